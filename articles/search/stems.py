"""What the index holds of a word: its stem in the language of its story, and that language, as in
“lighthous_en”; and the word itself, “_lighthouses”, for what is not typed to its end. A word is
asked for in every language that the index has met, and each asks only its own stories: what is
found does not depend on stories in another language, hidden ones least.
"""

from functools import cache, lru_cache

import snowballstemmer
from django.conf import settings
from django.conf.locale import LANG_INFO

_STEMMERS = set(snowballstemmer.algorithms())
_NORWEGIAN = {"nn": "nb", "no": "nb"}  # one stemmer for all


def language(code="") -> str:
    """The language that a story’s code ("": the magazine’s) stems by; "" where there is none."""
    return _language(code or settings.LANGUAGE_CODE)


def token(word: str, language: str) -> str:
    """A folded word as the index holds it."""
    return _token(word, language) if language else word


def whole(word: str) -> str:
    """A folded word as it stands: no stem begins with that mark, and so no phrase meets one."""
    return f"_{word}"


@cache
def _language(code):
    base = code.partition("-")[0]
    base = _NORWEGIAN.get(base, base)
    return base if _name(base) in _STEMMERS else ""


def _name(base):
    """What Snowball calls a language: the first English word for it."""
    return LANG_INFO.get(base, {}).get("name", "").partition(" ")[0].lower()


@lru_cache(maxsize=100_000)
def _token(word, language):
    stemmer = snowballstemmer.stemmer(_name(language))  # a new one: none may serve two threads
    return f"{stemmer.stemWord(word) or word}_{language}"
