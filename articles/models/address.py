"""Where stories stand."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article


class AddressQuerySet(models.QuerySet):
    def led(self, *, at):
        """Addresses that readers may know of at `at`: a story stood there, or leads there now."""
        return self.filter(since__lte=at)


class Address(models.Model):
    """A path that leads to an article, from a moment on. Unique over current and former
    addresses alike: what once led to a story never leads to another. Which one is current is
    said by the visible Version; the others answer 301.
    """

    article = models.ForeignKey(
        Article, models.CASCADE, verbose_name=_("article"), related_name="addresses"
    )
    path = models.CharField(
        _("path"), max_length=200, unique=True, help_text=_("2025/03/06/a-slug")
    )
    since = models.DateTimeField(
        _("since"), help_text=_("Before this moment the address answers nobody.")
    )

    objects = AddressQuerySet.as_manager()

    class Meta:
        ordering = ["since", "id"]
        verbose_name = _("address")
        verbose_name_plural = _("addresses")

    def __str__(self):
        return f"/{self.path}/"
