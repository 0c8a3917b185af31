"""A section's page."""

from django.shortcuts import get_object_or_404

from articles.models import Category, Version
from articles.views.base import page
from articles.views.listing import listing


def category_page(request, slug):
    category = get_object_or_404(Category.objects.with_stories(at=request.at), slug=slug)
    stories = Version.objects.visible(at=request.at).in_category(category).for_cards()
    context = {"category": category, "listing": listing(request, stories, by="listing__")}
    return page(request, "articles/category.html", context)
