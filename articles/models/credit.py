"""Who must be named under pictures."""

from django.db import models
from django.urls import reverse


class PhotoCredit(models.Model):
    """Who must be named under a photo: one row, many photos; mend it once, it is mended
    everywhere, in the picture files too.
    """

    class Kind(models.TextChoices):
        PHOTOGRAPHER = "photographer"
        AGENCY = "agency"
        HANDOUT = "handout"
        OWN = "own"

    name = models.CharField(
        "credit line",
        max_length=250,
        unique=True,
        help_text="Exactly as it is printed after “Photo Credit: ”, "
        "for example “Courtesy of Bauer & Lindqvist”.",
    )
    kind = models.CharField(
        max_length=20,
        choices=Kind,
        blank=True,
        help_text="A photographer and an agency are named to search engines as the maker; "
        "whoever hands out a picture is not.",
    )
    copyright_notice = models.CharField(
        max_length=250, blank=True, help_text="For example “© 2026 Bauer & Lindqvist”."
    )
    licence_url = models.URLField(
        "licence address", blank=True, help_text="A page that states the terms of use."
    )
    acquire_url = models.URLField(
        "where to obtain a licence",
        blank=True,
        help_text="A page where somebody else can buy or ask for the picture.",
    )
    spellings = models.TextField(
        "other spellings",
        blank=True,
        help_text="One a line. A picture whose file names one of these gets this credit by "
        "itself; for an agency, name it here as its files do, such as “AP”.",
    )

    class Meta:
        ordering = ["name"]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        """Its page; by number, so that the address lasts when the name is mended."""
        return reverse("articles:credit", args=[self.pk])
