"""The desk in a colleague's own language, while readers and other colleagues keep theirs."""

import re
from datetime import UTC, datetime

import pytest
from django.contrib.auth.models import Group, Permission
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation

from articles import drafting, publishing
from articles.models import Article, User
from articles.moments import day_in_words, moment_by_date, moment_in_full, moment_in_words
from tests.factories import DAY, NOW, make_draft, make_story, make_user
from tests.reading import read, visitor

pytestmark = pytest.mark.django_db
ADD = "/admin/articles/article/add/"
MORNING = datetime(2040, 3, 8, 6, 30, tzinfo=UTC)


@pytest.fixture
def uwe():
    """An editor who chose German."""
    return make_user("Editors", first_name="Uwe", language="de")


def lang(response):
    return re.search(r'<html lang="([\w-]+)"', response.text)[1]


def test_a_colleague_who_chose_german_has_a_german_desk_and_nobody_else_has(uwe):
    make_story(headline="Bread")
    desk = "/admin/articles/category/"
    german, english = visitor(uwe), visitor(make_user("Editors"))
    for _again in range(2):  # in the same process, one after the other
        his, hers = german.get(desk), english.get(desk)
        assert (lang(his), lang(hers)) == ("de", "en-gb")
        assert "hinzufügen" in his.text
        assert "hinzufügen" not in hers.text
        assert read("/", browser=german).content == read("/").content


def test_moments_stand_in_german_order_at_his_desk_alone(uwe):
    article = make_story(headline="Bread")
    publishing.publish(article, article.draft, by=None, at=MORNING)
    address = reverse("admin:articles_publish", args=[article.pk])
    assert "Do., 8. März 2040, 06:30" in read(address, browser=visitor(uwe)).text
    assert "Thu 8 Mar 2040, 06:30" in read(address, browser=visitor(make_user("Editors"))).text


def test_a_preview_is_the_readers_page_in_the_magazines_language(uwe):
    article = make_story(headline="Bread")
    story = read(f"/admin/articles/article/{article.pk}/preview/1/", browser=visitor(uwe))
    lead = {"row": "0", "slot-0-area": "lead"}
    front = read("/admin/front/preview/", browser=visitor(uwe), method="post", data=lead)
    for page in (story, front):
        assert "Bread" in page.text and lang(page).lower() == "en-gb"
        assert "March" in page.text and "März" not in page.text


def test_the_language_is_chosen_in_the_profile_and_counts_at_once(client):
    eva = make_user("Editors")
    client.force_login(eva)
    form = client.get("/accounts/profile/").text
    assert "Deutsch" in form and "The magazine’s own" in form
    client.post("/accounts/profile/", {"first_name": "Eva", "language": "de"})
    eva.refresh_from_db()
    assert eva.language == "de" and lang(client.get("/admin/")) == "de"
    with translation.override("de"):
        name = translation.gettext("Password")
    assert name in client.get("/accounts/password/change/").text


def test_an_invitation_is_written_in_the_language_of_whoever_gets_it(
    client, mailoutbox, django_capture_on_commit_callbacks, monkeypatch
):
    monkeypatch.setattr("articles.admin.accounts.gettext", _with_its_language)
    client.force_login(make_user())
    data = {"username": "ines", "email": "ines@example.org", "language": "de"}
    with django_capture_on_commit_callbacks(execute=True):
        client.post("/admin/articles/user/add/", data)
    assert User.objects.get(username="ines").language == "de"
    assert mailoutbox[0].subject == "de: Your account at Newsroom"


def _with_its_language(text):
    return f"{translation.get_language()}: {text}"


def test_a_forgotten_password_is_mended_in_the_language_of_the_person(client, uwe, mailoutbox):
    client.post("/accounts/password/reset/", {"email": uwe.email})
    assert "Passwort" in mailoutbox[0].body


def test_what_was_wrong_with_a_text_is_told_in_the_language_of_who_looks(uwe):
    german, english = visitor(uwe), Client()
    english.force_login(make_user("Editors"))
    german.post(ADD, {"headline": "Bread", "go_live_at": "tomorrow", "_save": ""})
    address = reverse("admin:articles_article_change", args=[Article.objects.get().pk])
    assert "Enter a valid date/time." in english.get(address).text
    assert "Enter a valid date/time." not in german.get(address).text


def test_the_record_keeps_no_language(uwe):
    article = make_draft()
    with translation.override("de"):
        drafting.set_embargo(article, MORNING, by=uwe)
        drafting.bring_back(article, article.draft, by=uwe, now=NOW + DAY)
    event = article.events.get(verb="set the embargo")
    assert event.why == ""
    assert event.deed == "Uwe set the embargo until Thursday 8 March 2040, 06:30 (UTC)"
    with translation.override("de"):
        assert "Donnerstag, 8. März 2040, 06:30 (UTC)" in event.deed


def test_roles_and_rights_are_shown_by_their_names_and_stored_under_theirs():
    boss = visitor(make_user(is_superuser=True, is_staff=True))
    group = Group.objects.get(name="Editors")
    assert "Editors" in boss.get("/admin/articles/user/add/").text
    page = boss.get(f"/admin/auth/group/{group.pk}/change/").text
    assert "Can publish, schedule and withdraw" in page and "Can add author" in page
    assert Permission.objects.get(codename="publish_article").name.startswith("Can publish")


@pytest.mark.parametrize(
    ("language", "short", "full", "dated"),
    [
        ("en-gb", "Sat 8 Mar, 07:30:05", "Saturday 8 March 2025, 07:30:05", "8 March 2025"),
        ("de", "Sa., 8. März, 07:30:05", "Samstag, 8. März 2025, 07:30:05", "8. März 2025"),
    ],
)
def test_a_moment_in_words_reads_right_in_every_language_of_the_desk(language, short, full, dated):
    moment = datetime(2025, 3, 8, 6, 30, 5, tzinfo=UTC)
    with translation.override(language), timezone.override("Europe/Amsterdam"):
        assert moment_in_words(moment, NOW) == short
        assert moment_in_full(moment) == f"{full} (Europe/Amsterdam)"
        assert moment_by_date(moment) == f"{dated}, 07:30:05 (Europe/Amsterdam)"
        assert day_in_words(moment) == dated
        assert "2025" in moment_in_words(moment, NOW + 365 * DAY)


def test_a_language_without_formats_of_the_house_has_djangos():
    with translation.override("nl"):
        assert moment_in_words(MORNING, MORNING) == "8 maart 2040, 06:30"
