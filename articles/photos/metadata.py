"""What a picture file says of itself, and the little that our renditions say. Every word of a file
is a stranger's: read within limits, cleaned, kept as plain text; escaping is the template's work.
"""

import re
import struct
import warnings
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass, fields
from datetime import date, datetime
from itertools import takewhile
from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.translation import gettext_lazy as _
from PIL import ExifTags, Image

from articles.photos.formats import FORMATS
from articles.photos.iim import decoded, photoshop_resources, said_by_iim
from articles.photos.xmp import packet, said_by_xmp, xmp_of_png_chunk

MAX_LAYER = 1_000_000  # bytes of XMP, of Photoshop's resources or of EXIF; more is not read
MAX_CHUNKS = 100_000  # of a PNG
MAX_LINE = 500  # letters
MAX_TEXT = 5000

# https://cv.iptc.org/newscodes/digitalsourcetype/, in our words.
SOURCE_TYPES = {
    "digitalCapture": _("Photograph"),
    "computationalCapture": _("Photograph merged from several frames by the camera"),
    "negativeFilm": _("Scan of a negative"),
    "positiveFilm": _("Scan of a slide"),
    "print": _("Scan of a print"),
    "humanEdits": _("Edited by a person"),
    "algorithmicallyEnhanced": _("Altered by an algorithm, not by generative AI"),
    "digitalCreation": _("Made by a person on a computer"),
    "dataDrivenMedia": _("Drawn from data"),
    "composite": _("Composite"),
    "compositeCapture": _("Composite of photographs"),
    "compositeSynthetic": _("Composite with elements made by generative AI"),
    "compositeWithTrainedAlgorithmicMedia": _("Edited with generative AI"),
    "trainedAlgorithmicMedia": _("Made by generative AI"),
    "algorithmicMedia": _("Made by an algorithm alone"),
    "screenCapture": _("Screenshot"),
    "virtualRecording": _("Recording of a virtual event"),
    # Retired by IPTC, and still in files.
    "minorHumanEdits": _("Edited a little by a person"),
    "digitalArt": _("Digital art"),
    "softwareImage": _("Made with software"),
}
# The four that Google shows as made by AI. Two are wide: an algorithm alone need not be trained
# on anything, and older composites may be synthetic without AI. A needless label is a smaller
# fault than a missing one.
AI_SOURCE_TYPES = frozenset(
    {
        "trainedAlgorithmicMedia",
        "compositeWithTrainedAlgorithmicMedia",
        "compositeSynthetic",
        "algorithmicMedia",
    }
)
SOURCE_TYPE_SCHEME = "http://cv.iptc.org/newscodes/digitalsourcetype/"  # a URI, with a term

Said = dict[str, list[str]]  # the texts that a layer offers for a field, the best one first


@dataclass(frozen=True)
class Metadata:
    """What a picture file says of itself: plain text, "" where it says nothing."""

    creator: str = ""  # several are joined with ", "
    credit_line: str = ""
    source: str = ""
    copyright_notice: str = ""
    caption: str = ""  # may have several lines; so may the description, terms and instructions
    alt_text: str = ""
    extended_description: str = ""
    usage_terms: str = ""
    web_statement: str = ""  # an absolute address of the web; so is the next one
    licensor_url: str = ""
    instructions: str = ""
    source_type: str = ""  # a key of SOURCE_TYPES
    taken_at: str = ""  # ISO 8601 as far as known: "1944", "1944-06", a day, a moment, with offset
    place: str = ""  # location, city, state and country, joined with ", "


@dataclass(frozen=True)
class EmbeddedRights:
    """What a rendition says of itself, in the words of Metadata."""

    creator: str = ""
    credit_line: str = ""
    copyright_notice: str = ""
    web_statement: str = ""
    licensor_url: str = ""
    usage_terms: str = ""
    source_type: str = ""


def read_metadata(file) -> Metadata:
    """What the picture in a seekable binary file says of itself; pixels are not decoded.

    Each field is what XMP says, else IIM, else EXIF (IPTC Photo Metadata 2025.1). Never raises:
    a layer that is damaged, hostile or larger than MAX_LAYER says nothing, nor does a file that
    is no picture. Leaves the file at its beginning.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # Pillow warns of damage that is of no concern here
            xmp, iim, exif = _layers(file)
            said = [
                _understood(said_by_xmp, xmp),
                _understood(said_by_iim, iim),
                _understood(_said_by_exif, exif),
                _understood(_moment_by_exif, exif),
            ]
    except Exception:  # decoders fail in many ways; all of them mean one thing here
        return Metadata()
    finally:
        file.seek(0)
    return Metadata(**{field.name: _first(field.name, said) for field in fields(Metadata)})


def xmp_packet(rights: EmbeddedRights) -> bytes:
    """The rights as XMP, to be saved in a rendition (`xmp=`); b"" where there are none.

    The same rights make the same bytes. What read_metadata would not understand is left out.
    """
    said = {name: _CLEANED_BY[name](text) for name, text in asdict(rights).items()}
    return packet(
        {
            "dc:creator": said["creator"],
            "photoshop:Credit": said["credit_line"],
            "dc:rights": said["copyright_notice"],
            "xmpRights:Marked": said["copyright_notice"] and "True",
            "xmpRights:WebStatement": said["web_statement"],
            "xmpRights:UsageTerms": said["usage_terms"],
            "Iptc4xmpExt:DigitalSourceType": said["source_type"]
            and SOURCE_TYPE_SCHEME + said["source_type"],
            "plus:Licensor": said["licensor_url"],
        }
    )


def _first(field: str, said: Iterable[Said]) -> str:
    """The first text for a field that is still one when it is cleaned."""
    layers = (layer.get(field, []) for layer in said)
    if field == "creator":
        layers = ([_joined(dict.fromkeys(names))] for names in layers)
    elif field == "place":  # of one layer: two may tell of different places
        layers = ([_joined(parts)] for parts in layers)
    texts = (text for layer in layers for text in layer)
    return next(filter(None, map(_CLEANED_BY[field], texts)), "")


# The layers.


def _layers(file) -> tuple[bytes, bytes, bytes]:
    """A picture's XMP, Photoshop resources and EXIF, as they stand in the file."""
    with Image.open(file, formats=FORMATS) as image:
        if image.format == "PNG":
            return _png_layers(file)
        segments = (data for name, data in getattr(image, "applist", ()) if name == "APP13")
        resources = photoshop_resources(segments)
        return image.info.get("xmp", b""), resources, image.info.get("exif", b"")


def _png_layers(file) -> tuple[bytes, bytes, bytes]:
    """The same of a PNG, by its chunks. They may stand behind the pixels, where Pillow looks only
    after decoding these; and in Pillow's `info` any text can pass itself off as anything.
    """
    xmp = exif = b""
    end = 8
    for _number in range(MAX_CHUNKS):
        file.seek(end)
        head = file.read(8)
        if len(head) < 8:
            break
        length, kind = struct.unpack(">I4s", head)
        end += length + 12
        if kind == b"iTXt" and not xmp and length <= MAX_LAYER:
            xmp = xmp_of_png_chunk(file.read(length), MAX_LAYER)
        elif kind == b"eXIf" and not exif and length <= MAX_LAYER:
            exif = file.read(length)
    return xmp, b"", exif


def _understood(read: Callable[[bytes], Said], layer: bytes) -> Said:
    if not 0 < len(layer) <= MAX_LAYER:
        return {}
    try:
        return read(layer)
    except Exception:  # as above
        return {}


def _said_by_exif(layer: bytes) -> Said:
    exif = Image.Exif()
    exif.load(layer)
    return {
        "creator": _exif_texts(exif, ExifTags.Base.Artist)[:1],
        "caption": _exif_texts(exif, ExifTags.Base.ImageDescription)[:1],
        # The photographer's notice, NUL, the editor's (EXIF 2.32, Copyright); either may be blank.
        "copyright_notice": [_joined(dict.fromkeys(_exif_texts(exif, ExifTags.Base.Copyright)))],
    }


def _moment_by_exif(layer: bytes) -> Said:
    """Apart, because its directory is one more thing that may be damaged."""
    exif = Image.Exif()
    exif.load(layer)
    directory = exif.get_ifd(ExifTags.IFD.Exif)
    moment = _exif_texts(directory, ExifTags.Base.DateTimeOriginal)[0]
    offset = _exif_texts(directory, ExifTags.Base.OffsetTimeOriginal)[0]
    return {"taken_at": [moment + offset, moment]}


def _exif_texts(directory: Mapping[int, Any], tag: int) -> list[str]:
    """A tag's texts, with NUL between them; behind the first one there is often rubbish."""
    text = directory.get(tag, b"")
    if isinstance(text, str):
        text = text.encode("latin-1")  # Pillow's reading of any bytes
    return decoded(text).split("\0") if isinstance(text, bytes) else [""]


# The texts. Each takes what a stranger wrote, and returns "" where that is nothing.

# Controls but white space; what turns the direction of reading; halves of letters, no letters.
_UNWANTED = re.compile(
    "[\0-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff\ufffe\uffff]"
)
_MOMENT = re.compile(
    r"(\d{4})(?:[-:]?(\d\d)(?:[-:]?(\d\d)"
    r"(?:[T ](\d\d):?(\d\d)(?::?(\d\d)(?:\.\d+)?)? ?(Z|[+-]\d\d:?[0-5]\d)?)?)?)?",
    re.ASCII,
)
# What cameras and phones write where a caption would be.
_CAMERA_WORDS = re.compile(
    r"((olympus|(konica )?minolta|samsung|kodak|pentax|casio|nikon) )?digital (still )?camera"
    r"|(sony|minolta|samsung) dsc|samsung camera pictures|<(samsung|digimax|kenox)[^>]*>"
    r"|exif[ _]jpeg(_\w+)?|dcim|screenshot|untitled|default"
    r"|(img|dsc|dscf|dscn|pict|p)[-_]?\d+(\.\w+)?"
    r"|bty|cof|dav|edf|fbt|fptbty|hdr|hdrpl|mde|nor|oznor|ptr|rbt|rhdr|sdr",
    re.IGNORECASE,
)
_web_address = URLValidator(["http", "https"])


def _line(text: str) -> str:
    text = " ".join(_UNWANTED.sub("", text).split())[:MAX_LINE].rstrip()
    return text if _can_be_seen(text) else ""


def _lines(text: str) -> str:
    lines = (" ".join(line.split()) for line in _UNWANTED.sub("", text).splitlines())
    text = re.sub("\n{3,}", "\n\n", "\n".join(lines)).strip()[:MAX_TEXT].rstrip()
    return text if _can_be_seen(text) else ""


def _can_be_seen(text: str) -> bool:
    """No credit is made of zero-width spaces."""
    return any(letter.isprintable() and letter != " " for letter in text)


def _joined(texts: Iterable[str]) -> str:
    return ", ".join(filter(None, map(_line, texts)))


def _caption(text: str) -> str:
    text = _lines(text)
    return "" if _CAMERA_WORDS.fullmatch(text) else text


def _url(text: str) -> str:
    """An address as it is, or none: half of one, or one that was mended, leads elsewhere."""
    url = text.strip()
    if url != _line(url) or not url.isprintable() or re.search(r'[ <>"\\]', url):
        return ""
    try:
        _web_address(url)
        parts = urlsplit(url)
        return url if parts.port != 0 and "@" not in parts.netloc else ""
    except (ValidationError, ValueError):
        return ""


def _source_type(text: str) -> str:
    scheme = r"(https?://cv\.iptc\.org/newscodes/digitalsourcetype/|digsrctype:)?"
    term = re.sub(scheme, "", text.strip(), count=1, flags=re.IGNORECASE).rstrip("/").lower()
    return next((known for known in SOURCE_TYPES if known.lower() == term), "")


def _moment(text: str) -> str:
    match = _MOMENT.fullmatch(text.strip())
    if not match:
        return ""
    *day, hour, minute, second, offset = match.groups(default="")
    day = [*takewhile(int, filter(None, day))]  # IIM writes 00 for a month that is not known
    known = "-".join(day)
    try:
        if hour and len(day) == 3:
            time = f"{hour}:{minute}:{second or '00'}{offset}"
            return datetime.fromisoformat(f"{known}T{time}").isoformat()
        return date.fromisoformat("-".join([*day, "01", "01"][:3])).isoformat()[: len(known)]
    except ValueError:
        return ""


_CLEANED_BY: dict[str, Callable[[str], str]] = {field.name: _line for field in fields(Metadata)} | {
    "caption": _caption,
    "extended_description": _lines,
    "usage_terms": _lines,
    "instructions": _lines,
    "web_statement": _url,
    "licensor_url": _url,
    "source_type": _source_type,
    "taken_at": _moment,
}
