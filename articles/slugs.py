"""Readable addresses from text in any script."""

from anyascii import anyascii
from django.utils.text import slugify

MAX_LENGTH = 80


def readable_slug(text: str, fallback: str = "") -> str:
    """A slug of at most 80 ASCII characters, cut between words: “Kanalstraße” -> "kanalstrasse".

    Text without one letter or digit gives the fallback.
    """
    slug = slugify(anyascii(text.replace("’", "").replace("'", "")))
    if len(slug) > MAX_LENGTH:
        slug = slug[: MAX_LENGTH + 1].rpartition("-")[0] or slug[:MAX_LENGTH]
    return slug.strip("-_") or fallback


def free_slug(text: str, is_taken, fallback: str) -> str:
    """The first of slug, slug-2, slug-3 ... for which `is_taken(slug)` is false."""
    slug = readable_slug(text, fallback)
    candidate, number = slug, 1
    while is_taken(candidate):
        number += 1
        candidate = f"{slug}-{number}"
    return candidate
