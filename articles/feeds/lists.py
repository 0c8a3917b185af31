"""The lists that have a feed: everything, a section, a tag, an author. Each stands below its page,
in three formats, and is the same 404 as the page where there is nothing to read.
"""

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import get_object_or_404

from articles.feeds import atom, json_feed, rss
from articles.feeds.item import Feed, item
from articles.models import Author, Category, Magazine, Tag, Version

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


def _feed(request, kind, stories, name="", description=""):
    """The newest of `stories` by first publication, for everybody alike. Nothing in it depends on
    the clock but what is visible, so that it is sent again only when it has changed.
    """
    magazine = Magazine.current()
    self_url = settings.SITE_URL + request.path
    versions = stories.for_feed(at=request.at)[:NEWEST]
    feed = Feed(
        title=f"{name} – {magazine.name}" if name else magazine.name,
        description=description or magazine.tagline or magazine.name,
        publisher=magazine.name,
        url=self_url.removesuffix(f"feed/{kind}/"),
        self_url=self_url,
        items=[item(version, magazine.credit_label) for version in versions],
    )
    format = FORMATS[kind]
    response = HttpResponse(format.write(feed), content_type=f"{format.TYPE}; charset=utf-8")
    response["Vary"] = "Accept-Encoding"
    if settings.FEED_HUB:
        response["Link"] = f'<{settings.FEED_HUB}>; rel="hub", <{self_url}>; rel="self"'
    return response
