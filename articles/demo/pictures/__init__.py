"""The demo magazine's pictures, drawn in code so that the project carries no image files."""

from PIL import Image

from . import abstracts, cities, coasts, drylands, hills, streets, sunlit
from .brush import Canvas
from .catalogue import PICTURES

__all__ = ["NAMES", "PORTRAITS", "draw"]

PORTRAITS: tuple[str, ...] = ()
NAMES: tuple[str, ...] = tuple(name for name in PICTURES if name not in PORTRAITS)


def draw(name: str, width: int = 1800) -> Image.Image:
    """Draw a picture by name; the same name and width always give the same pixels."""
    if name not in PICTURES:
        raise KeyError(f"There is no demo picture named {name!r}.")
    picture = PICTURES[name]
    canvas = Canvas(width, picture.ratio)
    picture.paint(canvas)
    canvas.film(picture.grain)
    return canvas.image
