"""Whatever the desk does in whatever order, the windows of a story stay sound. Lists of verbs
are made up by hypothesis and said at increasing moments; after each, every law is checked.
"""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from articles import corrections, drafting, publishing
from articles.content import Content, Signature
from articles.models import (
    Address,
    Article,
    Author,
    Category,
    Correction,
    Event,
    Revision,
    Tag,
    Version,
)
from articles.verbs import NotReady
from articles.visibility import is_visible

BEGIN = datetime(2025, 3, 6, 22, 0, tzinfo=UTC)  # two hours before midnight: days change
HOUR, SECOND = timedelta(hours=1), timedelta(seconds=1)
TABLES = [Article, Revision, Version, Address, Event, Tag, Correction]

hours = st.integers(0, 4)
later = st.none() | st.integers(-3, 8)
verbs = st.one_of(
    st.tuples(st.just("save"), st.sampled_from(["", "", "harbour", "quay", "taken"])),
    st.tuples(st.just("publish"), later, later),
    st.tuples(st.just("publish"), st.none(), st.none()),
    st.tuples(st.just("mend_typo"), later, later),
    st.tuples(st.just("correct"), later, later),
    st.tuples(st.just("schedule"), st.integers(1, 8), later),
    st.tuples(st.just("unschedule"), st.integers(0, 2)),
    st.tuples(st.just("mend_correction"), st.integers(0, 2)),
    st.tuples(st.just("withdraw_correction"), st.integers(0, 2)),
    st.tuples(st.just("withdraw")),
    st.tuples(st.just("reopen")),
)
days_work = st.lists(st.tuples(hours, verbs), min_size=1, max_size=9)


def rows():
    """Every row that a verb could have changed."""
    return [list(table.objects.order_by("pk").values()) for table in TABLES]


class Desk:
    """One story, what has been done to it, and what readers have seen of it so far."""

    def __init__(self):
        self.author = Signature(Author.objects.create(name="A. Writer").pk)
        self.section = Category.objects.create(name="Section").pk
        self.now, self.saved = BEGIN, 0
        self.first_seen, self.stood = None, set()
        other = Article.objects.create()
        Address.objects.create(article=other, path="2025/03/06/taken", since=BEGIN)
        self.article = Article.objects.create()
        self.save("")

    def save(self, slug):
        self.saved += 1
        content = Content(
            headline=f"Draft {self.saved}",
            body="<p>Words.</p>",
            slug=slug,
            byline=(self.author,),
            categories=(self.section,),
        )
        drafting.save_revision(self.article, content, by=None, now=self.now)

    def mend_typo(self, at, until):
        self.publish(at, until, verb=publishing.mend_typo)

    def correct(self, at, until):
        words = {"what_was_wrong": "It was A.", "what_is_right": "It is B."}
        self.publish(at, until, verb=publishing.correct, **words)

    def mend_correction(self, number):
        words = {"what_was_wrong": "It was A.", "what_is_right": f"It is {self.now}."}
        corrections.mend(self.article, self._correction(number), by=None, now=self.now, **words)

    def withdraw_correction(self, number):
        number = self._correction(number)
        corrections.withdraw(self.article, number, by=None, why="Wrong.", now=self.now)

    def _correction(self, number):
        known = list(self.article.corrections.values_list("pk", flat=True))
        return known[number] if number < len(known) else 0

    def publish(self, at, until, *, verb=publishing.publish, **words):
        article, draft = self.article, self.article.draft
        at, until = self._hour(at), self._hour(until)
        before = list(article.versions.all())
        start = max(at or self.now, self.now) if article.was_public(self.now) else at or self.now
        was_public = article.was_public(self.now)
        version = verb(article, draft, by=None, at=at, until=until, now=self.now, **words)
        assert (version.live_from, version.revision) == (start, draft)
        if was_public:
            self._check_that_only_the_window_changed(before, version)

    def schedule(self, at, until):
        at, until = self._hour(at), self._hour(until)
        draft = self.article.draft
        publishing.schedule(self.article, draft, by=None, at=at, until=until, now=self.now)

    def unschedule(self, number):
        coming = list(self.article.versions.upcoming(at=self.now))
        moment = coming[number].live_from if number < len(coming) else self.now
        publishing.unschedule(self.article, by=None, live_from=moment, now=self.now)

    def withdraw(self):
        publishing.withdraw(self.article, by=None, why="Wrong.", now=self.now)

    def reopen(self):
        publishing.reopen(self.article, by=None, now=self.now)

    def _hour(self, number):
        return None if number is None else self.now + number * HOUR

    def _check_that_only_the_window_changed(self, before, version):
        """Between now and its beginning, and after the next one begins, readers get what they
        would have got."""
        after = list(self.article.versions.all())
        ends = [one.live_from for one in after if one.live_from > version.live_from]
        for at in moments(before + after):
            if self.now <= at < version.live_from or (ends and min(ends) <= at < max(ends)):
                assert shown(before, at) == shown(after, at)


def shown(versions, at):
    """The numbers of the revisions that readers get at `at`."""
    return [one.revision_id for one in versions if is_visible(one, at)]


def moments(versions):
    """Every moment at which something changes, with the seconds around it."""
    ends = {one.live_from for one in versions} | {one.live_until for one in versions}
    return sorted(end + near * SECOND for end in ends - {None} for near in (-1, 0, 1))


def check_windows(versions):
    for one, following in pairwise(sorted(versions, key=lambda version: version.live_from)):
        assert one.live_until is not None, "an endless window has another after it"
        assert one.live_until <= following.live_from, "two windows overlap"
    for at in moments(versions):
        assert len(shown(versions, at)) <= 1


def check_first_publication(desk, versions):
    """It is the first moment at which readers could see the story, and never changes again."""
    begun = [one.live_from for one in versions if one.live_from <= desk.now]
    if desk.first_seen is None and begun:
        desk.first_seen = min(begun)
    coming = min((one.live_from for one in versions), default=None)
    assert desk.article.first_published_at == (desk.first_seen or coming)
    assert {one.published_at for one in versions} <= {desk.article.first_published_at}


def check_addresses(desk, versions):
    """Each window has its address in time; none answers before its story stood there, and each
    where it stood answers for ever.
    """
    since = dict(desk.article.addresses.values_list("path", "since"))
    for version in versions:
        assert since[version.path] <= version.live_from
    desk.stood |= {one.path for one in versions if one.live_from <= desk.now}
    assert {path for path, moment in since.items() if moment <= desk.now} == desk.stood
    assert set(since) == {one.path for one in versions} | desk.stood, "an address nobody needs"


def check_dates(desk, versions):
    """The date of the last update never goes back, and lies between first publication and now or
    the beginning of the window. A correction begins with a window that says so, or has begun.
    """
    versions = sorted(versions, key=lambda version: version.live_from)
    dated = [version.dated_at for version in versions]
    assert dated == sorted(dated)
    assert all(v.published_at <= v.dated_at <= v.live_from for v in versions)
    begins = {version.live_from: version for version in versions}
    moments = set(desk.article.corrections.values_list("corrected_at", flat=True))
    assert {one for one in moments if one > desk.now} <= set(begins)
    assert all(begins[one].updated_at == one for one in moments & set(begins))


def check(desk):
    desk.article.refresh_from_db()
    versions = list(desk.article.versions.all())
    check_windows(versions)
    check_first_publication(desk, versions)
    check_addresses(desk, versions)
    check_dates(desk, versions)
    if desk.article.withdrawn_at:
        assert all(one.live_until and one.live_until <= desk.now for one in versions)


class TheWindowsOfAStory(TestCase):
    @settings(max_examples=60, deadline=None, derandomize=True)
    @given(days_work)
    def test_stay_sound_whatever_the_desk_does(self, work):
        desk = Desk()
        for pause, (verb, *words) in work:
            desk.now += pause * HOUR
            check(desk)
            before = rows()
            try:
                getattr(desk, verb)(*words)
            except NotReady as refusal:
                assert refusal.reasons
                assert rows() == before, "a refusal changed something"
            check(desk)
