"""The notices under one story: mending their words, and withdrawing one that was a mistake."""

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles import corrections as verbs
from articles.admin.numbers import whole
from articles.admin.publish import tell_reasons
from articles.body.text import quoted
from articles.models import Article
from articles.verbs import NotReady
from articles.visibility import has_begun


class NoticeForm(forms.Form):
    """The words of one notice, what they were when it was read, and why it should go."""

    what_was_wrong = forms.CharField(
        label=gettext_lazy("What was wrong"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    what_is_right = forms.CharField(
        label=gettext_lazy("What is right"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    why = forms.CharField(
        label=gettext_lazy("Why (for the desk)"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    seen = forms.CharField(required=False, widget=forms.HiddenInput)


def corrections(request, pk):
    """The screen of one story. What was typed survives every refusal."""
    if not request.user.has_perm("articles.view_article"):
        raise PermissionDenied
    article = get_object_or_404(Article, pk=pk)
    number, form = whole(request.POST.get("correction")), NoticeForm(request.POST or None)
    typed = form.cleaned_data if form.is_valid() else {}
    if typed and _say(request, article, number, typed):
        return redirect("admin:articles_corrections", pk)
    context = admin.site.each_context(request) | {
        "title": _("Corrections of {story}").format(story=quoted(article)),
        "opts": Article._meta,
        "article": article,
        "notices": _notices(request, article, number, typed),
        "events": article.events.filter(verb__in=verbs.RECORDED).select_related("by"),
    }
    return render(request, "admin/corrections.html", context)


def _notices(request, article, number, typed):
    """Each with its form; what was typed for one that is gone is said, to be copied."""
    notices = list(article.corrections.all())
    for notice in notices:
        notice.is_told = has_begun(notice.corrected_at, request.at)
        notice.form = _form(notice, typed if notice.pk == number else {})
    if typed and number not in [notice.pk for notice in notices]:
        words = [typed[name] for name in ("what_was_wrong", "what_is_right", "why")]
        messages.info(request, _("You had written: {words}").format(words=" ".join(words)))
    return notices


def _form(notice, typed):
    """The words as they are, or as they were typed; read now, whichever."""
    said = {"what_was_wrong": notice.what_was_wrong, "what_is_right": notice.what_is_right}
    initial = {**said, **typed, "seen": verbs.as_seen(notice)}
    return NoticeForm(initial=initial, auto_id=f"id_{notice.pk}_%s", label_suffix="")


def _say(request, article, number, typed) -> bool:
    """Say the verb of the button that was pressed; True where it was done."""
    verb = request.POST.get("verb", "")
    if verb not in VERBS:
        raise PermissionDenied("No such verb.")
    try:
        message = VERBS[verb](request, article, number, typed)
    except NotReady as refusal:
        tell_reasons(request, refusal)
        return False
    messages.success(request, message)
    return True


def _mend(request, article, number, typed):
    words = {name: typed[name] for name in ("what_was_wrong", "what_is_right", "seen")}
    verbs.mend(article, number, by=request.user, **words)
    return _("The notice is mended. Its date stays as it was.")


def _withdraw(request, article, number, typed):
    words = {name: typed[name] for name in ("why", "seen")}
    verbs.withdraw(article, number, by=request.user, **words)
    return _("The notice is withdrawn: readers see nothing of it.")


VERBS = {"mend": _mend, "withdraw": _withdraw}
