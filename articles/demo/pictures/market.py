"""A street market under its awnings."""

import random

from .brush import Canvas, fade, mix
from .catalogue import CLASSIC, picture
from .shapes import (
    blob,
    oval,
    poly,
    rect,
    rounded,
    stroke,
    together,
)


@picture("market-awnings", CLASSIC)
def market_awnings(c: Canvas) -> None:
    c.wash("#f0dcb4", "#e2bd8d", "#c99a72")
    c.mottle(c.everything(), (140, 120), 0.5, "market wall", octaves=4)
    chance = random.Random("market")
    for x in (70, 300, 540, 770):
        frame = rounded(x, -40, x + 120, 118, 4)
        c.shadow(frame, 8, 6, alpha=0.4, blur=5)
        c.paint(frame, fade("#3d5a5a", "#5f7f77"))
        c.paint(rect(x + 58, -40, x + 62, 118) + rect(x, 40, x + 120, 44), "#e9d3aa")
        for side in (x - 44, x + 124):
            c.model(rect(side, -40, side + 40, 118), "#5f8578", "#3a5654", None, (-1, 0), 8)
            c.paint(
                together(rect(side + 5, y, side + 35, y + 2.4) for y in range(-30, 114, 8)),
                "#34504f",
                0.6,
            )
    c.paint(rect(0, 560, 1000, 700), fade("#b08a70", "#6f5550"))
    c.mottle(rect(0, 560, 1000, 700), (46, 12), 0.9, "cobbles")
    stalls = (("#c4553d", "#f3e3c2", -30), ("#2f6a6b", "#f3e6cc", 330), ("#d9a441", "#f5ead0", 690))
    for tone, pale, x in stalls:
        _stall(c, x, tone, pale, chance)
    c.paint(poly((-40, -40), (240, -40), (-40, 420)), "#fff3d0", 0.5, 80, mode="soft light")
    c.vignette("#4a2b2c", 0.4)


def _stall(c: Canvas, x: float, tone: str, pale: str, chance: random.Random) -> None:
    wide, top, drop, lip = 340, 124, 108, 32
    c.paint(rect(x + 6, top + drop - 20, x + wide - 6, 600), fade("#2c2028", "#6d4a40"), 0.85, 10)
    _seller(c, x, tone, chance)
    for row, foot in enumerate((452, 512)):
        for k in range(3):
            _crate(c, x + 14 + k * 108 - row * 4, foot, 102 + row * 3, chance)
    _counter(c, x, tone, wide)
    _awning(c, x, tone, pale, wide, top, drop, lip)
    c.paint(
        rect(x + 2, top + drop + 10, x + 9, 620)
        + rect(x + wide - 9, top + drop + 10, x + wide - 2, 620),
        "#4a332e",
    )


def _seller(c: Canvas, x: float, tone: str, chance: random.Random) -> None:
    seller = blob((x + 120, 430), (x + 128, 350), (x + 168, 330), (x + 208, 350), (x + 216, 430))
    c.model(seller, mix(tone, "#e8dcc4", 0.5), "#3d2b30", None, (-1, -0.5), 22)
    c.model(
        oval(x + 168, 304, 19, 24),
        chance.choice(("#b07a58", "#7d523c", "#d6a37e")),
        "#4a2d2c",
        None,
        (-1, 0.2),
        14,
    )
    c.paint(
        blob(
            (x + 146, 300),
            (x + 150, 276),
            (x + 170, 268),
            (x + 190, 278),
            (x + 191, 300),
            (x + 168, 288),
        ),
        "#2a1d22",
    )


def _counter(c: Canvas, x: float, tone: str, wide: float) -> None:
    """The cloth that hangs in front of a stall."""
    cloth = rect(x + 4, 548, x + wide - 4, 612)
    c.model(
        cloth,
        fade(mix(tone, "#2b1d24", 0.25), mix(tone, "#2b1d24", 0.6)),
        "#2b1d24",
        None,
        (0, 1),
        10,
    )
    c.drift(cloth, "#2b1d24", (20, 300), f"cloth {x}", 0.5, 0.4, 0.5, octaves=1)
    c.shadow(rect(x - 6, 606, x + wide + 20, 620), 16, 4, alpha=0.6, blur=8)


def _awning(
    c: Canvas, x: float, tone: str, pale: str, wide: float, top: float, drop: float, lip: float
) -> None:
    """A striped awning with a scalloped edge and its shade."""
    roof_top, roof_foot = (x + 34, x + wide - 34), (x - 14, x + wide + 14)
    shade = poly(
        (x, top + drop),
        (x + wide, top + drop),
        (x + wide + 20, top + drop + 130),
        (x + 30, top + drop + 130),
    )
    c.paint(shade, "#2b1d2c", 0.3, 18, mode="multiply")
    for i in range(9):
        a, b = i / 9, (i + 1) / 9
        tx = [roof_top[0] + (roof_top[1] - roof_top[0]) * v for v in (a, b)]
        fx = [roof_foot[0] + (roof_foot[1] - roof_foot[0]) * v for v in (a, b)]
        ink = pale if i % 2 else tone
        c.paint(
            poly((tx[0], top), (tx[1], top), (fx[1], top + drop), (fx[0], top + drop)),
            fade(mix(ink, "#fff6dd", 0.28), ink, mix(ink, "#6b3f3a", 0.18)),
        )
        flap = rect(fx[0], top + drop, fx[1], top + drop + lip * 0.5) + oval(
            (fx[0] + fx[1]) / 2, top + drop + lip * 0.5, (fx[1] - fx[0]) / 2, lip * 0.5
        )
        c.paint(flap, fade(mix(ink, "#3a2328", 0.12), mix(ink, "#3a2328", 0.42)))
    whole = poly(
        (roof_top[0], top),
        (roof_top[1], top),
        (roof_foot[1], top + drop),
        (roof_foot[0], top + drop),
    )
    c.drift(whole, "#6b3f3a", (70, 240), f"sag {x}", 0.5, 0.5, 0.35)
    c.paint(stroke([(roof_foot[0], top + drop), (roof_foot[1], top + drop)], 2.4), "#fff1d0", 0.6)


def _crate(c: Canvas, x: float, foot: float, wide: float, chance: random.Random) -> None:
    base, dark, light = chance.choice(
        (
            ("#d9852f", "#8f3f22", "#ffd083"),
            ("#a8322e", "#561a26", "#f08a68"),
            ("#8fa044", "#45592f", "#e0dd8d"),
            ("#d9b23f", "#8f6423", "#fff0a0"),
            ("#6d3a56", "#331d38", "#c58aa0"),
            ("#c9694a", "#6f2b2c", "#f7b78c"),
        )
    )
    for row in (1, 0):
        for k in range(6):
            r = wide / 11.5
            ball = oval(
                x + r + k * (wide - 2 * r) / 5 + chance.uniform(-2, 2),
                foot - 34 - row * r * 1.05,
                r * 1.05,
            )
            c.model(ball, base, dark, light, (-0.7, -1), r)
    box = rect(x, foot - 32, x + wide, foot + 8)
    c.model(box, fade("#b98a5c", "#8a5f42"), "#5a3a30", "#e6bd88", (-0.5, -1), 7)
    c.paint(rect(x, foot - 13, x + wide, foot - 10), "#4a2f2a", 0.7)
    c.mottle(box, (90, 4), 0.6, f"crate {x}")
