"""Sections of the magazine."""

from django.db import models
from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from articles import visibility
from articles.models.version_parts import SectionEntry
from articles.slugs import free_slug


class CategoryQuerySet(models.QuerySet):
    def with_stories(self, *, at):
        """Categories that hold something visible at `at`; the others have no public page."""
        entries = SectionEntry.objects.filter(category=OuterRef("pk"))
        return self.filter(Exists(entries.filter(visibility.visible(at, "version__"))))

    def in_navigation(self, *, at):
        """The sections of the masthead, in the order that editors set."""
        return self.filter(position__isnull=False).with_stories(at=at).order_by("position", "id")


class Category(models.Model):
    """A section of the magazine. An article has several, in order; the first is its primary one."""

    name = models.CharField(_("name"), max_length=80, unique=True)
    slug = models.SlugField(
        _("slug"),
        max_length=100,
        unique=True,
        blank=True,
        help_text=_("The end of this section’s address. Empty: made from the name."),
    )
    description = models.TextField(
        _("description"),
        blank=True,
        help_text=_("One sentence under the name on the section’s page."),
    )
    position = models.PositiveSmallIntegerField(
        _("place in the navigation"),
        null=True,
        blank=True,
        unique=True,
        editable=False,
        help_text=_("Set on the magazine’s settings page; empty: not in the navigation."),
    )

    objects = CategoryQuerySet.as_manager()

    class Meta:
        verbose_name = _("category")
        verbose_name_plural = _("categories")
        ordering = ["name"]

    def __str__(self):
        return self.name

    def save(self, *args, **kwargs):
        if not self.slug:
            taken = Category.objects.exclude(pk=self.pk).filter
            self.slug = free_slug(self.name, lambda slug: taken(slug=slug).exists(), "section")
        super().save(*args, **kwargs)

    def get_absolute_url(self):
        return reverse("articles:category", args=[self.slug])
