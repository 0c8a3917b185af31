"""People who sign."""

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from articles import visibility
from articles.models.photo import Photo
from articles.models.version_parts import BylineEntry
from articles.slugs import free_slug


class AuthorQuerySet(models.QuerySet):
    def with_stories(self, *, at):
        """Authors who sign something visible at `at`; the others have no public page."""
        entries = BylineEntry.objects.filter(author=OuterRef("pk"))
        return self.filter(Exists(entries.filter(visibility.visible(at, "version__"))))


class Author(models.Model):
    """A person who signs. Not an account: a guest needs no login; an account may be linked."""

    name = models.CharField(_("name"), max_length=120, help_text=_("As it is printed: “By …”."))
    slug = models.SlugField(
        _("slug"),
        max_length=100,
        unique=True,
        blank=True,
        help_text=_("The end of this author’s address. Empty: made from the name."),
    )
    portrait = models.ForeignKey(
        Photo,
        models.PROTECT,
        verbose_name=_("portrait"),
        null=True,
        blank=True,
        related_name="portrait_of",
        help_text=_("Stands beside the name. Without one, readers see a monogram."),
    )
    bio = models.TextField(
        _("biography"), blank=True, help_text=_("Two or three sentences for the author’s page.")
    )
    link = models.URLField(
        _("link"),
        blank=True,
        help_text=_("A website or profile of their own, shown on the author’s page."),
    )
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        verbose_name=_("account"),
        null=True,
        blank=True,
        related_name="signs_as",
        help_text=_("The login of this person, if there is one."),
    )

    objects = AuthorQuerySet.as_manager()

    class Meta:
        verbose_name = _("author")
        verbose_name_plural = _("authors")
        ordering = ["name", "id"]

    def __str__(self):
        return self.name

    def save(self, *args, **kwargs):
        if not self.slug:
            taken = Author.objects.exclude(pk=self.pk).filter
            self.slug = free_slug(self.name, lambda slug: taken(slug=slug).exists(), "author")
        super().save(*args, **kwargs)

    def get_absolute_url(self):
        return reverse("articles:author", args=[self.slug])

    @property
    def monogram(self) -> str:
        """The first letters of the first and last name: “OM”."""
        words = self.name.split()
        return "".join(word[0] for word in (words[:1] + words[1:][-1:])).upper()
