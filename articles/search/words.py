"""The words of a text and the terms of a question, folded alike: without accents, capitals and
the forms of letters. Both engines are given folded words with one space between, word for word
those of the text, so that what an engine marks can be shown in the text itself.
"""

import re
import unicodedata
from dataclasses import dataclass, replace
from functools import lru_cache

LONGEST_QUESTION = 200  # characters that are read
MOST_TERMS = 8
LONGEST_WORD = 64
LONGEST_TEXT = 200_000  # characters: about 35,000 words, what PostgreSQL surely takes
OPEN, CLOSE = "{", "}"  # what an engine sets around a word: no folded word holds them
_MARKS = "".join(c for c in map(chr, range(0x300, 0x2000)) if unicodedata.category(c)[0] == "M")
_ALONE = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"  # written without spaces
_WORD = re.compile(
    rf"(?P<alone>[{_ALONE}])|(?P<word>(?:(?![{_ALONE}])[^\W_][{re.escape(_MARKS)}]*)+)(?:['’]s\b)?"
)
_PART = re.compile(r'["“”„«»]([^"“”„«»]*)["“”„«»]|([^\s"“”„«»]+)')
_LETTERS = str.maketrans({"æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d"})
_LETTERS |= str.maketrans({"þ": "th", "ı": "i", "ħ": "h"})


@dataclass(frozen=True)
class Term:
    """One thing asked for: a word, or a phrase of several. `is_open` is a word that may go on:
    the last one, while somebody types. `endings` are the words it may become.
    """

    words: tuple[str, ...]
    is_open: bool = False
    endings: tuple[str, ...] = ()
    is_everything: bool = False  # `endings` are not all there are

    def __str__(self):
        return " ".join(self.words)

    @property
    def closed(self) -> "Term":
        """The word as it stands, and no longer one."""
        return Term(self.words)


@lru_cache(maxsize=50_000)
def fold(text: str) -> str:
    """“Ångström” -> "angstrom", “Straße” -> "strasse", “ﬁn” -> "fin"; one word stays one."""
    if text.isascii():
        return text.lower()[:LONGEST_WORD]
    parts = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(c for c in parts if not unicodedata.combining(c)).translate(_LETTERS)
    plain = unicodedata.normalize("NFC", plain.casefold())
    letters = "".join(c for c in plain if c.isalnum() or unicodedata.category(c)[0] == "M")
    return letters[:LONGEST_WORD] or "0"


def spans(text: str) -> list[tuple[int, int]]:
    """Where each word of a text begins and ends; an English “’s” belongs to its word."""
    return [match.span() for match in _WORD.finditer(text)]


def folded_words(text: str) -> list[str]:
    """Every word of a text, folded, in order: as many as `spans`."""
    return [fold(match["alone"] or match["word"]) for match in _WORD.finditer(text)]


def folded(text: str) -> str:
    """What an engine is given of a text."""
    return " ".join(folded_words(text[:LONGEST_TEXT]))


def terms(question: str) -> tuple[Term, ...]:
    """What a question asks for, all of it. Words between quotation marks, or joined by anything
    else than a space, stand together; everything that is no word is only text.
    """
    question = question[:LONGEST_QUESTION]
    found = []
    for match in _PART.finditer(question):
        words = tuple(folded_words(match[1] or match[2] or ""))
        if words:
            is_last = match[2] is not None and match.end() == len(question)
            found.append(Term(words, is_open=is_last and len(words) == 1))
    found = list(dict.fromkeys(found))[:MOST_TERMS]
    return tuple(replace(term, words=term.words[:MOST_TERMS]) for term in found)


def pieces(text: str, marked: str) -> list[tuple[str, bool]]:
    """A text in pieces, (text, is marked), from what an engine has marked of its folded words."""
    found, at, is_on = [], 0, False
    for (begin, end), word in zip(spans(text), marked.split(" "), strict=False):
        is_on = is_on or OPEN in word
        if is_on:
            found += [(text[at:begin], False), (text[begin:end], True)]
            at = end
        is_on = is_on and CLOSE not in word
    return [piece for piece in [*found, (text[at:], False)] if piece[0]]


def is_marked(found: list[tuple[str, bool]]) -> bool:
    return any(marked for _, marked in found)


def excerpt(found: list[tuple[str, bool]], room: int = 240) -> list[tuple[str, bool]]:
    """About `room` characters of a long text, cut between words, where most is marked."""
    starts, at = [], 0
    for text, marked in found:
        if marked:
            starts.append(at)
        at += len(text)
    if at <= room:
        return found
    best = max(starts, default=0, key=lambda s: (sum(s <= t < s + room * 0.7 for t in starts), -s))
    whole = "".join(text for text, _ in found)
    begin = max(0, best - room // 4)
    begin = whole.find(" ", begin, best) + 1 or best if begin else 0
    end = whole.rfind(" ", begin, begin + room) if begin + room < at else at
    end = end if end > best else min(at, begin + room)
    cut, at = [("… ", False)] if begin else [], 0
    for text, marked in found:
        inside = text[max(0, begin - at) : max(0, end - at)]
        at += len(text)
        cut += [(inside, marked)] if inside else []
    return [*cut, (" …", False)] if end < at else cut
