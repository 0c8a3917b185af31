"""A cup of coffee and a plate of oysters, seen from straight above."""

import math
import random

from .brush import Canvas, fade
from .catalogue import CLASSIC, SQUARE, picture
from .interior import plate, sheen
from .shapes import (
    Shape,
    arc,
    blob,
    curve,
    oval,
    points,
    poly,
    rect,
    stroke,
    taper,
    together,
)


@picture("coffee-cup", CLASSIC)
def coffee_cup(c: Canvas) -> None:
    c.wash("#b98a66", "#a4755a", "#84594b")
    c.mottle(c.everything(), (420, 9), 0.55, "cafe table")
    c.paint(
        poly((-40, -40), (420, -40), (900, 700), (380, 700)), "#ffe6ba", 0.5, 30, mode="soft light"
    )
    c.paint(
        poly((560, -40), (640, -40), (1040, 520), (1040, 640)),
        "#ffe6ba",
        0.45,
        24,
        mode="soft light",
    )
    c.shadow(oval(590, 420, 300, 236), alpha=0.55, blur=30)
    plate(c, 500, 344, 290, 262, "#dfe0d6", "#46656c")
    c.shadow(oval(548, 386, 178, 164), alpha=0.6, blur=22, inside=oval(500, 344, 290, 262))
    _cup(c)
    _coffee(c)
    _spoon(c)
    _sugar(c)
    c.vignette("#33201e", 0.5)


def _cup(c: Canvas) -> None:
    handle = poly(
        *arc(668, 420, 78, 46, -80, 150), *reversed(arc(664, 418, 46, 22, -80, 150))
    ).turned(668, 420, 26)
    c.shadow(handle, 14, 18, alpha=0.5, blur=9)
    c.model(handle, "#e9e6da", "#7b7c80", "#fffdf4", (-0.7, -0.8), 14)
    c.model(oval(500, 336, 182, 170), "#eeeade", "#85868a", "#fffdf6", (-0.7, -0.8), 30)
    c.paint(oval(500, 336, 163, 152), "#8b7468")
    c.paint(oval(506, 343, 158, 147), "#4b2a20")


def _coffee(c: Canvas) -> None:
    """The coffee and the fern poured into it."""
    coffee = oval(506, 345, 150, 140)
    c.model(coffee, fade("#8a5433", "#6b3c26"), "#3a1e16", "#c48a55", (0.6, 0.8), 26)
    c.paint(stroke(arc(506, 345, 145, 135, 0, 360, 90), 6), "#d39a5f", 0.6, 2)
    for k in range(5):
        _frond(c, k, coffee)
    c.paint(curve([(506, 250), (505, 330), (506, 438)], 4), "#8a5433", 0.8, 1.4, coffee)
    c.paint(oval(430, 262, 70, 26, -38), "#fff4de", 0.3, 12, coffee, "screen")


def _frond(c: Canvas, k: int, coffee: Shape) -> None:
    y, w = 410 - k * 30, 74 - k * 10 - (k == 0) * 12
    frond = blob(
        (506, y + 26),
        (506 - w, y - 8),
        (506 - w * 0.7, y - 26),
        (506, y - 2),
        (506 + w * 0.7, y - 26),
        (506 + w, y - 8),
    )
    c.paint(frond, "#f4dfba", 0.92, 1.6, coffee)
    c.paint(
        curve(
            [
                (506 - w * 0.86, y - 13),
                (506 - w * 0.4, y + 2),
                (506, y + 12),
                (506 + w * 0.4, y + 2),
                (506 + w * 0.86, y - 13),
            ],
            4,
        ),
        "#9c6238",
        0.7,
        1.6,
        coffee,
    )


def _sugar(c: Canvas) -> None:
    chance = random.Random("sugar")
    for x, y, turn in ((120, 480, 14), (172, 522, -22)):
        cube = rect(x - 28, y - 28, x + 28, y + 28).turned(x, y, turn)
        c.shadow(cube, 18, 20, alpha=0.55, blur=10)
        c.paint(cube.moved(6, 8), "#c9b69c")
        c.model(cube, "#fbf4e4", "#d0bfa4", "#ffffff", (-0.7, -0.8), 9)
        c.drift(cube, "#cdb995", (4, 4), f"sugar {x}", 0.55, 0.3, 0.6, octaves=1)
    grains = together(
        oval(chance.gauss(170, 60), chance.gauss(560, 26), chance.uniform(0.7, 1.7))
        for _ in range(60)
    )
    c.paint(grains, "#fbf1dd", 0.9)


def _spoon(c: Canvas) -> None:
    spoon = taper([(842, 120), (800, 250), (764, 380)], 15, 8) + oval(748, 446, 29, 54, 14)
    c.shadow(spoon, 16, 18, alpha=0.6, blur=9)
    c.model(spoon, fade("#e6e1d6", "#a8a5a2"), "#5f5d62", "#ffffff", (-0.9, -0.5), 9)
    c.model(
        oval(747, 448, 20, 42, 14), fade("#86858a", "#c9c6be"), "#55545c", "#fffaf0", (0.8, 0.6), 12
    )


@picture("oyster-plate", SQUARE)
def oyster_plate(c: Canvas) -> None:
    c.wash("#2c3b45", "#22303b", "#19242e")
    c.mottle(c.everything(), (190, 150), 0.7, "slate", octaves=5)
    c.paint(
        poly(*points("-60,-60 620,-60 1060,700 500,1060 -60,500")),
        "#cfe0e0",
        0.35,
        90,
        mode="soft light",
    )
    plate(c, 500, 500, 408, 408, "#d5d9d3", "#7f949b")
    chance = random.Random("ice")
    ice = oval(505, 505, 292)
    for _ in range(150):
        angle, far = chance.uniform(0, math.tau), 280 * math.sqrt(chance.random())
        x, y, r = 500 + far * math.cos(angle), 500 + far * math.sin(angle), chance.uniform(12, 30)
        chip = [
            (
                x + r * chance.uniform(0.6, 1) * math.cos(k),
                y + r * chance.uniform(0.6, 1) * math.sin(k),
            )
            for k in (0, 1.2, 2.3, 3.5, 4.9)
        ]
        c.paint(poly(*chip).moved(3, 5), "#5f7c88", 0.35, 2.5, ice)
        c.paint(poly(*chip), fade("#ffffff", "#b4cdd3"), 0.55)
    for k in range(6):
        angle = math.radians(60 * k - 72)
        _oyster(c, 500 + 232 * math.cos(angle), 500 + 232 * math.sin(angle), 60 * k + 18, k)
    for dx, dy, turn in ((-26, 8, 20), (36, -18, 130)):
        _wedge(c, 500 + dx, 500 + dy, turn)
    c.vignette("#0c141b", 0.55)


def _oyster(c: Canvas, x: float, y: float, turn: float, k: int) -> None:
    chance = random.Random(f"oyster {k}")

    def shell(size: float, rough: float) -> Shape:
        edge = []
        for i in range(22):
            a = math.tau * i / 22
            r = (
                size
                * (1 + rough * chance.uniform(-1, 1))
                * (1.28 if math.cos(a) < 0 else 1.0 + 0.1 * math.cos(2 * a))
            )
            edge.append((x + r * math.cos(a), y + r * 0.74 * math.sin(a)))
        return blob(*edge).turned(x, y, turn)

    outer = shell(92, 0.07)
    c.shadow(outer, 12, 16, "#16222b", 0.7, 11)
    c.model(outer, fade("#7c7a74", "#4d4f52"), "#24292e", "#c9c0ae", (-0.7, -0.8), 15)
    c.drift(outer, "#23282c", (22, 12), f"shell {k}", 0.5, 0.25, 0.7, octaves=4)
    bed = shell(75, 0.04)
    c.model(bed, fade("#f4efe3", "#d2d4cf"), "#7f8d92", "#ffffff", (0.6, 0.8), 16)
    c.drift(bed, "#c9b6c4", (50, 34), f"pearl {k}", 0.46, 0.4, 0.6)
    meat = shell(56, 0.08)
    c.shadow(meat, 5, 7, "#5b6066", 0.5, 5, bed)
    c.model(meat, fade("#d9c9ac", "#b3a58f"), "#6f6a62", "#fff6e4", (-0.7, -0.8), 16)
    frill = shell(57, 0.1)
    c.paint(stroke(frill.polygons[0], 5), "#3f4344", 0.6, 2, bed)
    c.paint(oval(x + 8, y - 4, 30, 16, turn + 20), "#f4e6c8", 0.7, 7, meat)
    sheen(c, x - 20, y - 18, 15, 6, turn - 30, 0.85)
    sheen(c, x + 24, y + 8, 7, 3.4, turn, 0.7)


def _wedge(c: Canvas, x: float, y: float, turn: float) -> None:
    rind = poly(*arc(x, y, 66, 62, 0, 180)).turned(x, y, turn)
    c.shadow(rind, 9, 13, alpha=0.55, blur=8)
    c.model(rind, "#e6bb3e", "#a27a28", "#fff2a8", (-0.7, -0.8), 12)
    c.paint(poly(*arc(x, y, 58, 54, 0, 180)).turned(x, y, turn), "#fbf3d8")
    for k in range(4):
        piece = blob(
            *[
                (x + r * math.cos(math.radians(a)), y + 3 + r * 0.93 * math.sin(math.radians(a)))
                for r, a in (
                    (8, 45 * k + 22),
                    (47, 45 * k + 6),
                    (51, 45 * k + 22),
                    (47, 45 * k + 39),
                )
            ]
        )
        c.model(piece.turned(x, y, turn), "#f0cf62", "#d2a040", "#fff6c0", (-0.7, -0.8), 7)
