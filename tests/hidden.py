"""The states in which a story is hidden from readers, whole or behind what they see of it."""

from dataclasses import replace
from datetime import timedelta

from articles import drafting, fronts, publishing
from articles.arrangement import AUTOMATIC, Slot
from articles.content import Signature
from articles.models import Author, Category
from tests.factories import (
    DAY,
    HOUR,
    NOW,
    make_author,
    make_category,
    make_content,
    make_draft,
    make_photo,
    make_story,
    make_withdrawn,
)

SECRET = "quokka"  # in every text of what is hidden, and so in its slugs
SOON = NOW + timedelta(seconds=1)


def secret(state="", **changes):
    """Content whose every word is secret, and names the state that hides it. It has a section, an
    author, a tag and photos that are in nothing else, and is in the section, by the author and
    under the tag of the live story too.
    """
    of = f" {state.replace('_', ' ')}".rstrip()
    words = {"caption": f"{SECRET} caption{of}", "alt_text": f"{SECRET} alt{of}"}
    lead, inside, face = (make_photo(credit=f"{SECRET} {n}{of}", **words) for n in range(3))
    author = make_author(f"{SECRET} author{of}", portrait=face, bio=f"A {SECRET} life{of}.")
    place = {"position": Category.objects.count() + 1}  # in the navigation
    section = make_category(f"{SECRET} section{of}", description=f"All {SECRET}{of}.", **place)
    sound = {
        "headline": f"{SECRET} headline{of}",
        "standfirst": f"A {SECRET} standfirst{of}.",
        "text": f"The {SECRET} body{of}.",
        "byline": (
            Signature(author.pk, role=f"{SECRET} role"),
            Signature(Author.objects.get(slug="ada-lind").pk),
        ),
        "categories": (section.pk, Category.objects.get(slug="harbours").pk),
        "tags": (f"{SECRET} tag{of}", "boats"),
        "photos": [inside],
        "lead_photo": lead.pk,
    }
    return sound | changes


def change(article, new, *, at, now):
    """Publish `new` content of a live story from `at`."""
    revision = drafting.save_revision(article, new, by=None, now=now)
    publishing.publish(article, revision, by=None, at=at, now=now)


# The states: each hides these words, in a story of its own or behind a live one, and returns it.


def a_draft(live, words):
    return make_draft(**words)


def a_draft_in_review(live, words):
    article = make_draft(**words)
    drafting.submit(article, by=None, now=NOW)
    return article


def an_approved_draft_under_embargo(live, words):
    article = make_draft(**words)
    drafting.approve(article, article.draft, by=None, now=NOW)
    article.embargo_until = SOON
    article.save()
    return article


def a_scheduled_story(live, words):
    return make_story(live_from=SOON, now=NOW - DAY, **words)


def a_story_scheduled_for_another_year(live, words):
    return make_story(live_from=NOW + 400 * DAY, now=NOW - DAY, **words)


def an_unscheduled_story(live, words):
    article = make_story(live_from=SOON, now=NOW - DAY, **words)
    publishing.unschedule(article, by=None, live_from=SOON, now=NOW - HOUR)
    return article


def an_expired_story(live, words):
    return make_story(live_from=NOW - 400 * DAY, live_until=NOW, **words)


def a_withdrawn_story(live, words):
    return make_withdrawn(now=NOW, **words)


def a_withdrawn_story_that_had_moved(live, words):
    article = make_story(live_from=NOW - 2 * DAY, **words)
    moved = replace(article.draft.content, slug=f"{SECRET}-moved")
    change(article, moved, at=NOW - DAY, now=NOW - DAY)
    publishing.withdraw(article, by=None, why=f"Wrong {SECRET}.", now=NOW - HOUR)
    return article


def a_reopened_story(live, words):
    article = make_withdrawn(now=NOW - HOUR, **words)
    publishing.reopen(article, by=None, now=NOW)
    return article


def a_newer_draft_of_a_live_story(live, words):
    drafting.save_revision(live, make_content(**words), by=None, now=NOW)


def a_draft_beside_that_of_a_live_story(live, words):
    number = live.draft.number
    drafting.save_revision(
        live, replace(live.draft.content, standfirst="A boat."), by=None, now=NOW
    )
    other = replace(live.draft.content, standfirst="Two boats.")
    drafting.save_revision(live, other, by=None, based_on=number, now=NOW)
    drafting.save_revision(live, make_content(**words), by=None, based_on=number, now=NOW)


def an_update_to_come_of_a_live_story(live, words):
    change(live, make_content(**words), at=SOON, now=NOW - HOUR)


def a_move_to_come_of_a_live_story(live, words):
    change(live, replace(live.draft.content, slug=f"{SECRET}-harbour"), at=SOON, now=NOW)


def correct(article, *, at, now):
    """Correct a live story from `at`, in secret words."""
    words = {"what_was_wrong": f"It was {SECRET} wrong.", "what_is_right": f"It is {SECRET} right."}
    publishing.correct(article, article.draft, by=None, at=at, now=now, **words)


def a_correction_to_come_of_a_live_story(live, words):
    drafting.save_revision(live, make_content(**words), by=None, now=NOW - HOUR)
    correct(live, at=SOON, now=NOW - HOUR)


def a_correction_that_was_cancelled(live, words):
    correct(live, at=SOON, now=NOW - HOUR)
    publishing.unschedule(live, by=None, live_from=SOON, now=NOW)


def a_corrected_story_that_was_withdrawn(live, words):
    article = make_story(live_from=NOW - 2 * DAY, **words)
    correct(article, at=None, now=NOW - DAY)
    publishing.withdraw(article, by=None, why=f"Wrong {SECRET}.", now=NOW - HOUR)
    return article


def a_corrected_story_that_expired(live, words):
    article = make_story(live_from=NOW - 2 * DAY, **words)
    correct(article, at=None, now=NOW - DAY)
    publishing.mend_typo(article, article.draft, by=None, until=NOW, now=NOW - HOUR)
    return article


NEVER_PUBLIC = [
    a_draft,
    a_draft_in_review,
    an_approved_draft_under_embargo,
    a_scheduled_story,
    a_story_scheduled_for_another_year,
    an_unscheduled_story,
]
PUBLIC_ONCE = [
    an_expired_story,
    a_withdrawn_story,
    a_withdrawn_story_that_had_moved,
    a_reopened_story,
    a_corrected_story_that_was_withdrawn,
    a_corrected_story_that_expired,
]
BEHIND_A_LIVE_STORY = [
    a_newer_draft_of_a_live_story,
    a_draft_beside_that_of_a_live_story,
    an_update_to_come_of_a_live_story,
    a_move_to_come_of_a_live_story,
    a_correction_to_come_of_a_live_story,
    a_correction_that_was_cancelled,
]
ON_THE_FRONT_PAGE = [a_draft, a_scheduled_story, a_withdrawn_story]


def pin(*articles):
    """Arrange the front page as it arranges itself, with the first of the stories at its head and
    each of them, by name, its section beside the head, and below; and otherwise to come.
    """
    beside = [Slot("second", one.pk, one.draft.content.categories[0]) for one in articles]
    below = [Slot("river", one.pk) for one in articles]
    by_itself = [slot for slot in AUTOMATIC if slot.area == "second"][len(beside) :]
    by_itself_below = [slot for slot in AUTOMATIC if slot.area == "river"][len(below) :]
    slots = [Slot("lead", articles[0].pk), *beside, *by_itself, *below, *by_itself_below]
    fronts.arrange(slots, by=None, now=NOW - HOUR)
    fronts.arrange([Slot("lead")], by=None, at=SOON, now=NOW - HOUR)
