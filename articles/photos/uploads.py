"""What may come in as a picture, and where its original is kept."""

import secrets
import warnings
from pathlib import PurePath

from django.core.exceptions import ValidationError
from PIL import ExifTags, Image, UnidentifiedImageError

EXTENSIONS = ["jpg", "jpeg", "png", "webp", "avif"]
FORMATS = ("JPEG", "PNG", "WEBP", "AVIF")  # a phone’s MPO is opened as the JPEG it begins with
MAX_BYTES = 40 * 1024 * 1024
MAX_PIXELS = 100_000_000


def original_path(instance, name: str) -> str:
    """A private, unguessable name; of the uploaded one only the ending is kept."""
    return f"originals/{secrets.token_hex(16)}{PurePath(name).suffix.lower()}"


def validate_picture(file) -> None:
    """Refuse, with a sentence, what cannot be a magazine's picture.

    Only the decoders of FORMATS ever see the bytes; a multi-picture JPEG (MPO, from phones)
    counts as its first frame, any other animation is refused.
    """
    if file.size == 0:
        raise ValidationError("This file is empty.")
    if file.size > MAX_BYTES:
        raise ValidationError(
            f"This file is {file.size / 1024**2:.0f} MB; a picture is at most "
            f"{MAX_BYTES // 1024**2} MB."
        )
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            file.seek(0)
            with Image.open(file, formats=FORMATS) as image:
                _refuse_by_header(image)
                image.load()
    except ValidationError:
        raise
    except UnidentifiedImageError as error:
        raise ValidationError("This is not a JPEG, PNG, WebP or AVIF picture.") from error
    except Image.DecompressionBombError as error:
        raise ValidationError(_too_many_pixels()) from error
    except Exception as error:  # decoders fail in many ways; all of them mean one thing here
        raise ValidationError("This picture is damaged or cut short.") from error
    finally:
        file.seek(0)


def measure(file) -> tuple[int, int]:
    """Width and height in pixels of a picture as it is seen, that is, turned upright."""
    file.seek(0)
    with Image.open(file, formats=FORMATS) as image:
        width, height = image.size
        lies_on_its_side = image.getexif().get(ExifTags.Base.Orientation, 1) >= 5
    file.seek(0)
    return (height, width) if lies_on_its_side else (width, height)


def _refuse_by_header(image) -> None:
    if image.width * image.height > MAX_PIXELS:
        raise ValidationError(_too_many_pixels())
    if image.format != "MPO" and getattr(image, "n_frames", 1) > 1:
        raise ValidationError("This picture moves; only still pictures are printed.")


def _too_many_pixels() -> str:
    return f"This picture has more than {MAX_PIXELS // 10**6} megapixels. Make it smaller."
