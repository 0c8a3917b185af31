"""The verbs of the desk: what each does, what it refuses and in which words, who may say it."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied

from articles import drafting, publishing
from articles.content import Content, Signature
from articles.models import Article, Author, Category, Event, Photo, Tag
from articles.readiness import readiness
from articles.verbs import NotReady
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
    make_user,
    make_withdrawn,
)
from tests.reading import content, read

pytestmark = pytest.mark.django_db

SECOND = timedelta(seconds=1)
State = Article.State


def refusal(verb, *arguments, **named):
    """The sentences with which a verb is refused."""
    with pytest.raises(NotReady) as caught:
        verb(*arguments, **named)
    return caught.value.reasons


def revise(article, *, now=NOW, **changes):
    """Save a changed draft of a story; returns the revision."""
    changed = replace(article.draft.content, **changes)
    return drafting.save_revision(article, changed, by=None, now=now)


def headline(article, at):
    version = article.version_at(at)
    return version and version.headline


def status(article, at=NOW):
    return {read(f"/{a.path}/", at=at).status_code for a in article.addresses.all()} or {404}


# Writing.


def test_saving_keeps_everything_that_was_typed():
    article, photo = make_draft(), make_photo()
    typed = make_content(
        headline="New",
        standfirst="Words",
        slug="typed",
        lead_photo=photo.pk,
        tags=("a", "b c"),
        go_live_at="2025-03-07T07:30:00+13:00",
    )
    drafting.save_revision(article, typed, by=None, invalid={"go_off_at": "soonish"}, now=NOW)
    assert article.draft.content == typed
    assert article.draft.invalid == {"go_off_at": "soonish"}


def test_an_empty_draft_can_be_saved_but_not_published():
    article = Article.objects.create()
    revision = drafting.save_revision(article, Content(), by=None, now=NOW)
    assert refusal(publishing.publish, article, revision, by=None, now=NOW)[0] == (
        "There is no headline."
    )


def test_the_article_is_called_as_its_newest_draft():
    article = make_draft(headline="Old")
    revise(article, headline="New  name")
    assert str(article) == "New name"


def test_saving_again_what_is_saved_makes_no_revision():
    article = make_draft()
    revision = drafting.save_revision(article, article.draft.content, by=None, now=NOW)
    assert (revision.number, article.revisions.count()) == (1, 1)


def test_pressing_save_twice_is_no_conflict_with_oneself():
    """It was so: the second, identical save of the same form is kept beside the first.
    save_revision promises that content which is already the working draft makes no revision.
    """
    article = make_draft()
    form = replace(article.draft.content, headline="New")
    for _ in range(2):
        drafting.save_revision(article, form, by=None, based_on=1, now=NOW)
    assert list(article.revisions.values_list("number", "is_beside")) == [(2, False), (1, False)]


def test_a_draft_saved_over_a_newer_one_is_kept_beside_it():
    article = make_draft(headline="First")
    newer = revise(article, headline="Second")
    mine = replace(newer.content, headline="Mine")
    beside = drafting.save_revision(article, mine, by=None, based_on=1, now=NOW)
    assert (beside.number, beside.is_beside, beside.based_on) == (3, True, 1)
    assert article.draft == newer
    assert str(article) == "Second"


def test_after_a_conflict_the_one_with_the_draft_can_go_on():
    """A revision beside the main line is nothing to conflict with."""
    article = make_draft()
    draft = revise(article, headline="Second")
    mine = replace(draft.content, headline="Mine")
    drafting.save_revision(article, mine, by=None, based_on=1, now=NOW)
    third = replace(draft.content, headline="Third")
    revision = drafting.save_revision(article, third, by=None, based_on=2, now=NOW)
    assert (revision.number, revision.is_beside, article.draft) == (4, False, revision)


@pytest.mark.parametrize("number", [1, 3])
def test_an_earlier_or_a_conflicting_revision_can_be_brought_back(number):
    article = make_draft(headline="First")
    newer = revise(article, headline="Second")
    mine = replace(newer.content, headline="Mine")
    drafting.save_revision(article, mine, by=None, based_on=1, now=NOW)
    chosen = article.revisions.get(number=number)
    back = drafting.bring_back(article, chosen, by=None, now=NOW)
    assert (back.number, back.content) == (4, chosen.content)
    assert (article.draft, back.why) == (back, f"Brought back revision {number}")


def test_saving_an_approved_draft_makes_it_a_draft_again():
    article = make_draft()
    drafting.approve(article, article.draft, by=None, now=NOW)
    revise(article, headline="Changed")
    assert article.state == State.DRAFT
    assert article.draft.approved_at is None


def test_a_draft_makes_no_tags():
    make_draft(tags=("secret plan",))
    assert not Tag.objects.exists()


# The state of work.


def test_a_draft_is_submitted_sent_back_and_approved():
    article, editor = make_draft(), make_user("Editors")
    drafting.submit(article, by=editor, now=NOW)
    assert article.state == State.IN_REVIEW
    drafting.request_changes(article, by=editor, why="No numbers.", now=NOW)
    assert article.state == State.CHANGES_REQUESTED
    drafting.approve(article, article.draft, by=editor, now=NOW)
    assert (article.state, article.draft.approved_by) == (State.APPROVED, editor)


def test_approving_an_older_revision_leaves_the_newer_draft_a_draft():
    article = make_draft()
    first = article.draft
    revise(article, headline="Newer")
    drafting.approve(article, first, by=None, now=NOW)
    assert (article.state, first.approved_at) == (State.DRAFT, NOW)


# Publishing.


def test_publishing_shows_the_story_from_this_second():
    article = make_draft(headline="Open")
    publishing.publish(article, article.draft, by=None, now=NOW)
    assert (headline(article, NOW - SECOND), headline(article, NOW)) == (None, "Open")
    assert (article.first_published_at, article.state) == (NOW, State.APPROVED)
    assert (status(article, NOW - SECOND), status(article, NOW)) == ({404}, {200})


def test_moments_are_whole_seconds_in_utc():
    article = make_draft()
    auckland = datetime.fromisoformat("2025-03-07T01:00:00.750+13:00")
    version = publishing.publish(article, article.draft, by=None, now=auckland)
    assert version.live_from == datetime(2025, 3, 6, 12, 0, tzinfo=UTC)
    assert version.live_from.utcoffset() == timedelta(0)


def test_publishing_writes_what_the_content_says():
    one, two, photo = make_author("One"), make_author("Two"), make_photo()
    sections = [make_category().pk, make_category().pk]
    article = make_story(
        byline=(Signature(two.pk, "photographs"), Signature(one.pk)),
        categories=tuple(reversed(sections)),
        tags=("climate change", "bread"),
        photos=[photo],
    )
    version = article.version_at(NOW)
    assert [(e.name, e.role) for e in version.byline_entries] == [
        ("Two", "photographs"),
        ("One", ""),
    ]
    assert [section.pk for section in version.categories] == [*reversed(sections)]
    assert sorted(tag.name for tag in version.tag_list) == ["bread", "climate change"]
    assert (version.card_photo, version.figures) == (photo, {photo.pk: photo})


def test_a_byline_stays_as_printed_when_the_author_is_renamed():
    author = make_author("Ada Lind")
    article = make_story(byline=(Signature(author.pk),))
    author.name = "Ada Berg"
    author.save()
    assert [entry.name for entry in article.version_at(NOW).byline_entries] == ["Ada Lind"]


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"headline": ""}, "There is no headline."),
        ({"headline": "\u200b \ufeff"}, "There is no headline."),
        ({"headline": "a" * 301}, "The headline is longer than 300 characters."),
        ({"body": "<p> </p>"}, "There is no text."),
        ({"body": "<p>\u200e\u200b</p><p>\u00ad</p>"}, "There is no text."),
        ({"categories": ()}, "There is no category."),
        ({"byline": ()}, "There is no byline: nobody signs."),
        ({"categories": (987,)}, "A category of this draft has been deleted."),
        ({"byline": (Signature(987),)}, "An author of this draft has been deleted."),
        ({"lead_photo": 987}, "A photo of this draft has been deleted."),
    ],
)
def test_what_is_not_ready_is_refused_with_its_reason(changes, sentence):
    article = make_draft()
    revision = revise(article, **changes)
    assert refusal(publishing.publish, article, revision, by=None, now=NOW) == [sentence]
    assert (status(article), article.versions.count()) == ({404}, 0)


def test_all_reasons_are_said_at_once():
    article = Article.objects.create()
    revision = drafting.save_revision(article, Content(), by=None, now=NOW)
    assert refusal(publishing.publish, article, revision, by=None, now=NOW) == [
        "There is no headline.",
        "There is no text.",
        "There is no category.",
        "There is no byline: nobody signs.",
    ]


def test_a_photo_to_come_and_one_without_a_credit_hold_a_story_back():
    coming = make_photo(has_file=False, caption="A boat")
    unsigned = make_photo(credit=None, caption="A mast")
    article = make_draft(photos=[coming, unsigned])
    assert refusal(publishing.publish, article, article.draft, by=None, now=NOW) == [
        "The picture is still to come: “A boat”.",
        "A photo has no credit: “A mast”.",
    ]


def test_what_would_be_better_is_said_but_does_not_hold_a_story_back():
    article = make_draft(standfirst="", photos=[make_photo(alt_text="", caption="B")])
    assert readiness(article, article.draft.content, at=NOW).warnings == (
        "There is no standfirst.",
        "There is no lead photo; the first photo of the text stands in on cards.",
        "A photo has no alt text: “B”.",
    )
    publishing.publish(article, article.draft, by=None, now=NOW)


def test_an_alt_text_that_nobody_has_confirmed_is_quoted():
    """It was so: the sentence quotes the caption instead of the alt text."""
    photo = make_photo(alt_text="A boat", caption="Boats", is_alt_confirmed=False)
    article = make_draft(photos=[photo])
    warnings = readiness(article, article.draft.content, at=NOW).warnings
    assert "Nobody has confirmed the alt text “A boat”." in warnings


def test_somebody_who_signs_twice_is_refused_or_signs_twice_but_breaks_nothing():
    """It was so: an author with two roles ends in an IntegrityError at the desk."""
    author = make_author()
    twice = (Signature(author.pk), Signature(author.pk, "photographs"))
    article = make_draft(byline=twice)
    try:
        publishing.publish(article, article.draft, by=None, now=NOW)
    except NotReady as refused:
        assert "twice" in str(refused)


def test_a_category_named_twice_is_not_called_deleted():
    """It was so: the sentence is wrong; nothing has been deleted."""
    section = make_category()
    article = make_draft(categories=(section.pk, section.pk))
    blockers = readiness(article, article.draft.content, at=NOW).blockers
    assert "A category of this draft has been deleted." not in blockers


@pytest.mark.parametrize(
    "changes", [{"tags": ("a" * 101,)}, {"role": "a" * 41}], ids=["tag", "role"]
)
def test_what_does_not_fit_its_column_is_refused_with_a_reason(changes):
    """It was so: PostgreSQL would refuse it with an error, SQLite lets it grow."""
    if "role" in changes:
        changes = {"byline": (Signature(make_author().pk, changes["role"]),)}
    article = make_draft(**changes)
    assert readiness(article, article.draft.content, at=NOW).blockers


def test_tags_that_differ_in_capitals_are_one():
    article = make_story(tags=("Bread", "bread", "BREAD"))
    assert len(article.version_at(NOW).tag_list) == 1


def test_a_refusal_leaves_the_object_in_hand_as_it_was():
    """It was so: publish sets first_published_at on the caller's object before it
    refuses, so the page that explains the refusal would call the story public.
    """
    article = make_draft(categories=())
    refusal(publishing.publish, article, article.draft, by=None, now=NOW)
    assert not article.was_public(NOW)


# Moments.


def test_a_first_publication_can_be_dated_back():
    """An older story, moved here: it takes its place in the archive."""
    article = make_draft()
    publishing.publish(article, article.draft, by=None, at=NOW - 30 * DAY, now=NOW)
    assert article.first_published_at == NOW - 30 * DAY
    assert article.addresses.get().path.startswith("2025/02/04/")


def test_a_story_that_has_been_public_changes_now_whatever_is_asked():
    article = make_story(headline="First", live_from=NOW - DAY)
    revision = revise(article, headline="Second")
    version = publishing.publish(article, revision, by=None, at=NOW - 2 * DAY, now=NOW)
    assert (version.live_from, article.first_published_at) == (NOW, NOW - DAY)


def test_a_scheduled_story_goes_out_at_its_second():
    article = make_draft()
    publishing.schedule(article, article.draft, by=None, at=NOW + HOUR, now=NOW)
    assert status(article, NOW + HOUR - SECOND) == {404}
    assert status(article, NOW + HOUR) == {200}


def test_a_schedule_in_the_past_is_refused():
    article = make_draft()
    for at in (NOW, NOW - DAY):
        reasons = refusal(publishing.schedule, article, article.draft, by=None, at=at, now=NOW)
        assert "has passed. Choose a later moment, or publish now." in reasons[0]


def test_moving_a_first_schedule_replaces_it():
    article = make_story(live_from=NOW + HOUR, now=NOW)
    publishing.schedule(article, article.draft, by=None, at=NOW + DAY, now=NOW)
    assert [v.live_from for v in article.versions.all()] == [NOW + DAY]
    assert (article.first_published_at, article.addresses.get().since) == (NOW + DAY, NOW + DAY)


def test_a_refused_move_of_a_schedule_keeps_the_schedule():
    article = make_story(live_from=NOW + HOUR, now=NOW)
    later = revise(article, categories=())
    refusal(publishing.schedule, article, later, by=None, at=NOW + DAY, now=NOW)
    assert (status(article, NOW + HOUR - SECOND), status(article, NOW + HOUR)) == ({404}, {200})


def test_publishing_now_replaces_a_first_schedule():
    article = make_story(live_from=NOW + DAY, now=NOW)
    publishing.publish(article, article.draft, by=None, now=NOW)
    assert [v.live_from for v in article.versions.all()] == [NOW]
    assert status(article) == {200}


def test_a_dated_update_begins_when_what_is_live_ends():
    article = make_story(headline="Morning")
    publishing.schedule(article, revise(article, headline="Noon"), by=None, at=NOW + HOUR, now=NOW)
    assert headline(article, NOW + HOUR - SECOND) == "Morning"
    assert headline(article, NOW + HOUR) == "Noon"
    assert article.version_at(NOW + HOUR).published_at == article.first_published_at


def test_a_fix_now_keeps_the_update_that_comes_later():
    article = make_story(headline="Morning", live_from=NOW - DAY)
    later = revise(article, headline="Noon")
    publishing.schedule(article, later, by=None, at=NOW + HOUR, now=NOW - HOUR)
    publishing.publish(article, revise(article, headline="Fixed"), by=None, now=NOW)
    moments = [NOW - SECOND, NOW, NOW + HOUR - SECOND, NOW + HOUR, NOW + DAY]
    assert [headline(article, at) for at in moments] == [None, "Fixed", "Fixed", "Noon", "Noon"]


def test_an_update_between_two_keeps_the_one_after_it():
    article = make_story(headline="One")
    for hours, words in ((4, "Four"), (2, "Two")):
        revision = revise(article, headline=words)
        publishing.schedule(article, revision, by=None, at=NOW + hours * HOUR, now=NOW)
    shown = [headline(article, NOW + hour * HOUR) for hour in range(6)]
    assert shown == ["One", "One", "Two", "Two", "Four", "Four"]


def test_an_update_at_the_moment_of_another_replaces_it():
    article = make_story(headline="One")
    for words in ("Two", "Three"):
        revision = revise(article, headline=words)
        publishing.schedule(article, revision, by=None, at=NOW + HOUR, now=NOW)
    assert [headline(article, at) for at in (NOW, NOW + HOUR)] == ["One", "Three"]
    assert article.versions.count() == 2


def test_a_draft_newer_than_what_is_scheduled_does_not_go_out_with_it():
    article = make_story(headline="Scheduled", live_from=NOW + HOUR, now=NOW)
    revise(article, headline="Newer")
    assert headline(article, NOW + HOUR) == "Scheduled"


def test_until_ends_a_story_at_its_second():
    article = make_story(live_from=NOW, live_until=NOW + HOUR)
    assert (status(article, NOW + HOUR - SECOND), status(article, NOW + HOUR)) == ({200}, {410})


def test_until_ends_the_last_of_what_is_scheduled():
    article = make_story(headline="Morning")
    noon = revise(article, headline="Noon")
    publishing.schedule(article, noon, by=None, at=NOW + HOUR, now=NOW)
    fix = revise(article, headline="Fixed")
    publishing.publish(article, fix, by=None, until=NOW + 2 * HOUR, now=NOW)
    shown = [headline(article, NOW + hour * HOUR) for hour in range(3)]
    assert shown == ["Fixed", "Noon", None]


def test_an_end_before_the_beginning_is_refused():
    article = make_draft()
    for until in (NOW, NOW - HOUR):
        assert refusal(
            publishing.publish, article, article.draft, by=None, until=until, now=NOW
        ) == ["The story would end before it begins."]


def test_an_end_before_a_scheduled_change_is_refused():
    article = make_story(live_from=NOW - DAY)
    publishing.schedule(article, article.draft, by=None, at=NOW + DAY, now=NOW)
    reasons = refusal(
        publishing.publish, article, article.draft, by=None, until=NOW + HOUR, now=NOW
    )
    assert reasons == [
        "A change is scheduled for Friday 7 March 2025, 12:00 (UTC), after that end."
    ]


def test_an_expired_story_can_be_published_again_in_its_old_place():
    article = make_story(live_from=NOW - DAY, live_until=NOW - HOUR)
    path = article.addresses.get().path
    publishing.publish(article, article.draft, by=None, now=NOW)
    assert (status(article), article.addresses.get().path) == ({200}, path)
    assert article.first_published_at == NOW - DAY


def test_the_revisions_tell_when_they_were_public():
    article = make_story(live_from=NOW - DAY)
    first = article.draft
    publishing.publish(article, revise(article, headline="New"), by=None, now=NOW)
    first.refresh_from_db()
    assert (first.public_from, first.public_until) == (NOW - DAY, NOW)


def test_a_story_under_embargo_cannot_go_out_earlier():
    article = make_draft()
    article.embargo_until = NOW + HOUR
    article.save()
    reasons = refusal(publishing.publish, article, article.draft, by=None, now=NOW)
    assert reasons == ["The story is under embargo until Thursday 6 March 2025, 13:00 (UTC)."]
    publishing.schedule(article, article.draft, by=None, at=NOW + HOUR, now=NOW)
    assert status(article, NOW + HOUR) == {200}


def test_an_embargo_is_said_in_the_zone_of_the_magazine(settings):
    settings.TIME_ZONE = "Pacific/Auckland"
    article = make_draft()
    article.embargo_until = NOW + HOUR
    blockers = readiness(article, article.draft.content, at=NOW).blockers
    assert "Friday 7 March 2025, 02:00 (Pacific/Auckland)" in blockers[0]


# Unscheduling.


def test_unscheduling_a_first_publication_makes_it_an_approved_draft_again():
    article = make_story(live_from=NOW + HOUR, now=NOW)
    publishing.unschedule(article, by=None, live_from=NOW + HOUR, now=NOW)
    assert (article.first_published_at, article.state) == (None, State.APPROVED)
    assert not article.versions.exists() and not article.addresses.exists()
    assert read("/", at=NOW + DAY).content.find(article.draft.content.headline.encode()) == -1


@pytest.mark.parametrize("end", [None, NOW + 2 * DAY])
@pytest.mark.parametrize("end_of_update", [None, NOW + DAY])
def test_unscheduling_an_update_leaves_what_is_live_as_if_it_had_never_been(end, end_of_update):
    """Its end, that of a licence perhaps, is neither moved nor lost with the update."""
    article = make_story(headline="Morning", live_until=end)
    noon = revise(article, headline="Noon")
    publishing.schedule(article, noon, by=None, at=NOW + HOUR, until=end_of_update, now=NOW)
    assert headline(article, NOW + DAY) == (None if end_of_update else "Noon")
    publishing.unschedule(article, by=None, live_from=NOW + HOUR, now=NOW)
    assert headline(article, NOW + DAY) == "Morning"
    assert article.versions.get().live_until == end


def test_unscheduling_one_of_two_updates_leaves_the_other_and_the_end():
    article = make_story(headline="Morning")
    for hour, words in ((1, "Noon"), (3, "Evening")):
        revision = revise(article, headline=words)
        publishing.schedule(article, revision, by=None, at=NOW + hour * HOUR, now=NOW)
    again = revise(article, headline="Morning, mended")
    publishing.publish(article, again, by=None, until=NOW + DAY, now=NOW)
    publishing.unschedule(article, by=None, live_from=NOW + 3 * HOUR, now=NOW)
    assert headline(article, NOW + 4 * HOUR) == "Noon"
    assert headline(article, NOW + DAY) is None
    publishing.unschedule(article, by=None, live_from=NOW + HOUR, now=NOW)
    assert headline(article, NOW + 4 * HOUR) == "Morning, mended"
    assert headline(article, NOW + DAY) is None


def test_what_has_begun_or_never_was_cannot_be_unscheduled():
    """The form may be older than the moment: it went live while the page was open."""
    article = make_story(live_from=NOW)
    for moment in (NOW, NOW + HOUR):
        assert refusal(publishing.unschedule, article, by=None, live_from=moment, now=NOW) == [
            "Nothing is scheduled for that moment any more."
        ]
    assert status(article) == {200}


# Withdrawing.


def test_withdrawing_takes_a_story_away_at_once_with_all_that_was_scheduled():
    article = make_story()
    publishing.schedule(article, article.draft, by=None, at=NOW + DAY, now=NOW)
    publishing.withdraw(article, by=None, why="Wrong.", now=NOW)
    assert [status(article, at) for at in (NOW, NOW + DAY)] == [{410}, {410}]
    assert article.withdrawn_at == NOW


def test_withdrawing_in_the_second_of_publishing_leaves_nothing():
    article = make_story(live_from=NOW, now=NOW)
    publishing.withdraw(article, by=None, why="Wrong.", now=NOW)
    assert not article.versions.exists()
    assert status(article) == {410}


def test_a_withdrawn_story_cannot_go_out_until_it_is_reopened():
    article = make_withdrawn()
    for at in (None, NOW + DAY):
        assert refusal(publishing.publish, article, article.draft, by=None, at=at, now=NOW) == [
            "The story was withdrawn. Reopen it first."
        ]
    publishing.reopen(article, by=None, now=NOW)
    assert (status(article), article.state) == ({410}, State.DRAFT)
    publishing.publish(article, article.draft, by=None, now=NOW)
    assert status(article) == {200}


def test_what_was_never_public_cannot_be_withdrawn():
    for article in (make_draft(), make_story(live_from=NOW + HOUR, now=NOW)):
        assert refusal(publishing.withdraw, article, by=None, why="", now=NOW) == [
            "Readers have never seen this story: there is nothing to withdraw."
        ]


def test_a_story_is_withdrawn_and_reopened_once():
    article = make_withdrawn()
    assert refusal(publishing.withdraw, article, by=None, why="", now=NOW) == [
        "The story has been withdrawn already."
    ]
    publishing.reopen(article, by=None, now=NOW)
    assert refusal(publishing.reopen, article, by=None, now=NOW) == ["The story is not withdrawn."]


def test_an_expired_story_can_be_withdrawn():
    """So that nobody publishes it again by mistake."""
    article = make_story(live_from=NOW - DAY, live_until=NOW - HOUR)
    publishing.withdraw(article, by=None, why="Wrong.", now=NOW)
    assert status(article) == {410}


# Who may.


VERBS = {
    "write": lambda a, by: drafting.save_revision(a, make_content(), by=by, now=NOW),
    "submit": lambda a, by: drafting.submit(a, by=by, now=NOW),
    "send back": lambda a, by: drafting.request_changes(a, by=by, why="No.", now=NOW),
    "approve": lambda a, by: drafting.approve(a, a.draft, by=by, now=NOW),
    "publish": lambda a, by: publishing.publish(a, a.draft, by=by, now=NOW),
    "mend a typo": lambda a, by: publishing.mend_typo(a, a.draft, by=by, now=NOW),
    "correct": lambda a, by: publishing.correct(
        a, a.draft, by=by, what_was_wrong="A.", what_is_right="B.", now=NOW
    ),
    "schedule": lambda a, by: publishing.schedule(a, a.draft, by=by, at=NOW + DAY, now=NOW),
    "unschedule": lambda a, by: publishing.unschedule(a, by=by, live_from=NOW + HOUR, now=NOW),
    "withdraw": lambda a, by: publishing.withdraw(a, by=by, why="Wrong.", now=NOW),
    "reopen": lambda a, by: publishing.reopen(a, by=by, now=NOW),
}
DESK = {"publish", "mend a typo", "correct", "schedule", "unschedule", "withdraw", "reopen"}
MAY = {
    "Contributors": set(),
    "Schedulers": DESK,
    "Editors": set(VERBS),
}


@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.parametrize("group", MAY)
def test_who_may_say_what_over_the_story_of_another(group, verb):
    """Who may is told NotReady at most."""
    article, user = make_draft(by=make_user("Editors")), make_user(group)
    drafting.approve(article, article.draft, by=None, now=NOW)
    events = Event.objects.count()
    try:
        VERBS[verb](article, user)
        is_refused = False
    except NotReady:
        is_refused = False
    except PermissionDenied:
        is_refused = True
        assert Event.objects.count() == events
    assert is_refused is (verb not in MAY[group])


@pytest.mark.parametrize("verb", VERBS)
def test_a_contributor_may_write_and_submit_a_story_of_their_own(verb):
    user = make_user("Contributors")
    article = make_draft(by=user)
    if verb in {"write", "submit"}:
        VERBS[verb](article, user)
    else:
        with pytest.raises(PermissionDenied):
            VERBS[verb](article, user)


def test_a_scheduler_publishes_only_what_somebody_has_approved():
    article, scheduler = make_draft(), make_user("Schedulers")
    assert refusal(publishing.publish, article, article.draft, by=scheduler, now=NOW) == [
        "Nobody has approved this draft yet."
    ]
    drafting.approve(article, article.draft, by=make_user("Editors"), now=NOW)
    publishing.publish(article, article.draft, by=scheduler, now=NOW)
    assert status(article) == {200}


def test_an_approval_is_of_one_revision_and_not_of_the_next():
    article, scheduler = make_draft(), make_user("Schedulers")
    drafting.approve(article, article.draft, by=None, now=NOW)
    revision = revise(article, headline="Changed after approval")
    assert refusal(publishing.publish, article, revision, by=scheduler, now=NOW) == [
        "Nobody has approved this draft yet."
    ]


def test_publishing_by_an_editor_is_an_approval():
    article, editor = make_draft(), make_user("Editors")
    publishing.publish(article, article.draft, by=editor, now=NOW)
    assert article.draft.approved_by == editor


def test_somebody_whose_account_is_switched_off_may_nothing():
    article, editor = make_draft(), make_user("Editors", is_active=False)
    with pytest.raises(PermissionDenied):
        publishing.publish(article, article.draft, by=editor, now=NOW)


# What is recorded.


def test_every_verb_is_recorded_with_who_when_and_why():
    article, editor = make_draft(), make_user("Editors")
    drafting.submit(article, by=editor, now=NOW - 5 * HOUR)
    drafting.request_changes(article, by=editor, why="No numbers.", now=NOW - 4 * HOUR)
    drafting.approve(article, article.draft, by=editor, now=NOW - 3 * HOUR)
    publishing.schedule(article, article.draft, by=editor, at=NOW + DAY, now=NOW - 2 * HOUR)
    publishing.unschedule(article, by=editor, live_from=NOW + DAY, now=NOW - 2 * HOUR)
    publishing.publish(article, article.draft, by=editor, now=NOW - HOUR)
    publishing.withdraw(article, by=editor, why="Wrong.", now=NOW)
    publishing.reopen(article, by=editor, now=NOW)
    told = [(event.verb, event.why) for event in article.events.order_by("id")]
    assert told == [
        ("submitted", ""),
        ("requested changes", "No numbers."),
        ("approved", ""),
        ("scheduled", ""),
        ("unscheduled", ""),
        ("published", ""),
        ("withdrew", "Wrong."),
        ("reopened", ""),
    ]
    assert {event.by for event in article.events.all()} == {editor}


def test_a_schedule_is_recorded_with_its_window_and_its_revision():
    article = make_story(live_from=NOW + HOUR, live_until=NOW + DAY, now=NOW)
    event = article.events.get()
    assert (event.at, event.live_from, event.live_until) == (NOW, NOW + HOUR, NOW + DAY)
    assert event.revision == article.draft


def test_a_refusal_is_not_recorded():
    article = make_draft(categories=())
    refusal(publishing.publish, article, article.draft, by=None, now=NOW)
    assert not article.events.exists()


def test_lists_are_in_the_order_of_first_publication():
    """An update does not climb."""
    old = make_story(headline="Old story", live_from=NOW - 2 * DAY)
    make_story(headline="New story", live_from=NOW - DAY)
    publishing.publish(old, revise(old, headline="Old story, updated"), by=None, now=NOW)
    page = content(read("/"))
    assert page.index(b"New story") < page.index(b"Old story, updated")


def test_a_change_of_what_has_no_draft_is_public_at_once():
    """Photo, credit, author, category and tag."""
    photo = make_photo(credit="Courtesy of Nobody")
    article = make_story(photos=[photo], tags=("bread",))
    photo.credit.name = "Courtesy of Somebody"
    photo.credit.save()
    Photo.objects.update(caption="Another caption")
    Category.objects.update(name="Another section")
    Tag.objects.update(name="another tag")
    Author.objects.update(bio="Another life.")
    page = content(read(f"/{article.addresses.get().path}/")).decode()
    for words in ("Courtesy of Somebody", "Another caption", "Another section", "another tag"):
        assert words in page
