"""What a version is made of beside its own columns: who signs it, where it stands, what it is
about, and the photos it shows. Lists are walked by the first three, which carry its date too.
"""

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from taggit.models import ItemBase

from articles.models.photo import Photo
from articles.models.tag import Tag


class BylineEntry(models.Model):
    """One name of a byline, as printed on the day."""

    version = models.ForeignKey(
        "articles.Version", models.CASCADE, verbose_name=_("version"), related_name="byline"
    )
    author = models.ForeignKey(
        "articles.Author", models.PROTECT, verbose_name=_("author"), related_name="byline_entries"
    )
    position = models.PositiveSmallIntegerField(_("position"))
    role = models.CharField(_("role"), max_length=40, blank=True, help_text=_("Empty: words."))
    name = models.CharField(_("name"), max_length=120)
    published_at = models.DateTimeField(_("published at"))

    class Meta:
        verbose_name = _("byline entry")
        verbose_name_plural = _("byline entries")
        ordering = ["position"]
        indexes = [models.Index(fields=["author", "-published_at"], name="byline_newest_first")]
        constraints = [
            models.UniqueConstraint(fields=["version", "position"], name="byline_order"),
            models.UniqueConstraint(fields=["version", "author"], name="signs_once"),
        ]

    def __str__(self):
        return gettext("the byline of {story}").format(story=self.version)


class SectionEntry(models.Model):
    """One category of a version, in its place."""

    version = models.ForeignKey(
        "articles.Version", models.CASCADE, verbose_name=_("version"), related_name="sections"
    )
    category = models.ForeignKey(
        "articles.Category",
        models.PROTECT,
        verbose_name=_("category"),
        related_name="section_entries",
    )
    position = models.PositiveSmallIntegerField(_("position"))
    published_at = models.DateTimeField(_("published at"))

    class Meta:
        verbose_name = _("section entry")
        verbose_name_plural = _("section entries")
        ordering = ["position"]
        indexes = [models.Index(fields=["category", "-published_at"], name="section_newest_first")]
        constraints = [
            models.UniqueConstraint(fields=["version", "position"], name="section_order"),
            models.UniqueConstraint(fields=["version", "category"], name="in_a_section_once"),
        ]

    def __str__(self):
        return gettext("the sections of {story}").format(story=self.version)


class Tagging(ItemBase):
    """One tag of a version."""

    tag = models.ForeignKey(Tag, models.CASCADE, verbose_name=_("tag"), related_name="taggings")
    content_object = models.ForeignKey(
        "articles.Version",
        models.CASCADE,
        verbose_name=_("content object"),
        related_name="taggings",
    )
    published_at = models.DateTimeField(_("published at"))

    class Meta:
        verbose_name = _("tagging")
        verbose_name_plural = _("taggings")
        indexes = [models.Index(fields=["tag", "-published_at"], name="tagging_newest_first")]
        constraints = [
            models.UniqueConstraint(fields=["content_object", "tag"], name="tagged_once")
        ]

    def __str__(self):
        words = gettext("{tag} on {story}")
        return words.format(tag=self.tag, story=self.content_object)


class PhotoUse(models.Model):
    """That a version shows a photo: what makes the picture's file public, and keeps it."""

    version = models.ForeignKey(
        "articles.Version", models.CASCADE, verbose_name=_("version"), related_name="photo_uses"
    )
    photo = models.ForeignKey(Photo, models.PROTECT, verbose_name=_("photo"), related_name="uses")
    position = models.PositiveSmallIntegerField(_("position"))

    class Meta:
        verbose_name = _("photo use")
        verbose_name_plural = _("photo uses")
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["version", "position"], name="photo_order"),
            models.UniqueConstraint(fields=["version", "photo"], name="a_photo_is_used_once"),
        ]

    def __str__(self):
        return f"{self.version}"
