"""Still lives of the study: books, a radio, an hourglass, a pair of shoes."""

import random

from .brush import Canvas, fade, mix
from .catalogue import CLASSIC, TALL, picture
from .interior import grounding, outline, room, window_light
from .shapes import (
    Shape,
    arc,
    blob,
    curve,
    lathe,
    oval,
    points,
    poly,
    rect,
    rounded,
    stroke,
    taper,
    together,
)


@picture("books-stack", CLASSIC)
def books_stack(c: Canvas) -> None:
    room(c, 500, ("#8d9a8c", "#a7ae98", "#8f927f"), ("#9a7657", "#7d5d48", "#56403a"))
    window_light(c, poly((60, -20), (380, -20), (560, 500), (260, 500)), "#fff2cd", 0.5)
    volumes = (
        (300, 740, 74, "#8f3b36"),
        (330, 716, 52, "#d9b36a"),
        (286, 700, 66, "#2f4a5a"),
        (346, 742, 40, "#e4d5b8"),
        (322, 690, 58, "#5b6b4a"),
        (350, 720, 34, "#c9704a"),
    )
    stack = rect(320, 248, 720, 572).moved(110, -40)
    c.paint(stack, "#3d4438", 0.42, 18, rect(0, 0, 1000, 500), "multiply")
    c.shadow(rect(330, 556, 860, 584), alpha=0.7, blur=14)
    foot = 572.0
    for i, (x0, x1, thick, tone) in enumerate(volumes):
        _book(c, x0, x1, foot, thick, tone, i)
        foot -= thick
    _reading_glasses(c, 560, foot)
    apple = blob(
        *points(
            "170,506 150,470 164,430 204,420 222,430 240,420 280,432 292,474 270,530 "
            "222,546 190,536"
        )
    )
    grounding(c, 222, 544, 66, 14)
    c.model(apple, fade("#c9583c", "#a33a33"), "#4d1a22", "#f6b27f", (-0.8, -1), 44)
    c.paint(oval(200, 450, 30, 24), "#e9c05f", 0.6, 14, apple)
    c.drift(apple, "#efc06a", (9, 40), "apple", 0.56, 0.3, 0.5)
    c.paint(oval(222, 432, 16, 5), "#4d1a22", 0.7, 3)
    c.paint(taper([(222, 434), (224, 412), (236, 394)], 5, 7), "#3d2a22")
    c.vignette("#2a261f", 0.5)


def _book(c: Canvas, x0: float, x1: float, foot: float, thick: float, tone: str, i: int) -> None:
    top = foot - thick
    pages = rect(x1 - 60, top + 6, x1 - 5, foot - 6)
    c.shadow(rect(x0 + 8, foot - 3, x1 + 14, foot + 10), alpha=0.6, blur=5)
    cover = rounded(x0, top, x1, foot, 5)
    c.model(
        cover,
        fade(mix(tone, "#fff0d2", 0.25), tone, mix(tone, "#1c141c", 0.3)),
        mix(tone, "#1a121a", 0.65),
        mix(tone, "#fff3da", 0.6),
        (-0.6, -1),
        thick * 0.2,
    )
    c.mottle(cover, (3, 3), 0.35, f"cloth {i}", octaves=1)
    c.paint(pages, fade("#f3e6c8", "#d3bd97"))
    c.paint(
        together(stroke([(x1 - 60, y), (x1 - 5, y)], 0.9) for y in _lines(top + 8, foot - 7, 3.6)),
        "#8f7658",
        0.5,
    )
    c.paint(rect(x1 - 66, top + 4, x1 - 56, foot - 4), mix(tone, "#1a121a", 0.6), 0.8, 2)
    c.paint(rect(x0 + 2, top + 2, x1 - 2, top + 5), mix(tone, "#fff3da", 0.45), 0.6)
    _gilding(c, x0, x1, foot, thick, tone, i, top)
    shade = rect(x1 - 150, top, x1 + 4, foot)
    c.paint(shade, fade(tone, "#20161e", axis="x"), 0.35, inside=cover, mode="multiply")


def _gilding(
    c: Canvas, x0: float, x1: float, foot: float, thick: float, tone: str, i: int, top: float
) -> None:
    """The gold bands and the label on a spine."""
    gold = mix("#e3bd74", tone, 0.15)
    for left in (x0 + 22, x1 - 104):
        c.paint(
            rect(left, top + 3, left + 4, foot - 3) + rect(left + 8, top + 3, left + 10, foot - 3),
            gold,
            0.85,
        )
    if i % 2 == 0:
        label = rect(x0 + 90, top + thick * 0.24, x0 + 240, foot - thick * 0.24)
        c.paint(label, mix(tone, "#140e16", 0.45))
        c.paint(rect(x0 + 106, foot - thick * 0.56, x0 + 224, foot - thick * 0.44), gold, 0.9)
    else:
        c.paint(
            rect(x0 + 80, foot - thick * 0.54, x0 + 190, foot - thick * 0.46),
            mix(tone, "#1a121a", 0.6),
            0.8,
        )


def _lines(start: float, end: float, step: float) -> list[float]:
    return [start + k * step for k in range(max(1, int((end - start) / step)))]


def _reading_glasses(c: Canvas, x: float, foot: float) -> None:
    rings = [outline(x + dx, foot - 17, 44, 17, 5) for dx in (-52, 52)]
    bridge = curve([(x - 10, foot - 20), (x, foot - 29), (x + 10, foot - 20)], 5)
    arms = curve([(x - 94, foot - 20), (x - 60, foot - 40), (x - 10, foot - 46)], 4) + curve(
        [(x + 94, foot - 20), (x + 112, foot - 42), (x + 70, foot - 50)], 4
    )
    c.shadow(oval(x + 8, foot - 1, 110, 6), alpha=0.5, blur=4)
    for dx in (-52, 52):
        c.paint(oval(x + dx, foot - 17, 43, 16), fade("#f3f0e2", "#9aa79c"), 0.4)
    c.model(together(rings) + bridge + arms, "#5b3626", "#23151a", "#d99a5f", (-0.5, -1), 3)


@picture("radio-set", CLASSIC)
def radio_set(c: Canvas) -> None:
    room(c, 486, ("#27484c", "#3b6260", "#2b4b4c"), ("#c29a70", "#a37b58", "#6f5043"))
    window_light(c, poly((20, -20), (330, -20), (520, 486), (220, 486)), "#ffdfa6", 0.5)
    c.paint(rounded(300, 130, 880, 500, 40), "#0f2226", 0.5, 26, rect(0, 0, 1000, 486), "multiply")
    c.shadow(rect(190, 548, 870, 574), alpha=0.75, blur=12)
    antenna = taper([(716, 170), (800, 40), (850, -40)], 5, 3)
    c.model(antenna, "#cfc9b8", "#57585a", "#ffffff", (-1, 0), 2)
    case = rounded(176, 164, 806, 560, 44)
    c.model(case, fade("#b5713f", "#8f5230", "#633523"), "#2e1816", "#efb678", (-0.7, -1), 38)
    c.mottle(case, (300, 6), 0.7, "walnut", octaves=4)
    panel = rounded(204, 192, 778, 532, 26)
    c.paint(panel, "#2e1816", 0.7, 3)
    c.model(
        rounded(209, 197, 774, 528, 23),
        fade("#eaddbf", "#d3c19d"),
        "#97835f",
        "#fff8e4",
        (-0.7, -1),
        12,
    )
    _loudspeaker(c)
    _dial(c)
    _knobs(c)
    for x in (236, 708):
        c.paint(rounded(x, 556, x + 42, 574, 4), fade("#3a1f18", "#180d0c"))
    c.vignette("#0e1c1e", 0.55)


def _loudspeaker(c: Canvas) -> None:
    cloth = rounded(232, 220, 508, 506, 14)
    c.model(cloth, fade("#a98a5c", "#8a6c48"), "#4a3728", None, (0.7, 1), 16)
    weave = together(stroke([(228, y), (512, y)], 1) for y in range(222, 506, 5)) + together(
        stroke([(x, 218), (x, 508)], 1) for x in range(234, 508, 5)
    )
    c.paint(weave, "#e9cf98", 0.45, inside=cloth)
    c.paint(weave.moved(1.5, 1.5), "#3a281f", 0.5, inside=cloth)
    c.paint(oval(370, 363, 118), "#2b1c18", 0.3, 20, cloth)
    for k in range(5):
        slat = rounded(232, 250 + k * 54, 508, 262 + k * 54, 5)
        c.shadow(slat, 3, 6, alpha=0.6, blur=4, inside=cloth)
        c.model(slat, fade("#b5713f", "#7d4529"), "#3a1f18", "#efb678", (-0.3, -1), 4)


def _knobs(c: Canvas) -> None:
    for x, r in ((586, 38), (700, 38)):
        c.shadow(oval(x, 454, r), 8, 12, alpha=0.65, blur=8)
        c.model(oval(x, 454, r), "#5b3526", "#23130f", "#d99a64", (-0.7, -1), 14)
        c.model(
            oval(x, 452, r * 0.72),
            fade("#d9c39a", "#8d7248", axis="x"),
            "#5d4527",
            "#fff4d2",
            (-0.7, -1),
            9,
        )
        c.paint(rect(x - 1.6, 428, x + 1.6, 446).turned(x, 452, 40 if x < 650 else -55), "#3a2318")


def _dial(c: Canvas) -> None:
    glass = rounded(532, 222, 752, 378, 12)
    c.shadow(glass, 0, 0, alpha=0.8, blur=5)
    c.paint(glass, fade("#f9d58c", "#eeb258", "#c97f38"))
    c.glow(642, 300, 130, "#fff0b8", 0.7, inside=glass)
    for r in (70, 96, 122):
        c.paint(stroke(arc(642, 400, r * 1.15, r, 200, 340), 1.6), "#6d3a20", 0.8, inside=glass)
    ticks = []
    for k in range(25):
        a = 200 + 140 * k / 24
        long = 12 if k % 4 == 0 else 6
        outer, inner = (
            arc(642, 400, 122 * 1.15, 122, a, a + 1, 1)[0],
            arc(642, 400, (122 - long) * 1.15, 122 - long, a, a + 1, 1)[0],
        )
        ticks.append(stroke([outer, inner], 1.8))
    c.paint(together(ticks), "#5b2c1a", inside=glass)
    c.paint(taper([(642, 400), (664, 340), (690, 262)], 4, 2), "#b5322a", inside=glass)
    c.paint(poly((532, 222), (640, 222), (560, 378), (532, 378)), "#fffdf0", 0.2, 3, glass)
    c.paint(stroke([(544, 222), (740, 222)], 3), "#4a2a1c", 0.6, 2)


@picture("hourglass", TALL)
def hourglass(c: Canvas) -> None:
    room(c, 960, ("#46333f", "#6d4d50", "#53393f"), ("#a5694a", "#7d4a3c", "#46292c"))
    window_light(c, poly((20, -20), (380, -20), (700, 960), (300, 960)), "#ffcf94", 0.6)
    cx = 500
    bulb = lathe(
        cx,
        *points(
            "262,150 340,196 450,182 560,70 620,15 640,12 660,15 720,70 830,182 940,196 1016,150"
        ),
    )
    frame = rect(300, 200, 700, 1080)
    c.paint(frame.moved(190, -90), "#2a1a26", 0.5, 34, rect(0, 0, 1000, 960), "multiply")
    grounding(c, cx, 1100, 226, 34, 1.5)
    c.paint(
        poly((560, 1090), (700, 1080), (980, 1010), (860, 1000)), "#f2b26d", 0.4, 16, mode="screen"
    )
    for x in (318, 682):
        post = lathe(x, *points("236,12 300,16 420,9 600,15 640,19 680,15 860,9 980,16 1050,12"))
        c.model(post, fade("#8a5334", "#6b3c2a"), "#2b1616", "#e3a268", (-1, 0), 9)
    c.paint(bulb, fade("#f4e6d0", "#cfc0b4", "#f4e6d0"), 0.2)
    _sand(c, bulb, cx)
    rim = stroke(bulb.polygons[0], 7)
    c.paint(rim, "#fff4e2", 0.5, 2.5, bulb)
    inner = bulb.each_point(lambda x, y: (cx + (x - cx) * 0.9, y))
    c.paint(Shape(bulb.polygons), "#2b1a26", 0.16)
    c.paint(inner, "#fff0dc", 0.1, 12, bulb)
    for y in (400, 878):
        c.paint(taper([(352, y - 70), (336, y), (358, y + 70)], 7, 22), "#fffaf0", 0.65, 5, bulb)
        c.paint(taper([(654, y - 60), (664, y), (646, y + 60)], 5, 9), "#ffdcae", 0.5, 4, bulb)
    for y in (206, 1048):
        _cap(c, cx, y)
    c.vignette("#1c1018", 0.6)


def _sand(c: Canvas, bulb: Shape, cx: float) -> None:
    upper = poly(*arc(cx, 452, 190, 26, 180, 360), (cx + 190, 640), (cx - 190, 640))
    lower = blob(
        (cx - 230, 1060),
        (cx - 190, 980),
        (cx - 80, 900),
        (cx, 862),
        (cx + 80, 900),
        (cx + 190, 980),
        (cx + 230, 1060),
    )
    for heap in (upper, lower):
        c.paint(heap, fade("#f0c07a", "#d9934f", "#a8623a"), inside=bulb)
        c.paint(heap, "#fff0c6", 0.3, 0, bulb, "soft light", 1.0)
        c.paint(heap.moved(120, 10), "#6b3329", 0.55, 60, bulb, "multiply", 0.9)
    c.paint(oval(cx, 452, 178, 22), fade("#c98a4f", "#f9dba0"), 1, 1.5, bulb)
    c.paint(oval(cx, 456, 60, 9), "#a8623a", 0.7, 9, bulb)
    c.paint(rect(cx - 2.4, 630, cx + 2.4, 880), fade("#ffe4ac", "#e0a05c"), 0.95)
    chance = random.Random("sand")
    c.paint(
        together(oval(chance.gauss(cx, 14), chance.uniform(800, 890), 1.7) for _ in range(34)),
        "#ffe0a4",
        0.8,
    )


def _cap(c: Canvas, cx: float, y: float) -> None:
    for dy, half, tall in (
        ((0, 226, 30), (30, 208, 22)) if y < 600 else ((0, 208, 22), (22, 226, 32))
    ):
        slab = rect(cx - half, y + dy, cx + half, y + dy + tall) + oval(cx, y + dy + tall, half, 14)
        c.model(
            slab,
            fade("#c07a48", "#8a4f33", "#5b3026", axis="x"),
            "#2b1616",
            "#f2b67a",
            (-0.5, -1),
            10,
        )
        c.mottle(slab, (200, 5), 0.6, f"cap {y + dy}")
        c.paint(oval(cx, y + dy, half, 14), fade("#e0a064", "#8f5638", axis="x"))
