"""Pictures from the water's edge: a row of beach huts, a paper boat."""

from .brush import Canvas, fade, mix
from .catalogue import CLASSIC, picture
from .nature import cloud_bank, water
from .shapes import blob, curve, oval, poly, rect, stroke, together


@picture("beach-huts", CLASSIC)
def beach_huts(c: Canvas) -> None:
    c.paint(rect(0, 0, 1000, 330), fade("#7fabbc", "#c6d8d2", "#f4e3c3"))
    cloud_bank(c, 90, 80, "#eef0e6", "huts high", 0.6)
    cloud_bank(c, 190, 50, "#f9ead0", "huts low", 0.7)
    c.paint(rect(0, 300, 1000, 380), fade("#8db5b6", "#4d868f"))
    c.drift(rect(0, 300, 1000, 380), "#e9f1e6", (70, 4), "huts sea", 0.56, 0.3, 0.5)
    sand = rect(0, 374, 1000, c.h)
    c.paint(sand, fade("#f0dcb2", "#e2c08d", "#c89c6c"))
    c.mottle(sand, (90, 16), 0.45, "huts sand", octaves=4)
    for i, tone in enumerate(("#c8563f", "#3f7f80", "#d9a441", "#7d5a78")):
        _hut(c, 76 + i * 224, tone)
    c.vignette("#4a3a40", 0.35)


def _hut(c: Canvas, x: float, tone: str) -> None:
    """A striped hut with a gabled roof, a closed door and two steps; the sun is on its left."""
    wall = poly((x, 250), (x + 88, 170), (x + 176, 250), (x + 176, 500), (x, 500))
    c.shadow(poly((x + 20, 500), (x + 176, 500), (x + 300, 548), (x + 110, 548)), blur=7)
    c.paint(wall, "#f5ecd8")
    stripes = together(rect(x + k * 44, 160, x + 22 + k * 44, 510) for k in range(4))
    c.paint(stripes, tone, inside=wall)
    c.mottle(wall, (8, 60), 0.2, f"planks {x}")
    c.shade(wall, mix(tone, "#1d1a2c", 0.75), None, (-1, -0.2), 26, alpha=0.75)
    roof = stroke([(x - 16, 256), (x + 88, 160), (x + 192, 256)], 17)
    c.shadow(roof, 0, 12, alpha=0.45, blur=5, inside=wall)
    c.paint(roof, mix(tone, "#2a2230", 0.45))
    door = rect(x + 54, 322, x + 122, 500)
    c.shadow(door, 3, 3, alpha=0.4, blur=3)
    c.paint(door, fade("#fbf5e6", "#ddd2bd"))
    c.paint(rect(x + 87, 322, x + 89, 500), mix(tone, "#3a3036", 0.4), 0.6)
    c.paint(oval(x + 96, 418, 4), "#5a4a46")
    for k in range(2):
        step = rect(x + 40 - k * 10, 500 + k * 16, x + 136 + k * 10, 516 + k * 16)
        c.model(step, "#b99a74", "#6d5446", "#ead2a6", (-0.4, -1), 5)


@picture("paper-boat", CLASSIC)
def paper_boat(c: Canvas) -> None:
    water(c, -60, "#9db9ae", "#1f4f5c", "#dfe9d6", "pond", 0.35)
    c.glow(860, 40, 480, "#ffe9bd", 0.5)
    bank = blob((-60, 700), (-60, 560), (120, 590), (330, 640), (420, 720))
    c.shadow(bank, 6, -10, alpha=0.5, blur=12)
    c.model(bank, fade("#6f7a4a", "#39462f"), "#1f2c26", "#b3b06c", (-0.3, -1), 16)
    c.mottle(bank, (18, 9), 0.5, "pond bank")
    _paper_boat(c, 330, 420)
    for x, y, turn, tone in (
        (120, 190, 24, "#c9743f"),
        (560, 560, -38, "#d9a441"),
        (850, 430, 12, "#a8502f"),
        (700, 190, -20, "#c98a3f"),
    ):
        _leaf(c, x, y, turn, tone)
    c.vignette("#12303a", 0.45)


def _paper_boat(c: Canvas, x: float, y: float) -> None:
    """A folded boat that floats on the line y: its sail, two raised ends and the near side."""
    sail = poly((x, y - 276), (x + 98, y - 112), (x - 98, y - 112))
    front = poly((x - 200, y - 122), (x + 200, y - 122), (x + 120, y), (x - 120, y))
    left = poly((x - 248, y - 152), (x - 100, y - 112), (x - 120, y))
    boat = sail + left + left.mirrored(x) + front
    c.paint(boat.reflected(y, 0.7), "#e9e2cf", 0.45, 7)
    c.shadow(oval(x + 5, y + 4, 150, 14), alpha=0.6, blur=9)
    c.model(boat, fade("#fdf8ea", "#e6dcc6"), "#9a938f", "#ffffff", (1, -0.5), 20)
    c.shadow(front, 0, -6, alpha=0.3, blur=6, inside=boat)
    c.model(front, fade("#fbf5e4", "#d9cfba"), "#8d8788", "#ffffff", (1, -0.6), 22)
    c.paint(stroke([(x, y - 276), (x, y - 122)], 2), "#a79f98", 0.7)
    c.paint(stroke([(x - 200, y - 122), (x + 200, y - 122)], 2), "#fffdf5", 0.9)
    for k, level in enumerate((y + 22, y + 40, y + 64)):
        half = 170 + k * 70
        ring = curve([(x - half, level), (x, level + 12), (x + half, level)], 2)
        c.paint(ring, "#eef3e6", 0.5, 1)


def _leaf(c: Canvas, x: float, y: float, turn: float, tone: str) -> None:
    leaf = blob((x - 44, y), (x - 8, y - 17), (x + 40, y), (x - 8, y + 17)).turned(x, y, turn)
    c.shadow(leaf, 4, 7, alpha=0.5, blur=5)
    c.model(leaf, tone, mix(tone, "#2a1c1c", 0.6), mix(tone, "#fff0cc", 0.5), (-0.6, -1), 7)
    c.paint(stroke([(x - 58, y), (x + 34, y)], 2).turned(x, y, turn), mix(tone, "#3a2420", 0.5))
