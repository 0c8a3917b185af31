"""What was wrong in a story, and what is right."""

from django.db import models
from django.db.models import F, FilteredRelation
from django.utils.translation import gettext_lazy as _

from articles import visibility
from articles.models.article import Article


class CorrectionQuerySet(models.QuerySet):
    def made(self, *, at):
        """Those of which readers have been told at `at`, newest first."""
        return self.filter(visibility.corrected(at)).order_by("-corrected_at", "-id")

    def visible(self, *, at):
        """Those made at `at` of stories that readers see, with the `headline`, the `path` and the
        `language` in which they see them, and with `published_at`, by which every long list is
        paged.
        """
        shown = FilteredRelation(
            "article__versions", condition=visibility.visible(at, "article__versions__")
        )
        made = self.made(at=at).alias(shown=shown).filter(shown__isnull=False)
        return made.annotate(
            headline=F("shown__headline"),
            path=F("shown__path"),
            language=F("shown__language"),
            published_at=F("corrected_at"),
        )


class Correction(models.Model):
    """A notice to readers. It belongs to the story, not to a version: it stays on the page whatever
    is published later. It begins with a window (`publishing.correct`), and so is never early.
    """

    article = models.ForeignKey(
        Article, models.CASCADE, verbose_name=_("article"), related_name="corrections"
    )
    what_was_wrong = models.TextField(_("what was wrong"))
    what_is_right = models.TextField(_("what is right"))
    corrected_at = models.DateTimeField(_("corrected at"), help_text=_("When readers are told."))

    objects = CorrectionQuerySet.as_manager()

    class Meta:
        verbose_name = _("correction")
        verbose_name_plural = _("corrections")
        ordering = ["-corrected_at", "-id"]
        indexes = [
            models.Index(F("corrected_at").desc(), F("id").desc(), name="correction_newest_first")
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["article", "corrected_at"], name="one_correction_at_a_moment"
            )
        ]

    def __str__(self):
        return f"{self.what_was_wrong} {self.what_is_right}"
