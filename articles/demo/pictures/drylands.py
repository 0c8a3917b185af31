"""Pictures of a delta from the air and a road through the desert."""

import math
import random

from .brush import Canvas, fade
from .catalogue import CLASSIC, WIDE, picture
from .nature import cloud_bank, massif
from .shapes import (
    Shape,
    curve,
    jagged,
    points,
    poly,
    rect,
    rounded,
    spline,
    taper,
    together,
)


@picture("river-delta", CLASSIC)
def river_delta(c: Canvas) -> None:
    c.wash("#6f7f58", "#93935f", "#c0ab74", "#d9c595")
    c.mottle(c.everything(), (260, 200), 0.6, "delta land", octaves=5)
    c.drift(c.everything(), "#4c6650", (70, 60), "delta marsh", 0.42, 0.5, 0.55, octaves=5)
    c.drift(c.everything(), "#ead9aa", (12, 9), "delta sand", 0.5, 0.5, 0.5)
    c.drift(c.everything(), "#38523f", (9, 7), "delta reeds", 0.55, 0.4, 0.5)
    sea = poly(
        (-30, 700),
        *spline(points("-30,560 120,590 240,548 380,600 520,566 660,610 800,560 1030,600")),
        (1030, 700),
    )
    arms = together(_river(560, -20, 90, 66, 6, "nile"))
    wet = arms + sea
    c.paint(wet, "#e9d9ab", 0.75, 12)
    c.paint(wet.moved(3, 5), "#3f4a35", 0.45, 5, mode="multiply")
    c.paint(wet, fade("#54848a", "#3d7c85", "#1f5f70", span=(0, 667)))
    c.drift(wet, "#a9cfc4", (120, 60), "silt", 0.48, 0.35, 0.55, octaves=4)
    c.paint(arms, "#d3e2cf", 0.28, 5, wet)
    c.drift(sea, "#0f4257", (200, 40), "deep", 0.42, 0.4, 0.7)
    c.drift(
        rect(-40, -40, 1040, 260),
        "#fbf6e8",
        (240, 90),
        "delta cloud",
        0.56,
        0.28,
        0.85,
        20,
        octaves=5,
    )
    c.vignette("#26331f", 0.35)


def _river(x: float, y: float, angle: float, width: float, forks: int, seed: str) -> list[Shape]:
    chance = random.Random(seed)
    course, at = [(x, y)], angle
    for _ in range(4):
        at = angle + chance.uniform(-42, 42)
        reach = (19 + 7 * forks) * chance.uniform(0.7, 1.1)
        x += math.cos(math.radians(at)) * reach * 1.2
        y += math.sin(math.radians(at)) * reach
        course.append((x, y))
    arms = [taper(course, width, width * 0.76)]
    if forks and y < 660:
        for side in (-1, 1) if chance.random() < 0.92 else (-1, 0.1, 1):
            turn = 90 + (angle - 90) * 0.72 + side * chance.uniform(20, 44)
            share = chance.uniform(0.5, 0.78)
            arms += _river(x, y, turn, width * share, forks - 1, f"{seed}{side}")
    return arms


@picture("desert-road", WIDE)
def desert_road(c: Canvas) -> None:
    c.paint(rect(0, 0, 1000, 290), fade("#4f7c8f", "#9fb9b0", "#efd9ab", "#f3c690"))
    for y, h, seed in ((70, 90, "a"), (150, 60, "b"), (210, 34, "c")):
        cloud_bank(c, y, h, "#f9ead0", f"road {seed}", 0.7)
    far = jagged(
        points(
            "-20,240 110,232 130,186 250,180 268,230 400,246 520,240 620,250 700,236 "
            "716,150 742,142 836,146 860,220 900,238 1020,226"
        ),
        0.08,
        "mesa",
        3,
    )
    mesa = massif(c, far, 286, fade("#cf8a68", "#d9a27a"), fade("#8a5a62", "#b98378"), "mesa")
    c.drift(mesa, "#7b4a50", (14, 90), "mesa flutes", 0.5, 0.3, 0.5)
    c.haze(200, 286, "#f3d0a0", 0.1, 0.6)
    land = rect(0, 282, 1000, c.h)
    c.paint(land, fade("#e2b079", "#c9824f", "#8f4d35"))
    _scrub(c)
    _road(c)
    for x, foot, s in ((812, 400, 0.6), (160, 372, 0.42), (905, 520, 1.5)):
        _cactus(c, x, foot, s)
    c.vignette("#4a2620", 0.42)


def _scrub(c: Canvas) -> None:
    for i in range(6):
        t = (i + 1) / 6
        top, foot = 282 + 280 * (i / 6) ** 1.8, 282 + 280 * t**1.8
        c.drift(
            rect(-60, top, 1060, foot),
            "#6f7247",
            (16 + 60 * t, 3 + 14 * t),
            f"scrub {i}",
            0.56,
            0.2,
            0.6,
            2 + 6 * t,
        )
        c.drift(
            rect(-60, top, 1060, foot),
            "#f1c48b",
            (60 + 90 * t, 3 + 8 * t),
            f"sand {i}",
            0.52,
            0.3,
            0.5,
            2 + 6 * t,
        )


def _road(c: Canvas) -> None:
    left = spline(points("470,282 452,296 500,312 430,372 250,580"))
    right = spline(points("476,282 464,296 524,312 520,372 640,580"))
    road = poly(*left, *reversed(right))
    c.paint(road, "#5e3428", 0.5, 10, mode="multiply")
    c.paint(road, fade("#b29a8c", "#6d5e63", "#453d48"))
    c.mottle(road, (120, 10), 0.5, "tarmac")
    for edge, shift in ((left, 0.035), (right, -0.035)):
        line = poly(
            *[(x + (y - 282) * shift, y) for x, y in edge],
            *[(x + (y - 282) * shift * 1.5, y) for x, y in reversed(edge)],
        )
        c.paint(line, "#ecdcbc", 0.65)
    for k in range(11):
        a, b = (k / 11) ** 1.9, ((k + 0.5) / 11) ** 1.9
        i, j = (min(len(left) - 1, 22 + int(18 * v)) for v in (a, b))
        y0, y1 = 312 + 260 * a, 312 + 260 * b
        x0, x1 = _middle(left, right, y0), _middle(left, right, y1)
        w0, w1 = (y0 - 282) * 0.014, (y1 - 282) * 0.014
        if i <= j:
            c.paint(
                poly((x0 - w0, y0), (x0 + w0, y0), (x1 + w1, y1), (x1 - w1, y1)), "#f2c25a", 0.9
            )


def _middle(left: list, right: list, y: float) -> float:
    def at(edge: list) -> float:
        return min(edge, key=lambda point: abs(point[1] - y))[0]

    return (at(left) + at(right)) / 2


def _cactus(c: Canvas, x: float, foot: float, s: float) -> None:
    trunk = rounded(x - 9 * s, foot - 110 * s, x + 9 * s, foot + 4, 9 * s)
    arm = curve(
        [(x, foot - 46 * s), (x - 28 * s, foot - 46 * s), (x - 30 * s, foot - 80 * s)], 12 * s
    )
    other = curve(
        [(x, foot - 36 * s), (x + 26 * s, foot - 38 * s), (x + 28 * s, foot - 66 * s)], 11 * s
    )
    whole = trunk + arm + other
    c.paint(whole.cast(foot, 0.9, 0.22), "#5a2c28", 0.6, 2 * s, mode="multiply")
    c.model(whole, "#5f7250", "#2c3f3c", "#d9b878", (-1, -0.3), 9 * s)
