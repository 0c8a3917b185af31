"""Typo, update or correction: what a change of a story is to readers who know it."""

from dataclasses import replace

from django import forms
from django.utils.translation import gettext_lazy as _

from articles import publishing
from articles.content import Content, Kind

CHOICES = [
    (Kind.TYPO, _("Typo: no date moves")),
    (Kind.UPDATE, _("Update: readers see “Updated”")),
    (Kind.CORRECTION, _("Correction: readers are told what was wrong")),
]
PROPOSED = ("change", "what_was_wrong", "what_is_right")


class ChangeForm(forms.Form):
    """The question, asked where a story that has been public goes out again."""

    change = forms.ChoiceField(
        label=_("What readers are told"),
        required=False,
        choices=CHOICES,
        initial=Kind.UPDATE,
        widget=forms.RadioSelect,
    )
    what_was_wrong = forms.CharField(
        label=_("What was wrong"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("A whole sentence: it stands under the story and on the corrections page."),
    )
    what_is_right = forms.CharField(
        label=_("What is right"), required=False, widget=forms.Textarea(attrs={"rows": 2})
    )


def initial_change(draft, at) -> dict:
    """What the question shows: what the draft proposes, until readers have had it."""
    if draft is None or draft.has_been_read(at):
        return {}
    content = draft.content
    return {name: getattr(content, name) for name in PROPOSED if getattr(content, name)}


def proposed(data) -> dict:
    """What was typed, as fields of Content; an update needs no word."""
    kind = data["change"] or ""
    return {
        "change": "" if kind == Kind.UPDATE else kind,
        "what_was_wrong": (data["what_was_wrong"] or "").strip(),
        "what_is_right": (data["what_is_right"] or "").strip(),
    }


def with_what_was_told(content: Content, draft, at) -> Content:
    """What readers have been told already is proposed no more; but that alone is no change."""
    if draft is None or not draft.has_been_read(at):
        return content
    kept = replace(content, **{name: getattr(draft.content, name) for name in PROPOSED})
    proposes_nothing = not any(getattr(content, name) for name in PROPOSED)
    return kept if proposes_nothing and kept == draft.content else content


def verb_for(article, data, at):
    """The verb of publishing that the answer means for this story, and its words."""
    kind = data.get("change") if article.was_public(at) else ""
    if kind == Kind.TYPO:
        return publishing.mend_typo, {}
    if kind == Kind.CORRECTION:
        words = {name: data.get(name) or "" for name in ("what_was_wrong", "what_is_right")}
        return publishing.correct, words
    return publishing.publish, {}
