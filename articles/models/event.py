"""What was done to an article, by whom."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article
from articles.models.revision import Revision
from articles.moments import moment_in_full

# The verbs are stored, and so in English: what a record says of each when it is looked at.
DEEDS = {
    "submitted": _("{who} submitted"),
    "requested changes": _("{who} requested changes"),
    "approved": _("{who} approved"),
    "set the embargo": _("{who} set the embargo"),
    "lifted the embargo": _("{who} lifted the embargo"),
    "scheduled": _("{who} scheduled"),
    "unscheduled": _("{who} unscheduled"),
    "published": _("{who} published"),
    "mended a typo": _("{who} mended a typo"),
    "corrected": _("{who} corrected"),
    "mended a correction": _("{who} mended a correction"),
    "withdrew a correction": _("{who} withdrew a correction"),
    "withdrew": _("{who} withdrew"),
    "reopened": _("{who} reopened"),
}


class Event(models.Model):
    """One verb said over an article. Rows are only ever added."""

    article = models.ForeignKey(
        Article, models.CASCADE, verbose_name=_("article"), related_name="events"
    )
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
    revision = models.ForeignKey(
        Revision, models.CASCADE, verbose_name=_("revision"), null=True, related_name="events"
    )
    live_from = models.DateTimeField(_("live from"), null=True)
    live_until = models.DateTimeField(_("live until"), null=True)
    why = models.TextField(_("why"), blank=True)

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")
        ordering = ["-at", "-id"]
        indexes = [models.Index(fields=["at"], name="event_moment")]

    def __str__(self):
        return f"{self.verb} {self.article}"

    @property
    def deed(self) -> str:
        """“Eva published”, in the language of whoever reads it."""
        if self.verb == "set the embargo" and self.live_from:
            words = gettext("{who} set the embargo until {end}")
            return words.format(who=self.who, end=moment_in_full(self.live_from))
        return DEEDS.get(self.verb, "{who} " + self.verb).format(who=self.who)

    @property
    def who(self) -> str:
        return self.by.name if self.by else gettext("The system")
