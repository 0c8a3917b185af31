"""Still lives with pots and bottles."""

from .brush import Canvas, fade, mix
from .catalogue import CLASSIC, picture
from .interior import grounding, room, sheen, steam, vessel, window_light
from .shapes import (
    Point,
    curve,
    lathe,
    oval,
    points,
    poly,
    rect,
    stroke,
    taper,
    together,
)


@picture("teapot-steam", CLASSIC)
def teapot_steam(c: Canvas) -> None:
    room(c, 410, ("#3c3a3a", "#57504a", "#4a4340"), ("#7d6a58", "#64534a", "#3c3234"))
    window_light(c, poly((40, -20), (330, -20), (520, 410), (230, 410)), "#ffdca6", 0.5)
    grounding(c, 470, 546, 190, 28)
    spout = taper(points("600,470 690,420 716,340 768,300"), 96, 34)
    c.model(spout, fade("#4d7a74", "#33565a"), "#182f38", "#a9cbb6", (-0.6, -1), 22)
    grip = curve(points("330,306 352,176 470,122 590,176 612,306"), 15)
    c.model(grip, fade("#b98a52", "#8a5a38"), "#3f2622", "#f0c98a", (-0.6, -1), 7)
    wraps = together(
        stroke([(x - 7, y - 10), (x + 7, y + 10)], 3)
        for x, y in (
            (390, 148),
            (410, 137),
            (432, 130),
            (454, 126),
            (478, 126),
            (500, 129),
            (522, 134),
            (544, 146),
        )
    )
    c.paint(wraps, "#4a2c22", 0.7)
    body = lathe(470, *points("284,70 300,128 350,186 420,208 490,188 536,130 552,108"))
    vessel(c, body, fade("#5f918a", "#3f6c6d", "#2d4f58"), "#14262f", "#b9dcc6", 90)
    c.drift(body, "#8fb9a8", (30, 22), "celadon", 0.5, 0.4, 0.4, octaves=4)
    c.drift(body, "#1d3640", (7, 7), "glaze", 0.62, 0.2, 0.5, octaves=2)
    c.shadow(oval(480, 296, 92, 15), alpha=0.6, blur=5, inside=body)
    lid = lathe(470, (250, 12), (258, 50), (276, 86), (292, 84))
    vessel(c, lid, fade("#6d9c92", "#47756f"), "#1d3640", "#cfe8d4", 24)
    vessel(c, oval(470, 242, 18, 15), "#6d9c92", "#1d3640", "#e4f3e0", 10)
    sheen(c, 346, 376, 18, 46, 22, 0.6)
    steam(c, 772, 284, 250, 1.0, 0.5)
    for x in (150, 850):
        _tea_bowl(c, x, 530 if x < 500 else 556)
    c.vignette("#151013", 0.6)


def _tea_bowl(c: Canvas, x: float, foot: float) -> None:
    grounding(c, x, foot, 52, 11)
    bowl = lathe(x, (foot - 78, 76), (foot - 50, 72), (foot - 18, 52), (foot, 34))
    vessel(c, bowl, fade("#d9cdb4", "#b5a58c"), "#5b5048", "#fff6e0", 30)
    c.drift(bowl, "#8a7862", (10, 10), f"bowl {x}", 0.58, 0.2, 0.4)
    c.paint(oval(x, foot - 78, 76, 15), "#efe4cc")
    c.paint(oval(x, foot - 77, 70, 12), "#8d7d68")
    c.paint(oval(x, foot - 74, 64, 9), fade("#5d6a36", "#a3a653"))
    steam(c, x, foot - 84, 120, -0.6, 0.28)


POTS = (
    (
        112,
        ("#7d8d8a", "#3a4a50", "#d3dcd0"),
        ((150, 20), (166, 21), (250, 22), (310, 60), (420, 66), (540, 60)),
    ),
    (
        258,
        ("#e6dcc6", "#857868", "#fffaf0"),
        ((230, 38), (246, 36), (290, 30), (340, 62), (440, 92), (520, 76), (552, 60)),
    ),
    (
        408,
        ("#b5654a", "#592e2c", "#f0b890"),
        ((116, 18), (130, 19), (210, 17), (280, 24), (340, 58), (470, 64), (546, 56)),
    ),
    (
        536,
        ("#c9a35a", "#6d4c2c", "#f7e2a6"),
        ((330, 50), (344, 46), (370, 44), (420, 68), (500, 74), (560, 56)),
    ),
    (
        672,
        ("#47565c", "#1d272e", "#a9b8b4"),
        ((92, 16), (110, 17), (250, 18), (330, 50), (450, 56), (552, 54)),
    ),
    (
        806,
        ("#d5c3b4", "#7b6660", "#fff4e6"),
        ((250, 30), (262, 26), (300, 24), (350, 70), (430, 84), (510, 66), (548, 50)),
    ),
    (
        914,
        ("#8d9c74", "#414f3c", "#dbe2b4"),
        ((190, 15), (204, 16), (300, 17), (350, 44), (460, 48), (544, 44)),
    ),
)


@picture("bottles-row", CLASSIC)
def bottles_row(c: Canvas) -> None:
    room(c, 478, ("#cfc4b0", "#d9cdb6", "#bfae98"), ("#a8937c", "#8d7866", "#685650"))
    window_light(c, poly((30, -20), (360, -20), (560, 478), (250, 478)), "#fff4da", 0.5)
    for x, _, profile in POTS:
        foot, half = profile[-1][0], max(r for _, r in profile)
        wall = lathe(x, *profile).each_point(lambda px, py: (px + 86 + (540 - py) * 0.1, py - 34))
        c.paint(wall, "#6d5c60", 0.4, 9, rect(0, 0, 1000, 478), "multiply")
        grounding(c, x, foot, half, half * 0.2, 1.3)
    for x, (base, dark, light), profile in POTS:
        _pot(c, x, profile, base, dark, light)
    c.vignette("#3a2c30", 0.42)


def _pot(c: Canvas, x: float, profile: tuple[Point, ...], base: str, dark: str, light: str) -> None:
    body = lathe(x, *profile)
    half = max(r for _, r in profile)
    c.shadow(body, 18, 6, "#4a3f44", 0.35, 14)
    vessel(
        c,
        body,
        fade(mix(base, light, 0.25), base, mix(base, dark, 0.3)),
        dark,
        light,
        half * 0.85,
    )
    c.mottle(body, (26, 40), 0.35, f"clay {x}", octaves=4)
    top, mouth = profile[0]
    c.paint(oval(x, top, mouth, mouth * 0.22), mix(base, light, 0.5))
    c.paint(oval(x, top + 1, mouth * 0.72, mouth * 0.14), mix(dark, "#120d10", 0.4))
    sheen(c, x - half * 0.52, profile[-1][0] - 120, half * 0.1, 46, 3, 0.4)
