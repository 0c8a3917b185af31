"""The one list of what a body may hold. It drives the editor, the sanitiser, the renderer and
the plain text; to allow something new, begin here.
"""

import re

import nh3

# Extension of the editor -> its configuration, the HTML tags it writes and their attributes.
ELEMENTS = {
    "Paragraph": (True, {"p": set()}),
    "Heading": ({"levels": [2, 3]}, {"h2": set(), "h3": set()}),
    "Blockquote": (True, {"blockquote": set()}),
    "BulletList": (True, {"ul": set()}),
    "OrderedList": ({"enableListAttributes": False}, {"ol": set()}),
    "ListItem": (True, {"li": set()}),
    "HorizontalRule": (True, {"hr": set()}),
    "HardBreak": (True, {"br": set()}),
    "Bold": (True, {"strong": set()}),
    "Italic": (True, {"em": set()}),
    "Link": (
        {"enableTarget": False, "protocols": ["http", "https", "mailto", "tel"]},
        {"a": {"href"}},
    ),
    "Photo": (True, {"figure": {"data-photo", "data-layout"}}),
}
LAYOUTS = ("text", "wide", "inset")
URL_SCHEMES = {"http", "https", "mailto", "tel"}
BLOCKS = frozenset({"p", "h2", "h3", "blockquote", "ul", "ol", "li", "hr", "figure"})

_TAGS = {tag: attributes for _, tags in ELEMENTS.values() for tag, attributes in tags.items()}
_FIGURE = re.compile(r"<figure(?P<attributes>[^>]*)>(?P<inside>.*?)</figure>", re.DOTALL)
_PHOTO = re.compile(r'data-photo="(\d{1,18})"')
_LAYOUT = re.compile(r'data-layout="(\w+)"')
_EMPTY_FIGURE_IN_P = re.compile(r"<p>\s*(<figure [^>]*></figure>)\s*</p>")

_cleaner = nh3.Cleaner(
    tags=set(_TAGS),
    attributes={tag: attributes for tag, attributes in _TAGS.items() if attributes},
    url_schemes=URL_SCHEMES,
    link_rel=None,
    strip_comments=True,
)


def figure(photo: int, layout: str = "text") -> str:
    """The reference that stands for a photo in a body; the one spelling everywhere."""
    layout = layout if layout in LAYOUTS else "text"
    return f'<figure data-photo="{photo}" data-layout="{layout}"></figure>'


def clean(html: str) -> str:
    """HTML with only what the list above allows, in one canonical spelling; clean(clean(x)) is
    clean(x). A figure keeps its reference and loses what stood inside; one without a photo goes.
    """
    html = _cleaner.clean(html.replace("\x00", ""))
    html = _FIGURE.sub(_canonical_figure, html)
    html = _EMPTY_FIGURE_IN_P.sub(r"\1", html)
    return "" if html in ("<p></p>", "<p><br></p>") else html


def _canonical_figure(match: re.Match) -> str:
    photo = _PHOTO.search(match["attributes"])
    layout = _LAYOUT.search(match["attributes"])
    if not photo:
        return match["inside"]
    return figure(int(photo[1]), layout[1] if layout else "text")
