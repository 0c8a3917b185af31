"""What a public page asks of the database: a budget for each, and the same number however many
stories there are.
"""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles import fronts, publishing
from articles.arrangement import AUTOMATIC, Slot
from articles.content import Signature
from articles.models import Article, Category, Page, Photo, PhotoCredit
from articles.urls import urlpatterns
from tests.factories import HOUR, NOW, make_author, make_category, make_photo, make_story
from tests.reading import read

pytestmark = pytest.mark.django_db

# Name of the address: (a path, the most queries). Three of each page are around its subject:
# the magazine, the sections, the standing pages.
BUDGETS = {
    "home": ("/", 16),
    "category": ("/section/harbours/", 7),
    "tag": ("/tag/boats/", 7),
    "author": ("/author/ada-lind/", 7),
    "credit": ("credit", 7),
    "feed": ("/feed/rss/", 6),
    "category_feed": ("/section/harbours/feed/atom/", 7),
    "tag_feed": ("/tag/boats/feed/json/", 7),
    "author_feed": ("/author/ada-lind/feed/rss/", 7),
    "corrections": ("/corrections/", 7),
    "corrections_feed": ("/corrections/feed/atom/", 3),
    "archive": ("/archive/", 6),
    "search": ("/search/?q=a+story&section=harbours&author=ada-lind&from=2025-01-01", 18),
    "year": ("/2025/", 8),
    "month": ("/2025/03/", 8),
    "day": ("/2025/03/05/", 7),
    "article": ("/2025/03/05/a-story/", 14),
    "photo": ("picture", 1),
    "favicon": ("/favicon.ico", 1),
    "logo": ("/logo.webp", 4),  # there is none: a 404
    "robots": ("/robots.txt", 0),
    "sitemap": ("/sitemap.xml", 11),
    "sitemap_stories": ("/sitemap-stories-2025-03-1.xml", 2),
    "sitemap_pages": ("/sitemap-pages-1.xml", 10),
    "news_sitemap": ("/sitemap-news.xml", 3),
    "news_sitemap_part": ("/sitemap-news-1.xml", 2),
    "page": ("/about/", 4),
}


@pytest.fixture
def subjects():
    """A section, two authors and photos, that all stories share."""
    Page.objects.update_or_create(slug="about", defaults={"body": "<p>Us.</p>"})
    face = make_photo()
    signed = [make_author("Ada Lind", portrait=face), make_author(portrait=face)]
    return {
        "headline": "A story",
        "categories": (make_category("Harbours", position=1).pk,),
        "byline": tuple(Signature(author.pk) for author in signed),
        "tags": ("boats", "people"),
        "lead_photo": make_photo().pk,
        "photos": [make_photo()],
    }


def publish(stories, subjects):
    """As many more stories, all of the same day, and each corrected since."""
    for minute in range(stories):
        article = make_story(live_from=NOW - 24 * HOUR - minute * HOUR / 60, **subjects)
        words = {"what_was_wrong": "It was A.", "what_is_right": "It is B."}
        publishing.correct(article, article.draft, by=None, now=NOW - HOUR, **words)


def queries(path):
    if path == "picture":
        photo = Photo.objects.last()
        path = f"/photos/{photo.token}/{photo.files.name('card', 'webp')}"
    if path == "credit":
        path = PhotoCredit.objects.first().get_absolute_url()
    with CaptureQueriesContext(connection) as asked:
        response = read(path)
    assert response.status_code == (404 if path == "/logo.webp" else 200), path
    return [query["sql"] for query in asked.captured_queries]


def test_every_public_address_has_a_budget():
    assert {pattern.name for pattern in urlpatterns} == set(BUDGETS)


def test_every_page_keeps_to_its_budget(subjects):
    publish(3, subjects)
    asked = {name: queries(path) for name, (path, _most) in BUDGETS.items()}
    assert {name: sql for name, sql in asked.items() if len(sql) > BUDGETS[name][1]} == {}


def test_no_page_costs_more_with_more_stories(subjects):
    """From 26, when every list has a second page and every block is full, to 60."""
    publish(26, subjects)
    few = {name: len(queries(path)) for name, (path, _most) in BUDGETS.items()}
    publish(34, subjects)
    assert {name: len(queries(path)) for name, (path, _most) in BUDGETS.items()} == few


def test_an_arranged_front_page_costs_one_more_however_much_of_it_is_arranged(subjects):
    publish(30, subjects)
    sections = [Category.objects.get(), *(make_category() for _ in range(3))]
    oldest = Article.objects.order_by("first_published_at")
    few = [Slot("lead", oldest[0].pk), Slot("second", category=sections[0].pk), *AUTOMATIC[2:]]
    by_hand = [Slot("river", article.pk) for article in oldest[:5]]
    by_rule = [Slot("second", category=section.pk) for section in sections]
    for slots in (few, [Slot("lead"), *by_rule, *by_hand]):
        fronts.arrange(slots, by=None, now=NOW - HOUR)
        assert len(queries("/")) <= BUDGETS["home"][1] + 1
