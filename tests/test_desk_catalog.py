"""The words of the desk's scripts: one catalog, on every screen before all other scripts."""

import re

import pytest
from django.contrib.auth.models import Group

from articles.models import User
from tests.factories import make_draft, make_user

pytestmark = pytest.mark.django_db
CATALOG = "/admin/jsi18n/"


@pytest.fixture
def at_desk(client):
    client.force_login(make_user())
    return client


def screens():
    """One of each kind of page at the desk."""
    article = f"/admin/articles/article/{make_draft().pk}"
    yield from ("/admin/", "/admin/upcoming/", "/admin/front/", "/admin/articles/article/import/")
    yield from (f"{article}/{verb}/" for verb in ("change", "publish", "history", "delete"))
    yield from (f"/admin/articles/{noun}/" for noun in ("article", "photo", "photocredit", "user"))
    yield from (f"/admin/articles/{noun}/add/" for noun in ("article", "author", "page", "photo"))


def test_every_screen_names_the_catalog_before_any_other_script(at_desk):
    for path in screens():
        first = re.search(r"<script[^>]*>", at_desk.get(path, follow=True).text)[0]
        assert f'src="{CATALOG}?lang=en-gb" nonce="' in first, path


def test_the_catalog_is_in_the_language_of_its_address(at_desk):
    english, german = (at_desk.get(f"{CATALOG}?lang={lang}").text for lang in ("en", "de"))
    assert "django.ngettext" in english
    assert "Bild bearbeiten" not in english
    assert '"Edit Figure": "Bild bearbeiten"' in german


def test_a_browser_keeps_the_catalog_and_asks_whether_it_is_still_the_same(at_desk):
    kept = at_desk.get(f"{CATALOG}?lang=de")
    assert set(kept["Cache-Control"].split(", ")) == {"private", "max-age=600"}
    again = at_desk.get(f"{CATALOG}?lang=de", headers={"If-None-Match": kept["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_without_a_language_it_is_asked_for_each_time(at_desk):
    for query in ("", "?lang=", "?lang=../../etc"):
        answer = at_desk.get(CATALOG + query)
        assert answer.status_code == 200
        assert "max-age=0" in answer["Cache-Control"]


def test_who_may_not_see_the_desk_gets_no_catalog(client):
    assert client.get(CATALOG).status_code == 302
    stranger = User.objects.create_user("stranger")
    client.force_login(stranger)
    assert client.get(CATALOG).status_code == 302
    stranger.groups.add(Group.objects.get(name="Contributors"))
    assert client.get(CATALOG).status_code == 200


def test_readers_are_told_of_no_script(client):
    assert CATALOG not in client.get("/").text
