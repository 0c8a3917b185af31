"""The language of the reader's pages: the magazine's own, never that of the visitor's browser; and
every word that is not the editors' can be said in another.
"""

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from django.utils import translation

from articles import publishing
from articles.content import Signature
from articles.models import Magazine, Page, Photo
from articles.views.errors import server_error
from tests.factories import (
    DAY,
    NOW,
    make_author,
    make_category,
    make_photo,
    make_story,
    make_withdrawn,
)
from tests.reading import read

pytestmark = pytest.mark.django_db
SITE_CSS = Path(__file__).parent.parent / "articles/static/articles/site.css"
DOORS = ["/accounts/login/", "/accounts/signup/", "/accounts/password/reset/"]
BRANDS = {"Mastodon", "Bluesky", "WhatsApp", "Facebook"}
NAMES = BRANDS | {"RSS", "Atom", "JSON", "Feed", "UTC", "Subject"}
GREEK = "Κείμενο"  # what editors write here, so that no word of it is taken for one of ours


@pytest.fixture
def paths():
    """Public pages of every kind, with nearly all that they may hold."""
    Magazine.objects.create(pk=1, name=GREEK, tagline=GREEK, credit_label=GREEK)
    Page.objects.update(title=GREEK)
    Page.objects.create(title=GREEK, slug="corrections", body=f"<p>{GREEK}</p>", is_policy=True)
    words = dict.fromkeys(("alt_text", "caption", "credit", "extended_description"), GREEK)
    photos = [make_photo(**words) for _ in range(3)]
    section = make_category(GREEK, slug="opinion", description=GREEK)
    signs = [make_author(f"{GREEK} {n}", portrait=photos[0]) for n in range(2)]
    told = {"standfirst": GREEK, "text": GREEK, "headline": GREEK, "categories": (section.pk,)}
    told |= {"byline": tuple(Signature(one.pk) for one in signs), "tags": (GREEK,)}
    for days in range(30):
        make_story(**told, live_from=NOW - days * DAY)
    story = make_story(**told, photos=photos, lead_photo=photos[1].pk)
    words = {"what_was_wrong": GREEK, "what_is_right": GREEK}
    publishing.correct(story, story.draft, by=None, now=NOW, **words)
    Photo.objects.filter(pk=photos[2].pk).update(licence_until=NOW)
    gone = make_withdrawn(**told)
    version = story.versions.get()
    shown = [version, *version.categories, *version.tag_list, signs[0], photos[0].credit]
    found = [
        f"/search/?q={GREEK}",
        "/search/?q=none",
        "/search/?q=none&from=2025-01-01",
        "/search/",
    ]
    paths = ["/", "/nothing/", "/archive/", "/2025/", "/2025/03/", "/2025/03/06/", "/corrections/"]
    paths += ["/about/", f"/{gone.addresses.get().path}/", *found]
    return paths + [one.get_absolute_url() for one in shown]


def soup(page):
    return BeautifulSoup(page.text, "html.parser")


def in_another_language(monkeypatch):
    """Every marked string stands in brackets."""
    said = {
        "gettext": lambda text: f"⟦{text}⟧",
        "pgettext": lambda context, text: f"⟦{text}⟧",
        "ngettext": lambda one, many, number: f"⟦{one if number == 1 else many}⟧",
    }
    for name, say in said.items():
        monkeypatch.setattr(translation._trans, name, say)


def words_left(page):
    """The Latin words of a page, also of those that are only heard, that stand in no brackets."""
    page = soup(page)
    for script in page("script"):
        script.extract()
    told = [page.get_text(" "), *(tag["content"] for tag in page.select("meta[name=description]"))]
    for name in ("alt", "abbr", "aria-label", "placeholder", "title"):
        told += [tag[name] for tag in page.select(f"[{name}]")]
    told, inner = "\n".join(told), 1
    while inner:
        told, inner = re.subn("⟦[^⟦⟧]*⟧", "", told)
    return set(re.findall("[A-Za-z]{2,}", told)) - NAMES


def test_every_word_of_ours_can_be_said_in_another_language(paths, monkeypatch):
    """And none is kept from one request to the next."""
    before = [read(path).content for path in paths]
    with monkeypatch.context() as meanwhile:
        in_another_language(meanwhile)
        left = {path: words_left(read(path)) for path in [*paths, *DOORS]}
        left["500"] = words_left(server_error(None))
    assert not {path: words for path, words in left.items() if words}
    assert [read(path).content for path in paths] == before


def test_no_page_looks_at_the_language_of_the_browser(paths):
    for path in [*paths, "/feed/rss/", "/feed/atom/", "/feed/json/", "/sitemap.xml"]:
        wanted = {"accept-language": "ar", "cookie": "django_language=ar"}
        ours, asked = read(path), read(path, headers=wanted)
        assert asked.content == ours.content and "Accept-Language" not in ours.get("Vary", "")


def test_a_colleague_who_reads_the_desk_in_german_sees_the_page_as_it_is():
    story = make_story()
    path = story.versions.get().get_absolute_url()
    ours = read(path).content
    with translation.override("de"):
        assert read(path).content == ours


@pytest.mark.parametrize(
    ("code", "lang", "way"),
    [("en-gb", "en-GB", None), ("zh-hans", "zh-Hans", None), ("ar", "ar", "rtl")],
)
def test_pages_and_feeds_say_the_language_and_which_way_it_runs(settings, code, lang, way):
    settings.LANGUAGE_CODE = code
    path = make_story().versions.get().get_absolute_url()
    for page in [server_error(None), *map(read, [path, "/", "/nothing/", DOORS[0]])]:
        html = soup(page).html
        assert (html["lang"], html.get("dir")) == (lang, way)
    assert f'"inLanguage": "{lang}"' in read(path).text
    assert f'"language": "{lang}"' in read("/feed/json/").text
    assert f'xml:lang="{lang}"' in read("/feed/atom/").text
    assert f"<language>{lang}</language>" in read("/feed/rss/").text


def test_dates_are_written_as_the_language_writes_them(settings):
    path = make_story(live_from=NOW).versions.get().get_absolute_url()
    before = [read("/2025/03/").content, read(path).content]
    settings.LANGUAGE_CODE = "de"
    month = soup(read("/2025/03/"))
    assert (month.h1.text, month.th["abbr"], month.th.text) == ("März 2025", "Montag", "Mo")
    assert soup(read("/2025/03/06/")).h1.text == "6. März 2025"
    moments = [time.text for time in soup(read(path)).select(".story time")]
    assert moments == ["6. März 2025", "6. März 2025", "6. März 2025, 12:00 UTC"]
    settings.LANGUAGE_CODE = "ar"
    names = [day.text for day in soup(read("/2025/03/")).select("th")]
    assert len(set(names)) == 7 and names[0] == "أح"  # Sunday: where a week begins differs too
    settings.LANGUAGE_CODE = "en-gb"
    assert [read("/2025/03/").content, read(path).content] == before


def test_the_look_of_the_pages_knows_no_left_and_no_right():
    sides = r"(?<!-)\b(?:left|right):|-(?:left|right)\b|(?:float|clear|text-align): *(?:left|right)"
    assert re.findall(sides, SITE_CSS.read_text(encoding="utf-8")) == []


def test_a_german_magazine_speaks_german_around_its_stories(settings):
    settings.LANGUAGE_CODE = "de"
    signs = [Signature(make_author(name).pk) for name in ("Ada Lind", "Bo Ek", "Cy Orr")]
    story = make_story(byline=tuple(signs), photos=[make_photo(credit="Eva Lund")])
    page = BeautifulSoup(read(story.versions.get().get_absolute_url()).text, "html.parser")
    words = " ".join(page.text.split())
    assert page.html["lang"] == "de"
    assert "Von Ada Lind, Bo Ek und Cy Orr" in words
    assert "Veröffentlicht am 6. März 2025, 11:00 UTC" in words
    assert "Foto: Eva Lund" in words and "1 Minute Lesezeit" in words
