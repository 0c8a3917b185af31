"""What was typed, by whom, when; what was done with it; and bringing any of it back."""

import difflib

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles import drafting
from articles.admin.numbers import whole
from articles.body.text import plain_text, quoted
from articles.models import Article
from articles.roles import may_edit

NAMES = {
    "headline": _("headline"),
    "standfirst": _("standfirst"),
    "body": _("text"),
    "slug": _("address"),
    "lead_photo": _("lead photo"),
    "byline": _("byline"),
    "categories": _("categories"),
    "tags": _("tags"),
    "go_live_at": _("proposed moment"),
    "go_off_at": _("proposed end"),
    "lead_alt": _("alt text of the lead photo"),
    "lead_caption": _("caption of the lead photo"),
    "change": _("typo, update or correction"),
    "what_was_wrong": _("what was wrong"),
    "what_is_right": _("what is right"),
    "label": _("label"),
    "sponsor": _("sponsor"),
    "language": _("language"),
    "canonical_url": _("where it was first published"),
    "is_indexed": _("search engines"),
}


def revisions(request, article):
    """The list; a POST with a number brings that revision back as the working draft."""
    if not request.user.has_perm("articles.view_article"):
        raise PermissionDenied
    if request.method == "POST":
        revision = get_object_or_404(article.revisions, number=whole(request.POST.get("revision")))
        drafting.bring_back(article, revision, by=request.user)
        words = gettext("Revision {number} is the working draft again.")
        messages.success(request, words.format(number=revision.number))
        return redirect("admin:articles_article_change", article.pk)
    rows = list(article.revisions.select_related("created_by", "approved_by"))
    by_number = {revision.number: revision for revision in rows}
    events = article.events.select_related("by", "revision")
    draft = article.draft
    for revision in rows:
        before = by_number.get(revision.based_on)
        revision.is_draft = revision == draft
        revision.changes = _changes(before, revision)
        revision.difference = _difference(before, revision)
        revision.deeds = [event for event in events if event.revision_id == revision.pk]
    context = admin.site.each_context(request) | {
        "title": gettext("Revisions of {story}").format(story=quoted(article)),
        "opts": Article._meta,
        "article": article,
        "revisions": rows,
        "other_events": [event for event in events if event.revision_id is None],
        "may_write": may_edit(request.user, article),
    }
    return render(request, "admin/revisions.html", context)


def _changes(before, revision) -> list[str]:
    """Names of what differs from the revision that was being edited."""
    if before is None:
        return []
    changed = revision.content.changed_fields(before.content)
    return [NAMES[name] for name in changed]


def _difference(before, revision) -> list[tuple[str, str]]:
    """("removed" or "added", line) for each line of headline, standfirst and text that differs."""
    if before is None:
        return []
    old, new = _lines(before.content), _lines(revision.content)
    difference = []
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    for kind, begin, end, new_begin, new_end in matcher.get_opcodes():
        if kind != "equal":
            difference += [("removed", line) for line in old[begin:end]]
            difference += [("added", line) for line in new[new_begin:new_end]]
    return difference


def _lines(content):
    return [content.headline, content.standfirst, *plain_text(content.body).split("\n")]
