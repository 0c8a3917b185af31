"""A pair of worn shoes, and the threads of a loom."""

import random
from collections.abc import Callable

from .brush import Canvas, fade, mix
from .catalogue import CLASSIC, picture
from .interior import empty_room, sheen, window_light
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
    rounded,
    stroke,
    together,
)


@picture("shoes-pair", CLASSIC)
def shoes_pair(c: Canvas) -> None:
    empty_room(c, 300, ("#53707a", "#6d8a8c", "#5d7779"), ("#b58a62", "#9a7050", "#6a4a3c"))
    window_light(c, poly((40, -20), (420, -20), (560, 300), (220, 300)), "#fff0c8", 0.4)
    c.paint(
        poly((200, 300), (600, 300), (1000, 680), (340, 680)), "#ffe3ac", 0.5, 22, mode="soft light"
    )
    _shoe(c, 150, -64, 0.9)
    _shoe(c, 40, 62, 1.0)
    c.vignette("#22201f", 0.5)


def _shoe(c: Canvas, dx: float, dy: float, size: float) -> None:
    def at(x: float, y: float) -> Point:
        return 440 + (x - 480) * size + dx, 400 + (y - 400) * size + dy

    def form(text: str) -> Shape:
        return blob(*[at(x, y) for x, y in points(text)])

    c.shadow(form("250,510 520,500 800,512 880,536 620,552 300,546"), alpha=0.65, blur=13)
    sole = form(
        "240,484 420,496 560,492 700,500 776,494 790,512 760,530 560,522 430,526 300,532 238,526"
    )
    c.model(sole, fade("#c9a277", "#6d4a36"), "#2b1a18", "#f0d2a4", (-0.4, -1), 9)
    heel = poly(at(240, 500), at(350, 508), at(346, 538), at(244, 538))
    c.model(heel, "#4a2e26", "#1d1112", "#a9785a", (-0.6, -1), 7)
    upper = form(
        "236,490 232,400 244,316 280,290 340,300 420,330 500,366 580,404 690,424 770,456 "
        "786,494 640,504 430,502 280,500"
    )
    c.model(upper, fade("#9c5434", "#7d3d2b", "#5d2a24"), "#2b1214", "#e89f6a", (-0.7, -1), 44)
    c.mottle(upper, (40, 30), 0.5, f"leather {dx}", octaves=4)
    mouth = form("250,312 290,292 350,304 420,334 380,344 300,334")
    c.model(mouth, "#3a2119", "#140b0c", "#b98458", (0.6, 1), 14)
    tongue = form("392,330 420,276 462,282 520,376 470,384 430,360")
    c.model(tongue, fade("#8f4c30", "#6b3426"), "#2b1214", "#e0965f", (-0.7, -1), 13)
    c.paint(form("636,418 700,424 772,456 790,496 640,504 618,460"), "#4d2220", 0.35, 3, upper)
    facing = form("386,326 440,338 560,402 548,430 470,440 400,410")
    c.shadow(facing, 2, 5, "#2b1214", 0.6, 5, upper)
    c.model(facing, fade("#a45a38", "#82412d"), "#3a1a18", "#eeaa74", (-0.7, -1), 12)
    for line in (arc(650, 470, 34, 62, 110, 262, 16), arc(250, 400, 70, 96, -70, 84, 20)):
        _stitches(c, [at(x, y) for x, y in line], upper)
    _laces(c, at, size)
    sheen(c, *at(730, 452), 30 * size, 9 * size, 22, 0.5)


def _stitches(c: Canvas, line: list[Point], leather: Shape) -> None:
    thread = together(stroke([line[k], line[k + 1]], 2) for k in range(0, len(line) - 1, 2))
    c.paint(thread, "#e9c08a", 0.7, inside=leather)


def _laces(c: Canvas, at: Callable[[float, float], Point], size: float) -> None:
    for k in range(5):
        x, y = 418 + k * 28, 352 + k * 15
        c.paint(oval(*at(x, y + 14), 4 * size), "#22100f")
        lace = curve([at(x, y + 14), at(x + 14, y - 10), at(x + 36, y - 22)], 6 * size)
        c.shadow(lace, 2, 4, alpha=0.6, blur=3)
        c.model(lace, "#efe0c0", "#8f7a60", "#fffaf0", (-0.6, -1), 2.5)
    left = [at(430, 356), at(380, 386), at(396, 424), at(428, 372)]
    right = [at(430, 356), at(476, 410), at(512, 424), at(470, 366)]
    bow = curve(left, 5 * size) + curve(right, 5 * size)
    c.shadow(bow, 3, 6, alpha=0.6, blur=4)
    c.model(bow, "#efe0c0", "#8f7a60", "#fffaf0", (-0.6, -1), 2.5)


@picture("loom-threads", CLASSIC)
def loom_threads(c: Canvas) -> None:
    c.wash("#3a2c2c", "#54403a", "#2c2226")
    c.glow(260, 120, 520, "#e9b87c", 0.5)
    tones = ("#d9c7a4", "#c9694a", "#2f5a63", "#e6b45f", "#efe2c6", "#8a3d42", "#5f7d72")
    chance = random.Random("loom")
    for k in range(110):
        x = 20 + k * 8.8
        tone = tones[(k // 9) % len(tones)]
        line = poly(
            (x - 2, -10),
            (x + 2, -10),
            (500 + (x - 500) * 1.04 + 2.6, 700),
            (500 + (x - 500) * 1.04 - 2.6, 700),
        )
        c.paint(line.moved(4, 5), "#140c10", 0.5, 2)
        c.paint(line, fade(mix(tone, "#2c2024", 0.35), tone, mix(tone, "#fff2d6", 0.25)))
    for y in (150, 176):
        bar = rounded(-20, y - 7, 1020, y + 7, 6)
        c.shadow(bar, 0, 16, alpha=0.6, blur=9)
        c.model(bar, fade("#c28d5c", "#8a5a3a"), "#3b241c", "#f2cb96", (-0.2, -1), 6)
    _cloth(c, tones, chance)
    _shuttle(c)
    c.paint(
        poly((-40, -40), (420, -40), (820, 700), (240, 700)), "#ffe4b0", 0.45, 40, mode="soft light"
    )
    c.vignette("#140c10", 0.6)


def _cloth(c: Canvas, tones: tuple[str, ...], chance: random.Random) -> None:
    c.shadow(rect(-20, 420, 1020, 460), 0, -12, alpha=0.7, blur=14)
    rows = 31
    for row in range(rows):
        y = 424 + row * 8.2
        tone = tones[(row // 5 * 3 + 1) % len(tones)]
        over, under = [], []
        for k in range(111):
            x = 16 + k * 9.0 - 12
            diamond = (abs((k % 22) - 11) + abs((row % 16) - 8)) % 8 < 4
            (over if (k + row) % 2 == 0 or diamond else under).append(
                rounded(x - 4.6, y - 4, x + 5, y + 4, 3.4)
            )
        c.paint(rect(0, y - 4.4, 1000, y + 4.4), mix(tone, "#1c1216", 0.7))
        c.paint(together(over), fade(mix(tone, "#fff4dc", 0.35), tone, mix(tone, "#1c1216", 0.35)))
        other = tones[(row // 5 + 4) % len(tones)]
        c.paint(together(under), fade(mix(other, "#fff4dc", 0.15), mix(other, "#1c1216", 0.4)), 0.9)
    c.drift(rect(0, 420, 1000, 680), "#140c10", (240, 60), "cloth", 0.5, 0.4, 0.4)


def _shuttle(c: Canvas) -> None:
    body = blob(*points("300,330 380,300 500,290 620,298 712,322 640,356 520,372 390,362")).turned(
        500, 330, -6
    )
    c.shadow(body, 16, 28, alpha=0.65, blur=14)
    c.model(body, fade("#d9a468", "#a8703f"), "#4d2c1e", "#ffe0a8", (-0.5, -1), 20)
    c.mottle(body, (200, 5), 0.6, "shuttle")
    well = rounded(420, 312, 592, 352, 18).turned(500, 330, -6)
    c.model(well, "#3a2018", "#160b0c", "#8f5a38", (0.5, 1), 10)
    bobbin = rounded(436, 318, 576, 346, 12).turned(500, 330, -6)
    c.model(bobbin, "#2f6a73", "#12303a", "#9cc9c0", (-0.4, -1), 9)
    c.paint(
        together(stroke([(440 + k * 8, 316), (444 + k * 8, 348)], 1.6) for k in range(17)).turned(
            500, 330, -6
        ),
        "#12303a",
        0.6,
        inside=bobbin,
    )
    c.paint(curve(points("580,322 720,360 840,410 1010,424"), 3), "#5f9a9c")
