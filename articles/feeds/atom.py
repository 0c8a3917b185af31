"""Atom, RFC 4287."""

from datetime import UTC, datetime

from django.conf import settings

from articles import languages
from articles.feeds.media import NAMESPACE, add_media
from articles.xml import add, moment, root, written

TYPE = "application/atom+xml"
NAMESPACES = {"xmlns": "http://www.w3.org/2005/Atom", **NAMESPACE}
NEVER = datetime(1970, 1, 1, tzinfo=UTC)  # a feed must say when it changed, an empty one too


def write(feed) -> bytes:
    atom = root("feed", {**NAMESPACES, "xml:lang": languages.tag()})
    add(atom, "id", feed.id)
    add(atom, "title", feed.title, type="text")
    if feed.description:
        add(atom, "subtitle", feed.description, type="text")
    add(atom, "updated", moment(feed.updated_at or NEVER))
    add(add(atom, "author"), "name", feed.publisher)
    add(atom, "link", rel="self", type=TYPE, href=feed.self_url)
    add(atom, "link", rel="alternate", type="text/html", href=feed.url)
    if settings.FEED_HUB:
        add(atom, "link", rel="hub", href=settings.FEED_HUB)
    for item in feed.items:
        _add_entry(atom, item)
    return written(atom)


def _add_entry(atom, item):
    """Without a byline, the feed's own author counts."""
    entry = add(atom, "entry", **{"xml:lang": item.language})
    add(entry, "id", item.id)
    add(entry, "title", item.title, type="text")
    add(entry, "link", rel="alternate", type="text/html", href=item.url)
    add(entry, "published", moment(item.published_at))
    add(entry, "updated", moment(item.updated_at))
    for name, url in item.authors:
        author = add(entry, "author")
        add(author, "name", name)
        add(author, "uri", url)
    for word in item.words:
        add(entry, "category", term=word)
    add(entry, "summary", item.summary, type="text")
    add(entry, "content", item.html, type="html")
    for picture in item.pictures:
        add_media(entry, picture)
