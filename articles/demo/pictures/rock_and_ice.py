"""Pictures of cliffs above the sea and of a glacier above its lake."""

from .brush import Canvas, fade
from .catalogue import CLASSIC, picture
from .nature import cloud_bank, massif, water
from .shapes import blob, curve, jagged, oval, points, poly, rect, ridge, spline, together


@picture("island-cliffs", CLASSIC)
def island_cliffs(c: Canvas) -> None:
    c.paint(rect(0, 0, 1000, 400), fade("#7fa3ae", "#b9cbc6", "#eee0c2"))
    for y, size, seed in ((80, 120, "a"), (190, 100, "b"), (280, 60, "c")):
        cloud_bank(c, y, size, "#f3eddc", f"cliff {seed}", 0.7)
    c.glow(160, 210, 420, "#fff0cf", 0.5)
    water(c, 372, "#a9c4bf", "#1f5560", "#dfe9dc", "cliff sea", 0.5)
    far = poly(*points("560,376 585,320 640,300 700,312 760,296 820,330 860,376"))
    c.model(far, fade("#a9b3a0", "#94a5a3"), "#7f959a", None, (-1, -0.3), 40, alpha=0.7)
    c.haze(290, 380, "#e3e0cc", 0.0, 0.45)
    stack = poly(*points("250,430 262,330 272,296 300,286 318,300 330,360 348,430"))
    c.model(stack, fade("#c7b48f", "#8f8672"), "#4d5a60", "#efdcb0", (-1, -0.3), 26)
    _cliff(c)
    for i, (x, y, half) in enumerate(((300, 432, 76), (520, 560, 60), (610, 590, 90))):
        c.drift(
            oval(x, y, half * 1.3, half * 0.22), "#fbf7e9", (26, 8), f"surf {i}", 0.35, 0.2, 0.95, 6
        )
    for x, y, s in ((420, 210, 1.2), (452, 190, 0.9), (392, 250, 0.8), (480, 236, 0.7)):
        c.paint(
            curve(
                [
                    (x - 15 * s, y + 3),
                    (x - 6 * s, y - 4 * s),
                    (x, y + 1),
                    (x + 6 * s, y - 5 * s),
                    (x + 15 * s, y + 1),
                ],
                1.8,
            ),
            "#f7f1e0",
        )
    c.vignette("#163039", 0.4)


def _cliff(c: Canvas) -> None:
    edge = points("520,700 536,560 556,520 566,400 590,330 610,214 640,190")
    top = points("640,190 700,168 780,158 850,120 930,104 1040,96")
    face = poly(*edge, *spline(top), (1040, 700))
    c.paint(face.moved(-36, 0), "#12343c", 0.5, 22, rect(0, 520, 1000, 700), "multiply")
    c.model(face, fade("#d2bd92", "#a8936f", "#5d6260"), "#46525a", "#f3e1b6", (-1, -0.2), 80)
    for i in range(5):
        level = 250 + i * 84
        strata = curve(
            [(500, level + 26), (640, level + 8), (800, level + 16), (1040, level - 18)], 12
        )
        c.paint(strata, "#5c5a55", 0.32, 4, face)
        c.paint(strata.moved(0, -11), "#ecd8ae", 0.3, 4, face)
    c.drift(face, "#3d464c", (20, 260), "gullies", 0.47, 0.35, 0.75, octaves=4)
    c.drift(face, "#f0dcb1", (16, 180), "lit ribs", 0.52, 0.3, 0.5)
    turf = poly(
        *spline(top),
        (1040, 214),
        *spline(points("1000,210 900,196 800,222 720,206 660,222 612,216")),
    )
    c.model(turf, fade("#a8a865", "#66763f"), "#46552f", "#d6cd8b", (-0.6, -1), 22)
    c.mottle(turf, (26, 8), 0.6, "turf")


@picture("glacier-lake", CLASSIC)
def glacier_lake(c: Canvas) -> None:
    c.paint(rect(0, 0, 1000, 420), fade("#5d86a6", "#a9c3cc", "#e6e4d6"))
    cloud_bank(c, 110, 110, "#eef0ea", "glacier sky", 0.6)
    _snow_peaks(c)
    water(c, 408, "#8fbfc0", "#0f5f70", "#cfe8df", "lake", 0.35)
    c.paint(poly(*points("120,408 330,560 500,470 640,590 900,408")), "#d8ebe6", 0.35, 16)
    c.paint(poly(*points("330,408 420,520 560,440 690,540 760,408")), "#3d7f90", 0.4, 14)
    c.drift(rect(0, 410, 1000, 600), "#d9efe8", (300, 5), "still lines", 0.58, 0.12, 0.5, 4)
    for x, y, s in ((240, 466, 1.2), (690, 448, 0.7), (560, 540, 1.0)):
        ice = poly(
            (x - 60 * s, y),
            (x - 44 * s, y - 26 * s),
            (x - 8 * s, y - 40 * s),
            (x + 26 * s, y - 22 * s),
            (x + 64 * s, y - 4 * s),
            (x + 58 * s, y),
        )
        c.paint(ice.reflected(y, 0.8), "#bfe3e0", 0.5, 4)
        c.model(ice, fade("#f4f6ee", "#a9d4d8"), "#4d93a6", "#fffef5", (-1, -0.8), 18)
    _stony_shore(c)
    c.vignette("#10303c", 0.4)


def _stony_shore(c: Canvas) -> None:
    shore = poly((-20, 700), (-20, 600), *spline(points("0,596 150,612 320,640 480,662 560,700")))
    c.model(shore, fade("#6b6a62", "#34393b"), "#23292c", "#a9a491", (-0.3, -1), 20)
    stones = [
        blob(
            (x - r, y),
            (x - r * 0.5, y - r * 0.7),
            (x + r * 0.6, y - r * 0.6),
            (x + r, y),
            (x, y + r * 0.35),
        )
        for x, y, r in (
            (90, 624, 34),
            (190, 640, 22),
            (40, 650, 30),
            (290, 656, 26),
            (388, 664, 18),
            (480, 640, 14),
        )
    ]
    c.shadow(together(stones), 14, 8, blur=5)
    for stone in stones:
        c.model(stone, "#7d7b71", "#33383b", "#c4bda6", (-0.8, -1), 14)


def _snow_peaks(c: Canvas) -> None:
    far = jagged(
        points("-20,260 60,190 150,260 270,140 390,270 500,210 640,290 760,150 880,250 1020,180"),
        0.3,
        "far",
        3,
    )
    massif(c, far, 420, fade("#dfe6e4", "#c3d2d6"), "#9db8c6", "far", 0.75)
    c.haze(170, 420, "#dfe6e2", 0, 0.75)
    right = jagged(
        points("520,420 600,330 660,290 742,176 820,262 896,214 1020,330"), 0.28, "right", 3
    )
    massif(c, right, 420, fade("#f4f1e8", "#b9cbd0"), fade("#6d92a8", "#8faebb"), "right")
    left = jagged(
        points("-20,330 110,300 240,214 330,180 418,84 492,170 560,232 650,340 740,420"),
        0.26,
        "left",
        3,
    )
    body = massif(
        c, left, 420, fade("#fbf8ee", "#c9d7d8", "#93abb2"), fade("#57809a", "#7d9fb0"), "left"
    )
    c.drift(body, "#44606f", (26, 40), "bare rock", 0.56, 0.22, 0.5, octaves=4)
    tongue = poly(
        (455, 230),
        *spline(points("462,260 424,312 436,366 392,412")),
        (640, 412),
        *spline(points("560,366 540,312 500,260 480,226")),
    )
    c.paint(tongue.moved(8, 4), "#44708a", 0.5, 8, body)
    c.model(tongue, fade("#f6f6ef", "#c9e4e4"), "#7fb4c2", None, (-1, -0.4), 24)
    c.drift(tongue, "#5f9db3", (70, 7), "crevasse", 0.55, 0.2, 0.6, 5)
    c.paint(ridge(400, 14, "lake shore", 410, 5), "#55707a", 0.8)
    c.haze(330, 410, "#dfe8e4", 0, 0.4)
