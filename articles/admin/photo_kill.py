"""Killing a picture, and bringing it back: a screen for one decision, which says all that it
takes away and who is told.
"""

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles import photo_desk
from articles.admin.choose import desk_address
from articles.body.text import quoted
from articles.models import Photo

MANY = 50  # stories that are listed one by one


class NoticeForm(forms.Form):
    """Why, in the words of whoever decided it."""

    words = forms.CharField(widget=forms.Textarea(attrs={"rows": 5}))

    def __init__(self, *args, is_killed, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)
        words = self.fields["words"]
        if is_killed:
            words.label = _("Why it comes back")
            words.help_text = _("Kept in the record. For example what the agency wrote.")
            words.error_messages["required"] = _("Say why the picture may be shown again.")
        else:
            words.label = _("The notice")
            words.help_text = _(
                "In the agency’s own words. It goes to everybody who is told, and to whoever "
                "tries to bring this picture in again."
            )
            words.error_messages["required"] = _(
                "A kill needs its notice: say who asks for it, why."
            )


def kill(request, pk):
    """The screen of one photo: kill it, or where that has been done, bring it back."""
    if not request.user.has_perm("articles.kill_photo"):
        raise PermissionDenied
    photo = get_object_or_404(Photo.objects.select_related("credit"), pk=pk)
    is_killed = photo.killed_at is not None
    form = NoticeForm(request.POST or None, is_killed=is_killed)
    if request.method == "POST":
        verb = request.POST.get("verb", "")
        if verb not in VERBS:
            raise PermissionDenied("No such verb.")
        if (verb == "bring-back") != is_killed:
            return _done_already(request, photo)
        if form.is_valid():
            VERBS[verb](request, photo, form.cleaned_data["words"])
            return redirect("admin:articles_photo_change", photo.pk)
    affected = photo_desk.stories_with(photo)
    listed = affected.with_standing(at=request.at)[:MANY]
    title = _("Bring {photo} back") if is_killed else _("Kill {photo}")
    context = admin.site.each_context(request) | {
        "title": title.format(photo=quoted(Truncator(str(photo)).chars(80))),
        "photo": photo,
        "picture": desk_address(photo, "medium") or _kept_nowhere(photo),
        "form": form,
        "affected": listed,
        "people": _told(request, list(affected.only("pk", "created_by"))),
        "count": affected.count(),
        "more": max(0, affected.count() - MANY),
        "alike": [] if is_killed else _alike(photo),
        "portrait_of": photo.portrait_of.all(),
        "notice": photo_desk.kill_in_words(photo) if is_killed else "",
        "opts": Photo._meta,
    }
    return render(request, "admin/photo_kill.html", context)


def _kept_nowhere(photo):
    """Where who may bring a killed picture back can look at it; "" where there is no file."""
    if not photo.file:
        return ""
    return reverse("admin:photo_file", args=[photo.token, photo.files.name("medium", "webp")])


def _alike(photo):
    """Other photos that are, or look like, the same picture: (photo, whether the same bytes)."""
    if not photo.checksum:
        return []
    known = photo_desk.already_here(photo, except_for=photo)
    return [one for one in known if not one.photo.killed_at]


def _told(request, articles):
    return [person for person in photo_desk.editors_of(articles) if person != request.user]


def _done_already(request, photo):
    """Somebody else was quicker, or the button was pressed twice: nothing is said again."""
    told = (
        _("{photo} has been killed already. Nothing has changed.")
        if photo.killed_at
        else _("{photo} is not killed. Nothing has changed.")
    ).format(photo=quoted(photo))
    typed = request.POST.get("words", "").strip()
    if typed:
        kept = _("You had written: {words}").format(words=typed)
        told = f"{told} {kept}"
    messages.info(request, told)
    return redirect("admin:articles_photo_change", photo.pk)


def _kill(request, photo, notice):
    affected = photo_desk.kill(photo, by=request.user, notice=notice)
    said = _("{photo} is killed: readers see it nowhere any more.").format(photo=quoted(photo))
    gone = _gone_from(affected) if affected else _("No story used it.")
    messages.success(request, format_html("{} {}", said, gone))


def _gone_from(affected):
    """The stories by name, as far as they are listed one by one."""
    number, more = len(affected), max(0, len(affected) - MANY)
    names = format_html_join(
        ", ",
        '<a href="{}">{}</a>',
        [(reverse("admin:articles_article_change", args=[one.pk]), one) for one in affected[:MANY]],
    )
    if more:
        sentence = ngettext(
            "It is gone from {n} stories: {names} and {more} story more.",
            "It is gone from {n} stories: {names} and {more} stories more.",
            more,
        )
    else:
        sentence = ngettext(
            "It is gone from {n} story: {names}.", "It is gone from {n} stories: {names}.", number
        )
    return format_html(sentence, n=number, names=names, more=more)


def _bring_back(request, photo, why):
    photo_desk.bring_back(photo, by=request.user, why=why)
    told = _("{photo} is back: it stands again where it stood.")
    messages.success(request, told.format(photo=quoted(photo)))


VERBS = {"kill": _kill, "bring-back": _bring_back}
