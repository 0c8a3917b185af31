"""Names for pixels: the only sizes in which anybody can ask for a picture."""

from dataclasses import dataclass

from articles.photos.formats import OUTPUTS

CENTRE = (50, 50)
TALLEST = 8192  # pixels: more than a WebP may have is 16383


@dataclass(frozen=True)
class Size:
    """A width and, for crops, a height in pixels; the formats in which it is made."""

    width: int
    height: int | None = None
    formats: tuple[str, ...] = tuple(OUTPUTS)


SIZES = {
    "small": Size(480),
    "medium": Size(960),
    "large": Size(1600),
    "huge": Size(2048),
    "lead-small": Size(640, 360),
    "lead": Size(1280, 720),
    "lead-large": Size(1920, 1080),
    "card-small": Size(360, 240),
    "card": Size(720, 480),
    "card-large": Size(1200, 800),
    "tall-small": Size(480, 600),
    "tall": Size(960, 1200),
    "square-small": Size(120, 120),
    "square": Size(240, 240),
    "square-large": Size(480, 480),
    "share": Size(1200, 630, ("jpg",)),
    "search-16x9": Size(1200, 675, ("jpg",)),
    "search-4x3": Size(1200, 900, ("jpg",)),
    "search-1x1": Size(1200, 1200, ("jpg",)),
}
# What browsers choose from, small to large. `whole` is the picture as it is, the others are cut.
SHAPES = {
    "whole": ("small", "medium", "large", "huge"),
    "lead": ("lead-small", "lead", "lead-large"),
    "card": ("card-small", "card", "card-large"),
    "tall": ("tall-small", "tall"),
    "square": ("square-small", "square", "square-large"),
}
SEARCH = ("search-16x9", "search-4x3", "search-1x1")  # the shapes search engines ask for


def fitted(size: Size, width: int, height: int) -> tuple[int, int]:
    """The pixels of a rendition: cropped to the size's ratio or scaled, never enlarged.

    A crop of a picture smaller than the size keeps the ratio at the largest that fits.
    """
    if size.height is None:
        scale = min(1, size.width / width, TALLEST / height)
        return max(1, round(width * scale)), max(1, round(height * scale))
    scale = min(1, width / size.width, height / size.height)
    return max(1, round(size.width * scale)), max(1, round(size.height * scale))


def cut(
    size: Size, width: int, height: int, focus: tuple[float, float] = CENTRE
) -> tuple[float, float, float, float]:
    """The part of a picture that a size shows: left, top, right, bottom in its pixels.

    It is the largest part of the size's ratio, with the focal point (per cent from the left and
    from the top) as near to its middle as the edges allow. desk scripts draw the same.
    """
    if size.height is None:
        return 0, 0, width, height
    ratio = size.width / size.height
    across, down = min(width, height * ratio), min(height, width / ratio)
    left = min(max(width * focus[0] / 100 - across / 2, 0), width - across)
    top = min(max(height * focus[1] / 100 - down / 2, 0), height - down)
    return left, top, left + across, top + down
