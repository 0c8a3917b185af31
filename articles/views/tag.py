"""A tag's page."""

from django.shortcuts import get_object_or_404

from articles.models import Tag, Version
from articles.views.base import page
from articles.views.listing import listing


def tag_page(request, slug):
    tag = get_object_or_404(Tag.objects.with_stories(at=request.at), slug=slug)
    stories = Version.objects.visible(at=request.at).tagged(tag).for_cards()
    context = {"tag": tag, "listing": listing(request, stories, by="listing__")}
    return page(request, "articles/tag.html", context)
