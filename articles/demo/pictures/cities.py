"""Pictures of towns from a distance: roofs, bridges, towers, walls of windows."""

import random

from .brush import Canvas, fade, mix
from .catalogue import CLASSIC, TALL, WIDE, picture
from .nature import cloud_bank, stars, sun_path, water
from .shapes import Shape, arc, curve, oval, poly, rect, rounded, stroke, taper, together


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
        c.drift(rect(-60, base - 10, 1060, base + 70), "#b9bdb6", (240, 40), f"wet air {row}", 0.4, 0.5,
                0.34 - 0.05 * row, 20)
    rain = together(
        stroke([(x, y), (x - r * 0.2, y + r)], 0.9)
        for x, y, r in ((chance.uniform(0, 1060), chance.uniform(-30, 660), chance.uniform(16, 44))
                        for _ in range(330))
    )
    c.paint(rain, "#e5e8e2", 0.34)
    c.drift(c.everything(), "#dfe3de", (5, 110), "downpour", 0.55, 0.4, 0.2)
    c.vignette("#1a242e", 0.5)


def _house(c: Canvas, x: float, top: float, wide: float, size: float, tone: str, row: int,
           chance: random.Random) -> None:
    eaves, peak = top + size * 0.55, top - size * 0.05
    lean = wide * 0.2
    roof = poly((x - 5, eaves), (x + lean, peak), (x + wide - lean, peak), (x + wide + 5, eaves))
    warm = chance.random() < 0.28
    slate = mix(tone, "#9c5544", 0.42) if warm else mix(tone, "#3c5468", chance.uniform(0, 0.3))
    wall = rect(x, eaves - 2, x + wide, 760)
    c.paint(wall, fade(mix(tone, "#c9bda8", 0.34), mix(tone, "#20262e", 0.3),
                       span=(eaves, eaves + size * 1.6)))
    stack = x + wide * chance.uniform(0.3, 0.7)
    pot = rect(stack, peak - size * 0.34, stack + size * 0.2, peak + 8)
    c.model(pot, mix(slate, "#a8755c", 0.45), "#232d37", None, (-1, 0), size * 0.07)
    c.paint(rect(stack - 2, peak - size * 0.36, stack + size * 0.2 + 2, peak - size * 0.31), "#2a343e")
    c.model(roof, fade(mix(slate, "#d5d8d2", 0.42), slate), mix(slate, "#141c26", 0.5),
            mix(slate, "#eef0ea", 0.6), (-0.3, -1), size * 0.12)
    tiles = together(stroke([(x - 10, y), (x + wide + 10, y)], 0.9)
                     for y in _steps(peak + 4, eaves, size * 0.07))
    c.paint(tiles, mix(slate, "#10161e", 0.6), 0.4, inside=roof)
    c.drift(roof, "#e6eae4", (9, size * 0.5), f"shine {x:.0f}", 0.54, 0.3, 0.4)
    c.shadow(rect(x, eaves, x + wide, eaves + size * 0.12), alpha=0.55, blur=3)
    pane = size * 0.16
    for k in range(int(wide / (pane * 2.3))):
        left = x + pane * 0.8 + k * pane * 2.2
        lit = chance.random() < 0.22 and row > 0
        frame = rect(left, eaves + size * 0.24, left + pane, eaves + size * 0.24 + pane * 1.5)
        c.paint(frame, fade("#ffd996", "#e79f55") if lit else fade("#2a3540", "#56656d"), 0.95)
        if lit:
            c.glow(left + pane / 2, eaves + size * 0.36, pane * 3, "#f2a653", 0.45)


def _steps(start: float, end: float, step: float) -> list[float]:
    return [start + step * i for i in range(int((end - start) / step) + 1)]


@picture("bridge-blue-hour", WIDE)
def bridge_blue_hour(c: Canvas) -> None:
    level = 372
    c.paint(rect(0, 0, 1000, level), fade("#142447", "#2c4877", "#6786a5", "#d7b7a1"))
    cloud_bank(c, 150, 100, "#3f5f8c", "blue high", 0.6)
    cloud_bank(c, 270, 60, "#b89fa6", "blue low", 0.6)
    stars(c, 26, 150, "bridge")
    chance = random.Random("skyline")
    skyline, lights, x = [], [], -10.0
    while x < 1010:
        wide, tall = chance.uniform(12, 34), chance.uniform(14, 74) * (1.4 if 600 < x < 860 else 0.8)
        skyline.append(rect(x, level - tall, x + wide, level + 2))
        for _ in range(int(wide * tall / 95)):
            lx, ly = chance.uniform(x + 2, x + wide - 3), chance.uniform(level - tall + 3, level - 3)
            lights.append(rect(lx, ly, lx + 2, ly + 2.4))
        x += wide * chance.uniform(0.8, 1.15)
    city = together(skyline)
    c.paint(city, fade("#45567d", "#6b6c88", span=(280, level)))
    water(c, level, "#a89aa6", "#0e1d3c", "#8da6bd", "blue river", 0.5)
    c.paint(city.reflected(level, 0.8), "#22345c", 0.5, 6)
    c.paint(together(lights), "#ffd694", 0.9)
    for lx in range(20, 1000, 62):
        sun_path(c, lx + chance.uniform(-16, 16), level + 2, "#f2b96f", 9, f"lamp {lx}")
    _suspension(c, level)
    c.vignette("#081026", 0.5)


def _suspension(c: Canvas, level: float) -> None:
    deck, top, towers = 322, 92, (270, 800)
    ink = "#121d38"
    cable: list[tuple[float, float]] = []
    for i in range(91):
        x = -60 + 12.4 * i
        if x < towers[0]:
            y = top + (deck - 24 - top) * ((towers[0] - x) / 330) ** 1.3
        elif x <= towers[1]:
            y = top + (deck - 16 - top) * (1 - ((x - 535) / 265) ** 2)
        else:
            y = top + (deck - 24 - top) * ((x - towers[1]) / 330) ** 1.3
        cable.append((x, y))
    hangers = together(stroke([(x, y), (x, deck)], 1.1) for x, y in cable[::1])
    legs = together(poly((x + d - 5, top - 10), (x + d + 5, top - 10), (x + d + 8, level + 40),
                         (x + d - 8, level + 40)) for x in towers for d in (-17, 17))
    braces = together(rect(x - 20, y, x + 20, y + 8) for x in towers for y in (top - 4, 168, 246))
    piers = together(rounded(x - 40, level + 26, x + 40, level + 52, 8) for x in towers)
    whole = legs + braces + rect(-20, deck, 1020, deck + 13)
    c.paint(whole.reflected(level + 44, 0.85), ink, 0.5, 5)
    c.paint(hangers, mix(ink, "#8b93aa", 0.3), 0.75)
    c.model(legs + braces, fade("#32446e", ink), "#0c1530", "#c99a86", (1, -0.2), 7)
    c.model(piers, "#26345a", "#0c1530", "#9d8793", (0.6, -1), 10)
    c.paint(stroke(cable, 3.6), ink)
    c.model(rect(-20, deck, 1020, deck + 13), "#1b2a50", "#0c1530", "#8f8799", (0, -1), 8)
    for x, y in cable[::3]:
        c.glow(x, y, 15, "#ffd48c", 0.8)
    c.paint(together(oval(x, y, 1.9) for x, y in cable[::3]), "#fff0cd")
    lamps = [(x, deck - 9) for x in range(10, 1000, 40)]
    c.paint(together(stroke([(x, deck), (x, y)], 1.2) for x, y in lamps), ink)
    for x, y in lamps:
        c.glow(x, y, 17, "#ffb866", 0.75)


@picture("concrete-tower", TALL)
def concrete_tower(c: Canvas) -> None:
    c.wash("#5f8794", "#a6b9b0", "#e3cda3", "#edc08b")
    cloud_bank(c, 260, 200, "#e9dfc6", "tower sky", 0.55)
    cloud_bank(c, 620, 120, "#f4e0b9", "tower sky low", 0.6)
    c.paint(rect(0, 1120, 1000, 1250), fade("#8d8a70", "#514f4a"))
    left, edge, right, top, base = 190.0, 600.0, 800.0, 110.0, 1160.0
    front = poly((left, top + 80), (edge, top), (edge, base), (left, base - 14))
    side = poly((edge, top), (right, top + 96), (right, base - 20), (edge, base))
    c.paint(poly((edge, base), (right, base - 20), (1100, base + 40), (1100, 1250), (840, 1250)),
            "#2e2c35", 0.6, 8, mode="multiply")
    c.paint(front, fade("#ead2ac", "#d3bb9a", "#b39f88"))
    c.paint(side, fade("#6d6c72", "#55555f", "#3f4049"))
    for i in range(14):
        _storey(c, i, (left, edge, right), top, base)
    for shape, seed in ((front, "front"), (side, "side")):
        c.mottle(shape, (16, 210), 0.5, f"streak {seed}", octaves=3)
        c.mottle(shape, (220, 160), 0.35, f"stain {seed}")
    shaft = poly((edge - 70, top - 30), (edge, top - 46), (edge, base), (edge - 70, base - 2))
    c.shadow(shaft, -26, 8, "#4b4038", 0.6, 7, front)
    c.model(shaft, fade("#f3dcb6", "#bfa98e"), "#9b8670", None, (-1, 0), 16)
    c.paint(poly((edge, top - 46), (edge + 36, top - 26), (edge + 36, base - 4), (edge, base)),
            fade("#5b5b64", "#3a3b44"))
    c.mottle(shaft, (14, 260), 0.5, "shaft")
    c.paint(stroke([(560, top - 38), (560, top - 112)], 3), "#3a3b44")
    for x, y, r in ((110, 1120, 92), (250, 1150, 66), (880, 1130, 84), (960, 1160, 70)):
        c.shadow(oval(x + r * 0.8, y + r * 0.7, r, r * 0.16), alpha=0.5, blur=6)
        c.model(oval(x, y, r, r * 0.9), "#6d7349", "#2d3b33", "#cdb76d", (-1, -0.8), r * 0.8)
    figure = taper([(420, 1206), (420, 1180), (420, 1172)], 9, 6) + oval(420, 1166, 4.5)
    c.shadow(figure.cast(1206, 1.5, 0.3), alpha=0.6, blur=2)
    c.paint(figure, "#33303a")
    c.vignette("#33303a", 0.4)


def _storey(c: Canvas, i: int, xs: tuple[float, float, float], top: float, base: float) -> None:
    left, edge, right = xs
    share = (i + 0.5) / 14.4

    def level(x: float, s: float) -> float:
        """The height of a floor line at x: the lines fall away from the near corner."""
        if x <= edge:
            roof, foot = top + 80 * (edge - x) / (edge - left), base - 14 * (edge - x) / (edge - left)
        else:
            near = (x - edge) / (right - edge)
            roof, foot = top + 96 * near, base - 20 * near
        return roof + (foot - roof) * s

    def tile(x0: float, x1: float, s0: float, s1: float) -> Shape:
        return poly((x0, level(x0, s0)), (x1, level(x1, s0)), (x1, level(x1, s1)), (x0, level(x0, s1)))

    chance = random.Random(f"storey {i}")
    for k in range(4):
        x0 = left + 16 + k * 81
        c.paint(tile(x0, x0 + 66, share, share + 0.042), fade("#4a3d3c", "#7d6656"))
        if chance.random() < 0.4:
            c.paint(tile(x0 + 30, x0 + 62, share + 0.008, share + 0.042),
                    chance.choice(("#c9724e", "#e7d9b8", "#6d8a86", "#d8a95a")), 0.85)
        c.paint(poly((x0, level(x0, share)), (x0 + 66, level(x0 + 66, share)),
                     (x0 + 66, level(x0 + 66, share + 0.02))), "#2d272b", 0.6)
        rail = tile(x0 - 5, x0 + 71, share + 0.027, share + 0.05)
        c.shadow(rail, 5, 10, "#4b4038", 0.55, 3)
        c.paint(rail, fade("#fae6c2", "#d2ba98"))
    for k in range(3):
        x0 = edge + 50 + k * 48
        c.paint(tile(x0, x0 + 30, share + 0.004, share + 0.036),
                "#f2c27a" if chance.random() < 0.14 else fade("#2b2f3a", "#39434f"))


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
    upright = together(stroke([(22 * k + 11 * (i % 2) - 0.7, 8 * i), (22 * k + 11 * (i % 2) - 0.7, 8 * i + 7)], 1.1)
                       for i in range(85) for k in range(47))
    c.paint(joints + upright, "#3a2027", 0.5)
    c.mottle(c.everything(), (300, 220), 0.4, "facade")
    for row in range(3):
        for column in range(6):
            _window(c, 46 + column * 158, 42 + row * 214, chance)
    c.paint(poly((-10, -10), (560, -10), (250, 700), (-10, 700)), "#2b1d2e", 0.3, 40, mode="multiply")
    c.vignette("#1c1220", 0.55)


def _window(c: Canvas, x: float, y: float, chance: random.Random) -> None:
    wide, tall = 108, 158
    pane = rect(x, y, x + wide, y + tall)
    c.shadow(rect(x - 8, y + tall + 4, x + wide + 8, y + tall + 24), 5, 8, "#24131b", 0.6, 5)
    c.paint(rect(x - 9, y - 20, x + wide + 9, y - 3), fade("#cfae90", "#9c7a68"))
    c.paint(rect(x - 6, y - 4, x + wide + 6, y + tall + 4), "#3a2630")
    kind = chance.choice(("lamp", "dark", "curtain", "blind", "plant", "lamp", "dark", "person"))
    warm = kind in ("lamp", "curtain", "plant", "person")
    c.paint(pane, fade("#f6c777", "#e39a50", "#b96a3f") if warm else fade("#28394e", "#4c6173", "#2b3444"))
    if not warm:
        c.paint(poly((x, y + 60), (x + 60, y), (x + 92, y), (x, y + 100)), "#a9c0c4", 0.22, 1)
    else:
        c.glow(x + 40, y + 50, 90, "#fff0c0", 0.6, inside=pane)
    if kind == "lamp":
        c.paint(poly((x + 32, y + 62), (x + 70, y + 62), (x + 82, y + 96), (x + 20, y + 96)), "#fff2cf")
        c.paint(rect(x + 49, y + 96, x + 53, y + tall), "#5b3328")
    elif kind == "curtain":
        for side in (x, x + wide - 36):
            drape = rect(side, y, side + 36, y + tall)
            c.paint(drape, "#c9664a", 0.85)
            c.drift(drape, "#7a332f", (9, 700), f"drape {x:.0f}", 0.45, 0.3, 0.8, octaves=1)
    elif kind == "blind":
        slats = together(rect(x, y + 6 * i, x + wide, y + 6 * i + 4) for i in range(chance.randint(9, 24)))
        c.paint(slats, fade("#cfc4b0", "#8e8b86"), 0.9)
    elif kind == "plant":
        leaves = together(taper([(x + 60, y + 134), (x + 60 + d * 0.5, y + 104 - abs(d) * 0.3),
                                 (x + 60 + d, y + 92 + abs(d) * 0.4)], 9, 1) for d in range(-44, 45, 11))
        c.paint(leaves, "#35432f", inside=pane)
        c.paint(poly((x + 42, y + 130), (x + 78, y + 130), (x + 72, y + tall), (x + 48, y + tall)), "#6b3a30")
    elif kind == "person":
        c.paint(oval(x + 66, y + 74, 15, 19) + rounded(x + 36, y + 96, x + 98, y + 200, 26)
                + rect(x + 60, y + 84, x + 73, y + 104), "#4a2a2e", 1, 1.2, pane)
    c.paint(rect(x, y, x + wide, y + 9) + rect(x, y, x + 7, y + tall), "#1d1320", 0.5, 3, pane, "multiply")
    bars = rect(x + wide / 2 - 2.5, y, x + wide / 2 + 2.5, y + tall) + rect(x, y + 54, x + wide, y + 58)
    c.paint(bars + stroke([(x, y), (x + wide, y), (x + wide, y + tall), (x, y + tall), (x, y)], 5), "#e6d6bd")
    c.paint(rect(x - 10, y + tall + 2, x + wide + 10, y + tall + 12), fade("#e3c6a4", "#a07f6c"))
