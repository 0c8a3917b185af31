"""Every feed that a page tells of: well-formed, and as STANDARDS 2.3 asks.

feedparser forgives much, so each is also read without forgiveness, and asked for what it must have.
"""

import json
import re

import feedparser
from lxml import etree, html

TELLS = "//link[@rel='alternate' and contains(@type, '{}')]/@href"
NAMES = {
    "atom": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "media": "http://search.yahoo.com/mrss/",
}
AUTHOR = "{http://www.w3.org/2005/Atom}author/{http://www.w3.org/2005/Atom}name"
RFC_822 = re.compile(r"\w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d [+-]\d{4}")
RFC_3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d([+-]\d\d:\d\d|Z)")


def wrong_feeds(found):
    """`found` is a crawl."""
    judges = {"rss+xml": wrong_rss, "atom+xml": wrong_atom, "feed+json": wrong_json_feed}
    for kind, judge in judges.items():
        told = {path for page in found.pages for path in page.all(TELLS.format(kind))}
        if not told:
            yield f"No page tells of a feed of the kind {kind}."
        for path in sorted(told):
            answer = found.fetch(path)
            if answer.type != f"application/{kind}":
                yield f"{path} is {answer.type or 'nothing'}, not application/{kind}."
                continue
            said = judge(answer.body, found.base + path)
            yield from (f"{path}: {fault}" for fault in said)


def wrong_rss(body, address):
    tree = yield from _parsed(body)
    if tree is None:
        return
    channel = tree.find("channel")
    yield from (
        f"no {name}" for name in ("title", "link", "description") if not _text(channel, name)
    )
    self_ = channel.find("atom:link[@rel='self']", NAMES)
    if self_ is None or self_.get("href") != address:
        yield "it does not say its own address"
    for item in channel.iterfind("item"):
        name = _text(item, "link")
        yield from (
            f"{name}: no {key}" for key in ("title", "guid", "pubDate") if not _text(item, key)
        )
        if not RFC_822.fullmatch(_text(item, "pubDate")):
            yield f"{name}: the date {_text(item, 'pubDate')}"
        yield from _wrong_text(name, item.findtext("content:encoded", "", NAMES))
        yield from _wrong_media(name, item)


def wrong_atom(body, address):
    tree = yield from _parsed(body)
    if tree is None:
        return
    atom = f"{{{NAMES['atom']}}}"
    yield from (f"no {name}" for name in ("id", "title", "updated") if not _text(tree, atom + name))
    if address not in tree.xpath("atom:link[@rel='self']/@href", namespaces=NAMES):
        yield "it does not say its own address"
    for entry in tree.iterfind(f"{atom}entry"):
        name = _text(entry, f"{atom}id")
        for key in ("id", "title", "updated", "published"):
            if not _text(entry, atom + key):
                yield f"{name}: no {key}"
        if not (_text(entry, AUTHOR) or _text(tree, AUTHOR)):
            yield f"{name}: no author, and the feed has none"
        if not RFC_3339.fullmatch(_text(entry, f"{atom}updated")):
            yield f"{name}: the date {_text(entry, f'{atom}updated')}"
        yield from _wrong_text(name, _text(entry, f"{atom}content"))
        yield from _wrong_media(name, entry)


def wrong_json_feed(body, address):
    try:
        feed = json.loads(body)
    except ValueError as error:
        yield f"not JSON: {error}"
        return
    if feed.get("version") != "https://jsonfeed.org/version/1.1":
        yield "not version 1.1"
    yield from (f"no {key}" for key in ("title", "home_page_url", "items") if not feed.get(key))
    if feed.get("feed_url") != address:
        yield "it does not say its own address"
    for item in feed.get("items", []):
        yield from _wrong_item(item, has_author=bool(item.get("authors") or feed.get("authors")))


def _wrong_item(item, *, has_author):
    name = item.get("id")
    for key in ("id", "url", "title", "content_html", "date_published"):
        if not item.get(key):
            yield f"{name}: no {key}"
    if not has_author:
        yield f"{name}: no authors, and the feed has none"
    if not isinstance(name, str):
        yield f"{name}: its id is no text"
    for key in ("date_published", "date_modified"):
        if key in item and not RFC_3339.fullmatch(item[key]):
            yield f"{name}: the date {item[key]}"
    yield from _wrong_text(name, item.get("content_html", ""))


def _parsed(body):
    try:
        tree = etree.fromstring(body)
    except etree.XMLSyntaxError as error:
        yield f"not well-formed: {error}"
        return None
    feed = feedparser.parse(body)
    if feed.bozo:
        yield f"feedparser: {feed.bozo_exception}"
    if not feed.entries:
        yield "there is nothing in it"
    if len({entry.get("id") for entry in feed.entries}) < len(feed.entries):
        yield "two entries have one id"
    return tree


def _wrong_text(name, text):
    if not text.strip():
        yield f"{name}: no text"
        return
    tree = html.fragment_fromstring(text, create_parent=True)
    for address in tree.xpath("//@href | //@src"):
        if not re.match(r"https?://|mailto:|tel:|#", address):
            yield f"{name}: the address {address} is not whole"


def _wrong_media(name, item):
    for media in item.iterfind(".//media:content", NAMES):
        for key in ("url", "type", "medium", "width", "height"):
            if not media.get(key):
                yield f"{name}: a picture without {key}"
        if not media.findtext("media:credit", "", NAMES):
            yield f"{name}: a picture without a credit"


def _text(tree, name) -> str:
    return (tree.findtext(name) or "").strip()
