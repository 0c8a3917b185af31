"""Pictures of open land: hills, dunes, deserts and mountains."""

import math
import random

from .brush import Canvas, fade, mix
from .catalogue import CLASSIC, WIDE, picture
from .nature import cloud_bank, disc_light, spruce
from .shapes import (
    curve,
    jagged,
    oval,
    points,
    poly,
    rect,
    ridge,
    spline,
    stroke,
    taper,
    together,
    wander,
)


@picture("dunes-noon", CLASSIC)
def dunes_noon(c: Canvas) -> None:
    c.paint(rect(0, 0, 1000, 330), fade("#8fb3b8", "#c6d0c0", "#f2e2bd"))
    c.glow(660, 30, 420, "#fff3d2", 0.8)
    far = ridge(262, 22, "far dunes", octaves=3)
    c.paint(far, fade("#e6cfa3", "#d9b884", span=(240, 330)))
    _dune(
        c,
        points("-40,330 160,262 330,292 520,240 700,300 1040,268"),
        [(160, 262), (240, 310), (330, 350)],
        "#ecc990",
        "#c48f5f",
    )
    _dune(
        c,
        points("-40,380 120,352 330,400 560,330 640,306 800,372 1040,344"),
        points("640,306 668,350 640,410 700,470 760,520"),
        "#edc588",
        "#ab7048",
    )
    _dune(
        c,
        points("-40,452 150,400 270,356 420,430 640,508 1040,470"),
        points("270,356 290,410 240,480 310,570 300,700"),
        "#f0c688",
        "#9c6140",
    )
    _dune(
        c,
        points("-40,640 240,640 520,590 780,512 900,500 1040,540"),
        points("900,500 880,540 800,590 820,640 760,700"),
        "#eab877",
        "#8a5439",
    )
    _walker(c)
    c.vignette("#6b3f2a", 0.3)


def _walker(c: Canvas) -> None:
    """Footprints along the crest and the person who made them."""
    steps = [(420 + 30 * i + 5 * (i % 2) * 2, 604 - 8.4 * i - 0.12 * i * i) for i in range(13)]
    c.paint(
        together(oval(x, y, 5.5 - 0.3 * i, 1.9 - 0.1 * i) for i, (x, y) in enumerate(steps)),
        "#8a5439",
        0.6,
        0.5,
    )
    c.paint(oval(838, 505, 22, 2.4), "#6e412f", 0.55, 1.5)
    c.paint(taper([(818, 506), (818, 490), (817, 478)], 7, 5) + oval(817.5, 474, 3.2), "#33303a")
    c.paint(poly((814, 480), (822, 480), (826, 502), (812, 502)), "#d8d2c2")


def _dune(c: Canvas, top: list, spur: list, lit: str, shade: str) -> None:
    crest = spline(top)
    body = poly((-40, 800), *crest, (1040, 800))
    foot = max(y for _, y in top) + 170
    c.paint(body.moved(0, -6), mix(shade, "#f2e2bd", 0.4), 0.3, 9)
    c.paint(
        body,
        fade(
            mix(lit, "#fff0cd", 0.35),
            lit,
            mix(lit, shade, 0.35),
            span=(min(y for _, y in top), foot),
        ),
    )
    sheet = poly(
        *spline(spur), (1100, spur[-1][1]), *[p for p in reversed(crest) if p[0] > spur[0][0]]
    )
    c.paint(
        sheet,
        fade(shade, mix(shade, lit, 0.65), span=(spur[0][1], spur[-1][1] + 60)),
        0.9,
        1.2,
        body,
        grain=0.4,
    )
    c.drift(body, mix(shade, "#50301f", 0.2), (240, 7), f"ripple {top[1]}", 0.5, 0.3, 0.16)
    c.drift(body, "#fff0cc", (200, 5), f"crest {top[1]}", 0.55, 0.3, 0.22)


@picture("pine-ridge", CLASSIC)
def pine_ridge(c: Canvas) -> None:
    c.wash("#7f9aa0", "#c7cdbf", "#eddcb8", "#e3c9a0")
    disc_light(c, 640, 168, 30, "#fff6dc", "#f7d9a0")
    cloud_bank(c, 90, 70, "#e9e2cd", "ridge sky", 0.5)
    chance = random.Random("pines")
    tones = ("#a9b5a5", "#8aa096", "#688781", "#456a68", "#274a4d", "#122f36")
    _pine_slopes(c, chance, tones)
    c.haze(520, c.h, "#0d262d", 0, 0.85)
    c.glow(640, 190, 520, "#f6cf8c", 0.32)
    for x, y, s in ((330, 150, 1.3), (372, 132, 1.0), (300, 124, 0.8)):
        c.paint(
            curve(
                [
                    (x - 12 * s, y),
                    (x - 5 * s, y - 4 * s),
                    (x, y),
                    (x + 6 * s, y - 5 * s),
                    (x + 13 * s, y - 1),
                ],
                1.7,
            ),
            "#3c5558",
            0.8,
        )
    c.vignette("#16282b", 0.4)


def _pine_slopes(c: Canvas, chance: random.Random, tones: tuple[str, ...]) -> None:
    """Slopes of spruces, paler with distance, mist lying between them."""
    for i, tone in enumerate(tones):
        level, height = 236 + i * 66, 46 + 5 * i
        ups = wander(220, f"pine {i}", 4, 0.45)
        c.paint(
            ridge(level, height, f"pine {i}", 760, 4, 0.45),
            fade(tone, mix(tone, "#e6d5b0", 0.55), span=(level - 30, level + 130)),
        )
        size = 13 + 9.5 * i + i * i * 2.4
        trees, x = [], -10.0
        while x < 1010 and i > 0:
            k = min(219, max(0, round((x + 20) / 1040 * 219)))
            foot = level - height * ups[k] + 4
            trees.append(spruce(x, foot, size * chance.uniform(0.6, 1.35), f"{i} {x}"))
            x += size * chance.uniform(0.16, 0.6) * (1.8 if chance.random() < 0.18 else 1)
        if trees:
            c.paint(together(trees), fade(mix(tone, "#0d2229", 0.25), tone), 1.0)
        c.drift(
            rect(-60, level + 30, 1060, level + 110),
            "#efdfbd",
            (260, 34),
            f"mist {i}",
            0.4,
            0.4,
            0.62 - 0.07 * i,
            16,
        )


@picture("salt-flats", WIDE)
def salt_flats(c: Canvas) -> None:
    level = 262
    c.paint(rect(0, 0, 1000, level), fade("#93a9bd", "#c3c3cb", "#ecd0c0", "#f5dcbf"))
    for y, h, seed in ((60, 80, "a"), (140, 60, "b"), (205, 36, "c")):
        cloud_bank(c, y, h, "#f6ebe0", f"salt {seed}", 0.75)
    c.paint(rect(0, level, 1000, c.h), fade("#f5dcc4", "#dfc9c6", "#a7b2c2", "#7f93ac"))
    for y, h, seed in ((318, 50, "a"), (400, 90, "b"), (500, 90, "c")):
        cloud_bank(c, y, h, "#f3e6de", f"salt {seed}", 0.5)
    hills = jagged(
        points("-20,262 90,244 210,222 300,246 430,254 600,262 760,240 860,206 930,232 1020,224"),
        0.2,
        "salt hills",
        3,
    )
    hill = poly(*hills, (1020, 262))
    c.paint(hill, fade("#8f8fa8", "#c4aeb2"), 0.9)
    c.paint(hill.reflected(264, 1.0), fade("#c4aeb2", "#8f8fa8"), 0.5, 3)
    c.paint(rect(0, 260, 1000, 265), "#fbeedd", 0.8, 1)
    _salt_cells(c, level)
    c.shadow(
        poly((520, 452), (530, 470), (455, 540), (420, 540)), colour="#5f6c88", alpha=0.5, blur=5
    )
    figure = poly(
        *points(
            "512,452 515,408 511,388 520,378 536,378 545,390 541,410 544,452 532,452 "
            "529,420 526,452"
        )
    )
    c.paint(figure.reflected(454, 0.9), "#64526a", 0.4, 3)
    c.model(figure, "#a54a3c", "#5b2b35", "#d98265", (1, -0.4), 9)
    c.model(oval(528, 366, 9.5, 11), "#3a2d3a", "#241c2a", None, (1, -0.4), 5)
    c.vignette("#4a4a66", 0.3)


def _salt_cells(c: Canvas, level: float) -> None:
    """Six-sided plates of salt on the plain, drawn in perspective."""
    chance = random.Random("salt")
    knots: dict[tuple[int, int], tuple[float, float]] = {}

    def knot(column: int, row: int) -> tuple[float, float]:
        if (column, row) not in knots:
            u = column * 0.5 + chance.uniform(-0.13, 0.13)
            v = row * 0.866 + (0.29 if (column + row) % 2 else 0) + chance.uniform(-0.1, 0.1)
            away = max(0.35, 8.2 - v)
            knots[column, row] = (500 + u * 420 / away, level + 200 / away)
        return knots[column, row]

    near, far = [], []
    for row in range(10):
        for column in range(-14, 15):
            lines = near if row > 5 else far
            width = 0.5 + (knot(column, row)[1] - level) * 0.011
            lines.append(stroke([knot(column, row), knot(column + 1, row)], width))
            if (column + row) % 2:
                lines.append(stroke([knot(column, row), knot(column, row + 1)], width))
    for lines, alpha in ((far, 0.4), (near, 0.7)):
        web = together(lines)
        c.paint(web.moved(0, 2.4), "#70809c", alpha * 0.6, 1.4)
        c.paint(web, "#fff6ea", alpha, 0.7)


@picture("terraced-hills", CLASSIC)
def terraced_hills(c: Canvas) -> None:
    c.wash("#a9c0bb", "#dfdcc0", "#f0dfb4")
    c.glow(180, 90, 360, "#fff2cd", 0.8)
    c.paint(ridge(150, 60, "terrace far", octaves=4), fade("#a7b8aa", "#c6cbb0", span=(100, 300)))
    c.paint(ridge(196, 50, "terrace mid", octaves=4), fade("#86a391", "#b7c29a", span=(140, 340)))
    c.haze(130, 320, "#efe4c0", 0, 0.5)
    for i in range(15):
        _terrace(c, i, i / 14)
    for x, y, s in ((250, 318, 15), (284, 322, 11), (742, 402, 24), (690, 410, 17), (120, 500, 30)):
        c.shadow(oval(x + s * 0.9, y + s * 0.95, s * 1.2, s * 0.3), alpha=0.55, blur=3)
        c.paint(rect(x - s * 0.08, y, x + s * 0.08, y + s), "#4a3e2e")
        c.model(oval(x, y, s * 0.8, s), "#567645", "#24402f", "#b9b968", (-1, -0.8), s * 0.7)
    c.vignette("#2c3a22", 0.35)


def _terrace(c: Canvas, i: int, t: float) -> None:
    level = 214 + 440 * t**1.3
    sway, wobble = wander(60, "terrace", 2, 0.6), wander(60, f"row {i}", 3)
    line = []
    for k in range(60):
        x = -40 + 1080 * k / 59
        knoll = 92 * (1 - t) ** 0.6 * math.exp(-(((x - 690) / 230) ** 2))
        dip = 70 * t * math.exp(-(((x - 330) / 260) ** 2))
        line.append((x, level - 30 * sway[k] - knoll + dip + (3 + 15 * t) * wobble[k]))
    body = poly((-40, 760), *line, (1040, 760))
    green = ("#8fa45c", "#b3ad58", "#6f9460", "#c9bb6c", "#7d9a58")[i % 5]
    if i % 4 == 1:
        c.paint(body, fade("#e6e6cc", "#9dbfb9", span=(level - 80, level + 50)))
        c.drift(body, "#f6efd2", (150, 5), f"paddy {i}", 0.5, 0.3, 0.6)
    else:
        c.paint(
            body,
            fade(
                mix(green, "#f4e6b0", 0.6 - 0.4 * t),
                mix(green, "#3d5a3a", 0.3 * t),
                span=(level - 80, level + 60),
            ),
        )
        c.drift(body, "#47623a", (6 + 9 * t, 3 + 5 * t), f"crop {i}", 0.45, 0.4, 0.5)
    wall = 4 + 17 * t
    lip = poly(*line, *[(x, y + wall * 0.28) for x, y in reversed(line)])
    face = poly(
        *[(x, y + wall * 0.28) for x, y in line], *[(x, y + wall) for x, y in reversed(line)]
    )
    c.paint(face.moved(0, wall * 0.5), "#2f3d28", 0.5, wall * 0.4, mode="multiply")
    c.paint(face, mix("#857a52", "#4c4a36", t), 0.9, grain=0.6)
    c.paint(lip, "#f7edc2", 0.8)
