"""The magazine's logo and favicon."""

from io import BytesIO

from django.http import Http404, HttpResponse
from PIL import Image, ImageDraw, ImageFont, ImageOps

from articles.models import Magazine
from articles.photos.uploads import FORMATS

FAVICON, LOGO_HEIGHT = 96, 160
INK, PAPER = (26, 24, 21), (250, 247, 241)


def favicon(request):
    """96 x 96 pixels, PNG: the uploaded picture, or the first letter of the magazine's name."""
    magazine = Magazine.current()
    if magazine.favicon:
        with magazine.favicon.open() as file, Image.open(file, formats=FORMATS) as image:
            icon = ImageOps.fit(image.convert("RGBA"), (FAVICON, FAVICON))
    else:
        icon = Image.new("RGB", (FAVICON, FAVICON), INK)
        letter = magazine.name.strip()[:1].upper() or "N"
        font = ImageFont.load_default(FAVICON * 0.7)
        ImageDraw.Draw(icon).text((FAVICON / 2, FAVICON / 2), letter, PAPER, font, anchor="mm")
    return _response(icon, "PNG")


def logo(request):
    """The uploaded logo, 160 pixels high, WebP."""
    magazine = Magazine.current()
    if not magazine.logo:
        raise Http404
    with magazine.logo.open() as file, Image.open(file, formats=FORMATS) as image:
        width = max(1, round(image.width * LOGO_HEIGHT / image.height))
        picture = image.convert("RGBA").resize((width, LOGO_HEIGHT))
    return _response(picture, "WEBP")


def _response(picture, format):
    out = BytesIO()
    picture.save(out, format)
    return HttpResponse(out.getvalue(), content_type=f"image/{format.lower()}")
