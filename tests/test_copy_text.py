"""The plain text form of a story: what the parser makes of good, odd and broken files."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.importers.copy_text import (
    MAX_BYTES,
    Copy,
    CopyError,
    CopyPhoto,
    Paragraph,
    check_size,
    parse_copy,
)

HEAD = "Food, Travel | March 7, 2025\nA Soup for Winter\nBy Ana Ruiz\n"


def read(text: str) -> Copy:
    return parse_copy(text.encode())


def refusal(data: str | bytes) -> CopyError:
    with pytest.raises(CopyError) as caught:
        parse_copy(data.encode() if isinstance(data, str) else data)
    return caught.value


def under_headline(*lines: str) -> Copy:
    return read("Food | March 7, 2025\nA Soup for Winter\n" + "\n".join(lines))


def test_a_whole_story_is_read_without_a_warning():
    copy = read(
        " date 2025-03-07 FT 2\n\nFood, Travel | March 7, 2025\n\nA Soup for Winter\n\n"
        "Food, Travel | March 7, 2025\nAna Ruiz\nBo Lind\nBy Ana Ruiz and Bo Lind\n\n"
        "It snows.\n\nThe pot on the stove\n\nPhoto Credit: Bo Lind\n\nWe eat.\u00a0 \n"
    )
    assert copy == Copy(
        headline="A Soup for Winter",
        categories=("Food", "Travel"),
        authors=("Ana Ruiz", "Bo Lind"),
        date=datetime.date(2025, 3, 7),
        desk_code="FT 2",
        blocks=(
            Paragraph("It snows.", 12),
            CopyPhoto("The pot on the stove", "Bo Lind", 14),
            Paragraph("We eat.", 18),
        ),
        warnings=(),
    )
    assert [p.text for p in copy.paragraphs] == ["It snows.", "We eat."]
    assert [p.credit for p in copy.photos] == ["Bo Lind"]


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("start", ["", "\ufeff", "\ufeff \u00a0\ufeff"])
def test_any_line_ending_and_byte_order_mark_give_the_same_story(ending, start):
    text = start + (HEAD + "\nOne.\n\u00a0\n\tTwo.\u202f").replace("\n", ending)
    assert [(p.text, p.line) for p in read(text).paragraphs] == [("One.", 5), ("Two.", 7)]


def test_typography_stays_and_only_french_spaces_do_not_break():
    copy = read(HEAD + "“Go” – it’s\u00a0late\u202fnow, «\u00a0Oui\u202f!\u00a0» dit\u00a0: é.")
    assert copy.paragraphs[0].text == "“Go” – it’s late now, «\u00a0Oui\u202f!\u00a0» dit\u00a0: é."


def test_control_characters_are_taken_out_with_a_warning():
    copy = read(HEAD + "It\x07 snows.\x1b")
    assert copy.paragraphs[0].text == "It snows."
    assert copy.warnings[0].startswith("Line 4: control characters (2)")


def test_line_separators_of_other_programs_break_lines_too():
    assert [p.text for p in read(HEAD + "One.\u2028Two.\vThree.").paragraphs] == [
        "One.",
        "Two.",
        "Three.",
    ]


def test_markup_is_text_and_nothing_more():
    assert read(HEAD + "<b>Hi</b> &amp; <script>").paragraphs[0].text == "<b>Hi</b> &amp; <script>"


@pytest.mark.parametrize(
    "date",
    ["March 7, 2025", "march 7 2025", "MAR. 7, 2025", "7 March 2025", "7th Mar 2025", "2025-03-07"],
)
def test_a_kicker_date_may_be_written_in_several_ways(date):
    copy = read(f"Food | {date}\nA Soup\nBy Ana Ruiz\nIt snows.")
    assert (copy.date, copy.warnings) == (datetime.date(2025, 3, 7), ())


def test_the_kicker_wins_over_the_first_line_and_says_so():
    copy = read("date 2025-03-08 FT\n" + HEAD + "It snows.")
    assert copy.date == datetime.date(2025, 3, 7)
    (warning,) = copy.warnings
    assert warning.startswith("Line 2: ")
    assert all(part in warning for part in ("2025-03-07", "2025-03-08", "line 1", "wins"))


def test_the_first_of_two_different_kickers_wins_with_a_warning():
    copy = under_headline("Travel | March 7, 2025", "By Ana Ruiz", "It snows.")
    assert copy.categories == ("Food",)
    assert copy.warnings == ("Line 3: this kicker differs from line 1, which wins.",)


def test_a_kicker_only_below_the_headline_counts():
    copy = read("A Soup\nFood, and Travel, food | March 7, 2025\nBy Ana Ruiz\nIt snows.")
    assert (copy.headline, copy.categories) == ("A Soup", ("Food", "Travel"))


def test_a_story_without_kicker_and_byline_is_read_with_warnings():
    copy = read("date 2025-03-08\nA Soup\nIt snows.")
    assert copy.date == datetime.date(2025, 3, 8)
    assert [w[:7] for w in copy.warnings] == ["Line 2:", "Line 2:"]


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("By Ana Ruiz", ["Ana Ruiz"]),
        ("By A, B and C", ["A", "B", "C"]),
        ("By A, B, and C", ["A", "B", "C"]),
        ("BY ANA RUIZ AND BO LIND", ["ANA RUIZ", "BO LIND"]),
        ("By Alexandra Anderson & Sandy Brand", ["Alexandra Anderson", "Sandy Brand"]),
        ("By Ludwig van der Berg, d’Arcy O'Neil-Ray", ["Ludwig van der Berg", "d’Arcy O'Neil-Ray"]),
        ("By J. R. R. Hill and Sam Day, Jr.", ["J. R. R. Hill", "Sam Day, Jr."]),
        ("By 村上春樹 and Мария Иванова", ["村上春樹", "Мария Иванова"]),
        ("By ნინო ბერიძე, أحمد علي", ["ნინო ბერიძე", "أحمد علي"]),
        ("By:\u00a0Ana Ruiz, Ana\u00a0Ruiz", ["Ana Ruiz"]),
    ],
)
def test_names_in_the_byline_are_authors_in_order(line, authors):
    copy = under_headline(line, "It snows.")
    assert (list(copy.authors), copy.warnings) == (authors, ())
    assert [p.text for p in copy.paragraphs] == ["It snows."]


@pytest.mark.parametrize(
    "line",
    [
        "By noon it snows.",
        "By Ana Ruiz.",
        "By Ana Ruiz, we learn, “it snows.”",
        "By the time we came there was only this:",
        "By candlelight",
        "By " + "Ana Ruiz, " * 60,
    ],
)
def test_a_paragraph_that_begins_with_by_is_no_byline(line):
    copy = under_headline(line, "It snows.")
    assert (copy.authors, copy.paragraphs[0].text) == ((), line.strip())


def test_a_byline_below_the_first_paragraph_is_text():
    copy = under_headline("It snows.", "By Ana Ruiz", "We eat.")
    assert copy.authors == ()
    assert [p.text for p in copy.paragraphs] == ["It snows.", "By Ana Ruiz", "We eat."]


def test_a_full_stop_after_the_byline_is_forgiven_below_the_same_portrait_name():
    copy = under_headline("Ana Ruiz", "By Ana Ruiz.", "It snows.")
    assert (copy.authors, len(copy.blocks)) == (("Ana Ruiz",), 1)


def test_a_name_again_below_the_byline_is_a_portrait_but_a_sentence_is_text():
    assert len(under_headline("By Ana Ruiz", "Ana Ruiz", "It snows.").blocks) == 1
    assert len(under_headline("By Ana Ruiz", "Ana Ruiz.", "It snows.").blocks) == 2


def test_a_portrait_name_that_is_not_in_the_byline_is_told():
    copy = under_headline("Ana Ruiz", "Bo Lind", "By Ana Ruiz", "It snows.")
    assert (copy.authors, len(copy.blocks)) == (("Ana Ruiz",), 1)
    assert copy.warnings == ("Line 4: “Bo Lind” stands above the byline, but not in it.",)


def test_a_line_above_the_byline_that_is_no_name_is_kept_as_text():
    copy = under_headline("Four ways to eat it", "By Ana Ruiz", "It snows.")
    assert copy.authors == ("Ana Ruiz",)
    assert [p.text for p in copy.paragraphs] == ["Four ways to eat it", "It snows."]
    assert copy.warnings[0].startswith("Line 3:")


@pytest.mark.parametrize(
    "end", [".", "!", "?", "…", ".”", "?’)", "!\u00a0»", "。", "。」", "؟", "۔", "।", '."', ".]"]
)
def test_a_credit_below_a_sentence_is_a_photo_without_text(end):
    copy = read(HEAD + f"It snows{end}\nPhoto Credit: Bo")
    assert [p.text for p in copy.paragraphs] == [f"It snows{end}"]
    assert copy.photos == (CopyPhoto("", "Bo", 5),)
    assert copy.warnings[0].startswith("Line 5: this photo has no text")


@pytest.mark.parametrize("end", ["", ":", ";", ",", ")", "”"])
def test_a_caption_line_before_a_credit_becomes_the_photo_text(end):
    copy = read(HEAD + f"It snows.\n\nThe pot{end}\n\n\nPhoto Credit: Bo\nWe eat.")
    assert copy.photos == (CopyPhoto(f"The pot{end}", "Bo", 6),)
    assert [p.text for p in copy.paragraphs] == ["It snows.", "We eat."]


@pytest.mark.parametrize(
    "credit",
    [
        "photo credit:Bo",
        "PHOTO CREDITS : Bo",
        "Photo\u00a0Credit\u00a0: Bo",
        "Photo Credit：Bo",
        "Photo Credit – Bo",
        "Photo Credit - Bo",
    ],
)
def test_a_credit_may_be_written_in_several_ways(credit):
    assert read(HEAD + f"It snows.\nThe pot\n{credit}").photos == (CopyPhoto("The pot", "Bo", 5),)


def test_a_second_credit_in_a_row_is_a_photo_without_text():
    copy = read(HEAD + "It snows.\nThe pot\nPhoto Credit: Bo\nPhoto Credit: Al")
    assert copy.photos == (CopyPhoto("The pot", "Bo", 5), CopyPhoto("", "Al", 7))
    assert len(copy.warnings) == 1


def test_an_empty_credit_is_a_photo_with_a_warning():
    copy = read(HEAD + "It snows.\nThe pot\nPhoto Credit:\u00a0")
    assert copy.photos == (CopyPhoto("The pot", "", 5),)
    assert copy.warnings[0].startswith("Line 6: this photo has an empty credit")


@pytest.mark.parametrize("caption", ["The pot", "By the river", "By candlelight", "Bo Lind"])
def test_a_photo_may_come_first_with_or_without_text(caption):
    for lines in (["By Ana Ruiz", caption], [caption]):
        copy = under_headline(*lines, "Photo Credit: Bo", "Photo Credit: Al", "It snows.")
        assert [b.caption for b in copy.photos] == [caption, ""]
        assert copy.headline == "A Soup for Winter"
        assert copy.authors == (("Ana Ruiz",) if len(lines) == 2 else ())
    lead = under_headline("Food | March 7, 2025", "Photo Credit: Bo", "By Ana Ruiz", "It snows.")
    assert lead.blocks == (CopyPhoto("", "Bo", 4), Paragraph("It snows.", 6))
    assert (lead.authors, lead.warnings) == (("Ana Ruiz",), ())


@pytest.mark.parametrize(
    ("data", "line", "part"),
    [
        (b"", None, "empty"),
        ("\ufeff \n\u200b\r\n", None, "empty"),
        (b"A Soup\r\nIt \xe9", 2, "byte 4 of this line is 0xE9, which is not UTF-8"),
        ("A Soup".encode("utf-16"), 1, "NUL"),
        (b"A Soup\n\0\1\2", 2, "NUL"),
        (b"{\\rtf1 A Soup\nIt snows.}", 1, "RTF"),
        ("date 2025-02-30 FT\nA Soup\nIt snows.", 1, "2025-02-30"),
        ("date 30.2.2025 FT\nA Soup\nIt snows.", 1, "date 2025-03-06"),
        ("Food | February 30, 2025\nA Soup\nIt snows.", 1, "February 30, 2025"),
        ("A Soup\nFood | Febuary 3, 2025\nIt snows.", 2, "Febuary 3, 2025"),
        ("Food, Travel | 03/07/2025\nA Soup\nIt snows.", 1, "March 6, 2025"),
        ("Food, Travel |\nA Soup\nIt snows.", 1, "March 6, 2025"),
        ("Food | March 7, 2025\n\n", 1, "headline"),
        ("Food | March 7, 2025\nBy Ana Ruiz\nIt snows.", 2, "headline"),
        ("Food | March 7, 2025\nAna Ruiz\nBy Ana Ruiz\nIt snows.", 2, "headline"),
        ("Photo Credit: Bo\nIt snows.", 1, "headline"),
        ("It snows " * 28 + "\nWe eat.", 1, "headline"),
        ("It snows " * 10 + "| March 7, 2025\nA Soup\nWe eat.", 1, "kicker"),
        (HEAD, 2, "no text"),
        (HEAD + "The pot\nPhoto Credit: Bo", 2, "no text"),
    ],
)
def test_a_file_that_is_no_story_is_refused_with_the_line(data, line, part):
    error = refusal(data)
    assert error.line == line
    assert part in str(error)
    assert error.sentence == str(error)
    assert line is None or str(error).startswith(f"Line {line}: ")


def test_a_file_that_is_too_large_is_refused_by_its_size_alone():
    check_size(MAX_BYTES)
    with pytest.raises(CopyError, match=r"This file is 52\.4 MB; a story is at most 2 MB"):
        check_size(52_428_800)
    assert "just over 2 MB" in str(refusal(b"x" * (MAX_BYTES + 1)))


def test_a_flood_of_warnings_is_cut_short():
    warnings = read(HEAD + "It snows.\x01\n" * 5000).warnings
    assert len(warnings) == 101
    assert "4900 more" in warnings[-1]


@pytest.mark.parametrize(
    "text", ["date " + " " * 10**6 + "x", "A\nBy " + "a  " * 10**5, "A\nphoto" + " " * 10**6 + "x"]
)
def test_hostile_lines_come_to_an_end(text):
    """A pattern that tries every split of a million spaces would hang here, not fail."""
    assert refusal(text) if text.startswith("date") else read(text).headline


PIECES = ["date 2025-03-07 X", "Food | March 7, 2025", "Food | May 99, 2025", "By Ana Ruiz", "By"]
PIECES += ["Photo Credit: Bo", "Photo Credit:", "A Soup", "It snows.", "|", "&", ",", "\u200f", "."]


@given(st.one_of(st.binary(), st.text().map(str.encode)))
def test_any_bytes_are_a_story_or_a_copy_error(data):
    try:
        assert parse_copy(data).paragraphs
    except CopyError as error:
        assert str(error)


@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=8), max_size=12).map("\n".join))
def test_any_order_of_the_lines_of_the_form_is_a_story_or_a_copy_error(text):
    try:
        copy = read(text)
    except CopyError as error:
        assert str(error)
    else:
        numbers = [block.line for block in copy.blocks]
        assert numbers == sorted(numbers)
        assert all(warning.startswith("Line ") for warning in copy.warnings)


WORDS = st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=9)
LINE = st.lists(WORDS | st.sampled_from(["By", "and", "–", "“x”", "&", "|"]), min_size=1).map(
    " ".join
)


@given(st.lists(st.tuples(LINE, st.booleans()), min_size=1, max_size=12), st.booleans())
def test_every_paragraph_and_caption_comes_back_once_and_in_order(items, with_byline):
    lines, wanted = ["First."], [("First.", None)]
    for number, (text, photo) in enumerate(items):
        lines += [f"{text} {number}", "", f"Photo Credit: C{number}"] if photo else [f"{text}."]
        wanted.append((f"{text} {number}", f"C{number}") if photo else (f"{text}.", None))
    copy = under_headline(*["By Ana Ruiz"] * with_byline, *lines)
    got = [
        (b.text, None) if isinstance(b, Paragraph) else (b.caption, b.credit) for b in copy.blocks
    ]
    assert got == wanted


@given(st.lists(LINE.map(lambda text: f"{text}."), min_size=1, max_size=5))
def test_sentences_right_below_the_byline_are_paragraphs_whatever_they_say(lines):
    assert [p.text for p in under_headline("By Ana Ruiz", *lines).paragraphs] == lines
