"""Tags (django-taggit), and how a line of text becomes tags."""

from django.db import models
from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from taggit.models import TagBase

from articles import visibility
from articles.slugs import readable_slug


def tags_from_text(text: str) -> list[str]:
    """Names between commas, each once, whatever its capitals: “Bread, climate change”."""
    names = (" ".join(name.split())[:100] for name in text.split(","))
    return list({name.casefold(): name for name in names if name}.values())


def text_from_tags(tags) -> str:
    return ", ".join(tag.name for tag in tags)


class TagQuerySet(models.QuerySet):
    def with_stories(self, *, at):
        """Tags on something visible at `at`; the others have no public page."""
        taggings = self.model.taggings.rel.related_model.objects.filter(tag=OuterRef("pk"))
        return self.filter(Exists(taggings.filter(visibility.visible(at, "content_object__"))))


class Tag(TagBase):
    """A word that stories share. It may say what it names."""

    class Kind(models.TextChoices):
        SUBJECT = "subject", _("Subject")
        PERSON = "person", _("Person")
        PLACE = "place", _("Place")
        BRAND = "brand", _("Brand")

    kind = models.CharField(
        _("kind"),
        max_length=10,
        choices=Kind.choices,
        default=Kind.SUBJECT,
        help_text=_("What the word names."),
    )

    objects = TagQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        verbose_name = _("tag")
        verbose_name_plural = _("tags")

    def slugify(self, tag, i=None):
        slug = readable_slug(tag, "tag")
        return slug if i is None else f"{slug}-{i}"

    def get_absolute_url(self):
        return reverse("articles:tag", args=[self.slug])
