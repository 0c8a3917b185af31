"""Pictures of open sky: a courtyard at noon, an observatory at night."""

import random

from .brush import Canvas, fade
from .catalogue import CLASSIC, WIDE, picture
from .nature import spruce, stars
from .shapes import (
    Shape,
    arc,
    blob,
    curve,
    oval,
    points,
    poly,
    rect,
    ridge,
    rounded,
    stroke,
    taper,
    together,
)


@picture("courtyard-noon", CLASSIC)
def courtyard_noon(c: Canvas) -> None:
    c.paint(rect(0, 0, 1000, 120), fade("#5f97ab", "#9bbdb9"))
    wall = rect(0, 84, 1000, 500)
    c.paint(wall, fade("#f7ead0", "#f1dcb8", "#e2bf97"))
    c.mottle(wall, (180, 130), 0.35, "lime wash", octaves=5)
    c.paint(rect(0, 72, 1000, 90), fade("#c87a53", "#9d5540"))
    c.paint(together(oval(10 + 24 * i, 90, 10, 7) for i in range(43)), fade("#c5754f", "#7f4436"))
    c.shadow(rect(0, 92, 1000, 100), 0, 6, "#7b5046", 0.6, 5)
    for x in (60, 300, 540, 780):
        _arch(c, x)
    floor = rect(0, 488, 1000, c.h)
    c.paint(floor, fade("#dfb68b", "#d79f72", "#b97a58"))
    tiles = [stroke([(0, y), (1000, y)], 1.4) for y in (500, 518, 542, 574, 616, 668)]
    tiles += [stroke([(500 + k * 58, 488), (500 + k * 128, 680)], 1.4) for k in range(-10, 11)]
    c.paint(together(tiles), "#8c5340", 0.55)
    c.mottle(floor, (60, 14), 0.5, "terracotta")
    c.shadow(poly(*points("-20,96 250,96 420,488 760,700 -20,700")), 0, 0, "#6f6a92", 0.62, 1.5)
    c.glow(300, 500, 260, "#f2b98a", 0.2)
    _olive(c, 716, 560)
    basin = poly((150, 520), (330, 520), (316, 596), (164, 596))
    c.shadow(oval(280, 598, 130, 14), alpha=0.5, blur=6)
    c.model(basin, fade("#a79c9c", "#7f7784"), "#5d5a70", "#d9cbbd", (1, -0.6), 30)
    c.paint(oval(240, 520, 94, 17), "#c0b3ac")
    c.paint(oval(240, 521, 82, 12.5), fade("#3f7680", "#86b2b0"))
    c.paint(curve([(190, 520), (230, 517), (280, 522)], 1.6), "#d9efe8", 0.7)
    c.vignette("#5a3440", 0.32)


def _arch(c: Canvas, x: float) -> None:
    def opening(grow: float) -> Shape:
        return poly(
            (x - grow, 500),
            (x - grow, 288),
            *arc(x + 80, 288, 80 + grow, 86 + grow, 180, 360),
            (x + 160 + grow, 500),
        )

    c.paint(opening(16), fade("#ecd3a8", "#d9b287"))
    c.paint(stroke(arc(x + 80, 288, 96, 102, 180, 360), 2), "#b98a66", 0.6)
    hole = opening(0)
    c.paint(hole, fade("#3f3a4a", "#6f5a5c", "#a98370"))
    c.paint(poly((x + 60, 520), (x + 175, 400), (x + 175, 520)), "#f0c795", 0.75, 3, hole)
    c.paint(hole.moved(-22, 8), "#8d7468", 0.28, 2, hole)
    c.paint(rounded(x + 52, 340, x + 108, 520, 20), fade("#2b4a52", "#3c5f60"), 0.95, inside=hole)
    c.paint(rect(x + 79, 340, x + 81, 520), "#182c33", inside=hole)
    c.paint(stroke([(x, 500), (x, 288), *arc(x + 80, 288, 80, 86, 180, 360)], 3), "#fff4d9", 0.6)


def _olive(c: Canvas, x: float, foot: float) -> None:
    chance = random.Random("olive")
    pot = poly((x - 52, foot - 66), (x + 52, foot - 66), (x + 38, foot + 30), (x - 38, foot + 30))
    c.paint(
        poly((x - 30, foot + 26), (x + 40, foot + 14), (x + 190, foot + 46), (x + 120, foot + 62)),
        "#6b4a5c",
        0.6,
        3,
        mode="multiply",
    )
    crown = [
        (x + chance.gauss(0, 58), foot - 260 + chance.gauss(0, 44), chance.uniform(16, 34))
        for _ in range(58)
    ]
    c.paint(
        together(
            oval(px + 150, foot + 66 + (py - foot + 260) * 0.16, r * 1.3, r * 0.4)
            for px, py, r in crown
        ),
        "#6b4a5c",
        0.55,
        3,
        mode="multiply",
    )
    trunk = taper(
        [(x + 4, foot - 60), (x - 10, foot - 120), (x + 12, foot - 180), (x - 4, foot - 250)], 20, 9
    )
    c.model(trunk, "#8a7562", "#4a3c42", "#d9bd96", (1, -0.4), 8)
    _olive_leaves(c, chance, crown)
    c.model(pot, fade("#c9744c", "#a4543c"), "#5f2e30", "#f4b98a", (1, -0.4), 26)
    c.model(
        rounded(x - 58, foot - 76, x + 58, foot - 54, 6),
        "#d0805a",
        "#7b3d35",
        "#f7c69a",
        (1, -0.6),
        9,
    )


def _olive_leaves(
    c: Canvas, chance: random.Random, crown: list[tuple[float, float, float]]
) -> None:
    for tone, share, shift in (("#3f5546", 1.0, 0), ("#6d8460", 0.75, -9), ("#a9b57c", 0.45, -18)):
        leaves = []
        for px, py, r in crown:
            for _ in range(9):
                lx, ly = (
                    px + chance.gauss(0, r * share),
                    py + shift + chance.gauss(0, r * share * 0.8),
                )
                leaves.append(oval(lx, ly, 8, 2.6, chance.uniform(-80, 80)))
        c.paint(together(leaves), tone)


@picture("observatory-stars", WIDE)
def observatory_stars(c: Canvas) -> None:
    c.wash("#0c1430", "#17264c", "#2d4470", "#6d7391", "#c79c86")
    _milky_way(c)
    _dark_hills(c)
    _dome(c, 760, 430)
    c.vignette("#05081a", 0.5)


def _milky_way(c: Canvas) -> None:
    band = poly((430, -80), (760, -80), (470, 460), (250, 420))
    c.paint(band, "#7f8bb0", 0.32, 50, mode="screen")
    c.drift(band, "#cfc6d6", (110, 80), "milky", 0.38, 0.6, 0.6, 40, "screen", 4)
    c.drift(band, "#e9b79c", (60, 90), "milky warm", 0.5, 0.5, 0.4, 40, "screen", 3)
    c.drift(
        poly((520, -80), (640, -80), (400, 440), (330, 430)),
        "#0c1430",
        (70, 110),
        "dust",
        0.45,
        0.4,
        0.7,
        20,
        octaves=4,
    )
    stars(c, 620, 420, "observatory")
    chance = random.Random("dense")
    dense = together(
        oval(600 - t * 240 + chance.gauss(0, 56), -20 + t * 440, chance.uniform(0.5, 1.3))
        for t in (chance.random() for _ in range(420))
    )
    c.paint(dense, "#fff4e0", 0.75)
    for x, y, r in ((208, 92, 26), (820, 60, 34), (560, 170, 22), (120, 240, 18)):
        c.glow(x, y, r, "#cfe0ff", 0.9)
        c.paint(oval(x, y, 2), "#ffffff")


def _dark_hills(c: Canvas) -> None:
    c.paint(ridge(430, 44, "obs far", octaves=5), fade("#3d4a72", "#8d7f8c", span=(400, 500)))
    c.paint(ridge(474, 40, "obs mid", octaves=5), fade("#222c52", "#3d3c5c", span=(440, 540)))
    hill = blob(
        *points("-80,700 -60,540 200,520 480,490 660,440 800,428 940,452 1080,500 1080,700")
    )
    c.paint(hill, fade("#141b38", "#0b1026"))
    c.paint(
        together(
            spruce(x, y, h, f"obs {x}")
            for x, y, h in (
                (60, 534, 74),
                (96, 534, 52),
                (128, 532, 88),
                (170, 530, 60),
                (560, 480, 44),
                (530, 486, 60),
                (940, 460, 70),
                (974, 470, 96),
                (910, 454, 48),
            )
        ),
        "#0d1430",
    )


def _dome(c: Canvas, x: float, foot: float) -> None:
    drum = rect(x - 84, foot - 62, x + 84, foot + 8)
    c.model(drum, fade("#b3a3a6", "#4a4c6e", "#252b4d", axis="x"), "#1a2040", None, (-1, 0), 24)
    shell = poly(*arc(x, foot - 62, 92, 96, 180, 360))
    c.paint(
        poly((x + 2, foot - 150), (x - 150, -60), (x + 10, -60)), "#ffdca0", 0.22, 12, mode="screen"
    )
    c.model(
        shell, fade("#e3d0c0", "#8286a2", "#343c62", axis="x"), "#1d2446", "#fff0da", (-1, -0.6), 40
    )
    for k in (-0.7, -0.36, 0.36, 0.7):
        c.paint(
            stroke(
                [(x + k * 92 * _girth(a), foot - 62 - 96 * a) for a in (0, 0.3, 0.6, 0.85, 0.98)],
                1.2,
            ),
            "#2b3358",
            0.5,
        )
    slit = poly(
        (x - 17, foot - 156), (x + 13, foot - 158), (x + 17, foot - 84), (x - 19, foot - 84)
    )
    c.paint(slit, fade("#ffcf8a", "#d9854a", "#5b2f35"))
    c.glow(x - 2, foot - 112, 110, "#ffb766", 0.65)
    scope = taper([(x + 4, foot - 88), (x - 6, foot - 128), (x - 12, foot - 156)], 13, 15)
    c.model(scope, "#3a3148", "#1b1730", "#f7c48c", (-1, 0), 5)
    c.paint(
        rect(x - 94, foot - 68, x + 94, foot - 58), fade("#d9c3b5", "#3f4570", "#20264a", axis="x")
    )
    c.paint(rect(x - 12, foot - 34, x + 10, foot + 8), "#ffcf8a")
    c.glow(x, foot - 10, 60, "#ffb25e", 0.6)


def _girth(a: float) -> float:
    """How wide the dome still is at a share of its height."""
    return (1 - a * a) ** 0.5
