"""Readable addresses from text in any script."""

import re
import unicodedata

from anyascii import anyascii
from django.conf import settings

MAX_LENGTH = 80
_DANISH = {"å": "aa", "æ": "ae", "ø": "oe"}
# How a language itself writes its letters without them, where that is not what others take.
_SPELLINGS = {
    "de": {"ä": "ae", "ö": "oe", "ü": "ue"},
    **dict.fromkeys(("da", "nb", "nn", "no"), _DANISH),
}


def readable_slug(text: str, fallback: str = "", language: str = "") -> str:
    """A slug of at most 80 ASCII characters, cut between words: “Kanalstraße 6/2” ->
    "kanalstrasse-6-2". An apostrophe joins, anything else that is no letter or digit parts.
    Letters are spelt as in `language` (a code; "": the magazine’s): a German “ü” is “ue”.

    Text without one letter or digit gives the fallback.
    """
    spelling = _SPELLINGS.get((language or settings.LANGUAGE_CODE).partition("-")[0])
    if spelling:
        text = unicodedata.normalize("NFC", text).lower().translate(str.maketrans(spelling))
    ascii_text = re.sub(r"['’`]", "", anyascii(text.replace("’", "'"))).lower()
    slug = re.sub(r"[^a-z0-9]+", "-", ascii_text).strip("-")
    if len(slug) > MAX_LENGTH:
        slug = slug[: MAX_LENGTH + 1].rpartition("-")[0] or slug[:MAX_LENGTH]
    return slug or fallback


def free_slug(text: str, is_taken, fallback: str) -> str:
    """The first of slug, slug-2, slug-3 ... for which `is_taken(slug)` is false."""
    slug = readable_slug(text, fallback)
    candidate, number = slug, 1
    while is_taken(candidate):
        number += 1
        candidate = f"{slug}-{number}"
    return candidate
