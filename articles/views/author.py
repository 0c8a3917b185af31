"""An author's page."""

from django.shortcuts import get_object_or_404

from articles import structured_data
from articles.models import Author, Version
from articles.views.base import page
from articles.views.listing import listing


def author_page(request, slug):
    authors = Author.objects.with_stories(at=request.at).select_related("portrait__credit")
    author = get_object_or_404(authors, slug=slug)
    stories = Version.objects.visible(at=request.at).signed_by(author).for_cards()
    context = {"author": author, "listing": listing(request, stories, by="listing__")}
    return page(request, "articles/author.html", context, tell=structured_data.author_page)
