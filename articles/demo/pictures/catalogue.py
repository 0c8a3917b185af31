"""The list of every picture the package can draw, filled by the modules that draw them."""

from collections.abc import Callable
from dataclasses import dataclass

from .brush import Canvas

WIDE = 16 / 9
CLASSIC = 3 / 2
SQUARE = 1.0
TALL = 4 / 5

Painter = Callable[[Canvas], None]


@dataclass(frozen=True)
class Picture:
    """How a named picture is drawn, its width divided by its height, and how grainy it is."""

    name: str
    ratio: float
    grain: float
    paint: Painter
    portrait: bool = False


PICTURES: dict[str, Picture] = {}


def picture(name: str, ratio: float = CLASSIC, grain: float = 0.11) -> Callable[[Painter], Painter]:
    """Enter the decorated function in the catalogue under a name."""

    def enter(paint: Painter) -> Painter:
        PICTURES[name] = Picture(name, ratio, grain, paint)
        return paint

    return enter


def portrait(name: str) -> Callable[[Painter], Painter]:
    """Enter the decorated function in the catalogue as the portrait of an author."""

    def enter(paint: Painter) -> Painter:
        PICTURES[name] = Picture(name, SQUARE, 0.11, paint, portrait=True)
        return paint

    return enter
