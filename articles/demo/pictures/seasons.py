"""Pictures of a volcano at dawn and an orchard in winter."""

import random

from .brush import Canvas, fade, mix
from .catalogue import CLASSIC, picture
from .nature import bare_tree, cloud_bank, disc_light, massif, stars
from .shapes import (
    Shape,
    jagged,
    oval,
    points,
    poly,
    rect,
    ridge,
    taper,
    together,
)


@picture("volcano-dawn", CLASSIC)
def volcano_dawn(c: Canvas) -> None:
    c.wash("#2f3d5c", "#6b5f83", "#bd7f86", "#eda878", "#f5cd96", "#e6b48c", "#8d6a72")
    stars(c, 30, 120, "volcano")
    disc_light(c, 170, 400, 24, "#fff0cc", "#ffb877")
    cone = jagged(
        points(
            "-20,470 130,440 300,370 420,280 505,172 528,180 552,172 588,186 650,258 "
            "760,350 890,420 1020,450"
        ),
        0.07,
        "cone",
        3,
    )
    _plume(c)
    body = massif(
        c, cone, 560, fade("#b77c7a", "#a1707a", "#d79a86"), fade("#43395a", "#7b5c72"), "cone"
    )
    c.drift(body, "#f0b48e", (18, 150), "lava ribs", 0.52, 0.3, 0.5, octaves=4)
    c.drift(body, "#342c4c", (24, 170), "ash gullies", 0.5, 0.3, 0.6, octaves=4)
    c.paint(poly(*points("508,172 528,182 552,174 586,186 560,196 524,193")), "#ff9a5c", 0.9, 1.5)
    c.glow(546, 176, 80, "#ff8a4a", 0.75)
    c.haze(380, 500, "#f2c090", 0, 0.75)
    c.haze(500, 560, "#f2c090", 0.75, 0.2)
    for i, (level, tone) in enumerate(((470, "#a3737c"), (524, "#6d5570"), (584, "#40395a"))):
        _dawn_hill(c, i, level, tone)
    c.paint(ridge(640, 26, "dawn front", octaves=7, roughness=0.7), "#1e1d36")
    c.vignette("#251d38", 0.45)


def _dawn_hill(c: Canvas, i: int, level: float, tone: str) -> None:
    c.paint(
        ridge(level, 40, f"dawn hills {i}", octaves=5),
        fade(tone, mix(tone, "#e9ad85", 0.5), span=(level - 20, level + 90)),
    )
    c.drift(
        rect(-60, level + 14, 1060, level + 80),
        "#f6cf9f",
        (280, 24),
        f"dawn mist {i}",
        0.42,
        0.4,
        0.7 - i * 0.12,
        12,
    )


def _plume(c: Canvas) -> None:
    chance = random.Random("plume")
    puffs = []
    for i in range(26):
        t = i / 25
        x = 548 + 260 * t**1.5 + chance.uniform(-24, 24) * (0.4 + t)
        y = 172 - 150 * t**0.8 + chance.uniform(-16, 16) * (0.3 + t)
        puffs.append((x, y, 13 + 52 * t + chance.uniform(0, 12)))
    for x, y, r in puffs:
        c.paint(oval(x + r * 0.1, y + r * 0.1, r), "#5a4a68", 0.55, r * 0.22)
        c.paint(oval(x - r * 0.22, y + r * 0.02, r * 0.74), "#c48a87", 0.34, r * 0.26)
        c.paint(oval(x - r * 0.42, y + r * 0.12, r * 0.42), "#ffcb9c", 0.34, r * 0.24)
    cloud_bank(c, 60, 80, "#c98f8c", "dawn cloud", 0.5)


@picture("winter-orchard", CLASSIC)
def winter_orchard(c: Canvas) -> None:
    c.wash("#a6b4bf", "#c9cdcf", "#e6dcd2", "#eee4d8")
    c.glow(760, 210, 380, "#fff0dc", 0.8)
    c.paint(ridge(300, 26, "orchard far", octaves=5), fade("#98a7b0", "#c4cacd", span=(280, 380)))
    ground = ridge(352, 12, "orchard snow", octaves=2)
    c.paint(ground, fade("#f2ece4", "#e4e4e6", "#c9d1dc", span=(340, 667)))
    c.haze(250, 370, "#e9e3da", 0, 0.7)
    for row, (foot, size, tone, gap) in enumerate(
        (
            (372, 70, "#9aa2aa", 74),
            (406, 120, "#7b8088", 132),
            (470, 210, "#575560", 236),
            (590, 390, "#332f3b", 470),
        )
    ):
        _tree_row(c, row, foot, size, tone, gap, ground)
    c.drift(ground, "#fffaf2", (300, 16), "crust", 0.5, 0.3, 0.7)
    tracks = [(610 - i * 17 + (i % 2) * 7, 640 - i * 11.5 - (i % 2) * 3) for i in range(19)]
    c.paint(
        together(oval(x, y, 5 * (y / 640) ** 4 + 1, 2.4 * (y / 640) ** 4 + 0.6) for x, y in tracks),
        "#8493ab",
        0.7,
        0.6,
    )
    fox = _fox(330, 446)
    c.paint(fox.cast(449, -0.9, 0.35), "#8493ab", 0.6, 1.5)
    c.model(fox, "#c06a3a", "#6f3a2c", "#e8a46c", (1, -0.8), 5)
    c.vignette("#4a5266", 0.32)


def _tree_row(
    c: Canvas, row: int, foot: int, size: int, tone: str, gap: int, ground: Shape
) -> None:
    """One row of fruit trees and their shadows on the snow."""
    trees = []
    for k in range(int(1200 / gap) + 1):
        x = -60 + k * gap + (row * 61) % gap * 0.6
        trees.append(bare_tree(x, foot, size, f"orchard {row} {k}"))
    grove = together(trees)
    c.paint(grove.cast(foot, -0.75, 0.42), "#8e9db6", 0.5, 1 + size * 0.006, ground, "multiply")
    c.paint(grove, fade(mix(tone, "#8d8890", 0.3), tone))
    c.paint(grove.moved(-size * 0.006, -size * 0.012), "#f7f1ea", 0.5, 0.5, grove)
    c.drift(
        rect(-50, foot - 12, 1050, foot + 24),
        "#f6f0e8",
        (120, 12),
        f"snow {row}",
        0.45,
        0.3,
        0.7,
        6,
    )


def _fox(x: float, y: float) -> Shape:
    body = oval(x, y - 14, 17, 7.4)
    legs = together(taper([(x + d, y - 11), (x + d + 1, y)], 3.4, 2) for d in (-13, -9, 9, 13))
    tail = taper([(x + 14, y - 15), (x + 27, y - 13), (x + 38, y - 7), (x + 44, y - 8)], 4, 7)
    head = poly(
        (x - 13, y - 18),
        (x - 19, y - 27),
        (x - 19.5, y - 22),
        (x - 25, y - 24),
        (x - 25, y - 18),
        (x - 34, y - 12),
        (x - 20, y - 10),
    )
    return body + legs + tail + head
