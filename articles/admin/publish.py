"""Deciding what the public sees: the verbs of the desk, each with its own button and words."""

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles import drafting, publishing
from articles.admin.change import ChangeForm, initial_change, verb_for
from articles.admin.numbers import whole
from articles.admin.standing import standing
from articles.body.text import quoted
from articles.models import Article, Revision
from articles.moments import moment_in_words
from articles.readiness import readiness
from articles.verbs import NotReady
from articles.visibility import has_begun


class MomentInput(forms.DateTimeInput):
    input_type = "datetime-local"

    def __init__(self):
        super().__init__(format="%Y-%m-%dT%H:%M:%S", attrs={"step": 1})


class MomentField(forms.DateTimeField):
    """A moment in the person's own time zone, to the second."""

    widget = MomentInput

    def __init__(self, **kwargs):
        formats = ["%Y-%m-%dT%H:%M:%S", "%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M:%S", "%Y-%m-%d %H:%M"]
        super().__init__(required=False, input_formats=formats, **kwargs)

    def to_python(self, value):
        """Years that addresses can name, and that every time zone can hold."""
        moment = super().to_python(value)
        if moment and not 1900 <= moment.year < 2999:
            raise forms.ValidationError(_("Choose a year between 1900 and 2998."))
        return moment


class WindowForm(ChangeForm):
    """From when, until when, and what readers are told."""

    go_live_at = MomentField(label=_("Goes live"))
    go_off_at = MomentField(label=_("Ends"), help_text=_("Empty: until further notice."))


def publish(request, pk):
    """The publishing screen of one story: where it stands, and every verb this person may say."""
    if not request.user.has_perm("articles.view_article"):
        raise PermissionDenied
    article = get_object_or_404(Article.objects.with_standing(at=request.at), pk=pk)
    initial = initial_window(article, _offered(request.user, article), request.at)
    form = WindowForm(request.POST or None, label_suffix="", initial=initial)
    if request.method == "POST" and form.is_valid():
        if _say(request, article, form.cleaned_data):
            return redirect("admin:articles_publish", pk)
        article = Article.objects.with_standing(at=request.at).get(pk=pk)
    draft, live = _offered(request.user, article), article.version_at(request.at)
    newest = article.draft
    context = admin.site.each_context(request) | {
        "title": gettext("Publish {story}").format(story=quoted(article)),
        "article": article,
        "standing": standing(article, request.at),
        "form": form,
        "draft": draft,
        "newer": newest if newest != draft else None,
        "readiness": readiness(article, draft.content, at=request.at) if draft else None,
        "windows": article.versions.select_related("revision").order_by("live_from"),
        "withdrawn": article.events.filter(verb="withdrew").first(),
        "is_public": live is not None,
        "is_read": live is not None and live.revision_id == draft.pk,
        "was_public": article.was_public(request.at),
        "why": request.POST.get("why", ""),
        "opts": Article._meta,
        "at": request.at,
    }
    return render(request, "admin/publish.html", context)


def _offered(user, article):
    """The revision to decide about: the newest draft, or for somebody who may not approve it,
    the newest that has been approved (or else the draft, to be looked at).
    """
    draft = article.draft
    if draft is None or draft.approved_at or user.has_perm("articles.approve_article"):
        return draft
    approved = article.revisions.filter(approved_at__isnull=False, is_beside=False)
    return approved.order_by("-number").first() or draft


def initial_window(article, draft, at) -> dict:
    """What the form shows: what is decided, or else what the draft proposes."""
    coming = article.next_version(at)
    begin = draft.content.go_live_moment if draft else None
    if coming and draft and coming.revision_id == draft.pk:
        begin = coming.live_from
    end = draft.content.go_off_moment if draft else None
    if has_begun(begin, at) and article.was_public(at):
        begin = None
    last = article.versions.order_by("-live_from").first()
    if last:
        end = last.live_until
    if has_begun(end, at):  # an end that has passed is no proposal for the next time
        end = None
    return {"go_live_at": begin, "go_off_at": end, **initial_change(draft, at)}


def _say(request, article, moments) -> bool:
    """Say the verb of the button that was pressed; True where it was done."""
    verb = request.POST.get("verb", "")
    if verb not in VERBS:
        raise PermissionDenied("No such verb.")
    try:
        message = VERBS[verb](request, article, moments)
    except NotReady as refusal:
        tell_reasons(request, refusal)
        return False
    messages.success(request, message)
    return True


def tell_reasons(request, refusal):
    """Why it was not done, one by one."""
    messages.error(request, gettext("Not done: nothing that readers see has changed."))
    for reason in refusal.reasons:
        messages.error(request, reason)


def _revision(request, article) -> Revision:
    """Exactly the revision that the person saw."""
    return get_object_or_404(article.revisions, number=whole(request.POST.get("revision")))


def publish_now(request, article, moments, revision=None):
    revision = revision or _revision(request, article)
    begin = moments["go_live_at"]
    if begin and not has_begun(begin, request.at):
        words = gettext(
            "“Goes live” says {when}. Schedule it for then, or empty that field to publish now."
        )
        raise NotReady([words.format(when=moment_in_words(begin))])
    verb, words = verb_for(article, moments, request.at)
    verb(article, revision, by=request.user, until=moments["go_off_at"], **words)
    return gettext("{story} is live.").format(story=quoted(article))


def schedule(request, article, moments, revision=None):
    if not moments["go_live_at"]:
        raise NotReady([gettext("Choose the moment at which it goes live.")])
    how, words = verb_for(article, moments, request.at)
    version = publishing.schedule(
        article,
        revision or _revision(request, article),
        by=request.user,
        at=moments["go_live_at"],
        until=moments["go_off_at"],
        how=how,
        **words,
    )
    return gettext("{story} goes live {when} ({zone}).").format(
        story=quoted(article),
        when=moment_in_words(version.live_from),
        zone=request.user.zone.key,
    )


def submit(request, article, moments, revision=None):
    drafting.submit(article, by=request.user)
    return gettext("{story} is in review.").format(story=quoted(article))


def _approve(request, article, moments):
    drafting.approve(article, _revision(request, article), by=request.user)
    return gettext("Approved: it may go out.")


def _request_changes(request, article, moments):
    why = _reason(request, gettext("Say what should change, so that the writer knows."))
    drafting.request_changes(article, by=request.user, why=why)
    return gettext("Changes requested.")


def _withdraw(request, article, moments):
    why = _reason(request, gettext("Say why the story is withdrawn. Only the desk reads it."))
    publishing.withdraw(article, by=request.user, why=why)
    words = gettext("{story} is withdrawn. Its address says so.")
    return words.format(story=quoted(article))


def _reopen(request, article, moments):
    publishing.reopen(article, by=request.user)
    words = gettext("{story} can be worked on again. It stays away until it is published.")
    return words.format(story=quoted(article))


def _unschedule(request, article, moments):
    version = get_object_or_404(article.versions, pk=whole(request.POST.get("version")))
    publishing.unschedule(article, by=request.user, live_from=version.live_from)
    words = gettext("What was scheduled for {when} is cancelled.")
    return words.format(when=moment_in_words(version.live_from))


def _reason(request, sentence):
    why = request.POST.get("why", "").strip()
    if not why:
        raise NotReady([sentence])
    return why


VERBS = {
    "publish": publish_now,
    "schedule": schedule,
    "submit": submit,
    "approve": _approve,
    "request-changes": _request_changes,
    "withdraw": _withdraw,
    "reopen": _reopen,
    "unschedule": _unschedule,
}
