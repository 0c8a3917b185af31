"""Outlines in picture units: every picture is 1000 units wide, whatever its size in pixels."""

import math
import random
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

Point = tuple[float, float]


@dataclass(frozen=True)
class Shape:
    """A set of filled polygons and of lines with a width; together they make one silhouette."""

    polygons: tuple[tuple[Point, ...], ...] = ()
    lines: tuple[tuple[tuple[Point, ...], float], ...] = ()

    def __add__(self, other: "Shape") -> "Shape":
        return Shape(self.polygons + other.polygons, self.lines + other.lines)

    def each_point(self, change: Callable[[float, float], Point]) -> "Shape":
        """The shape with every one of its points changed by the given function."""
        return Shape(
            tuple(tuple(change(x, y) for x, y in points) for points in self.polygons),
            tuple((tuple(change(x, y) for x, y in points), width) for points, width in self.lines),
        )

    def moved(self, dx: float, dy: float) -> "Shape":
        return self.each_point(lambda x, y: (x + dx, y + dy))

    def mirrored(self, axis: float = 500) -> "Shape":
        """The shape seen in an upright mirror standing at x = axis."""
        return self.each_point(lambda x, y: (2 * axis - x, y))

    def reflected(self, level: float, stretch: float = 1.0) -> "Shape":
        """The shape seen upside down in water whose surface is at y = level."""
        return self.each_point(lambda x, y: (x, level + (level - y) * stretch))

    def cast(self, ground: float, slant: float, squash: float) -> "Shape":
        """The shadow the shape throws on a floor that starts at y = ground."""
        return self.each_point(
            lambda x, y: (x + (ground - y) * slant, ground + (ground - y) * squash)
        )

    def turned(self, cx: float, cy: float, degrees: float) -> "Shape":
        cos, sin = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
        return self.each_point(
            lambda x, y: (
                cx + (x - cx) * cos - (y - cy) * sin,
                cy + (x - cx) * sin + (y - cy) * cos,
            )
        )

    def bounds(self) -> tuple[float, float, float, float]:
        xs = [x for points in self.polygons for x, _ in points]
        ys = [y for points in self.polygons for _, y in points]
        for points, width in self.lines:
            xs += [x + side * width / 2 for x, _ in points for side in (-1, 1)]
            ys += [y + side * width / 2 for _, y in points for side in (-1, 1)]
        return min(xs), min(ys), max(xs), max(ys)


def together(shapes: Iterable[Shape]) -> Shape:
    """One silhouette made of many."""
    parts = list(shapes)
    return Shape(
        tuple(points for part in parts for points in part.polygons),
        tuple(line for part in parts for line in part.lines),
    )


def points(text: str) -> list[Point]:
    """A list of points written as text: "10,20 30,40" is [(10, 20), (30, 40)]."""
    pairs = (pair.split(",") for pair in text.split())
    return [(float(x), float(y)) for x, y in pairs]


def poly(*points: Point) -> Shape:
    return Shape((points,))


def rect(x0: float, y0: float, x1: float, y1: float) -> Shape:
    return poly((x0, y0), (x1, y0), (x1, y1), (x0, y1))


def rounded(x0: float, y0: float, x1: float, y1: float, radius: float) -> Shape:
    """A rectangle with round corners."""
    corners = (
        (x1 - radius, y0 + radius, -90),
        (x1 - radius, y1 - radius, 0),
        (x0 + radius, y1 - radius, 90),
        (x0 + radius, y0 + radius, 180),
    )
    points = [p for x, y, start in corners for p in arc(x, y, radius, radius, start, start + 90, 8)]
    return poly(*points)


def arc(
    cx: float, cy: float, rx: float, ry: float, start: float, end: float, steps: int = 48
) -> list[Point]:
    """Points along part of an ellipse; degrees run clockwise from three o'clock."""
    angles = [math.radians(start + (end - start) * i / steps) for i in range(steps + 1)]
    return [(cx + rx * math.cos(a), cy + ry * math.sin(a)) for a in angles]


def oval(cx: float, cy: float, rx: float, ry: float | None = None, turn: float = 0) -> Shape:
    """An ellipse, a circle when only one radius is given."""
    shape = poly(*arc(cx, cy, rx, rx if ry is None else ry, 0, 360, 96))
    return shape.turned(cx, cy, turn) if turn else shape


def spline(points: Sequence[Point], closed: bool = False, steps: int = 10) -> list[Point]:
    """A smooth curve through the given points."""
    if closed:
        padded = [points[-1], *points, points[0], points[1]]
    else:
        padded = [points[0], *points, points[-1]]
    out: list[Point] = []
    for a, b, c, d in zip(padded, padded[1:], padded[2:], padded[3:], strict=False):
        for i in range(steps):
            t = i / steps
            out.append(
                tuple(
                    0.5 * (2 * q + (r - p) * t + (2 * p - 5 * q + 4 * r - s) * t * t)
                    + 0.5 * (3 * q - p - 3 * r + s) * t**3
                    for p, q, r, s in zip(a, b, c, d, strict=True)
                )
            )
    if not closed:
        out.append(points[-1])
    return out


def blob(*points: Point) -> Shape:
    """A smooth closed outline through the given points."""
    return poly(*spline(points, closed=True))


def stroke(points: Sequence[Point], width: float) -> Shape:
    return Shape((), ((tuple(points), width),))


def curve(points: Sequence[Point], width: float) -> Shape:
    """A smooth line through the given points."""
    return stroke(spline(points), width)


def taper(points: Sequence[Point], start: float, end: float) -> Shape:
    """A smooth line whose width goes from one value to another, such as a branch."""
    path = spline(points)
    left, right = [], []
    for i, (x, y) in enumerate(path):
        (ax, ay), (bx, by) = path[max(i - 1, 0)], path[min(i + 1, len(path) - 1)]
        length = math.hypot(bx - ax, by - ay) or 1
        half = (start + (end - start) * i / (len(path) - 1)) / 2
        nx, ny = -(by - ay) / length * half, (bx - ax) / length * half
        left.append((x + nx, y + ny))
        right.append((x - nx, y - ny))
    return poly(*left, *reversed(right))


def lathe(cx: float, *profile: Point) -> Shape:
    """A turned vessel: the profile is a list of (y, half width) from its top to its foot."""
    side = spline(profile, steps=8)
    foot, half = profile[-1]
    sole = arc(cx, foot, half, half * 0.15, 0, 180, 24)
    return poly(*[(cx + r, y) for y, r in side], *sole, *[(cx - r, y) for y, r in reversed(side)])


def wander(count: int, seed: str, octaves: int = 5, roughness: float = 0.5) -> list[float]:
    """A line of values between about -1 and 1 that rises and falls like a skyline."""
    chance = random.Random(seed)
    values, size, total = [0.0] * count, 1.0, 0.0
    for octave in range(octaves):
        knots = [chance.uniform(-1, 1) for _ in range(2 ** (octave + 1) + 3)]
        for i in range(count):
            at = i / max(count - 1, 1) * (len(knots) - 3)
            k, t = int(at), at - int(at)
            t = t * t * (3 - 2 * t)
            values[i] += size * (knots[k] * (1 - t) + knots[k + 1] * t)
        total += size
        size *= roughness
    return [value / total * 1.6 for value in values]


def ridge(
    level: float,
    height: float,
    seed: str,
    floor: float = 1300,
    octaves: int = 5,
    roughness: float = 0.5,
    count: int = 220,
) -> Shape:
    """A hill line across the whole picture, filled down to the floor."""
    ups = wander(count, seed, octaves, roughness)
    top = [(-20 + 1040 * i / (count - 1), level - height * up) for i, up in enumerate(ups)]
    return poly((-20, floor), *top, (1020, floor))


def jagged(points: Sequence[Point], rough: float, seed: str, rounds: int = 4) -> list[Point]:
    """The line through the points, broken up again and again like a mountain skyline."""
    chance = random.Random(seed)
    line = list(points)
    for _ in range(rounds):
        finer = [line[0]]
        for (ax, ay), (bx, by) in pairwise(line):
            swing = abs(bx - ax) * rough
            share = chance.uniform(0.38, 0.62)
            middle_y = ay + (by - ay) * share + chance.uniform(-swing, swing)
            finer += [(ax + (bx - ax) * share, middle_y), (bx, by)]
        line = finer
    return line
