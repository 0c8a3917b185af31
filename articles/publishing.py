"""What must be there before a story goes out, and the verbs of the desk.

The laws: only these verbs write what the public sees; each is one transaction that locks its
article; they say who (`by`, None for the system itself) and when (`now`); a moment in the future
is a schedule, and needs nothing else to come true. A verb that a person may not say raises
PermissionDenied; one that cannot be done yet raises NotReady with sentences for a person.
"""

from dataclasses import replace
from datetime import UTC

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles import search, windows
from articles.content import Change, Kind
from articles.models import Article, Author, Category, DraftUse, Event, Photo, Version
from articles.models.revision import BROUGHT_BACK
from articles.moments import moment_in_full
from articles.readiness import objections, readiness
from articles.roles import may_edit, require
from articles.visibility import has_begun, is_visible


class NotReady(Exception):
    """The verb was refused; nothing has changed. `reasons` are sentences for a person."""

    def __init__(self, reasons):
        self.reasons = list(reasons)
        super().__init__(" ".join(self.reasons))


# Writing: always succeeds.


@transaction.atomic
def save_revision(
    article, content, *, by, based_on=None, why="", invalid=None, source_digest="", now=None
):
    """Keep what was typed as the newest revision, and return it.

    `based_on` is the number of the revision that was being edited (None: nothing to compare
    with). Where somebody has saved a newer one meanwhile, this one is kept beside it and the
    newer stays the working draft: see `Revision.is_beside`. Content that is already the working
    draft makes no new revision.
    """
    _require_may_edit(by, article)
    article = _locked(article)
    draft = article.draft
    is_beside = draft is not None and based_on is not None and based_on < draft.number
    if draft and draft.content == content and draft.invalid == (invalid or {}):
        return draft
    keeps_approval = draft is not None and content.is_same_story(draft.content)
    newest = article.revisions.order_by("-number").values_list("number", flat=True).first()
    revision = article.revisions.create(
        number=(newest or 0) + 1,
        data=content.to_json(),
        invalid=invalid or {},
        based_on=based_on if based_on is not None else (draft.number if draft else None),
        is_beside=is_beside,
        why=why,
        source_digest=source_digest,
        created_at=_moment(now),
        created_by=by,
        approved_at=draft.approved_at if keeps_approval else None,
        approved_by=draft.approved_by if keeps_approval else None,
    )
    if not is_beside:
        _become_draft(article, revision, _moment(now))
    return revision


@transaction.atomic
def bring_back(article, revision, *, by, now=None):
    """Make an earlier revision, or one kept beside, the working draft again, as a new revision. A
    correction that readers have had with it is not proposed to them again.
    """
    content, why = revision.content, f"{BROUGHT_BACK}{revision.number}"
    if revision.has_been_read(_moment(now)):
        content = replace(content, change="", what_was_wrong="", what_is_right="")
    return save_revision(article, content, by=by, why=why, now=now)


# The state of work.


@transaction.atomic
def submit(article, *, by, now=None):
    """Ask an editor to look at the working draft."""
    _require_may_edit(by, article)
    _set_state(article, Article.State.IN_REVIEW, "submitted", by, now)


@transaction.atomic
def request_changes(article, *, by, why, now=None):
    """Give the working draft back to its writer, saying what is missing. An approval of it is
    taken back; what is scheduled or live stays until somebody decides about that.
    """
    require(by, "articles.approve_article")
    draft = _locked(article).draft
    if draft and draft.approved_at:
        draft.approved_at = draft.approved_by = None
        draft.save(update_fields=["approved_at", "approved_by"])
    _set_state(article, Article.State.CHANGES_REQUESTED, "requested changes", by, now, why=why)


@transaction.atomic
def approve(article, revision, *, by, now=None):
    """Say that this revision may go out. Publishing by somebody who may approve implies it."""
    require(by, "articles.approve_article")
    article = _locked(article)
    _approve(revision, by, _moment(now))
    if article.draft == revision:
        _set_state(article, Article.State.APPROVED, "approved", by, now, revision=revision)


@transaction.atomic
def set_embargo(article, until, *, by, now=None):
    """Set, move or lift (None) the moment before which nobody can publish the story. Whoever may
    not approve can set one, but not touch one that is there.
    """
    _require_may_edit(by, article)
    article = _locked(article)
    if article.embargo_until is not None:
        require(by, "articles.approve_article")
    article.embargo_until = until
    verb = "set the embargo" if until else "lifted the embargo"
    _record(article, verb, by, _moment(now), live_from=until)


# What the public sees.


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
    now = _moment(now)
    if _moment(at) <= now:
        words = _("{when} has passed. Choose a later moment, or publish now.")
        raise NotReady([words.format(when=moment_in_full(at))])
    return how(article, revision, by=by, at=at, until=until, now=now, **words)


@transaction.atomic
def unschedule(article, *, by, live_from, now=None):
    """Cancel what would begin at `live_from`; what is before it stays to the end of that window.

    A story that has never been public is an approved draft again.
    """
    require(by, "articles.publish_article")
    now = _moment(now)
    article = _locked(article)
    version = article.versions.upcoming(at=now).filter(live_from=live_from).first()
    if version is None:
        raise NotReady([_("Nothing is scheduled for that moment any more.")])
    before = article.versions.filter(live_until=live_from).first()
    revision, live_until = version.revision, version.live_until
    windows.drop([version], now)
    windows.take_back(article, [version])
    if before:
        before.live_until = live_until
        before.save(update_fields=["live_until"])
    if not article.was_public(now):
        following = article.versions.order_by("live_from").first()
        article.first_published_at = following.live_from if following else None
    windows.settle_dates(article)
    windows.settle_addresses(article, now)
    _record(article, "unscheduled", by, now, revision=revision)


@transaction.atomic
def withdraw(article, *, by, why, now=None):
    """Take the story from the public now, and cancel what was scheduled. Its addresses answer
    410 from this moment; it cannot go out again until it is reopened.
    """
    require(by, "articles.publish_article")
    now = _moment(now)
    article = _locked(article)
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
    _record(article, "withdrew", by, now, why=why)


@transaction.atomic
def reopen(article, *, by, now=None):
    """Let a withdrawn story be worked on and published again; it stays away until then."""
    require(by, "articles.publish_article")
    article = _locked(article)
    if not article.withdrawn_at:
        raise NotReady([_("The story is not withdrawn.")])
    article.withdrawn_at = None
    article.state = Article.State.DRAFT
    _record(article, "reopened", by, _moment(now))


# How it is done.

_SAID = {Kind.TYPO: "mended a typo", Kind.UPDATE: "published", Kind.CORRECTION: "corrected"}


def _moment(moment):
    """A whole second, in UTC."""
    return (moment or timezone.now()).astimezone(UTC).replace(microsecond=0)


def _require_may_edit(by, article):
    if by is not None and not may_edit(by, article):
        raise PermissionDenied(f"{by} may not write in this story.")


def _locked(article):
    """The article as it stands in the database, locked until the transaction ends. The caller's
    own object is brought up to date by `_record` or `_become_draft`.
    """
    Article.objects.select_for_update().get(pk=article.pk)
    article.refresh_from_db()
    return article


def _become_draft(article, revision, now):
    content = revision.content
    article.working_title = content.headline[:300]
    if article.state == Article.State.APPROVED and revision.approved_at is None:
        article.state = Article.State.DRAFT
    article.changed_at = now
    article.save()
    search.write_draft(article, content)
    article.draft_uses.all().delete()
    photos = Photo.objects.filter(pk__in=content.photos)
    authors = Author.objects.filter(pk__in={one.author for one in content.byline})
    categories = Category.objects.filter(pk__in=content.categories)
    DraftUse.objects.bulk_create(
        [DraftUse(article=article, photo=photo) for photo in photos]
        + [DraftUse(article=article, author=author) for author in authors]
        + [DraftUse(article=article, category=category) for category in categories]
    )


def _set_state(article, state, verb, by, now, *, revision=None, why=""):
    article = _locked(article)
    article.state = state
    _record(article, verb, by, _moment(now), revision=revision or article.draft, why=why)


def _approve(revision, by, now):
    if revision.approved_at is None:
        revision.approved_at, revision.approved_by = now, by
        revision.save(update_fields=["approved_at", "approved_by"])


@transaction.atomic
def _put_out(article, revision, change, by, at, until, now) -> Version:
    require(by, "articles.publish_article")
    now = _moment(now)
    article = _locked(article)
    was_public = article.was_public(now)
    start = _moment(at or now)
    if was_public:
        start = max(start, now)
    until = _moment(until) if until else None
    _refuse_unless_ready(article, revision, change, by, start, until, now)
    before = windows.version_before(article, start, now)
    standing = windows.standing_path(article, before, now)
    windows.drop_past(article, now)
    if not was_public:
        windows.drop(article.versions.all(), now)
        article.first_published_at = start
    _approve(revision, by, now)
    windows.tell(article, change, start)
    updated_at = windows.updated_at(article, revision, change, start, before)
    version = windows.open_window(
        article, revision, start, until, standing=standing, updated_at=updated_at, now=now
    )
    if article.draft == revision:
        article.state = Article.State.APPROVED
    verb = "scheduled" if start > now else _SAID[change.kind]
    _record(article, verb, by, now, version=version, why=str(change))
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


def _record(article, verb, by, now, *, version=None, revision=None, live_from=None, why=""):
    article.changed_at = now
    article.save()
    Event.objects.create(
        article=article,
        verb=verb,
        at=now,
        by=by,
        revision=version.revision if version else revision,
        live_from=version.live_from if version else live_from,
        live_until=version.live_until if version else None,
        why=why,
    )
