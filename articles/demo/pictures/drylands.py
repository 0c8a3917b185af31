"""Pictures of land seen from a road, from the air, at dawn and in winter."""

import math
import random

from .brush import Canvas, fade, mix
from .catalogue import CLASSIC, WIDE, picture
from .nature import bare_tree, cloud_bank, disc_light, massif, stars
from .shapes import Shape, curve, jagged, oval, poly, rect, ridge, rounded, spline, taper, together


@picture("river-delta", CLASSIC)
def river_delta(c: Canvas) -> None:
    c.wash("#6f7f58", "#93935f", "#c0ab74", "#d9c595")
    c.mottle(c.everything(), (260, 200), 0.6, "delta land", octaves=5)
    c.drift(c.everything(), "#4c6650", (70, 60), "delta marsh", 0.42, 0.5, 0.55, octaves=5)
    c.drift(c.everything(), "#ead9aa", (12, 9), "delta sand", 0.5, 0.5, 0.5)
    c.drift(c.everything(), "#38523f", (9, 7), "delta reeds", 0.55, 0.4, 0.5)
    sea = poly((-30, 700), *spline([(-30, 560), (120, 590), (240, 548), (380, 600), (520, 566),
                                    (660, 610), (800, 560), (1030, 600)]), (1030, 700))
    arms = together(_river(560, -20, 90, 66, 6, "nile"))
    wet = arms + sea
    c.paint(wet, "#e9d9ab", 0.75, 12)
    c.paint(wet.moved(3, 5), "#3f4a35", 0.45, 5, mode="multiply")
    c.paint(wet, fade("#54848a", "#3d7c85", "#1f5f70", span=(0, 667)))
    c.drift(wet, "#a9cfc4", (120, 60), "silt", 0.48, 0.35, 0.55, octaves=4)
    c.paint(arms, "#d3e2cf", 0.28, 5, wet)
    c.drift(sea, "#0f4257", (200, 40), "deep", 0.42, 0.4, 0.7)
    c.drift(rect(-40, -40, 1040, 260), "#fbf6e8", (240, 90), "delta cloud", 0.56, 0.28, 0.85, 20,
            octaves=5)
    c.vignette("#26331f", 0.35)


def _river(x: float, y: float, angle: float, width: float, forks: int, seed: str) -> list[Shape]:
    chance = random.Random(seed)
    points, at = [(x, y)], angle
    for _ in range(4):
        at = angle + chance.uniform(-42, 42)
        reach = (19 + 7 * forks) * chance.uniform(0.7, 1.1)
        x += math.cos(math.radians(at)) * reach * 1.2
        y += math.sin(math.radians(at)) * reach
        points.append((x, y))
    arms = [taper(points, width, width * 0.76)]
    if forks and y < 660:
        for side in (-1, 1) if chance.random() < 0.92 else (-1, 0.1, 1):
            turn = 90 + (angle - 90) * 0.72 + side * chance.uniform(20, 44)
            share = chance.uniform(0.5, 0.78)
            arms += _river(x, y, turn, width * share, forks - 1, f"{seed}{side}")
    return arms


@picture("volcano-dawn", CLASSIC)
def volcano_dawn(c: Canvas) -> None:
    c.wash("#2f3d5c", "#6b5f83", "#bd7f86", "#eda878", "#f5cd96", "#e6b48c", "#8d6a72")
    stars(c, 30, 120, "volcano")
    disc_light(c, 170, 400, 24, "#fff0cc", "#ffb877")
    cone = jagged([(-20, 470), (130, 440), (300, 370), (420, 280), (505, 172), (528, 180),
                   (552, 172), (588, 186), (650, 258), (760, 350), (890, 420), (1020, 450)],
                  0.07, "cone", 3)
    _plume(c)
    body = massif(c, cone, 560, fade("#b77c7a", "#a1707a", "#d79a86"), fade("#43395a", "#7b5c72"),
                  "cone")
    c.drift(body, "#f0b48e", (18, 150), "lava ribs", 0.52, 0.3, 0.5, octaves=4)
    c.drift(body, "#342c4c", (24, 170), "ash gullies", 0.5, 0.3, 0.6, octaves=4)
    c.paint(poly((508, 172), (528, 182), (552, 174), (586, 186), (560, 196), (524, 193)), "#ff9a5c",
            0.9, 1.5)
    c.glow(546, 176, 80, "#ff8a4a", 0.75)
    c.haze(380, 500, "#f2c090", 0, 0.75)
    c.haze(500, 560, "#f2c090", 0.75, 0.2)
    for i, (level, tone) in enumerate(((470, "#a3737c"), (524, "#6d5570"), (584, "#40395a"))):
        c.paint(ridge(level, 40, f"dawn hills {i}", octaves=5), fade(tone, mix(tone, "#e9ad85", 0.5),
                                                                   span=(level - 20, level + 90)))
        c.drift(rect(-60, level + 14, 1060, level + 80), "#f6cf9f", (280, 24), f"dawn mist {i}", 0.42,
                0.4, 0.7 - i * 0.12, 12)
    c.paint(ridge(640, 26, "dawn front", octaves=7, roughness=0.7), "#1e1d36")
    c.vignette("#251d38", 0.45)


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
    for row, (foot, size, tone, gap) in enumerate(((372, 70, "#9aa2aa", 74), (406, 120, "#7b8088", 132),
                                                   (470, 210, "#575560", 236), (590, 390, "#332f3b", 470))):
        trees = []
        for k in range(int(1200 / gap) + 1):
            x = -60 + k * gap + (row * 61) % gap * 0.6
            trees.append(bare_tree(x, foot, size, f"orchard {row} {k}"))
        grove = together(trees)
        c.paint(grove.cast(foot, -0.75, 0.42), "#8e9db6", 0.5, 1 + size * 0.006, ground, "multiply")
        c.paint(grove, fade(mix(tone, "#8d8890", 0.3), tone))
        c.paint(grove.moved(-size * 0.006, -size * 0.012), "#f7f1ea", 0.5, 0.5, grove)
        c.drift(rect(-50, foot - 12, 1050, foot + 24), "#f6f0e8", (120, 12), f"snow {row}", 0.45, 0.3,
                0.7, 6)
    c.drift(ground, "#fffaf2", (300, 16), "crust", 0.5, 0.3, 0.7)
    tracks = [(610 - i * 17 + (i % 2) * 7, 640 - i * 11.5 - (i % 2) * 3) for i in range(19)]
    c.paint(together(oval(x, y, 5 * (y / 640) ** 4 + 1, 2.4 * (y / 640) ** 4 + 0.6) for x, y in tracks),
            "#8493ab", 0.7, 0.6)
    fox = blob_fox(330, 446)
    c.paint(fox.cast(449, -0.9, 0.35), "#8493ab", 0.6, 1.5)
    c.model(fox, "#c06a3a", "#6f3a2c", "#e8a46c", (1, -0.8), 5)
    c.vignette("#4a5266", 0.32)


def blob_fox(x: float, y: float) -> Shape:
    body = oval(x, y - 14, 17, 7.4)
    legs = together(taper([(x + d, y - 11), (x + d + 1, y)], 3.4, 2) for d in (-13, -9, 9, 13))
    tail = taper([(x + 14, y - 15), (x + 27, y - 13), (x + 38, y - 7), (x + 44, y - 8)], 4, 7)
    head = poly((x - 13, y - 18), (x - 19, y - 27), (x - 19.5, y - 22), (x - 25, y - 24),
                (x - 25, y - 18), (x - 34, y - 12), (x - 20, y - 10))
    return body + legs + tail + head


@picture("desert-road", WIDE)
def desert_road(c: Canvas) -> None:
    c.paint(rect(0, 0, 1000, 290), fade("#4f7c8f", "#9fb9b0", "#efd9ab", "#f3c690"))
    for y, h, seed in ((70, 90, "a"), (150, 60, "b"), (210, 34, "c")):
        cloud_bank(c, y, h, "#f9ead0", f"road {seed}", 0.7)
    far = jagged([(-20, 240), (110, 232), (130, 186), (250, 180), (268, 230), (400, 246), (520, 240),
                  (620, 250), (700, 236), (716, 150), (742, 142), (836, 146), (860, 220), (900, 238),
                  (1020, 226)], 0.08, "mesa", 3)
    mesa = massif(c, far, 286, fade("#cf8a68", "#d9a27a"), fade("#8a5a62", "#b98378"), "mesa")
    c.drift(mesa, "#7b4a50", (14, 90), "mesa flutes", 0.5, 0.3, 0.5)
    c.haze(200, 286, "#f3d0a0", 0.1, 0.6)
    land = rect(0, 282, 1000, c.h)
    c.paint(land, fade("#e2b079", "#c9824f", "#8f4d35"))
    for i in range(6):
        t = (i + 1) / 6
        top, foot = 282 + 280 * (i / 6) ** 1.8, 282 + 280 * t**1.8
        c.drift(rect(-60, top, 1060, foot), "#6f7247", (16 + 60 * t, 3 + 14 * t), f"scrub {i}", 0.56,
                0.2, 0.6, 2 + 6 * t)
        c.drift(rect(-60, top, 1060, foot), "#f1c48b", (60 + 90 * t, 3 + 8 * t), f"sand {i}", 0.52, 0.3,
                0.5, 2 + 6 * t)
    _road(c)
    for x, foot, s in ((812, 400, 0.6), (160, 372, 0.42), (905, 520, 1.5)):
        _cactus(c, x, foot, s)
    c.vignette("#4a2620", 0.42)


def _road(c: Canvas) -> None:
    left = spline([(470, 282), (452, 296), (500, 312), (430, 372), (250, 580)])
    right = spline([(476, 282), (464, 296), (524, 312), (520, 372), (640, 580)])
    road = poly(*left, *reversed(right))
    c.paint(road, "#5e3428", 0.5, 10, mode="multiply")
    c.paint(road, fade("#b29a8c", "#6d5e63", "#453d48"))
    c.mottle(road, (120, 10), 0.5, "tarmac")
    for edge, shift in ((left, 0.035), (right, -0.035)):
        line = poly(*[(x + (y - 282) * shift, y) for x, y in edge],
                    *[(x + (y - 282) * shift * 1.5, y) for x, y in reversed(edge)])
        c.paint(line, "#ecdcbc", 0.65)
    for k in range(11):
        a, b = (k / 11) ** 1.9, ((k + 0.5) / 11) ** 1.9
        i, j = (min(len(left) - 1, 22 + int(18 * v)) for v in (a, b))
        y0, y1 = 312 + 260 * a, 312 + 260 * b
        x0, x1 = _middle(left, right, y0), _middle(left, right, y1)
        w0, w1 = (y0 - 282) * 0.014, (y1 - 282) * 0.014
        if i <= j:
            c.paint(poly((x0 - w0, y0), (x0 + w0, y0), (x1 + w1, y1), (x1 - w1, y1)), "#f2c25a", 0.9)


def _middle(left: list, right: list, y: float) -> float:
    def at(edge: list) -> float:
        return min(edge, key=lambda point: abs(point[1] - y))[0]

    return (at(left) + at(right)) / 2


def _cactus(c: Canvas, x: float, foot: float, s: float) -> None:
    trunk = rounded(x - 9 * s, foot - 110 * s, x + 9 * s, foot + 4, 9 * s)
    arm = curve([(x, foot - 46 * s), (x - 28 * s, foot - 46 * s), (x - 30 * s, foot - 80 * s)], 12 * s)
    other = curve([(x, foot - 36 * s), (x + 26 * s, foot - 38 * s), (x + 28 * s, foot - 66 * s)], 11 * s)
    whole = trunk + arm + other
    c.paint(whole.cast(foot, 0.9, 0.22), "#5a2c28", 0.6, 2 * s, mode="multiply")
    c.model(whole, "#5f7250", "#2c3f3c", "#d9b878", (-1, -0.3), 9 * s)
