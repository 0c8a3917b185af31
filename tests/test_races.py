"""Two people in the same instant. Row locks do nothing on SQLite, so these tests run with
PostgreSQL only (`make engines`); conftest.py leaves them out elsewhere.
"""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from threading import Barrier

import pytest
from django.db import connection, transaction
from django.utils import timezone

from articles import drafting, fronts, publishing
from articles.arrangement import Slot
from articles.models import Address, Article, Front, Version
from articles.verbs import NotReady
from tests.factories import make_content, make_draft, make_photo

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*deeds):
    """Do things in threads of their own, each with its own connection; return what each gave."""

    def do(deed):
        try:
            return deed()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(deeds)) as threads:
        return list(threads.map(do, deeds))


def test_two_who_publish_the_same_story_leave_one_window():
    article = make_draft()
    revisions = [article.draft]
    for number in range(3):
        newer = replace(article.draft.content, headline=f"Again {number}")
        revisions.append(drafting.save_revision(article, newer, by=None))
    at_once(
        *(
            lambda revision=revision: publishing.publish(
                Article.objects.get(pk=article.pk), revision, by=None
            )
            for revision in revisions
        )
    )
    assert article.versions.visible(at=timezone.now()).count() == 1
    assert article.versions.count() == 1


def test_two_stories_of_one_name_get_two_addresses():
    drafts = [make_draft(headline="The Same") for _ in range(4)]
    at_once(
        *(lambda draft=draft: publishing.publish(draft, draft.draft, by=None) for draft in drafts)
    )
    assert Address.objects.values("path").distinct().count() == 4
    for draft in drafts:
        assert draft.versions.get().path == draft.addresses.get().path


def test_two_who_save_over_the_same_revision_keep_both_texts():
    article = make_draft()
    contents = [make_content(headline=name) for name in ("One", "Two", "Three")]
    saved = at_once(
        *(
            lambda content=content: drafting.save_revision(
                Article.objects.get(pk=article.pk), content, by=None, based_on=1
            )
            for content in contents
        )
    )
    assert sorted(revision.number for revision in saved) == [2, 3, 4]
    assert [revision.is_beside for revision in sorted(saved, key=lambda r: r.number)] == [
        False,
        True,
        True,
    ]


def test_of_those_who_arrange_the_front_page_in_one_instant_one_succeeds():
    """And the others are told: neither is a window lost, nor do two overlap."""
    based_on = fronts.newest_number()

    def arrange():
        try:
            return fronts.arrange([Slot("lead")], by=None, based_on=based_on)
        except NotReady:
            return None

    made = [front for front in at_once(*[arrange] * 4) if front]
    assert len(made) == 1
    assert Front.objects.visible(at=timezone.now()).get() == made[0]


def test_two_who_publish_the_same_new_words_do_not_wait_for_each_other():
    """Not even where each has learnt what the other is about to learn."""
    quokka, wombat = make_photo(caption="Quokka"), make_photo(caption="Wombat")
    both = Barrier(2)

    def publish(article, then):
        with transaction.atomic():
            publishing.publish(article, article.draft, by=None)
            both.wait(timeout=20)
            newer = drafting.save_revision(article, make_content(photos=[then]), by=None)
            publishing.publish(article, newer, by=None)

    one, other = make_draft(photos=[quokka]), make_draft(photos=[wombat])
    at_once(lambda: publish(one, wombat), lambda: publish(other, quokka))
    assert Version.objects.visible(at=timezone.now()).count() == 2
