"""The magazine's logo and favicon: drawn once for each uploaded picture or name, then kept."""

import hashlib
from functools import partial
from io import BytesIO

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404
from PIL import Image, ImageDraw, ImageFont, ImageOps

from articles.models import Magazine
from articles.photos.formats import FORMATS
from articles.photos.renditions import FOLDER, kept

FAVICON, LOGO_HEIGHT = 96, 160
INK, PAPER = (26, 24, 21), (250, 247, 241)


def favicon(request):
    """96 x 96 pixels, PNG: the uploaded picture, or the first letter of the magazine's name."""
    magazine = Magazine.current()
    letter = magazine.name.strip()[:1].upper() or "N"
    drawn_from = magazine.favicon.name or letter
    return _response(drawn_from, "png", partial(_favicon, magazine.favicon, letter))


def logo(request):
    """The uploaded logo, 160 pixels high, WebP."""
    magazine = Magazine.current()
    if not magazine.logo:
        raise Http404
    return _response(magazine.logo.name, "webp", partial(_logo, magazine.logo))


def _favicon(file, letter) -> bytes:
    if file:
        with file.open() as original, Image.open(original, formats=FORMATS) as image:
            return _encoded(ImageOps.fit(image.convert("RGBA"), (FAVICON, FAVICON)), "png")
    icon = Image.new("RGB", (FAVICON, FAVICON), INK)
    font = ImageFont.load_default(FAVICON * 0.7)
    ImageDraw.Draw(icon).text((FAVICON / 2, FAVICON / 2), letter, PAPER, font, anchor="mm")
    return _encoded(icon, "png")


def _logo(file) -> bytes:
    with file.open() as original, Image.open(original, formats=FORMATS) as image:
        width = max(1, round(image.width * LOGO_HEIGHT / image.height))
        return _encoded(image.convert("RGBA").resize((width, LOGO_HEIGHT)), "webp")


def _encoded(picture, format) -> bytes:
    out = BytesIO()
    picture.save(out, format)
    return out.getvalue()


def _response(drawn_from, format, draw):
    digest = hashlib.sha256(drawn_from.encode()).hexdigest()[:16]
    path = kept(f"{FOLDER}/brand/{digest}.{format}", draw)
    response = FileResponse(default_storage.open(path), content_type=f"image/{format}")
    response["ETag"] = f'"{digest}"'  # of itself, Django gives none to what it streams
    return response
