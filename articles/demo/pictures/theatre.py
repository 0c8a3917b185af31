"""A stage before the curtain goes up."""

import random

from .brush import Canvas, fade
from .catalogue import CLASSIC, picture
from .shapes import (
    Shape,
    arc,
    oval,
    points,
    poly,
    rect,
    rounded,
    stroke,
    taper,
    together,
)


@picture("stage-curtain", CLASSIC)
def stage_curtain(c: Canvas) -> None:
    c.wash("#1d0d16", "#2b1018")
    hang = rect(0, 0, 1000, 560)
    c.paint(hang, fade("#6d1a26", "#94282f", "#7a1f2b", "#451320"))
    _velvet_folds(c)
    c.drift(hang, "#2a0712", (4, 4), "velvet", 0.5, 0.4, 0.3, octaves=1)
    c.paint(rect(0, 530, 1000, 548), fade("#e0b15f", "#8f6230"), 0.9)
    c.paint(
        together(stroke([(k * 7, 548), (k * 7, 566)], 3) for k in range(144)),
        fade("#d9a552", "#7d5328"),
    )
    opening = poly(*points("470,566 492,200 500,120 508,200 540,566"))
    c.paint(opening, fade("#1a0810", "#ffdf9e"), 0.9, 5)
    _stage_floor(c)
    _spotlight(c)
    _swag(c)
    c.vignette("#0c0409", 0.65)


def _velvet_folds(c: Canvas) -> None:
    chance, x = random.Random("curtain"), -20.0
    while x < 1020:
        wide = chance.uniform(34, 74)
        sway = chance.uniform(-8, 8)
        fold = poly(
            (x, 0), (x + wide * 0.5, 0), (x + wide * 0.56 + sway, 566), (x - wide * 0.1 + sway, 566)
        )
        c.paint(fold, fade("#2a0712", "#3f0c18", "#1d050f"), 0.85, 9, mode="multiply")
        ridge = taper(
            [(x + wide * 0.74, 0), (x + wide * 0.76, 280), (x + wide * 0.78 + sway, 566)],
            wide * 0.2,
            wide * 0.3,
        )
        c.paint(ridge, fade("#a8343a", "#e0604f", "#c94a42"), 0.75, 6)
        c.paint(
            taper(
                [(x + wide * 0.7, 0), (x + wide * 0.72, 280), (x + wide * 0.74 + sway, 566)], 2, 5
            ),
            "#ffb08a",
            0.5,
            2.4,
        )
        x += wide


def _stage_floor(c: Canvas) -> None:
    floor = rect(0, 564, 1000, c.h)
    c.paint(floor, fade("#5b3428", "#8a5a3c", "#3d221e"))
    c.paint(
        together(stroke([(500 + k * 60, 564), (500 + k * 104, 680)], 2) for k in range(-10, 11)),
        "#22120f",
        0.7,
    )
    c.mottle(floor, (30, 60), 0.4, "stage")
    c.paint(poly((470, 566), (540, 566), (690, 680), (360, 680)), "#ffdb96", 0.7, 14, mode="screen")


def _spotlight(c: Canvas) -> None:
    c.paint(
        poly((180, -60), (220, -60), (720, 640), (300, 640)), "#ffdca4", 0.18, 26, mode="screen"
    )
    c.paint(
        poly((780, -60), (820, -60), (700, 640), (280, 640)), "#ffdca4", 0.16, 26, mode="screen"
    )
    c.paint(oval(500, 616, 250, 42), "#ffe9bc", 0.45, 20, mode="screen")
    stand = (
        rect(497, 470, 503, 618)
        + oval(500, 620, 40, 7)
        + taper([(500, 474), (518, 452), (530, 446)], 5, 5)
    )
    c.shadow(stand.cast(620, -0.5, -0.25), alpha=0.7, blur=4)
    c.model(stand, "#2b2228", "#0e090d", "#e9c79a", (-1, -0.5), 3)
    c.model(
        rounded(520, 430, 560, 452, 10).turned(536, 444, -24),
        "#46404a",
        "#17131a",
        "#fff0d0",
        (-0.6, -1),
        6,
    )


def _swag(c: Canvas) -> None:
    for k in range(5):
        x = -30 + k * 212
        swag = poly((x, -20), (x + 212, -20), *arc(x + 106, 56, 106, 92, 0, 180, 30))
        c.shadow(swag, 0, 20, "#12040b", 0.75, 14)
        c.model(swag, fade("#8a2029", "#b5383a", "#651824"), "#33091a", "#e8705a", (-0.4, -1), 26)
        for j in range(5):
            drape = arc(x + 106, 10 + j * 6, 100 - j * 3, 22 + j * 26, 4, 176, 24)
            c.paint(stroke(drape, 6), "#33091a", 0.6, 4, swag, "multiply")
            c.paint(stroke([(px, py - 8) for px, py in drape], 4), "#f0866a", 0.4, 3, swag)
        fringe = arc(x + 106, 56, 106, 92, 0, 180, 40)
        c.paint(stroke(fringe, 9), fade("#b5843f", "#f0cc80"))
        c.paint(
            together(stroke([(px, py), (px, py + 17)], 3) for px, py in fringe[::1]), "#c99a4f", 0.9
        )
        tassel = _tassel(x)
        c.model(tassel, "#d9a552", "#6d4420", "#ffeab0", (-0.7, -0.6), 7)


def _tassel(x: float) -> Shape:
    """The tassel that hangs where two swags meet."""
    return (
        oval(x, 66, 11)
        + poly((x - 9, 74), (x + 9, 74), (x + 15, 140), (x - 15, 140))
        + rect(x - 3, 0, x + 3, 66)
    )
