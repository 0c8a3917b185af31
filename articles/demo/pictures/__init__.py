"""The demo magazine's pictures, drawn in code so that the project carries no image files."""

from PIL import Image

from . import (
    abstracts,
    cities,
    coasts,
    drylands,
    food,
    fruit_and_flowers,
    hills,
    market,
    objects,
    papers,
    portraits_men,
    portraits_women,
    pots,
    rock_and_ice,
    roofs,
    rooms,
    seasons,
    shore,
    streets,
    sunlit,
    tabletops,
    theatre,
    workshop,
)
from .brush import Canvas
from .catalogue import PICTURES

__all__ = ["NAMES", "PORTRAITS", "SUBJECTS", "draw"]

# Importing a subject's module enters its pictures in the catalogue.
SUBJECTS = (
    abstracts,
    cities,
    coasts,
    drylands,
    food,
    fruit_and_flowers,
    hills,
    market,
    objects,
    papers,
    portraits_men,
    portraits_women,
    pots,
    rock_and_ice,
    roofs,
    rooms,
    seasons,
    shore,
    streets,
    sunlit,
    tabletops,
    theatre,
    workshop,
)

NAMES: tuple[str, ...] = tuple(p.name for p in PICTURES.values() if not p.portrait)
PORTRAITS: tuple[str, ...] = tuple(p.name for p in PICTURES.values() if p.portrait)


def draw(name: str, width: int = 1800) -> Image.Image:
    """Draw a picture or a portrait; the same name and width always give the same pixels."""
    if name not in PICTURES:
        raise KeyError(f"There is no demo picture named {name!r}.")
    picture = PICTURES[name]
    canvas = Canvas(width, picture.ratio)
    picture.paint(canvas)
    canvas.film(picture.grain)
    return canvas.image
