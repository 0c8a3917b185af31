"""A body as plain text: for search, excerpts, counts and comparison."""

import html as html_module
import re

from django.utils.translation import gettext as _

from articles.body.elements import BLOCKS

_BLOCK_END = re.compile(rf"</(?:{'|'.join(sorted(BLOCKS))})>|<br>|<hr>")
_TAG = re.compile(r"<[^>]*>")
_SINGLE = str.maketrans("“”„", "‘’‚")
WORDS_PER_MINUTE = 230


def plain_text(html: str) -> str:
    """The words of a clean body, one line per block, without photos."""
    text = html_module.unescape(_TAG.sub("", _BLOCK_END.sub("\n", html)))
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return "\n".join(line for line in lines if line)


def quoted(title) -> str:
    """“A title” for a sentence; quotes inside it become single ones."""
    # Translators: the quotation marks of a title.
    return _("“{title}”").format(title=str(title).translate(_SINGLE))


def reading_minutes(html: str) -> int:
    """Whole minutes, at least one."""
    return max(1, round(len(plain_text(html).split()) / WORDS_PER_MINUTE))
