"""The story, for ever."""

from django.conf import settings
from django.db import models
from django.db.models import OuterRef, Subquery, Value
from django.db.models.functions import Now
from django.utils.translation import gettext, gettext_noop, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from articles import visibility


class ArticleQuerySet(models.QuerySet):
    def with_standing(self, *, at):
        """Adds what the desk says of each story at `at`: live_revision, next_live_from (the next
        moment at which something begins), ends_at (the end of its last window) and asked_at
        (`at` itself, so that a row can be put into words without knowing its request).
        """
        versions = self.model.versions.rel.related_model.objects.filter(article=OuterRef("pk"))
        live = versions.filter(visibility.visible(at))
        coming = versions.filter(visibility.upcoming(at)).order_by("live_from")
        return self.annotate(
            live_revision=Subquery(live.values("revision__number")[:1]),
            next_live_from=Subquery(coming.values("live_from")[:1]),
            asked_at=Value(at, models.DateTimeField()),
            ends_at=Subquery(versions.order_by("-live_from").values("live_until")[:1]),
        )


class Article(models.Model):
    """The story, for ever: its identity, the state of work, and what was decided about it.
    What an editor typed is in Revision, what readers see is in Version.
    """

    class State(models.TextChoices):
        DRAFT = "draft", pgettext_lazy("story", "Draft")
        IN_REVIEW = "in review", pgettext_lazy("story", "In review")
        CHANGES_REQUESTED = "changes requested", pgettext_lazy("story", "Changes requested")
        APPROVED = "approved", pgettext_lazy("story", "Approved")

    working_title = models.CharField(
        _("working title"),
        max_length=300,
        blank=True,
        editable=False,
        help_text=_("The newest draft’s headline."),
    )
    state = models.CharField(_("state"), max_length=20, choices=State.choices, default=State.DRAFT)
    desk_code = models.CharField(
        _("desk code"),
        max_length=40,
        blank=True,
        db_index=True,
        help_text=_("The desk it came from, such as HB."),
    )
    source_name = models.CharField(
        _("source name"),
        max_length=255,
        unique=True,
        null=True,
        editable=False,
        help_text=_("The name of the file it was imported from; the same name is the same story."),
    )
    first_published_at = models.DateTimeField(_("first published at"), null=True, editable=False)
    embargo_until = models.DateTimeField(
        _("embargo until"),
        null=True,
        blank=True,
        help_text=_("Nobody can publish it for an earlier moment."),
    )
    withdrawn_at = models.DateTimeField(_("withdrawn at"), null=True, editable=False)
    created_at = models.DateTimeField(_("created at"), auto_now_add=True)
    changed_at = models.DateTimeField(
        _("changed at"), db_default=Now(), editable=False, db_index=True
    )
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        verbose_name=_("created by"),
        null=True,
        editable=False,
        related_name="articles",
    )

    objects = ArticleQuerySet.as_manager()

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")
        ordering = ["-changed_at", "-id"]
        permissions = [  # stored, and so in English; admin/groups.py shows them
            ("edit_any_article", gettext_noop("Can edit the stories of others")),
            ("approve_article", gettext_noop("Can approve a draft")),
            ("publish_article", gettext_noop("Can publish, schedule and withdraw")),
        ]

    def __str__(self):
        return self.working_title or gettext("Untitled")

    @property
    def draft(self):
        """The working draft: the newest revision of the main line, or None."""
        return self.revisions.filter(is_beside=False).order_by("-number").first()

    def was_public(self, at) -> bool:
        """Whether readers have seen it, at or before `at`."""
        return visibility.has_begun(self.first_published_at, at)

    def version_at(self, at):
        """What readers see at `at`, or None."""
        return self.versions.filter(visibility.visible(at)).first()

    def next_version(self, at):
        """The version that begins next after `at`, or None."""
        return self.versions.filter(visibility.upcoming(at)).order_by("live_from").first()
