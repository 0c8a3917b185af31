"""Pictures of boats, harbours and lights at sea."""

from .brush import Canvas, fade, mix
from .catalogue import CLASSIC, WIDE, picture
from .nature import cloud_bank, disc_light, stars, sun_path, water
from .shapes import curve, oval, points, poly, rect, ridge, spline, stroke, together


@picture("lighthouse-dusk", CLASSIC)
def lighthouse_dusk(c: Canvas) -> None:
    c.paint(rect(0, 0, 1000, 450), fade("#232b52", "#4b4a7c", "#9b6c8c", "#e79a80", "#f8c791"))
    stars(c, 60, 210, "lighthouse")
    for y, height, colour, seed in (
        (190, 90, "#5d5485", "high"),
        (290, 70, "#d78e87", "middle"),
        (360, 44, "#f6b98c", "low"),
    ):
        cloud_bank(c, y, height, colour, f"dusk {seed}", 0.62)
    c.glow(240, 445, 430, "#ff9e63", 0.5)
    c.paint(ridge(436, 9, "far coast", 447, 4), "#a5748a", 0.8)
    water(c, 445, "#e2a08d", "#2c3158", "#ffd2a6", "dusk sea", 0.6)
    sun_path(c, 240, 446, "#ffdcae", 120, "dusk path")
    _lighthouse_rock(c)
    c.paint(
        poly((748, 118), (-60, 20), (-60, 150)),
        fade("#2a1c10", "#ffe3ac", axis="x"),
        0.75,
        9,
        mode="screen",
    )
    c.paint(
        poly((748, 118), (1100, 78), (1100, 150)),
        fade("#ffe3ac", "#2a1c10", axis="x"),
        0.6,
        9,
        mode="screen",
    )
    c.glow(748, 117, 90, "#ffedc2", 0.95)
    c.paint(oval(748, 117, 6), "#fffbe8", blur=1)
    c.vignette("#251d38", 0.5)


def _lighthouse_rock(c: Canvas) -> None:
    rock = poly(
        *spline(points("470,520 540,470 610,412 690,366 760,350 830,352 910,318 1040,300")),
        (1040, 700),
        (380, 700),
        (420, 560),
    )
    c.model(rock, fade("#4a3b5c", "#1c1b33"), "#15152a", "#d98b7d", (-1, -0.5), 26)
    c.drift(rock, "#0f1024", (40, 60), "rock face", 0.4, 0.5, 0.75, octaves=4)
    c.drift(rock, "#c98a86", (50, 14), "rock light", 0.55, 0.3, 0.35, octaves=4)
    tower = poly((733, 148), (763, 148), (776, 362), (720, 362))
    c.model(tower, fade("#f6d9bf", "#b58a92", "#4d4468", axis="x"), "#3c3658", None, (-1, 0), 16)
    for top, foot in ((196, 238), (282, 326)):
        grow = (top - 148) * 0.061, (foot - 148) * 0.061
        band = poly(
            (733 - grow[0], top), (763 + grow[0], top), (763 + grow[1], foot), (733 - grow[1], foot)
        )
        c.paint(band, fade("#c2543f", "#7b3544", "#3f2440", axis="x"))
    c.paint(
        rect(726, 142, 770, 149)
        + rect(736, 100, 740, 142)
        + rect(757, 100, 761, 142)
        + poly((730, 102), (748, 80), (766, 102))
        + stroke([(748, 84), (748, 66)], 2),
        "#241f3a",
    )
    house = poly(*points("806,352 806,318 842,300 892,318 892,352"))
    c.model(house, fade("#c79c93", "#54466a", axis="x"), "#241f3a", None, (-1, -0.4), 20)
    c.paint(poly(*points("800,320 842,292 898,320 890,324 842,302 806,324")), "#241f3a")
    c.paint(rect(822, 326, 834, 341), "#ffd58e")
    c.glow(828, 334, 40, "#ffb45e", 0.6)


@picture("harbour-fog", WIDE)
def harbour_fog(c: Canvas) -> None:
    c.wash("#b9c4c3", "#d5d8cf", "#dcd9cc", "#a9b6b6")
    disc_light(c, 690, 128, 26, "#f9f1dc", "#f1e3c4")
    for level, colour, seed in ((270, "#bcc7c5", "a"), (292, "#aab8b8", "b")):
        c.paint(ridge(level, 34, f"harbour {seed}", 330), colour, 0.8, 3)
    c.haze(200, 330, "#d9dbd2", 0, 0.9)
    water(c, 322, "#cfd3cb", "#6d8289", "#eeeade", "fog sea", 0.4)
    for x, size, colour in ((250, 0.55, "#8fa1a4"), (800, 0.7, "#7d9196")):
        _boat(c, x, 330 + 40 * size, size, colour, mix(colour, "#d9dbd2", 0.25))
    c.haze(250, 400, "#dcdcd2", 0.1, 0.55)
    c.haze(400, 480, "#dcdcd2", 0.55, 0)
    _boat(c, 520, 436, 1.45, "#2f4650", "#a34f3c")
    c.drift(rect(-50, 330, 1050, 480), "#e6e4d8", (420, 60), "fog bank", 0.45, 0.4, 0.6, 30)
    posts = together(
        rect(x, top, x + w, 580)
        for x, top, w in ((70, 392, 20), (128, 440, 16), (905, 410, 22), (858, 462, 16))
    )
    c.model(posts, fade("#3d4a4c", "#1f2a30"), "#141c22", "#8d9a97", (1, -0.3), 7)
    c.paint(
        curve([(80, 404), (104, 452), (136, 450)], 3)
        + curve([(866, 474), (890, 474), (916, 424)], 3),
        "#253036",
    )
    for x, y in ((300, 150), (332, 138), (372, 160)):
        c.paint(
            curve(
                [(x - 13, y + 4), (x - 5, y - 3), (x, y + 1), (x + 6, y - 4), (x + 14, y + 2)], 1.8
            ),
            "#5f7073",
        )
    c.vignette("#3a474c", 0.4)


def _boat(c: Canvas, x: float, y: float, size: float, hull: str, trim: str) -> None:
    def at(dx: float, dy: float) -> tuple[float, float]:
        return x + dx * size, y + dy * size

    body = poly(
        *spline([at(-120, -34), at(-60, -22), at(40, -24), at(128, -52)]), at(106, 4), at(-104, 4)
    )
    cabin = poly(at(-62, -26), at(-58, -70), at(-4, -70), at(2, -26))
    mast = stroke([at(20, -24), at(20, -176)], 3.4 * size) + stroke(
        [at(20, -60), at(-90, -118)], 2.2 * size
    )
    rig = stroke([at(20, -172), at(124, -52)], 1) + stroke([at(20, -172), at(-112, -32)], 1)
    whole = body + cabin + mast + rig
    c.paint(whole.reflected(y + 4 * size, 0.8), hull, 0.4, 5 * size, mode="multiply")
    c.paint(mast + rig, hull)
    c.model(
        cabin, mix(hull, "#e9e3d3", 0.62), mix(hull, "#101820", 0.2), None, (1, -0.5), 20 * size
    )
    c.paint(poly(at(-68, -70), at(-64, -78), at(2, -78), at(4, -70)), trim)
    for left in (-50, -26):
        c.paint(rect(*at(left, -60), *at(left + 16, -44)), mix(hull, "#0e161c", 0.4))
    c.model(body, hull, mix(hull, "#0c141a", 0.6), mix(hull, "#f0eada", 0.4), (0.5, -1), 18 * size)
    c.paint(
        poly(
            *spline([at(-116, -26), at(-56, -14), at(44, -16), at(122, -42)]),
            *reversed(spline([at(-114, -20), at(-54, -8), at(46, -10), at(120, -35)])),
        ),
        trim,
    )


@picture("ferry-wake", WIDE)
def ferry_wake(c: Canvas) -> None:
    c.paint(rect(0, 0, 1000, 190), fade("#8fb0bd", "#c9d6cf", "#efdfc0"))
    cloud_bank(c, 70, 80, "#e8e6d8", "ferry sky", 0.6)
    cloud_bank(c, 128, 40, "#f7ead0", "ferry low", 0.7)
    c.paint(ridge(166, 30, "ferry hills", 192, 5), fade("#7d9aa5", "#a3b4b2"), 0.9)
    c.paint(ridge(180, 14, "ferry hills near", 192, 5), "#5c7f8c", 0.8)
    water(c, 188, "#8fb3b4", "#123f4f", "#b9d3cb", "ferry sea", 0.45)
    _wake(c)
    c.shadow(rect(-20, 522, 1020, 534), 0, 26, "#0d2530", 0.6, 16)
    rail = together(rect(x, 470, x + 7, 580) for x in (96, 300, 504, 708, 912))
    bars = rect(-10, 462, 1010, 474) + rect(-10, 500, 1010, 505) + rect(-10, 530, 1010, 535)
    c.model(rail + bars, "#e9e2cf", "#7b8487", "#fffaf0", (0.3, -1), 4)
    ring = oval(806, 512, 44)
    c.model(ring, "#c9543a", "#7d2c26", "#ee9070", (0.4, -1), 14)
    for angle in (45, 135, 225, 315):
        c.paint(rect(796, 466, 816, 490).turned(806, 512, angle), "#f1e6d0")
    c.paint(oval(806, 512, 23), fade("#226070", "#174656"))
    c.paint(rect(784, 500, 828, 505), "#e9e2cf")
    c.vignette("#0e2a36", 0.45)


def _wake(c: Canvas) -> None:
    level, chance = 192, 380
    for i in range(12):
        near, far = ((i + 1) / 12) ** 1.6, (i / 12) ** 1.6
        top, foot = level + chance * far, level + chance * near
        cell = (5 + 46 * near, 2 + 15 * near)
        churn = poly(
            (500 - 4 - 150 * far, top),
            (504 + 150 * far, top),
            (506 + 150 * near, foot),
            (494 - 150 * near, foot),
        )
        c.paint(churn, "#8cc4bd", 0.55, 2 + 9 * near)
        c.drift(churn, "#fdf9ee", cell, f"churn {i}", 0.36, 0.3, 0.95, 1 + 10 * near, octaves=4)
        for side in (-1, 1):
            inner, outer = 500 + side * 520 * far**0.9, 500 + side * 520 * near**0.9
            thick = 3 + 34 * near
            arm = poly(
                (inner, top),
                (inner + side * thick * 0.7, top),
                (outer + side * thick, foot),
                (outer, foot),
            )
            c.paint(arm.moved(-side * thick * 0.6, 0), "#0c3342", 0.4, 1 + 6 * near)
            c.drift(
                arm, "#f3f3e6", cell, f"arm {side} {i}", 0.4, 0.25, 0.8, 1 + 4 * near, octaves=4
            )
