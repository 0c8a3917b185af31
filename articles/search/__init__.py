"""Readers’ search and the desk’s: one interface, and an engine for each database. This is its
index.

words.py folds texts and questions; stems.py makes of a word what the index holds; index.py writes,
in the verbs’ transaction; ask.py asks, always of a queryset of what may be read; marks.py shows
where the words stand; engine.py knows sqlite.py and postgresql.py.
"""

from articles.search.ask import best_first, did_you_mean, excerpts, find, find_drafts, understood
from articles.search.index import (
    drop,
    drop_draft,
    exists,
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
    "exists",
    "find",
    "find_drafts",
    "photos_changed",
    "rebuild",
    "understood",
    "write",
    "write_draft",
]
