"""A body for readers, marked as safe: it has just been cleaned, and each photo in it comes from
photos/markup.py, which escapes.
"""

import html as html_module
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.utils.safestring import SafeString, mark_safe

from articles.body.elements import clean

_FIGURE = (
    r'<figure data-photo="(\d+)" data-layout="(\w+)"'
    r'(?: data-alt="([^"]*)")?(?: data-caption="([^"]*)")?></figure>'
)
_REFERENCE = re.compile(_FIGURE)
_LINK_OUT = re.compile(r'<a href=(?="https?://)')
_GALLERY = re.compile(r'(?:<figure data-photo="\d+" data-layout="gallery"[^>]*></figure>\s*)+')


@dataclass(frozen=True)
class Reference:
    """One use of a photo in a body: its id, how it stands, and what is said for this use alone
    (None: the photo's own; an empty alt text: decoration).
    """

    photo: int
    layout: str = "text"
    alt: str | None = None
    caption: str | None = None


def references(html: str) -> list[Reference]:
    """Every use of a photo in a clean body, in order."""
    return [_reference(match) for match in _REFERENCE.finditer(html)]


def render(
    html: str, *, figures: Mapping[int, object], figure: Callable[..., str], rel: str = ""
) -> SafeString:
    """The body as HTML for a page: each photo reference replaced by `figure(photo, reference)`.

    A reference to a photo that `figures` does not hold leaves nothing behind. Photos of a gallery
    that follow one another stand in one box. `rel` is what links to other sites are said to be.
    """

    def replacement(match: re.Match) -> str:
        photo = figures.get(int(match[1]))
        return "" if photo is None else figure(photo, _reference(match))

    def gallery(match: re.Match) -> str:
        return f'<div class="gallery">{match[0]}</div>'

    html = clean(html).replace(" </p>", "</p>")  # or the closing mark might fall on the next line
    if rel:
        html = _LINK_OUT.sub(f'<a rel="{rel}" href=', html)
    return mark_safe(_REFERENCE.sub(replacement, _GALLERY.sub(gallery, html)))


def _reference(match: re.Match) -> Reference:
    words = [None if text is None else html_module.unescape(text) for text in match.groups()[2:]]
    return Reference(int(match[1]), match[2], *words)
