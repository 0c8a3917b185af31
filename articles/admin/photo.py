"""One photo: its form, and the ways to kill it and to fetch its original."""

from contextlib import suppress
from dataclasses import asdict

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.text import Truncator
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles import credits, photo_desk, search
from articles.admin.choose import desk_address
from articles.admin.numbers import whole
from articles.admin.photo_form import EMPTY, FIELDS, RIGHTS, PhotoForm, is_promised, shown
from articles.admin.photo_kill import kill
from articles.admin.photo_library import PhotoLibrary
from articles.admin.photo_original import original
from articles.admin.photo_uses import outlook, placeholder_now, uses_of
from articles.body.text import quoted
from articles.models import Magazine, Photo, PhotoCredit
from articles.photos.sizes import SIZES
from articles.photos.uploads import examine
from articles.photos.workshop import at_low_priority

CROPS = [
    ("lead", _("Lead, 16:9"), SIZES["lead"]),
    ("card", _("Card, 3:2"), SIZES["card"]),
    ("square", _("Square"), SIZES["square"]),
    ("tall", _("Tall, 4:5"), SIZES["tall"]),
    ("share", _("Share card"), SIZES["share"]),
]
RECORD = 50  # events that are shown


class PhotoAdmin(PhotoLibrary):
    form = PhotoForm
    fields = FIELDS

    # Who may do what.

    def has_change_permission(self, request, obj=None):
        """A photo has no draft: what readers see is changed by who may edit any story."""
        allowed = super().has_change_permission(request, obj)
        if allowed and obj and not request.user.has_perm("articles.edit_any_article"):
            return not is_promised(obj)
        return allowed

    def has_delete_permission(self, request, obj=None):
        """A killed photo stays: by it its bytes are known when they come again."""
        allowed = super().has_delete_permission(request, obj)
        return allowed and not (obj and obj.killed_at)

    def get_deleted_objects(self, objs, request):
        """The photos alone: what goes with them (the record, the index of looks) is no news."""
        _related, _counts, lacking, protected = super().get_deleted_objects(objs, request)
        names = [format_html(gettext("Photo: {name}"), name=photo) for photo in objs]
        return names, {self.opts.verbose_name_plural: len(objs)}, lacking, protected

    # The screens.

    def get_urls(self):
        own = [
            path("<int:pk>/kill/", self.admin_site.admin_view(kill), name="articles_photo_kill"),
            path(
                "<int:pk>/original/",
                self.admin_site.admin_view(original),
                name="articles_photo_original",
            ),
        ]
        return own + super().get_urls()

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        """A save locks its photo, so that it cannot write over a kill of the same instant. A file
        is looked at before anything is locked: that takes longest.
        """
        if request.method != "POST":
            return super().changeform_view(request, object_id, form_url, extra_context)
        if "file" in request.FILES:
            with suppress(ValidationError):  # the form says it again, beside the field
                at_low_priority(examine, request.FILES["file"])
        with transaction.atomic():
            Photo.objects.select_for_update().filter(pk=whole(object_id)).first()
            return super().changeform_view(request, object_id, form_url, extra_context)

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change, **kwargs)
        form.user = request.user
        return form

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        photo = None
        if obj and obj.pk:  # as it is saved: the form's own has taken on what was typed
            photo = Photo.objects.select_related("credit", "created_by").get(pk=obj.pk)
        context |= {"title": _("Upload a photo"), "subtitle": None, "photo": photo, "crops": CROPS}
        if photo:
            context |= self._about(request, photo)
        return super().render_change_form(request, context, add, change, form_url, obj)

    def _about(self, request, photo):
        uses = uses_of(photo, at=request.at)
        may_change = self.has_change_permission(request, photo)
        return {
            "title": Truncator(str(photo)).chars(80),
            "picture": desk_address(photo, "large"),
            "uses": uses,
            "outlook": outlook(photo, uses, at=request.at),
            "instructions": photo.told("instructions"),
            "notice": photo_desk.kill_in_words(photo) if photo.killed_at else "",
            "printed": photo.credit_line(Magazine.current().credit_label),
            "record": photo.events.select_related("by")[:RECORD],
            "details": [] if may_change else _details(photo),
        }

    # Saving.

    def save_model(self, request, photo, form, change):
        """A file goes through the verbs of the photo desk, which keep its facts and the record."""
        file = form.cleaned_data["file"]
        if photo.credit and photo.credit.pk is None:
            photo.credit, _made = PhotoCredit.objects.get_or_create(name=photo.credit.name)
            _tell_of_new_credit(request, photo.credit)
        elif file and not photo.credit:
            _tell_of_found_credit(request, file)
        if file and photo.file:
            focus = photo.focus_x, photo.focus_y
            photo_desk.replace_file(photo, file, by=request.user)
            _tell_of_new_file(request, photo, focus)
        elif file:
            photo_desk.take_in(photo, file, by=request.user)
        else:
            photo.created_by = photo.created_by or (None if change else request.user)
            photo.save()
            search.photos_changed([photo])
        _tell_of_rights(request, photo, form)

    def response_change(self, request, obj):
        """Making a credit is no end of the work on a photo: the form stays."""
        if "_new_credit" in request.POST:
            request.POST = request.POST.copy()
            request.POST["_continue"] = ""
        return super().response_change(request, obj)

    def response_post_save_add(self, request, obj):
        """On to the form: what the file says of itself stands there now."""
        return redirect("admin:articles_photo_change", obj.pk)


def _details(photo):
    """What the photo says, for who may only look: (label, text) of all that is not empty."""
    named = [Photo._meta.get_field(name) for name in FIELDS if "focus" not in name]
    told = [(field.verbose_name, shown(photo, field)) for field in named]
    return [(label, text) for label, text in told if text != EMPTY]


# What is said after saving.


def _tell_of_new_credit(request, credit):
    told = format_html(gettext("“{name}” is a credit of the house from now on."), name=credit.name)
    if request.user.has_perm("articles.change_photocredit"):
        more = gettext('<a href="{address}">Say what kind it is, and whose the copyright is</a>.')
        address = reverse("admin:articles_photocredit_change", args=[credit.pk])
        told = format_html("{} {}", told, format_html(more, address=address))
    messages.success(request, told)


def _tell_of_found_credit(request, file):
    credit = credits.credit_of(asdict(examine(file).said))
    if credit:
        told = gettext("The file names {credit}: that credit has been taken.")
        messages.info(request, told.format(credit=quoted(credit)))


def _tell_of_new_file(request, photo, focus):
    uses = uses_of(photo, at=request.at)
    told = gettext("The new file stands everywhere already.")
    messages.success(request, f"{told} {uses.in_words}")
    if (photo.focus_x, photo.focus_y) != focus:
        again = gettext("It has another shape: its focal point is in the middle again.")
        messages.info(request, again)


def _tell_of_rights(request, photo, form):
    """What readers see from now on, where the rights have been changed."""
    if not set(form.changed_data) & {*RIGHTS, "is_sole_use"}:
        return
    uses = uses_of(photo, at=request.at)
    now = placeholder_now(photo, uses, at=request.at)
    if now:
        messages.warning(request, now)
    for sentence in outlook(photo, uses, at=request.at):
        messages.info(request, sentence)
