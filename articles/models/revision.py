"""What editors typed."""

from functools import cached_property

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles import visibility
from articles.body.text import quoted
from articles.content import Content
from articles.models.article import Article

IMPORTED, BROUGHT_BACK = "Imported from ", "Brought back revision "
OWN_REASONS = {IMPORTED: _("Imported from {}"), BROUGHT_BACK: _("Brought back revision {}")}


class Revision(models.Model):
    """An immutable snapshot of a story as typed, numbered within its article. The newest that
    does not stand beside the main line is the working draft.
    """

    article = models.ForeignKey(
        Article, models.CASCADE, verbose_name=_("article"), related_name="revisions"
    )
    number = models.PositiveIntegerField(_("number"))
    data = models.JSONField(_("data"), help_text=_("Content as JSON, with its schema number."))
    invalid = models.JSONField(
        _("invalid"),
        default=dict,
        help_text=_("What was typed but cannot be: field name to raw text."),
    )
    based_on = models.PositiveIntegerField(
        _("based on"), null=True, help_text=_("The number of the revision that was being edited.")
    )
    is_beside = models.BooleanField(
        _("is beside"), default=False, help_text=_("Kept beside a newer revision by somebody else.")
    )
    why = models.CharField(_("why"), max_length=300, blank=True)
    source_digest = models.CharField(_("source digest"), max_length=64, blank=True)
    created_at = models.DateTimeField(_("created at"))
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        verbose_name=_("created by"),
        null=True,
        related_name="+",
    )
    approved_at = models.DateTimeField(_("approved at"), null=True)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        verbose_name=_("approved by"),
        null=True,
        related_name="+",
    )
    public_from = models.DateTimeField(_("public from"), null=True)
    public_until = models.DateTimeField(_("public until"), null=True)

    class Meta:
        verbose_name = _("revision")
        verbose_name_plural = _("revisions")
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["article", "number"], name="revision_number_is_unique")
        ]

    def __str__(self):
        words = gettext("revision {number} of {story}")
        return words.format(number=self.number, story=quoted(self.article))

    @property
    def reason(self) -> str:
        """`why` in the language of whoever reads it: what the house itself wrote there is stored,
        and so in English.
        """
        for begin, words in OWN_REASONS.items():
            if self.why.startswith(begin):
                return words.format(self.why.removeprefix(begin))
        return self.why

    @cached_property
    def content(self) -> Content:
        return Content.from_json(self.data)

    def has_been_read(self, at) -> bool:
        """Whether readers have seen it, at or before `at`."""
        return self.versions.exclude(visibility.upcoming(at)).exists() or bool(self.public_from)


class DraftUse(models.Model):
    """What the working draft of an article refers to, so that none of it can be deleted. Drafts
    hold only ids; this table is what a foreign key would have been.
    """

    article = models.ForeignKey(
        Article, models.CASCADE, verbose_name=_("article"), related_name="draft_uses"
    )
    photo = models.ForeignKey(
        "articles.Photo",
        models.PROTECT,
        verbose_name=_("photo"),
        null=True,
        related_name="draft_uses",
    )
    author = models.ForeignKey(
        "articles.Author",
        models.PROTECT,
        verbose_name=_("author"),
        null=True,
        related_name="draft_uses",
    )
    category = models.ForeignKey(
        "articles.Category",
        models.PROTECT,
        verbose_name=_("category"),
        null=True,
        related_name="draft_uses",
    )

    class Meta:
        verbose_name = _("draft")
        verbose_name_plural = _("drafts")
        constraints = [
            models.CheckConstraint(
                condition=Q(photo__isnull=False, author__isnull=True, category__isnull=True)
                | Q(photo__isnull=True, author__isnull=False, category__isnull=True)
                | Q(photo__isnull=True, author__isnull=True, category__isnull=False),
                name="draft_use_names_one_thing",
            )
        ]

    def __str__(self):
        return gettext("the draft of {story}").format(story=quoted(self.article))
