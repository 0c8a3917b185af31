"""The plain text form in which stories reach the magazine, read into a ``Copy``.

    copy      = [date-line] [kicker] headline [kicker] {name} [byline] {paragraph | photo}
    date-line = "date" YYYY-MM-DD [desk code]
    kicker    = Category {"," Category} "|" (Month D, YYYY or D Month YYYY)
    name      = the name under a portrait: stands above the byline, is found again in it
    byline    = "By" Name {"," Name} ["and" Name]
    photo     = [caption: a line that does not end like a sentence] "Photo Credit:" credit
    paragraph = every other line that is not empty

Odd but readable things are told in ``Copy.warnings``. Markup is text: escaping is the caller's job.
"""

import datetime
import re
import unicodedata
from collections.abc import Iterable, Iterator

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from articles.importers.copy_parts import Copy, CopyError, CopyPhoto, Paragraph, in_line

MAX_BYTES = 2_000_000
_MAX_HEADLINE, _MAX_CATEGORY, _MAX_BYLINE, _MAX_WARNINGS = 250, 80, 500, 100
_MONTHS = "January February March April May June July August September October November December"
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
_SOFT_BREAKS = re.compile("[\v\f\x85\u2028\u2029]")  # break a line, but no editor counts them
_NO_BREAK_SPACE = re.compile("(?<!«)[\u00a0\u202f](?![:;!?»])")  # French typography keeps its own
_SPACES = "".join(filter(str.isspace, map(chr, range(0x3001)))) + "\u200b\u2060\u00ad"
_INVISIBLE = _SPACES + "".join(map(chr, (0x61C, *range(0x200C, 0x2010), *range(0x202A, 0x2070))))
_CLOSERS = _INVISIBLE + "”’\"'“‘»«›‹)]}」』）】》〉］"
_ENDS = tuple(".!?…‥‼⁇⁈⁉‽。！？．｡؟۔।॥։።။។\u037e")
_ISO = "(?P<year>[0-9]{4})[-‐‑–](?P<month>[0-9]{1,2})[-‐‑–](?P<day>[0-9]{1,2})"
_MONTH, _DAY = r"(?P<month>[^\W\d_]{3,12})\.?", r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th|\.)?"
_YEAR = r"[\s,]+(?P<year>[0-9]{4})\.?"
_DATES = rf"(?i){_MONTH}\s*{_DAY}{_YEAR}", rf"(?i){_DAY}\s*{_MONTH}{_YEAR}", _ISO
_DATE_LINE = re.compile(rf"(?i)date(?:\s*:)?\s+{_ISO}(?![0-9])[\s,|]*(?P<code>.*)")
_BARS, _COMMAS = re.compile("[|｜│¦]"), re.compile(r"(?i)[,，、،](?:\s*and\s)?")
_CREDIT = re.compile(r"(?i)photos?[\s-]*credits?\s*([:：﹕︓∶꞉]|[-–—](?=\s))(.*)")
_BY = re.compile(r"(?i)by(?:\s*[:：]|\s|$)(.*)")
_AND = re.compile(r"(?i)\s*[,，、،](?!\s*(?:[JS]r|II+)\b)(?:\s*and\s)?|\s+and\s+|\s*[&＆]\s*")
_SHORTENED = re.compile(r"(?i)\W*((?:[^\W\d_]\.-?)+|(?:Jr|Sr|Esq|Ph\.D)\.)\W*")
_NOT_IN_NAMES = re.compile(r"[\d:;!?…|/@<>=*_{}\[\]]|.{81}")  # nor more than 80 characters
_PARTICLES = r"a[fl]|bint?|d[aeiou]s?|de[lnr]|della|el?|ibn|l[aeo]s?|t|te[nr]|v[ao]n|y|zu[mr]?"


def check_size(size: int) -> None:
    """Raise ``CopyError`` when a file of so many bytes is too large to be a story."""
    if size > MAX_BYTES:
        words = _("This file is {size} MB; a story is at most 2 MB")
        if size < MAX_BYTES + 50_000:
            words = _("This file is just over 2 MB; a story is at most 2 MB")
        raise CopyError(words.format(size=number_format(size / 1_000_000, 1)))


def parse_copy(data: bytes) -> Copy:
    check_size(len(data))
    if data.startswith(b"{\\rtf"):
        raise CopyError(_("this is an RTF document. Please save it as plain text in UTF-8."), 1)
    at, byte = data.find(0), ""
    words = _(
        "byte {place} of this line is a NUL byte, so this is no plain text (a Word file, or "
        "UTF-16?). Please save the file as plain text in UTF-8."
    )
    try:
        if at < 0:
            return _Reader(data.decode("utf-8")).read()
    except UnicodeDecodeError as error:
        at, byte = error.start, f"0x{data[error.start]:02X}"
        words = _(
            "byte {place} of this line is {byte}, which is not UTF-8. "
            "Please save the file as plain text in UTF-8."
        )
    before = re.split(rb"\r\n|\r|\n", data[:at])
    raise CopyError(words.format(place=len(before[-1]) + 1, byte=byte), len(before))


def _ends_sentence(text: str) -> bool:
    return text.rstrip(_CLOSERS).endswith(_ENDS)


def _key(text: str) -> str:
    plain = unicodedata.normalize("NFC", text.strip(_INVISIBLE)).casefold().replace("’", "'")
    return " ".join(plain.split()).rstrip(".")


def _once(names: Iterable[str]) -> tuple[str, ...]:
    first: dict[str, str] = {}
    for name in names:
        first.setdefault(_key(name), name.strip(_SPACES))
    return tuple(name for key, name in first.items() if key)


def _read_date(match: re.Match[str], line: int) -> datetime.date:
    months, said = _MONTHS.casefold().split(), match["month"].casefold()
    number = next((n for n, name in enumerate(months, 1) if name.startswith(said)), said)
    try:
        return datetime.date(int(match["year"]), int(number), int(match["day"]))
    except ValueError:
        words = _("there is no day “{day}”. Please correct it.").format(day=match[0][:40])
        raise CopyError(words, line) from None


def _credit(lines: list[Paragraph], at: int) -> str | None:
    match = _CREDIT.fullmatch(lines[at].text.strip(_INVISIBLE)) if at < len(lines) else None
    if not match or (match[1] in "-–—" and (len(match[2]) > 100 or _ends_sentence(match[2]))):
        return None
    return match[2].strip(_SPACES)


def _split_names(text: str) -> list[str]:
    parts = _AND.split(text) if len(text) <= _MAX_BYLINE else [text]
    return [part.strip(_SPACES) for part in parts if _key(part)]


def _are_names(text: str) -> bool:
    return bool(_split_names(text)) and all(map(_is_name, _split_names(text)))


def _is_name(name: str) -> bool:
    words = name.strip(_INVISIBLE).split()
    small = [word for word in words if word.islower() and word.title() != word]  # not Georgian
    return (
        len(small) < sum(any(map(str.isalpha, word)) for word in words) < 9
        and not _NOT_IN_NAMES.search(name)
        and all(re.fullmatch(_PARTICLES, word.strip("'’.,-")) for word in small)
        and (not _ends_sentence(name) or _SHORTENED.fullmatch(words[-1]) is not None)
    )


def _byline(text: str, portraits: set[str], captioned: bool) -> list[str] | None:
    """The names in this line when it is a byline: not a sentence, nor a caption ("By the sea")."""
    match = _BY.fullmatch(text.strip(_INVISIBLE)) if len(text) <= _MAX_BYLINE else None
    names = _split_names(match[1]) if match else []
    known = [name for name in names if _key(name) in portraits]
    if known and (len(known) == len(names) or not _ends_sentence(text)):
        return [name if _is_name(name) else name.rstrip(".") for name in names]
    full = names and all(" " in name or name.lower() == name.upper() for name in names)
    if not match or (captioned and not full) or (match[1].strip() and not _are_names(match[1])):
        return None
    return names


def _find_byline(lines: list[Paragraph], start: int) -> tuple[int, list[str]]:
    """The place of the byline above the first paragraph, and its names; or -1."""
    portraits: set[str] = set()
    for at in range(start, min(len(lines), start + 40)):
        text, captioned = lines[at].text, _credit(lines, at + 1) is not None
        if (authors := _byline(text, portraits, captioned)) is not None:
            return at, authors
        if _credit(lines, at) is None and (not captioned or _ends_sentence(text)):
            if len(text) > 120 or (_ends_sentence(text) and not _are_names(text)):
                break  # the first paragraph
            portraits.update(map(_key, _split_names(text)))
    return -1, []


class _Reader:
    def __init__(self, text: str) -> None:
        self.notes: list[tuple[int, str]] = []
        self.blocks: list[Paragraph | CopyPhoto] = []
        self.categories: tuple[str, ...] = ()
        self.date: datetime.date | None = None
        self.kicker_line = 0
        self.lines = list(self._clean(text))

    def _warn(self, line: int, sentence: str) -> None:
        self.notes.append((line, in_line(line, sentence)))

    def _clean(self, text: str) -> Iterator[Paragraph]:
        for number, raw in enumerate(re.split(r"\r\n|\r|\n", text), 1):
            clean, removed = _CONTROLS.subn("", raw.replace("\ufeff", "").replace("\t", " "))
            if removed:
                words = _("control characters ({count}) were taken out. Please check.")
                self._warn(number, words.format(count=removed))
            for piece in _SOFT_BREAKS.split(clean):
                line = _NO_BREAK_SPACE.sub(" ", piece.strip(_SPACES))
                if line.strip(_INVISIBLE):
                    yield Paragraph(line, number)

    def read(self) -> Copy:
        if not self.lines:
            raise CopyError(_("This file is empty: there is no text in it. Is it the right file?"))
        stamp = _DATE_LINE.fullmatch(self.lines[0].text.strip(_INVISIBLE))
        date = _read_date(stamp, self.lines[0].line) if stamp else None
        code, at = (stamp["code"], 1) if stamp else ("", 0)
        while at < len(self.lines) and self._takes_kicker(self.lines[at]):
            at += 1
        by, names = _find_byline(self.lines, at + 1)
        headline = self._headline(at, by, names)
        self._read_body(at + 1, by, set(map(_key, names)))
        if not any(isinstance(block, Paragraph) for block in self.blocks):
            words = _("there is no text below this headline. Please add it.")
            raise CopyError(words, headline.line)
        if not names:
            self._warn(headline.line, _("below this headline there is no byline (By …)."))
        if not self.categories:
            words = _("there is no category (Design, Travel | March 6, 2025).")
            self._warn(headline.line, words)
        if date and self.date and date != self.date:
            words = _(
                "the kicker says {date}, but line {line} says {other}; the kicker’s date wins."
            )
            words = words.format(date=self.date, line=self.lines[0].line, other=date)
            self._warn(self.kicker_line, words)
        notes = [sentence for _, sentence in sorted(self.notes)]
        if len(notes) > _MAX_WARNINGS:
            words = _("There are {number} more remarks.")
            notes[_MAX_WARNINGS:] = [words.format(number=len(notes) - _MAX_WARNINGS)]
        story = headline.text, self.categories, _once(names), self.date or date, code
        return Copy(*story, tuple(self.blocks), tuple(notes))

    def _takes_kicker(self, line: Paragraph) -> bool:
        *heads, tail = (part.strip(_INVISIBLE) for part in _BARS.split(line.text))
        match = next(filter(None, (re.fullmatch(shape, tail) for shape in _DATES)), None)
        if not heads or not match:
            return False
        names = _once(name for head in heads for name in _COMMAS.split(head))
        if any(len(name) > _MAX_CATEGORY for name in names):
            words = _("a category is over 80 characters. Is the kicker missing?")
            raise CopyError(words, line.line)
        date = _read_date(match, line.line)
        if not self.kicker_line:
            self.categories, self.date, self.kicker_line = names, date, line.line
        elif date != self.date or [*map(_key, names)] != [*map(_key, self.categories)]:
            words = _("this kicker differs from line {line}, which wins.")
            self._warn(line.line, words.format(line=self.kicker_line))
        return True

    def _headline(self, at: int, by: int, names: list[str]) -> Paragraph:
        if at >= len(self.lines):
            words = _("no headline follows this line. Please add it.")
            raise CopyError(words, self.lines[-1].line)
        line, bare = self.lines[at], self.lines[at].text.strip(_INVISIBLE)
        if len(bare) > _MAX_HEADLINE:
            words = _(
                "the headline should stand here, but more than {most} characters are a paragraph."
            )
        elif re.match(r"(?i)date(?:\s*:)?(\s+[0-9][0-9./‐‑–-]{4}|$)", bare):
            words = _(
                "the headline should stand here, but a date line comes first and looks like: "
                "date 2025-03-06 HB."
            )
        elif not self.kicker_line and re.search(
            rf"{_BARS.pattern}(.{{0,30}}[0-9]|.{{0,8}}$)", bare
        ):
            words = _(
                "the headline should stand here, but if it is the kicker, it needs a date like "
                "March 6, 2025, after the bar."
            )
        elif _key(bare) in map(_key, names) or (by < 0 and _byline(bare, set(), True)):
            words = _("the headline should stand here, but this is the name of an author.")
        elif _credit(self.lines, at) is not None:
            words = _("the headline should stand here, but this is the credit of a photo.")
        else:
            return line
        raise CopyError(words.format(most=_MAX_HEADLINE), line.line)

    def _read_body(self, start: int, by: int, authors: set[str]) -> None:
        head = True
        for at in range(start, len(self.lines)):
            line, credit = self.lines[at], _credit(self.lines, at)
            captioned = not _ends_sentence(line.text) and _credit(self.lines, at + 1) is not None
            if credit is not None:
                self._add_photo(self.lines[at - 1], credit, line.line)
            elif at != by and not (head and self._is_head(line, at < by, authors, captioned)):
                self.blocks.append(line)
                head = at < by or (head and captioned)
                if head and not captioned:
                    words = _("this is above the byline, but no name: a paragraph.")
                    self._warn(line.line, words)

    def _is_head(self, line: Paragraph, above: bool, authors: set[str], captioned: bool) -> bool:
        """Whether this line under the headline is the kicker again or a name under a portrait."""
        names = _split_names(line.text)
        if (kicker := self._takes_kicker(line)) or captioned or not names:
            return kicker
        known = authors.issuperset(map(_key, names)) and (above or not _ends_sentence(line.text))
        if above and not known and _are_names(line.text):
            words = _("“{name}” stands above the byline, but not in it.")
            self._warn(line.line, words.format(name=line.text))
        return known or (above and _are_names(line.text))

    def _add_photo(self, above: Paragraph, credit: str, line: int) -> None:
        caption, last = Paragraph("", line), self.blocks[-1:]
        if last == [above] and not _ends_sentence(above.text):
            caption, self.blocks[-1:] = above, []
        elif last == [above] or _credit([above], 0) is not None:
            words = _("this photo has no text: the line above is a sentence or a credit.")
            self._warn(line, words)
        if not credit:
            self._warn(line, _("this photo has an empty credit. Please add who took it."))
        self.blocks.append(CopyPhoto(caption.text, credit, caption.line))
