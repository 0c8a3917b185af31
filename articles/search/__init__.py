"""Readers’ search and the desk’s: one interface, and an engine for each database. This is its
index.

words.py folds texts and questions; index.py writes, in the verbs’ transaction; ask.py asks, always
of a queryset of what may be read; engine.py knows sqlite.py and postgresql.py.
"""

from articles.search.ask import best_first, did_you_mean, excerpts, find, find_drafts, understood
from articles.search.index import (
    drop,
    drop_draft,
    photos_changed,
    rebuild,
    write,
    write_draft,
)

__all__ = [
    "best_first",
    "did_you_mean",
    "drop",
    "drop_draft",
    "excerpts",
    "find",
    "find_drafts",
    "photos_changed",
    "rebuild",
    "understood",
    "write",
    "write_draft",
]
