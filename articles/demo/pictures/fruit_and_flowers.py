"""A pear in good light and a bunch of flowers in a vase."""

import math
import random

from .brush import Canvas, fade, mix
from .catalogue import TALL, picture
from .interior import grounding, room, sheen, vessel, window_light
from .shapes import (
    Shape,
    blob,
    curve,
    lathe,
    oval,
    points,
    poly,
    rect,
    taper,
    together,
)


@picture("pear-and-shadow", TALL)
def pear_and_shadow(c: Canvas) -> None:
    c.paint(rect(0, 0, 1000, 860), fade("#d9a27f", "#e0b08a", "#d39c7a"))
    c.paint(rect(0, 850, 1000, c.h), fade("#c98f6f", "#a86d57"))
    c.mottle(c.everything(), (300, 260), 0.2, "plaster", octaves=5)
    c.paint(rect(0, 840, 1000, 860), "#a06a55", 0.35, 14)
    beam = poly((-40, 120), (1040, -60), (1040, 720), (-40, 1020))
    c.paint(beam, "#fff1d2", 0.75, 16, mode="soft light")
    c.paint(
        poly((520, -20), (560, -20), (560, 870), (520, 870)).turned(540, 400, 14),
        "#8a5a58",
        0.4,
        14,
        mode="multiply",
    )
    pear = _pear(430, 960)
    _pear_shadow(c)
    c.shadow(oval(460, 964, 170, 26), alpha=0.75, blur=12)
    c.model(pear, fade("#d9c15a", "#c2ab46", "#a58f3c"), "#4d4a26", "#fff2a6", (-1, -0.45), 110)
    c.paint(oval(560, 830, 130, 190, 14), "#b8492f", 0.5, 46, pear, "multiply", 0.7)
    c.paint(oval(590, 900, 50, 90, 20), "#f0a878", 0.4, 26, pear, "screen")
    c.drift(pear, "#6d5a24", (7, 7), "lenticels", 0.64, 0.12, 0.55, octaves=2)
    c.drift(pear, "#8a5a2c", (60, 50), "russet", 0.52, 0.4, 0.35, octaves=5)
    sheen(c, 356, 810, 20, 66, 12, 0.55)
    sheen(c, 398, 574, 9, 34, 10, 0.45)
    c.paint(oval(446, 470, 26, 9), "#5d4a22", 0.7, 5)
    _stalk(c, pear)
    c.vignette("#5a2a33", 0.4)


def _pear_shadow(c: Canvas) -> None:
    wall = _pear(430, 960).each_point(
        lambda x, y: (x + 300 + (960 - y) * 0.12, y - 84 + (y - 960) * 0.1)
    )
    c.paint(wall, "#7b3f4c", 0.62, 7, rect(0, 0, 1000, 850), "multiply")
    c.paint(
        poly((350, 950), (510, 962), (910, 850), (690, 842)),
        "#7b3f4c",
        0.6,
        8,
        rect(0, 850, 1000, 1250),
        "multiply",
    )
    wall_stem = taper([(800, 392), (812, 330), (838, 288)], 13, 18)
    wall_leaf = blob(*points("812,340 870,300 960,300 1010,330 950,352 870,356"))
    c.paint(wall_stem + wall_leaf, "#7b3f4c", 0.5, 8, mode="multiply")


def _stalk(c: Canvas, pear: Shape) -> None:
    stem = taper(points("446,474 452,420 478,372 484,366"), 11, 17)
    c.model(stem, "#5d3f2c", "#2b1c1a", "#b98a5c", (-1, -0.3), 7)
    leaf = blob(*points("456,432 520,380 610,374 690,414 600,446 510,450"))
    c.shadow(leaf, 14, 30, "#4a3a1c", 0.4, 12, pear)
    c.model(leaf, fade("#7d9150", "#4f6b40"), "#2d4630", "#d3d990", (-0.4, -1), 22)
    c.paint(curve([(456, 432), (560, 412), (690, 414)], 3), "#d3d99a", 0.7)


def _pear(x: float, foot: float) -> Shape:
    return blob(
        (x + 14, foot - 494),
        (x + 66, foot - 478),
        (x + 92, foot - 400),
        (x + 124, foot - 304),
        (x + 186, foot - 210),
        (x + 204, foot - 110),
        (x + 150, foot - 22),
        (x + 50, foot + 2),
        (x - 60, foot),
        (x - 160, foot - 30),
        (x - 206, foot - 120),
        (x - 178, foot - 226),
        (x - 106, foot - 316),
        (x - 66, foot - 404),
        (x - 40, foot - 474),
    )


PETALS = (
    "#e9c6ae",
    "#c9604a",
    "#efe0c8",
    "#d98a63",
    "#a8424a",
    "#e6b45f",
    "#f0dfc4",
    "#c9604a",
    "#e9c6ae",
)


HEADS = (
    (500, 300, 120),
    (312, 420, 104),
    (690, 400, 110),
    (420, 560, 96),
    (610, 580, 100),
    (250, 610, 66),
    (770, 596, 68),
    (560, 160, 62),
    (380, 190, 56),
)


@picture("flower-vase", TALL)
def flower_vase(c: Canvas) -> None:
    room(c, 980, ("#3b4a4c", "#55635c", "#434c4a"), ("#9c7f68", "#7f6254", "#4d3b3a"))
    window_light(c, poly((20, -20), (360, -20), (620, 980), (260, 980)), "#ffe7bc", 0.5)
    chance = random.Random("bouquet")
    vase = lathe(500, *points("720,66 740,60 790,56 850,120 950,176 1050,158 1120,96 1132,88"))
    wall = vase.each_point(lambda x, y: (x + 210 + (1130 - y) * 0.16, y - 150))
    bloom_shade = together(oval(x + 190, y + 80, r * 0.94) for x, y, r in HEADS)
    c.paint(wall + bloom_shade, "#1e2630", 0.5, 26, rect(0, 0, 1000, 980), "multiply")
    grounding(c, 500, 1130, 120, 26, 1.4)
    _foliage(c, chance, HEADS)
    for (x, y, r), tone in sorted(zip(HEADS, PETALS, strict=True), key=lambda item: item[0][2]):
        _bloom(c, x, y, r, tone, chance)
    vessel(c, vase, fade("#dcd5c6", "#b9b2a8", "#8d8886"), "#3f424c", "#fffaf0", 110)
    c.drift(vase, "#4f6a7d", (60, 60), "cobalt", 0.52, 0.12, 0.5, octaves=4)
    c.shadow(oval(510, 716, 90, 22), alpha=0.5, blur=14, inside=vase)
    sheen(c, 388, 930, 13, 62, 6, 0.6)
    for x, y, turn in ((250, 1150, 30), (330, 1182, -20), (720, 1168, 60)):
        petal = blob((x - 32, y), (x, y - 15), (x + 36, y - 3), (x + 4, y + 14)).turned(x, y, turn)
        c.shadow(petal, 7, 9, alpha=0.6, blur=5)
        c.model(petal, "#e9c6ae", "#a06a58", "#fff3e2", (-1, -0.8), 10)
    c.vignette("#12161a", 0.55)


def _foliage(c: Canvas, chance: random.Random, heads: list) -> None:
    """Stems down into the vase, and leaves between the flowers."""
    for x, y, r in heads:
        c.model(
            taper([(500, 760), ((500 + x) / 2 + 12, 640), (x, y + r * 0.4)], 8, 6),
            "#5b7048",
            "#26382c",
            "#b9c47e",
            (-1, 0),
            5,
        )
    for _ in range(70):
        x, y = chance.gauss(500, 190), chance.gauss(460, 170)
        if math.hypot(x - 500, y - 440) > 240:
            continue
        side = 1 if x > 500 else -1
        tip = (x + side * chance.uniform(50, 100), y - chance.uniform(-30, 90))
        mid = ((x + tip[0]) / 2, (y + tip[1]) / 2)
        leaf = blob((x, y), (mid[0] - 10, mid[1] - 20), tip, (mid[0] + 10, mid[1] + 20))
        tone = chance.choice(("#6d8358", "#4f6b52", "#8c9863", "#3f5a4a"))
        c.shadow(leaf, 7, 10, alpha=0.4, blur=8)
        c.model(leaf, tone, mix(tone, "#14241e", 0.6), mix(tone, "#f3eaba", 0.5), (-1, -0.8), 13)


def _bloom(c: Canvas, x: float, y: float, r: float, tone: str, chance: random.Random) -> None:
    dark, light = mix(tone, "#3a1222", 0.5), mix(tone, "#fff6e6", 0.6)
    c.shadow(oval(x, y, r * 0.9), r * 0.14, r * 0.22, alpha=0.55, blur=r * 0.2)
    for ring, count in ((1.0, 9), (0.78, 8), (0.56, 7), (0.36, 5)):
        turn = chance.uniform(0, 60)
        for k in range(count):
            petal = blob(
                (x, y + r * 0.06),
                (x + r * ring * 0.5, y - r * 0.34 * ring - 4),
                (x + r * ring, y - r * 0.2 * ring),
                (x + r * ring * 1.04, y + r * 0.16 * ring),
                (x + r * ring * 0.5, y + r * 0.32 * ring),
            ).turned(x, y, turn + 360 * k / count)
            c.shadow(petal, 2, 4, mix(dark, "#2b1018", 0.3), 0.4, 4)
            c.model(
                petal,
                mix(tone, dark, 0.2 * (1 - ring)),
                dark,
                light,
                (-0.7, -1),
                r * 0.13,
                0.6,
                0.8,
            )
    c.paint(oval(x, y, r * 0.13), mix(dark, "#2a1410", 0.4), 0.8, r * 0.04)
    c.paint(
        together(
            oval(x + chance.gauss(0, r * 0.09), y + chance.gauss(0, r * 0.09), 2.4)
            for _ in range(18)
        ),
        "#f0c766",
        0.9,
    )
