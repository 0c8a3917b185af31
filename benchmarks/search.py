"""Shows how long a question takes, and what indexing a story adds to saving it, by how common the
words are. Last measured with 1,500 stories (SQLite, a busy machine): a rare or unfinished word 3 to
5 ms, a word of most stories 6.5. With 50,000 it has not been measured since search stems in Python.

Makes the stories in a temporary SQLite database, or in a new one beside that of a DATABASE_URL of
PostgreSQL, and prints the median of 25 questions: of finding a page of 24 and the way on, and of
the whole page that a reader gets. Run: python benchmarks/search.py [STORIES]
"""

import os
import random
import statistics
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
STORIES = int((sys.argv[1:] or ["50000"])[0])
ROUNDS, WORDS = 25, 180
QUESTIONS = {
    "a rare word": "xylograph",
    "1 % of stories": "percentile",
    "3 % of stories": "tricolour",
    "most stories": "everywhere",
    "two of the latter": "everywhere tricolour",
    "a beginning, rare": "xylog",
    "a beginning, common": "every",
    "a phrase": '"percentile tricolour"',
    "a slip, nothing found": "xylogaph",
}


def main():
    given = os.environ.get("DATABASE_URL", "")
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {
            "DJANGO_SETTINGS_MODULE": "newsroom.settings",
            "MEDIA_ROOT": f"{folder}/media",
            "STATIC_ROOT": folder,
            "ALLOWED_HOSTS": "testserver",
            "LOG_LEVEL": "ERROR",
            "DEBUG": "1",
        }
        if not given.startswith("postgres"):
            os.environ["DATABASE_URL"] = f"sqlite:///{folder}/search.sqlite3"
        import django

        django.setup()
        from django.conf import settings
        from django.db import connection

        settings.DEBUG = False
        name = connection.creation.create_test_db(verbosity=0, autoclobber=True)
        try:
            print(f"{connection.vendor}, {STORIES} stories of about {WORDS} words ({name})")
            fill()
            print_times()
            print_cost_of_writing()
        finally:
            connection.creation.destroy_test_db(name, verbosity=0)


def fill():
    """Stories of common words with a long tail, and the words that are asked for."""
    from articles import search
    from articles.models import Article, Revision, Version

    source = random.Random(1)
    tail = [
        "".join(source.choices("abcdefghilmnoprstu", k=source.randint(4, 11)))
        for _ in range(60_000)
    ]
    weights = [1 / (rank + 8) for rank in range(len(tail))]
    newest = datetime(2025, 3, 6, tzinfo=UTC)
    begun = time.perf_counter()
    for first in range(0, STORIES, 1000):
        numbers = range(first, min(first + 1000, STORIES))
        moments = [newest - timedelta(minutes=17 * n) for n in numbers]
        articles = Article.objects.bulk_create(Article(first_published_at=at) for at in moments)
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
                headline=" ".join(source.choices(tail, weights, k=6)),
                standfirst=" ".join(source.choices(tail, weights, k=14)),
                body=f"<p>{' '.join(words(n, source.choices(tail, weights, k=WORDS)))}</p>",
            )
            for n, article, revision, at in zip(numbers, articles, revisions, moments, strict=True)
        )
        search.write(versions)
    each = (time.perf_counter() - begun) / STORIES * 1000
    print(f"{'made and indexed, each story':<28}{each:>9.2f} ms")
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def words(number, common):
    asked = {
        "xylograph": number % (STORIES // 5) == 7,
        "percentile tricolour": number % 100 == 3,
        "tricolour": number % 50 == 9,
        "everywhere": number % 10 != 1,
    }
    return [*common[:50], *(word for word, is_there in asked.items() if is_there), *common[50:]]


def print_times():
    from django.test import Client

    client = Client()
    print(f"{'':<28}{'best first':>12}{'newest first':>14}{'page, best':>13}{'page, newest':>14}")
    for name, question in QUESTIONS.items():
        row = [median(partial(found, question, sort)) for sort in ("best", "newest")]
        for sort in ("best", "newest"):
            row.append(median(partial(client.get, "/search/", {"q": question, "sort": sort})))
        print(f"{name:<28}{row[0]:>9.2f} ms{row[1]:>11.2f} ms{row[2]:>10.1f} ms{row[3]:>11.1f} ms")


def found(question, sort):
    """The ids of a page: what the search itself costs."""
    from articles import search
    from articles.models import Version

    at = datetime(2025, 3, 7, tzinfo=UTC)
    asked = search.understood(question)
    stories = search.find(Version.objects.visible(at=at), asked, at=at)
    ordered = search.best_first(stories, asked) if sort == "best" else stories.newest_first()
    return list(ordered.values_list("pk")[:25])


def print_cost_of_writing():
    """Save and publish one story of five thousand letters; and the part of it that is indexing."""
    from articles import drafting, publishing, search
    from articles.content import Content, Signature
    from articles.models import Article, Author, Category, Version

    author, section = Author.objects.create(name="A"), Category.objects.create(name="B")
    body = "<p>" + " ".join(f"some words number {n}" for n in range(200)) + "</p>"

    def save():
        article = Article.objects.create()
        content = Content(
            headline="A story",
            standfirst="A sentence.",
            body=body,
            byline=(Signature(author.pk),),
            categories=(section.pk,),
        )
        drafting.save_revision(article, content, by=None)
        publishing.publish(article, article.draft, by=None)

    print(f"{'save and publish a story':<28}{median(save):>9.2f} ms")
    version = Version.objects.latest("pk")
    print(f"{'of which its index':<28}{median(lambda: search.write([version])):>9.2f} ms")


def median(work):
    work()
    taken = []
    for _ in range(ROUNDS):
        begun = time.perf_counter()
        work()
        taken.append((time.perf_counter() - begun) * 1000)
    return statistics.median(taken)


if __name__ == "__main__":
    main()
