"""Credit and rights of many photos at once, and taking over what their files say.

The law: only what somebody ticked is written, to every chosen photo or to none; what readers see
is never left without a credit; a refusal keeps everything that was typed.
"""

from dataclasses import dataclass

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import BooleanField, ForeignKey, URLField
from django.forms import Script
from django.http import QueryDict
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.formats import number_format
from django.utils.text import capfirst
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from articles import credits, search
from articles.admin.choose import desk_address
from articles.admin.choosers import RowsField
from articles.admin.numbers import whole
from articles.admin.publish import MomentField
from articles.models import Photo, PhotoCredit

MANY = 1000
FIRST = 24  # pictures that are shown of the chosen
FIELDS = (
    *("credit", "creator", "source", "copyright_notice", "licence_url", "acquire_url"),
    *(
        "usage_terms",
        "instructions",
        "source_type",
        "keeps_file_rights",
        "territory",
        "licence_from",
        "licence_until",
    ),
    *("is_for_web", "is_for_share_cards", "is_for_feeds", "is_sole_use"),
)
YES_OR_NO = [("", _("Choose")), ("yes", _("Yes")), ("no", _("No"))]


@dataclass(frozen=True)
class Chosen:
    """The photos of a choice that a person may change, how many of them readers see or are
    promised, and how many others were left out.
    """

    photos: list[Photo]
    promised: int
    left_out: int

    @property
    def ids(self) -> list[int]:
        return [photo.pk for photo in self.photos]


def choose(user, ids, at) -> Chosen:
    """A photo has no draft: what readers see is changed by who may edit any story."""
    photos = Photo.objects.filter(pk__in=ids)
    promised = set(photos.promised(at=at).values_list("pk", flat=True))
    rows = list(photos.select_related("credit"))
    if user.has_perm("articles.edit_any_article"):
        return Chosen(rows, len(promised), 0)
    return Chosen([row for row in rows if row.pk not in promised], 0, len(promised))


# The form.


class RightsForm(forms.Form):
    """A field for each right, and beside it a tick, `change-<field>`: written, or left alone."""

    def __init__(self, chosen, data=None):
        self.chosen = chosen
        super().__init__(data, label_suffix="")
        for name in FIELDS:
            self.fields[name] = _field(Photo._meta.get_field(name))

    @property
    def ticked(self) -> list[str]:
        return [name for name in FIELDS if f"change-{name}" in self.data]

    def rows(self):
        """Each field with its tick, for the template."""
        return [(self[name], name in self.ticked) for name in FIELDS]

    class Media:
        css = {"all": ["articles/library.css"]}
        js = [Script("articles/library.js", type="module")]

    def clean(self):
        data = super().clean()
        for name in set(self.errors) - set(self.ticked):
            del self._errors[name]  # what is not written may be anything
        if not self.ticked:
            raise ValidationError(_("Tick what is to be changed; everything else stays as it is."))
        if "credit" in self.ticked and not data.get("credit") and self.chosen.promised:
            self.add_error("credit", _sentence_of_promised(self.chosen.promised))
        for name in self.ticked:
            if isinstance(Photo._meta.get_field(name), BooleanField) and not data.get(name, "no"):
                self.add_error(name, _("Say yes or no."))
        moments = {"licence_from", "licence_until"}
        if moments & set(self.ticked) and not moments & set(self.errors):
            self._refuse_an_end_before_the_beginning(data)
        return data

    def _refuse_an_end_before_the_beginning(self, data):
        """Of a moment that is not ticked, each photo keeps its own."""
        wrong = 0
        for photo in self.chosen.photos:
            begin, end = (
                data[name] if name in self.ticked else getattr(photo, name)
                for name in ("licence_from", "licence_until")
            )
            wrong += bool(begin and end and end <= begin)
        if wrong:
            name = "licence_until" if "licence_until" in self.ticked else "licence_from"
            sentence = ngettext(
                "The licence of one of these photos would end before it begins.",
                "The licence of {n} of these photos would end before it begins.",
                wrong,
            )
            self.add_error(name, sentence.format(n=wrong))

    def values(self) -> dict:
        """What is written: column to value."""
        return {
            Photo._meta.get_field(name).attname: _value(name, self.cleaned_data.get(name))
            for name in self.ticked
        }


def _field(column):
    """The form's field for a column; a chooser, a moment, or a question of yes or no."""
    said = {"label": capfirst(column.verbose_name), "help_text": column.help_text}
    if isinstance(column, ForeignKey):
        return RowsField(PhotoCredit.objects, "credit", is_single=True, **said)
    if column.name in ("licence_from", "licence_until"):
        return MomentField(**said)
    if isinstance(column, BooleanField):
        return forms.ChoiceField(choices=YES_OR_NO, required=False, **said)
    if column.choices:
        choices = [("", _("Not said")), *column.choices]
        return forms.ChoiceField(choices=choices, required=False, **said)
    scheme = {"assume_scheme": "https"} if isinstance(column, URLField) else {}
    field = column.formfield(**said, **scheme)
    if isinstance(field.widget, forms.Textarea):
        field.widget.attrs["rows"] = 2
    return field


def _value(name, value):
    column = Photo._meta.get_field(name)
    if isinstance(column, ForeignKey):
        return value[0] if value else None
    return value == "yes" if isinstance(column, BooleanField) else value


def _sentence_of_promised(number):
    return ngettext(
        "Readers see one of these photos, or soon will: it cannot be without a credit.",
        "Readers see {n} of these photos, or soon will: they cannot be without a credit.",
        number,
    ).format(n=number)


# The screen.


def bulk(request):
    """The form for the photos of `ids`, and writing what it says."""
    if not request.user.has_perm("articles.change_photo"):
        raise PermissionDenied
    given = request.POST if request.method == "POST" else request.GET
    ids = list(filter(None, map(whole, given.get("ids", "").split(","))))
    if request.method == "POST":
        return _write(request, ids, given.get("back", ""))
    return begin(request, ids)


def begin(request, ids, back=""):
    """The empty form. `back` is the query of the list that one came from."""
    if is_too_many(request, ids):
        return redirect(library_address(back))
    return _show(request, RightsForm(choose(request.user, ids, request.at)), back)


def _write(request, ids, back):
    if is_too_many(request, ids):
        return redirect(library_address(back))
    with transaction.atomic():
        list(Photo.objects.select_for_update().filter(pk__in=ids).values_list("pk"))
        chosen = choose(request.user, ids, request.at)
        form = RightsForm(chosen, request.POST)
        if not form.is_valid() or not chosen.photos:
            return _show(request, form, back)
        Photo.objects.filter(pk__in=chosen.ids).update(**form.values())
        search.photos_changed(chosen.photos)
    number = len(chosen.photos)
    names = ", ".join(str(Photo._meta.get_field(name).verbose_name) for name in form.ticked)
    told = ngettext("Changed for one photo: {names}.", "Changed for {n} photos: {names}.", number)
    messages.success(request, told.format(n=grouped(number), names=names))
    tell_left_out(request, chosen.left_out)
    return redirect(library_address(back))


def _show(request, form, back):
    chosen, number = form.chosen, len(form.chosen.photos)
    title = ngettext("Credit and rights of one photo", "Credit and rights of {n} photos", number)
    context = admin.site.each_context(request) | {
        "title": title.format(n=grouped(number)),
        "opts": Photo._meta,
        "form": form,
        "chosen": chosen,
        "first": [(photo, desk_address(photo, "card-small")) for photo in chosen.photos[:FIRST]],
        "others": len(chosen.photos[FIRST:]),
        "left_out": left_out_in_words(chosen.left_out),
        "back": back,
        "library": library_address(back),
        "media": form.media,
    }
    return TemplateResponse(request, "admin/photo_bulk.html", context)


def library_address(back="") -> str:
    """The list of photos, asked what it was asked before; nowhere else, whatever `back` says."""
    query = QueryDict(back).urlencode()
    return reverse("admin:articles_photo_changelist") + (f"?{query}" if query else "")


def left_out_in_words(number) -> str:
    """Of photos that only an editor may change; "" for none."""
    if not number:
        return ""
    return ngettext(
        "Readers see one of the selected photos, or soon will: only an editor changes that. "
        "Left out here.",
        "Readers see {n} of the selected photos, or soon will: only an editor changes that. "
        "Left out here.",
        number,
    ).format(n=number)


def is_too_many(request, ids) -> bool:
    """More than are changed at once; then the person is told so."""
    if len(ids) > MANY:
        told = gettext("At most {most} photos are changed at once. Select fewer.")
        messages.error(request, told.format(most=grouped(MANY)))
    return len(ids) > MANY


def tell_left_out(request, number):
    if number:
        messages.warning(request, left_out_in_words(number))


def grouped(number) -> str:
    """A large number as a person reads it, such as “1,000”."""
    return number_format(number, force_grouping=True)


# What the files say.


@transaction.atomic
def take_what_files_say(photos) -> list[Photo]:
    """Fill what is empty with what the files say, and return the photos that were given anything.
    Text that does not fit stays a proposal, and so does a credit that the house does not know;
    alt text is still to be confirmed.
    """
    filled = []
    for photo in photos:
        fields = _fill(photo)
        if fields:
            photo.save(update_fields=fields)
            filled.append(photo)
    search.photos_changed(filled)
    return filled


def filled_in_words(filled, number) -> str:
    """What taking what `number` files say came to."""
    if not filled:
        return gettext("The files say nothing that is not here already, or that fits.")
    return ngettext(
        "What was empty says now what the file says.",
        "What was empty in {filled} of {n} photos says now what their files say.",
        number,
    ).format(filled=grouped(filled), n=grouped(number))


def _fill(photo) -> list[str]:
    filled = []
    for name, text in photo.proposals.items():
        value = None if getattr(photo, name) else _as_value(photo, name, text)
        if value:
            setattr(photo, name, value)
            filled.append(name)
    if "alt_text" in filled:
        photo.is_alt_confirmed = False
        filled.append("is_alt_confirmed")
    return filled


def _as_value(photo, name, text):
    """What a file's text is worth in a column; None where it is no sound value of it."""
    if name == "credit":
        return credits.credit_of(photo.said)
    try:
        return Photo._meta.get_field(name).clean(text, photo)
    except ValidationError:
        return None
