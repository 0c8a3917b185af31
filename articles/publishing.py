"""The verbs by which the public sees a story: publish, mend, correct, schedule, withdraw, reopen.

The laws: only these verbs write what the public sees; each is one transaction that locks its
article; they say who (`by`, None for the system itself) and when (`now`); a moment in the future
is a schedule, and needs nothing else to come true. A verb that a person may not say raises
PermissionDenied; one that cannot be done yet raises NotReady with sentences for a person.
"""

from django.db import transaction
from django.utils.translation import gettext as _

from articles import windows
from articles.content import Change, Kind
from articles.drafting import stamp_approval
from articles.models import Article, Version
from articles.moments import moment_in_full
from articles.readiness import objections, readiness
from articles.roles import require
from articles.verbs import NotReady, locked, record, whole_second
from articles.visibility import has_begun, is_visible


def outruns_embargo(article, *, at) -> bool:
    """Whether readers see, or will see, something of it before its embargo ends."""
    if article.embargo_until is None:
        return False
    early = article.versions.filter(live_from__lt=article.embargo_until)
    return any(is_visible(version, at) or has_begun(at, version.live_from) for version in early)


def publish(article, revision, *, by, at=None, until=None, now=None) -> Version:
    """Make `revision` what the public sees from `at` (default: now) until `until` (None: until
    further notice), and return its version.

    A moment in the future is a schedule: of a story that readers have never seen it replaces any
    earlier schedule; of a live one it is a dated update, and what is live stays until then. What
    begins at a later moment keeps its beginning, and `until` ends the last of them. A past moment
    dates a first publication back; a story that has been public changes now.

    A change of what has been public is an update: from its moment readers see when it was. What
    they have read already, published again, is none.
    """
    return _put_out(article, revision, Change(), by, at, until, now)


def mend_typo(article, revision, *, by, at=None, until=None, now=None) -> Version:
    """`publish` a change of which nobody need be told: no date moves."""
    return _put_out(article, revision, Change(Kind.TYPO), by, at, until, now)


def correct(
    article, revision, *, by, what_was_wrong, what_is_right, at=None, until=None, now=None
) -> Version:
    """`publish` a change and tell readers of it, from the same moment and for good: what was wrong
    and what is right. At a moment that has a correction already, this one takes its place.
    """
    change = Change(Kind.CORRECTION, what_was_wrong.strip(), what_is_right.strip())
    return _put_out(article, revision, change, by, at, until, now)


def schedule(article, revision, *, by, at, until=None, now=None, how=publish, **words) -> Version:
    """`publish` (or `mend_typo`, or `correct` with its words) at a moment that must be in the
    future.
    """
    now = whole_second(now)
    if whole_second(at) <= now:
        words = _("{when} has passed. Choose a later moment, or publish now.")
        raise NotReady([words.format(when=moment_in_full(at))])
    return how(article, revision, by=by, at=at, until=until, now=now, **words)


@transaction.atomic
def unschedule(article, *, by, live_from, now=None):
    """Cancel what would begin at `live_from`; what is before it stays as if that had never been
    scheduled: to the end that it was given itself, or to the next beginning.

    A story that has never been public is an approved draft again.
    """
    require(by, "articles.publish_article")
    now = whole_second(now)
    article = locked(article)
    version = article.versions.upcoming(at=now).filter(live_from=live_from).first()
    if version is None:
        raise NotReady([_("Nothing is scheduled for that moment any more.")])
    revision = version.revision
    windows.drop([version], now)
    windows.take_back(article, [version])
    windows.close_gap(article, version)
    if not article.was_public(now):
        following = article.versions.order_by("live_from").first()
        article.first_published_at = following.live_from if following else None
    windows.settle_dates(article)
    windows.settle_addresses(article, now)
    record(article, "unscheduled", by, now, revision=revision)


@transaction.atomic
def withdraw(article, *, by, why, now=None):
    """Take the story from the public now, and cancel what was scheduled. Its addresses answer
    410 from this moment; it cannot go out again until it is reopened.
    """
    require(by, "articles.publish_article")
    now = whole_second(now)
    article = locked(article)
    if not article.was_public(now):
        raise NotReady([_("Readers have never seen this story: there is nothing to withdraw.")])
    if article.withdrawn_at:
        raise NotReady([_("The story has been withdrawn already.")])
    unseen = list(article.versions.upcoming(at=now))
    live = article.version_at(now)
    if live and live.live_from < now:
        windows.stamp(live, now)
        live.live_until = now
        live.save(update_fields=["live_until"])
    elif live:
        unseen.append(live)
    windows.drop(unseen, now)
    windows.take_back(article, unseen)
    article.withdrawn_at = now
    windows.settle_addresses(article, now)
    record(article, "withdrew", by, now, why=why)


@transaction.atomic
def reopen(article, *, by, now=None):
    """Let a withdrawn story be worked on and published again; it stays away until then."""
    require(by, "articles.publish_article")
    article = locked(article)
    if not article.withdrawn_at:
        raise NotReady([_("The story is not withdrawn.")])
    article.withdrawn_at = None
    article.state = Article.State.DRAFT
    record(article, "reopened", by, whole_second(now))


# How it is done.

_SAID = {Kind.TYPO: "mended a typo", Kind.UPDATE: "published", Kind.CORRECTION: "corrected"}


@transaction.atomic
def _put_out(article, revision, change, by, at, until, now) -> Version:
    require(by, "articles.publish_article")
    now = whole_second(now)
    article = locked(article)
    was_public = article.was_public(now)
    start = whole_second(at or now)
    if was_public:
        start = max(start, now)
    until = whole_second(until) if until else None
    _refuse_unless_ready(article, revision, change, by, start, until, now)
    before = windows.version_before(article, start, now)
    standing = windows.standing_path(article, before, now)
    windows.drop_past(article, now)
    if not was_public:
        windows.drop(article.versions.all(), now)
        article.first_published_at = start
    stamp_approval(revision, by, now)
    windows.tell(article, change, start)
    updated_at = windows.updated_at(article, revision, change, start, before)
    version = windows.open_window(
        article, revision, start, until, standing=standing, updated_at=updated_at, now=now
    )
    if article.draft == revision:
        article.state = Article.State.APPROVED
    verb = "scheduled" if start > now else _SAID[change.kind]
    record(article, verb, by, now, version=version, why=str(change))
    return version


def _refuse_unless_ready(article, revision, change, by, start, until, now):
    was_public = article.was_public(now)
    reasons = [*readiness(article, revision.content, at=start).blockers]
    reasons += objections(change, was_public=was_public)
    if revision.approved_at is None and by and not by.has_perm("articles.approve_article"):
        reasons.append(_("Nobody has approved this draft yet."))
    if until is not None and until <= start:
        reasons.append(_("The story would end before it begins."))
    elif until is not None and until <= now:
        reasons.append(_("Its end has passed already: readers would never see it."))
    last = article.versions.order_by("-live_from").first() if was_public else None
    if until is not None and last and start < until <= last.live_from:
        words = _("A change is scheduled for {when}, after that end.")
        reasons.append(words.format(when=moment_in_full(last.live_from)))
    if reasons:
        raise NotReady(reasons)
