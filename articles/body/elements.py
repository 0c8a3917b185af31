"""The one list of what a body may hold. It drives the editor, the sanitiser, the renderer and
the plain text; to allow something new, begin here.
"""

import html as html_module
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
    "PullQuote": (True, {"aside": {"data-kind"}}),
    "FactBox": (True, {"aside": {"data-kind"}}),
    "Photo": (True, {"figure": {"data-photo", "data-layout", "data-alt", "data-caption"}}),
}
ASIDES = ("facts", "quote")  # what stands apart: a fact box, a pull quote
LAYOUTS = ("text", "wide", "inset", "gallery")
PASSES = 10  # HTML that is mended may be in need of mending again; two passes nearly always do
URL_SCHEMES = {"http", "https", "mailto", "tel"}
BLOCKS = frozenset({"p", "h2", "h3", "blockquote", "ul", "ol", "li", "hr", "figure", "aside"})

_TAGS = {tag: attributes for _, tags in ELEMENTS.values() for tag, attributes in tags.items()}
_ASIDE_TAG = re.compile(r'<aside(?: data-kind="([^"]*)")?>')
_EMPTY_ASIDE = re.compile(r"<aside [^>]*>(?:\s|<p></p>)*</aside>")
_FIGURE_TAG = re.compile(r'(</?figure(?:\s+[-a-z]+="[^"]*")*\s*>)')
_ATTRIBUTE = re.compile(r'\s(data-[a-z]+)="([^"]*)"')
_PHOTO_ID = re.compile(r"\d{1,18}", re.ASCII)
_EMPTY_FIGURE_IN_P = re.compile(r"<p>\s*(<figure [^>]*></figure>)\s*</p>")

_cleaner = nh3.Cleaner(
    tags=set(_TAGS),
    attributes={tag: attributes for tag, attributes in _TAGS.items() if attributes},
    url_schemes=URL_SCHEMES,
    link_rel=None,
    strip_comments=True,
)


def figure(
    photo: int, layout: str = "text", alt: str | None = None, caption: str | None = None
) -> str:
    """The reference that stands for a photo in a body; the one spelling everywhere.

    `alt` and `caption` are said for this use alone; None is the photo's own, and "" is none: a
    picture without alt text is decoration.
    """
    layout = layout if layout in LAYOUTS else "text"
    said = "".join(
        f' data-{name}="{html_module.escape(" ".join(text.split()))}"'
        for name, text in (("alt", alt), ("caption", caption))
        if text is not None
    )
    return f'<figure data-photo="{photo}" data-layout="{layout}"{said}></figure>'


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
    html = _EMPTY_ASIDE.sub("", _ASIDE_TAG.sub(_canonical_aside, html))
    return "" if html in ("<p></p>", "<p><br></p>") else html


def _canonical_aside(match: re.Match) -> str:
    return f'<aside data-kind="{match[1] if match[1] in ASIDES else ASIDES[0]}">'


def _with_canonical_figures(html: str) -> str:
    """Each figure with a photo as its bare reference, those of a gallery one after the other."""
    parts, open_figures = [], []
    for token in _FIGURE_TAG.split(html):
        if token.startswith("</figure"):
            open_figures = open_figures[:-1]
        elif token.startswith("<figure"):
            said = {name: html_module.unescape(text) for name, text in _ATTRIBUTE.findall(token)}
            photo = _PHOTO_ID.fullmatch(said.get("data-photo", ""))
            open_figures.append(bool(photo))
            if photo:
                layout = said.get("data-layout", "text")
                words = (said.get("data-alt"), said.get("data-caption"))
                parts.append(figure(int(photo[0]), layout, *words))
        elif not any(open_figures):
            parts.append(token)
    return "".join(parts)
