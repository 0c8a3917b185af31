"""The standing pages: about, contact and others that editors add."""

from django.shortcuts import get_object_or_404

from articles.models import Page
from articles.views.base import page


def standing_page(request, slug):
    return page(request, "articles/page.html", {"page": get_object_or_404(Page, slug=slug)})
