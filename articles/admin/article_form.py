"""The writing form: content as typed, in and out. It can always be saved: what cannot be
understood is kept as it was typed, with a sentence beside it.
"""

from datetime import UTC
from urllib.parse import urlsplit

from django import forms
from django.conf import settings
from django.forms import Script
from django.utils.translation import get_language_info
from django.utils.translation import gettext_lazy as _
from django_prose_editor.widgets import AdminProseEditorWidget

from articles import languages
from articles.admin.change import ChangeForm, proposed
from articles.admin.choosers import RowsField, TagsField
from articles.admin.publish import MomentField
from articles.body.elements import ELEMENTS
from articles.content import Content, Signature
from articles.labels import Label
from articles.models import Author, Category, Photo
from articles.slugs import readable_slug


def _languages():
    """Every language, the magazine's first."""
    ours = get_language_info(settings.LANGUAGE_CODE)["name_local"]
    return [("", _("The magazine’s: {name}").format(name=ours)), *languages.choices()]


class BodyWidget(AdminProseEditorWidget):
    """The editor of a body, with exactly the elements that a body may hold."""

    def __init__(self, *, without=()):
        elements = {name: how for name, (how, _) in ELEMENTS.items() if name not in without}
        config = {"extensions": {**elements, "NoSpellCheck": False}}
        super().__init__(config=config, preset="configurable", attrs={"rows": 20})


def validate_slug(typed):
    if not readable_slug(typed):
        raise forms.ValidationError(_("An address needs a letter or a digit."))


def validate_first_address(typed):
    if urlsplit(typed).scheme not in ("http", "https"):
        raise forms.ValidationError(_("It must begin with http:// or https://."))


class ArticleForm(ChangeForm):
    """The fields of `Content`, and those of the article that belong to the desk."""

    headline = forms.CharField(
        label=_("Headline"), required=False, widget=forms.Textarea(attrs={"rows": 1})
    )
    standfirst = forms.CharField(
        label=_("Standfirst"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("One or two sentences that make one want to read on."),
    )
    body = forms.CharField(label=_("Text"), required=False, widget=BodyWidget())
    lead_photo = RowsField(
        Photo.objects.select_related("credit"),
        "photo",
        is_single=True,
        label=_("Lead photo"),
        help_text=_(
            "Stands large above the text. Without one, the first photo of the text "
            "stands in on cards."
        ),
    )
    lead_caption = forms.CharField(
        required=False,
        label=_("Caption in this story"),
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Empty: the photo’s own."),
    )
    has_no_lead_caption = forms.BooleanField(required=False, label=_("No caption in this story"))
    lead_alt = forms.CharField(
        required=False,
        label=_("Alt text in this story"),
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Empty: the photo’s own."),
    )
    is_lead_decorative = forms.BooleanField(
        required=False,
        label=_("Decorative in this story"),
        help_text=_("It tells nothing that the text does not: nothing is read out."),
    )
    byline = RowsField(
        Author.objects, "author", label=_("Byline"), help_text=_("In the order they are printed.")
    )
    roles = forms.CharField(
        label=_("Roles"),
        required=False,
        help_text=_(
            "Only where somebody did something other than write: one for each name, "
            "with commas between, such as “, photographs”."
        ),
    )
    categories = RowsField(
        Category.objects,
        "category",
        label=_("Categories"),
        help_text=_("The first is the primary one."),
    )
    tags = TagsField(label=_("Tags"), help_text=_("Type a name and press Enter."))
    slug = forms.CharField(
        required=False,
        validators=[validate_slug],
        label=_("End of the address"),
        help_text=_(
            "Empty: made from the headline when the story first goes out. Changed later, "
            "it moves the story, and its former addresses lead there."
        ),
    )
    label = forms.ChoiceField(
        label=_("Label"),
        required=False,
        choices=Label.choices,
        help_text=_(
            "Stands over the headline wherever the story is shown, so that nobody takes "
            "it for news."
        ),
    )
    sponsor = forms.CharField(
        label=_("Paid for by"),
        required=False,
        max_length=120,
        help_text=_("Of a sponsored story: readers are told."),
    )
    language = forms.ChoiceField(
        label=_("Language"),
        required=False,
        choices=_languages,
        help_text=_("So that it is read out and found as what it is."),
    )
    canonical_url = forms.URLField(
        label=_("First published at"),
        required=False,
        max_length=500,
        assume_scheme="https",
        validators=[validate_first_address],
        help_text=_(
            "Of a story taken over from another site: its address there. Readers are told, "
            "and search engines are sent there."
        ),
    )
    is_hidden_from_search = forms.BooleanField(
        label=_("Keep it out of search engines"),
        required=False,
        help_text=_("Readers still find it here, and by its address."),
    )
    go_live_at = MomentField(label=_("Goes live"))
    go_off_at = MomentField(label=_("Ends"), help_text=_("Empty: until further notice."))
    desk_code = forms.CharField(
        label=_("Desk code"),
        required=False,
        max_length=40,
        help_text=_("The desk it came from, such as HB."),
        show_hidden_initial=True,  # no revision holds these two: only a change of them is written
    )
    embargo_until = MomentField(
        label=_("Embargo until"),
        help_text=_("Nobody can publish it for an earlier moment."),
        show_hidden_initial=True,
    )
    based_on = forms.IntegerField(required=False, widget=forms.HiddenInput)

    class Media:
        css = {"all": ["articles/upload.css"]}
        js = [
            Script("articles/upload.js", type="module"),
            Script("articles/article-photos.js", type="module"),
        ]

    def __init__(self, *args, invalid=None, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)
        self.invalid = invalid or {}
        for name, kept in self.invalid.items():
            self.fields[name].problem = _problem(self.fields[name], kept)

    def full_clean(self):
        """Errors become `invalid`: field name to the text as typed and the problem with it."""
        super().full_clean()
        if not self.is_bound:
            return
        self.invalid = {
            name: {"text": self[name].value(), "problem": " ".join(problems)}
            for name, problems in self._errors.items()
        }
        self._errors.clear()
        for name in self.fields:
            self.cleaned_data.setdefault(name, None)

    def clean_slug(self):
        spoken = self["language"].value() or ""
        return readable_slug(self.cleaned_data["slug"], language=spoken)

    def content(self) -> Content:
        """What was typed; what could not be understood is empty here."""
        data = self.cleaned_data
        return Content(
            headline=data["headline"] or "",
            standfirst=data["standfirst"] or "",
            body=data["body"] or "",
            slug=data["slug"] or "",
            lead_photo=next(iter(data["lead_photo"] or ()), None),
            byline=tuple(_signatures(data["byline"] or (), data["roles"] or "")),
            categories=tuple(data["categories"] or ()),
            tags=tuple(data["tags"] or ()),
            go_live_at=_in_utc(data["go_live_at"]),
            go_off_at=_in_utc(data["go_off_at"]),
            lead_caption=_said_here(data["lead_caption"], data["has_no_lead_caption"]),
            lead_alt=_said_here(data["lead_alt"], data["is_lead_decorative"]),
            label=data["label"] or "",
            sponsor=(data["sponsor"] or "").strip(),
            language=data["language"] or "",
            canonical_url=data["canonical_url"] or "",
            is_indexed=not data["is_hidden_from_search"],
            **proposed(data),
        )


def _problem(field, kept) -> str:
    """What is wrong with a text that was kept, in the language of who looks, not of who typed."""
    try:
        field.clean(kept["text"])
    except forms.ValidationError as error:
        return " ".join(error.messages)
    return kept["problem"]


def _said_here(text, is_none) -> str | None:
    """What is said of the lead photo in this story alone: "" for nothing, None for its own."""
    return "" if is_none else " ".join((text or "").split()) or None


def _in_utc(moment) -> str:
    """One spelling of a moment, whatever zone it was typed in."""
    return moment.astimezone(UTC).isoformat() if moment else ""


def _signatures(authors, roles):
    roles = [role.strip()[:40] for role in roles.split(",")]
    for place, author in enumerate(authors):
        yield Signature(author, roles[place] if place < len(roles) else "")


def initial_from(revision) -> dict:
    """What the form shows of a revision; what was invalid, as it was typed."""
    content = revision.content
    roles = [signature.role for signature in content.byline]
    return {
        "headline": content.headline,
        "standfirst": content.standfirst,
        "body": content.body,
        "slug": content.slug,
        "lead_photo": content.lead_photo,
        "lead_caption": content.lead_caption or "",
        "has_no_lead_caption": content.lead_caption == "",
        "lead_alt": content.lead_alt or "",
        "is_lead_decorative": content.lead_alt == "",
        "byline": [signature.author for signature in content.byline],
        "roles": ", ".join(roles) if any(roles) else "",
        "categories": list(content.categories),
        "tags": list(content.tags),
        "label": content.label,
        "sponsor": content.sponsor,
        "language": content.language,
        "canonical_url": content.canonical_url,
        "is_hidden_from_search": not content.is_indexed,
        "based_on": revision.number,
    } | {name: kept["text"] for name, kept in revision.invalid.items()}
