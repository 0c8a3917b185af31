"""Pictures of what a town builds large: a bridge and a tower."""

import random
from collections.abc import Callable

from .brush import Canvas, fade, mix
from .catalogue import TALL, WIDE, picture
from .nature import cloud_bank, stars, sun_path, water
from .shapes import Shape, oval, poly, rect, rounded, stroke, taper, together


@picture("bridge-blue-hour", WIDE)
def bridge_blue_hour(c: Canvas) -> None:
    level = 372
    c.paint(rect(0, 0, 1000, level), fade("#142447", "#2c4877", "#6786a5", "#d7b7a1"))
    cloud_bank(c, 150, 100, "#3f5f8c", "blue high", 0.6)
    cloud_bank(c, 270, 60, "#b89fa6", "blue low", 0.6)
    stars(c, 26, 150, "bridge")
    chance = random.Random("skyline")
    skyline, lights, x = [], [], -10.0
    while x < 1010:
        wide, tall = (
            chance.uniform(12, 34),
            chance.uniform(14, 74) * (1.4 if 600 < x < 860 else 0.8),
        )
        skyline.append(rect(x, level - tall, x + wide, level + 2))
        for _ in range(int(wide * tall / 95)):
            lx, ly = (
                chance.uniform(x + 2, x + wide - 3),
                chance.uniform(level - tall + 3, level - 3),
            )
            lights.append(rect(lx, ly, lx + 2, ly + 2.4))
        x += wide * chance.uniform(0.8, 1.15)
    city = together(skyline)
    c.paint(city, fade("#45567d", "#6b6c88", span=(280, level)))
    water(c, level, "#a89aa6", "#0e1d3c", "#8da6bd", "blue river", 0.5)
    c.paint(city.reflected(level, 0.8), "#22345c", 0.5, 6)
    c.paint(together(lights), "#ffd694", 0.9)
    for lx in range(20, 1000, 62):
        sun_path(c, lx + chance.uniform(-16, 16), level + 2, "#f2b96f", 9, f"lamp {lx}")
    _suspension(c, level)
    c.vignette("#081026", 0.5)


def _suspension(c: Canvas, level: float) -> None:
    deck, top, towers = 322, 92, (270, 800)
    ink = "#121d38"
    cable = _cable_line(deck, top, towers)
    hangers = together(stroke([(x, y), (x, deck)], 1.1) for x, y in cable[::1])
    legs = together(
        poly(
            (x + d - 5, top - 10),
            (x + d + 5, top - 10),
            (x + d + 8, level + 40),
            (x + d - 8, level + 40),
        )
        for x in towers
        for d in (-17, 17)
    )
    braces = together(rect(x - 20, y, x + 20, y + 8) for x in towers for y in (top - 4, 168, 246))
    piers = together(rounded(x - 40, level + 26, x + 40, level + 52, 8) for x in towers)
    whole = legs + braces + rect(-20, deck, 1020, deck + 13)
    c.paint(whole.reflected(level + 44, 0.85), ink, 0.5, 5)
    c.paint(hangers, mix(ink, "#8b93aa", 0.3), 0.75)
    c.model(legs + braces, fade("#32446e", ink), "#0c1530", "#c99a86", (1, -0.2), 7)
    c.model(piers, "#26345a", "#0c1530", "#9d8793", (0.6, -1), 10)
    c.paint(stroke(cable, 3.6), ink)
    _bridge_lamps(c, deck, ink, cable)


def _cable_line(deck: int, top: int, towers: tuple[int, int]) -> list[tuple[float, float]]:
    """The sagging line of the main cable."""
    cable: list[tuple[float, float]] = []
    for i in range(91):
        x = -60 + 12.4 * i
        if x < towers[0]:
            y = top + (deck - 24 - top) * ((towers[0] - x) / 330) ** 1.3
        elif x <= towers[1]:
            y = top + (deck - 16 - top) * (1 - ((x - 535) / 265) ** 2)
        else:
            y = top + (deck - 24 - top) * ((x - towers[1]) / 330) ** 1.3
        cable.append((x, y))
    return cable


def _bridge_lamps(c: Canvas, deck: int, ink: str, cable: list[tuple[float, float]]) -> None:
    """The deck, and the lamps along it and along the cable."""
    c.model(rect(-20, deck, 1020, deck + 13), "#1b2a50", "#0c1530", "#8f8799", (0, -1), 8)
    for x, y in cable[::3]:
        c.glow(x, y, 15, "#ffd48c", 0.8)
    c.paint(together(oval(x, y, 1.9) for x, y in cable[::3]), "#fff0cd")
    lamps = [(x, deck - 9) for x in range(10, 1000, 40)]
    c.paint(together(stroke([(x, deck), (x, y)], 1.2) for x, y in lamps), ink)
    for x, y in lamps:
        c.glow(x, y, 17, "#ffb866", 0.75)


@picture("concrete-tower", TALL)
def concrete_tower(c: Canvas) -> None:
    c.wash("#5f8794", "#a6b9b0", "#e3cda3", "#edc08b")
    cloud_bank(c, 260, 200, "#e9dfc6", "tower sky", 0.55)
    cloud_bank(c, 620, 120, "#f4e0b9", "tower sky low", 0.6)
    c.paint(rect(0, 1120, 1000, 1250), fade("#8d8a70", "#514f4a"))
    left, edge, right, top, base = 190.0, 600.0, 800.0, 110.0, 1160.0
    front = poly((left, top + 80), (edge, top), (edge, base), (left, base - 14))
    side = poly((edge, top), (right, top + 96), (right, base - 20), (edge, base))
    c.paint(
        poly((edge, base), (right, base - 20), (1100, base + 40), (1100, 1250), (840, 1250)),
        "#2e2c35",
        0.6,
        8,
        mode="multiply",
    )
    c.paint(front, fade("#ead2ac", "#d3bb9a", "#b39f88"))
    c.paint(side, fade("#6d6c72", "#55555f", "#3f4049"))
    for i in range(14):
        _storey(c, i, (left, edge, right), top, base)
    for shape, seed in ((front, "front"), (side, "side")):
        c.mottle(shape, (16, 210), 0.5, f"streak {seed}", octaves=3)
        c.mottle(shape, (220, 160), 0.35, f"stain {seed}")
    shaft = poly((edge - 70, top - 30), (edge, top - 46), (edge, base), (edge - 70, base - 2))
    c.shadow(shaft, -26, 8, "#4b4038", 0.6, 7, front)
    c.model(shaft, fade("#f3dcb6", "#bfa98e"), "#9b8670", None, (-1, 0), 16)
    c.paint(
        poly((edge, top - 46), (edge + 36, top - 26), (edge + 36, base - 4), (edge, base)),
        fade("#5b5b64", "#3a3b44"),
    )
    c.mottle(shaft, (14, 260), 0.5, "shaft")
    c.paint(stroke([(560, top - 38), (560, top - 112)], 3), "#3a3b44")
    for x, y, r in ((110, 1120, 92), (250, 1150, 66), (880, 1130, 84), (960, 1160, 70)):
        c.shadow(oval(x + r * 0.8, y + r * 0.7, r, r * 0.16), alpha=0.5, blur=6)
        c.model(oval(x, y, r, r * 0.9), "#6d7349", "#2d3b33", "#cdb76d", (-1, -0.8), r * 0.8)
    figure = taper([(420, 1206), (420, 1180), (420, 1172)], 9, 6) + oval(420, 1166, 4.5)
    c.shadow(figure.cast(1206, 1.5, 0.3), alpha=0.6, blur=2)
    c.paint(figure, "#33303a")
    c.vignette("#33303a", 0.4)


def _storey(c: Canvas, i: int, xs: tuple[float, float, float], top: float, base: float) -> None:
    left, edge, right = xs
    share = (i + 0.5) / 14.4

    def level(x: float, s: float) -> float:
        """The height of a floor line at x: the lines fall away from the near corner."""
        if x <= edge:
            roof, foot = (
                top + 80 * (edge - x) / (edge - left),
                base - 14 * (edge - x) / (edge - left),
            )
        else:
            near = (x - edge) / (right - edge)
            roof, foot = top + 96 * near, base - 20 * near
        return roof + (foot - roof) * s

    def tile(x0: float, x1: float, s0: float, s1: float) -> Shape:
        return poly(
            (x0, level(x0, s0)), (x1, level(x1, s0)), (x1, level(x1, s1)), (x0, level(x0, s1))
        )

    chance = random.Random(f"storey {i}")
    _balconies(c, left, share, level, tile, chance)
    for k in range(3):
        x0 = edge + 50 + k * 48
        c.paint(
            tile(x0, x0 + 30, share + 0.004, share + 0.036),
            "#f2c27a" if chance.random() < 0.14 else fade("#2b2f3a", "#39434f"),
        )


def _balconies(
    c: Canvas,
    left: float,
    share: float,
    level: Callable[[float, float], float],
    tile: Callable[[float, float, float, float], Shape],
    chance: random.Random,
) -> None:
    """Four balconies on the sunlit face."""
    for k in range(4):
        x0 = left + 16 + k * 81
        c.paint(tile(x0, x0 + 66, share, share + 0.042), fade("#4a3d3c", "#7d6656"))
        if chance.random() < 0.4:
            c.paint(
                tile(x0 + 30, x0 + 62, share + 0.008, share + 0.042),
                chance.choice(("#c9724e", "#e7d9b8", "#6d8a86", "#d8a95a")),
                0.85,
            )
        c.paint(
            poly(
                (x0, level(x0, share)),
                (x0 + 66, level(x0 + 66, share)),
                (x0 + 66, level(x0 + 66, share + 0.02)),
            ),
            "#2d272b",
            0.6,
        )
        rail = tile(x0 - 5, x0 + 71, share + 0.027, share + 0.05)
        c.shadow(rail, 5, 10, "#4b4038", 0.55, 3)
        c.paint(rail, fade("#fae6c2", "#d2ba98"))
