"""Still lives of the kitchen table."""

import math
import random

from .brush import Canvas, fade
from .catalogue import CLASSIC, picture
from .interior import board, grounding, room, sheen, vessel, window_light
from .shapes import (
    Point,
    arc,
    blob,
    curve,
    oval,
    points,
    poly,
    stroke,
    together,
)


@picture("bread-and-knife", CLASSIC)
def bread_and_knife(c: Canvas) -> None:
    room(c, 300, ("#4f5a55", "#66705f", "#55584c"), ("#8f7a63", "#75604f", "#4c3d38"))
    window_light(c, poly((90, -20), (430, -20), (560, 300), (250, 300)))
    slab = poly((190, 400), (820, 392), (900, 548), (120, 562))
    board(c, slab, "#a9784c")
    loaf = blob(
        *points("228,430 226,350 300,270 430,236 560,248 650,306 668,390 640,450 450,474 290,470")
    )
    c.shadow(oval(520, 464, 250, 34), alpha=0.7, blur=14, inside=slab)
    c.model(loaf, fade("#d99a55", "#b06a35", "#7a4226"), "#3f2018", "#f4cd8f", (-0.7, -1), 70)
    c.drift(loaf, "#fff1d8", (60, 34), "flour", 0.46, 0.4, 0.6, octaves=5)
    c.drift(loaf, "#5b2c1c", (16, 12), "crust", 0.56, 0.3, 0.5, octaves=4)
    for k in range(4):
        x = 306 + k * 88
        slash = blob(
            (x - 30, 356 - k * 6),
            (x + 8, 290 - k * 3),
            (x + 52, 262 + k * 6),
            (x + 30, 300),
            (x + 4, 346),
        )
        c.shadow(slash, 5, 6, "#3a1b12", 0.5, 4, loaf)
        c.model(slash, fade("#f6deb0", "#e2b576"), "#a1663a", "#fff2d3", (-0.5, -1), 9)
        c.drift(slash, "#fff6e2", (8, 5), f"crumb {k}", 0.5, 0.3, 0.7)
    _slices(c)
    blade = poly(*points("420,520 690,486 702,506 676,518 424,538"))
    c.shadow(blade, 6, 10, alpha=0.6, blur=5)
    c.model(blade, fade("#eef0ea", "#9fa8a8"), "#5f6a6c", "#ffffff", (-0.2, -1), 7)
    handle = poly(*points("690,484 830,464 840,484 828,492 702,508"))
    c.shadow(handle, 6, 11, alpha=0.6, blur=5)
    c.model(handle, "#4a2f2a", "#1f1416", "#9c6a50", (-0.2, -1), 9)
    c.paint(together(oval(x, y, 3) for x, y in ((724, 492), (764, 486), (804, 480))), "#d9b878")
    chance = random.Random("crumbs")
    crumbs = together(
        oval(chance.gauss(560, 170), chance.gauss(530, 16), chance.uniform(1, 4)) for _ in range(60)
    )
    c.shadow(crumbs, 1.5, 2.5, alpha=0.6, blur=1.5)
    c.paint(crumbs, "#e9c48a")
    c.vignette("#1d1518", 0.55)


def _slices(c: Canvas) -> None:
    for x, y, turn in ((742, 412, 8), (704, 424, -4)):
        face = blob(
            (x - 62, y + 40),
            (x - 66, y - 30),
            (x - 20, y - 78),
            (x + 40, y - 70),
            (x + 66, y - 16),
            (x + 60, y + 44),
            (x, y + 54),
        ).turned(x, y, turn)
        c.shadow(face, 14, 12, alpha=0.6, blur=9)
        c.model(face, "#9c5c30", "#4f2a1c", "#e0a566", (-0.7, -1), 14)
        inner = face.each_point(lambda px, py, x=x, y=y: (x + (px - x) * 0.88, y + (py - y) * 0.88))
        c.model(inner, fade("#f7e5c0", "#e9cc98"), "#c79a64", "#fff8e6", (-0.7, -1), 14)
        c.drift(inner, "#b98850", (9, 7), f"holes {x}", 0.6, 0.16, 0.7)


@picture("lemons-bowl", CLASSIC)
def lemons_bowl(c: Canvas) -> None:
    room(c, 372, ("#2f5560", "#3f6a6e", "#2d4c55"), ("#d9c6a4", "#c9b08c", "#9a8068"))
    window_light(c, poly((60, -20), (300, -20), (470, 372), (200, 372)), "#ffe9b8", 0.4)
    grounding(c, 490, 548, 210, 30)
    inside = oval(490, 352, 262, 58)
    c.paint(inside, fade("#6d7f80", "#b9c0b4"))
    for x, y, r, turn in (
        (330, 318, 74, -24),
        (640, 316, 76, 30),
        (430, 276, 80, 10),
        (560, 282, 78, -34),
        (490, 330, 84, 8),
    ):
        _lemon(c, x, y, r, turn)
    for stalk in ([(604, 236), (664, 184), (736, 186)], [(396, 214), (350, 160), (284, 154)]):
        _leaf(c, stalk)
    _china_bowl(c)
    _half_lemon(c)
    _lemon(c, 166, 548, 66, -12, True)
    c.vignette("#14242a", 0.5)


def _china_bowl(c: Canvas) -> None:
    bowl = poly(
        *arc(490, 352, 262, 58, 0, 180),
        (236, 376),
        *arc(490, 376, 256, 172, 180, 140, 12),
        *arc(490, 376, 256, 172, 140, 40, 40),
        *arc(490, 376, 256, 172, 40, 0, 12),
    )
    vessel(c, bowl, fade("#f0e7d4", "#d3c8b8", "#a49c98"), "#5f6572", "#fffaf0", 80)
    for dy, tone, width in ((36, "#2f5f73", 7), (52, "#2f5f73", 2.4)):
        c.paint(
            stroke(arc(490, 352 + dy, 258 - dy * 0.16, 62, 4, 176), width), tone, 0.75, inside=bowl
        )
    c.paint(stroke(arc(490, 352, 262, 58, 0, 180), 5), "#fffaf0", 0.8)
    sheen(c, 330, 440, 15, 46, 18, 0.6)


def _half_lemon(c: Canvas) -> None:
    half = oval(800, 540, 66, 60)
    grounding(c, 800, 586, 62, 14)
    c.model(half, "#e0b23c", "#9c6f24", "#fff0a8", (-0.7, -1), 16)
    c.paint(oval(796, 540, 58, 53), "#f8f0d3")
    for k in range(9):
        a, b = math.radians(40 * k + 4), math.radians(40 * k + 36)
        wedge = blob(
            (796 + 9 * math.cos((a + b) / 2), 540 + 8 * math.sin((a + b) / 2)),
            (796 + 48 * math.cos(a), 540 + 44 * math.sin(a)),
            (796 + 51 * math.cos((a + b) / 2), 540 + 47 * math.sin((a + b) / 2)),
            (796 + 48 * math.cos(b), 540 + 44 * math.sin(b)),
        )
        c.model(wedge, "#f2cf5a", "#d9a233", "#fff4b8", (-0.7, -1), 7)


def _lemon(c: Canvas, x: float, y: float, r: float, turn: float, grounded: bool = False) -> None:
    body = blob(
        (x - r * 1.32, y),
        (x - r * 1.08, y - r * 0.26),
        (x - r * 0.6, y - r * 0.78),
        (x + r * 0.1, y - r * 0.92),
        (x + r * 0.74, y - r * 0.66),
        (x + r * 1.1, y - r * 0.18),
        (x + r * 1.16, y + r * 0.1),
        (x + r * 0.7, y + r * 0.7),
        (x, y + r * 0.92),
        (x - r * 0.66, y + r * 0.74),
        (x - r * 1.1, y + r * 0.22),
    ).turned(x, y, turn)
    if grounded:
        grounding(c, x, y + r * 0.86, r, r * 0.2)
    else:
        c.shadow(body, 7, 9, "#3a2a20", 0.5, 9)
    c.model(body, fade("#f3cd4c", "#e3b03a"), "#8f6420", "#fff3ac", (-0.75, -1), r * 0.62)
    c.drift(body, "#8f6420", (6, 6), f"zest {x}", 0.6, 0.2, 0.3, octaves=2)
    sheen(c, x - r * 0.42, y - r * 0.48, r * 0.2, r * 0.1, -30, 0.55)


def _leaf(c: Canvas, stalk: list[Point]) -> None:
    (ax, ay), (bx, by), (cx, cy) = stalk
    nx, ny = (cy - ay) * 0.26, -(cx - ax) * 0.26
    leaf = blob((ax, ay), (bx + nx, by + ny), (cx, cy), (bx - nx, by - ny))
    c.shadow(leaf, 6, 10, alpha=0.5, blur=7)
    c.model(leaf, fade("#6f8f55", "#3f6344"), "#24402f", "#c7d28c", (-0.5, -1), 14)
    c.paint(curve(stalk, 2), "#cfd69a", 0.7)
