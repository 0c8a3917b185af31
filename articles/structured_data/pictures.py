"""Pictures: Google's image metadata (STANDARDS 1.3), and the shapes that search engines ask for."""

from django.conf import settings
from django.urls import reverse

from articles.photos.metadata import SOURCE_TYPE_SCHEME
from articles.photos.sizes import SEARCH, SIZES, fitted

FEWEST = 50_000  # pixels: a smaller picture is not looked at


def image_object(one) -> dict:
    """The file, who made it, whom to name, whose it is, its licence and where to obtain one; only
    what there is.
    """
    photo, rights = one.photo, one.photo.rights
    name, kind = photo.maker
    source_type = rights.source_type and SOURCE_TYPE_SCHEME + rights.source_type
    told = {
        "@type": "ImageObject",
        "contentUrl": settings.SITE_URL + one.path,
        "creator": {"@type": kind, "name": name} if name else None,
        "creditText": rights.credit_line,
        "copyrightNotice": rights.copyright_notice,
        "license": rights.web_statement,
        "acquireLicensePage": rights.licensor_url,
        "caption": one.caption,
        "digitalSourceType": source_type,
    }
    return {key: value for key, value in told.items() if value}


def search_shapes(photo, at) -> list[str]:
    """The addresses of a photo's three shapes, as far as they are large enough; none where it may
    not be shown at `at`.
    """
    return [address for size in SEARCH if (address := file_address(photo, size, at, FEWEST))]


def file_address(photo, size, at, fewest=0) -> str:
    """The whole address of a JPEG; "" where it may not be shown at `at` or has too few pixels."""
    if photo is None or not photo.file or not photo.is_in_force(at):
        return ""
    width, height = fitted(SIZES[size], photo.width, photo.height)
    if width * height < fewest:
        return ""
    name = photo.files.name(size, "jpg")
    return settings.SITE_URL + reverse("articles:photo", args=[photo.token, name])
