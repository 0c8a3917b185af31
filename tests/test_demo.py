"""The demo magazine."""

import hashlib

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from articles.demo.pictures import NAMES, PORTRAITS, draw
from articles.demo.stories import load_photo_texts, load_stories
from articles.models import (
    Article,
    Author,
    Category,
    Event,
    Photo,
    PhotoCredit,
    Revision,
    Tag,
    User,
    Version,
)
from articles.readiness import readiness

NO_PHOTO = ("There is no photo: cards will show only words.",)
COUNTED = [Article, Author, Category, Event, Photo, PhotoCredit, Revision, Tag, User, Version]


def counts():
    return {model.__name__: model.objects.count() for model in COUNTED}


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


@pytest.mark.django_db
def test_the_demo_is_a_whole_magazine_and_safe_to_repeat(monkeypatch, capsys):
    monkeypatch.setattr("articles.demo.fill.draw", lambda name, width: draw(name, 32))
    call_command("demo")
    now = timezone.now()
    made = counts()
    assert made["Article"] >= 30 and made["Author"] == 8 and made["Category"] == 8
    assert made["PhotoCredit"] >= 12 and made["Photo"] >= 40
    articles = Article.objects.with_standing(at=now)
    assert articles.filter(withdrawn_at=None, live_revision=None, next_live_from=None).exists()
    assert articles.filter(next_live_from__isnull=False).exists()
    assert articles.filter(withdrawn_at__isnull=False).exists()
    assert [a for a in articles if a.addresses.count() > 1], "a story that has moved"
    for article in articles.filter(live_revision__isnull=False):
        assert readiness(article, article.draft.content).warnings in ((), NO_PHOTO), article
    capsys.readouterr()
    call_command("demo")
    assert counts() == made
    assert "Everything was there already." in capsys.readouterr().out
    call_command("demo", "--if-empty")
    call_command("welcome")
    assert "eva" in capsys.readouterr().out
