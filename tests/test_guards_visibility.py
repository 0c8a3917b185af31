"""The rule of publication is written twice, for rows and for one object: here they are asked the
same questions. Everything the public sees hangs on this.
"""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from articles import visibility
from articles.models import Article, Category, Photo, PhotoCredit, Revision, SectionEntry, Version

START = datetime(2025, 3, 6, 12, 0, tzinfo=UTC)
SECOND = timedelta(seconds=1)
YEAR = 365 * 24 * 3600

# Few seconds, so that moments meet often; and now and then a far one.
seconds = st.integers(0, 6) | st.integers(-30 * YEAR, 30 * YEAR)
USES = ["is_for_web", "is_for_share_cards", "is_for_feeds"]
FATES = ["", "", "killed", "nobody named"]
flags = st.tuples(st.booleans(), st.booleans(), st.booleans())
licences = st.tuples(st.none() | seconds, st.none() | seconds).filter(
    lambda ends: None in ends or ends[0] < ends[1]
)
windows = st.tuples(seconds, st.none() | st.integers(1, 6) | st.integers(1, 30 * YEAR))


def make_versions(all_windows):
    """A row for each window, each of a story of its own."""
    articles = Article.objects.bulk_create(Article() for _ in all_windows)
    revisions = Revision.objects.bulk_create(
        Revision(article=article, number=1, data={}, created_at=START) for article in articles
    )
    return Version.objects.bulk_create(
        Version(
            article=article,
            revision=revision,
            live_from=START + begin * SECOND,
            live_until=None if length is None else START + (begin + length) * SECOND,
            published_at=START,
            headline=f"{begin} to {length}",
        )
        for article, revision, (begin, length) in zip(articles, revisions, all_windows, strict=True)
    )


class TheTwinsAgree(TestCase):
    @settings(max_examples=60, deadline=None, derandomize=True)
    @given(st.lists(windows, min_size=1, max_size=6), st.lists(seconds, min_size=1, max_size=3))
    def test_rows_and_objects_are_visible_at_the_same_moments(self, all_windows, moments):
        """Asked as rows, through a relation, and of each object."""
        versions = make_versions(all_windows)
        section = Category.objects.create(name="Section")
        SectionEntry.objects.bulk_create(
            SectionEntry(version=one, category=section, position=1, published_at=START)
            for one in versions
        )
        for at in [START + moment * SECOND for moment in moments]:
            said = {one.pk for one in versions if visibility.is_visible(one, at)}
            rows = Version.objects.filter(visibility.visible(at))
            entries = SectionEntry.objects.filter(visibility.visible(at, "version__"))
            assert set(rows.values_list("pk", flat=True)) == said
            assert set(entries.values_list("version", flat=True)) == said

    @settings(max_examples=30, deadline=None, derandomize=True)
    @given(st.lists(windows, min_size=1, max_size=6), seconds)
    def test_what_has_not_begun_is_upcoming(self, all_windows, moment):
        versions, at = make_versions(all_windows), START + moment * SECOND
        upcoming = Version.objects.filter(visibility.upcoming(at)).values_list("pk", flat=True)
        begun = {one.pk for one in versions if visibility.has_begun(one.live_from, at)}
        assert begun | set(upcoming) == {one.pk for one in versions}
        assert not begun & set(upcoming)

    @settings(max_examples=60, deadline=None, derandomize=True)
    @given(
        st.lists(st.tuples(licences, st.sampled_from(FATES), flags), min_size=1, max_size=6),
        st.lists(seconds, min_size=1, max_size=3),
    )
    def test_photos_as_rows_and_as_objects_are_in_force_at_the_same_moments(self, rows, moments):
        credit = PhotoCredit.objects.create(name="Somebody")
        photos = Photo.objects.bulk_create(
            Photo(
                token=f"token-{number}",
                licence_from=None if begin is None else START + begin * SECOND,
                licence_until=None if end is None else START + end * SECOND,
                killed_at=START if fate == "killed" else None,
                credit=None if fate == "nobody named" else credit,
                **dict(zip(USES, allowed, strict=True)),
            )
            for number, ((begin, end), fate, allowed) in enumerate(rows)
        )
        for at in [START + moment * SECOND for moment in moments]:
            for surface in ("web", "share_cards", "feeds"):
                found = Photo.objects.in_force(at=at, on=surface).values_list("pk", flat=True)
                said = {p.pk for p in photos if visibility.is_in_force(p, at, surface)}
                assert set(found) == said


TRUTH = [
    # at, compared with the ends of a window of ten seconds; what a reader sees
    (-1, False),
    (0, True),
    (1, True),
    (9, True),
    (10, False),
    (11, False),
]


@pytest.mark.django_db
@pytest.mark.parametrize(("after", "is_seen"), TRUTH)
def test_a_window_is_open_from_its_first_second_to_before_its_last(after, is_seen):
    """The independent statement of the rule: the twins could be wrong together."""
    (version,), at = make_versions([(0, 10)]), START + after * SECOND
    assert visibility.is_visible(version, at) is is_seen
    assert Version.objects.visible(at=at).exists() is is_seen
    assert Article.objects.filter(visibility.visible(at, "versions__")).exists() is is_seen


@pytest.mark.django_db
@pytest.mark.parametrize(("after", "is_seen"), [(-1, False), (0, True), (1, True), (YEAR, True)])
def test_a_window_without_an_end_stays_open(after, is_seen):
    (version,), at = make_versions([(0, None)]), START + after * SECOND
    assert visibility.is_visible(version, at) is is_seen
    assert Version.objects.visible(at=at).exists() is is_seen


@pytest.mark.django_db
def test_every_small_window_at_every_moment():
    small = [(begin, length) for begin in range(5) for length in (1, 2, 3, None)]
    versions = make_versions(small)
    for moment in range(-1, 9):
        at = START + moment * SECOND
        seen = set(Version.objects.visible(at=at).values_list("pk", flat=True))
        for version, (begin, length) in zip(versions, small, strict=True):
            is_seen = moment in range(begin, 99 if length is None else begin + length)
            assert visibility.is_visible(version, at) == (version.pk in seen) == is_seen


@pytest.mark.parametrize(("after", "has_begun"), [(-1, False), (0, True), (1, True)])
def test_a_moment_has_begun_at_its_own_second(after, has_begun):
    assert visibility.has_begun(START, START + after * SECOND) is has_begun


def test_never_has_not_begun():
    assert visibility.has_begun(None, START) is False


# Pictures.

PICTURES = [
    # what the photo says; whether it may be shown at START on the site, a share card, in a feed
    ({}, (True, True, True)),
    ({"licence_from": START}, (True, True, True)),
    ({"licence_from": START + SECOND}, (False, False, False)),
    ({"licence_until": START + SECOND}, (True, True, True)),
    ({"licence_until": START}, (False, False, False)),
    ({"killed_at": START + SECOND}, (False, False, False)),
    ({"credit_id": None}, (False, False, False)),
    ({"is_for_web": False}, (False, False, False)),
    ({"is_for_share_cards": False}, (True, False, True)),
    ({"is_for_feeds": False}, (True, True, False)),
]


@pytest.mark.parametrize(("said", "seen"), PICTURES)
def test_a_picture_is_in_force_while_its_licence_lasts_and_for_what_it_allows(said, seen):
    photo = Photo(**{"credit_id": 1} | said)
    surfaces = ("web", "share_cards", "feeds")
    assert tuple(visibility.is_in_force(photo, START, one) for one in surfaces) == seen
