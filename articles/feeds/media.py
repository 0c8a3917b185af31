"""Pictures in XML feeds, by Media RSS 1.5.1: each with who is to be named and whose it is."""

from articles.photos.formats import OUTPUTS
from articles.xml import add

NAMESPACE = {"xmlns:media": "http://search.yahoo.com/mrss/"}  # the final slash is part of it


def add_media(parent, picture):
    """A `media:content`. Credit first: it must be there whatever else is not."""
    rights = picture.photo.rights
    content = add(
        parent,
        "media:content",
        url=picture.url,
        medium="image",
        type=OUTPUTS["jpg"],
        width=str(picture.width),
        height=str(picture.height),
    )
    add(content, "media:credit", rights.credit_line, role="photographer", scheme="urn:ebu")
    if picture.caption or picture.alt:
        add(content, "media:description", picture.caption or picture.alt, type="plain")
    if rights.copyright_notice:
        add(content, "media:copyright", rights.copyright_notice)
    if rights.web_statement:
        terms = rights.usage_terms or rights.web_statement
        add(content, "media:license", terms, type="text/html", href=rights.web_statement)
