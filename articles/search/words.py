"""The words of a text and the terms of a question, folded alike: without accents, capitals and
the forms of letters. Both engines are given the stems of folded words (stems.py), and no text.
"""

import re
import unicodedata
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import ClassVar

from articles.search.stems import token, whole

LONGEST_QUESTION = 200  # characters that are read
MOST_TERMS = 8
LONGEST_WORD = 64
LONGEST_TEXT = 200_000  # characters: about 35,000 words
_MARKS = "".join(c for c in map(chr, range(0x300, 0x2000)) if unicodedata.category(c)[0] == "M")
_ALONE = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"  # written without spaces
_PLAIN = "[A-Za-z0-9]++(?![^\\x00-\\x7f])"  # most words: only faster
_WORD = re.compile(
    rf"(?:([{_ALONE}])|({_PLAIN}|(?:(?![{_ALONE}])[^\W_][{re.escape(_MARKS)}]*)+))(?:['’]s\b)?"
)
_PART = re.compile(r'["“”„«»]([^"“”„«»]*)["“”„«»]|([^\s"“”„«»]+)')
_LETTERS = str.maketrans({"æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d"})
_LETTERS |= str.maketrans({"þ": "th", "ı": "i", "ħ": "h"})


@dataclass(frozen=True)
class Term:
    """One thing asked for: a word, or a phrase of several. `is_open` is a word that may go on:
    the last one, while somebody types. It also stands for every word that begins so.
    """

    words: tuple[str, ...]
    languages: tuple[str, ...] = ("",)  # as stems.py knows them
    is_open: bool = False

    def __str__(self):
        return " ".join(self.words)

    @property
    def closed(self) -> "Term":
        """The word as it stands, and no longer one."""
        return Term(self.words, self.languages)

    def stems(self, *languages) -> list[tuple[str, ...]]:
        """What to look for: phrases of tokens, most of them of one, in some languages or in all."""
        spoken = languages or self.languages
        return list(dict.fromkeys(tuple(token(word, one) for word in self.words) for one in spoken))


@dataclass(frozen=True)
class AnyWord:
    """Words of which one is to stand there as it is, in no other form: asked for as a term is."""

    words: tuple[str, ...]
    is_open: ClassVar = False

    def stems(self) -> list[tuple[str, ...]]:
        return [(whole(word),) for word in self.words]


@lru_cache(maxsize=50_000)
def fold(text: str) -> str:
    """“Ångström” -> "angstrom", “Straße” -> "strasse", “ﬁn” -> "fin"; one word stays one."""
    if text.isascii():
        return text.lower()[:LONGEST_WORD]
    parts = unicodedata.normalize("NFKD", text.casefold()).replace("и\u0306", "й")
    plain = "".join(c for c in parts if not unicodedata.combining(c)).translate(_LETTERS)
    plain = unicodedata.normalize("NFC", plain.casefold())
    letters = "".join(c for c in plain if c.isalnum() or unicodedata.category(c)[0] == "M")
    return letters[:LONGEST_WORD] or "0"


def words_in(text: str):
    """Each word of a text in order: where it begins and ends, and as it stands. An English “’s”
    belongs to its word, and is no letter of it.
    """
    for match in _WORD.finditer(text[:LONGEST_TEXT]):
        yield *match.span(), match[match.lastindex]


def folded_words(text: str) -> list[str]:
    return [fold(word) for _, _, word in words_in(text)]


def terms(question: str, languages=("",)) -> tuple[Term, ...]:
    """What a question asks for, all of it, in some languages. Words between quotation marks, or
    joined by anything else than a space, stand together; everything that is no word is only text.
    """
    question = question[:LONGEST_QUESTION]
    found = []
    for match in _PART.finditer(question):
        words = tuple(folded_words(match[1] or match[2] or ""))
        if words:
            is_last = match[2] is not None and match.end() == len(question)
            found.append(Term(words, languages, is_open=is_last and len(words) == 1))
    found = list(dict.fromkeys(found))[:MOST_TERMS]
    return tuple(replace(term, words=term.words[:MOST_TERMS]) for term in found)
