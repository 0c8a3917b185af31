"""The canvas and its brushes: washes, filled and modelled shapes, soft shadows, light and haze.

Every measure is in picture units (a picture is 1000 units wide); the canvas turns them into pixels.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from PIL import Image, ImageChops, ImageColor, ImageDraw, ImageFilter

from . import texture
from .shapes import Point, Shape, oval, rect

Box = tuple[int, int, int, int]

BLENDS = {
    "multiply": ImageChops.multiply,
    "screen": ImageChops.screen,
    "overlay": ImageChops.overlay,
    "soft light": ImageChops.soft_light,
}


def rgb(colour: str) -> tuple[int, int, int]:
    return ImageColor.getrgb(colour)[:3]


def mix(first: str, second: str, share: float) -> str:
    """A colour on the way from the first to the second."""
    pairs = zip(rgb(first), rgb(second), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


@dataclass(frozen=True)
class Fade:
    """A fill that runs evenly through its colours, down the shape or (axis "x") across it."""

    colours: tuple[str, ...]
    axis: str = "y"
    span: tuple[float, float] | None = None


def fade(*colours: str, axis: str = "y", span: tuple[float, float] | None = None) -> Fade:
    return Fade(colours, axis, span)


Fill = str | Fade


class Canvas:
    """A picture being painted."""

    def __init__(self, width: int, ratio: float) -> None:
        self.size = (width, round(width / ratio))
        self.unit = width / 1000
        self.h = 1000 / ratio
        self.image = Image.new("RGB", self.size)

    def everything(self) -> Shape:
        return rect(0, 0, 1000, self.h)

    def wash(self, *colours: str, axis: str = "y") -> None:
        """Cover the whole picture with a gradient."""
        self.paint(self.everything(), fade(*colours, axis=axis))

    def paint(
        self,
        shape: Shape,
        fill: Fill,
        alpha: float = 1.0,
        blur: float = 0.0,
        inside: Shape | None = None,
        mode: str = "normal",
        grain: float = 0.0,
    ) -> None:
        """Fill a shape; blur softens its edge, inside clips it, grain breaks it into specks."""
        box = self._box(shape, blur)
        if box is None:
            return
        mask = self._mask(shape, box, blur)
        if inside is not None:
            mask = ImageChops.multiply(mask, self._mask(inside, box))
        self._lay(box, mask, fill, shape, alpha, mode, grain)

    def model(
        self,
        shape: Shape,
        base: Fill,
        dark: str,
        light: str | None = None,
        sun: Point = (-1, -0.6),
        depth: float = 40,
        grain: float = 0.7,
        alpha: float = 1.0,
    ) -> None:
        """Paint a solid body: its colour, a grainy shade away from the sun, a light towards it."""
        self.paint(shape, base)
        self.shade(shape, dark, light, sun, depth, grain, alpha)

    def shade(
        self,
        shape: Shape,
        dark: str,
        light: str | None = None,
        sun: Point = (-1, -0.6),
        depth: float = 40,
        grain: float = 0.7,
        alpha: float = 1.0,
    ) -> None:
        """Give a shape that is already painted its shaded and its lit edge."""
        box = self._box(shape, 0)
        if box is None:
            return
        body = self._mask(shape, box)
        turned = self._mask(shape.moved(sun[0] * depth, sun[1] * depth), box, depth * 0.7)
        mask = ImageChops.multiply(body, ImageChops.invert(turned))
        self._lay(box, mask, dark, shape, alpha, grain=grain)
        if light is not None:
            reach = depth * 0.45
            lit = self._mask(shape.moved(-sun[0] * reach, -sun[1] * reach), box, reach * 0.8)
            mask = ImageChops.multiply(body, ImageChops.invert(lit))
            self._lay(box, mask, light, shape, alpha, grain=grain)

    def shadow(
        self,
        shape: Shape,
        dx: float = 0,
        dy: float = 0,
        colour: str = "#2b2433",
        alpha: float = 0.5,
        blur: float = 12,
        inside: Shape | None = None,
    ) -> None:
        """The soft shadow of a shape on what is behind it."""
        self.paint(shape.moved(dx, dy), colour, alpha, blur, inside, "multiply")

    def glow(
        self,
        x: float,
        y: float,
        radius: float,
        colour: str,
        alpha: float = 0.8,
        mode: str = "screen",
        inside: Shape | None = None,
    ) -> None:
        """A round light that fades outwards."""
        disc = oval(x, y, radius * 0.5)
        self.paint(disc, colour, alpha, radius * 0.25, inside, mode)

    def haze(self, top: float, bottom: float, colour: str, start: float, end: float) -> None:
        """A veil of air: as strong as start at its top, as end at its bottom."""
        box = self._box(rect(0, top, 1000, bottom), 0)
        if box is None:
            return
        ends = (round(start * 255), round(end * 255))
        strip = Image.frombytes("L", (1, 2), bytes(ends))
        size = (box[2] - box[0], box[3] - box[1])
        strip = strip.resize((1, size[1]), Image.Resampling.BILINEAR, (0, 0.5, 1, 1.5))
        self.image.paste(rgb(colour), box, strip.resize(size))

    def mottle(
        self,
        shape: Shape,
        cell: tuple[float, float] = (30, 30),
        amount: float = 0.2,
        seed: str = "paper",
        blur: float = 0,
        octaves: int = 3,
    ) -> None:
        """Make a surface uneven: darker and lighter patches about as large as the cell."""
        box = self._box(shape, blur)
        if box is None:
            return
        sheet = texture.quiet(self._noise(box, cell, seed, octaves), amount)
        area = self.image.crop(box)
        rough = ImageChops.overlay(area, Image.merge("RGB", (sheet, sheet, sheet)))
        self.image.paste(rough, box, self._mask(shape, box, blur))

    def drift(
        self,
        shape: Shape,
        colour: Fill,
        cell: tuple[float, float],
        seed: str,
        cut: float = 0.5,
        soft: float = 0.25,
        alpha: float = 1.0,
        blur: float = 0.0,
        mode: str = "normal",
        octaves: int = 3,
    ) -> None:
        """Paint only where smooth noise is above the cut: clouds, foam, glints, worn paint."""
        box = self._box(shape, blur)
        if box is None:
            return
        gain = 255 / max(soft * 255, 1)
        table = [max(0, min(255, round((v - cut * 255) * gain))) for v in range(256)]
        mask = self._noise(box, cell, seed, octaves).point(table)
        mask = ImageChops.multiply(mask, self._mask(shape, box, blur))
        self._lay(box, mask, colour, shape, alpha, mode)

    def vignette(self, colour: str = "#1a1420", alpha: float = 0.45) -> None:
        """Darken the corners a little, so that the eye stays in the middle."""
        ring = Image.radial_gradient("L").point(
            [max(0, round((v - 110) * 1.4)) for v in range(256)]
        )
        mask = ring.resize(self.size, Image.Resampling.BILINEAR)
        self._lay((0, 0, *self.size), mask, colour, self.everything(), alpha, "multiply")

    def film(self, amount: float) -> None:
        """Cover the finished picture with fine grain."""
        sheet = texture.quiet(texture.grain(self.size), amount)
        self.image = ImageChops.overlay(self.image, Image.merge("RGB", (sheet, sheet, sheet)))

    def _lay(
        self,
        box: Box,
        mask: Image.Image,
        fill: Fill,
        shape: Shape,
        alpha: float = 1.0,
        mode: str = "normal",
        grain: float = 0.0,
    ) -> None:
        if grain:
            specks = texture.quiet(texture.grain(self.size).crop(box), grain)
            mask = ImageChops.overlay(mask, specks)
        if alpha < 1:
            mask = mask.point([round(v * alpha) for v in range(256)])
        ink = self._ink(fill, box, shape)
        if mode != "normal":
            if isinstance(ink, tuple):
                ink = Image.new("RGB", mask.size, ink)
            ink = BLENDS[mode](self.image.crop(box), ink)
        self.image.paste(ink, box, mask)

    def _ink(self, fill: Fill, box: Box, shape: Shape) -> tuple[int, int, int] | Image.Image:
        if isinstance(fill, str):
            return rgb(fill)
        side = 1 if fill.axis == "y" else 0
        bounds = shape.bounds()
        start, end = fill.span or (bounds[side], bounds[side + 2])
        low, high = box[side] / self.unit, box[side + 2] / self.unit
        count = max(2, min(box[side + 2] - box[side], 400))
        colours = [rgb(colour) for colour in fill.colours]
        values = bytearray()
        for i in range(count):
            place = low + (high - low) * (i + 0.5) / count
            values += _between(colours, (place - start) / ((end - start) or 1))
        strip = Image.frombytes("RGB", (1, count) if side else (count, 1), bytes(values))
        return strip.resize((box[2] - box[0], box[3] - box[1]), Image.Resampling.BILINEAR)

    def _noise(self, box: Box, cell: tuple[float, float], seed: str, octaves: int) -> Image.Image:
        size = (box[2] - box[0], box[3] - box[1])
        cells = (size[0] / (cell[0] * self.unit), size[1] / (cell[1] * self.unit))
        return texture.noise(size, cells, seed, octaves)

    def _box(self, shape: Shape, blur: float) -> Box | None:
        """The pixels a shape can touch, or None when it is outside the picture."""
        x0, y0, x1, y1 = (edge * self.unit for edge in shape.bounds())
        pad = blur * self.unit * 2.6 + 1
        left, top = max(0, math.floor(x0 - pad)), max(0, math.floor(y0 - pad))
        right = min(self.size[0], math.ceil(x1 + pad))
        bottom = min(self.size[1], math.ceil(y1 + pad))
        return (left, top, right, bottom) if right > left and bottom > top else None

    def _mask(self, shape: Shape, box: Box, blur: float = 0.0) -> Image.Image:
        """The shape's coverage of the box; sharp ones are drawn large, blurred ones small."""
        size = (box[2] - box[0], box[3] - box[1])
        radius = blur * self.unit
        if radius < 0.4:
            times = 3 if size[0] * size[1] < 250_000 else 2
            return self._outline(shape, box, (size[0] * times, size[1] * times)).reduce(times)
        zoom = min(1.0, 3.0 / radius)
        small = (max(2, math.ceil(size[0] * zoom)), max(2, math.ceil(size[1] * zoom)))
        soft = self._outline(shape, box, small).filter(ImageFilter.GaussianBlur(radius * zoom))
        return soft.resize(size, Image.Resampling.BILINEAR) if soft.size != size else soft

    def _outline(self, shape: Shape, box: Box, size: tuple[int, int]) -> Image.Image:
        sheet = Image.new("L", size, 0)
        pen = ImageDraw.Draw(sheet)
        zoom_x, zoom_y = size[0] / (box[2] - box[0]), size[1] / (box[3] - box[1])

        def place(points: Sequence[Point]) -> list[Point]:
            unit, left, top = self.unit, box[0], box[1]
            return [((x * unit - left) * zoom_x, (y * unit - top) * zoom_y) for x, y in points]

        for points in shape.polygons:
            pen.polygon(place(points), fill=255)
        for points, width in shape.lines:
            path, thick = place(points), max(1, round(width * self.unit * zoom_x))
            pen.line(path, fill=255, width=thick, joint="curve")
            if thick > 3:
                for x, y in (path[0], path[-1]):
                    r = thick / 2
                    pen.ellipse((x - r, y - r, x + r, y + r), fill=255)
        return sheet


def _between(colours: list[tuple[int, int, int]], share: float) -> bytes:
    """The colour at a share of the way along a row of colours."""
    at = max(0.0, min(1.0, share)) * (len(colours) - 1)
    k = min(int(at), len(colours) - 2) if len(colours) > 1 else 0
    first, second = colours[k], colours[min(k + 1, len(colours) - 1)]
    return bytes(round(a + (b - a) * (at - k)) for a, b in zip(first, second, strict=True))
