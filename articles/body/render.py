"""A body for readers. The only `mark_safe` of the project is here: what it marks has just been
cleaned, and each photo in it comes from a template.
"""

import re
from collections.abc import Callable, Mapping

from django.utils.safestring import SafeString, mark_safe

from articles.body.elements import clean

_REFERENCE = re.compile(r'<figure data-photo="(\d+)" data-layout="(\w+)"></figure>')


def photo_references(html: str) -> list[int]:
    """The ids of the photos in a body, in order, each once."""
    return list(dict.fromkeys(int(match[1]) for match in _REFERENCE.finditer(html)))


def render(html: str, *, figures: Mapping[int, object], figure: Callable[..., str]) -> SafeString:
    """The body as HTML for a page: each photo reference replaced by `figure(photo, layout)`.

    A reference to a photo that `figures` does not hold leaves nothing behind.
    """

    def replacement(match: re.Match) -> str:
        photo = figures.get(int(match[1]))
        return "" if photo is None else figure(photo, layout=match[2])

    return mark_safe(_REFERENCE.sub(replacement, clean(html)))
