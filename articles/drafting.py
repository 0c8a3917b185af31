"""The verbs of writing, of which readers notice nothing: saving, and the state of work.

Saving always succeeds. The laws are those of publishing.py: each verb is one transaction that
locks its article, with who (`by`, None for the system itself) and when (`now`).
"""

from dataclasses import replace

from django.core.exceptions import PermissionDenied
from django.db import transaction

from articles import search
from articles.models import Article, Author, Category, DraftUse, Photo
from articles.models.revision import BROUGHT_BACK
from articles.roles import may_edit, require
from articles.verbs import locked, record, whole_second


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
    article = locked(article)
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
        created_at=whole_second(now),
        created_by=by,
        approved_at=draft.approved_at if keeps_approval else None,
        approved_by=draft.approved_by if keeps_approval else None,
    )
    if not is_beside:
        _become_draft(article, revision, whole_second(now))
    return revision


@transaction.atomic
def bring_back(article, revision, *, by, now=None):
    """Make an earlier revision, or one kept beside, the working draft again, as a new revision. A
    correction that readers have had with it is not proposed to them again.
    """
    content, why = revision.content, f"{BROUGHT_BACK}{revision.number}"
    if revision.has_been_read(whole_second(now)):
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
    draft = locked(article).draft
    if draft and draft.approved_at:
        draft.approved_at = draft.approved_by = None
        draft.save(update_fields=["approved_at", "approved_by"])
    _set_state(article, Article.State.CHANGES_REQUESTED, "requested changes", by, now, why=why)


@transaction.atomic
def approve(article, revision, *, by, now=None):
    """Say that this revision may go out. Publishing by somebody who may approve implies it."""
    require(by, "articles.approve_article")
    article = locked(article)
    stamp_approval(revision, by, whole_second(now))
    if article.draft == revision:
        _set_state(article, Article.State.APPROVED, "approved", by, now, revision=revision)


@transaction.atomic
def set_embargo(article, until, *, by, now=None):
    """Set, move or lift (None) the moment before which nobody can publish the story. Whoever may
    not approve can set one, but not touch one that is there.
    """
    _require_may_edit(by, article)
    article = locked(article)
    if article.embargo_until is not None:
        require(by, "articles.approve_article")
    article.embargo_until = until
    verb = "set the embargo" if until else "lifted the embargo"
    record(article, verb, by, whole_second(now), live_from=until)


# How it is done.


def stamp_approval(revision, by, now):
    """Note who approved a revision first, where nobody has."""
    if revision.approved_at is None:
        revision.approved_at, revision.approved_by = now, by
        revision.save(update_fields=["approved_at", "approved_by"])


def _require_may_edit(by, article):
    if by is not None and not may_edit(by, article):
        raise PermissionDenied(f"{by} may not write in this story.")


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
    article = locked(article)
    article.state = state
    record(article, verb, by, whole_second(now), revision=revision or article.draft, why=why)
