"""What a page shows, said again for machines: schema.org as JSON-LD."""

import json

from django.conf import settings
from django.utils.safestring import mark_safe

from articles.photos.metadata import SOURCE_TYPE_SCHEME

# Inside a script element only these could end it or begin something else; JSON reads them back.
_ESCAPES = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


def script(pictured) -> str:
    """A data block with an ImageObject for every picture of a page; "" where there is none.
    Called when the page stands, so that it says of its pictures what the page shows.
    """
    by_path = {one.path: one for one in pictured}
    if not by_path:
        return ""
    graph = [image_object(one) for one in by_path.values()]
    data = json.dumps({"@context": "https://schema.org", "@graph": graph}, ensure_ascii=False)
    return mark_safe(f'<script type="application/ld+json">{data.translate(_ESCAPES)}</script>')


def image_object(one) -> dict:
    """Google's image metadata (STANDARDS 1.3): the file, who made it, whom to name, whose it is,
    its licence and where to obtain one; only what there is.
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
