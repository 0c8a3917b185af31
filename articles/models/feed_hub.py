"""What the hub of the feeds knows."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class FeedHub(models.Model):
    """The moment until which the hub has been told of changes; there is one row. No page asks it:
    what is public does not depend on it.
    """

    told_at = models.DateTimeField(_("told at"))

    class Meta:
        verbose_name = _("feed hub")
        verbose_name_plural = _("feed hubs")
        constraints = [
            models.CheckConstraint(condition=models.Q(id=1), name="there_is_one_feed_hub")
        ]

    def __str__(self):
        return f"told at {self.told_at}"
