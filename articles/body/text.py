"""A body as plain text: for search, excerpts, counts and comparison."""

import html as html_module
import re

from django.utils.text import Truncator
from django.utils.translation import gettext as _

from articles.body.elements import BLOCKS

_BLOCK_END = re.compile(rf"</(?:{'|'.join(sorted(BLOCKS))})>|<br>|<hr>")
_TAG = re.compile(r"<[^>]*>")
_SINGLE = str.maketrans("“”„", "‘’‚")
# Chinese, Japanese, Thai, Lao, Burmese and Khmer: written without spaces, so counted by letters.
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3000-\u9fff\uff00-\uffef]")
_BEGINNING = re.compile(r".{200,299}(?!\S)|.{299}", re.DOTALL)  # at a space, if there is one
WORDS_PER_MINUTE, LETTERS_PER_MINUTE = 230, 500


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
    words, letters = _UNSPACED.subn(" ", plain_text(html))
    return max(1, round(len(words.split()) / WORDS_PER_MINUTE + letters / LETTERS_PER_MINUTE))


def beginning(html: str) -> str:
    """The first 40 words of a body, and at most 300 characters."""
    words = Truncator(plain_text(html)).words(40)
    return words if len(words) <= 300 else f"{_BEGINNING.match(words)[0]}…"
