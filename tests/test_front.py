"""The front page as editors arrange it: what stands where, from when, and what never does."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import PermissionDenied

from articles import fronts, publishing
from articles.arrangement import AUTOMATIC, Slot, moved
from articles.models import Front, FrontEvent
from articles.verbs import NotReady
from articles.views.home import front_stories
from tests.factories import (
    DAY,
    HOUR,
    NOW,
    make_category,
    make_draft,
    make_story,
    make_user,
    make_withdrawn,
)
from tests.reading import read

pytestmark = pytest.mark.django_db

SECOND = timedelta(seconds=1)
THURSDAY = NOW + 7 * DAY
LEAD, SIDE, RIVER = Slot("lead"), Slot("second"), Slot("river")


@pytest.fixture
def stories():
    """Twenty stories, A the newest, T the oldest, each a day older than the one before."""
    made = {}
    for days, letter in enumerate("ABCDEFGHIJKLMNOPQRST"):
        made[letter] = make_story(live_from=NOW - DAY - days * DAY, headline=letter)
    return made


def page(at=NOW):
    """The headlines of each area, in order: "A", "BCD" and so on where they are letters."""
    soup = BeautifulSoup(read("/", at=at).text, "html.parser")
    areas = {
        "lead": ".front > .lead",
        "second": ".front > .cards",
        "river": "[aria-labelledby=river]",
    }
    return {
        area: "".join(one.get_text() for one in soup.select(f"{place} .headline"))
        for area, place in areas.items()
    }


def arrange(*slots, at=None, until=None, now=NOW - HOUR, **how):
    return fronts.arrange(slots, by=None, at=at, until=until, now=now, **how)


def refusal(verb, *args, **how):
    with pytest.raises(NotReady) as refused:
        verb(*args, **how)
    return " ".join(refused.value.reasons)


# What stands in a slot.


def test_without_an_arrangement_the_newest_stand_in_order(stories):
    assert page() == {"lead": "A", "second": "BCDE", "river": "FGHIJKLMN"}


def test_a_story_chosen_by_hand_stands_in_its_slot_and_the_newest_around_it(stories):
    arrange(LEAD, Slot("second", article=stories["Q"].pk), SIDE, RIVER)
    assert page() == {"lead": "A", "second": "QB", "river": "C"}


def test_a_slot_of_a_section_shows_the_newest_in_it(stories):
    boats = make_category("Boats")
    for letter, days in (("X", 40), ("Y", 41)):
        make_story(live_from=NOW - days * DAY, headline=letter, categories=(boats.pk,))
    arrange(LEAD, Slot("second", category=boats.pk), Slot("second", category=boats.pk), RIVER)
    assert page() == {"lead": "A", "second": "XY", "river": "B"}


def test_a_section_with_too_few_stories_leaves_its_slot_to_the_newest_of_all(stories):
    empty = make_category("Empty")
    arrange(LEAD, Slot("second", category=empty.pk), RIVER)
    assert page() == {"lead": "A", "second": "B", "river": "C"}


def test_no_story_stands_twice_and_a_rule_takes_nothing_that_was_chosen_further_down(stories):
    newest = stories["A"].pk
    arrange(LEAD, SIDE, Slot("river", article=newest), Slot("river", article=newest))
    assert page() == {"lead": "B", "second": "C", "river": "AD"}


def test_a_story_that_was_chosen_stands_in_no_block_again():
    boats = make_category("Boats", position=1)
    for letter in "ABC":
        make_story(headline=letter, live_from=NOW - ord(letter) * HOUR, categories=(boats.pk,))
    arrange(Slot("lead", article=front_stories(NOW)[2].article_id))
    assert sorted(one.headline for one in front_stories(NOW)) == ["A", "B", "C"]
    assert front_stories(NOW)[0].headline == "C"


def test_where_there_are_fewer_stories_than_slots_they_move_up_and_leave_no_hole():
    only = make_story(headline="A")
    arrange(LEAD, SIDE, Slot("river", article=only.pk))
    assert page() == {"lead": "A", "second": "", "river": ""}


def test_a_magazine_without_stories_says_so_however_it_is_arranged():
    arrange(*AUTOMATIC)
    assert "being written" in read("/").text


# Hidden stories.


def test_a_slot_waits_for_its_scheduled_story_and_has_it_at_its_second(stories):
    coming = make_story(live_from=NOW, now=NOW - DAY, headline="Z")
    arrange(LEAD, Slot("second", article=coming.pk), RIVER)
    assert page(NOW - SECOND) == {"lead": "A", "second": "B", "river": "C"}
    assert page(NOW) == page(NOW + SECOND) == {"lead": "A", "second": "Z", "river": "B"}


def test_a_slot_lets_go_of_its_story_at_the_second_of_its_end(stories):
    ends = make_story(live_from=NOW - 30 * DAY, live_until=NOW, headline="Z")
    arrange(Slot("lead", article=ends.pk), SIDE)
    assert page(NOW - SECOND) == {"lead": "Z", "second": "A", "river": ""}
    assert page(NOW) == page(NOW + SECOND) == {"lead": "A", "second": "B", "river": ""}


@pytest.mark.parametrize("make_hidden", [make_draft, make_withdrawn])
def test_a_hidden_story_falls_through_to_the_section_of_its_slot(stories, make_hidden):
    boats = make_category("Boats")
    make_story(live_from=NOW - 40 * DAY, headline="X", categories=(boats.pk,))
    hidden = make_hidden(headline="Z")
    arrange(LEAD, Slot("second", article=hidden.pk, category=boats.pk), RIVER)
    assert page() == {"lead": "A", "second": "X", "river": "B"}


def test_a_pin_lasts_until_its_second_and_not_longer(stories):
    arrange(Slot("lead", article=stories["Q"].pk, pinned_until=NOW), SIDE)
    assert page(NOW - SECOND) == {"lead": "Q", "second": "A", "river": ""}
    assert page(NOW) == page(NOW + SECOND) == {"lead": "A", "second": "B", "river": ""}


def test_deleting_a_draft_or_a_section_leaves_the_slot_to_the_newest(stories):
    draft, section = make_draft(), make_category()
    arrange(Slot("lead", article=draft.pk), Slot("second", category=section.pk))
    draft.delete(), section.delete()
    assert page() == {"lead": "A", "second": "B", "river": ""}


# Windows.


def test_a_scheduled_arrangement_begins_at_its_second_and_needs_nothing_else(stories):
    arrange(LEAD, at=THURSDAY)
    assert page(THURSDAY - SECOND)["second"] == "BCDE"
    assert page(THURSDAY) == page(THURSDAY + SECOND) == {"lead": "A", "second": "", "river": ""}


def test_an_arrangement_ends_at_its_second_and_the_page_arranges_itself(stories):
    arrange(LEAD, until=THURSDAY)
    assert page(THURSDAY - SECOND)["second"] == ""
    assert page(THURSDAY)["second"] == page(THURSDAY + SECOND)["second"] == "BCDE"


def test_the_windows_never_overlap(stories):
    arrange(LEAD, SIDE)
    arrange(LEAD, SIDE, SIDE, at=THURSDAY)
    arrange(LEAD, SIDE, SIDE, SIDE, at=NOW + DAY)
    windows = Front.objects.order_by("live_from").values_list("live_from", "live_until")
    assert list(windows) == [(NOW - HOUR, NOW + DAY), (NOW + DAY, THURSDAY), (THURSDAY, None)]
    seconds = [page(at)["second"] for at in (NOW, NOW + DAY - SECOND, NOW + DAY, THURSDAY)]
    assert seconds == ["B", "B", "BCD", "BC"]


def test_an_arrangement_for_the_same_second_takes_the_place_of_the_first(stories):
    arrange(LEAD, at=THURSDAY)
    arrange(LEAD, SIDE, at=THURSDAY)
    assert page(THURSDAY)["second"] == "B"
    assert Front.objects.filter(live_from=None).count() == 1


def test_what_is_put_up_now_ends_when_the_next_begins(stories):
    arrange(LEAD, SIDE, at=THURSDAY)
    arrange(LEAD)
    assert page(NOW)["second"] == ""
    assert page(THURSDAY)["second"] == "B"


def test_cancelling_gives_the_time_back_to_what_stood_before(stories):
    arrange(LEAD)
    coming = arrange(LEAD, SIDE, at=THURSDAY)
    fronts.unschedule(coming, by=None, now=NOW)
    assert page(THURSDAY)["second"] == ""
    assert refusal(fronts.unschedule, coming, by=None, now=NOW) == (
        "That arrangement is not scheduled any more."
    )


@pytest.mark.parametrize("end", [None, THURSDAY + DAY])
@pytest.mark.parametrize("end_of_next", [None, THURSDAY + HOUR])
def test_cancelling_leaves_the_end_of_what_stood_before_as_it_was(stories, end, end_of_next):
    first = arrange(LEAD, until=end)
    coming = arrange(LEAD, SIDE, at=THURSDAY, until=end_of_next)
    fronts.unschedule(coming, by=None, now=NOW)
    first.refresh_from_db()
    assert first.live_until == end


def test_what_is_live_cannot_be_cancelled_but_taken_down(stories):
    front = arrange(LEAD)
    assert "not scheduled" in refusal(fronts.unschedule, front, by=None, now=NOW)
    fronts.take_down(by=None, now=NOW)
    assert page(NOW - SECOND)["second"] == ""
    assert page(NOW)["second"] == "BCDE"
    assert "already" in refusal(fronts.take_down, by=None, now=NOW)


def test_taking_down_leaves_what_is_scheduled(stories):
    arrange(LEAD, at=THURSDAY)
    arrange(LEAD, SIDE)
    fronts.take_down(by=None, now=NOW)
    assert (page(NOW)["second"], page(THURSDAY)["second"]) == ("BCDE", "")


def test_every_verb_is_in_the_record(stories):
    editor = make_user("Editors")
    fronts.arrange([LEAD], by=editor, now=NOW)
    front = fronts.arrange([LEAD], by=editor, at=THURSDAY, now=NOW)
    fronts.unschedule(front, by=editor, now=NOW)
    fronts.take_down(by=editor, now=NOW + SECOND)
    said = FrontEvent.objects.order_by("number").values_list("number", "verb", "by")
    assert list(said) == [
        (1, "put it up", editor.pk),
        (2, "scheduled it", editor.pk),
        (3, "cancelled it", editor.pk),
        (4, "took it down", editor.pk),
    ]


# Refusals.


def test_a_page_that_cannot_be_made_is_refused_with_every_reason():
    slots = [SIDE] * 5 + [RIVER] * 10
    said = refusal(arrange, *slots)
    assert "one lead" in said and "room for 4 stories" in said and "room for 9 stories" in said
    assert not Front.objects.exists()


def test_ends_that_cannot_be_are_refused():
    arrange(LEAD, at=THURSDAY)
    assert "end before it begins" in refusal(arrange, LEAD, until=NOW - DAY)
    assert "Another arrangement begins" in refusal(arrange, LEAD, until=THURSDAY + SECOND)
    arrange(LEAD, until=THURSDAY)
    past = {"by": None, "at": NOW - SECOND, "now": NOW}
    assert "has passed" in refusal(fronts.schedule, [LEAD], **past)


def test_whoever_arranges_on_an_older_page_is_told_and_overwrites_nothing():
    olga = make_user("Editors", first_name="Olga")
    seen = fronts.newest_number()
    first = fronts.arrange([LEAD], by=olga, based_on=seen, now=NOW)
    said = refusal(arrange, LEAD, SIDE, based_on=seen)
    assert "Olga" in said and "is kept below" in said
    assert Front.objects.visible(at=NOW).get() == first
    arrange(LEAD, SIDE, based_on=fronts.newest_number(), now=NOW)
    assert Front.objects.visible(at=NOW).get() != first


def test_editors_and_schedulers_arrange_and_contributors_do_not():
    front = arrange(LEAD, at=THURSDAY)
    for verb in (
        lambda by: fronts.unschedule(front, by=by, now=NOW),
        lambda by: fronts.arrange([LEAD], by=by, now=NOW),
        lambda by: fronts.take_down(by=by, now=NOW + HOUR),
    ):
        with pytest.raises(PermissionDenied):
            verb(make_user("Contributors"))
        verb(make_user("Schedulers"))
    fronts.arrange([LEAD], by=make_user("Editors"), now=NOW)


# Moving.


def test_moving_changes_what_fills_a_place_and_not_the_form_of_the_page():
    slots = (Slot("lead", 1), Slot("second", 2), Slot("second", 3), Slot("river", 4))
    assert moved(slots, 3, 0) == (
        Slot("lead", 4),
        Slot("second", 1),
        Slot("second", 2),
        Slot("river", 3),
    )
    assert moved(slots, 0, -1) == moved(slots, 3, 4) == moved(slots, 7, 0) == slots


def test_a_photo_is_on_the_front_page_where_its_story_was_chosen(stories):
    assert stories["Q"].pk not in {one.article_id for one in front_stories(NOW)}
    arrange(LEAD, Slot("second", article=stories["Q"].pk))
    assert stories["Q"].pk in {one.article_id for one in front_stories(NOW)}
    publishing.withdraw(stories["Q"], by=None, why="Wrong.", now=NOW)
    assert stories["Q"].pk not in {one.article_id for one in front_stories(NOW)}
