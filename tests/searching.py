"""Searching as readers and editors do, for tests."""

from bs4 import BeautifulSoup
from django.db import connection

from tests.factories import NOW
from tests.reading import read, visitor


def page(question="", *, at=NOW, **filters):
    response = read("/search/", at=at, data={"q": question, **filters})
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def found(question="", **how):
    """The headlines that are found, in order."""
    return [one.get_text() for one in page(question, **how).select(".found .headline")]


def marks(question, **how):
    return [one.get_text() for one in page(question, **how).select("mark")]


def offered(question, **how):
    link = page(question, **how).select_one(".notice p a[href^='?q']")
    return link.get_text() if link else ""


def listed(question, by):
    response = visitor(by=by).get("/admin/articles/article/", {"q": question})
    assert response.status_code == 200
    return [str(article) for article in response.context["cl"].result_list]


def rows(table):
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {table}")  # noqa: S608
        return cursor.fetchone()[0]
