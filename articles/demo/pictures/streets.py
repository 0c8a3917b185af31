"""Pictures taken from inside a town: a train, a tram stop, a market, courtyards and stairs."""

import math
import random
from collections.abc import Callable

from .brush import Canvas, fade, mix
from .catalogue import CLASSIC, TALL, WIDE, picture
from .nature import disc_light
from .shapes import (
    Point,
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


@picture("night-train-window", WIDE)
def night_train_window(c: Canvas) -> None:
    c.wash("#2c2430", "#1f1b28")
    glass = rounded(120, 54, 880, 400, 34)
    c.paint(glass, fade("#0e1a36", "#1d3258", "#4a5f7d", "#8a7f8c"))
    disc_light(c, 690, 124, 20, "#f6ecd2", "#9fb3cf")
    for level, tone, seed in ((262, "#46597a", "a"), (296, "#2c3f61", "b"), (330, "#18284a", "c")):
        c.paint(
            ridge(level, 34, f"train {seed}", 420),
            fade(tone, mix(tone, "#8a8a9c", 0.35), span=(level - 20, level + 90)),
            inside=glass,
        )
    _passing(c, glass)
    _ghost(c, glass)
    sheen = poly((180, 40), (330, 40), (170, 420), (60, 420)) + poly(
        (380, 40), (410, 40), (250, 420), (225, 420)
    )
    c.paint(sheen, "#b9cbe0", 0.12, 5, glass, "screen")
    frame = stroke(
        [
            (154, 54),
            *arc(846, 88, 34, 34, -90, 0),
            *arc(846, 366, 34, 34, 0, 90),
            *arc(154, 366, 34, 34, 90, 180),
            *arc(154, 88, 34, 34, 180, 270),
        ],
        15,
    )
    c.model(frame, fade("#8b7568", "#4d4148"), "#221c26", "#d9b48c", (0.2, -1), 6)
    _train_table(c)
    c.vignette("#0d0a14", 0.6)


def _passing(c: Canvas, glass: Shape) -> None:
    """Lights and posts that the train rushes past."""
    chance = random.Random("passing")
    for _ in range(46):
        y, long = chance.uniform(300, 396), chance.uniform(10, 130)
        x, tone = chance.uniform(90, 900), chance.choice(("#ffcf86", "#f29d5c", "#cfd8de"))
        c.paint(
            rect(x, y, x + long, y + chance.uniform(0.8, 2.6)),
            fade("#1b2a4a", tone, axis="x"),
            chance.uniform(0.4, 0.95),
            0.8,
            glass,
            "screen",
        )
    for x, wide in ((210, 14), (560, 10), (800, 20)):
        c.paint(rect(x, 40, x + wide, 420), "#0a1228", 0.75, 7, glass)


def _ghost(c: Canvas, glass: Shape) -> None:
    """The passenger and the reading lamp, mirrored faintly in the pane."""
    head = oval(322, 206, 38, 48)
    body = blob(*points("230,420 244,310 296,272 348,272 404,312 424,420 330,460"))
    hair = blob(*points("282,214 284,168 322,148 362,166 366,224 350,190 310,184"))
    c.paint(body, "#5d4f5c", 0.5, 4, glass, "screen")
    c.paint(head + rect(308, 240, 338, 284), "#8d6a58", 0.5, 3, glass, "screen")
    c.paint(hair, "#0d142a", 0.75, 3, glass)
    sockets = oval(303, 209, 10, 6) + oval(342, 209, 9, 6)
    nose = taper([(322, 204), (319, 222), (326, 230)], 3, 7)
    c.paint(sockets + nose + oval(323, 241, 9, 3), "#1b2440", 0.4, 4, glass)
    c.paint(
        poly(*points("300,160 284,190 288,240 312,252 306,200")), "#ffd9a0", 0.3, 8, glass, "screen"
    )
    c.glow(470, 118, 120, "#e8a65c", 0.5, inside=glass)
    c.paint(
        poly((446, 104), (494, 104), (508, 132), (432, 132)), "#ffd79a", 0.6, 3, glass, "screen"
    )


def _train_table(c: Canvas) -> None:
    table = poly((90, 452), (910, 452), (1010, 570), (-10, 570))
    c.shadow(table, 0, -8, "#120d16", 0.7, 10)
    c.model(table, fade("#8a5a3f", "#6a4234", "#3b2629"), "#2a1b20", "#e0a878", (0.1, -1), 6)
    c.mottle(table, (400, 6), 0.6, "train table")
    c.glow(520, 470, 300, "#e9a35e", 0.35, inside=table)
    cup = poly((604, 424), (672, 424), (664, 486), (612, 486))
    c.shadow(oval(668, 492, 62, 9), colour="#1d1114", alpha=0.7, blur=5)
    c.model(cup, "#e7dcc6", "#6d5a5c", "#fff6e2", (-1, -0.3), 24)
    c.paint(oval(638, 424, 34, 6.5), "#c9b9a4")
    c.paint(oval(638, 425, 29, 4.6), "#3d231c")
    book = poly(*points("300,478 440,464 560,480 580,520 432,502 280,520"))
    c.shadow(book, 6, 12, "#1d1114", 0.7, 6)
    c.paint(
        poly((300, 478), (440, 464), (432, 502), (280, 520)), fade("#f0e3c8", "#cbb696", axis="x")
    )
    c.paint(
        poly((440, 464), (560, 480), (580, 520), (432, 502)), fade("#b7a184", "#ecdcbd", axis="x")
    )
    lines = [stroke([(316 - i * 3, 484 + i * 6), (424 - i, 473 + i * 5)], 1) for i in range(5)]
    lines += [stroke([(450, 473 + i * 5), (550 + i * 2.4, 487 + i * 6)], 1) for i in range(5)]
    c.paint(together(lines), "#6d5a4c", 0.6)


@picture("tram-stop-night", CLASSIC)
def tram_stop_night(c: Canvas) -> None:
    c.wash("#131c36", "#22335a", "#44527a", "#2c3350")
    chance = random.Random("tram")
    for row, (tone, top) in enumerate((("#4b5a86", 170), ("#2b3a63", 120))):
        x = -20.0
        while x < 1020:
            wide = chance.uniform(90, 170)
            roof = top + chance.uniform(-50, 60) + 60 * abs(x - 420) / -500 * row
            c.paint(rect(x, roof, x + wide, 450), fade(tone, mix(tone, "#9a8290", 0.45)))
            c.paint(rect(x + wide - 5, roof, x + wide, 450), "#141c38", 0.6)
            c.paint(rect(x - 3, roof - 6, x + wide + 3, roof + 1), mix(tone, "#141c38", 0.5))
            for wx in range(int(x) + 12, int(x + wide) - 16, 26):
                for wy in range(int(roof) + 16, 400, 38):
                    if chance.random() < 0.2:
                        c.paint(
                            rect(wx, wy, wx + 11, wy + 17),
                            chance.choice(("#f0b869", "#d98f55", "#f6d79d")),
                            0.8,
                        )
            x += wide
    c.haze(250, 450, "#5b5f80", 0, 0.5)
    street = rect(0, 440, 1000, c.h)
    c.paint(street, fade("#454865", "#272b47", "#14172c"))
    c.drift(street, "#8b8aa3", (120, 7), "wet street", 0.5, 0.3, 0.3)
    for x0, x1 in ((352, 60), (378, 190), (428, 520), (454, 650)):
        c.paint(stroke([(x0, 440), (x1, 690)], 3), "#9d9bb0", 0.6, 0.6)
    wires = curve(points("-10,60 200,140 400,190 402,190"), 1.6) + curve(
        [(1010, 20), (700, 120), (404, 190)], 1.6
    )
    c.paint(wires, "#0c1226", 0.9)
    _tram(c)
    _shelter(c)
    for _ in range(160):
        x, y = chance.uniform(0, 1000), chance.uniform(0, 660)
        c.paint(stroke([(x, y), (x - 3, y + 15)], 0.8), "#cfd3de", 0.2)
    c.vignette("#080b1a", 0.6)


def _tram(c: Canvas) -> None:
    front = rounded(318, 236, 480, 446, 22)
    c.glow(400, 400, 300, "#ffcf8c", 0.45)
    c.paint(rect(326, 452, 474, 660), fade("#e7a860", "#1c2040"), 0.5, 16, mode="screen")
    c.paint(poly((480, 250), (540, 268), (540, 424), (480, 444)), fade("#7d3036", "#4a2030"))
    for x in (486, 506, 524):
        c.paint(rect(x, 276, x + 13, 336), fade("#ffe0a0", "#eda75c"))
    c.model(front, fade("#c9533f", "#b0443a", "#7f2f35"), "#4d1f2d", "#f0a27c", (0.4, -1), 20)
    c.paint(rect(318, 352, 480, 372), "#efdcb8")
    c.paint(rounded(334, 272, 464, 346, 12), fade("#fff0c6", "#f4c37a", "#d38a4c"))
    c.paint(
        oval(374, 326, 15, 17) + rounded(350, 336, 400, 350, 8),
        "#5b3a34",
        0.9,
        inside=rounded(334, 272, 464, 346, 12),
    )
    c.paint(rect(397, 272, 401, 346), "#7f2f35")
    c.paint(rounded(366, 246, 432, 266, 5), "#2a1c26")
    c.paint(together(rect(374 + 10 * i, 252, 379 + 10 * i, 260) for i in range(5)), "#ffc46b")
    c.paint(rounded(314, 424, 484, 450, 8), fade("#3a2732", "#17131f"))
    c.paint(
        stroke([(376, 236), (400, 196), (424, 236)], 3) + stroke([(380, 194), (420, 194)], 3),
        "#141a30",
    )
    for x in (346, 452):
        c.glow(x, 396, 80, "#fff0c4", 0.9)
        c.paint(oval(x, 396, 9), "#fffbe9", blur=0.8)
        c.paint(rect(x - 9, 456, x + 9, 640), fade("#ffe6b0", "#20233f"), 0.6, 7, mode="screen")


def _shelter(c: Canvas) -> None:
    pave = poly((610, 520), (1010, 470), (1010, 700), (480, 700))
    c.paint(pave, fade("#6a6478", "#3f3c55", "#24243c"))
    c.mottle(pave, (40, 8), 0.6, "paving")
    c.paint(stroke([(610, 520), (480, 700)], 7), "#a59a9c", 0.7)
    glass = poly((690, 250), (960, 226), (960, 548), (690, 556))
    c.paint(glass, fade("#f4dcae", "#d3a878", "#7c6a70"), 0.5)
    c.glow(820, 260, 240, "#ffe3ac", 0.6)
    c.paint(
        poly((700, 560), (960, 552), (1040, 700), (640, 700)),
        fade("#f1c383", "#3a3450"),
        0.45,
        12,
        mode="screen",
    )
    poster = poly((884, 282), (946, 277), (946, 470), (884, 474))
    c.paint(poster, fade("#f3e2bd", "#dba668"))
    c.paint(oval(915, 350, 22, 30), "#2f6a6b", inside=poster)
    c.paint(poly((884, 420), (946, 400), (946, 472), (884, 474)), "#28405c", inside=poster)
    bench = rect(712, 494, 868, 503) + rect(724, 503, 730, 552) + rect(850, 503, 856, 550)
    c.paint(bench, "#2a2536")
    posts = (
        rect(686, 240, 695, 566)
        + rect(956, 222, 966, 558)
        + poly((660, 226), (1000, 196), (1000, 222), (660, 248))
    )
    c.model(posts, "#262c49", "#10142a", "#c99c78", (0, 1), 6)
    coat = blob(*points("776,552 770,440 784,392 810,382 836,394 846,444 842,552 810,560"))
    c.shadow(coat.cast(566, -0.5, -0.4), colour="#141428", alpha=0.6, blur=6)
    c.paint(rect(788, 540, 802, 584) + rect(816, 540, 830, 582), "#171a2e")
    c.model(coat, "#37507a", "#182444", "#e8b884", (0.2, -1), 20)
    c.model(oval(810, 360, 17, 21), "#a9745a", "#5c3c40", "#f2c79a", (0.1, -1), 12)
    c.paint(blob(*points("790,362 790,338 811,330 830,340 829,362 812,347")), "#231c28")
    umbrella = taper([(858, 410), (862, 500), (864, 574)], 12, 2)
    c.model(umbrella, "#c7583f", "#6d2830", "#f2a077", (-0.4, -1), 4)


@picture("stairwell-spiral", TALL)
def stairwell_spiral(c: Canvas) -> None:
    c.wash("#e6d3b2", "#c9ab86")
    cx, cy, per_turn, turns = 520.0, 620.0, 22, 7
    shrink = 0.635 ** (1 / per_turn)

    def at(step: float, share: float) -> tuple[float, float]:
        angle = math.radians(360 * step / per_turn - 100)
        r = 900 * shrink**step * share
        return cx + r * math.cos(angle), cy + r * math.sin(angle) * 1.06

    _treads(c, per_turn, turns, shrink, at)
    for i in range(-16, per_turn * turns):
        fine = [i + k / 4 for k in range(5)]
        under = poly(*[at(k, 0.675) for k in fine], *[at(k, 0.625) for k in reversed(fine)])
        depth = max(0, i / (per_turn * turns))
        c.paint(under, mix("#4b2f31", "#18131f", depth))
    _banister(c, at, per_turn * turns)
    c.glow(cx, cy, 150, "#ffe2ac", 0.85)
    c.mottle(c.everything(), (130, 130), 0.3, "plaster")
    c.paint(poly((-50, -50), (620, -50), (-50, 760)), "#fff0cc", 0.3, 90, mode="soft light")
    c.vignette("#23182a", 0.6)


def _treads(
    c: Canvas, per_turn: int, turns: int, shrink: float, at: Callable[[float, float], Point]
) -> None:
    for i in range(-16, per_turn * turns):
        depth = max(0, i / (per_turn * turns))
        tread = poly(
            at(i, 1),
            at(i + 0.5, 1.003),
            at(i + 1, 1),
            at(i + 1, 0.66),
            at(i + 0.5, 0.664),
            at(i, 0.66),
        )
        facing = 0.5 + 0.5 * math.cos(math.radians(360 * i / per_turn - 100 + 130))
        tone = mix(mix("#f2dfba", "#8a5f4d", facing), "#2b2330", depth**1.1 * 0.8)
        c.paint(tread, tone)
        edge = poly(at(i, 1), at(i + 0.22, 1), at(i + 0.22, 0.66), at(i, 0.66))
        c.paint(edge, mix(tone, "#2b2028", 0.55), 0.85, 1.2 if i < 30 else 0)
        c.paint(
            stroke([at(i + 0.24, 1), at(i + 0.24, 0.66)], 3.4 * shrink**i),
            mix(tone, "#fff3d6", 0.6),
            0.8,
        )


def _banister(c: Canvas, at: Callable[[float, float], Point], steps: int) -> None:
    for i in range(-16, steps):
        lift = 0.645
        base, head = at(i + 0.5, lift), at(i + 0.6, lift * 0.93)
        c.paint(stroke([base, head], max(0.8, 5 * 0.9795**i)), "#1d1620")
    for i in range(-16, steps):
        fine = [i + k / 4 for k in range(5)]
        rail = poly(*[at(k, 0.605) for k in fine], *[at(k, 0.575) for k in reversed(fine)])
        c.paint(rail, mix("#b5583c", "#35202a", max(0, i / steps)))
        shine = poly(*[at(k, 0.601) for k in fine], *[at(k, 0.592) for k in reversed(fine)])
        c.paint(shine, mix("#f2b083", "#4d2f33", max(0, i / steps)), 0.8)
