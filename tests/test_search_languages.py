"""Every story is found by the forms that words have in its own language, on every engine."""

from datetime import timedelta

import pytest

from articles import drafting
from tests.factories import (
    DAY,
    HOUR,
    NOW,
    make_content,
    make_draft,
    make_photo,
    make_story,
    make_user,
)
from tests.searching import found, listed, marks, offered, page

pytestmark = pytest.mark.django_db
SOON = NOW + timedelta(seconds=1)


@pytest.fixture
def german(settings):
    settings.LANGUAGE_CODE = "de"


@pytest.mark.parametrize("question", ['"haus"', "Häusern", "des Hauses", '"alten Hauses"'])
def test_a_german_magazine_knows_german_forms(german, question):
    make_story(headline="Die alten Häuser des Hafens")
    make_story(headline="Etwas anderes")
    assert found(question) == ["Die alten Häuser des Hafens"]


@pytest.mark.parametrize(
    ("language", "headline", "question", "word"),
    [
        ("fr", "Les chevaux du roi", "cheval", "chevaux"),
        ("ar", "بيت على البحر", "بحر", "البحر"),
        ("ru", "Новый маяк", "новая", "Новый"),
        ("da", "Husene ved havnen", '"huset"', "Husene"),
        ("pt-br", "Os navios", '"navio"', "navios"),
    ],
)
def test_a_story_in_another_language_is_found_by_its_forms(language, headline, question, word):
    make_story(headline="In English")
    make_story(headline=headline, language=language)
    assert found(question) == [headline]
    assert marks(question) == [word]


def test_a_language_without_a_stemmer_is_found_word_for_word():
    make_story(headline="מגדלור ישן", language="he")
    assert found("מגדלור") == ["מגדלור ישן"]


def test_a_word_is_found_as_it_stands_in_a_story_of_any_language():
    make_story(headline="Lighthouses")
    make_story(headline="Les phares", standfirst="Lighthouses", language="fr")
    make_story(headline="מגדלור", standfirst="Lighthouses", language="he")
    assert len(found('"lighthouses"')) == 3


def test_a_phrase_stands_together_in_any_form():
    make_story(headline="The old lighthouses", live_from=NOW - HOUR)
    make_story(headline="A lighthouse, and old")
    make_story(headline="Les vieux chevaux", language="fr", live_from=NOW - 2 * HOUR)
    assert found('"old lighthouse"') == ["The old lighthouses"]
    assert found('"vieux cheval"') == ["Les vieux chevaux"]
    assert marks('"old lighthouse"') == ["old", "lighthouses"]
    assert marks('"vieux cheval"') == ["vieux", "chevaux"]


def test_a_phrase_does_not_reach_from_the_headline_into_the_standfirst():
    make_story(headline="The open", standfirst="Air is free.")
    assert found('"open air"') == []


def test_words_are_marked_in_the_forms_in_which_they_stand():
    make_story(headline="Restoring", standfirst="They restored it.", text="What a restoration.")
    assert marks("restores") == ["Restoring", "restored", "restoration"]
    assert marks("rest") == ["Restoring", "restored", "restoration"]


def test_the_form_of_a_caption_is_marked_in_the_language_of_its_story():
    photo = make_photo(caption="Deux chevaux blancs")
    make_story(headline="Une page", photos=[photo], language="fr")
    assert marks("cheval") == ["chevaux"]


def test_what_is_hidden_in_a_language_changes_nothing_in_another():
    make_story(headline="Husene", text="Hus and husen.")
    before = [str(page(question)) for question in ("husene", "husets", "hus")]
    make_story(headline="Husene", language="da", live_from=SOON, now=NOW - DAY)
    assert [str(page(question)) for question in ("husene", "husets", "hus")] == before


def test_one_typo_is_forgiven_in_every_language():
    make_story(headline="Les chevaux", language="fr")
    assert offered("chevuax") == "chevaux"


def test_the_desk_finds_a_draft_in_its_language():
    by = make_user("Editors")
    article = make_draft(headline="Les chevaux", language="fr")
    assert listed("cheval", by) == ["Les chevaux"]
    drafting.save_revision(article, make_content(headline="Les phares", language="fr"), by=by)
    assert listed('"phare"', by) == ["Les phares"]


def test_a_story_keeps_its_forms_when_the_magazine_changes_its_language(settings):
    make_story(headline="Lighthouses")
    settings.LANGUAGE_CODE = "de"
    assert found('"lighthouse"') == ["Lighthouses"]
