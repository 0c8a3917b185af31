"""Telling a WebSub hub which feeds have changed. A courtesy: readers of feeds hear of a story
sooner, and nothing waits for it. It is asked of the clock, like everything else, so that what was
scheduled is told after its moment, and what happened while the hub was away is told later.
"""

from datetime import timedelta
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import Request, urlopen

from django.conf import settings
from django.db.models import Q
from django.urls import reverse

from articles import visibility
from articles.corrections import RECORDED
from articles.feeds.lists import FORMATS
from articles.models import Author, Category, Correction, Event, Tag, Version

PATIENCE = 10  # seconds for one answer
SETTLING = timedelta(seconds=5)  # a verb is in the database a little after the moment it names
TOO_MANY = 429
SEEN = {"published", "mended a typo", "withdrew", *RECORDED}  # verbs that readers notice at once
_LISTS = (
    ("category_feed", Category, "section_entries__version"),
    ("tag_feed", Tag, "taggings__content_object"),
    ("author_feed", Author, "byline_entries__version"),
)


class Refused(Exception):
    """The hub answered that it does not want to know of this feed."""


def changed(after, at) -> list[str]:
    """The addresses of the feeds that changed after a moment, until `at`, and that answer at `at`:
    those of every story that came, changed or went, and of corrections. A section that a story has
    left is not told, nor is a picture whose licence ended.
    """
    deeds = Event.objects.filter(verb__in=SEEN, at__gt=after - SETTLING, at__lte=at)
    deeds = deeds.exclude(visibility.upcoming(at))  # what is only scheduled is nobody's business
    done = Q(article__in=deeds.values("article")) & ~visibility.upcoming(at)
    turned = Version.objects.filter(visibility.turned(after, at))
    stories = {*turned.values_list("pk", flat=True)}
    stories |= {*Version.objects.filter(done).values_list("pk", flat=True)}
    names = [("feed", [])] if stories else []
    for name, lists, path in _LISTS:
        rows = lists.objects.with_stories(at=at).filter(**{f"{path}__in": stories})
        slugs = rows.order_by("slug").values_list("slug", flat=True).distinct()
        names += [(name, [slug]) for slug in slugs]
    told = Correction.objects.made(at=at).filter(article__versions__in=stories)
    if told.exists() or deeds.filter(verb__in=RECORDED).exists():
        names.append(("corrections_feed", []))
    return [
        settings.SITE_URL + reverse(f"articles:{name}", args=[*args, kind])
        for name, args in names
        for kind in FORMATS
    ]


def tell(address):
    """Tell the hub that this feed has changed. Raises Refused; HTTPError or HTTPException where
    it answers and cannot take it now; OSError where it is not there.
    """
    words = urlencode({"hub.mode": "publish", "hub.url": address}).encode()
    request = Request(settings.FEED_HUB, words, {"User-Agent": "Newsroom"})  # noqa: S310 our own
    try:
        urlopen(request, timeout=PATIENCE).close()  # noqa: S310 setting, no visitor's word
    except HTTPError as error:
        error.close()
        if 400 <= error.code < 500 and error.code != TOO_MANY:
            raise Refused(f"{error.code} {error.reason}") from error
        raise
