"""The lists that have a feed: everything, a section, a tag, an author, the corrections. Each stands
below its page, in three formats, and is the same 404 as the page where there is nothing to read.
"""

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from articles.feeds import atom, json_feed, rss
from articles.feeds.item import Feed, correction_item, item
from articles.models import Author, Category, Correction, Magazine, Page, Tag, Version

FORMATS = {"rss": rss, "atom": atom, "json": json_feed}
NEWEST = 30


def newest_feed(request, kind):
    stories = Version.objects.visible(at=request.at).newest_first()
    return _feed(request, kind, stories)


def category_feed(request, slug, kind):
    category = get_object_or_404(Category.objects.with_stories(at=request.at), slug=slug)
    stories = Version.objects.visible(at=request.at).in_category(category)
    return _feed(request, kind, stories, category.name, category.description)


def tag_feed(request, slug, kind):
    tag = get_object_or_404(Tag.objects.with_stories(at=request.at), slug=slug)
    return _feed(request, kind, Version.objects.visible(at=request.at).tagged(tag), tag.name)


def author_feed(request, slug, kind):
    author = get_object_or_404(Author.objects.with_stories(at=request.at), slug=slug)
    stories = Version.objects.visible(at=request.at).signed_by(author)
    return _feed(request, kind, stories, author.name, author.bio)


def corrections_feed(request, kind):
    """What was wrong and what is right, as each story says it; with nothing in it, a feed."""
    magazine = Magazine.current()
    items = [correction_item(one) for one in Correction.objects.visible(at=request.at)[:NEWEST]]
    description = _("What {magazine} got wrong, and what is right.").format(magazine=magazine.name)
    return _answer(request, kind, magazine, items, Page.of_corrections().title, description)


def _feed(request, kind, stories, name="", description=""):
    """The newest of `stories` by first publication."""
    magazine = Magazine.current()
    versions = stories.for_feed(at=request.at)[:NEWEST]
    items = [item(version, magazine.credit_label) for version in versions]
    return _answer(request, kind, magazine, items, name, description)


def _answer(request, kind, magazine, items, name, description):
    """For everybody alike. Nothing in it depends on the clock but what is visible, so that it is
    sent again only when it has changed.
    """
    self_url = settings.SITE_URL + request.path
    feed = Feed(
        title=f"{name} – {magazine.name}" if name else magazine.name,
        description=description or magazine.tagline or magazine.name,
        publisher=magazine.name,
        url=self_url.removesuffix(f"feed/{kind}/"),
        self_url=self_url,
        items=items,
    )
    format = FORMATS[kind]
    response = HttpResponse(format.write(feed), content_type=f"{format.TYPE}; charset=utf-8")
    response["Vary"] = "Accept-Encoding"
    if settings.FEED_HUB:
        response["Link"] = f'<{settings.FEED_HUB}>; rel="hub", <{self_url}>; rel="self"'
    return response
