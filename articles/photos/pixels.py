"""Pixels as they were meant to be seen: eight bits, upright, in sRGB, on white."""

from contextlib import suppress
from io import BytesIO

from PIL import Image, ImageCms, ImageOps


def loaded(image: Image.Image) -> Image.Image:
    """The decoded picture with eight bits a channel; Pillow would cut 16 bits of grey off."""
    if image.mode.startswith("I"):
        return image.convert("I").point(lambda tone: tone * (1 / 257)).convert("L")
    image.load()
    return image


def reduced(picture: Image.Image, side: float) -> Image.Image:
    """A picture whose longer side has at least twice `side` pixels, divided by a whole number."""
    factor = int(max(picture.size) // side)
    return picture.reduce(factor) if factor > 1 and picture.mode != "P" else picture


def as_seen(picture: Image.Image, profile=None) -> Image.Image:
    """Upright, in sRGB by its colour profile, on white where it was transparent; no metadata."""
    picture = ImageOps.exif_transpose(picture)
    if picture.has_transparency_data:
        picture = picture.convert("RGBA")
        ground = Image.new("RGBA", picture.size, "white")
        picture = Image.alpha_composite(ground, picture).convert("RGB")
    elif picture.mode == "P":
        picture = picture.convert("RGB")
    if isinstance(profile, bytes) and picture.mode in ("RGB", "CMYK", "L"):
        with suppress(ImageCms.PyCMSError, OSError):  # unreadable: the numbers as they are
            source = ImageCms.ImageCmsProfile(BytesIO(profile))
            picture = ImageCms.profileToProfile(
                picture, source, ImageCms.createProfile("sRGB"), outputMode="RGB"
            )
    picture = picture.convert("RGB")
    picture.info.clear()
    return picture
