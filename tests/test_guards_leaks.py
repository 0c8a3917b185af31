"""Nothing leaks: every public address is asked in every hidden state of a story, and must answer
what it would answer if the story did not exist, to the byte. A new public address without a line
in ADDRESSES fails here.
"""

import re
from dataclasses import replace
from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.db import transaction

from articles import corrections, photo_desk
from articles.body.elements import figure
from articles.content import Signature
from articles.models import (
    Address,
    Article,
    Author,
    Category,
    Magazine,
    Page,
    Photo,
    PhotoCredit,
    Tag,
)
from articles.urls import urlpatterns
from newsroom.urls import urlpatterns as every_pattern
from tests.factories import (
    DAY,
    HOUR,
    NOW,
    make_author,
    make_category,
    make_content,
    make_draft,
    make_photo,
    make_picture,
    make_story,
    make_user,
)
from tests.hidden import (
    BEHIND_A_LIVE_STORY,
    NEVER_PUBLIC,
    ON_THE_FRONT_PAGE,
    PUBLIC_ONCE,
    SECRET,
    SOON,
    a_correction_to_come_of_a_live_story,
    a_scheduled_story,
    a_withdrawn_story,
    an_update_to_come_of_a_live_story,
    change,
    correct,
    pin,
    secret,
)
from tests.reading import content, read, said, visitor

pytestmark = pytest.mark.django_db

NOWHERE = "/2025/03/06/no-such-story/"


# The addresses: a line for each name in articles/urls.py, made from whatever rows there are.


def _slugs(model, prefix):
    known = model.objects.values_list("slug", flat=True)
    return [f"/{prefix}/{slug}/" for slug in [*known, f"{SECRET}-{prefix}", "no-such-thing"]]


def _feeds(page):
    return [f"{page}feed/{kind}/" for kind in ("rss", "atom", "json")]


def _feeds_of(model, prefix):
    return [feed for page in _slugs(model, prefix) for feed in _feeds(page)]


def _pictures():
    for photo in Photo.objects.exclude(file=""):
        for name, (size, _format) in photo.files.all_names().items():
            if size in ("card", "share"):  # for the site, and not: the view knows no other kinds
                yield f"/photos/{photo.token}/{name}"


def _secret_slugs(model):
    return model.objects.filter(slug__startswith=SECRET).values_list("slug", flat=True)


def _searches():
    """Questions that would hit: the secret itself (with an accent, so that a page may repeat the
    question), its beginning, a slip, what surrounds it, and what is live; in every order, with
    every filter, and beyond the first page.
    """
    asked = ["qu%C3%B6kka", SECRET[:-1], "quoka", "the+qu%C3%B6kka+body", "%22qu%C3%B6kka+body%22"]
    asked += ["headline", "caption", "body", "open", "boats", "life", "ada+lind"]
    ways = ["&sort=newest", f"&section={SECRET}-section", f"&author={SECRET}-author"]
    ways += ["&section=harbours", "&author=ada-lind", "&from=2025-03-06", "&to=2026-12-31"]
    ways += ["&before=999-20990101T000000-999999", "&sort=newest&before=20990101T000000-9999"]
    filtered = [words + way for words in (asked[0], "body") for way in ways]
    filtered += [f"{asked[0]}&section={slug}" for slug in _secret_slugs(Category)]
    filtered += [f"{asked[0]}&author={slug}" for slug in _secret_slugs(Author)]
    return [f"/search/?q={question}" for question in ["", *asked, *filtered]]


ADDRESSES = {
    "home": lambda: ["/"],
    "category": lambda: _slugs(Category, "section"),
    "tag": lambda: _slugs(Tag, "tag"),
    "author": lambda: _slugs(Author, "author"),
    "credit": lambda: [
        *(f"/credit/{pk}/" for pk in PhotoCredit.objects.values_list("pk", flat=True)),
        "/credit/999999999999999999/",
    ],
    "feed": lambda: _feeds("/"),
    "category_feed": lambda: _feeds_of(Category, "section"),
    "tag_feed": lambda: _feeds_of(Tag, "tag"),
    "author_feed": lambda: _feeds_of(Author, "author"),
    "corrections": lambda: ["/corrections/"],
    "corrections_feed": lambda: _feeds("/corrections/"),
    "archive": lambda: ["/archive/"],
    "search": _searches,
    "year": lambda: ["/2024/", "/2025/", "/2026/"],
    "month": lambda: ["/2025/02/", "/2025/03/"],
    "day": lambda: ["/2025/03/04/", "/2025/03/05/", "/2025/03/06/"],
    "article": lambda: [
        *(f"/{path}/" for path in Address.objects.values_list("path", flat=True)),
        f"/2025/03/06/{SECRET}-headline/",
        NOWHERE,
    ],
    "photo": lambda: list(_pictures()),
    "favicon": lambda: ["/favicon.ico"],
    "logo": lambda: ["/logo.webp"],
    "robots": lambda: ["/robots.txt"],
    "sitemap": lambda: ["/sitemap.xml"],
    "sitemap_stories": lambda: [
        f"/sitemap-stories-{part}.xml"
        for part in ("2024-01-1", "2025-02-1", "2025-03-1", "2025-03-2", "2026-04-1")
    ],
    "sitemap_pages": lambda: ["/sitemap-pages-1.xml", "/sitemap-pages-2.xml"],
    "news_sitemap": lambda: ["/sitemap-news.xml"],
    "news_sitemap_part": lambda: ["/sitemap-news-1.xml", "/sitemap-news-2.xml"],
    "page": lambda: ["/about/", f"/{SECRET}-headline/"],
}
LISTS = ("/section/", "/tag/", "/author/", "/credit/", "/corrections/", "/2025/03/06/")
OLDER = "?before=20990101T000000-999999"


def every_address():
    """The addresses of all rows, hidden or not, with an older part of each list."""
    paths = [path for make_paths in ADDRESSES.values() for path in make_paths()]
    older = [path + OLDER for path in paths if path.startswith(LISTS)]
    originals = [f"/media/{name}" for name in Photo.objects.values_list("file", flat=True)]
    return list(dict.fromkeys([*paths, *older, *originals]))


def answer(path, at=NOW):
    """All that is sent: status, headers, cookies, bytes."""
    response = read(path, at=at)
    return response.status_code, dict(response.headers), str(response.cookies), content(response)


# What is public, and what is hidden.


@pytest.fixture
def live():
    """A magazine with one story that everybody may read; returns the story."""
    magazine = Magazine(pk=1, name="The Harbour", tagline="Boats and people")
    magazine.logo.save("logo.jpg", ContentFile(make_picture()))
    Page.objects.update_or_create(slug="about", defaults={"body": "<p>Who we are.</p>"})
    author = make_author("Ada Lind", portrait=make_photo(caption="A face"))
    return make_story(
        headline="Open harbour",
        categories=(make_category("Harbours", position=1).pk,),
        byline=(Signature(author.pk),),
        tags=("boats",),
        photos=[make_photo(caption="Boats")],
    )


class Before:
    """What every address answered before anything was hidden; a live story for each state that
    needs one of its own has been there by then.
    """

    def __init__(self, live):
        another = vars(live.draft.content)
        self.own = {state: make_story(**another).pk for state in BEHIND_A_LIVE_STORY}
        self.answers = {path: answer(path) for path in every_address()}

    def leaks(self, states, *, then=lambda *articles: None):
        """Hide something in all these states at once, and give back the addresses that tell. Where
        any does, every state is tried alone and named with what tells of it.
        """
        together = self._found(states, then, self.answers)
        alone = {one.__name__: self._found([one], then, together) for one in states if together}
        named = {name: paths for name, paths in alone.items() if paths}
        return named or ({"all of them together": together} if together else {})

    def _found(self, states, then, asked):
        with transaction.atomic():
            hidden = {one: one(self._own(one), secret(one.__name__)) for one in states}
            then(*hidden.values())
            found = self._telling([hidden[one] for one in states if one in PUBLIC_ONCE], asked)
            transaction.set_rollback(True)
        return found

    def _own(self, state):
        return Article.objects.filter(pk=self.own.get(state)).first()

    def _telling(self, public_once, asked):
        """Of the addresses that were known, only those in `asked`; and all new ones."""
        known, never = self.answers, self.answers[NOWHERE]
        paths = dict.fromkeys([*known, *every_address()])
        now = {path: answer(path) for path in paths if path in asked or path not in known}
        gone = [path for path in stood(public_once) if path not in known]
        expected = {path: known.get(unfiltered(path), never) for path in now}
        expected |= dict.fromkeys(gone, (410, *now[gone[0]][1:]) if gone else ())
        return [p for p in now if now[p] != expected[p] or SECRET in str(now[p]).lower()]


def unfiltered(path):
    """An address of the search without a filter that names something secret."""
    return re.sub(rf"&(section|author)={SECRET}-[\w-]+", "", path)


def test_every_public_address_is_asked():
    """Add a line to ADDRESSES for a new name in articles/urls.py, and one here for a new list
    of addresses in newsroom/urls.py that strangers may read.
    """
    assert {pattern.name for pattern in urlpatterns} == set(ADDRESSES)
    public = [p for p in every_pattern if not str(p.pattern).startswith(("admin/", "accounts/"))]
    assert [pattern.urlconf_name.__name__ for pattern in public] == ["articles.urls"]


def test_every_address_answers_as_if_the_hidden_stories_did_not_exist(live):
    """Lists, counts, lifetimes and headers included, nothing differs by a byte: from what was
    answered before, or from the answer for what never was. Where a story has been public, its
    addresses answer one and the same 410, which repeats no word of it.
    """
    assert Before(live).leaks([*NEVER_PUBLIC, *PUBLIC_ONCE, *BEHIND_A_LIVE_STORY]) == {}


def test_every_address_answers_as_if_the_front_page_had_nothing_hidden_on_it(live):
    """Nor is an arrangement to come told."""
    assert Before(live).leaks(ON_THE_FRONT_PAGE, then=pin) == {}


@pytest.mark.parametrize("state", ON_THE_FRONT_PAGE, ids=lambda state: state.__name__)
def test_the_front_page_led_by_a_hidden_story_is_as_it_was(live, state):
    before = answer("/")
    pin(state(live, secret()))
    assert answer("/") == before


def stood(articles):
    """Where these stories have stood."""
    led = Address.objects.filter(article__in=articles)
    paths = [f"/{path}/" for path in led.values_list("path", flat=True)]
    return paths + [f"{path}{OLDER}" for path in paths]


def test_an_address_of_a_story_that_was_never_public_answers_like_none():
    """Even if a verb had left one behind: the page asks the story too."""
    make_draft().addresses.create(path=f"2025/03/06/{SECRET}", since=NOW - HOUR)
    assert answer(f"/2025/03/06/{SECRET}/") == answer(NOWHERE)


def test_words_taken_out_of_a_live_story_are_said_nowhere(live):
    sound, minute = live.draft.content, timedelta(minutes=1)
    change(live, make_content(**secret()), at=None, now=NOW - 2 * minute)
    change(live, sound, at=None, now=NOW - minute)
    for path in every_address():
        assert SECRET not in said(read(path)), path


def test_old_words_of_a_notice_and_a_withdrawn_notice_are_said_nowhere(live):
    minute = timedelta(minutes=1)
    sound = {"what_was_wrong": "It was A.", "what_is_right": "It is B."}
    correct(live, at=None, now=NOW - HOUR)
    correct(live, at=None, now=NOW - HOUR + minute)
    first, second = live.corrections.values_list("pk", flat=True)
    corrections.mend(live, first, by=None, now=NOW - 2 * minute, **sound)
    why = f"It was {SECRET} after all."
    corrections.withdraw(live, second, by=None, why=why, now=NOW - minute)
    assert "it was a. it is b." in said(read("/corrections/"))
    for path in every_address():
        assert SECRET not in said(read(path)), path


def test_a_picture_that_was_killed_leaves_every_page_as_if_it_had_never_stood_there(live):
    """To the byte; and its files say that they are gone."""
    before = {path: answer(path) for path in every_address()}
    photo = make_photo(credit=f"{SECRET} credit", caption=f"{SECRET} caption")
    sound = live.draft.content
    change(live, replace(sound, body=sound.body + figure(photo.pk)), at=None, now=NOW - HOUR)
    photo_desk.kill(photo, by=None, notice=f"Kill {SECRET}.", now=NOW)
    assert [path for path, answered in before.items() if answer(path) != answered] == []
    new = [path for path in every_address() if path not in before and path.startswith("/photos/")]
    assert new and {answer(path)[0] for path in new} == {410}
    assert SECRET not in str([answer(path) for path in new]).lower()


# The other side: at its second, everything is there. (Without this, an empty site would pass.)


@pytest.fixture
def comes(live):
    """A secret story that comes at SOON."""
    return make_story(live_from=SOON, now=NOW - DAY, **secret())


def test_at_the_second_of_going_live_every_address_of_the_story_answers(comes):
    section, tag, author = f"{SECRET}-section", f"{SECRET}-tag", f"{SECRET}-author"
    path = f"/2025/03/06/{SECRET}-headline/"
    paths = [path, f"/section/{section}/", f"/tag/{tag}/", f"/author/{author}/", *_pictures()]
    assert {read(one, at=SOON).status_code for one in paths} == {200}


@pytest.mark.parametrize(
    "path",
    [
        "/",
        f"/section/{SECRET}-section/",
        f"/tag/{SECRET}-tag/",
        f"/author/{SECRET}-author/",
        "/2025/",
        "/2025/03/",
        "/2025/03/06/",
        "/search/?q=standfirst",
        f"/search/?q=standfirst&section={SECRET}-section&sort=newest",
    ],
)
def test_at_the_second_of_going_live_every_list_shows_the_story(comes, path):
    page = said(read(path, at=SOON))
    assert f"{SECRET} headline" in page
    assert f'href="/2025/03/06/{SECRET}-headline/"' in page


def test_at_the_second_of_going_live_the_page_says_it_all(comes):
    page = said(read(f"/2025/03/06/{SECRET}-headline/", at=SOON))
    for word in ("headline", "standfirst", "body", "author", "role", "section", "tag", "caption"):
        assert f"{SECRET} {word}" in page
    for credit in range(3):
        assert f"{SECRET} {credit}" in page


def test_at_the_second_of_going_live_its_section_is_in_the_navigation(comes):
    assert f'href="/section/{SECRET}-section/"' not in said(read("/about/", at=NOW))
    assert f'href="/section/{SECRET}-section/"' in said(read("/about/", at=SOON))


def test_at_the_second_of_its_update_a_live_story_changes(live):
    an_update_to_come_of_a_live_story(live, secret())
    path = f"/{live.addresses.get().path}/"
    assert SECRET not in said(read(path, at=NOW))
    assert f"{SECRET} body" in said(read(path, at=SOON))


def test_at_the_second_of_its_correction_readers_are_told_of_it(live):
    """On the page, on the corrections page, and at the foot of every page."""
    a_correction_to_come_of_a_live_story(live, secret())
    path = f"/{live.addresses.get().path}/"
    for page in (path, "/corrections/", *_feeds("/corrections/")):
        assert SECRET not in said(read(page, at=NOW))
        assert f"it was {SECRET} wrong. it is {SECRET} right." in said(read(page, at=SOON))
    assert 'href="/corrections/"' not in said(read("/about/", at=NOW))
    assert 'href="/corrections/"' in said(read("/about/", at=SOON))


def test_at_its_last_second_a_story_goes(live):
    make_story(live_from=NOW - DAY, live_until=SOON, **secret())
    path = f"/2025/03/05/{SECRET}-headline/"
    assert (read(path, at=NOW).status_code, read(path, at=SOON).status_code) == (200, 410)
    assert SECRET not in said(read("/", at=SOON))


# What a public answer carries.


def test_every_public_answer_is_for_everybody_and_carries_no_script(live):
    a_withdrawn_story(live, secret())
    for path in every_address():
        response = read(path)
        assert not response.cookies, path
        assert "cookie" not in response.headers.get("Vary", "").lower(), path
        assert response.headers["Cache-Control"] == "no-cache", path
        policy = response.headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy, path
        assert not re.search(r"unsafe-|nonce-|script-src(?! 'none')", policy), path


def test_no_public_page_holds_a_script(live):
    for path in every_address():
        response = read(path)
        if response.headers["Content-Type"].startswith("text/html"):
            assert not re.search(
                r"<script(?! type=\"application/ld)|<style|\son\w+=|\sstyle=|javascript:",
                said(response),
            )


def test_an_editor_who_is_logged_in_gets_the_very_same_bytes(live):
    """There is no staff branch in a public view: everything may be kept for everybody."""
    an_update_to_come_of_a_live_story(live, secret())
    editor = visitor(by=make_user())
    for path in every_address():
        response = read(path, browser=editor)
        for_a_stranger = answer(path)
        assert (response.status_code, dict(response.headers)) == for_a_stranger[:2], path
        assert content(response) == for_a_stranger[3], path


def test_a_page_that_has_not_changed_need_not_be_sent_again(live):
    """It must be asked for each time, but the answer may be short."""
    known = read("/").headers["ETag"]
    assert read("/", headers={"If-None-Match": known}).status_code == 304
    a_withdrawn_story(live, secret())
    assert read("/", headers={"If-None-Match": known}).status_code == 304


@pytest.mark.parametrize("method", ["head", "post", "put", "delete", "options"])
def test_another_method_says_no_more_than_a_visit(live, method):
    a_scheduled_story(live, secret())
    path = f"/2025/03/06/{SECRET}-headline/"
    said_of_both = [
        (response.status_code, dict(response.headers), response.content)
        for response in (read(one, method=method) for one in (path, NOWHERE))
    ]
    assert said_of_both[0] == said_of_both[1]
