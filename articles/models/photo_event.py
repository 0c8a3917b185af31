"""What was done with a photo, by whom."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.photo import Photo


class PhotoEvent(models.Model):
    """One verb said over a photo: “uploaded”, “replaced the file”, “killed” or “brought back”, in
    any language; the desk says it in its own. Rows are only ever added.
    """

    photo = models.ForeignKey(Photo, models.CASCADE, verbose_name=_("photo"), related_name="events")
    verb = models.CharField(_("verb"), max_length=30)
    at = models.DateTimeField(_("at"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        verbose_name=_("by"),
        null=True,
        blank=True,
        related_name="+",
    )
    why = models.TextField(_("why"), blank=True)
    checksum = models.CharField(
        _("checksum"),
        max_length=64,
        blank=True,
        db_index=True,
        help_text=_("Of the file that was replaced."),
    )

    class Meta:
        verbose_name = _("photo event")
        verbose_name_plural = _("photo events")
        ordering = ["-at", "-id"]

    def __str__(self):
        return f"{self.verb} {self.photo}"
