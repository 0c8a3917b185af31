"""Languages of stories: their names, how pages spell them, and which way they run."""

import re
import unicodedata

from django.conf import settings
from django.conf.locale import LANG_INFO
from django.utils.translation import get_language_info, to_locale

_RIGHT_TO_LEFT = {"R", "AL"}
_LETTERS = {"L", *_RIGHT_TO_LEFT}
_TAG = re.compile("<[^>]*>")
ENOUGH = 1000  # characters, to tell which way a text runs


def choices() -> list[tuple[str, str]]:
    """(code, its own name) of every language that Django knows, by name."""
    known = [(code, info["name_local"]) for code, info in LANG_INFO.items() if "name" in info]
    return sorted(known, key=lambda one: one[1].casefold())


def is_known(code) -> bool:
    return "name" in LANG_INFO.get(code, {})


def tag(code="") -> str:
    """A language as `lang` says it (BCP 47), such as en-GB or zh-Hans; "": the magazine's."""
    return to_locale(code or settings.LANGUAGE_CODE).replace("_", "-")


def direction(code="") -> str:
    """ "rtl" or "ltr", of a language or of the magazine's; of one that nobody knows, "ltr"."""
    try:
        return "rtl" if get_language_info(code or settings.LANGUAGE_CODE)["bidi"] else "ltr"
    except KeyError:
        return "ltr"


def runs_right_to_left(text) -> bool:
    """Whether most letters of a text are of a script that is written from right to left."""
    letters = _letters(text)
    return sum(kind in _RIGHT_TO_LEFT for kind in letters) * 2 > len(letters)


def direction_of(html) -> str:
    """Which way a text runs, by most of the letters at its beginning: "rtl" or "ltr"; where there
    are none, the magazine's way. Tags do not count.
    """
    text = _TAG.sub("", html)[:ENOUGH]
    if not _letters(text):
        return direction()
    return "rtl" if runs_right_to_left(text) else "ltr"


def _letters(text) -> list[str]:
    return [kind for kind in map(unicodedata.bidirectional, text) if kind in _LETTERS]
