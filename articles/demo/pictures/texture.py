"""Grain and soft noise, all made from seeded random bytes so that a picture is always the same."""

import random
from functools import lru_cache

from PIL import Image, ImageFilter

TILE = 512


@lru_cache(maxsize=1)
def _tile() -> Image.Image:
    data = random.Random("film").randbytes(TILE * TILE)
    soft = Image.frombytes("L", (TILE, TILE), data).filter(ImageFilter.GaussianBlur(0.55))
    return soft.point([max(0, min(255, round(128 + (v - 128) * 1.7))) for v in range(256)])


@lru_cache(maxsize=4)
def grain(size: tuple[int, int]) -> Image.Image:
    """Film grain of the given size: grey values spread around 128."""
    coarse = max(1.0, size[0] / 1300)
    side = round(TILE * coarse)
    tile = _tile().resize((side, side), Image.Resampling.BILINEAR)
    sheet = Image.new("L", size, 128)
    for top in range(0, size[1], side):
        for left in range(0, size[0], side):
            sheet.paste(tile, (left, top))
    return sheet


def quiet(noise: Image.Image, amount: float) -> Image.Image:
    """The noise brought nearer to middle grey; an amount of 0 is flat, 1 leaves it alone."""
    return noise.point([max(0, min(255, round(128 + (v - 128) * amount))) for v in range(256)])


def noise(
    size: tuple[int, int], cells: tuple[float, float], seed: str, octaves: int = 3
) -> Image.Image:
    """Smooth fractal noise; cells says how many grains of the largest kind lie across and down."""
    chance = random.Random(seed)
    across, down = cells
    step = 3 if min(size[0] / across, size[1] / down) > 24 and size[0] > 300 else 1
    small = (max(1, size[0] // step), max(1, size[1] // step))
    sheet: Image.Image | None = None
    for octave in range(octaves):
        grid = (max(2, round(across * 2**octave) + 2), max(2, round(down * 2**octave) + 2))
        layer = Image.frombytes("L", grid, chance.randbytes(grid[0] * grid[1]))
        layer = layer.resize(small, Image.Resampling.BICUBIC)
        sheet = layer if sheet is None else Image.blend(sheet, layer, 0.34)
    return sheet.resize(size, Image.Resampling.BILINEAR)
