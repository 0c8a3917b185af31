"""Pictures, their words and their rights."""

import secrets

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles import visibility
from articles.models.credit import PhotoCredit
from articles.photos.field import PictureField
from articles.photos.metadata import AI_SOURCE_TYPES, SOURCE_TYPES, EmbeddedRights
from articles.photos.renditions import Source
from articles.photos.sizes import CENTRE
from articles.photos.uploads import original_path


class PhotoQuerySet(models.QuerySet):
    def in_force(self, *, at, on="web"):
        """Photos that may be shown at `at`: not killed, and licensed for that moment and use."""
        return self.filter(visibility.in_force(at, on))

    def shown(self, *, at, on="web"):
        """Photos in force that a story visible at `at` shows, or that are the portrait of who
        signs one.
        """
        return self.in_force(at=at, on=on).filter(self._used(visibility.visible(at, "version__")))

    def promised(self, *, at):
        """What readers see at `at` or are scheduled to see, in force or not; and every portrait,
        which goes public with whatever its author signs next.
        """
        portraits = self.model.portrait_of.rel.related_model.objects.filter(portrait=OuterRef("pk"))
        return self.filter(self._used(visibility.promised(at, "version__")) | Exists(portraits))

    def ending(self, begin, end=None):
        """Photos whose licence ends from `begin`, until before `end`; the next first."""
        return self.filter(visibility.licence_ends(begin, end)).order_by("licence_until", "pk")

    def with_use(self, *, at):
        """Adds `is_used`: whether something visible at `at` shows it or is signed with it."""
        return self.annotate(is_used=self._used(visibility.visible(at, "version__")))

    def _used(self, window):
        used = self.model.uses.rel.related_model.objects.filter(photo=OuterRef("pk"))
        author = self.model.portrait_of.rel.related_model
        entries = author.byline_entries.rel.related_model.objects
        signs = entries.filter(author__portrait=OuterRef("pk"))
        return Exists(used.filter(window)) | Exists(signs.filter(window))


def new_token():
    """The unguessable part of a picture's public address: 128 bits."""
    return secrets.token_urlsafe(16)


class Photo(models.Model):
    """A picture file with its words, its credit and its rights. A story refers to it."""

    file = PictureField(
        _("file"),
        upload_to=original_path,
        blank=True,
        notes_facts=True,
        help_text=_(
            "JPEG, PNG, WebP or AVIF. Empty: a picture to come; "
            "a story that uses it cannot be published yet."
        ),
    )
    width = models.PositiveIntegerField(_("width"), null=True, editable=False)
    height = models.PositiveIntegerField(_("height"), null=True, editable=False)
    colour = models.CharField(
        _("colour"), max_length=7, blank=True, editable=False, help_text=_("Its average.")
    )
    checksum = models.CharField(
        _("checksum"), max_length=64, blank=True, db_index=True, editable=False
    )
    look = models.CharField(_("look"), max_length=16, blank=True, editable=False)
    said = models.JSONField(
        _("said"),
        default=dict,
        blank=True,
        editable=False,
        help_text=_("What the file says of itself."),
    )
    token = models.CharField(
        _("token"), max_length=32, unique=True, default=new_token, editable=False
    )

    alt_text = models.CharField(
        _("alt text"),
        max_length=500,
        blank=True,
        help_text=_("What is seen, for those who cannot see it. No credit, no date."),
    )
    is_alt_confirmed = models.BooleanField(
        _("alt text is confirmed"),
        default=True,
        help_text=_("Untick while the alt text is only a proposal, such as an imported caption."),
    )
    caption = models.TextField(_("caption"), blank=True, help_text=_("Printed under the picture."))
    extended_description = models.TextField(
        _("extended description"),
        blank=True,
        help_text=_(
            "For charts, maps and documents: all that they tell, in words. Readers open it "
            "below the picture."
        ),
    )
    focus_x = models.PositiveSmallIntegerField(
        _("focal point from the left"), default=CENTRE[0], help_text=_("Per cent.")
    )
    focus_y = models.PositiveSmallIntegerField(
        _("focal point from the top"), default=CENTRE[1], help_text=_("Per cent.")
    )

    credit = models.ForeignKey(
        PhotoCredit,
        models.PROTECT,
        verbose_name=_("credit"),
        null=True,
        blank=True,
        related_name="photos",
        help_text=_("Printed after the caption. A photo without a credit cannot be published."),
    )
    creator = models.CharField(
        _("creator"),
        max_length=250,
        blank=True,
        help_text=_(
            "Who made it, where the credit line does not say. Told to search engines and "
            "written into the files."
        ),
    )
    source = models.CharField(
        _("source"), max_length=250, blank=True, help_text=_("Where it came from.")
    )
    copyright_notice = models.CharField(
        _("copyright notice"), max_length=250, blank=True, help_text=_("Empty: that of the credit.")
    )
    licence_url = models.URLField(
        _("licence address"), blank=True, help_text=_("Empty: that of the credit.")
    )
    acquire_url = models.URLField(
        _("where to obtain a licence"), blank=True, help_text=_("Empty: that of the credit.")
    )
    usage_terms = models.TextField(
        _("usage terms"),
        blank=True,
        help_text=_("In the words of whoever gave it to us. Written into the files."),
    )
    instructions = models.TextField(
        _("instructions"),
        blank=True,
        help_text=_("For the desk only, such as “Mandatory credit” or an embargo."),
    )
    keeps_file_rights = models.BooleanField(
        _("what the file says of its rights holds"),
        default=True,
        help_text=_(
            "Creator, copyright, licence, terms and source type that neither photo nor credit "
            "says are taken from the file: search engines are told, and readers’ files say so."
        ),
    )
    source_type = models.CharField(
        _("digital source type"),
        max_length=60,
        blank=True,
        choices=list(SOURCE_TYPES.items()),
        help_text=_("How it was made. What was made by a machine is labelled for readers."),
    )
    taken_on = models.DateField(_("taken on"), null=True, blank=True)
    place = models.CharField(_("place"), max_length=250, blank=True)

    licence_from = models.DateTimeField(
        _("licence from"), null=True, blank=True, help_text=_("Empty: from the beginning.")
    )
    licence_until = models.DateTimeField(
        _("licence until"),
        null=True,
        blank=True,
        db_index=True,
        help_text=_("From this moment readers see a placeholder instead. Empty: without end."),
    )
    is_for_web = models.BooleanField(_("on the site"), default=True)
    is_for_share_cards = models.BooleanField(_("on share cards"), default=True)
    is_for_feeds = models.BooleanField(_("in feeds"), default=True)
    is_sole_use = models.BooleanField(
        _("for one story only"),
        default=False,
        help_text=_("No second story can be published with it."),
    )
    territory = models.CharField(
        _("territory"),
        max_length=250,
        blank=True,
        help_text=_("Where it may be shown, if not everywhere."),
    )
    killed_at = models.DateTimeField(
        _("killed at"), null=True, blank=True, editable=False, db_index=True
    )
    created_at = models.DateTimeField(_("created at"), auto_now_add=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        verbose_name=_("created by"),
        null=True,
        editable=False,
        related_name="photos",
    )

    objects = PhotoQuerySet.as_manager()

    # Where its files are asked for. A preview sets the desk's own address on the photos that it
    # shows: the public one answers only for what readers may see.
    address_name = "articles:photo"

    class Meta:
        verbose_name = _("photo")
        verbose_name_plural = _("photos")
        ordering = ["-id"]
        permissions = [
            ("fetch_original", "Can fetch the original of a photo"),
            ("kill_photo", "Can kill a photo, and undo that"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(focus_x__lte=100, focus_y__lte=100), name="focal_point_is_inside"
            ),
            models.CheckConstraint(
                condition=Q(licence_from__isnull=True)
                | Q(licence_until__isnull=True)
                | Q(licence_until__gt=F("licence_from")),
                name="licence_begins_before_it_ends",
            ),
        ]

    def __str__(self):
        return self.caption or self.alt_text or gettext("Photo {number}").format(number=self.pk)

    def is_in_force(self, at, on="web") -> bool:
        return visibility.is_in_force(self, at, on)

    @property
    def is_previewed(self) -> bool:
        """Whether it is on a page that only colleagues see."""
        return self.address_name != Photo.address_name

    @property
    def is_portrait_shaped(self) -> bool:
        """Taller than wide."""
        return bool(self.width and self.height and self.height > self.width)

    def told(self, field) -> str:
        """A field of its rights: what the house says of the photo, or else of its credit; where
        neither does, what the file says of itself (unless somebody has said that it does not
        hold). A right is never lost for want of a click.
        """
        credit = getattr(self.credit, field, "") if self.credit_id else ""
        return getattr(self, field, "") or credit or self._of_file(field)

    def _of_file(self, field) -> str:
        return self.said.get(_SAID_AS.get(field, field), "") if self.keeps_file_rights else ""

    @property
    def is_machine_made(self) -> bool:
        return self.told("source_type") in AI_SOURCE_TYPES

    def credit_line(self, label="") -> str:
        """Who is named under it, as printed: after the label, and with a word on how it was made
        where a machine made it. "" without a credit.
        """
        if not self.credit_id:
            return ""
        named = f"{label} {self.credit.name}".strip()
        if not self.is_machine_made:
            return named
        made = gettext("Made with AI.")
        return f"{named} {made}" if named.endswith(".") else f"{named}. {made}"

    @property
    def maker(self) -> tuple[str, str]:
        """Who made it: (name, schema.org's "Person" or "Organization"); names are empty where
        nobody has said. Whoever hands out a picture has not made it.
        """
        kind = self.credit.kind if self.credit_id else ""
        if self.creator:
            return self.creator, "Person"
        if kind == PhotoCredit.Kind.PHOTOGRAPHER:
            return self.credit.name, "Person"
        if self._of_file("creator"):
            return self._of_file("creator"), "Person"
        if kind in (PhotoCredit.Kind.AGENCY, PhotoCredit.Kind.OWN):
            return self.credit.name, "Organization"
        return "", ""

    @property
    def rights(self) -> EmbeddedRights:
        """What is written into each of its files."""
        return EmbeddedRights(
            creator=self.maker[0],
            credit_line=self.credit.name if self.credit_id else "",
            copyright_notice=self.told("copyright_notice"),
            web_statement=self.told("licence_url"),
            licensor_url=self.told("acquire_url"),
            usage_terms=self.told("usage_terms"),
            source_type=self.told("source_type"),
        )

    @property
    def proposals(self) -> dict[str, str]:
        """What the file says that the photo does not say yet: name of a field to plain text. For
        the credit it is whom the file wants named.
        """
        said = self.said
        found = {field: said.get(_SAID_AS.get(field, field), "") for field in _PROPOSED}
        if len(said.get("taken_at", "")) >= len("2026-11-25"):  # not only a year, or a month
            found["taken_on"] = said["taken_at"][:10]
        found["credit"] = said.get("credit_line") or said.get("source") or said.get("creator", "")
        return {
            field: text
            for field, text in found.items()
            if text and str(getattr(self, field) or "").strip() != text
        }

    @property
    def files(self) -> Source:
        """What its renditions are made of, and named by."""
        return Source(
            original=self.file.name,
            token=self.token,
            width=self.width,
            height=self.height,
            focus=(self.focus_x, self.focus_y),
            rights=self.rights,
        )


_PROPOSED = (
    *("alt_text", "caption", "extended_description", "creator", "source", "copyright_notice"),
    *("licence_url", "acquire_url", "usage_terms", "instructions", "source_type", "place"),
)
_SAID_AS = {"licence_url": "web_statement", "acquire_url": "licensor_url"}
