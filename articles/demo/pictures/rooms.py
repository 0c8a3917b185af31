"""Pictures of a room: a chair by a window and a coat in the hall."""

from .brush import Canvas, fade
from .catalogue import TALL, picture
from .interior import empty_room, window_light
from .shapes import (
    Shape,
    blob,
    curve,
    oval,
    points,
    poly,
    rect,
    rounded,
    stroke,
    taper,
    together,
)


@picture("chair-portrait", TALL)
def chair_portrait(c: Canvas) -> None:
    empty_room(c, 900, ("#a8553f", "#bd6c4e", "#a4553f"), ("#7f5a48", "#5d4039", "#38262a"))
    _window_on_wall(c)
    back_legs = taper([(376, 300), (372, 620), (360, 1010)], 20, 15) + taper(
        [(634, 300), (640, 620), (668, 1010)], 20, 15
    )
    front_legs = taper([(322, 770), (312, 940), (292, 1120)], 24, 15) + taper(
        [(662, 770), (684, 940), (716, 1120)], 24, 15
    )
    rails = curve([(366, 330), (505, 300), (646, 330)], 46) + curve(
        [(368, 452), (505, 430), (644, 452)], 24
    )
    rungs = (
        rect(304, 964, 700, 976)
        + stroke([(312, 920), (366, 880)], 9)
        + stroke([(684, 920), (656, 880)], 9)
    )
    spindles = together(
        taper([(x, 340), (x + (x - 505) * 0.02, 560), (x + (x - 505) * 0.06, 740)], 9, 11)
        for x in (420, 462, 505, 548, 590)
    )
    seat = blob(*points("330,716 505,690 662,716 712,780 690,812 505,826 310,812 294,778"))
    whole = back_legs + rails + spindles + seat
    _chair_shadow(c, whole)
    for part in (back_legs, rungs, spindles, rails, front_legs):
        c.shadow(part, 5, 4, alpha=0.35, blur=4)
        c.model(part, fade("#3f6a66", "#2b4e50"), "#142a30", "#a9cdb4", (-1, -0.5), 9)
    _woven_seat(c, seat)
    _folded_coat(c)
    c.vignette("#2b1216", 0.5)


def _window_on_wall(c: Canvas) -> None:
    """Daylight through a window with a cross bar, on the wall and on the floor."""
    light = poly((90, 60), (470, -20), (660, 760), (300, 820))
    window_light(c, light, "#ffdba6", 0.55)
    c.paint(
        poly((270, 20), (290, 16), (485, 790), (465, 793))
        + poly((170, 420), (560, 350), (564, 366), (174, 436)),
        "#8a4334",
        0.55,
        7,
        rect(0, 0, 1000, 854),
    )
    c.paint(
        poly((330, 900), (700, 900), (930, 1250), (420, 1250)),
        "#ffcf96",
        0.4,
        24,
        mode="soft light",
    )


def _chair_shadow(c: Canvas, whole: Shape) -> None:
    """The chair's shadow on the wall and across the boards."""
    c.paint(
        whole.each_point(lambda x, y: (x + 190 + (1000 - y) * 0.1, y - 60)),
        "#4d1f24",
        0.5,
        13,
        rect(0, 0, 1000, 900),
        "multiply",
    )
    for x, y in ((360, 1010), (668, 1010), (292, 1120), (716, 1120)):
        c.paint(
            poly((x - 9, y), (x + 9, y), (x + 260, y - 54), (x + 236, y - 66)),
            "#1d1218",
            0.6,
            5,
            rect(0, 900, 1000, 1250),
            "multiply",
        )
    c.paint(oval(660, 990, 240, 60), "#1d1218", 0.5, 26, rect(0, 900, 1000, 1250), "multiply")


def _woven_seat(c: Canvas, seat: Shape) -> None:
    c.model(seat.moved(0, 17), "#1f3c40", "#10242a", None, (-1, -0.5), 10)
    c.model(seat, fade("#d9b678", "#c0965a"), "#6f4a2c", "#fbe6b0", (-0.8, -0.8), 26)
    weave = together(
        stroke([(290, 700 + k * 9), (720, 700 + k * 9)], 1.6) for k in range(15)
    ) + together(stroke([(300 + k * 13, 690), (290 + k * 13.6, 830)], 1.6) for k in range(32))
    c.paint(weave, "#7d5530", 0.5, inside=seat)


def _folded_coat(c: Canvas) -> None:
    cloth = blob(
        *points("560,300 640,286 690,318 700,460 716,600 672,640 610,618 574,640 556,520 566,400")
    )
    c.shadow(cloth, 12, 10, alpha=0.55, blur=12)
    c.model(cloth, fade("#efe0c4", "#d9c29e"), "#8a6f5c", "#fff8e8", (-0.9, -0.5), 26)
    for x in (596, 632, 668):
        fold = taper([(x - 6, 310), (x, 440), (x + 6, 626)], 4, 15)
        c.paint(fold, "#8a6f5c", 0.6, 7, cloth, "multiply")
        c.paint(fold.moved(-12, 0), "#fff6e2", 0.5, 5, cloth)


@picture("coat-on-hook", TALL)
def coat_on_hook(c: Canvas) -> None:
    _hall(c)
    window_light(c, poly((-20, 120), (440, -20), (860, 900), (300, 900)), "#fff0c8", 0.5)
    rail = rounded(110, 150, 890, 206, 6)
    c.shadow(rail, 10, 16, alpha=0.5, blur=10)
    c.model(rail, fade("#a0714a", "#7d5338"), "#3b241d", "#e6b888", (-0.5, -1), 9)
    c.mottle(rail, (300, 6), 0.6, "rail")
    for x in (220, 500, 780):
        _hook(c, x, 178)
    coat = _coat(c)
    _coat_details(c, coat)
    _scarf(c)
    c.vignette("#262a24", 0.45)


def _hall(c: Canvas) -> None:
    c.wash("#8f9c94", "#a9ae9c", "#8f8f7f")
    c.mottle(c.everything(), (260, 260), 0.25, "hall wall", octaves=5)
    planks = together(stroke([(x, 900), (x, 1260)], 2.4) for x in range(20, 1000, 110))
    c.paint(rect(0, 900, 1000, 1250), fade("#6d7f7a", "#54645f"))
    c.paint(planks, "#33423f", 0.7)
    c.paint(planks.moved(3, 0), "#a9b8a8", 0.4)
    c.paint(rect(0, 880, 1000, 904), fade("#94a398", "#5f6f69"))
    c.shadow(rect(0, 902, 1000, 912), alpha=0.5, blur=6)


def _coat(c: Canvas) -> Shape:
    coat = blob(
        *points(
            "470,232 530,232 600,262 676,310 704,420 732,620 742,800 690,830 690,1000 "
            "700,1110 610,1136 500,1128 390,1138 300,1110 312,1000 308,830 258,800 268,620 "
            "298,420 326,310 400,262"
        )
    )
    c.paint(coat.moved(74, 34), "#33392f", 0.55, 24, mode="multiply")
    c.model(coat, fade("#d9a24a", "#c78c3b", "#a97230"), "#5b3520", "#f9d68c", (-1, -0.4), 70)
    c.drift(coat, "#5b3520", (60, 330), "coat folds", 0.48, 0.4, 0.45)
    for path in ([(318, 330), (352, 520), (330, 800)], [(684, 330), (650, 520), (672, 800)]):
        c.paint(taper(path, 7, 14), "#5b3520", 0.75, 5, coat, "multiply")
    for x in (400, 590):
        c.paint(
            taper([(x, 640), (x + 10, 860), (x - 4, 1120)], 5, 40),
            "#6b3f22",
            0.45,
            12,
            coat,
            "multiply",
        )
        c.paint(
            taper([(x - 34, 640), (x - 26, 860), (x - 50, 1120)], 5, 26), "#ffdf98", 0.35, 12, coat
        )
    c.paint(stroke([(506, 330), (502, 1128)], 4), "#5b3520", 0.85)
    c.paint(stroke([(514, 330), (510, 1128)], 3), "#f6d48c", 0.4)
    return coat


def _coat_details(c: Canvas, coat: Shape) -> None:
    """Lapels, pockets and buttons."""
    for side in (-1, 1):
        lapel = blob(
            (500, 300),
            (500 + side * 36, 246),
            (500 + side * 84, 252),
            (500 + side * 118, 306),
            (500 + side * 70, 340),
            (500 + side * 8, 440),
        )
        c.shadow(lapel, 5, 9, "#4a2b1c", 0.6, 7, coat)
        c.model(lapel, fade("#7d4a2c", "#5f3522"), "#2b1714", "#c98a55", (-0.8, -0.8), 14)
        pocket = rounded(500 + side * 110 - 62, 790, 500 + side * 110 + 62, 830, 7)
        c.shadow(pocket, 3, 8, "#4a2b1c", 0.6, 6, coat)
        c.model(pocket, "#c48a3c", "#7a4c26", "#f4cf86", (-0.6, -1), 7)
    for y in (470, 590, 710, 900):
        c.shadow(oval(478, y, 12), 3, 5, alpha=0.7, blur=3)
        c.model(oval(478, y, 12), "#4a2c22", "#1d1012", "#d9a070", (-0.7, -1), 5)


def _hook(c: Canvas, x: float, y: float) -> None:
    hook = curve(
        [(x, y - 10), (x, y + 40), (x + 2, y + 62), (x - 22, y + 70), (x - 34, y + 50)], 10
    ) + oval(x - 34, y + 46, 9)
    c.shadow(hook, 9, 12, alpha=0.5, blur=6)
    c.model(
        hook + rounded(x - 14, y - 20, x + 14, y + 20, 8),
        fade("#d9b877", "#8f6b3a"),
        "#3f2b1a",
        "#fff0c2",
        (-0.8, -1),
        5,
    )


def _scarf(c: Canvas) -> None:
    tail = blob(*points("762,236 800,232 816,330 806,500 822,680 770,700 738,690 752,520 742,340"))
    c.paint(tail.moved(46, 24), "#33392f", 0.5, 18, mode="multiply")
    c.model(tail, fade("#a5483f", "#8a3a38"), "#451a22", "#e69a80", (-1, -0.4), 20)
    for y in range(300, 690, 70):
        c.paint(rect(720, y, 840, y + 16), "#f0dfbe", 0.8, inside=tail)
        c.paint(rect(720, y + 24, 840, y + 29), "#26404d", 0.8, inside=tail)
    c.drift(tail, "#451a22", (22, 240), "scarf", 0.48, 0.4, 0.5)
    c.paint(
        together(stroke([(742 + k * 9, 694), (738 + k * 9.6, 734)], 3) for k in range(9)), "#8a3a38"
    )
