"""The writing screen. Every button saves first: a revision is kept whatever comes after."""

from dataclasses import replace

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from articles import drafting, publishing
from articles.admin import publish
from articles.admin.article_form import ArticleForm, initial_from
from articles.admin.change import with_what_was_told
from articles.admin.choose import describe_photo
from articles.admin.photo_upload import drop_zone
from articles.admin.standing import standing
from articles.models import Article, Photo
from articles.readiness import readiness
from articles.roles import may_edit
from articles.verbs import NotReady
from articles.visibility import has_begun

VERBS = {
    "_publish": publish.publish_now,
    "_schedule": publish.schedule,
    "_submit": publish.submit,
}


def write(request, article=None):
    """Write a new story, or go on with one. Who may only look is taken to where it is decided."""
    if article is None and not request.user.has_perm("articles.add_article"):
        raise PermissionDenied
    if article and not may_edit(request.user, article):
        if request.method != "GET":
            raise PermissionDenied
        return redirect("admin:articles_publish", article.pk)
    draft = article.draft if article else None
    if request.method == "POST":
        return _save(request, article)
    form = ArticleForm(
        initial=_initial(request, article, draft), invalid=draft.invalid if draft else None
    )
    return TemplateResponse(
        request, "admin/article_form.html", _context(request, form, article, draft)
    )


def _initial(request, article, draft):
    if draft is None:
        author = request.user.signs_as.first()
        return {"byline": [author.pk] if author else []}
    window = publish.initial_window(article, draft, request.at)
    return {
        "desk_code": article.desk_code,
        "embargo_until": article.embargo_until,
        **window,
        **initial_from(draft),
    }


def _context(request, form, article, draft):
    photos = Photo.objects.select_related("credit").in_bulk(draft.content.photos if draft else [])
    return admin.site.each_context(request) | {
        "title": str(article) if article else _("Write"),
        "form": form,
        "media": form.media,
        "opts": Article._meta,
        "article": article,
        "draft": draft,
        "standing": standing(article, request.at) if article else None,
        "readiness": readiness(article, draft.content) if draft else None,
        "windows": article.versions.order_by("live_from") if article else [],
        "live": article.version_at(request.at) if article else None,
        "was_public": article is not None and article.was_public(request.at),
        "drop": drop_zone(),
        "photos": {str(pk): describe_photo(photo) for pk, photo in photos.items()},
        "at": request.at,
    }


def _save(request, article):
    form = ArticleForm(_without_nul(request.POST))
    form.is_valid()
    revision = _keep(request, form, article)
    article = revision.article
    here = redirect("admin:articles_article_change", article.pk)
    if revision.is_beside:
        _tell_beside(request, revision)
        return redirect("admin:articles_article_history", article.pk)
    if form.invalid:
        messages.warning(
            request,
            _("Saved. Something could not be understood; it is kept below as you typed it."),
        )
        return here
    _warn_of_embargo(request, article)
    verb = next((VERBS[name] for name in VERBS if name in request.POST), None)
    if verb is None:
        words = _("Draft saved, as revision {number}.")
        messages.success(request, words.format(number=revision.number))
        return here
    try:
        messages.success(request, verb(request, article, form.cleaned_data, revision))
    except NotReady as refusal:
        publish.tell_reasons(request, refusal)
    return here


def _without_nul(post):
    """What was posted without the one character that PostgreSQL cannot keep."""
    post = post.copy()
    for name, values in post.lists():
        post.setlist(name, [value.replace("\x00", "") for value in values])
    return post


@transaction.atomic
def _keep(request, form, article):
    """The revision of what was typed; a new story begins with it."""
    data = form.cleaned_data
    article = article or Article.objects.create(created_by=request.user)
    content = _with_past_moments(form.content(), article.draft, request.at)
    revision = drafting.save_revision(
        article,
        with_what_was_told(content, article.draft, request.at),
        by=request.user,
        based_on=data["based_on"],
        invalid=form.invalid,
    )
    if not revision.is_beside:
        _keep_desk(request, form, article)
    revision.article = article
    return revision


def _with_past_moments(content, draft, at):
    """A proposed moment that has come is not shown any more, but is not taken away by saving."""
    kept = {}
    if draft and not content.go_live_at and has_begun(draft.content.go_live_moment, at):
        kept["go_live_at"] = draft.content.go_live_at
    if draft and not content.go_off_at and has_begun(draft.content.go_off_moment, at):
        kept["go_off_at"] = draft.content.go_off_at
    return replace(content, **kept)


def _keep_desk(request, form, article):
    """The desk code and the embargo, where this person changed them: a form that was opened
    before somebody else set one must not take it away.
    """
    changed = set(form.changed_data) - set(form.invalid)
    if "desk_code" in changed:
        article.desk_code = form.cleaned_data["desk_code"] or ""
        article.save(update_fields=["desk_code"])
    if "embargo_until" in changed:
        try:
            drafting.set_embargo(article, form.cleaned_data["embargo_until"], by=request.user)
        except PermissionDenied:
            words = _("The embargo stays: only an editor can move or lift it.")
            messages.warning(request, words)


def _warn_of_embargo(request, article):
    """An embargo set after a schedule does not undo it: say so before it is too late."""
    if publishing.outruns_embargo(article, at=request.at):
        messages.warning(
            request,
            _(
                "The embargo ends after this story goes out, or it is out already. "
                "Cancel that, or withdraw it, on the publishing screen."
            ),
        )


def _tell_beside(request, revision):
    newest, who = revision.article.draft, _("The system")
    words = _(
        "{who} saved revision {newest} while you were writing. Nothing is lost: your text is kept "
        "as revision {number}, beside it. Compare them below, and bring yours back if it should "
        "be the draft."
    )
    if newest.created_by == request.user:
        words = _(
            "You, in another window, saved revision {newest} while you were writing. Nothing is "
            "lost: your text is kept as revision {number}, beside it. Compare them below, and "
            "bring yours back if it should be the draft."
        )
    elif newest.created_by:
        who = newest.created_by.name
    address = reverse("admin:articles_preview", args=[revision.article_id, revision.number])
    messages.warning(
        request,
        format_html(
            '{} <a href="{}">{}</a>',
            words.format(who=who, newest=newest.number, number=revision.number),
            address,
            _("Look at your text"),
        ),
    )
