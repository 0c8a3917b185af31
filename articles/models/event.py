"""What was done to an article, by whom."""

from django.conf import settings
from django.db import models

from articles.models.article import Article
from articles.models.revision import Revision


class Event(models.Model):
    """One verb said over an article. Rows are only ever added."""

    article = models.ForeignKey(Article, models.CASCADE, related_name="events")
    verb = models.CharField(max_length=30)
    at = models.DateTimeField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    revision = models.ForeignKey(Revision, models.CASCADE, null=True, related_name="events")
    live_from = models.DateTimeField(null=True)
    live_until = models.DateTimeField(null=True)
    why = models.TextField(blank=True)

    class Meta:
        ordering = ["-at", "-id"]

    def __str__(self):
        return f"{self.verb} {self.article}"
