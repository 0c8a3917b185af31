"""Makers of what the tests are about. Each gives a sound thing; say only what matters."""

from datetime import UTC, datetime, timedelta
from io import BytesIO
from itertools import count

from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from PIL import Image

from articles import drafting, publishing
from articles.body.elements import figure
from articles.content import Content, Signature
from articles.models import Article, Author, Category, Photo, PhotoCredit, User

NOW = datetime(2025, 3, 6, 12, 0, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
_numbers = count(1)


def make_picture(width=60, height=40, format="JPEG", colour="teal"):
    """The bytes of a small picture."""
    out = BytesIO()
    Image.new("RGB", (width, height), colour).save(out, format)
    return out.getvalue()


def make_photo(*, credit="Courtesy of Someone", has_file=True, **fields):
    number = next(_numbers)
    if credit is not None:
        credit, _ = PhotoCredit.objects.get_or_create(name=credit)
    fields = {"alt_text": f"What photo {number} shows", "caption": f"Caption {number}"} | fields
    photo = Photo(credit=credit, **fields)
    if has_file:
        file = ContentFile(make_picture() + b"%d" % number)  # no two photos are the same bytes
        photo.file.save(f"{number}.jpg", file, save=False)
    photo.save()
    return photo


def make_author(name=None, **fields):
    return Author.objects.create(name=name or f"Author {next(_numbers)}", **fields)


def make_category(name=None, **fields):
    return Category.objects.create(name=name or f"Category {next(_numbers)}", **fields)


def make_content(*, headline=None, text="Some words.", photos=(), **fields):
    """Sound content; `photos` stand in the text, after it."""
    figures = "".join(figure(photo.pk) for photo in photos)
    fields.setdefault("body", f"<p>{text}</p>{figures}")
    if "byline" not in fields:
        fields["byline"] = (Signature(make_author().pk),)
    if "categories" not in fields:
        fields["categories"] = (make_category().pk,)
    fields.setdefault("standfirst", "A standfirst.")
    return Content(headline=headline or f"Headline {next(_numbers)}", **fields)


def make_draft(*, by=None, now=NOW - DAY, article=None, **content):
    """An article with a working draft; returns the article."""
    article = article or Article.objects.create(created_by=by)
    drafting.save_revision(article, make_content(**content), by=by, now=now)
    return article


def make_story(*, live_from=NOW - HOUR, live_until=None, now=None, by=None, **content):
    """An article that goes live at `live_from`, as decided at `now` (default: then)."""
    article = make_draft(now=live_from - DAY, by=by, **content)
    publishing.publish(
        article, article.draft, by=None, at=live_from, until=live_until, now=now or live_from
    )
    return article


def make_withdrawn(*, now=NOW - HOUR, **content):
    article = make_story(live_from=now - DAY, **content)
    publishing.withdraw(article, by=None, why="It was wrong.", now=now)
    return article


def make_user(group=None, **fields):
    """A colleague; `group` is Contributors, Editors or Schedulers; without one, a superuser."""
    name = f"user{next(_numbers)}"
    fields = {"username": name, "email": f"{name}@example.org", "is_staff": True} | fields
    user = User.objects.create_user(password="a-long-password", **fields)
    if group:
        user.groups.add(Group.objects.get(name=group))
    else:
        user.is_superuser = True
        user.save()
    return user
