"""What a picture looks like, in a number: the same picture in other bytes has nearly the same.

The look is the sign of the 64 lowest frequencies of a small grey copy (a discrete cosine
transform), which scaling and compression hardly change. Our own forty lines, because the library
for it, ImageHash, would bring numpy, scipy and PyWavelets along.
"""

from functools import cache
from math import cos, pi
from statistics import median

from PIL import Image, ImageStat

_SIDE, _LOW = 32, 8
_BANDS, _BAND_BITS = 4, 16
PLAIN = 6  # grey levels of deviation below which a picture has no look: a plain colour, a blank
NEAR = 8  # bits of 64 in which two copies of one picture may differ; others differ in some 32


def look_of(picture: Image.Image) -> str:
    """Sixteen hexadecimal digits; "" for a picture too plain to be told from another."""
    grey = picture.convert("L").resize((_SIDE, _SIDE), Image.Resampling.BOX)
    if ImageStat.Stat(grey).stddev[0] < PLAIN:
        return ""
    tones = list(grey.get_flattened_data())
    rows = [_frequencies(tones[at : at + _SIDE]) for at in range(0, _SIDE * _SIDE, _SIDE)]
    columns = [_frequencies(column) for column in zip(*rows, strict=True)]
    low = [value for column in columns for value in column]
    middle = median(low[1:])  # the first is the brightness of the whole
    bits = sum((value > middle) << at for at, value in enumerate(low))
    return f"{bits:016x}"


def difference(one: str, other: str) -> int:
    """In how many bits two looks differ."""
    return (int(one, 16) ^ int(other, 16)).bit_count()


def look_keys(look: str) -> list[int]:
    """Four numbers for an index: looks that differ in three bits or fewer share one for sure,
    and most of those that differ in up to NEAR.
    """
    if not look:
        return []
    mask = (1 << _BAND_BITS) - 1
    return [
        band << _BAND_BITS | (int(look, 16) >> band * _BAND_BITS & mask) for band in range(_BANDS)
    ]


def _frequencies(tones) -> list[float]:
    return [sum(map(float.__mul__, map(float, tones), wave)) for wave in _waves()]


@cache
def _waves() -> list[list[float]]:
    return [
        [cos((2 * at + 1) * frequency * pi / (2 * _SIDE)) for at in range(_SIDE)]
        for frequency in range(_LOW)
    ]
