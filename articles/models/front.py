"""The front page as editors arrange it, from one moment to another."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from articles import visibility
from articles.arrangement import AREAS, Slot
from articles.models.article import Article
from articles.models.category import Category


class FrontQuerySet(models.QuerySet):
    def visible(self, *, at):
        """The arrangement that readers see at `at`: one, or none."""
        return self.filter(visibility.visible(at))

    def upcoming(self, *, at):
        """What begins after `at`, next first."""
        return self.filter(visibility.upcoming(at)).order_by("live_from")

    def ending(self, *, at):
        """What ends after `at`, next first."""
        return self.filter(visibility.ending(at)).order_by("live_until")


class Front(models.Model):
    """An arrangement of the front page: what readers see while live_from <= at < live_until. Only
    the verbs in fronts.py write it; the windows never overlap. Where none is open, the page
    arranges itself.
    """

    live_from = models.DateTimeField(
        null=True,
        db_index=True,
        help_text="Null: it was cancelled or replaced before anybody saw it.",
    )
    live_until = models.DateTimeField(
        null=True, db_index=True, help_text="Empty: until further notice."
    )
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )

    objects = FrontQuerySet.as_manager()

    class Meta:
        verbose_name = "front page"
        default_permissions = ()
        permissions = [("arrange_front", "Can arrange the front page")]
        constraints = [
            models.UniqueConstraint(fields=["live_from"], name="one_front_per_beginning"),
            models.CheckConstraint(
                condition=Q(live_until__isnull=True) | Q(live_until__gt=F("live_from")),
                name="front_begins_before_it_ends",
            ),
        ]

    def __str__(self):
        return f"front page {self.pk}"

    @property
    def arrangement(self) -> tuple[Slot, ...]:
        return tuple(row.slot for row in self.slots.all())


class FrontSlot(models.Model):
    """One slot of a front page. What is deleted leaves its slot to the rule."""

    front = models.ForeignKey(Front, models.CASCADE, related_name="slots")
    position = models.PositiveSmallIntegerField()
    area = models.CharField(max_length=10, choices=[(area, area) for area in AREAS])
    article = models.ForeignKey(
        Article, models.SET_NULL, null=True, related_name="+", help_text="Chosen by hand."
    )
    category = models.ForeignKey(
        Category,
        models.SET_NULL,
        null=True,
        related_name="+",
        help_text="Without a story: the newest in it. Empty: the newest of all.",
    )
    pinned_until = models.DateTimeField(
        null=True, help_text="When the story leaves the slot to the rule. Empty: never."
    )

    class Meta:
        ordering = ["position"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["front", "position"], name="front_slot_order")
        ]

    def __str__(self):
        return f"slot {self.position} of {self.front_id}"

    @property
    def slot(self) -> Slot:
        return Slot(self.area, self.article_id, self.category_id, self.pinned_until)


class FrontEvent(models.Model):
    """One verb said over the front page. Rows are only ever added; their numbers have no gap, so
    that two people can never say one at once without knowing of each other.
    """

    number = models.PositiveIntegerField(unique=True)
    front = models.ForeignKey(Front, models.CASCADE, related_name="events")
    verb = models.CharField(max_length=30)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    live_from = models.DateTimeField(null=True)
    live_until = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-number"]
        default_permissions = ()

    def __str__(self):
        return f"{self.verb} {self.front_id}"
