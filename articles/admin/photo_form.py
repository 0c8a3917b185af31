"""The form of one photo: its file, its words, its credit and its rights. Beside each field stands
what the file says of itself, as a proposal; nothing of it is taken without a click.
"""

import hashlib
import json
from datetime import datetime

from django import forms
from django.core.exceptions import ValidationError
from django.forms import Script
from django.utils import timezone
from django.utils.text import capfirst, format_lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.admin.choosers import Chooser
from articles.admin.numbers import whole
from articles.admin.photo_proposals import proposals_of
from articles.admin.photo_uses import here_already
from articles.admin.publish import MomentField
from articles.admin.standing import moment_in_words
from articles.credits import credit_called
from articles.models import Photo, PhotoCredit
from articles.photo_desk import already_here, refuse_killed
from articles.photos.uploads import MAX_BYTES, examine

EMPTY = _("empty")
RIGHTS = ["licence_from", "licence_until", "is_for_web", "is_for_share_cards", "is_for_feeds"]
FIELDS = [
    *("focus_x", "focus_y"),
    *("alt_text", "is_alt_confirmed", "caption", "extended_description"),
    *("credit", "creator", "source", "copyright_notice", "licence_url", "acquire_url"),
    *("usage_terms", "instructions", "source_type", "taken_on", "place", "keeps_file_rights"),
    *RIGHTS,
    *("is_sole_use", "territory"),
]
RARE = [
    *("source", "copyright_notice", "licence_url", "acquire_url", "usage_terms"),
    *("instructions", "source_type", "taken_on", "place", "keeps_file_rights"),
]


def is_promised(photo) -> bool:
    """Whether readers see a photo, or will without anybody doing anything more."""
    return Photo.objects.promised(at=timezone.now()).filter(pk=photo.pk).exists()


class CreditChooser(Chooser):
    """The chooser of one credit."""

    def __init__(self):
        super().__init__("credit", is_single=True)

    def value_from_datadict(self, data, files, name):
        chosen = super().value_from_datadict(data, files, name)
        return (chosen if isinstance(chosen, list) else [chosen])[0] if chosen else ""

    def labels(self, chosen):
        known = PhotoCredit.objects.in_bulk([whole(pk) for pk in chosen])
        return {str(pk): str(credit) for pk, credit in known.items()}


class PictureInput(forms.FileInput):
    """A file of the kinds that are printed. Originals are private: none is linked."""

    def __init__(self):
        super().__init__(attrs={"accept": "image/jpeg,image/png,image/webp,image/avif"})


def _said(name) -> dict:
    """Label and help of a field, as the model has them."""
    field = Photo._meta.get_field(name)
    return {"label": capfirst(field.verbose_name), "help_text": field.help_text}


class PhotoForm(forms.ModelForm):
    """Saved by PhotoAdmin.save_model: the file goes through the verbs of the photo desk, so it is
    not among the model's fields here.
    """

    file = forms.FileField(
        label=_("Picture"),
        required=False,
        widget=PictureInput,
        help_text=format_lazy(
            _("JPEG, PNG, WebP or AVIF, at most {most} MB."), most=MAX_BYTES // 1024**2
        ),
    )
    keep_too = forms.BooleanField(label=_("Keep this one too"), required=False)
    credit = forms.ModelChoiceField(
        PhotoCredit.objects, required=False, widget=CreditChooser, **_said("credit")
    )
    new_credit = forms.CharField(
        label=_("New credit line"),
        required=False,
        max_length=250,
        help_text=_(
            "Somebody who is not in the list yet. A name that the house knows under "
            "another spelling becomes the credit that is there."
        ),
    )
    taken_on = forms.DateField(
        required=False,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        **_said("taken_on"),
    )
    focus_x = forms.IntegerField(
        label=_("From the left"), required=False, min_value=0, max_value=100
    )
    focus_y = forms.IntegerField(
        label=_("From the top"), required=False, min_value=0, max_value=100
    )
    licence_from = MomentField(**_said("licence_from"))
    licence_until = MomentField(**_said("licence_until"))
    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    class Meta:  # model and fields are the screen’s
        widgets = {
            "alt_text": forms.Textarea(attrs={"rows": 2}),
            "caption": forms.Textarea(attrs={"rows": 3}),
            "extended_description": forms.Textarea(attrs={"rows": 3}),
            "licence_url": forms.URLInput,
            "acquire_url": forms.URLInput,
            "usage_terms": forms.Textarea(attrs={"rows": 2}),
            "instructions": forms.Textarea(attrs={"rows": 2}),
        }

    user = at = None  # whoever saves, and when: set on the class by PhotoAdmin.get_form

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **{"label_suffix": ""} | kwargs)
        self.known = []  # photos that the file seems to be, as photo_uses.Here
        self.theirs = []  # what somebody else saved meanwhile: (label, what it is now)
        if self.instance.pk:
            self.initial["seen"] = _snapshot(self.instance)
        for name, proposal in proposals_of(self.instance).items():
            if name in self.fields:
                self.fields[name].proposal = proposal

    @property
    def proposals(self) -> int:
        """How many fields have one."""
        return sum(hasattr(field, "proposal") for field in self.fields.values())

    @property
    def rare(self) -> list:
        """The fields that stand behind a click."""
        return [self[name] for name in RARE]

    @property
    def is_rare_told(self) -> bool:
        """Whether one of them has something to show."""
        is_kept = "keeps_file_rights"  # ticked, unless somebody has said otherwise
        return not self[is_kept].value() or any(
            one.value() or one.errors or hasattr(one.field, "proposal")
            for one in self.rare
            if one.name != is_kept
        )

    # Field by field.

    def clean_file(self):
        file = self.cleaned_data["file"]
        if not file:
            return file
        if self.instance.killed_at:
            raise ValidationError(
                _(
                    "This picture has been killed. Bring it back first, or let the new file come "
                    "in as another photo."
                )
            )
        facts = examine(file)
        if facts.checksum == self.instance.checksum:
            raise ValidationError(_("This is the very file that is here."))
        refuse_killed(facts)
        known = already_here(facts, except_for=self.instance if self.instance.pk else None)
        self.known = [here_already(one) for one in known]
        return file

    def clean_focus_x(self):
        return self._kept_if_empty("focus_x")

    def clean_focus_y(self):
        return self._kept_if_empty("focus_y")

    def _kept_if_empty(self, name):
        value = self.cleaned_data[name]
        return getattr(self.instance, name) if value is None else value

    class Media:
        css = {"all": ["articles/photo.css"]}
        js = [
            Script("articles/focus.js", type="module"),
            Script("articles/photo-form.js", type="module"),
        ]

    # The whole.

    def clean(self):
        data = super().clean()
        if self.known and not data.get("keep_too"):
            self.add_error(
                "file",
                _(
                    "This picture seems to be here already. To keep both, choose the file again "
                    "and tick “Keep this one too”."
                ),
            )
        self._make_credit(data)
        self._refuse_what_cannot_be(data)
        self._keep_what_readers_see(data)
        self._tell_of_others(data)
        return data

    def _make_credit(self, data):
        """A name that was typed, or the proposal's button, chooses a credit or makes one; it is
        kept when the photo is.
        """
        typed = self.data.get("_new_credit") or data.get("new_credit") or ""
        name = " ".join(typed.replace("\x00", " ").split())
        if not name:
            return
        credit = credit_called(name) or PhotoCredit(name=name)
        if credit.pk is None and not self.user.has_perm("articles.add_photocredit"):
            sentence = _("You may not make a new credit. Choose one from the list.")
            self.add_error("credit", sentence)
            return
        try:
            credit.clean_fields()
        except ValidationError as error:
            self.add_error("new_credit", error.messages)
            return
        data["credit"] = credit

    def _refuse_what_cannot_be(self, data):
        begin, end = data.get("licence_from"), data.get("licence_until")
        if begin and end and end <= begin:
            self.add_error("licence_until", _("The licence would end before it begins."))

    def _keep_what_readers_see(self, data):
        """What readers see, or are promised, keeps its picture and its credit."""
        is_taken_away = f"{self.add_prefix('file')}-clear" in self.data
        lacks_credit = not data.get("credit") and "credit" not in self.errors
        if not self.instance.pk or not (is_taken_away or lacks_credit):
            return
        promised = is_promised(self.instance)
        if promised and lacks_credit:
            self.add_error(
                "credit", _("Readers see this photo, or soon will: it cannot be without a credit.")
            )
        if is_taken_away:
            self.add_error(
                "file",
                _("Readers see this photo, or soon will: replace the file instead.")
                if promised
                else _(
                    "A picture is not taken away: replace the file instead, or delete the photo."
                ),
            )

    def _tell_of_others(self, data):
        """Two people never overwrite each other in silence: what somebody else has saved since
        the form was opened is named, and saving once more is a decision.
        """
        then = data.get("seen")
        now = _snapshot(self.instance)
        if not self.instance.pk or not then or then == now:
            return
        self.theirs = _differences(self.instance, then)
        self.data = self.data.copy()
        self.data[self.add_prefix("seen")] = now
        self.add_error(
            None,
            _(
                "Somebody else saved this photo while you were working on it. Nothing of yours is "
                "saved yet, and nothing is lost: it stands below as you typed it. Save again to "
                "put it in the place of theirs."
            ),
        )


# What a form was opened with, so that a later change by somebody else shows.

_WATCHED = [
    field
    for field in Photo._meta.concrete_fields
    if field.editable or field.name == "killed_at"
    if not field.primary_key
]


def _snapshot(photo) -> str:
    return json.dumps({field.name: _short(photo, field) for field in _WATCHED})


def _short(photo, field) -> str:
    return hashlib.sha256(str(field.value_from_object(photo)).encode()).hexdigest()[:8]


def _differences(photo, then) -> list[tuple[str, str]]:
    try:
        before = dict(json.loads(then))
    except (ValueError, TypeError):
        before = {}
    return [
        (field.verbose_name, shown(photo, field))
        for field in _WATCHED
        if before.get(field.name) != _short(photo, field)
    ]


def shown(photo, field) -> str:
    """A field of a photo as a person reads it."""
    if field.name == "file":
        return gettext("another picture")
    value = getattr(photo, f"get_{field.name}_display")() if field.choices else None
    value = value or getattr(photo, field.name)
    if isinstance(value, bool):
        return gettext("yes") if value else gettext("no")
    if isinstance(value, datetime):
        return moment_in_words(value)
    return EMPTY if value in (None, "") else str(value)
