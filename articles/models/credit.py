"""Who must be named under pictures."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class PhotoCredit(models.Model):
    """Who must be named under a photo: one row, many photos; mend it once, it is mended
    everywhere, in the picture files too.
    """

    class Kind(models.TextChoices):
        PHOTOGRAPHER = "photographer", _("Photographer")
        AGENCY = "agency", _("Agency")
        HANDOUT = "handout", _("Handout")
        OWN = "own", pgettext_lazy("kind of credit", "Own")

    name = models.CharField(
        _("credit line"),
        max_length=250,
        unique=True,
        help_text=_(
            "Exactly as it is printed after “Photo Credit: ”, "
            "for example “Courtesy of Bauer & Lindqvist”."
        ),
    )
    kind = models.CharField(
        _("kind"),
        max_length=20,
        choices=Kind,
        blank=True,
        help_text=_(
            "A photographer and an agency are named to search engines as the maker; "
            "whoever hands out a picture is not."
        ),
    )
    copyright_notice = models.CharField(
        _("copyright notice"),
        max_length=250,
        blank=True,
        help_text=_("For example “© 2026 Bauer & Lindqvist”."),
    )
    licence_url = models.URLField(
        _("licence address"), blank=True, help_text=_("A page that states the terms of use.")
    )
    acquire_url = models.URLField(
        _("where to obtain a licence"),
        blank=True,
        help_text=_("A page where somebody else can buy or ask for the picture."),
    )
    spellings = models.TextField(
        _("other spellings"),
        blank=True,
        help_text=_(
            "One a line. A picture whose file names one of these gets this credit by "
            "itself; for an agency, name it here as its files do, such as “AP”."
        ),
    )

    class Meta:
        verbose_name = _("photo credit")
        verbose_name_plural = _("photo credits")
        ordering = ["name"]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        """Its page; by number, so that the address lasts when the name is mended."""
        return reverse("articles:credit", args=[self.pk])
