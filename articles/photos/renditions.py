"""The files that readers get: made once, when first asked for, at a name that is computed. There
is no table of renditions: token, size and digest say all.
"""

import hashlib
import secrets
import threading
from io import BytesIO
from pathlib import Path

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from PIL import Image, ImageCms, ImageOps

from articles.photos.sizes import SIZES, Size, fitted
from articles.photos.uploads import FORMATS

CONTENT_TYPES = {"webp": "image/webp", "jpg": "image/jpeg"}
_locks = [threading.Lock() for _ in range(64)]


def rendition_name(original: str, size: str) -> str:
    """The last part of a rendition's address: size, digest of what goes into it, format."""
    pixels = SIZES[size]
    digest = hashlib.sha256(f"{original}|{pixels}".encode()).hexdigest()[:16]
    return f"{size}-{digest}.{pixels.format}"


def rendition(original: str, token: str, size: str):
    """The stored rendition of an original as an open file; made first where it is missing.

    Raises FileNotFoundError where the original is gone.
    """
    path = f"renditions/{token}/{rendition_name(original, size)}"
    if not default_storage.exists(path):
        with _locks[hash(path) % len(_locks)]:
            if not default_storage.exists(path):
                _store(path, _make(original, SIZES[size]))
    return default_storage.open(path)


def _store(path: str, data: bytes) -> None:
    """Whole or not at all: another process must never find half a file at the name."""
    try:
        target = Path(default_storage.path(path))
    except NotImplementedError:  # not a file system: such storages put a file in one step
        default_storage.save(path, ContentFile(data))
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    unfinished = target.with_name(f".{target.name}.{secrets.token_hex(4)}")
    unfinished.write_bytes(data)
    unfinished.replace(target)


def _make(original: str, size: Size) -> bytes:
    with default_storage.open(original) as file, Image.open(file, formats=FORMATS) as image:
        image.draft(None, (size.width * 2, (size.height or size.width) * 2))
        picture = _upright_srgb(image)
    target = fitted(size, *picture.size)
    if size.height is None:
        picture = picture.resize(target, Image.Resampling.LANCZOS, reducing_gap=3)
    else:
        picture = ImageOps.fit(picture, target, Image.Resampling.LANCZOS)
    out = BytesIO()
    if size.format == "jpg":
        picture.save(out, "JPEG", quality=82, progressive=True, optimize=True)
    else:
        picture.save(out, "WEBP", quality=80, method=4)
    return out.getvalue()


def _upright_srgb(image: Image.Image) -> Image.Image:
    """The picture as it was meant to be seen, on white where it was transparent, no metadata."""
    if image.mode.startswith("I"):  # 16 bits of grey, which Pillow would cut off instead of scale
        image = image.convert("I").point(lambda tone: tone * (1 / 257)).convert("L")
    profile = image.info.get("icc_profile")
    picture = ImageOps.exif_transpose(image)
    if profile and picture.mode in ("RGB", "CMYK", "L"):
        try:
            source = ImageCms.ImageCmsProfile(BytesIO(profile))
            picture = ImageCms.profileToProfile(
                picture, source, ImageCms.createProfile("sRGB"), outputMode="RGB"
            )
        except (ImageCms.PyCMSError, OSError):
            pass  # an unreadable profile: the numbers are taken as they are
    if picture.has_transparency_data:
        picture = picture.convert("RGBA")
        ground = Image.new("RGBA", picture.size, "white")
        picture = Image.alpha_composite(ground, picture)
    return _without_metadata(picture.convert("RGB"))


def _without_metadata(picture: Image.Image) -> Image.Image:
    picture.info.clear()
    return picture
