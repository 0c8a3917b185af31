"""What editors typed."""

from functools import cached_property

from django.conf import settings
from django.db import models
from django.db.models import Q

from articles import visibility
from articles.body.text import quoted
from articles.content import Content
from articles.models.article import Article


class Revision(models.Model):
    """An immutable snapshot of a story as typed, numbered within its article. The newest that
    does not stand beside the main line is the working draft.
    """

    article = models.ForeignKey(Article, models.CASCADE, related_name="revisions")
    number = models.PositiveIntegerField()
    data = models.JSONField(help_text="Content as JSON, with its schema number.")
    invalid = models.JSONField(
        default=dict, help_text="What was typed but cannot be: field name to raw text."
    )
    based_on = models.PositiveIntegerField(
        null=True, help_text="The number of the revision that was being edited."
    )
    is_beside = models.BooleanField(
        default=False, help_text="Kept beside a newer revision by somebody else."
    )
    why = models.CharField(max_length=300, blank=True)
    source_digest = models.CharField(max_length=64, blank=True)
    created_at = models.DateTimeField()
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    approved_at = models.DateTimeField(null=True)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    public_from = models.DateTimeField(null=True)
    public_until = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["article", "number"], name="revision_number_is_unique")
        ]

    def __str__(self):
        return f"revision {self.number} of {quoted(self.article)}"

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

    article = models.ForeignKey(Article, models.CASCADE, related_name="draft_uses")
    photo = models.ForeignKey(
        "articles.Photo", models.PROTECT, null=True, related_name="draft_uses"
    )
    author = models.ForeignKey(
        "articles.Author", models.PROTECT, null=True, related_name="draft_uses"
    )
    category = models.ForeignKey(
        "articles.Category", models.PROTECT, null=True, related_name="draft_uses"
    )

    class Meta:
        verbose_name = "draft"
        constraints = [
            models.CheckConstraint(
                condition=Q(photo__isnull=False, author__isnull=True, category__isnull=True)
                | Q(photo__isnull=True, author__isnull=False, category__isnull=True)
                | Q(photo__isnull=True, author__isnull=True, category__isnull=False),
                name="draft_use_names_one_thing",
            )
        ]

    def __str__(self):
        return f"the draft of {quoted(self.article)}"
