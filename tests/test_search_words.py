"""Words, marks and excerpts of search: pure functions of texts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.search import stems
from articles.search.ask import is_one_slip
from articles.search.marks import excerpt, marked
from articles.search.words import fold, folded_words, terms, words_in


@given(st.text(max_size=60))
def test_words_stand_where_they_are_said_to_and_marks_lose_no_letter(text):
    for begin, end, word in words_in(text):
        assert text[begin:end].startswith(word)
        assert folded_words(text[begin:end]) == [fold(word)] != [""]
    assert "".join(piece for piece, _ in marked(text, "en", terms(text, ("en",)))) == text


@given(st.text(min_size=1, max_size=20), st.sampled_from(["", "ar", "de", "en", "sr", "tr"]))
def test_a_token_is_one_word_to_an_engine(text, language):
    for word in folded_words(text):
        token = stems.token(word, language).removesuffix(f"_{language}")
        assert token and all(c.isalnum() or ord(c) > 127 for c in token)


@pytest.mark.parametrize(("asked", "marks"), [("Gén", ["General", "genes"]), ("gen ", [])])
def test_an_unfinished_word_is_marked_in_whatever_begins_so(asked, marks):
    pieces = marked("General genes, hydrogen", "en", terms(asked, ("en",)))
    assert [piece for piece, is_on in pieces if is_on] == marks


@pytest.mark.parametrize(
    ("code", "language"),
    [
        *(("", "en"), ("en-gb", "en"), ("de", "de"), ("pt-br", "pt"), ("ar-dz", "ar")),
        *(("nb", "nb"), ("nn", "nb"), ("zh-hans", ""), ("he", ""), ("xx-yy", "")),
    ],
)
def test_a_language_stems_as_its_name_says_and_one_without_a_stemmer_does_not(code, language):
    assert stems.language(code) == language


def test_folding_keeps_what_is_no_accent():
    assert fold("Łódź") == "lodz" and fold("ﬁn") == "fin" and fold("ठंडी") == "ठंडी"
    assert fold("Ёлый") == "елый"


@given(st.lists(st.tuples(st.text("ab .", min_size=1, max_size=90), st.booleans()), max_size=12))
def test_an_excerpt_is_a_part_of_its_text(found):
    cut = [piece for piece in excerpt(found, room=100) if piece[0] not in ("… ", " …")]
    assert "".join(text for text, _ in cut) in "".join(text for text, _ in found)
    assert sum(len(text) for text, _ in cut) <= 100


@pytest.mark.parametrize(
    ("one", "other"), [("ab", "ba"), ("abc", "ab"), ("abc", "abd"), ("abcd", "acbd"), ("a", "ab")]
)
def test_a_slip_is_a_letter_more_less_other_or_two_swapped(one, other):
    assert is_one_slip(one, other) and is_one_slip(other, one)
    assert not is_one_slip(one + "xy", other)
