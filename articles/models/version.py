"""What readers see of a story, from one moment to another."""

from functools import cached_property
from urllib.parse import urlsplit

from django.db import models
from django.db.models import F, FilteredRelation, Prefetch, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from taggit.managers import TaggableManager

from articles import languages, visibility
from articles.body.field import BodyField
from articles.body.text import beginning, quoted, reading_minutes
from articles.labels import Label
from articles.models.article import Article
from articles.models.photo import Photo
from articles.models.revision import Revision
from articles.models.version_parts import BylineEntry, PhotoUse, SectionEntry, Tagging

_BYLINE_AND_SECTIONS = (
    Prefetch("byline", BylineEntry.objects.select_related("author__portrait__credit")),
    Prefetch("sections", SectionEntry.objects.select_related("category")),
)


class VersionQuerySet(models.QuerySet):
    def visible(self, *, at):
        """What the public may see at `at`."""
        return self.filter(visibility.visible(at))

    def upcoming(self, *, at):
        """What begins after `at`, next first."""
        return self.filter(visibility.upcoming(at)).order_by("live_from", "id")

    def ending(self, *, at):
        """What ends after `at`, next first."""
        return self.filter(visibility.ending(at)).order_by("live_until", "id")

    def newest_first(self):
        """By first publication: an update does not climb."""
        return self.order_by("-published_at", "-id")

    def in_category(self, category):
        return self._listed("sections", category=category)

    def tagged(self, tag):
        return self._listed("taggings", tag=tag)

    def signed_by(self, author):
        return self._listed("byline", author=author)

    def with_photos_of(self, credit, *, at):
        """With a photo under which `credit` is named, and which may be shown at `at`. Found by
        its photos, of which one credit has few; a copy of the date, as the others have it, would
        not survive that credits are merged and mended.
        """
        uses = PhotoUse.objects.filter(visibility.in_force(at, through="photo__"))
        uses = uses.filter(photo__credit=credit).exclude(photo__file="")
        return self.filter(pk__in=uses.values("version")).newest_first()

    def _listed(self, relation, **condition):
        """Newest first by the relation's own copy of `published_at`, so that one index answers
        at any depth; `listing` is the one joined row of each version.
        """
        (name, value), *_ = condition.items()
        row = FilteredRelation(relation, condition=Q(**{f"{relation}__{name}": value}))
        return (
            self.annotate(listing=row)
            .filter(listing__isnull=False)
            .order_by("-listing__published_at", "-id")
        )

    def first_published(self, begin, end):
        """begin <= first publication < end, both moments."""
        return self.filter(published_at__gte=begin, published_at__lt=end)

    def indexable(self):
        """What search engines may be sent to: not what they may not show, nor what stood on another
        site first.
        """
        return self.filter(is_indexed=True, canonical_url="")

    def for_cards(self):
        """With what a card shows, in a fixed number of queries."""
        return (
            self.defer("body")
            .select_related("card_photo__credit")
            .prefetch_related(*_BYLINE_AND_SECTIONS)
        )

    def for_feed(self, *, at):
        """With everything a feed says of a story, in a fixed number of queries. Its `figures` are
        those that feeds may show at `at`, the lead among them: in force, and with a credit.
        """
        sound = visibility.in_force(at, "feeds", "photo__") & Q(photo__credit__isnull=False)
        uses = PhotoUse.objects.filter(sound).exclude(photo__file="")
        return self.prefetch_related(
            Prefetch("byline", BylineEntry.objects.select_related("author")),
            Prefetch("sections", SectionEntry.objects.select_related("category")),
            Prefetch("taggings", Tagging.objects.select_related("tag").order_by("tag__name")),
            Prefetch("photo_uses", uses.select_related("photo__credit")),
        )

    def for_page(self):
        """With everything an article's page shows, in a fixed number of queries."""
        uses = PhotoUse.objects.select_related("photo__credit")
        related = self.select_related("article", "lead_photo__credit", "card_photo__credit")
        return related.prefetch_related(
            *_BYLINE_AND_SECTIONS,
            Prefetch("taggings", Tagging.objects.select_related("tag").order_by("tag__name")),
            Prefetch("photo_uses", uses),
        )


class Version(models.Model):
    """The public window of an article: visible while live_from <= at < live_until. Only the
    verbs in publishing.py write it; the windows of one article never overlap.
    """

    article = models.ForeignKey(
        Article, models.CASCADE, verbose_name=_("article"), related_name="versions"
    )
    revision = models.ForeignKey(
        Revision, models.RESTRICT, verbose_name=_("revision"), related_name="versions"
    )
    live_from = models.DateTimeField(_("live from"), db_index=True)
    live_until = models.DateTimeField(
        _("live until"), null=True, db_index=True, help_text=_("Empty: until further notice.")
    )
    given_until = models.DateTimeField(
        _("given until"),
        null=True,
        help_text=_("The end that it was given. The next one may begin earlier, or be cancelled."),
    )
    published_at = models.DateTimeField(
        _("published at"), help_text=_("The article’s first publication.")
    )
    updated_at = models.DateTimeField(
        _("updated at"),
        null=True,
        help_text=_(
            "The last change that readers are told of. Null: none since first publication."
        ),
    )
    path = models.CharField(
        _("path"), max_length=200, help_text=_("The current address in this window.")
    )
    headline = models.CharField(_("headline"), max_length=300)
    standfirst = models.TextField(_("standfirst"), blank=True)
    body = BodyField(_("body"))
    lead_photo = models.ForeignKey(
        Photo,
        models.PROTECT,
        verbose_name=_("lead photo"),
        null=True,
        related_name="+",
        help_text=_("Stands above the text."),
    )
    lead_alt = models.TextField(
        _("lead alt"),
        null=True,
        help_text=_("Said here alone. Null: the photo’s own; empty: none."),
    )
    lead_caption = models.TextField(_("lead caption"), null=True, help_text=_("Likewise."))
    card_photo = models.ForeignKey(
        Photo,
        models.PROTECT,
        verbose_name=_("card photo"),
        null=True,
        related_name="+",
        help_text=_("The lead or first figure."),
    )
    label = models.CharField(_("label"), max_length=20, blank=True, choices=Label)
    sponsor = models.CharField(_("sponsor"), max_length=120, blank=True)
    language = models.CharField(
        _("language"), max_length=12, blank=True, help_text=_("Empty: the magazine’s.")
    )
    canonical_url = models.URLField(
        _("address of the first publication"),
        max_length=500,
        blank=True,
        help_text=_("The address on the site that had it first."),
    )
    is_indexed = models.BooleanField(_("search engines may show it"), default=True)
    tags = TaggableManager(through="articles.Tagging", related_name="stories", blank=True)

    objects = VersionQuerySet.as_manager()

    class Meta:
        verbose_name = _("version")
        verbose_name_plural = _("versions")
        ordering = ["-published_at", "-id"]
        indexes = [
            models.Index(F("published_at").desc(), F("id").desc(), name="version_newest_first"),
            models.Index(fields=["article", "live_from"], name="version_windows"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["article", "live_from"], name="one_version_per_beginning"
            ),
            models.CheckConstraint(
                condition=Q(live_until__isnull=True) | Q(live_until__gt=F("live_from")),
                name="window_begins_before_it_ends",
            ),
        ]

    def __str__(self):
        return quoted(self.headline)

    def get_absolute_url(self):
        return f"/{self.path}/"

    def is_visible(self, at) -> bool:
        return visibility.is_visible(self, at)

    @cached_property
    def byline_entries(self) -> list["BylineEntry"]:
        """Who signs, in order."""
        return list(self.byline.all())

    @cached_property
    def categories(self) -> list:
        """Its categories in order, the primary one first."""
        return [entry.category for entry in self.sections.all()]

    @cached_property
    def tag_list(self) -> list:
        return [tagging.tag for tagging in self.taggings.all()]

    @cached_property
    def figures(self) -> dict[int, Photo]:
        """The photos that the body may refer to, by id."""
        return {use.photo_id: use.photo for use in self.photo_uses.all()}

    @property
    def lang(self) -> str:
        """Its language as pages say it, such as en-GB."""
        return languages.tag(self.language)

    @property
    def paid_for(self) -> str:
        """“Paid for by ...” of a sponsored story, "" of others."""
        is_sponsored = self.label == Label.SPONSORED
        return gettext("Paid for by {name}").format(name=self.sponsor) if is_sponsored else ""

    @property
    def link_rel(self) -> str:
        """What its links to other sites are told to be."""
        return "sponsored" if self.label == Label.SPONSORED else ""

    @property
    def first_host(self) -> str:
        """The site that had it first; "" for our own stories. What is no address, in the preview
        of a draft, is said whole.
        """
        try:
            return urlsplit(self.canonical_url).hostname or self.canonical_url
        except ValueError:
            return self.canonical_url

    @property
    def dated_at(self):
        """The last moment of which readers are told: of an update, or of first publication."""
        return self.updated_at or self.published_at

    @property
    def card_alt(self) -> str | None:
        """What is said of the card's picture here alone; None: the photo's own."""
        return self.lead_alt if self.card_photo_id == self.lead_photo_id else None

    @property
    def summary(self) -> str:
        """The standfirst or, where there is none, the beginning of the text."""
        return self.standfirst or beginning(self.body)

    @property
    def reading_minutes(self) -> int:
        return reading_minutes(self.body)
