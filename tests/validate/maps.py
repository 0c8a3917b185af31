"""The maps, against the schema of sitemaps.org and our own of Google's two additions."""

from pathlib import Path

from lxml import etree

from tests.validate.tools import SITEMAP

SCHEMAS = Path(__file__).parent / "schemas"


def schema():
    """All schemas as one: that of sitemaps.org lets nothing through that no schema knows."""
    places = {
        "http://www.sitemaps.org/schemas/sitemap/0.9": SITEMAP,
        "http://www.google.com/schemas/sitemap-news/0.9": SCHEMAS / "news.xsd",
        "http://www.google.com/schemas/sitemap-image/1.1": SCHEMAS / "image.xsd",
    }
    imports = "".join(
        f'<import namespace="{name}" schemaLocation="{place.as_uri()}"/>'
        for name, place in places.items()
    )
    whole = f'<schema xmlns="http://www.w3.org/2001/XMLSchema">{imports}</schema>'
    return etree.XMLSchema(etree.fromstring(whole))


def wrong_maps(found):
    """`found` is a crawl. An empty map of news is sound to Google, and to no schema."""
    pages, index = schema(), etree.XMLSchema(file=str(SCHEMAS / "index.xsd"))
    maps = [one for one in found.answers.values() if one.type == "application/xml"]
    maps = [one for one in maps if one.status == 200 and one.path.startswith("/sitemap")]
    if not maps:
        yield "There is no map."
    for one in maps:
        tree = etree.fromstring(one.body)
        if etree.QName(tree).localname == "sitemapindex":
            judge = index
        elif len(tree):
            judge = pages
        else:
            continue
        if not judge.validate(tree):
            yield from (f"{one.path}: {error}" for error in judge.error_log)
