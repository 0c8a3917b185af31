"""Pieces of the outdoors that several pictures share: water, stars, the sun's path, trees."""

import random

from .brush import Canvas, Fill, fade, mix
from .shapes import Point, Shape, oval, poly, rect, taper, together


def water(
    c: Canvas, level: float, far: str, near: str, glint: str, seed: str, alpha: float = 0.5
) -> None:
    """A sheet of water from its horizon to the foot of the picture, with ripples."""
    depth = c.h - level
    c.paint(rect(0, level, 1000, c.h), fade(far, mix(far, near, 0.65), near))
    for i in range(6):
        near_share = (i + 1) / 6
        top = level + depth * (i / 6) ** 1.7
        foot = level + depth * near_share**1.7
        band = rect(-60, top, 1060, foot)
        cell = (40 + 260 * near_share**2, 1.6 + 17 * near_share**1.6)
        blur = 1 + 8 * near_share
        c.drift(band, glint, cell, f"{seed} {i}", 0.54, 0.3, alpha * (1 - 0.5 * near_share), blur)
        shade = mix(near, "#0b1020", 0.35)
        c.drift(band, shade, cell, f"{seed} dark {i}", 0.56, 0.35, alpha * 0.7, blur)


def massif(
    c: Canvas, top: list[Point], floor: float, lit: Fill, shade: Fill, seed: str, alpha: float = 1.0
) -> Shape:
    """A mountain range lit from the left: every summit throws its right flank into shade."""
    chance = random.Random(seed)
    body = poly((top[0][0], floor), *top, (top[-1][0], floor))
    c.paint(body, lit)
    flanks = []
    for i in range(1, len(top) - 1):
        x, y = top[i]
        if not (y < top[i - 1][1] and y <= top[i + 1][1]):
            continue
        end = i + 1
        while end + 1 < len(top) and top[end + 1][1] >= top[end][1]:
            end += 1
        reach, side = (floor - y) * chance.uniform(0.75, 1.0), 1
        spur, at_x, at_y = [], x, y
        for _ in range(7):
            at_y += reach / 7
            at_x += side * reach * chance.uniform(0.05, 0.16) - reach * 0.012
            side = -side
            spur.append((at_x, at_y))
        foot = (max(top[end][0], at_x + reach * 0.35), min(floor, at_y + reach * 0.08))
        flanks.append(poly((x, y), *top[i + 1 : end + 1], foot, *reversed(spur)))
    for flank in flanks:
        c.paint(flank, shade, alpha, inside=body, grain=0.5)
        c.paint(flank, shade, alpha * 0.5, 7, body)
    return body


def sun_path(c: Canvas, x: float, level: float, colour: str, spread: float, seed: str) -> None:
    """Glitter on the water under a low sun or a lamp."""
    depth = c.h - level
    for i in range(5):
        top, foot = level + depth * (i / 5) ** 1.5, level + depth * ((i + 1) / 5) ** 1.5
        half = spread * (0.25 + 0.2 * i)
        cell = (10 + 14 * i, 2 + 2.2 * i)
        band = rect(x - half, top, x + half, foot)
        c.drift(band, colour, cell, f"{seed} {i}", 0.5, 0.22, 0.85 - 0.1 * i, 3 + half * 0.16)


def stars(c: Canvas, count: int, foot: float, seed: str, colour: str = "#f4ead6") -> None:
    """Points of light, more of them towards the top of the sky."""
    chance = random.Random(seed)
    for size, alpha in ((0.8, 0.45), (1.2, 0.7), (1.9, 0.9)):
        share = int(count * (0.6 if size < 1 else 0.3 if size < 1.5 else 0.1)) + 1
        dots = []
        for _ in range(share):
            x, y = chance.uniform(0, 1000), foot * chance.random() ** 1.4
            dots.append(poly((x - size, y), (x, y - size), (x + size, y), (x, y + size)))
        c.paint(together(dots), colour, alpha)


def spruce(x: float, foot: float, height: float, seed: str) -> Shape:
    """The ragged silhouette of a spruce."""
    chance = random.Random(seed)
    left, right = [], []
    tiers = 9
    for i in range(tiers):
        y = foot - height * (1 - i / tiers)
        half = height * 0.2 * (i + 0.6) / tiers * chance.uniform(0.75, 1.2)
        lift = height * 0.03
        left += [(x - half * 0.35, y), (x - half, y + height / tiers + lift * chance.random())]
        right += [(x + half * 0.35, y), (x + half, y + height / tiers + lift * chance.random())]
    trunk = rect(x - height * 0.012, foot - height * 0.1, x + height * 0.012, foot + 6)
    return poly((x, foot - height * 1.04), *right, *reversed(left)) + trunk


def bare_tree(x: float, foot: float, height: float, seed: str) -> Shape:
    """A tree in winter: a short trunk and branches that fork and thin out."""
    chance = random.Random(seed)
    limbs: list[Shape] = []

    def grow(px: float, py: float, angle: float, length: float, width: float, left: int) -> None:
        bend = chance.uniform(-0.22, 0.22)
        mx, my = px + (angle + bend) * length * 0.5, py - length * 0.5
        ex, ey = px + angle * length, py - length * (1 - 0.32 * min(abs(angle), 1.6))
        limbs.append(taper([(px, py), (mx, my), (ex, ey)], width, width * 0.6))
        if left:
            for side in (-1, 1) if left < 4 else (-1, 0.15, 1):
                turn = angle * 0.8 + side * chance.uniform(0.35, 0.8)
                grow(ex, ey, turn, length * chance.uniform(0.62, 0.82), width * 0.58, left - 1)

    grow(x, foot, chance.uniform(-0.12, 0.12), height * 0.28, height * 0.06, 4)
    return together(limbs)


def cloud_bank(c: Canvas, y: float, height: float, colour: Fill, seed: str, alpha: float) -> None:
    """A long soft band of cloud."""
    band = rect(-80, y - height / 2, 1080, y + height / 2)
    c.drift(band, colour, (330, height * 0.42), seed, 0.42, 0.34, alpha, height * 0.3)


def disc_light(c: Canvas, x: float, y: float, radius: float, core: str, halo: str) -> None:
    """The sun or the moon, with the air lit around it."""
    c.glow(x, y, radius * 7, halo, 0.5)
    c.glow(x, y, radius * 3, halo, 0.6)
    c.paint(oval(x, y, radius), core, blur=0.8)
