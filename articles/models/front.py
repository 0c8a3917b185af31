"""The front page as editors arrange it, from one moment to another."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext, gettext_noop
from django.utils.translation import gettext_lazy as _

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
        _("live from"),
        null=True,
        db_index=True,
        help_text=_("Null: it was cancelled or replaced before anybody saw it."),
    )
    live_until = models.DateTimeField(
        _("live until"), null=True, db_index=True, help_text=_("Empty: until further notice.")
    )
    given_until = models.DateTimeField(
        _("given until"),
        null=True,
        help_text=_("The end that it was given. The next one may begin earlier, or be cancelled."),
    )
    made_at = models.DateTimeField(_("made at"))
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        verbose_name=_("made by"),
        null=True,
        related_name="+",
    )

    objects = FrontQuerySet.as_manager()

    class Meta:
        verbose_name = _("front page")
        verbose_name_plural = _("front pages")
        default_permissions = ()
        permissions = [("arrange_front", gettext_noop("Can arrange the front page"))]
        constraints = [
            models.UniqueConstraint(fields=["live_from"], name="one_front_per_beginning"),
            models.CheckConstraint(
                condition=Q(live_until__isnull=True) | Q(live_until__gt=F("live_from")),
                name="front_begins_before_it_ends",
            ),
        ]

    def __str__(self):
        return gettext("front page {number}").format(number=self.pk)

    @property
    def arrangement(self) -> tuple[Slot, ...]:
        return tuple(row.slot for row in self.slots.all())


class FrontSlot(models.Model):
    """One slot of a front page. What is deleted leaves its slot to the rule."""

    front = models.ForeignKey(Front, models.CASCADE, verbose_name=_("front"), related_name="slots")
    position = models.PositiveSmallIntegerField(_("position"))
    area = models.CharField(_("area"), max_length=10, choices=[(area, area) for area in AREAS])
    article = models.ForeignKey(
        Article,
        models.SET_NULL,
        verbose_name=_("article"),
        null=True,
        related_name="+",
        help_text=_("Chosen by hand."),
    )
    category = models.ForeignKey(
        Category,
        models.SET_NULL,
        verbose_name=_("category"),
        null=True,
        related_name="+",
        help_text=_("Without a story: the newest in it. Empty: the newest of all."),
    )
    pinned_until = models.DateTimeField(
        _("pinned until"),
        null=True,
        help_text=_("When the story leaves the slot to the rule. Empty: never."),
    )

    class Meta:
        verbose_name = _("front slot")
        verbose_name_plural = _("front slots")
        ordering = ["position"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["front", "position"], name="front_slot_order")
        ]

    def __str__(self):
        words = gettext("place {number} of front page {front}")
        return words.format(number=self.position, front=self.front_id)

    @property
    def slot(self) -> Slot:
        return Slot(self.area, self.article_id, self.category_id, self.pinned_until)


# The verbs are stored, and so in English: what the record says of each when it is looked at.
DEEDS = {
    "scheduled it": _("{who} scheduled it"),
    "put it up": _("{who} put it up"),
    "cancelled it": _("{who} cancelled it"),
    "took it down": _("{who} took it down"),
}


class FrontEvent(models.Model):
    """One verb said over the front page. Rows are only ever added; their numbers have no gap, so
    that two people can never say one at once without knowing of each other.
    """

    number = models.PositiveIntegerField(_("number"), unique=True)
    front = models.ForeignKey(Front, models.CASCADE, verbose_name=_("front"), related_name="events")
    verb = models.CharField(_("verb"), max_length=30)
    at = models.DateTimeField(_("at"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, verbose_name=_("by"), null=True, related_name="+"
    )
    live_from = models.DateTimeField(_("live from"), null=True)
    live_until = models.DateTimeField(_("live until"), null=True)

    class Meta:
        verbose_name = _("front event")
        verbose_name_plural = _("front events")
        ordering = ["-number"]
        default_permissions = ()

    def __str__(self):
        return f"{self.verb} {self.front_id}"

    @property
    def deed(self) -> str:
        """“Eva put it up”, in the language of whoever reads it."""
        who = self.by.name if self.by else gettext("The system")
        return DEEDS.get(self.verb, "{who} " + self.verb).format(who=who)
