"""Names for pixels: the only sizes in which anybody can ask for a picture."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Size:
    """A width and, for crops, a height in pixels; the file's format."""

    width: int
    height: int | None = None
    format: str = "webp"


SIZES = {
    "small": Size(480),
    "medium": Size(960),
    "large": Size(1600),
    "card-small": Size(360, 240),
    "card": Size(720, 480),
    "card-large": Size(1200, 800),
    "square": Size(240, 240),
    "share": Size(1200, 630, "jpg"),
}
SHAPES = {
    "whole": ("small", "medium", "large"),
    "card": ("card-small", "card", "card-large"),
    "square": ("square",),
}


def fitted(size: Size, width: int, height: int) -> tuple[int, int]:
    """The pixels of a rendition: cropped to the size's ratio or scaled, never enlarged.

    A crop of a picture smaller than the size keeps the ratio at the largest that fits.
    """
    if size.height is None:
        scale = min(1, size.width / width)
        return max(1, round(width * scale)), max(1, round(height * scale))
    scale = min(1, width / size.width, height / size.height)
    return max(1, round(size.width * scale)), max(1, round(size.height * scale))
