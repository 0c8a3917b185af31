"""The desk’s search, and what the index keeps and lets go of."""

import random
from datetime import timedelta
from unittest.mock import Mock

import pytest
from django.core.management import call_command
from django.db import connection, connections

from articles import drafting, publishing, search
from articles.models import Article
from articles.verbs import NotReady
from tests.factories import DAY, NOW, make_content, make_draft, make_photo, make_story, make_user
from tests.reading import visitor
from tests.searching import found, listed, rows

pytestmark = pytest.mark.django_db
SOON = NOW + timedelta(seconds=1)

# The desk.


def test_the_desk_finds_drafts_by_their_text():
    by = make_user("Editors")
    draft = make_draft(headline="Unpublished", text="A quokka sleeps.", tags=("zoo",))
    make_draft(headline="Another")
    for question in ("quokka", "unpub", "zoo", "sleeping"):
        assert listed(question, by) == ["Unpublished"]
    drafting.save_revision(draft, make_content(headline="Now", text="A wombat."), by=None)
    assert (listed("quokka", by), listed("wombat", by)) == ([], ["Now"])
    assert len(listed("", by)) == 2 and listed('"', by) == []


def test_a_revision_kept_beside_is_not_the_draft_that_the_desk_finds():
    article = make_draft(headline="One", text="A wombat.")
    drafting.save_revision(article, make_content(headline="Two"), by=None, based_on=1)
    drafting.save_revision(article, make_content(text="A quokka."), by=None, based_on=1)
    assert listed("quokka", make_user()) == []


def test_a_deleted_draft_leaves_no_word_in_the_index():
    article = make_story(headline="Quokka", live_from=SOON, now=NOW - DAY, photos=[make_photo()])
    article.first_published_at = None
    article.save()
    form = {"post": "yes"}
    visitor(by=make_user()).post(f"/admin/articles/article/{article.pk}/delete/", form)
    assert not Article.objects.exists()
    assert [rows(f"search_{table}") for table in ("draft", "story", "photo")] == [0, 0, 0]


# The index itself.


def test_the_index_lets_go_of_versions_that_are_dropped():
    story = make_story(headline="One", photos=[make_photo()])
    for number in range(3):
        changed = make_content(headline=f"Two {number}", photos=[make_photo()])
        revision = drafting.save_revision(story, changed, by=None, now=NOW)
        publishing.publish(story, revision, by=None, now=NOW)
    assert (rows("search_story"), rows("search_photo")) == (1, 1)


def test_a_publication_that_fails_leaves_no_word_behind():
    draft = make_draft(headline="Quokka", byline=())
    with pytest.raises(NotReady):
        publishing.publish(draft, draft.draft, by=None, now=NOW)
    assert rows("search_story") == 0


def test_the_index_can_be_made_anew(settings, capsys):
    make_story(headline="Lighthouses", photos=[make_photo(caption="A quokka")])
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM search_story")
        cursor.execute("DELETE FROM search_photo")
    assert found("lighthouse") == found("quokka") == []
    call_command("reindex")
    assert found("lighthouse ") == found("quokka") == ["Lighthouses"]
    assert listed("lighthouse", make_user()) == ["Lighthouses"]
    settings.LANGUAGE_CODE = "he"  # which has no stemmer
    call_command("reindex")
    assert (found('"lighthouse"'), found("lighthouses")) == ([], ["Lighthouses"])


def test_words_of_what_is_gone_are_forgotten_when_the_index_is_made_anew():
    publishing.withdraw(make_story(headline="Quokka"), by=None, why="Wrong.", now=NOW)
    assert rows("search_word") > 0
    Article.objects.get().versions.all().delete()
    Article.objects.get().revisions.all().delete()
    call_command("reindex")
    assert rows("search_word") == 0


@pytest.fixture
def story():
    return make_story(headline="Lighthouses")


@pytest.fixture
def no_index():
    with connection.cursor() as cursor:
        for table in ("story", "photo", "draft", "word", "language"):
            cursor.execute(f"DROP TABLE search_{table}")


def test_migrating_makes_an_index_where_there_is_none(story, no_index):
    call_command("migrate", verbosity=0)
    assert found("lighthouse ") == ["Lighthouses"]


@pytest.mark.parametrize("asking", ["plan", "check_unapplied"])
def test_what_only_asks_about_migrations_makes_no_index(no_index, asking, capsys):
    call_command("migrate", verbosity=0, **{asking: True})
    assert not search.exists()


def test_migrating_another_database_makes_no_index(no_index, monkeypatch):
    monkeypatch.setitem(connections.databases, "other", connections.databases["default"])
    monkeypatch.setattr("django.core.management.commands.migrate.Command.handle", Mock())
    call_command("migrate", database="other", verbosity=0)
    assert not search.exists()
    call_command("migrate", verbosity=0)
    assert search.exists()


def test_a_story_is_saved_and_found_however_much_it_says():
    """PostgreSQL takes no more than a megabyte of tokens for one story."""
    letters = random.Random(1).choices(range(0x4E00, 0x9FFF), k=200_000)  # each is a word
    text = "".join(map(chr, letters))
    make_story(headline="Very much", standfirst=text[:100_000], text=text[100_000:])
    assert found("very mu") == ["Very much"]
