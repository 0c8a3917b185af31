"""Search. Whatever is asked is only text, and is answered by a page: never by an error."""

import zoneinfo
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from django.conf import settings
from django.http import Http404, QueryDict
from django.utils.translation import gettext_lazy as _

from articles import search
from articles.models import Author, BylineEntry, Category, Version
from articles.search.words import LONGEST_QUESTION
from articles.views.base import page
from articles.views.listing import Listing, listing

MANY = 1000  # counted no further
MOST_AUTHORS = 200  # in a list that a reader can look through
RECENT = 500  # stories
ORDERS = {"best": _("Best first"), "newest": _("Newest first")}


@dataclass(frozen=True)
class Question:
    """What a reader asks. A filter that names nothing is none, and the form shows it so."""

    text: str
    order: str
    section: Category | None
    author: Author | None
    first: date | None
    last: date | None

    @classmethod
    def of(cls, request):
        given = request.GET
        text = given.get("q", "")[:LONGEST_QUESTION].replace("\x00", " ")
        return cls(
            text=" ".join(text.split()),
            order=given.get("sort") if given.get("sort") in ORDERS else "best",
            section=_one(Category, given.get("section"), request.at),
            author=_one(Author, given.get("author"), request.at),
            first=_day(given.get("from")),
            last=_day(given.get("to")),
        )

    @property
    def is_filtered(self) -> bool:
        return any((self.section, self.author, self.first, self.last))

    def query(self, **changes) -> str:
        """Its address, so that it can be asked again; empty parts are left out."""
        query = QueryDict(mutable=True)
        parts = {
            "q": self.text,
            "sort": self.order if self.order != "best" else "",
            "section": self.section and self.section.slug,
            "author": self.author and self.author.slug,
            "from": self.first and self.first.isoformat(),
            "to": self.last and self.last.isoformat(),
        }
        query.update({name: value for name, value in (parts | changes).items() if value})
        return query.urlencode()

    def readable(self, at):
        """The stories that readers may see and that the filters leave."""
        versions = Version.objects.visible(at=at)
        if self.section:
            versions = versions.filter(sections__category=self.section)
        if self.author:
            versions = versions.filter(byline__author=self.author)
        if self.first:
            versions = versions.filter(published_at__gte=_start(self.first))
        if self.last:
            versions = versions.filter(published_at__lt=_start(self.last, days=1))
        return versions


def search_page(request):
    at, question = request.at, Question.of(request)
    readable, asked = question.readable(at), search.understood(question.text)
    found = search.find(readable, asked, at=at)
    stories = _listed(request, question, found, asked)
    instead = ""
    if question.text and not stories.stories:
        instead = search.did_you_mean(question.text, readable, at=at)
    context = {
        # The empty form is a page of its own; what was asked is not for search engines.
        "canonical": "" if request.GET else settings.SITE_URL + request.path,
        "question": question,
        "orders": ORDERS.items(),
        "sections": Category.objects.with_stories(at=at),
        "authors": _authors(question, at),
        "results": search.excerpts(stories.stories, asked, at=at),
        "listing": stories,
        "number": found.order_by()[: MANY + 1].count() if stories.stories else 0,
        "many": MANY,
        "instead": instead,
        "instead_query": question.query(q=instead),
    }
    return page(request, "articles/search.html", context)


def _listed(request, question, found, asked):
    """The page of what was found that is asked for; one that is not there is empty."""
    keep, rank = f"{question.query()}&", "" if question.order == "newest" else "score"
    ordered = search.best_first(found, asked) if rank else found.newest_first()
    try:
        return listing(request, ordered.for_cards().defer(None), rank=rank, keep=keep)
    except Http404:
        return Listing([])


def _authors(question, at):
    """Those who have a story, by name. Where they are too many, who signs the latest stories: any
    other is found by typing the name, as words of a byline are words of a story.
    """
    authors = Author.objects.with_stories(at=at).only("name", "slug")
    listed = list(authors[: MOST_AUTHORS + 1])
    if len(listed) > MOST_AUTHORS:
        latest = Version.objects.visible(at=at).newest_first().values_list("pk", flat=True)
        entries = BylineEntry.objects.filter(version__in=list(latest[:RECENT]))
        listed = list(authors.filter(pk__in=entries.values("author"))[:MOST_AUTHORS])
        if question.author and question.author not in listed:
            listed.append(question.author)
    return listed


def _one(model, slug, at):
    is_slug = slug and slug.isprintable()  # PostgreSQL takes no NUL
    return model.objects.with_stories(at=at).filter(slug=slug[:100]).first() if is_slug else None


def _day(text):
    try:
        return date.fromisoformat(text or "")
    except ValueError:
        return None


def _start(day, days=0):
    zone = zoneinfo.ZoneInfo(settings.TIME_ZONE)
    try:
        start = datetime.combine(day + timedelta(days=days), time.min, zone).astimezone(UTC)
    except OverflowError:  # the first or the last day that there is
        return datetime(1 if day.year < 2 else 9999, 1, 1, tzinfo=UTC)
    return start
