"""Arranging the front page: its slots, when readers see it, and who decided what."""

from csp.decorators import csp_replace
from django.conf import settings
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from articles import front_page, fronts
from articles.admin.front_form import SlotForm, act, rows_from, rows_of, screenful
from articles.admin.numbers import whole
from articles.admin.preview import as_readers_have_it
from articles.admin.publish import WindowForm, tell_reasons
from articles.models import Front, FrontEvent
from articles.moments import moment_in_words
from articles.verbs import NotReady
from articles.views.base import page
from articles.views.home import home_context
from articles.visibility import has_begun, promised

RECORD = 20


def front(request):
    """The screen. A button that moves, adds or removes shows it again (to a script, only its
    places), and nothing is stored; only a verb changes what readers see. What was typed survives
    every refusal.
    """
    _require(request.user)
    if request.method != "POST":
        return _begin(request)
    if request.POST.get("verb") in {"unschedule", "automatic"}:
        return _end(request)
    rows = act(rows_from(request.POST), request.POST.get("do", ""))
    window = WindowForm(request.POST, label_suffix="")
    based_on = whole(request.POST.get("based_on"))
    if "verb" in request.POST:
        try:
            messages.success(request, _put_up(request, rows, window, based_on))
            return redirect("admin:front")
        except fronts.Overtaken as refusal:  # told once: the next time, it counts
            tell_reasons(request, refusal)
            based_on = fronts.newest_number()
        except NotReady as refusal:
            tell_reasons(request, refusal)
    return _show(request, rows, window, based_on)


def _require(user):
    if not user.has_perms(["articles.arrange_front", "articles.view_article"]):
        raise PermissionDenied


def _begin(request):
    """What is live, or the arrangement that `?from=` names: one to come, or one to bring back."""
    chosen, window = None, WindowForm(label_suffix="")
    if request.GET.get("from"):
        known = Front.objects.select_related("made_by")
        chosen = get_object_or_404(known, pk=whole(request.GET["from"]))
        if chosen.live_from and not has_begun(chosen.live_from, request.at):
            moments = {"go_live_at": chosen.live_from, "go_off_at": chosen.live_until}
            window = WindowForm(label_suffix="", initial=moments)
    slots = chosen.arrangement if chosen else front_page.slots_at(request.at)
    return _show(request, rows_of(slots), window, fronts.newest_number(), chosen)


def _show(request, rows, window, based_on, chosen=None):
    at = _moment_of(window, request.at)
    shown = screenful(rows, at=at)
    windows = Front.objects.filter(promised(request.at)).select_related("made_by")
    context = admin.site.each_context(request) | {
        "title": _("Front page"),
        "screen": shown,
        "is_later": at != request.at,
        "window": window,
        "based_on": based_on,
        "chosen": chosen,
        "windows": windows.order_by("live_from"),
        "is_live": Front.objects.visible(at=request.at).exists(),
        "events": FrontEvent.objects.select_related("by", "front")[:RECORD],
        "media": SlotForm.base_fields["story"].widget.media,
        "at": request.at,
    }
    part = "_front_places" if request.POST.get("part") == "places" else "front"
    return TemplateResponse(request, f"admin/{part}.html", context)


def _moment_of(window, now):
    """The moment that the screen and the preview show: that of going live, where it is to come."""
    if window.is_bound:
        window.full_clean()
        moment = window.cleaned_data.get("go_live_at")
    else:
        moment = window.initial.get("go_live_at")
    return now if moment is None or has_begun(moment, now) else moment


# The verbs.


def _put_up(request, rows, window, based_on) -> str:
    """Say the verb of the button that was pressed; what to tell of it."""
    if request.POST["verb"] not in {"arrange", "schedule"}:
        raise PermissionDenied("No such verb.")
    shown = screenful(rows, at=request.at)
    if not (window.is_valid() and shown.is_valid):
        raise NotReady([_("Something cannot be understood: the reason stands beside it.")])
    begin, until = window.cleaned_data["go_live_at"], window.cleaned_data["go_off_at"]
    how = {"by": request.user, "until": until, "based_on": based_on}
    if request.POST["verb"] == "schedule":
        if begin is None:
            raise NotReady([_("Choose the moment at which it goes live.")])
        made = fronts.schedule(shown.slots, at=begin, **how)
        words = _("The front page changes {when} ({zone}).")
        return words.format(when=moment_in_words(made.live_from), zone=request.user.zone.key)
    if begin and not has_begun(begin, request.at):
        words = _(
            "“Goes live” says {when}. Schedule it for then, or empty that field to put it up now."
        )
        raise NotReady([words.format(when=moment_in_words(begin))])
    fronts.arrange(shown.slots, **how)
    return _("The front page is up: readers see it.")


def _end(request):
    """Cancel what is to come, or take down what is live, as the person saw it."""
    how = {"by": request.user, "based_on": whole(request.POST.get("based_on"))}
    try:
        if request.POST["verb"] == "automatic":
            fronts.take_down(**how)
            messages.success(request, _("The front page arranges itself again."))
        else:
            coming = get_object_or_404(Front, pk=whole(request.POST.get("front")))
            fronts.unschedule(coming, **how)
            messages.success(request, _("Cancelled: readers will not see that arrangement."))
    except NotReady as refusal:
        tell_reasons(request, refusal)
    return redirect("admin:front")


# The preview.


@csp_replace(settings.CONTENT_SECURITY_POLICY["DIRECTIVES"])
def preview(request):
    """The front page as readers would see it with what stands in the form, at the moment of going
    live; never stored, nowhere linked.
    """
    _require(request.user)
    if request.method != "POST":
        return redirect("admin:front")
    window = WindowForm(request.POST, label_suffix="")
    request.at = at = _moment_of(window, request.at)
    slots = screenful(rows_from(request.POST), at=at).slots
    with as_readers_have_it():
        context = home_context(slots, at=at)
        for photo in _photos(context):
            photo.address_name = "admin:photo_file"
        context |= {"preview": at, "canonical": "", "structured_data": ""}
        return page(request, "articles/home.html", context)


def _photos(context):
    """Every picture of the page: those of its cards, and the portraits of who has an opinion."""
    blocks = [stories for _, stories in context["blocks"]]
    lead = [context["lead"]] if context["lead"] else []
    _, voices = context["opinion"] or (None, [])
    cards = [lead, context["seconds"], context["river"], *blocks]
    photos = [story.card_photo for part in cards for story in part]
    photos += [entry.author.portrait for story in voices for entry in story.byline_entries]
    return [photo for photo in photos if photo]
