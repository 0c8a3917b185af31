"""The demo magazine."""

import hashlib
import re
from collections import Counter
from datetime import timedelta
from functools import cache
from urllib.parse import urlsplit

import pytest
from bs4 import BeautifulSoup
from django.core import mail
from django.core.management import CommandError, call_command
from django.utils import timezone

from articles.credits import credit_called
from articles.demo.pictures import NAMES, PORTRAITS, draw
from articles.demo.stories import MAGAZINE, load_photo_texts, load_stories
from articles.models import (
    Article,
    Author,
    Category,
    Event,
    Front,
    LookKey,
    Photo,
    PhotoCredit,
    PhotoEvent,
    Revision,
    Tag,
    User,
    Version,
)
from articles.readiness import readiness
from tests.reading import read, said
from tests.test_guards_leaks import every_address

NO_PHOTO = "There is no photo: cards will show only words."
A_LICENCE_ENDS = "From "
MADE_WITH_AI = "Readers are told that it was made with AI"
COUNTED = [
    *(Article, Author, Category, Event, LookKey, Photo, PhotoCredit, PhotoEvent, Revision, Tag),
    *(User, Version),
]


@cache
def drawn_small(name):
    return draw(name, 32)


@pytest.fixture
def demo(db, monkeypatch):
    """The demo with small pictures."""
    monkeypatch.setattr("articles.demo.photos.draw", lambda name, width: drawn_small(name))
    call_command("demo")


def counts():
    return {model.__name__: model.objects.count() for model in COUNTED}


def live_stories():
    articles = Article.objects.with_standing(at=timezone.now())
    return articles.filter(live_revision__isnull=False)


def page_of(name):
    """What readers see of a story of the demo."""
    now = timezone.now()
    version = Version.objects.visible(at=now).get(article__source_name=f"demo/{name}")
    return BeautifulSoup(read(version.get_absolute_url(), at=now).text, "html.parser")


@pytest.mark.django_db
def test_the_demo_is_refused_where_there_is_a_secret_key(settings):
    settings.IS_PUBLIC_MACHINE = True
    with pytest.raises(CommandError, match="SECRET_KEY"):
        call_command("demo")
    assert not User.objects.exists()


def test_every_story_names_pictures_that_can_be_drawn():
    texts = load_photo_texts()
    assert set(texts) == set(NAMES)
    for story in load_stories():
        assert set(story.photos) <= set(NAMES), story.name


@pytest.mark.parametrize("name", ["lighthouse-dusk", PORTRAITS[0]])
def test_a_picture_is_the_same_every_time(name):
    first, second = (hashlib.sha256(draw(name, 80).tobytes()).digest() for _ in range(2))
    assert first == second


def test_an_unknown_picture_is_named():
    with pytest.raises(KeyError, match="nothing-like-it"):
        draw("nothing-like-it")


def test_the_demo_is_a_whole_magazine_and_safe_to_repeat(demo, capsys):
    made = counts()
    assert made["Article"] >= 30 and made["Author"] == 8 and made["Category"] == 8
    assert made["PhotoCredit"] >= 12 and made["Photo"] >= 40
    articles = Article.objects.with_standing(at=timezone.now())
    assert articles.filter(withdrawn_at=None, live_revision=None, next_live_from=None).exists()
    assert articles.filter(next_live_from__isnull=False).exists()
    assert articles.filter(withdrawn_at__isnull=False).exists()
    assert [a for a in articles if a.addresses.count() > 1], "a story that has moved"
    for article in live_stories():
        for warning in readiness(article, article.draft.content).warnings:
            assert warning.startswith((NO_PHOTO, A_LICENCE_ENDS, MADE_WITH_AI)), article
    capsys.readouterr()
    call_command("demo")
    assert counts() == made
    assert "Everything was there already." in capsys.readouterr().out
    call_command("demo", "--if-empty")
    call_command("welcome")
    assert "eva" in capsys.readouterr().out


def test_the_front_page_of_the_demo_is_arranged_once(demo):
    soup = BeautifulSoup(read("/", at=timezone.now()).text, "html.parser")
    story = Version.objects.get(article__source_name="demo/the-lake-that-leaves")
    assert soup.select_one(".front > .lead .headline").get_text() == story.headline
    assert soup.select_one(".front > .cards .label").get_text() == "Opinion"
    call_command("demo")
    assert Front.objects.count() == 1


def test_a_story_whose_picture_has_been_killed_comes_back_as_a_draft(demo):
    Article.objects.get(source_name="demo/vinegar-from-number-nine").delete()
    call_command("demo")
    story = Article.objects.get(source_name="demo/vinegar-from-number-nine")
    assert story.draft and not story.versions.exists()


def test_every_photo_of_the_demo_is_one_that_a_form_would_accept(demo):
    for photo in Photo.objects.all():
        photo.full_clean()
    for credit in PhotoCredit.objects.all():
        credit.full_clean()


# What the photo desk finds.


def test_credits_say_of_what_kind_they_are_and_lead_to_nobody_real(demo):
    assert {text["credit"] for text in load_photo_texts().values() if "credit" in text} == set(
        MAGAZINE["credits"]
    )
    assert set(PhotoCredit.objects.values_list("kind", flat=True)) == set(PhotoCredit.Kind.values)
    agency = credit_called("NLA")
    assert agency == credit_called("northlight") and agency.kind == "agency"
    assert agency.copyright_notice and agency.licence_url and agency.acquire_url
    assert all(photo.maker == ("Elin Dahl", "Person") for photo in agency.photos.all())
    for credit in PhotoCredit.objects.all():
        for url in filter(None, (credit.licence_url, credit.acquire_url)):
            assert urlsplit(url).hostname.endswith(".example"), url


def test_what_an_editor_makes_of_a_credit_is_kept(demo):
    agency = credit_called("NLA")
    PhotoCredit.objects.filter(pk=agency.pk).update(name="Northlight Pictures", kind="handout")
    call_command("demo")
    agency.refresh_from_db()
    assert (agency.name, agency.kind) == ("Northlight Pictures", "handout")


def test_the_licence_of_a_picture_that_readers_see_ends_soon(demo):
    now = timezone.now()
    soon = Photo.objects.ending(now, now + timedelta(days=20)).shown(at=now)
    assert [photo.credit.kind for photo in soon] == ["agency"]
    assert Photo.objects.filter(is_sole_use=True).shown(at=now).exists()


def test_readers_are_told_of_a_picture_that_a_machine_made(demo):
    photo = Photo.objects.get(source_type="trainedAlgorithmicMedia")
    assert photo.credit.kind == "own"
    assert "Lodestar/Art Desk. Made with AI." in page_of("eleven-minutes-past").get_text()


def test_a_killed_photo_stands_on_no_public_page(demo):
    killed = Photo.objects.get(killed_at__isnull=False)
    event = killed.events.get(verb="killed")
    assert event.why.startswith("MANDATORY KILL: ") and event.at < timezone.now()
    assert killed.draft_uses.exists(), "a story that has to do without it"
    assert killed.events.earliest("at").verb == "uploaded"
    assert not mail.outbox, "the people of the demo are invented"
    story = Version.objects.visible(at=event.at).get(photo_uses__photo=killed)
    addresses = every_address()
    assert story.get_absolute_url() in addresses
    files = [path for path in addresses if f"/{killed.token}/" in path]
    assert {read(path, at=event.at).status_code for path in files} == {410}
    # Older parts, questions and the other formats of feeds are asked in test_photo_rights.
    asked_there = re.compile(r"^/(photos|media)/|\?|/feed/(atom|json)/$")
    for path in [path for path in addresses if not asked_there.search(path)]:
        sent = said(read(path, at=event.at))
        assert killed.token.lower() not in sent and killed.caption.lower() not in sent, path


def test_a_long_story_has_a_gallery_and_words_said_for_one_use(demo):
    figures = page_of("the-lowest-voice-in-the-house").select(".gallery > figure")
    assert len(figures) == 3
    assert "unless one counts a goose" in figures[0].get_text()
    assert "on a dark table" in figures[0].img["alt"]
    assert "turned for the length of a pause" in figures[1].get_text(), "the photo's own"


def test_a_map_is_told_in_words(demo):
    photo = Photo.objects.exclude(extended_description="").get()
    assert len(photo.extended_description.split()) > 150
    for story in ("how-to-draw-a-cliff", "the-lake-that-leaves"):
        assert "Height is told twice" in page_of(story).get_text(), story


def test_two_photos_wait_for_the_desk_and_say_whose_they_are(demo):
    to_do = Photo.objects.filter(credit=None, alt_text="", caption="")
    assert to_do.count() == 2
    assert to_do.filter(uses=None, draft_uses=None, portrait_of=None).count() == 2
    for photo in to_do:
        assert {"credit", "creator", "copyright_notice", "usage_terms"} <= set(photo.proposals)
        assert credit_called(photo.proposals["credit"]) is None
    agency = credit_called("NLA").photos.all()
    assert all("usage_terms" in photo.said and photo.proposals for photo in agency)


def test_what_the_desk_has_worked_on_is_not_taken_in_again(demo):
    made = Photo.objects.count()
    Photo.objects.filter(credit=None).update(alt_text="Seen", credit=PhotoCredit.objects.first())
    call_command("demo")
    assert Photo.objects.count() == made


def test_at_least_eight_pictures_have_a_focal_point_of_their_own(demo):
    places = Counter(Photo.objects.values_list("focus_x", "focus_y"))
    assert sum(places.values()) - places[50, 50] >= 8
