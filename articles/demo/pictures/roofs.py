"""Pictures of where a town lives: its roofs in the rain and its lit windows."""

import random

from .brush import Canvas, fade, mix
from .catalogue import CLASSIC, picture
from .nature import cloud_bank
from .shapes import Shape, oval, poly, rect, rounded, stroke, taper, together


@picture("rooftops-rain", CLASSIC)
def rooftops_rain(c: Canvas) -> None:
    c.wash("#4d5d6b", "#77868c", "#a3a9a4", "#b7b3a6")
    cloud_bank(c, 70, 150, "#3d4c5a", "rain sky", 0.7)
    cloud_bank(c, 150, 90, "#c5c3b6", "rain light", 0.4)
    chance = random.Random("roofs")
    tones = ("#8a9597", "#6c7b80", "#52636b", "#3c4d57", "#2a3843")
    for row, tone in enumerate(tones):
        size = 62 + 34 * row
        base = 262 + row * 78 + row * row * 6
        x = -40.0 - 20 * row
        while x < 1040:
            wide = size * chance.uniform(1.0, 1.9)
            _house(c, x, base - chance.uniform(0, size * 0.4), wide, size, tone, row, chance)
            x += wide * 0.93
        c.drift(
            rect(-60, base - 10, 1060, base + 70),
            "#b9bdb6",
            (240, 40),
            f"wet air {row}",
            0.4,
            0.5,
            0.34 - 0.05 * row,
            20,
        )
    rain = together(
        stroke([(x, y), (x - r * 0.2, y + r)], 0.9)
        for x, y, r in (
            (chance.uniform(0, 1060), chance.uniform(-30, 660), chance.uniform(16, 44))
            for _ in range(330)
        )
    )
    c.paint(rain, "#e5e8e2", 0.34)
    c.drift(c.everything(), "#dfe3de", (5, 110), "downpour", 0.55, 0.4, 0.2)
    c.vignette("#1a242e", 0.5)


def _house(
    c: Canvas,
    x: float,
    top: float,
    wide: float,
    size: float,
    tone: str,
    row: int,
    chance: random.Random,
) -> None:
    eaves, peak = top + size * 0.55, top - size * 0.05
    lean = wide * 0.2
    roof = poly((x - 5, eaves), (x + lean, peak), (x + wide - lean, peak), (x + wide + 5, eaves))
    warm = chance.random() < 0.28
    slate = mix(tone, "#9c5544", 0.42) if warm else mix(tone, "#3c5468", chance.uniform(0, 0.3))
    wall = rect(x, eaves - 2, x + wide, 760)
    c.paint(
        wall,
        fade(
            mix(tone, "#c9bda8", 0.34), mix(tone, "#20262e", 0.3), span=(eaves, eaves + size * 1.6)
        ),
    )
    _roof(c, x, wide, size, chance, eaves, peak, roof, slate)
    c.shadow(rect(x, eaves, x + wide, eaves + size * 0.12), alpha=0.55, blur=3)
    pane = size * 0.16
    for k in range(int(wide / (pane * 2.3))):
        left = x + pane * 0.8 + k * pane * 2.2
        lit = chance.random() < 0.22 and row > 0
        frame = rect(left, eaves + size * 0.24, left + pane, eaves + size * 0.24 + pane * 1.5)
        c.paint(frame, fade("#ffd996", "#e79f55") if lit else fade("#2a3540", "#56656d"), 0.95)
        if lit:
            c.glow(left + pane / 2, eaves + size * 0.36, pane * 3, "#f2a653", 0.45)


def _roof(
    c: Canvas,
    x: float,
    wide: float,
    size: float,
    chance: random.Random,
    eaves: float,
    peak: float,
    roof: Shape,
    slate: str,
) -> None:
    """Chimney, slates and the shine of rain on them."""
    stack = x + wide * chance.uniform(0.3, 0.7)
    pot = rect(stack, peak - size * 0.34, stack + size * 0.2, peak + 8)
    c.model(pot, mix(slate, "#a8755c", 0.45), "#232d37", None, (-1, 0), size * 0.07)
    c.paint(
        rect(stack - 2, peak - size * 0.36, stack + size * 0.2 + 2, peak - size * 0.31), "#2a343e"
    )
    c.model(
        roof,
        fade(mix(slate, "#d5d8d2", 0.42), slate),
        mix(slate, "#141c26", 0.5),
        mix(slate, "#eef0ea", 0.6),
        (-0.3, -1),
        size * 0.12,
    )
    tiles = together(
        stroke([(x - 10, y), (x + wide + 10, y)], 0.9) for y in _steps(peak + 4, eaves, size * 0.07)
    )
    c.paint(tiles, mix(slate, "#10161e", 0.6), 0.4, inside=roof)
    c.drift(roof, "#e6eae4", (9, size * 0.5), f"shine {x:.0f}", 0.54, 0.3, 0.4)


def _steps(start: float, end: float, step: float) -> list[float]:
    return [start + step * i for i in range(int((end - start) / step) + 1)]


@picture("window-grid", CLASSIC)
def window_grid(c: Canvas) -> None:
    c.wash("#8d4f3f", "#7a4038", "#5b3036")
    chance = random.Random("grid")
    for tone in ("#a96450", "#6a3334", "#b57a5e", "#54282f", "#93483d"):
        bricks = []
        for _ in range(620):
            row = chance.randrange(84)
            x = 22 * chance.randrange(-1, 46) + 11 * (row % 2)
            bricks.append(rect(x, row * 8, x + 20.6, row * 8 + 6.8))
        c.paint(together(bricks), tone, 0.55)
    joints = together(stroke([(-5, 8 * i - 0.6), (1005, 8 * i - 0.6)], 1.1) for i in range(85))
    upright = together(
        stroke(
            [(22 * k + 11 * (i % 2) - 0.7, 8 * i), (22 * k + 11 * (i % 2) - 0.7, 8 * i + 7)], 1.1
        )
        for i in range(85)
        for k in range(47)
    )
    c.paint(joints + upright, "#3a2027", 0.5)
    c.mottle(c.everything(), (300, 220), 0.4, "facade")
    for row in range(3):
        for column in range(6):
            _window(c, 46 + column * 158, 42 + row * 214, chance)
    c.paint(
        poly((-10, -10), (560, -10), (250, 700), (-10, 700)), "#2b1d2e", 0.3, 40, mode="multiply"
    )
    c.vignette("#1c1220", 0.55)


def _window(c: Canvas, x: float, y: float, chance: random.Random) -> None:
    wide, tall = 108, 158
    pane = rect(x, y, x + wide, y + tall)
    c.shadow(rect(x - 8, y + tall + 4, x + wide + 8, y + tall + 24), 5, 8, "#24131b", 0.6, 5)
    c.paint(rect(x - 9, y - 20, x + wide + 9, y - 3), fade("#cfae90", "#9c7a68"))
    c.paint(rect(x - 6, y - 4, x + wide + 6, y + tall + 4), "#3a2630")
    kind = chance.choice(("lamp", "dark", "curtain", "blind", "plant", "lamp", "dark", "person"))
    warm = kind in ("lamp", "curtain", "plant", "person")
    c.paint(
        pane,
        fade("#f6c777", "#e39a50", "#b96a3f") if warm else fade("#28394e", "#4c6173", "#2b3444"),
    )
    if not warm:
        c.paint(poly((x, y + 60), (x + 60, y), (x + 92, y), (x, y + 100)), "#a9c0c4", 0.22, 1)
    else:
        c.glow(x + 40, y + 50, 90, "#fff0c0", 0.6, inside=pane)
    _window_life(c, x, y, kind, pane)
    _window_frame(c, x, y, wide, tall, pane)


def _window_life(c: Canvas, x: float, y: float, kind: str, pane: Shape) -> None:
    """What can be seen behind the pane."""
    foot = pane.bounds()[3]
    if kind == "lamp":
        c.paint(
            poly((x + 32, y + 62), (x + 70, y + 62), (x + 82, y + 96), (x + 20, y + 96)), "#fff2cf"
        )
        c.paint(rect(x + 49, y + 96, x + 53, foot), "#5b3328")
    elif kind == "curtain":
        for left in (x, x + 72):
            drape = rect(left, y, left + 36, foot)
            c.paint(drape, "#c9664a", 0.85)
            c.drift(drape, "#7a332f", (9, 700), f"drape {x:.0f}", 0.45, 0.3, 0.8, octaves=1)
    elif kind == "blind":
        count = random.Random(f"blind {x:.0f} {y:.0f}").randint(9, 24)
        slats = together(rect(x, y + 6 * i, x + 108, y + 6 * i + 4) for i in range(count))
        c.paint(slats, fade("#cfc4b0", "#8e8b86"), 0.9)
    elif kind == "plant":
        c.paint(together(_frond(x + 60, y, d) for d in range(-44, 45, 11)), "#35432f", inside=pane)
        pot = poly((x + 42, y + 130), (x + 78, y + 130), (x + 72, foot), (x + 48, foot))
        c.paint(pot, "#6b3a30")
    elif kind == "person":
        head = oval(x + 66, y + 74, 15, 19) + rect(x + 60, y + 84, x + 73, y + 104)
        c.paint(head + rounded(x + 36, y + 96, x + 98, y + 200, 26), "#4a2a2e", 1, 1.2, pane)


def _frond(x: float, y: float, reach: float) -> Shape:
    """A leaf of a plant on the window sill."""
    bend = (x + reach * 0.5, y + 104 - abs(reach) * 0.3)
    return taper([(x, y + 134), bend, (x + reach, y + 92 + abs(reach) * 0.4)], 9, 1)


def _window_frame(c: Canvas, x: float, y: float, wide: int, tall: int, pane: Shape) -> None:
    c.paint(
        rect(x, y, x + wide, y + 9) + rect(x, y, x + 7, y + tall),
        "#1d1320",
        0.5,
        3,
        pane,
        "multiply",
    )
    bars = rect(x + wide / 2 - 2.5, y, x + wide / 2 + 2.5, y + tall) + rect(
        x, y + 54, x + wide, y + 58
    )
    c.paint(
        bars + stroke([(x, y), (x + wide, y), (x + wide, y + tall), (x, y + tall), (x, y)], 5),
        "#e6d6bd",
    )
    c.paint(rect(x - 10, y + tall + 2, x + wide + 10, y + tall + 12), fade("#e3c6a4", "#a07f6c"))
