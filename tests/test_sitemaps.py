"""The maps for search engines: read strictly, and every address in them asked."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from lxml import etree

from articles import drafting, photo_desk, publishing, sitemaps
from articles.content import Signature
from articles.models import Article, Magazine, Page, Photo, PhotoCredit, Revision, Version
from tests.factories import (
    DAY,
    HOUR,
    NOW,
    make_author,
    make_category,
    make_content,
    make_draft,
    make_photo,
    make_story,
    make_withdrawn,
)
from tests.reading import content, read

pytestmark = pytest.mark.django_db
SECOND = timedelta(seconds=1)
SITE = "https://magazine.example"
NS = {
    "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "image": "http://www.google.com/schemas/sitemap-image/1.1",
    "news": "http://www.google.com/schemas/sitemap-news/0.9",
}
MARCH, NEWS, PAGES = "/sitemap-stories-2025-03-1.xml", "/sitemap-news.xml", "/sitemap-pages-1.xml"


def tree(path, *, at=NOW):
    response = read(path, at=at)
    assert response.status_code == 200, path
    assert response.headers["Content-Type"] == "application/xml; charset=utf-8"
    parser = etree.XMLParser(recover=False, resolve_entities=False)
    return etree.fromstring(content(response), parser)


def told(path, *, at=NOW):
    """Path of each address in a map, or of each part of an index: its lastmod, or None."""
    found = {}
    for one in tree(path, at=at):
        loc = one.findtext("s:loc", namespaces=NS)
        assert loc.startswith(f"{SITE}/") and loc not in found
        found[loc.removeprefix(SITE)] = one.findtext("s:lastmod", namespaces=NS)
    return found


def everything(*, at=NOW):
    """What all parts of the index tell."""
    found = {}
    for part in told("/sitemap.xml", at=at):
        found |= told(part, at=at)
    return found


def status(path, *, at=NOW):
    return read(path, at=at).status_code


def many_stories(count, *, newest=NOW - SECOND):
    """Public stories, a second apart, made in a few queries; there are no words in them."""
    moments = [newest - n * SECOND for n in range(count)]
    articles = Article.objects.bulk_create(Article(first_published_at=at) for at in moments)
    revisions = Revision.objects.bulk_create(
        Revision(article=article, number=1, data={}, created_at=NOW) for article in articles
    )
    Version.objects.bulk_create(
        Version(
            article=article,
            revision=revision,
            live_from=at,
            published_at=at,
            path=f"{at:%Y/%m/%d}/story-{article.pk}",
            headline=f"Story {article.pk}",
        )
        for article, revision, at in zip(articles, revisions, moments, strict=True)
    )


@pytest.fixture
def site():
    """Stories of two months, one with pictures, and one of each kind of list."""
    Page.objects.update_or_create(slug="about", defaults={"body": "<p>Us.</p>"})
    shared = {
        "categories": (make_category("Harbours", position=1).pk,),
        "byline": (Signature(make_author("Ada Lind").pk),),
        "tags": ("boats",),
    }
    make_story(headline="Old", live_from=NOW - 30 * DAY, **shared)
    make_story(
        headline="New", lead_photo=make_photo().pk, photos=[make_photo(), make_photo()], **shared
    )


# What is in the maps.


def test_everything_that_can_be_read_is_in_the_maps_once(site):
    assert list(told("/sitemap.xml")) == [MARCH, "/sitemap-stories-2025-02-1.xml", PAGES]
    lists = ["/section/harbours/", "/author/ada-lind/", "/tag/boats/"]
    lists.append(PhotoCredit.objects.get().get_absolute_url())
    stories = ["/2025/03/06/new/", "/2025/02/04/old/"]
    standing = [page.get_absolute_url() for page in Page.objects.written()]
    periods = ["/archive/", "/2025/", "/2025/03/", "/2025/02/"]
    assert set(everything()) == {"/", *periods, *standing, *lists, *stories}


@pytest.mark.parametrize("words", ["", "<p>How we correct.</p>"])
def test_the_corrections_are_in_the_maps_while_readers_see_one(words):
    Page.objects.create(slug="corrections", title="Corrections", body=words)
    story = make_story(live_from=NOW - DAY)
    assert ("/corrections/" in told(PAGES)) == bool(words)
    wrong = {"what_was_wrong": "It was A.", "what_is_right": "It is B."}
    publishing.correct(story, story.draft, by=None, now=NOW - HOUR, **wrong)
    assert told(PAGES)["/corrections/"] == "2025-03-06T11:00:00+00:00"
    assert status("/corrections/") == 200
    publishing.withdraw(story, by=None, why="Wrong.", now=NOW)
    assert ("/corrections/" in told(PAGES)) == bool(words)


def test_a_month_in_the_maps_is_one_of_the_magazines_clock(settings):
    settings.TIME_ZONE = "Pacific/Auckland"
    make_story(live_from=NOW.replace(day=1, hour=0) - HOUR)  # February in UTC
    periods = [path for path in told(PAGES) if path.startswith("/2025/")]
    assert periods == ["/2025/", "/2025/03/"]
    assert [status(path) for path in periods] == [200, 200]


def test_every_address_in_the_maps_is_canonical_indexable_and_answers(site):
    for path in everything():
        response = read(path)
        assert response.status_code == 200, path
        page = BeautifulSoup(response.text, "html.parser")
        assert [link["href"] for link in page.select("link[rel=canonical]")] == [SITE + path]
        assert "noindex" not in page.find("meta", attrs={"name": "robots"})["content"]


def test_a_map_says_what_it_must_and_nothing_that_is_a_guess(site):
    for path in (*told("/sitemap.xml"), "/sitemap.xml", NEWS):
        for one in tree(path):
            names = [etree.QName(child).localname for child in one]
            assert names[:2] in (["loc"], ["loc", "lastmod"]), path
            assert not {"priority", "changefreq"} & set(names)


def test_what_readers_may_not_see_is_in_no_map(site):
    before = everything()
    make_draft(headline="Draft", tags=("hidden",))
    make_story(live_from=NOW + SECOND, now=NOW - DAY, tags=("hidden",))
    make_story(live_from=NOW - 400 * DAY, live_until=NOW, tags=("hidden",))
    make_withdrawn(now=NOW, tags=("hidden",))
    assert everything() == before
    assert set(told(NEWS)) == {"/2025/03/06/new/"}


def test_a_story_is_in_the_maps_from_its_second_to_its_last():
    make_story(headline="Brief", live_from=NOW, live_until=NOW + HOUR, now=NOW - DAY)
    path = "/2025/03/06/brief/"
    for at, there in [(NOW - SECOND, False), (NOW, True), (NOW + HOUR, False)]:
        assert (path in everything(at=at)) == (path in told(NEWS, at=at)) == there
        assert status(MARCH, at=at) == (200 if there else 404)


def test_a_story_that_moved_is_told_of_where_it_stands_now():
    story = make_story(headline="Here")
    moved = make_content(headline="Here", slug="there")
    revision = drafting.save_revision(story, moved, by=None, now=NOW)
    publishing.publish(story, revision, by=None, at=None, now=NOW)
    assert list(told(MARCH)) == list(told(NEWS)) == ["/2025/03/06/there/"]


def test_the_first_and_last_second_of_a_month_are_in_that_month():
    for moment in (NOW.replace(day=1, hour=0), NOW.replace(day=1, hour=0) - SECOND):
        make_story(headline=f"{moment:%B}", live_from=moment)
    assert list(told(MARCH)) == ["/2025/03/01/march/"]
    assert list(told("/sitemap-stories-2025-02-1.xml")) == ["/2025/02/28/february/"]


def test_a_part_with_nothing_in_it_is_not_there(site):
    for path in (
        "/sitemap-stories-2025-03-2.xml",
        "/sitemap-stories-2025-01-1.xml",
        "/sitemap-stories-2025-13-1.xml",
        "/sitemap-stories-2025-03-0.xml",
        "/sitemap-stories-2025-03-01.xml",
        "/sitemap-pages-2.xml",
        "/sitemap-news-2.xml",
    ):
        assert status(path) == 404, path


def test_an_empty_site_has_maps_too():
    Page.objects.all().delete()
    assert told("/sitemap.xml") == {PAGES: None}
    assert told(PAGES) == {"/": None, "/archive/": None}
    assert told(NEWS) == {}


def test_more_than_one_file_may_hold_is_told_in_parts(monkeypatch):
    monkeypatch.setattr(sitemaps, "PER_FILE", 2)
    Page.objects.filter(slug="about").update(body="<p>Us.</p>")
    many_stories(5)
    Version.objects.filter(pk=Version.objects.first().pk).update(updated_at=NOW)
    index = told("/sitemap.xml")
    parts = [part for part in index if "stories" in part]
    assert parts == [f"/sitemap-stories-2025-03-{number}.xml" for number in (1, 2, 3)]
    assert [len(told(part)) for part in parts] == [2, 2, 1]
    assert len([path for part in parts for path in told(part)]) == 5
    assert len([part for part in index if "pages" in part]) > 1
    the_index_is_true()


# When it changed.


def the_index_is_true():
    for part, changed in told("/sitemap.xml").items():
        moments = [moment for moment in told(part).values() if moment]
        assert changed == max(moments, default=None), part


def test_a_story_changed_when_readers_were_last_told_and_the_index_with_it(site):
    the_index_is_true()
    Version.objects.filter(headline="Old").update(updated_at=NOW - HOUR / 2)
    assert told("/sitemap-stories-2025-02-1.xml") == {
        "/2025/02/04/old/": "2025-03-06T11:30:00+00:00"
    }
    the_index_is_true()


def test_a_list_changed_with_its_newest_story_or_update(site):
    """Home with the newest story, at the least. When a page was changed nobody knows."""
    new, updated = "2025-03-06T11:00:00+00:00", "2025-03-06T11:30:00+00:00"
    lists = ["/section/harbours/", "/author/ada-lind/", "/tag/boats/"]
    assert [told(PAGES)[path] for path in ("/", *lists)] == [new] * 4
    Version.objects.filter(headline="Old").update(updated_at=NOW - HOUR / 2)
    pages = told(PAGES)
    assert [pages[path] for path in ("/", *lists)] == [new, *[updated] * 3]
    assert pages["/about/"] is pages["/archive/"] is None


def test_a_credit_changed_with_the_newest_story_that_shows_a_picture_of_theirs(site):
    path = PhotoCredit.objects.get().get_absolute_url()
    Version.objects.filter(headline="Old").update(updated_at=NOW - HOUR / 2)
    assert told(PAGES)[path] == "2025-03-06T11:00:00+00:00", "the other shows none"
    Version.objects.filter(headline="New").update(updated_at=NOW - HOUR / 4)
    assert told(PAGES)[path] == "2025-03-06T11:45:00+00:00"
    the_index_is_true()


def test_a_credit_without_a_picture_that_readers_may_see_is_in_no_map(site):
    path = PhotoCredit.objects.get().get_absolute_url()
    Photo.objects.update(licence_until=NOW + HOUR)
    moments = (NOW + HOUR - SECOND, NOW + HOUR)
    assert [path in told(PAGES, at=at) for at in moments] == [True, False]
    assert [status(path, at=at) for at in moments] == [200, 404]


def test_an_update_to_come_moves_no_lastmod(site):
    before = (told("/sitemap.xml"), told(MARCH), told(PAGES))
    story = Article.objects.get(working_title="New")
    revision = drafting.save_revision(story, make_content(tags=("x",)), by=None, now=NOW)
    publishing.publish(story, revision, by=None, at=NOW + SECOND, now=NOW)
    Version.objects.filter(live_from=NOW + SECOND).update(updated_at=NOW + SECOND)
    assert (told("/sitemap.xml"), told(MARCH), told(PAGES)) == before


def test_a_map_that_has_not_changed_need_not_be_sent_again(site):
    for path in ("/sitemap.xml", MARCH, PAGES, NEWS, "/robots.txt"):
        known = read(path).headers["ETag"]
        again = read(path, at=NOW + SECOND, headers={"If-None-Match": known})
        assert (again.status_code, again["Vary"]) == (304, "Accept-Encoding")


# Pictures.


def images(path=MARCH, *, at=NOW):
    return [one.text for one in tree(path, at=at).iterfind(".//image:image/image:loc", NS)]


def test_the_pictures_of_a_story_stand_beside_it_and_answer(site):
    found = images()
    assert len(set(found)) == 3
    assert all(one.endswith(".jpg") for one in found)
    assert {status(one.removeprefix(SITE)) for one in found} == {200}
    (lead,) = Photo.objects.filter(pk=Version.objects.get(headline="New").lead_photo_id)
    assert lead.token in found[0]


def test_a_picture_that_readers_may_not_see_is_in_no_map(site):
    one, two, three = Photo.objects.order_by("pk")
    photo_desk.kill(one, by=None, notice="Kill.", now=NOW - HOUR)
    Photo.objects.filter(pk=two.pk).update(licence_until=NOW + HOUR)
    assert [url.split("/")[-2] for url in images()] == [two.token, three.token]
    assert [url.split("/")[-2] for url in images(at=NOW + HOUR)] == [three.token]


def test_a_story_tells_of_no_more_pictures_than_a_map_may(site, monkeypatch):
    monkeypatch.setattr(sitemaps, "PICTURES_PER_STORY", 2)
    assert len(images()) == 2


# News.


def test_news_are_what_was_first_published_in_the_last_two_days():
    moment = NOW - 10 * DAY
    make_story(headline="Dated", live_from=moment)
    Version.objects.update(updated_at=NOW)  # an update makes no story new
    day, minute = moment + 2 * DAY, timedelta(minutes=1)
    for at, there in [(day - minute, True), (day, True), (day + SECOND, False)]:
        assert bool(told(NEWS, at=at)) == there
    assert not told(NEWS, at=day + minute)
    assert not told(NEWS, at=moment - SECOND)
    assert told(NEWS, at=moment)


def test_news_say_what_google_asks_for(settings):
    Magazine.objects.create(pk=1, name="The Harbour (Daily) & Co (online)")
    make_story(headline="Boats & <people> 🚢")
    Version.objects.update(updated_at=NOW)
    (news,) = tree(NEWS).iterfind("s:url/news:news", NS)
    names = [etree.QName(one).localname for one in news]
    assert names == ["publication", "publication_date", "title"]
    assert [one.text for one in news[0]] == ["The Harbour & Co", "en"]
    assert news[1].text == "2025-03-06T11:00:00+00:00"  # first publication, never the update
    assert news[2].text == "Boats & <people> 🚢"


def test_a_magazine_that_is_all_in_parentheses_keeps_its_name():
    Magazine.objects.create(pk=1, name="(The Paper)")
    make_story()
    assert tree(NEWS).findtext(".//news:name", namespaces=NS) == "(The Paper)"


def test_a_control_character_breaks_no_map(site):
    Version.objects.update(headline="A \x0btab")
    assert "A tab" in content(read(NEWS)).decode()
    tree(NEWS)


def test_a_thousand_fresh_stories_are_one_file_and_one_more_an_index_of_two():
    many_stories(1000)
    assert len(told(NEWS)) == len(tree(NEWS).findall("s:url", NS)) == 1000
    many_stories(1, newest=NOW - HOUR)
    index = told(NEWS)
    assert list(index) == ["/sitemap-news-1.xml", "/sitemap-news-2.xml"]
    assert tree(NEWS).tag == f"{{{NS['s']}}}sitemapindex"
    assert [len(told(part)) for part in index] == [1000, 1]
    assert {part: max(told(part).values()) for part in index} == index


# robots.txt


def test_robots_are_shown_the_maps_and_kept_from_nothing_that_readers_read():
    response = read("/robots.txt")
    assert response.headers["Content-Type"] == "text/plain; charset=utf-8"
    lines = content(response).decode().splitlines()
    assert [line for line in lines if line.startswith("Sitemap: ")] == [
        f"Sitemap: {SITE}/sitemap.xml",
        f"Sitemap: {SITE}{NEWS}",
    ]
    assert lines[:3] == ["User-agent: *", "Disallow: /admin/", "Disallow: /accounts/"]
    assert len(lines) == 6


def test_what_judges_a_page_may_ask_for_robots_from_it():
    assert "connect-src 'self'" in read("/").headers["Content-Security-Policy"]
