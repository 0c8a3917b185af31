"""Abstract covers: colour, lines and patterns."""

import math
import random

from .brush import Canvas, fade, mix
from .catalogue import SQUARE, TALL, WIDE, picture
from .shapes import (
    Shape,
    arc,
    oval,
    poly,
    rect,
    rounded,
    stroke,
    together,
    wander,
)


@picture("circles-overlap", SQUARE)
def circles_overlap(c: Canvas) -> None:
    c.wash("#efe3cb", "#e6d5b6")
    c.mottle(c.everything(), (5, 5), 0.22, "laid paper", octaves=2)
    rings = (
        (380, 400, 262, "#d9623f", "#e99a5a"),
        (640, 440, 236, "#2f6f78", "#6fa39a"),
        (480, 662, 226, "#d9a63c", "#efd085"),
        (742, 704, 120, "#7d3f55", "#b77a80"),
        (232, 712, 84, "#27384f", "#4f6b80"),
    )
    for x, y, r, deep, pale in rings:
        disc = oval(x, y, r)
        c.shadow(disc, 8, 14, "#8a7458", 0.35, 16)
        c.paint(disc, fade(pale, deep), 0.92, mode="multiply")
        c.drift(disc, "#fff3d8", (2.4, 2.4), f"ink {x}", 0.6, 0.4, 0.3, octaves=2)
        c.paint(
            oval(x - r * 0.7, y - r * 0.8, r * 0.9),
            "#fff1d0",
            0.3,
            r * 0.35,
            disc,
            "soft light",
            0.8,
        )
        c.paint(oval(x + r * 0.9, y + r * 0.9, r * 0.9), deep, 0.5, r * 0.35, disc, "multiply", 0.9)
    c.paint(stroke(arc(512, 512, 418, 418, 0, 360, 160), 2), "#3a2f33", 0.6)
    c.paint(stroke(arc(512, 512, 418, 418, 200, 262, 60), 9), "#3a2f33", 0.9)
    c.paint(oval(512 + 418 * math.cos(0.6), 512 + 418 * math.sin(0.6), 13), "#3a2f33")
    c.vignette("#8a6a4a", 0.3)


@picture("wave-lines", WIDE)
def wave_lines(c: Canvas) -> None:
    c.wash("#f1e4ca", "#e9d2ab", "#dcb98e")
    c.glow(720, 130, 300, "#fff4da", 0.6)
    c.paint(oval(720, 150, 78), fade("#d9583c", "#e58a55"), grain=0.5)
    slow, fast = wander(160, "swell", 2, 0.4), wander(160, "chop", 3, 0.5)
    for i in range(46):
        t = i / 45
        line = []
        for k in range(160):
            x = -20 + 1040 * k / 159
            crest = math.sin(x * 0.0105 + t * 3.1 + slow[k] * 1.6) * (14 + 62 * t * (1 - 0.45 * t))
            line.append((x, 176 + 420 * t**1.18 - crest * (1 + 0.3 * fast[k]) - 34 * slow[k]))
        tone = mix(mix("#e3b98a", "#3f7f84", min(1, t * 1.7)), "#14304a", max(0, t - 0.4) * 1.3)
        sheet = poly((-20, 700), *line, (1020, 700))
        c.paint(sheet, tone, 1)
        c.paint(stroke(line, 1.1 + 1.5 * t), mix(tone, "#fbefd4", 0.72 - 0.25 * t), 0.9)
    c.drift(
        rect(-60, 260, 1060, 640),
        "#0d2238",
        (300, 140),
        "wave shade",
        0.5,
        0.5,
        0.35,
        50,
        mode="multiply",
    )
    c.drift(c.everything(), "#ffe9c0", (260, 120), "wave light", 0.55, 0.5, 0.25, mode="soft light")
    c.vignette("#1a2238", 0.4)


@picture("sound-wave", WIDE)
def sound_wave(c: Canvas) -> None:
    c.wash("#191a30", "#2b2440", "#3a2a44")
    c.glow(500, 280, 480, "#7a3f52", 0.55)
    c.glow(300, 280, 260, "#2f5a7a", 0.4)
    swing, detail = wander(91, "voice", 3, 0.6), wander(91, "breath", 6, 0.9)
    for i in range(91):
        t = i / 90
        x = 62 + 876 * t
        swell = math.sin(math.pi * t) ** 0.8 * (0.35 + 0.65 * abs(math.sin(t * 7.3 + swing[i])))
        half = 8 + 188 * swell * (0.45 + 0.55 * abs(detail[i]) ** 0.7)
        bar = rounded(x - 3.1, 281 - half, x + 3.1, 281 + half, 3)
        tone = mix(mix("#5fa3a8", "#efb469", min(1, t * 2)), "#e0604a", max(0, t * 2 - 1))
        c.paint(bar, tone, 0.55, 9, mode="screen")
        c.paint(
            bar,
            fade(
                mix(tone, "#221c34", 0.45), mix(tone, "#fff3da", 0.45), mix(tone, "#221c34", 0.45)
            ),
        )
    for r, alpha in ((120, 0.3), (190, 0.22), (270, 0.16), (360, 0.1), (460, 0.07)):
        c.paint(stroke(arc(500, 281, r, r, 0, 360, 120), 1.3), "#f6dfba", alpha)
    c.paint(rect(0, 280.4, 1000, 281.6), "#f6dfba", 0.35)
    c.vignette("#0a0818", 0.6)


@picture("colour-field", TALL, grain=0.14)
def colour_field(c: Canvas) -> None:
    c.wash("#6b2230", "#5a1d30", "#47192d")
    c.mottle(c.everything(), (200, 90), 0.5, "ground", octaves=5)
    fields = (
        (84, 92, 916, 500, ("#e28a45", "#d96f3a"), "#f7b76a"),
        (96, 546, 904, 690, ("#f0c48a", "#e3a673"), "#fff0c8"),
        (84, 738, 916, 1164, ("#8f2f3c", "#331830"), "#c9565a"),
    )
    for i, (x0, y0, x1, y1, tones, light) in enumerate(fields):
        block = rect(x0, y0, x1, y1)
        for blur, alpha in ((30, 0.45), (14, 0.6), (5, 0.55)):
            c.paint(block, fade(*tones), alpha, blur)
        c.drift(block, light, (300, 46), f"scumble {i}", 0.44, 0.5, 0.5, 22, octaves=5)
        c.drift(block, "#3d1528", (220, 60), f"glaze {i}", 0.52, 0.5, 0.4, 22, octaves=5)
        c.drift(block, light, (160, 3), f"bristle {i}", 0.5, 0.4, 0.2, 16, octaves=2)
    c.mottle(c.everything(), (3, 3), 0.16, "canvas weave", octaves=1)
    c.vignette("#1f0a18", 0.4)


@picture("mosaic", SQUARE)
def mosaic(c: Canvas) -> None:
    c.wash("#b7a88e", "#9c8d78")
    c.mottle(c.everything(), (12, 12), 0.5, "grout", octaves=2)
    chance = random.Random("tesserae")
    groups: dict[str, list[Shape]] = {}
    r = 12.0
    while r < 760:
        count = max(6, round(math.tau * r / 33))
        for k in range(count):
            angle = math.tau * (k + 0.5 * (int(r / 31) % 2)) / count
            x, y = 500 + r * math.cos(angle), 500 + r * math.sin(angle)
            if -20 < x < 1020 and -20 < y < 1020:
                half = 13.6 * chance.uniform(0.9, 1.04)
                stone = rounded(x - half, y - half * 0.98, x + half, y + half * 0.98, 2.4)
                tone = _mosaic_tone(r, angle, chance)
                groups.setdefault(tone, []).append(
                    stone.turned(x, y, math.degrees(angle) + chance.uniform(-5, 5))
                )
        r += 31
    everything = together(stone for stones in groups.values() for stone in stones)
    c.shadow(everything, 2.6, 3.4, "#3b2f2c", 0.75, 2)
    for tone, stones in groups.items():
        c.paint(together(stones), tone)
    c.shade(everything, "#2a2030", "#fff3da", (-0.7, -1), 5, alpha=0.5)
    c.drift(everything, "#fff6df", (22, 22), "glaze", 0.6, 0.3, 0.3, octaves=2)
    c.paint(poly((-60, -60), (700, -60), (-60, 760)), "#fff3d2", 0.45, 130, mode="soft light")
    c.vignette("#2a1c22", 0.45)


def _mosaic_tone(r: float, angle: float, chance: random.Random) -> str:
    """The stone's colour: a sun, its petals, a blue field and a border."""
    petal = 150 + 130 * abs(math.cos(angle * 4)) ** 0.8
    if r < 80:
        options = ("#e0a33f", "#eab75a")
    elif r < petal:
        options = ("#b5482f", "#c75f3c") if r > petal - 60 else ("#efe0c0", "#e4cfa6")
    elif r < 360:
        options = ("#28525f", "#336874", "#1f4453")
    elif r < 412:
        options = ("#e9d9b6", "#dcc497")
    elif r < 450:
        options = (
            ("#b5482f", "#c75f3c") if int(angle * 26 / math.tau * 2) % 2 else ("#2b2a3c", "#3a374a")
        )
    elif r < 500:
        options = ("#e9d9b6", "#dcc497")
    else:
        options = ("#6f8f7d", "#5d7d72", "#4d6d68")
    return chance.choice(options)
