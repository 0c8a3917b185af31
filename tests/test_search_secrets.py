"""What readers find, and what they are offered for a slip, depends on no word that they may not
see: to the byte, whatever drafts, hidden stories and hidden photos say.
"""

from datetime import timedelta
from string import ascii_lowercase

import pytest

from articles import drafting, photo_desk, publishing
from articles.models import Article
from tests.factories import DAY, HOUR, NOW, make_content, make_draft, make_photo, make_story
from tests.searching import found, offered, page, rows

pytestmark = pytest.mark.django_db
SOON = NOW + timedelta(seconds=1)
WORDS = "Secret resignation resignations planned, resignedly"
QUESTIONS = ("resignat", "resignation", "resignations", "resignatiom", "resignedl", "resigmed", "r")


def drafted():
    make_draft(headline=WORDS, text=WORDS)


def typed_again():
    drafting.save_revision(Article.objects.get(), make_content(headline=WORDS), by=None, now=NOW)


def scheduled():
    make_story(headline=WORDS, live_from=SOON, now=NOW - DAY)


def updated_soon():
    story = Article.objects.get()
    changed = drafting.save_revision(story, make_content(headline=WORDS), by=None, now=NOW)
    publishing.publish(story, changed, by=None, at=SOON, now=NOW)


def ended():
    make_story(headline=WORDS, live_from=NOW - DAY, live_until=NOW - HOUR)


def withdrawn():
    publishing.withdraw(make_story(headline=WORDS), by=None, why="Wrong.", now=NOW)


def captioned_soon():
    make_story(photos=[make_photo(caption=WORDS)], live_from=SOON, now=NOW - DAY)


@pytest.mark.parametrize(
    "hide", [drafted, typed_again, scheduled, updated_soon, ended, withdrawn, captioned_soon]
)
def test_no_hidden_word_finds_anything_or_is_told(hide):
    make_story(headline="The minister has resigned")
    before = [str(page(question)) for question in QUESTIONS]
    hide()
    assert [str(page(question)) for question in QUESTIONS] == before


def test_no_word_of_a_killed_photo_finds_anything_or_is_told():
    photo, other = make_photo(caption="Lamps"), make_photo(caption=WORDS)
    make_story(headline="The minister has resigned", photos=[photo, other])
    assert offered("resignatiom") == "resignation"
    photo_desk.kill(other, by=None, notice="Kill.", now=NOW)
    assert (found("resignat"), offered("resignatiom")) == ([], "")
    assert offered("resigmed") == "resigned"


def test_no_word_is_offered_that_stands_there_in_another_form_only():
    make_story(headline="Resignations", live_from=SOON, now=NOW - DAY)
    make_story(headline="The minister has resigned")
    assert (offered("resignations"), offered("resignatoins"), offered("resign")) == ("", "", "")
    assert offered("resignatoins", at=SOON) == "resignations"


def test_however_many_hidden_words_are_near_an_honest_one_is_offered():
    make_story(headline="A battle")
    places = [(at, letter) for at in range(1, 5) for letter in ascii_lowercase]
    slips = {"battke"[:at] + letter + "battke"[at:] for at, letter in places}
    slips |= {"battke"[:at] + letter + "battke"[at + 1 :] for at, letter in places}
    hidden = " ".join(slips - {"battle", "battke"})
    make_story(headline="Hidden", text=hidden, live_from=SOON, now=NOW - DAY)
    assert rows("search_word") > 200
    assert offered("battke") == "battle"
    assert offered("battke", at=SOON) == "baatke"  # the first of them


def test_what_only_drafts_say_is_not_learnt():
    make_draft(headline=WORDS)
    assert rows("search_word") == 0


def test_an_unfinished_word_counts_most_where_a_word_begins_so_in_the_headline():
    make_story(headline="Two", text="Lighthouses. " * 9)
    make_story(headline="Lighthouses", live_from=NOW - DAY)
    assert found("lighth") == ["Lighthouses", "Two"]
    assert found("lighthouse") == ["Lighthouses", "Two"]


def test_whole_words_stand_beside_no_other_in_a_phrase():
    make_story(headline="ים ואור", standfirst="אור", language="he")  # which has no stemmer
    assert found('"ים ואור"') == ["ים ואור"]
    assert found('"ואור ים"') == found('"ואור אור"') == []
