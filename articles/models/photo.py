"""Pictures and who must be named under them."""

import secrets

from django.db import models
from django.db.models import Exists, OuterRef

from articles import visibility
from articles.photos.field import PictureField
from articles.photos.uploads import original_path


class PhotoCredit(models.Model):
    """Who must be named under a photo: one row, many photos; mend it once, it is mended
    everywhere.
    """

    name = models.CharField(
        "credit line",
        max_length=250,
        unique=True,
        help_text="Exactly as it is printed after “Photo Credit: ”, "
        "for example “Courtesy of Bauer & Lindqvist”.",
    )
    copyright_notice = models.CharField(max_length=250, blank=True)
    licence_url = models.URLField(
        "licence address", blank=True, help_text="A page that states the terms of use."
    )

    class Meta:
        ordering = ["name"]

    def __str__(self):
        return self.name


class PhotoQuerySet(models.QuerySet):
    def shown(self, *, at):
        """Photos that a story visible at `at` shows, or that are the portrait of who signs one."""
        return self._used_by(visibility.visible(at, "version__"))

    def promised(self, *, at):
        """The same, with what is scheduled to be visible later."""
        return self._used_by(visibility.promised(at, "version__"))

    def _used_by(self, window):
        used = self.model.uses.rel.related_model.objects.filter(photo=OuterRef("pk"))
        author = self.model.portrait_of.rel.related_model
        entries = author.byline_entries.rel.related_model.objects
        signs = entries.filter(author__portrait=OuterRef("pk"))
        return self.filter(Exists(used.filter(window)) | Exists(signs.filter(window)))


def new_token():
    """The unguessable part of a picture's public address: 128 bits."""
    return secrets.token_urlsafe(16)


class Photo(models.Model):
    """A picture file with its text alternative, caption and credit. A story refers to it."""

    file = PictureField(
        upload_to=original_path,
        blank=True,
        width_field="width",
        height_field="height",
        help_text="JPEG, PNG, WebP or AVIF. Empty: a picture to come; "
        "a story that uses it cannot be published yet.",
    )
    width = models.PositiveIntegerField(null=True, editable=False)
    height = models.PositiveIntegerField(null=True, editable=False)
    token = models.CharField(max_length=32, unique=True, default=new_token, editable=False)
    alt_text = models.CharField(
        "alt text",
        max_length=500,
        blank=True,
        help_text="What is seen, for those who cannot see it. No credit, no date.",
    )
    is_alt_confirmed = models.BooleanField(
        "alt text is confirmed",
        default=True,
        help_text="Untick while the alt text is only a proposal, such as an imported caption.",
    )
    caption = models.TextField(blank=True, help_text="Printed under the picture.")
    credit = models.ForeignKey(
        PhotoCredit,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="photos",
        help_text="Printed after the caption. A photo without a credit cannot be published.",
    )
    created_at = models.DateTimeField(auto_now_add=True)

    objects = PhotoQuerySet.as_manager()

    # Where its files are asked for. A preview sets the desk's own address on the photos that it
    # shows: the public one answers only for what readers may see.
    address_name = "articles:photo"

    class Meta:
        ordering = ["-id"]

    def __str__(self):
        return self.caption or self.alt_text or f"Photo {self.pk}"

    @property
    def is_portrait_shaped(self) -> bool:
        """Taller than wide."""
        return bool(self.width and self.height and self.height > self.width)
