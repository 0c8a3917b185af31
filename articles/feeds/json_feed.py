"""JSON Feed 1.1 (jsonfeed.org). What it has no word for, the rights of pictures, is in an
extension of ours: `_photos`.
"""

import json

from django.conf import settings

from articles import languages
from articles.xml import moment

TYPE = "application/feed+json"


def write(feed) -> bytes:
    told = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": feed.url,
        "feed_url": feed.self_url,
        "description": feed.description,
        "authors": [{"name": feed.publisher}],
        "language": languages.tag(),
        "hubs": [{"type": "WebSub", "url": settings.FEED_HUB}] if settings.FEED_HUB else [],
        "items": [_item(item) for item in feed.items],
    }
    told = {key: value for key, value in told.items() if value or key == "items"}
    return json.dumps(told, ensure_ascii=False).encode()


def _item(item) -> dict:
    told = {
        "id": item.id,
        "url": item.url,
        "title": item.title,
        "summary": item.summary,
        "content_html": item.html,
        "image": item.pictures[0].url if item.pictures else "",
        "date_published": moment(item.published_at),
        "date_modified": moment(item.updated_at),
        "authors": [{"name": name, "url": url} for name, url in item.authors],
        "tags": item.words,
        "language": item.language,
        "_photos": [_photo(picture) for picture in item.pictures],
    }
    return {key: value for key, value in told.items() if value}


def _photo(picture) -> dict:
    rights = picture.photo.rights
    told = {
        "url": picture.url,
        "width": picture.width,
        "height": picture.height,
        "credit": rights.credit_line,
        "caption": picture.caption,
        "copyright": rights.copyright_notice,
        "license": rights.web_statement,
    }
    return {key: value for key, value in told.items() if value}
