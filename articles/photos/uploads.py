"""What may come in as a picture, where its original is kept, and what is learned from it."""

import hashlib
import secrets
import warnings
from dataclasses import dataclass
from pathlib import PurePath

from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from PIL import ExifTags, Image, UnidentifiedImageError

from articles.photos.formats import ENDINGS, FORMATS, NAMES
from articles.photos.look import look_of
from articles.photos.metadata import Metadata, read_metadata
from articles.photos.parts import has_too_many_parts
from articles.photos.pixels import as_seen, loaded, reduced

MAX_BYTES = 40 * 1024 * 1024
MAX_PIXELS = 50_000_000
MAX_PIXELS_OF_JPEG = 100_000_000  # made smaller while it is read; not a progressive one
_SKETCH = 512  # pixels: enough to see a whole picture's colour and look

NOT_A_PICTURE = _("This is not a JPEG, PNG, WebP or AVIF picture.")
# How other files begin, and what to say of them.
_OTHERS = [
    (b"GIF8", _("This is a GIF.")),
    (b"II*\0", _("This is a TIFF.")),
    (b"MM\0*", _("This is a TIFF.")),
    (b"BM", _("This is a BMP.")),
    (b"8BPS", _("This is a Photoshop document.")),
    (b"%PDF", _("This is a PDF.")),
    (b"%!PS", _("This is an EPS drawing.")),
    (b"\xc5\xd0\xd3\xc6", _("This is an EPS drawing.")),
]
_HEIC = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"mif1", b"msf1"}


@dataclass(frozen=True)
class Facts:
    """What one look at a file tells: its size as it is seen (upright), its average colour as
    "#rrggbb", the SHA-256 of its bytes, its look (photos/look.py), and what it says of itself.
    """

    width: int
    height: int
    colour: str
    checksum: str
    look: str
    said: Metadata


def original_path(instance, name: str) -> str:
    """A private, unguessable name; of the uploaded one only the ending is kept."""
    return f"originals/{secrets.token_hex(16)}{PurePath(name).suffix.lower()}"


def validate_picture(file) -> None:
    """Refuse, with a sentence, what cannot be a magazine's picture."""
    examine(file)


def examine(file) -> Facts:
    """The facts of a picture file, or a ValidationError with a sentence for a person.

    Only the decoders of FORMATS ever see the bytes; a multi-picture JPEG (MPO, from phones)
    counts as its first frame, any other animation is refused. A large JPEG is decoded at an
    eighth of its size, which still reads it to its end. A file is examined once, and remembers.
    """
    known = getattr(file, "picture_facts", None)
    if known is None:
        _refuse_unopened(file)
        known = file.picture_facts = _examined(file)
    return known


def _refuse_unopened(file) -> None:
    if file.size == 0:
        raise ValidationError(gettext("This file is empty."))
    if file.size > MAX_BYTES:
        too_large = gettext("This file is {size} MB; a picture is at most {most} MB.")
        size, most = round(file.size / 1024**2), MAX_BYTES // 1024**2
        raise ValidationError(too_large.format(size=size, most=most))
    if file.name and ending_of(file.name) not in ENDINGS:
        raise ValidationError(_not_a_picture(file))
    if has_too_many_parts(file):
        raise ValidationError(
            gettext("This file is made of more parts than a picture needs. Export it again.")
        )


def _examined(file) -> Facts:
    try:
        file.seek(0)
        with (
            warnings.catch_warnings(action="ignore"),  # of damaged metadata, and of many pixels
            Image.open(file, formats=FORMATS) as image,
        ):
            _refuse_by_header(image, file.name)
            width, height = _upright_size(image)
            sketch = _sketch(image)
        file.seek(0)
        return Facts(
            width,
            height,
            colour="#{:02x}{:02x}{:02x}".format(*sketch.resize((1, 1), Image.BOX).getpixel((0, 0))),
            checksum=hashlib.file_digest(file, "sha256").hexdigest(),
            look=look_of(sketch),
            said=read_metadata(file),
        )
    except ValidationError:
        raise
    except UnidentifiedImageError as error:
        raise ValidationError(_not_a_picture(file)) from error
    except Image.DecompressionBombError as error:
        raise ValidationError(_too_many_pixels()) from error
    except Exception as error:  # decoders fail in many ways; all of them mean one thing here
        raise ValidationError(gettext("This picture is damaged or cut short.")) from error
    finally:
        file.seek(0)


def ending_of(name) -> str:
    """The ending of a file's name, in lower case, without its dot."""
    return PurePath(str(name)).suffix.lower().removeprefix(".")


def _refuse_by_header(image, name) -> None:
    can_be_shrunk = NAMES[image.format] == "JPEG" and not image.info.get("progressive")
    if image.width * image.height > (MAX_PIXELS_OF_JPEG if can_be_shrunk else MAX_PIXELS):
        raise ValidationError(_too_many_pixels())
    if image.format != "MPO" and getattr(image, "n_frames", 1) > 1:
        raise ValidationError(gettext("This picture moves; only still pictures are printed."))
    if name and NAMES[image.format] != NAMES[ENDINGS[ending_of(name)]]:
        kind = NAMES[image.format]
        sentence = (
            gettext("Its name ends in “.{ending}”, but this is an AVIF picture. Rename it first.")
            if kind == "AVIF"
            else gettext(
                "Its name ends in “.{ending}”, but this is a {kind} picture. Rename it first."
            )
        )
        raise ValidationError(sentence.format(ending=ending_of(name), kind=kind))


def _upright_size(image) -> tuple[int, int]:
    width, height = image.size
    lies_on_its_side = image.getexif().get(ExifTags.Base.Orientation) in (5, 6, 7, 8)
    return (height, width) if lies_on_its_side else (width, height)


def _sketch(image) -> Image.Image:
    """A small copy as it is seen. All is decoded: a file that is cut short shows here."""
    scale = min(1, _SKETCH / max(image.size))
    image.draft(None, tuple(max(1, int(side * scale)) for side in image.size))
    return as_seen(reduced(loaded(image), _SKETCH), image.info.get("icc_profile"))


def _not_a_picture(file) -> str:
    """That a file is none of ours; first, where it is known, what it seems to be."""
    return f"{_what_it_is(file)} {NOT_A_PICTURE}".strip()


def _what_it_is(file) -> str:
    """What a file that is none of ours seems to be, as a sentence; or ""."""
    file.seek(0)
    head = file.read(512)
    file.seek(0)
    for begin, sentence in _OTHERS:
        if head.startswith(begin):
            return sentence
    if b"<svg" in head.lower():
        return gettext("This is an SVG drawing.")
    if head[4:8] == b"ftyp" and head[8:12] in _HEIC:
        return gettext("This is a HEIC picture, as phones make them: export it as JPEG.")
    return ""


def _too_many_pixels() -> str:
    jpeg, other = MAX_PIXELS_OF_JPEG // 10**6, MAX_PIXELS // 10**6
    return gettext(
        "This picture has too many pixels: a JPEG has at most {jpeg} megapixels, any other "
        "(and a progressive JPEG) {other}. Make it smaller."
    ).format(jpeg=jpeg, other=other)
