"""What was done with a photo, by whom."""

from django.conf import settings
from django.db import models

from articles.models.photo import Photo


class PhotoEvent(models.Model):
    """One verb said over a photo. Rows are only ever added."""

    photo = models.ForeignKey(Photo, models.CASCADE, related_name="events")
    verb = models.CharField(max_length=30)
    at = models.DateTimeField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    why = models.TextField(blank=True)
    checksum = models.CharField(
        max_length=64, blank=True, db_index=True, help_text="Of the file that was replaced."
    )

    class Meta:
        ordering = ["-at", "-id"]

    def __str__(self):
        return f"{self.verb} {self.photo}"
