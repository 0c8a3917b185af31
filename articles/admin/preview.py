"""A revision as readers would see it: the public page itself, made from what was typed."""

from contextlib import contextmanager

from csp.decorators import csp_replace
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404
from django.utils import timezone, translation

from articles.models import Author, BylineEntry, Category, Photo, Revision, Tag, Version
from articles.views.article import article_context
from articles.views.base import page


@csp_replace(settings.CONTENT_SECURITY_POLICY["DIRECTIVES"])
def preview(request, pk, number):
    """The page of one revision; for who may see articles, never stored, nowhere linked."""
    if not request.user.has_perm("articles.view_article"):
        raise PermissionDenied
    revision = get_object_or_404(
        Revision.objects.select_related("article"), article=pk, number=number
    )
    version = unsaved_version(revision, at=request.at)
    with as_readers_have_it():
        context = article_context(version, at=request.at)
        context |= {"preview": revision, "canonical": "", "structured_data": ""}
        return page(request, "articles/article.html", context)


@contextmanager
def as_readers_have_it():
    """With the magazine's clock and in its language, whatever the person who looks has chosen."""
    with timezone.override(settings.TIME_ZONE), translation.override(settings.LANGUAGE_CODE):
        yield


def unsaved_version(revision, *, at) -> Version:
    """A version that is nowhere: the revision's content with its relations in place."""
    article, content = revision.article, revision.content
    live = article.version_at(at)
    photos = Photo.objects.select_related("credit").in_bulk(content.photos)
    for photo in photos.values():
        photo.address_name = "admin:photo_file"
    version = Version(
        article=article,
        revision=revision,
        live_from=at,
        published_at=article.first_published_at or at,
        updated_at=live.updated_at if live else None,
        lead_photo=photos.get(content.lead_photo),
        card_photo=photos.get(content.card_photo),
        **content.as_typed(),
    )
    authors = Author.objects.select_related("portrait__credit").in_bulk(
        [signature.author for signature in content.byline]
    )
    for author in authors.values():
        if author.portrait:
            author.portrait.address_name = "admin:photo_file"
    version.byline_entries = [
        BylineEntry(author=authors[one.author], role=one.role, name=authors[one.author].name)
        for one in content.byline
        if one.author in authors
    ]
    categories = Category.objects.in_bulk(content.categories)
    version.categories = [categories[pk] for pk in content.categories if pk in categories]
    version.tag_list = [Tag(name=name, slug="preview") for name in sorted(content.tags)]
    version.figures = photos
    return version
