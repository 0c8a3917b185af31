"""The plain text form in which stories reach the magazine, read into a ``Copy``.

    copy      = [date-line] [kicker] headline [kicker] {name} [byline] {paragraph | photo}
    date-line = "date" YYYY-MM-DD [desk code]
    kicker    = Category {"," Category} "|" (Month D, YYYY or D Month YYYY)
    name      = the name under a portrait: stands above the byline, is found again in it
    byline    = "By" Name {"," Name} ["and" Name]
    photo     = [caption: a line that does not end like a sentence] "Photo Credit:" credit
    paragraph = every other line that is not empty

Bytes in, a ``Copy`` out, or a ``CopyError`` naming the line. What is odd but readable is told in
``Copy.warnings``. Markup is text like any other: escaping it is the caller's job.
"""

import datetime
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

MAX_BYTES = 2_000_000
_MAX_HEADLINE, _MAX_CATEGORY, _MAX_NAME, _MAX_BYLINE, _MAX_WARNINGS = 250, 80, 80, 500, 100

_MONTHS = "January February March April May June July August September October November December"
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
_SOFT_BREAKS = re.compile("[\v\f\x85\u2028\u2029]")  # break a line, but no editor counts them
_NO_BREAK_SPACE = re.compile("(?<!«)[\u00a0\u202f](?![:;!?»])")  # French typography keeps its own
_SPACES = "".join(filter(str.isspace, map(chr, range(0x3001)))) + "\u200b\u2060\u00ad"
_INVISIBLE = _SPACES + "".join(map(chr, (0x61C, *range(0x200C, 0x2010), *range(0x202A, 0x2070))))
_CLOSERS = _INVISIBLE + "”’\"'“‘»«›‹)]}」』）】》〉］"
_ENDS = tuple(".!?…‥‼⁇⁈⁉‽。！？．｡؟۔।॥։።။។\u037e")
_ISO = "(?P<year>[0-9]{4})[-‐‑–](?P<month>[0-9]{1,2})[-‐‑–](?P<day>[0-9]{1,2})"
_DATE_LINE = re.compile(rf"(?i)date\s*:?\s+{_ISO}(?![0-9])[\s,|]*(?P<code>.*)")
_BROKEN_DATE_LINE = re.compile(r"(?i)date\s*:?(\s+[0-9][0-9./–-]{4,}.*)?")
_BARS, _COMMAS = re.compile("[|｜│¦]"), re.compile(r"(?i)[,，、،](?:\s*and\s)?")
_MONTH, _DAY = r"(?P<month>[^\W\d_]{3,12})\.?", r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th|\.)?"
_YEAR = r"[\s,]+(?P<year>[0-9]{4})\.?"
_DATE_SHAPES = rf"{_MONTH}\s*{_DAY}{_YEAR}", rf"{_DAY}\s*{_MONTH}{_YEAR}", _ISO
_CREDIT = re.compile(r"(?i)photos?[\s-]*credits?\s*([:：﹕︓∶꞉]|[-–—](?=\s))(.*)")
_LOST_CREDIT = re.compile(r"(?i)photos?[\s-]*credits?\b|.*\bphotos? credits?\s?[:：]")
_BY = re.compile(r"(?i)by(?:\s*[:：]|\s|$)(.*)")
_BETWEEN_NAMES = re.compile(
    r"(?i)\s*[,，、،](?!\s*(?:[JS]r|I{2,3}|IV|Ph\.?D|M\.?D)\b)(?:\s*and\s)?|\s+and\s+|\s*[&＆]\s*"
)
_SHORTENED = re.compile(r"(?i)\W*((?:[^\W\d_]\.-?)+|(?:Jr|Sr|Esq|Ph\.D)\.)\W*")
_NOT_IN_NAMES = re.compile(r"[\d:;!?…|/@<>=*_{}\[\]]")
_PARTICLES = (
    " af al ap av bar ben bin bint d da dal das de degli dei del dela della den der des di do dos"
    " du e el het ibn la las le les lo los mac mc ni nic o t te ten ter van vom von vor y zu zum"
    " zur ua ul und ur abu abd "
)


class CopyError(ValueError):
    """No story can be made of this file: a sentence for its sender, and the line if any."""

    def __init__(self, sentence: str, line: int | None = None) -> None:
        self.sentence = sentence if line is None else f"Line {line}: {sentence}"
        self.line = line
        super().__init__(self.sentence)


@dataclass(frozen=True)
class Paragraph:
    text: str
    line: int


@dataclass(frozen=True)
class CopyPhoto:
    caption: str
    credit: str
    line: int  # of the caption; of the credit where there is no caption


@dataclass(frozen=True)
class Copy:
    headline: str
    categories: tuple[str, ...]
    authors: tuple[str, ...]
    date: datetime.date | None
    desk_code: str
    blocks: tuple[Paragraph | CopyPhoto, ...]
    warnings: tuple[str, ...]

    @property
    def photos(self) -> tuple[CopyPhoto, ...]:
        return tuple(block for block in self.blocks if isinstance(block, CopyPhoto))

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        return tuple(block for block in self.blocks if isinstance(block, Paragraph))


class _Kicker(NamedTuple):
    categories: tuple[str, ...]
    date: datetime.date | None
    line: int


def check_size(size: int) -> None:
    """Raise ``CopyError`` when a file of so many bytes is too large to be a story."""
    if size > MAX_BYTES:
        said = f"{size / 1_000_000:.1f} MB".replace("2.0 MB", "just over 2 MB")
        raise CopyError(f"This file is {said}; a story is at most 2 MB.")


def parse_copy(data: bytes) -> Copy:
    check_size(len(data))
    if data.startswith(b"{\\rtf"):
        raise CopyError("this is an RTF document. Please save it as plain text in UTF-8.", 1)
    at, problem = data.find(0), "a NUL byte, so this is no plain text (a Word file, or UTF-16?)"
    try:
        if at < 0:
            return _Reader(data.decode("utf-8")).read()
    except UnicodeDecodeError as error:
        at, problem = error.start, f"0x{data[error.start]:02X}, which is not UTF-8"
    before = re.split(rb"\r\n|\r|\n", data[:at])
    place = f"byte {len(before[-1]) + 1} of this line is {problem}"
    raise CopyError(f"{place}. Please save the file as plain text in UTF-8.", len(before))


def _ends(text: str) -> bool:
    """Whether the text ends like a sentence."""
    return text.rstrip(_CLOSERS).endswith(_ENDS)


def _key(text: str) -> str:
    """What two spellings of the same name or category share."""
    plain = unicodedata.normalize("NFC", text.strip(_INVISIBLE)).casefold().replace("’", "'")
    return " ".join(plain.split()).rstrip(".")


def _once(names: Iterable[str]) -> tuple[str, ...]:
    first: dict[str, str] = {}
    for name in names:
        first.setdefault(_key(name), name)
    return tuple(name for key, name in first.items() if key)


def _read_date(match: re.Match[str], line: int) -> datetime.date:
    months, said = _MONTHS.casefold().split(), match["month"].casefold()
    number = next((n for n, name in enumerate(months, 1) if name.startswith(said)), said)
    try:
        return datetime.date(int(match["year"]), int(number), int(match["day"]))
    except ValueError:
        hint = "is no day in the calendar. Please write a date like March 6, 2025."
        raise CopyError(f"“{match[0]}” {hint}", line) from None


def _read_kicker(line: Paragraph) -> _Kicker | None:
    *heads, tail = (part.strip(_INVISIBLE) for part in _BARS.split(line.text))
    match = next(
        filter(None, (re.fullmatch(shape, tail, re.IGNORECASE) for shape in _DATE_SHAPES)), None
    )
    if not heads or not match:
        return None
    categories = _once(n.strip(_INVISIBLE) for head in heads for n in _COMMAS.split(head))
    if max(map(len, categories), default=0) > _MAX_CATEGORY:
        problem = f"a category is longer than {_MAX_CATEGORY} characters. Is the kicker missing?"
        raise CopyError(f"{problem} It looks like: Design, Travel | March 6, 2025", line.line)
    return _Kicker(categories, _read_date(match, line.line), line.line)


def _credit(lines: list[Paragraph], at: int) -> str | None:
    """What the credit in this line says; None where there is no line or no credit."""
    match = _CREDIT.fullmatch(lines[at].text.strip(_INVISIBLE)) if at < len(lines) else None
    if not match or (match[1] in "-–—" and (len(match[2]) > 100 or _ends(match[2]))):
        return None
    return match[2].strip(_SPACES)


def _split_names(text: str) -> list[str]:
    parts = (part.strip(_SPACES) for part in _BETWEEN_NAMES.split(text[: _MAX_BYLINE + 1]))
    return [part for part in parts if part]


def _is_name(name: str) -> bool:
    words = name.strip(_INVISIBLE).split()
    if len(words) > 8 or len(name) > _MAX_NAME or _NOT_IN_NAMES.search(name):
        return False
    if _ends(name) and not _SHORTENED.fullmatch(words[-1]):
        return False
    small = [w for w in words if w.islower() and w.title() != w]  # Georgian has no capitals
    letters = [w for w in words if any(map(str.isalpha, w))]
    stops = [w for w in words if w.endswith(".") and len(w) > 5 and not _SHORTENED.fullmatch(w)]
    known = all(f" {word.strip("'’.,-")} " in _PARTICLES for word in small)
    return known and len(small) < len(letters) and not stops


def _byline(text: str, portraits: set[str], captioned: bool) -> list[str] | None:
    """The names in this line when it is a byline: not a sentence, nor a caption ("By the sea")."""
    match = _BY.fullmatch(text.strip(_INVISIBLE)) if len(text) <= _MAX_BYLINE else None
    names = _split_names(match[1]) if match else []
    known = [name for name in names if _key(name) in portraits]
    if known and (len(known) == len(names) or not _ends(text)):
        return [name if _is_name(name) else name.rstrip(".") for name in names]
    full = all(" " in name or name.lower() == name.upper() for name in names)
    if not match or not all(map(_is_name, names)) or (captioned and not (names and full)):
        return None
    return names


def _find_byline(lines: list[Paragraph], start: int) -> tuple[int, list[str]]:
    """The place of the byline, which is above the first paragraph, and its names; or -1."""
    portraits: set[str] = set()
    strays = 0
    for at in range(start, len(lines)):
        text, captioned = lines[at].text, _credit(lines, at + 1) is not None
        authors = _byline(text, portraits, captioned)
        if authors is not None:
            return at, authors
        if _credit(lines, at) is None and (not captioned or _ends(text)):
            is_name = all(map(_is_name, _split_names(text)))
            strays += not is_name
            if strays > 3 or len(text) > 120 or (_ends(text) and not is_name):
                break
            portraits.update(map(_key, _split_names(text)))
    return -1, []


class _Reader:
    """What has been read so far of one copy."""

    def __init__(self, text: str) -> None:
        self.notes: list[tuple[int, str]] = []
        self.blocks: list[Paragraph | CopyPhoto] = []
        self.kicker: _Kicker | None = None
        self.lines = list(self._clean(text))

    def _warn(self, line: int, sentence: str) -> None:
        self.notes.append((line, f"Line {line}: {sentence}"))

    def _clean(self, text: str) -> Iterator[Paragraph]:
        for number, raw in enumerate(re.split(r"\r\n|\r|\n", text), 1):
            clean, removed = _CONTROLS.subn("", raw.replace("\ufeff", "").replace("\t", " "))
            if removed:
                self._warn(number, f"control characters ({removed}) were taken out. Please check.")
            for piece in _SOFT_BREAKS.split(clean):
                line = _NO_BREAK_SPACE.sub(" ", piece.strip(_SPACES))
                if line.strip(_INVISIBLE):
                    yield Paragraph(line, number)

    def read(self) -> Copy:
        if not self.lines:
            raise CopyError("This file is empty: there is no text in it. Is it the right file?")
        first = self.lines[0]
        stamp = _DATE_LINE.fullmatch(first.text.strip(_INVISIBLE))
        date = _read_date(stamp, first.line) if stamp else None
        at = 1 if stamp else 0
        while at < len(self.lines) and self._is_kicker(self.lines[at]):
            at += 1
        by, names = _find_byline(self.lines, at + 1)
        headline = self._headline(at, by, names)
        self._read_body(at + 1, by, set(map(_key, names)))
        kicker = self._check(headline, bool(names), first.line, date)
        notes = [sentence for _, sentence in sorted(self.notes)]
        if len(notes) > _MAX_WARNINGS:
            notes[_MAX_WARNINGS:] = [f"There are {len(notes) - _MAX_WARNINGS} more remarks."]
        code, blocks = stamp["code"] if stamp else "", tuple(self.blocks)
        said = headline.text, kicker.categories, _once(names), kicker.date
        return Copy(*said, code, blocks, tuple(notes))

    def _is_kicker(self, line: Paragraph) -> bool:
        kicker, first = _read_kicker(line), self.kicker
        if kicker and first and kicker.key != first.key:
            used = f"the one in line {first.line}, which is used"
            self._warn(line.line, f"this kicker says something else than {used}.")
        self.kicker = first or kicker
        return kicker is not None

    def _headline(self, at: int, by: int, names: list[str]) -> Paragraph:
        if at >= len(self.lines):
            raise CopyError(
                "there is no headline after this line. Please add it.", self.lines[-1].line
            )
        text, line = self.lines[at]
        tail = _BARS.split(text)[-1].strip(_INVISIBLE)
        problem = ""
        if len(text) > _MAX_HEADLINE:
            problem = f"more than {_MAX_HEADLINE} characters are a paragraph, not a headline"
        elif _DATE_LINE.fullmatch(text) or _BROKEN_DATE_LINE.fullmatch(text):
            problem = "the date line comes first and looks like: date 2025-03-06 HB"
        elif not self.kicker and tail != text and re.search("[0-9]", tail):
            problem = "a kicker needs a date like March 6, 2025"
        elif _credit(self.lines, at) is not None or _key(text) in map(_key, names):
            problem = "this is a credit or the name of an author"
        elif by < 0 and _byline(text, set(), True):
            problem = "this is a byline"
        if problem:
            raise CopyError(f"there is no headline here: {problem}. Please correct it.", line)
        return self.lines[at]

    def _read_body(self, start: int, by: int, authors: set[str]) -> None:
        at, head = start, True
        while at < len(self.lines):
            line, credit = self.lines[at], _credit(self.lines, at)
            following = None if _ends(line.text) else _credit(self.lines, at + 1)
            if credit is not None:
                self._add_photo("", credit, at)
            elif at == by or (head and self._is_head(at, by, authors, following is not None)):
                pass
            elif following is not None:
                self._add_photo(line.text, following, at)
                at += 1
            else:
                head = at < by
                self.blocks.append(line)
                if head:
                    self._warn(line.line, "this is above the byline, but no name: a paragraph.")
            at += 1

    def _is_head(self, at: int, by: int, authors: set[str], captioned: bool) -> bool:
        """Whether this line below the headline is the kicker again or a name under a portrait."""
        line = self.lines[at]
        if (not captioned or at == 0) and self._is_kicker(line):
            return True
        names = _split_names(line.text)
        if captioned or by < 0 or not all(map(_is_name, names)):
            return False
        known = authors.issuperset(map(_key, names))
        if at < by and not known:
            self._warn(line.line, f"“{line.text}” stands under a portrait, but not in the byline.")
        return at < by or known

    def _add_photo(self, caption: str, credit: str, at: int) -> None:
        line, last = self.lines[at].line, self.blocks[-1] if self.blocks else None
        if not credit:
            self._warn(line, "this photo has an empty credit.")
        if not caption and at and _credit(self.lines, at - 1) is not None:
            self._warn(line, "this credit follows another one: a photo without text.")
        elif not caption and last == self.lines[at - 1]:
            self._warn(line, "the line above ends like a sentence: a photo without text.")
        self.blocks.append(CopyPhoto(caption, credit, line))

    def _check(
        self, headline: Paragraph, signed: bool, line: int, date: datetime.date | None
    ) -> _Kicker:
        """Warn of what is missing or contradicts itself; the kicker as it counts."""
        if not any(isinstance(block, Paragraph) for block in self.blocks):
            raise CopyError("there is no text below this headline. Please add it.", headline.line)
        if not signed:
            self._warn(headline.line, "below this headline there is no byline (By …).")
        if not self.kicker or not self.kicker.categories:
            self._warn(
                headline.line, "this story has no categories (Design, Travel | March 6, 2025)."
            )
        kicker = self.kicker or _Kicker((), date, line)
        if date and kicker.date != date:
            both = f"{_long(kicker.date)}, line {line} says {_long(date)}"
            self._warn(kicker.line, f"the kicker says {both}; the kicker’s date is used.")
        return kicker
