"""Claim: a page costs the same with a thousand stories and with fifty thousand, at any depth.

Makes both sites in temporary SQLite databases, one after the other, and prints the median of
25 requests for each page and the ratio. (The archive lists months: it grows with the years that
the magazine exists, not with its stories.) Run: python benchmarks/flat_cost.py [FEW MANY]
"""

import os
import statistics
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
FEW, MANY = (int(word) for word in (sys.argv[1:] or ["1000", "50000"]))
ROUNDS = 25


def main():
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {
            "DJANGO_SETTINGS_MODULE": "newsroom.settings",
            "DATABASE_URL": f"sqlite:///{folder}/few.sqlite3",
            "MEDIA_ROOT": f"{folder}/media",
            "STATIC_ROOT": folder,
            "ALLOWED_HOSTS": "testserver",
            "LOG_LEVEL": "ERROR",
            "DEBUG": "1",  # static files by their plain names; the pages are the same
        }
        import django

        django.setup()
        from django.conf import settings
        from django.core.management import call_command
        from django.db import connections
        from django.test import Client

        settings.DEBUG = False
        times = {}
        for size in (FEW, MANY):
            connections["default"].close()
            connections["default"].settings_dict["NAME"] = f"{folder}/{size}.sqlite3"
            call_command("migrate", verbosity=0)
            paths = fill(size)
            client = Client()
            for name, path in paths.items():
                times[name, size] = measure(client, path)
        print(f"{'page':<28}{FEW:>10} stories{MANY:>10} stories{'ratio':>8}")
        for name in paths:
            few, many = times[name, FEW], times[name, MANY]
            print(f"{name:<28}{few:>15.1f} ms{many:>15.1f} ms{many / few:>8.2f}")


def fill(size):
    """Stories of one author each, in four categories, one of which holds three quarters; one tag is
    on all of them.
    """
    from articles.models import (
        Address,
        Article,
        Author,
        BylineEntry,
        Category,
        Revision,
        SectionEntry,
        Tag,
        Tagging,
        Version,
    )

    categories = [Category.objects.create(name=f"Section {n}", position=n) for n in range(4)]
    authors = [Author.objects.create(name=f"Author {n}") for n in range(20)]
    newest = datetime(2025, 3, 6, tzinfo=UTC)
    moments = [newest - timedelta(minutes=17 * n) for n in range(size)]
    articles = Article.objects.bulk_create(
        Article(working_title=f"Story {n}", first_published_at=at) for n, at in enumerate(moments)
    )
    revisions = Revision.objects.bulk_create(
        Revision(article=article, number=1, data={}, created_at=newest) for article in articles
    )
    versions = Version.objects.bulk_create(
        Version(
            article=article,
            revision=revision,
            live_from=at,
            published_at=at,
            path=f"{at:%Y/%m/%d}/story-{n}",
            headline=f"Story {n}",
            standfirst="A sentence that says what it is about.",
            body="<p>Words and words.</p>" * 20,
        )
        for n, (article, revision, at) in enumerate(zip(articles, revisions, moments, strict=True))
    )
    SectionEntry.objects.bulk_create(
        SectionEntry(
            version=version,
            category=categories[0 if n % 4 else n // 4 % 3 + 1],
            position=0,
            published_at=version.published_at,
        )
        for n, version in enumerate(versions)
    )
    BylineEntry.objects.bulk_create(
        BylineEntry(
            version=version,
            author=authors[n % 20],
            position=0,
            name=authors[n % 20].name,
            published_at=version.published_at,
        )
        for n, version in enumerate(versions)
    )
    tag = Tag.objects.create(name="everything")
    Tagging.objects.bulk_create(
        Tagging(content_object=version, tag=tag, published_at=version.published_at)
        for version in versions
    )
    Address.objects.bulk_create(
        Address(article=version.article, path=version.path, since=version.live_from)
        for version in versions
    )
    deep = moments[size * 9 // 10]
    section = categories[0].get_absolute_url()
    return {
        "front page": "/",
        "story": versions[size // 2].get_absolute_url(),
        "section": section,
        "section, nine tenths down": f"{section}?before={deep:%Y%m%dT%H%M%S}-0",
        "author": authors[0].get_absolute_url(),
        "month": f"/{deep:%Y/%m}/",
        "archive": "/archive/",
        "feed of everything": "/feed/rss/",
        "feed of a section": f"{section}feed/atom/",
        "news sitemap": "/sitemap-news.xml",
        "no such page": "/no-such-page/",
    }


def measure(client, path):
    """The median time of one request in milliseconds, after a warm-up."""
    assert client.get(path).status_code in (200, 404), path
    taken = []
    for _ in range(ROUNDS):
        begun = time.perf_counter()
        client.get(path)
        taken.append((time.perf_counter() - begun) * 1000)
    return statistics.median(taken)


if __name__ == "__main__":
    main()
