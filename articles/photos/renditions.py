"""The files that readers get, at names that are computed. There is no table of renditions: the
photo's token, a declared size and a digest of everything that goes into a file say all.
"""

import hashlib
import json
import secrets
import threading
import warnings
from contextlib import suppress
from dataclasses import dataclass, field, fields
from functools import cached_property
from io import BytesIO
from pathlib import Path

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from PIL import Image

from articles.photos.formats import FORMATS
from articles.photos.metadata import EmbeddedRights, xmp_packet
from articles.photos.pixels import as_seen, loaded, reduced
from articles.photos.sizes import CENTRE, SHAPES, SIZES, Size, cut, fitted
from articles.photos.workshop import alone

FOLDER = "renditions"
ENDED = "ended"  # a mark in the folder of a photo whose files are not to be made any more
# How each format is written. AVIF at speed 9 takes half the time of speed 8 for 1-4 % more bytes
# at the same fidelity; WebP's method 1 a third of that of 4 for 6 % more. Few browsers are left
# that cannot read AVIF, and nearly none that needs the JPEG.
_WRITTEN = {
    "avif": ("AVIF", {"quality": 52, "speed": 9, "max_threads": 1}),
    "webp": ("WEBP", {"quality": 78, "method": 1}),
    "jpg": ("JPEG", {"quality": 78, "optimize": True}),
}
HEAVIEST = 590_000  # bytes: share cards are to stay below 600 KB
# Part of every digest, so that a change here gives every file a new name.
_RECIPE = json.dumps([_WRITTEN, {name: vars(size) for name, size in SIZES.items()}], sort_keys=True)
_RECIPE_DIGEST = hashlib.sha256(_RECIPE.encode()).hexdigest()

# Of the readers who ask for files that are still to be made, two are served at a time: a picture
# of 50 megapixels takes 300 MB while it is open.
_hands = threading.BoundedSemaphore(2)


@dataclass(frozen=True)
class Source:
    """All that goes into a photo's files, and where they stand: the stored original, its size
    as it is seen, the focal point in per cent, and the rights that are written into each file.
    """

    original: str
    token: str
    width: int
    height: int
    focus: tuple[float, float] = CENTRE
    rights: EmbeddedRights = field(default_factory=EmbeddedRights)

    @cached_property
    def digest(self) -> str:
        """Sixteen digits that change with anything that goes into the files."""
        rights = [getattr(self.rights, one.name) for one in fields(self.rights)]
        told = "\0".join([_RECIPE_DIGEST, self.original, f"{self.focus}", *rights])
        return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:16]

    @property
    def folder(self) -> str:
        return f"{FOLDER}/{self.token}"

    @property
    def end_mark(self) -> str:
        return f"{self.folder}/{ENDED}"

    def name(self, size: str, format: str) -> str:
        """The last part of a rendition's address: size, digest, format."""
        return f"{size}-{self.digest}.{format}"

    def pixels(self, size: str) -> tuple[int, int]:
        """The width and height that a rendition has."""
        return fitted(SIZES[size], self.width, self.height)

    def path(self, size: str, format: str) -> str:
        return f"{self.folder}/{self.name(size, format)}"

    def all_names(self) -> dict[str, tuple[str, str]]:
        """Name to (size, format) of every file that there is or could be."""
        return {
            self.name(size, format): (size, format)
            for size, pixels in SIZES.items()
            for format in pixels.formats
        }


def ready_rendition(source: Source, size: str, format: str) -> str:
    """The stored path of a rendition; made first where it is missing.

    Raises FileNotFoundError where the original is gone.
    """
    path = source.path(size, format)
    if not default_storage.exists(path):
        with _hands:
            make(source, [(size, format)])
    return path


def missing(source: Source) -> list[tuple[str, str]]:
    """Which (size, format) are not there yet."""
    try:
        there = set(default_storage.listdir(source.folder)[1])
    except FileNotFoundError:
        there = set()
    return [what for name, what in source.all_names().items() if name not in there]


def make(source: Source, wanted) -> int:
    """Make the wanted (size, format) that are not there, in one reading of the original; returns
    how many were made. No file is ever made twice at the same time on one machine, and nobody
    waits for more than a file or two.
    """
    made, picture, size_at_hand, part = 0, None, None, None
    for size, format in sorted(wanted, key=_large_first):
        path = source.path(size, format)
        with alone(path):
            if default_storage.exists(path):
                continue
            if picture is None:
                picture = _opened(source, {size for size, _ in wanted})
            if size != size_at_hand:
                if size_at_hand and _shape_of(size) == _shape_of(size_at_hand):
                    target = fitted(SIZES[size], source.width, source.height)
                    part = part.resize(target, Image.Resampling.LANCZOS)
                else:
                    part = _part(picture, source, size)
                size_at_hand = size
            data = _written(part, source, format)
            if default_storage.exists(source.end_mark):
                return made
            _store(path, data)
            made += 1
    return made


def end(source: Source) -> None:
    """Take all files of a photo away, and let none be made by whoever is at it just now."""
    _store(source.end_mark, b"")
    for name in default_storage.listdir(source.folder)[1]:
        if name != ENDED:
            default_storage.delete(f"{source.folder}/{name}")


def begin_again(source: Source) -> None:
    """Let the files of a photo be made again."""
    default_storage.delete(source.end_mark)


def drawn(source: Source, size: str, format: str) -> bytes:
    """A rendition that is kept nowhere."""
    return _written(_part(_opened(source, {size}), source, size), source, format)


def make_all(source: Source) -> int:
    """Make whatever is missing, what every browser reads before what takes longest; how many."""
    wanted = missing(source)
    return sum(
        make(source, [what for what in wanted if (what[1] == "avif") == is_slow])
        for is_slow in (False, True)
    )


def kept(path: str, draw) -> str:
    """A stored path; what `draw()` returns as bytes is put there first, if nothing is there."""
    with alone(path):
        if not default_storage.exists(path):
            _store(path, draw())
    return path


def _store(path: str, data: bytes) -> None:
    """Whole or not at all: another process must never find half a file at the name."""
    try:
        target = Path(default_storage.path(path))
    except NotImplementedError:  # not a file system: such storages put a file in one step
        default_storage.save(path, ContentFile(data))
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    unfinished = target.with_name(f".{target.name}.{secrets.token_hex(4)}")
    try:
        unfinished.write_bytes(data)
        unfinished.replace(target)
    finally:
        with suppress(FileNotFoundError):
            unfinished.unlink()


def _written(part: Image.Image, source: Source, format: str) -> bytes:
    name, options = _WRITTEN[format]
    packet = xmp_packet(source.rights)
    options = options | ({"xmp": packet} if packet else {})
    out = BytesIO()
    part.save(out, name, **options)
    while out.tell() > HEAVIEST and format == "jpg" and options["quality"] > 40:
        options["quality"] -= 8
        out = BytesIO()
        part.save(out, name, **options)
    return out.getvalue()


def _part(picture: Image.Image, source: Source, size: str) -> Image.Image:
    """One size of a picture that is held at some scale."""
    target = fitted(SIZES[size], source.width, source.height)
    box = cut(SIZES[size], *picture.size, source.focus)
    return picture.resize(target, Image.Resampling.LANCZOS, box=box, reducing_gap=3)


def _shape_of(size: str) -> str:
    return next((shape for shape, names in SHAPES.items() if size in names), size)


def _large_first(what):
    """A smaller size of a shape is made of the larger one: half the time, and as sharp."""
    return _shape_of(what[0]), -SIZES[what[0]].width


def _opened(source: Source, sizes) -> Image.Image:
    """The picture, upright, in sRGB and without metadata, as large as `sizes` need it."""
    needed = min(1.0, max(_scale(SIZES[size], source) for size in sizes))
    with (
        warnings.catch_warnings(action="ignore"),  # what could be wrong was said at the upload
        default_storage.open(source.original) as file,
        Image.open(file, formats=FORMATS) as image,
    ):
        image.draft(None, tuple(max(1, round(side * needed)) for side in image.size))
        picture = reduced(loaded(image), max(source.width, source.height) * needed)
        return as_seen(picture, image.info.get("icc_profile"))


def _scale(size: Size, source: Source) -> float:
    """How much of the original's resolution a size needs: 0.5 is every second pixel."""
    left, _top, right, _bottom = cut(size, source.width, source.height)
    return fitted(size, source.width, source.height)[0] / (right - left)
