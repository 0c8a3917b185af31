"""What a page shows, said again for machines: schema.org as JSON-LD. Each function here is given
what its page's template is given, and says no more than that shows.
"""

import json

from django.utils.safestring import mark_safe

from articles.structured_data.house import front_page
from articles.structured_data.people import author_page
from articles.structured_data.pictures import image_object
from articles.structured_data.story import story_page

__all__ = ["author_page", "front_page", "nothing", "script", "story_page"]

# Inside a script element only these could end it or begin something else; JSON reads them back.
_ESCAPES = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


def nothing(page) -> list[dict]:
    """Of a page that says nothing but its pictures."""
    return []


def script(nodes, pictured) -> str:
    """A data block with what a page is about, and an ImageObject for every picture of it; "" where
    there is nothing to say. Called when the page stands, so that it says of its pictures what the
    page shows.
    """
    by_path = {one.path: one for one in pictured}
    graph = [*nodes, *(image_object(one) for one in by_path.values())]
    if not graph:
        return ""
    data = json.dumps({"@context": "https://schema.org", "@graph": graph}, ensure_ascii=False)
    return mark_safe(f'<script type="application/ld+json">{data.translate(_ESCAPES)}</script>')
