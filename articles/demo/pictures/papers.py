"""A relief map and a landscape, both built from layers of cut paper."""

import math
import random

from PIL import Image, ImageMath

from .brush import Canvas, fade, mix
from .catalogue import CLASSIC, picture
from .shapes import (
    Shape,
    curve,
    oval,
    points,
    poly,
    rect,
    spline,
    stroke,
    together,
    wander,
)

TINTS = (
    "#aebf9c",
    "#bcc495",
    "#cbc890",
    "#d9c68b",
    "#e0b97f",
    "#d9a271",
    "#c98a66",
    "#b5765f",
    "#eee3cf",
)


@picture("contour-map", CLASSIC, grain=0.09)
def contour_map(c: Canvas) -> None:
    c.wash("#e9dcc0", "#d9c8a4")
    c.mottle(c.everything(), (160, 160), 0.3, "map paper", octaves=5)
    land = _heights(c)
    soft = max(1, round(5 * c.unit))
    for i, tint in enumerate(TINTS):
        _contour(c, i, tint, land, soft)
    c.mottle(c.everything(), (7, 7), 0.25, "map fibre", octaves=2)
    grid = [stroke([(x, 0), (x, 700)], 1) for x in range(100, 1000, 200)]
    grid += [stroke([(0, y), (1000, y)], 1) for y in range(134, 667, 200)]
    c.paint(together(grid), "#54707a", 0.35)
    _route(c)
    for x, dark in ((333, 0.3), (666, 0.3)):
        c.paint(
            rect(x, 0, x + 26, 700),
            fade("#5a4632", "#f4e8cc", axis="x"),
            dark,
            3,
            mode="soft light",
        )
    c.vignette("#6b4d36", 0.4)


def _contour(c: Canvas, i: int, tint: str, land: Image.Image, soft: int) -> None:
    """One step of height: its tint, the shade at its edge and its fine lines."""
    cut = 84 + i * 15.5
    mask = land.point(lambda v, cut=cut: (v - cut) * 46 + 128).convert("L")
    shade = mask.crop((-soft, -soft, c.size[0] - soft, c.size[1] - soft)).reduce(4)
    shade = shade.resize(c.size, Image.Resampling.BICUBIC).point(lambda v: v * 0.34)
    c.image.paste((84, 66, 52), (0, 0), shade)
    c.image.paste(tuple(bytes.fromhex(tint[1:])), (0, 0), mask)
    for k in (0, 7.7):
        line = land.point(lambda v, at=cut + k: (v - at) * 46 + 128).convert("L")
        edge = line.point([round(255 * max(0, 1 - abs(v - 128) / 90)) for v in range(256)])
        strong = 0.62 if k == 0 else 0.26
        c.image.paste((110, 74, 50), (0, 0), edge.point([round(v * strong) for v in range(256)]))


def _route(c: Canvas) -> None:
    """The walker's route across the map."""
    route = spline(
        points("90,560 210,500 300,420 430,440 540,350 640,250 760,210 850,120"), steps=8
    )
    dashes = together(stroke([route[i], route[i + 1]], 4.6) for i in range(0, len(route) - 1, 2))
    c.shadow(dashes, 1.5, 2.5, alpha=0.4, blur=1.5)
    c.paint(dashes, "#b8402f")
    for x, y in (route[0], route[-1]):
        c.shadow(oval(x, y, 11), 2, 4, alpha=0.5, blur=3)
        c.paint(oval(x, y, 11), "#b8402f")
        c.paint(oval(x, y, 4.6), "#f6ead0")


def _heights(c: Canvas) -> Image.Image:
    """The heights of the mapped land, with fractions so that contours stay smooth."""
    chance, sheet = random.Random("heights"), None
    size = (max(2, c.size[0] // 2), max(2, c.size[1] // 2))
    for across, down, share in ((6, 5, 1.0), (10, 8, 0.26), (20, 14, 0.08)):
        grid = Image.frombytes("L", (across, down), chance.randbytes(across * down)).convert("F")
        layer = grid.resize(size, Image.Resampling.BICUBIC)
        sheet = (
            layer
            if sheet is None
            else ImageMath.lambda_eval(
                lambda maps, k=share: maps["low"] * (1 - k) + maps["fine"] * k,
                low=sheet,
                fine=layer,
            )
        )
    return sheet.resize(c.size, Image.Resampling.BICUBIC)


@picture("paper-cuts", CLASSIC)
def paper_cuts(c: Canvas) -> None:
    c.wash("#f4d9b0", "#efc08d")
    c.paint(oval(640, 300, 96), fade("#fff2d2", "#f9d9a4"))
    tones = ("#eda97a", "#df8566", "#c2655d", "#964f5d", "#673f59", "#3f3050", "#221f3c")
    for i, tone in enumerate(tones):
        sheet = _paper_hill(i)
        c.shadow(sheet, -6 - i, -11 - i, "#5d2f45", 0.4, 13 + i)
        c.shadow(sheet, -2, -3, "#4a2440", 0.45, 3)
        c.paint(sheet, fade(mix(tone, "#ffe6c0", 0.12), tone, mix(tone, "#1c1530", 0.14)))
        c.mottle(sheet, (2.6, 2.6), 0.2, f"fibre {i}", octaves=2)
        c.paint(stroke(sheet.polygons[0][1:-1], 1.5), mix(tone, "#fff0d6", 0.6), 0.7, inside=sheet)
    left = _paper_leaves(70, 640, 1)
    right = _paper_leaves(905, 700, -1)
    for spray, tone in ((left, "#2f5a5c"), (right, "#d98a4f")):
        c.shadow(spray, -5, -8, "#1a1430", 0.55, 8)
        c.paint(spray, fade(mix(tone, "#f7e3bd", 0.35), tone))
    for x, y, s in ((300, 150, 1.3), (380, 196, 0.9), (236, 214, 0.8)):
        bird = poly(
            (x - 30 * s, y - 10 * s),
            (x, y),
            (x + 30 * s, y - 14 * s),
            (x + 6 * s, y + 8 * s),
            (x, y + 14 * s),
            (x - 7 * s, y + 7 * s),
        )
        c.shadow(bird, 3, 9, "#8a5a4a", 0.45, 5)
        c.paint(bird, "#fff6e2")
    c.vignette("#2a1838", 0.35)


def _paper_hill(i: int) -> Shape:
    ups = wander(60, f"paper {i}", 3, 0.4)
    level = 250 + i * 66
    top = spline([(-40 + 1080 * k / 14, level - 62 * ups[k * 4]) for k in range(15)])
    return poly((-40, 800), *top, (1040, 800))


def _paper_leaves(x: float, y: float, side: int) -> Shape:
    parts = [curve([(x, y), (x + side * 30, y - 150), (x + side * 14, y - 330)], 6)]
    for k in range(7):
        bx, by = x + side * (22 + 6 * math.sin(k)), y - 60 - k * 42
        for hand in (-1, 1):
            length = 92 - k * 8
            tip = (bx + hand * length, by - length * 0.62)
            mid = (bx + hand * length * 0.62, by - length * 0.1)
            upper = (bx + hand * length * 0.34, by - length * 0.6)
            parts.append(
                poly(*spline([(bx, by), mid, tip]), *reversed(spline([(bx, by), upper, tip])))
            )
    return together(parts)
