"""By what similar pictures are found."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.photo import Photo


class LookKey(models.Model):
    """An index entry of a photo's look, by which similar pictures are found (photos/look.py)."""

    photo = models.ForeignKey(
        Photo, models.CASCADE, verbose_name=_("photo"), related_name="look_keys"
    )
    key = models.PositiveIntegerField(_("key"), db_index=True)

    class Meta:
        verbose_name = _("look key")
        verbose_name_plural = _("look keys")

    def __str__(self):
        return f"{self.key} of {self.photo}"
