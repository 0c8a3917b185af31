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
PASSES = 10  # HTML that is mended may be in need of mending again; two passes nearly always do
URL_SCHEMES = {"http", "https", "mailto", "tel"}
BLOCKS = frozenset({"p", "h2", "h3", "blockquote", "ul", "ol", "li", "hr", "figure"})

_TAGS = {tag: attributes for _, tags in ELEMENTS.values() for tag, attributes in tags.items()}
_FIGURE_TAG = re.compile(r"(</?figure[^>]*>)")
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
    for _ in range(PASSES):
        before, html = html, _clean_once(html)
        if html == before:
            break
    return html


def _clean_once(html: str) -> str:
    html = _cleaner.clean(html.replace("\x00", "").replace("\r", ""))
    html = _EMPTY_FIGURE_IN_P.sub(r"\1", _with_canonical_figures(html))
    return "" if html in ("<p></p>", "<p><br></p>") else html


def _with_canonical_figures(html: str) -> str:
    """Each figure with a photo as its bare reference, those of a gallery one after the other."""
    parts, open_figures = [], []
    for token in _FIGURE_TAG.split(html):
        if token.startswith("</figure"):
            open_figures = open_figures[:-1]
        elif token.startswith("<figure"):
            photo, layout = _PHOTO.search(token), _LAYOUT.search(token)
            open_figures.append(bool(photo))
            if photo:
                parts.append(figure(int(photo[1]), layout[1] if layout else "text"))
        elif not any(open_figures):
            parts.append(token)
    return "".join(parts)
