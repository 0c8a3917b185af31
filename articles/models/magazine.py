"""What the magazine says of itself: its name, its look, its standing pages."""

from django.conf import settings
from django.db import models
from django.db.models import Subquery, Value
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.body.field import BodyField
from articles.models.correction import Correction
from articles.photos.field import PictureField
from articles.photos.uploads import original_path


def default_credit_label() -> str:
    """In the magazine's own language, whoever asks."""
    with translation.override(settings.LANGUAGE_CODE):
        return gettext("Photo Credit:")


class Magazine(models.Model):
    """The editorial settings; there is one row. A change is public at once."""

    name = models.CharField(_("name"), max_length=80, default="Newsroom")
    tagline = models.CharField(
        _("tagline"), max_length=160, blank=True, help_text=_("One line under the name.")
    )
    logo = PictureField(
        _("logo"),
        upload_to=original_path,
        blank=True,
        help_text=_("Takes the place of the name in the masthead. PNG, WebP or JPEG."),
    )
    favicon = PictureField(
        _("favicon"),
        upload_to=original_path,
        blank=True,
        help_text=_("Square, at least 48 pixels. Empty: the first letter of the name."),
    )
    credit_label = models.CharField(
        _("credit label"),
        max_length=40,
        default=default_credit_label,
        help_text=_("Printed before every photo credit."),
    )

    class Meta:
        verbose_name = verbose_name_plural = _("magazine settings")
        constraints = [
            models.CheckConstraint(condition=models.Q(id=1), name="there_is_one_magazine")
        ]

    def __str__(self):
        return self.name

    @classmethod
    def current(cls) -> "Magazine":
        """The one row, or its defaults where nobody has set anything yet."""
        return cls.objects.filter(pk=1).first() or cls(pk=1)


class PageQuerySet(models.QuerySet):
    def at_foot(self, *, at) -> list["Page"]:
        """What the foot of every page leads to, without its text: the standing pages, and where
        readers see a correction at `at` and no page says otherwise, the corrections. One query.
        """
        last = Correction.objects.visible(at=at).values("pk")[:1]
        fields = ("id", "title", "slug", "position", "is_policy")
        stand_in = {field: getattr(CORRECTIONS, field) for field in fields}
        stand_in["title"] = str(stand_in["title"])  # in the language that is active now
        corrections = Correction.objects.order_by().filter(pk=Subquery(last))
        corrections = corrections.values_list(*(Value(value) for value in stand_in.values()))
        rows = self.written().order_by().values_list(*fields)
        found = rows.union(corrections, all=True).order_by("position", "title")
        pages = [Page(**dict(zip(fields, row, strict=True))) for row in found]
        named = {page.slug for page in pages if page.pk}
        return [page for page in pages if page.pk or page.slug not in named]

    def written(self):
        """Pages that say something; the others are not offered to readers."""
        return self.exclude(body="")


class Page(models.Model):
    """A standing page, such as “About” or “Contact”. A change is public at once."""

    title = models.CharField(_("title"), max_length=120)
    slug = models.SlugField(
        _("slug"), max_length=60, unique=True, help_text=_("The address: “about” is /about/.")
    )
    body = BodyField(_("body"), blank=True)
    position = models.PositiveSmallIntegerField(
        _("position"),
        default=0,
        help_text=_("Its place at the foot of every page; lower stands first."),
    )

    is_policy = models.BooleanField(
        _("a policy"),
        default=False,
        help_text=_(
            "What the magazine holds itself to, such as ethics or how it corrects. "
            "Policies stand together at the foot."
        ),
    )

    objects = PageQuerySet.as_manager()

    class Meta:
        verbose_name = _("page")
        verbose_name_plural = _("pages")
        ordering = ["position", "title"]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("articles:page", args=[self.slug])

    @classmethod
    def of_corrections(cls) -> "Page":
        """What gives the corrections their title and words: a standing page, or its stand-in."""
        return cls.objects.filter(slug=CORRECTIONS.slug).first() or CORRECTIONS


# Stands in for a standing page of that address, which nobody has to write.
CORRECTIONS = Page(pk=0, title=_("Corrections"), slug="corrections", position=32767)
