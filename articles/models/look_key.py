"""By what similar pictures are found."""

from django.db import models

from articles.models.photo import Photo


class LookKey(models.Model):
    """An index entry of a photo's look, by which similar pictures are found (photos/look.py)."""

    photo = models.ForeignKey(Photo, models.CASCADE, related_name="look_keys")
    key = models.PositiveIntegerField(db_index=True)

    def __str__(self):
        return f"{self.key} of {self.photo}"
