"""RSS 2.0, with the RSS Advisory Board's Best Practices Profile."""

from datetime import UTC
from email.utils import format_datetime
from html import escape

from django.conf import settings

from articles import languages
from articles.feeds.media import NAMESPACE, add_media
from articles.xml import add, root, written

TYPE = "application/rss+xml"
NAMESPACES = {
    "version": "2.0",
    "xmlns:atom": "http://www.w3.org/2005/Atom",
    "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
    "xmlns:dc": "http://purl.org/dc/elements/1.1/",
    **NAMESPACE,
}


def write(feed) -> bytes:
    rss = root("rss", NAMESPACES)
    channel = add(rss, "channel")
    add(channel, "title", feed.title)
    add(channel, "link", feed.url)
    add(channel, "description", escape(feed.description, quote=False))
    add(channel, "language", languages.tag())
    if feed.updated_at:
        add(channel, "lastBuildDate", _moment(feed.updated_at))
    add(channel, "atom:link", rel="self", type=TYPE, href=feed.self_url)
    if settings.FEED_HUB:
        add(channel, "atom:link", rel="hub", href=settings.FEED_HUB)
    for item in feed.items:
        _add_item(channel, item)
    return written(rss)


def _add_item(channel, item):
    """`author` would be an e-mail address: names are in `dc:creator`. A description is HTML."""
    element = add(channel, "item")
    add(element, "title", item.title)
    add(element, "link", item.url)
    add(element, "guid", item.id, isPermaLink="false")
    add(element, "pubDate", _moment(item.published_at))
    for name, _url in item.authors:
        add(element, "dc:creator", name)
    add(element, "dc:language", item.language)
    for word in item.words:
        add(element, "category", word)
    add(element, "description", escape(item.summary, quote=False))
    add(element, "content:encoded", item.html)
    for picture in item.pictures:
        add_media(element, picture)


def _moment(at) -> str:
    """RFC 822 with four digits of the year: Thu, 06 Mar 2025 11:00:00 +0000."""
    return format_datetime(at.astimezone(UTC))
