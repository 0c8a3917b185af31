"""Feeds: read strictly, as a machine would, and compared with the database."""

import json
import re
from datetime import datetime
from email.utils import parsedate_to_datetime
from io import BytesIO

import feedparser
import pytest
from bs4 import BeautifulSoup
from lxml import etree
from PIL import Image

from articles import drafting, photo_desk, publishing
from articles.body.elements import figure
from articles.content import Signature
from articles.models import Photo, PhotoCredit, Version
from tests.factories import (
    DAY,
    HOUR,
    NOW,
    make_author,
    make_category,
    make_content,
    make_photo,
    make_story,
    make_withdrawn,
)
from tests.reading import content, read

pytestmark = pytest.mark.django_db
SECOND = DAY / 86400
SITE = "https://magazine.example"
KINDS = {
    "rss": "application/rss+xml; charset=utf-8",
    "atom": "application/atom+xml; charset=utf-8",
    "json": "application/feed+json; charset=utf-8",
}
LISTS = ["/", "/section/harbours/", "/tag/boats/", "/author/ada-lind/"]
NS = {
    "a": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "media": "http://search.yahoo.com/mrss/",
}


@pytest.fixture
def credit():
    return PhotoCredit.objects.create(
        name="Amara Osei & “Sons” <Ltd>",
        kind="photographer",
        copyright_notice="© 2025 Amara Osei",
        licence_url="https://osei.example/terms?a=1&b=2",
    )


@pytest.fixture
def story(credit):
    """A story with a lead, two figures and a link, in a section, under two tags, by two people."""
    lead, one, two = (make_photo(credit=credit.name) for _ in range(3))
    body = (
        '<p>Words and <a href="/about/?a=1&amp;b=2">a link</a>.</p>'
        + figure(one.pk, "wide", caption="Said <here> & now")
        + figure(two.pk, alt="")
        + "<p>The end.</p>"
    )
    return make_story(
        headline="Open harbour",
        standfirst="Boats & <people>.",
        body=body,
        lead_photo=lead.pk,
        byline=tuple(Signature(make_author(name).pk) for name in ("Ada Lind", "Bo Ek")),
        categories=(make_category("Harbours", position=1, description="By the sea").pk,),
        tags=("boats", "people"),
    )


def fetched(page, kind, *, at=NOW):
    """The bytes of the feed below a page."""
    response = read(f"{page}feed/{kind}/", at=at)
    assert response.status_code == 200
    assert response.headers["Content-Type"] == KINDS[kind]
    return content(response)


def tree(page="/", kind="rss", *, at=NOW):
    """A feed in XML, parsed without mercy; a reader of feeds must have no complaint either."""
    data = fetched(page, kind, at=at)
    assert not feedparser.parse(data, response_headers={"content-type": KINDS[kind]}).bozo
    return etree.fromstring(data, etree.XMLParser(recover=False, resolve_entities=False))


def entries(page="/", kind="rss", *, at=NOW):
    """(id, title, address) of every story of a feed, in order."""
    if kind == "json":
        told = json.loads(fetched(page, kind, at=at))["items"]
        return [(one["id"], one["title"], one["url"]) for one in told]
    data = fetched(page, kind, at=at)
    found = feedparser.parse(data, response_headers={"content-type": KINDS[kind]})
    assert not found.bozo
    return [(one.id, one.title, one.link) for one in found.entries]


def texts(element, path):
    return [one.text for one in element.iterfind(path, NS)]


def html_of(kind):
    """The text of the one story of a feed."""
    if kind == "json":
        (told,) = json.loads(fetched("/", kind))["items"]
        return told["content_html"]
    (html,) = texts(tree("/", kind), ".//content:encoded" if kind == "rss" else ".//a:content")
    return html


# What is there.


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("page", LISTS)
def test_every_list_has_a_feed_in_every_format(story, page, kind):
    make_story(headline="Elsewhere", live_from=NOW - 2 * HOUR)
    titles = [title for _, title, _ in entries(page, kind)]
    assert titles == (["Open harbour", "Elsewhere"] if page == "/" else ["Open harbour"])


@pytest.mark.parametrize("page", LISTS)
def test_every_list_names_its_feeds_and_they_answer(story, page):
    links = BeautifulSoup(read(page).text, "html.parser").select("link[rel=alternate]")
    assert [link["type"] for link in links] == [t.partition(";")[0] for t in KINDS.values()]
    assert [link["href"] for link in links] == [f"{page}feed/{kind}/" for kind in KINDS]
    assert all(link["title"] for link in links)
    assert {read(link["href"]).status_code for link in links} == {200}


def test_rss_says_what_it_must_in_order(story):
    channel = tree("/section/harbours/").find("channel")
    item = channel.find("item")
    assert [one.tag for one in channel][:3] == ["title", "link", "description"]
    assert texts(channel, "title") == ["Harbours – Newsroom"]
    assert texts(channel, "link") == [f"{SITE}/section/harbours/"]
    assert texts(channel, "language") == ["en-GB"]
    (own,) = channel.findall("a:link", NS)
    assert dict(own.attrib) == {
        "rel": "self",
        "type": "application/rss+xml",
        "href": f"{SITE}/section/harbours/feed/rss/",
    }
    assert texts(item, "link") == [f"{SITE}/2025/03/06/open-harbour/"]
    assert item.find("guid").get("isPermaLink") == "false"
    assert texts(
        item,
        "dc:creator",
    ) == ["Ada Lind", "Bo Ek"]
    assert texts(item, "category") == ["Harbours", "boats", "people"]
    assert texts(item, "description") == ["Boats &amp; &lt;people&gt;."]
    order = [etree.QName(one).localname for one in item]
    assert order.index("description") < order.index("encoded") < order.index("content")
    assert item.find("author") is None  # it would have to be an e-mail address


def test_atom_says_what_it_must(story):
    feed = tree("/author/ada-lind/", "atom")
    entry = feed.find("a:entry", NS)
    for one in (feed, entry):
        for name in ("id", "title", "updated"):
            assert len(texts(one, f"a:{name}")) == 1, name
    assert feed.find("a:link[@rel='self']", NS).get("href") == f"{SITE}/author/ada-lind/feed/atom/"
    assert feed.find("a:link[@rel='alternate']", NS).get("href") == f"{SITE}/author/ada-lind/"
    assert texts(feed, "a:author/a:name") == ["Newsroom"]
    assert texts(entry, "a:author/a:name") == ["Ada Lind", "Bo Ek"]
    assert texts(entry, "a:summary") == ["Boats & <people>."]
    words = [one.get("term") for one in entry.findall("a:category", NS)]
    assert words == ["Harbours", "boats", "people"]


def test_json_feed_says_what_it_must(story):
    feed = json.loads(fetched("/tag/boats/", "json"))
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["title"] == "boats – Newsroom"
    assert feed["home_page_url"] == f"{SITE}/tag/boats/"
    assert feed["feed_url"] == f"{SITE}/tag/boats/feed/json/"
    assert feed["language"] == "en-GB"
    (item,) = feed["items"]
    assert isinstance(item["id"], str)
    assert item["summary"] == "Boats & <people>."
    assert item["authors"][0] == {"name": "Ada Lind", "url": f"{SITE}/author/ada-lind/"}
    assert item["tags"] == ["Harbours", "boats", "people"]


def test_moments_are_those_of_first_publication_and_of_the_last_that_readers_are_told_of(story):
    Version.objects.update(updated_at=NOW - HOUR / 2)
    channel, feed = tree().find("channel"), tree(kind="atom")
    (item,) = json.loads(fetched("/", "json"))["items"]
    (published,), (built,) = texts(channel, "item/pubDate"), texts(channel, "lastBuildDate")
    assert published == "Thu, 06 Mar 2025 11:00:00 +0000"
    assert parsedate_to_datetime(built) == NOW - HOUR / 2
    assert texts(feed, "a:entry/a:published") == ["2025-03-06T11:00:00+00:00"]
    for path in ("a:updated", "a:entry/a:updated"):
        assert texts(feed, path) == ["2025-03-06T11:30:00+00:00"]
    assert datetime.fromisoformat(item["date_published"]) == NOW - HOUR
    assert datetime.fromisoformat(item["date_modified"]) == NOW - HOUR / 2


@pytest.mark.parametrize("kind", KINDS)
def test_the_whole_text_is_there_and_every_address_is_absolute(story, kind):
    html = BeautifulSoup(html_of(kind), "html.parser")
    assert [p.get_text() for p in html.find_all("p")] == [
        "Boats & <people>.",
        "Words and a link.",
        "The end.",
    ]
    assert html.find("a")["href"] == f"{SITE}/about/?a=1&b=2"
    images = [img["src"] for img in html.find_all("img")]
    assert len(images) == 3
    assert {read(src.removeprefix(SITE)).status_code for src in images} == {200}


@pytest.mark.parametrize("kind", KINDS)
def test_a_story_without_a_standfirst_is_told_by_its_first_words(kind):
    make_story(standfirst="", text="First words.")
    assert b"First words." in fetched("/", kind)
    if kind != "json":
        tree("/", kind)


@pytest.mark.parametrize("kind", KINDS)
def test_a_feed_holds_the_thirty_newest_by_first_publication(kind):
    category, author = make_category("Many"), make_author()
    for number in range(31):
        make_story(
            headline=f"Story {number}",
            live_from=NOW - (number + 1) * HOUR,
            categories=(category.pk,),
            byline=(Signature(author.pk),),
        )
    Version.objects.filter(headline="Story 30").update(updated_at=NOW)  # it does not climb
    titles = [title for _, title, _ in entries("/section/many/", kind)]
    assert titles == [f"Story {number}" for number in range(30)]


# Pictures, and who is named under them.


def test_every_picture_in_a_feed_stands_with_the_credit_and_rights_of_the_database(story, credit):
    for kind in ("rss", "atom"):
        told = tree("/", kind).findall(".//media:content", NS)
        assert len(told) == 3
        for one in told:
            photo = Photo.objects.get(token=one.get("url").split("/")[-2])
            name = one.find("media:credit", NS)
            assert name.text == photo.credit.name == credit.name
            assert dict(name.attrib) == {"role": "photographer", "scheme": "urn:ebu"}
            assert texts(one, "media:copyright") == [credit.copyright_notice]
            assert one.find("media:license", NS).get("href") == credit.licence_url
            assert one.find("media:description", NS).get("type") == "plain"
    (item,) = json.loads(fetched("/", "json"))["items"]
    assert {one["credit"] for one in item["_photos"]} == {credit.name}
    assert item["image"] == item["_photos"][0]["url"]


def test_a_picture_is_told_of_as_it_is_sent(story):
    for one in tree().iterfind(".//media:content", NS):
        response = read(one.get("url").removeprefix(SITE))
        sent = Image.open(BytesIO(content(response)))
        assert one.get("type") == response.headers["Content-Type"] == "image/jpeg"
        assert (int(one.get("width")), int(one.get("height"))) == sent.size
        assert one.get("medium") == "image"


@pytest.mark.parametrize("kind", KINDS)
def test_caption_and_credit_line_stand_under_every_picture_as_text(story, credit, kind):
    figures = BeautifulSoup(html_of(kind), "html.parser").find_all("figure")
    captions = [one.find("figcaption").get_text() for one in figures]
    assert len(captions) == 3
    assert all(one.endswith(f"Photo Credit: {credit.name}") for one in captions)
    assert captions[1].startswith("Said <here> & now ")
    assert [one.find("img")["alt"] for one in figures][2] == ""


def test_a_mended_credit_is_mended_in_feeds(story, credit):
    credit.name = "Amara Osei"
    credit.save()
    for kind in KINDS:
        data = fetched("/", kind).decode()
        assert "Sons" not in data and "Amara Osei" in data


LEFT_OUT = {
    "killed": lambda photo: photo_desk.kill(photo, by=None, notice="Kill.", now=NOW - HOUR),
    "not for feeds": lambda photo: _change(photo, is_for_feeds=False),
    "not for the site": lambda photo: _change(photo, is_for_web=False),
    "out of licence": lambda photo: _change(photo, licence_until=NOW),
    "not licensed yet": lambda photo: _change(photo, licence_from=NOW + SECOND),
    "without a credit": lambda photo: _change(photo, credit=None),
}


def _change(photo, **fields):
    Photo.objects.filter(pk=photo.pk).update(**fields)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("why", LEFT_OUT)
def test_a_picture_that_feeds_may_not_show_is_nowhere_in_them(why, kind):
    words = {"alt_text": "Quokka alt", "caption": "Quokka caption"}
    photo = make_photo(credit="Quokka Pictures", **words)
    make_story(lead_photo=photo.pk, photos=[photo], tags=("boats",))
    assert b"Quokka Pictures" in fetched("/", kind)
    LEFT_OUT[why](photo)
    for page in ("/", "/tag/boats/"):
        data = fetched(page, kind).decode()
        assert not re.search(f"quokka|{photo.token}|figure|not available", data, re.IGNORECASE)


@pytest.mark.parametrize("kind", KINDS)
def test_at_the_end_of_a_licence_a_picture_goes_by_the_clock(kind):
    photo = make_photo(licence_until=NOW + HOUR)
    make_story(lead_photo=photo.pk)
    assert photo.token.encode() in fetched("/", kind, at=NOW + HOUR - SECOND)
    assert photo.token.encode() not in fetched("/", kind, at=NOW + HOUR)


# Time.


@pytest.mark.parametrize("kind", KINDS)
def test_a_story_comes_on_its_second_and_is_gone_on_its_last(kind):
    author = make_author()
    make_story(
        live_from=NOW,
        live_until=NOW + HOUR,
        now=NOW - DAY,
        categories=(make_category("Brief").pk,),
        byline=(Signature(author.pk),),
    )
    for page in ("/section/brief/", author.get_absolute_url()):
        path = f"{page}feed/{kind}/"
        moments = (NOW - SECOND, NOW, NOW + HOUR - SECOND, NOW + HOUR)
        assert [read(path, at=at).status_code for at in moments] == [404, 200, 200, 404]
        assert len(entries(page, kind, at=NOW)) == 1


@pytest.mark.parametrize("kind", KINDS)
def test_a_withdrawn_story_leaves_at_once(kind):
    make_withdrawn(now=NOW)
    assert len(entries("/", kind, at=NOW - SECOND)) == 1
    assert entries("/", kind, at=NOW) == []


@pytest.mark.parametrize("kind", KINDS)
def test_a_story_that_moves_keeps_its_id(story, kind):
    ((before, _, old),) = entries("/", kind)
    moved = make_content(headline="Closed harbour", slug="closed-harbour")
    revision = drafting.save_revision(story, moved, by=None, now=NOW)
    publishing.publish(story, revision, by=None, at=None, now=NOW)
    ((after, title, new),) = entries("/", kind)
    assert before == after == f"tag:magazine.example,2025:story/{story.pk}"
    assert (title, new) == ("Closed harbour", f"{SITE}/2025/03/06/closed-harbour/")
    assert old != new


def test_a_feed_that_has_not_changed_need_not_be_sent_again(story):
    for kind in KINDS:
        known = read(f"/feed/{kind}/").headers["ETag"]
        later = read(f"/feed/{kind}/", at=NOW + DAY, headers={"If-None-Match": known})
        assert (later.status_code, content(later)) == (304, b"")
        assert not later.cookies
    make_story(live_from=NOW)
    assert read("/feed/rss/", headers={"If-None-Match": known}).status_code == 200


# Whatever is typed.


@pytest.mark.parametrize(
    ("typed", "read_as"),
    [
        ("A \x0bvertical\x1b tab\ufffe", "A vertical tab"),
        ("Salt & <b>pepper</b> &amp; &copy;", None),
        ("]]> ends <![CDATA[ nothing", None),
        ("A boat 🚢 and a flag 🏴\u200d☠️", None),
        ("ميناء مفتوح \u200fلكم\u200e", None),
        ("\"'></title><script>alert(1)</script>", None),
    ],
)
def test_no_word_breaks_a_feed(typed, read_as):
    make_story(photos=[make_photo(credit=f"{typed} Agency", caption=typed)])
    Version.objects.update(headline=typed, standfirst=typed)
    read_as = read_as or typed
    assert texts(tree(), ".//item/title") == [read_as]
    assert texts(tree(kind="atom"), "a:entry/a:title") == [read_as]
    assert json.loads(fetched("/", "json"))["items"][0]["title"] == typed
    html = BeautifulSoup(html_of("rss"), "html.parser")
    assert html.find("p").get_text() == read_as
    assert not html.find("script") and read_as in html.find("figcaption").get_text()


def test_a_link_that_is_none_is_left_as_it_is():
    make_story(body='<p><a href="//[">Odd</a> <a href="mailto:a@b.example">Mail</a></p>')
    assert 'href="//["' in html_of("rss") and 'href="mailto:a@b.example"' in html_of("rss")


# Nothing to read.


@pytest.mark.parametrize("kind", KINDS)
def test_a_feed_with_nothing_in_it_is_a_feed(kind):
    assert entries("/", kind) == []
    if kind != "json":
        tree("/", kind)


@pytest.mark.parametrize("kind", KINDS)
def test_a_list_without_a_story_is_the_same_404_as_its_page(kind):
    make_category("Empty")
    make_author("No One")
    nowhere = content(read("/no/such/page/"))
    for page in ("/section/empty/", "/section/none/", "/tag/none/", "/author/no-one/"):
        response = read(f"{page}feed/{kind}/")
        assert (response.status_code, content(response)) == (404, nowhere)
        assert content(read(page)) == nowhere


def test_there_are_three_formats_and_no_others(story):
    assert {read(f"/feed/{kind}/").status_code for kind in ("", "rdf", "RSS")} == {404}


# Corrections.


def corrected(headline="Tall tower", *, now=NOW, **words):
    """A story that was corrected at `now`; returns the story."""
    story = make_story(headline=headline, live_from=now - DAY)
    words = {"what_was_wrong": "It was <forty> & more.", "what_is_right": "It is fifty."} | words
    publishing.correct(story, story.draft, by=None, now=now, **words)
    return story


@pytest.mark.parametrize("kind", KINDS)
def test_corrections_have_a_feed_of_their_own_newest_first(kind):
    corrected("Older", now=NOW - HOUR)
    story = corrected()
    (own, headline, url), older = entries("/corrections/", kind)
    assert own == f"tag:magazine.example,2025:correction/{story.corrections.get().pk}"
    assert (headline, url) == ("Tall tower", f"{SITE}/2025/03/05/tall-tower/#corrections")
    assert BeautifulSoup(read(url.removeprefix(SITE)).text, "html.parser").find(id="corrections")
    assert older[1] == "Older"


def test_a_correction_is_told_in_a_feed_in_its_words_at_its_moment():
    corrected()
    notice, html = "It was <forty> & more. It is fifty.", "<p>It was &lt;forty&gt; &amp; more."
    item, entry = tree("/corrections/").find(".//item"), tree("/corrections/", "atom")
    (told,) = json.loads(fetched("/corrections/", "json"))["items"]
    assert texts(item, "description") == [
        notice.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    ]
    assert texts(entry, "a:entry/a:summary") == [told["summary"]] == [notice]
    assert texts(item, "content:encoded")[0].startswith(html)
    assert texts(item, "pubDate") == ["Thu, 06 Mar 2025 12:00:00 +0000"]
    assert (
        texts(entry, "a:entry/a:updated")
        == [told["date_published"]]
        == ["2025-03-06T12:00:00+00:00"]
    )
    assert texts(entry, "a:title") == ["Corrections – Newsroom"]


@pytest.mark.parametrize("kind", KINDS)
def test_a_correction_keeps_its_id_when_its_story_moves(kind):
    story = corrected()
    ((before, _, old),) = entries("/corrections/", kind)
    moved = make_content(headline="Small tower", slug="small-tower")
    drafting.save_revision(story, moved, by=None, now=NOW)
    publishing.mend_typo(story, story.draft, by=None, now=NOW + SECOND)
    ((after, title, new),) = entries("/corrections/", kind, at=NOW + SECOND)
    assert (before, title) == (after, "Small tower")
    assert old != new == f"{SITE}/2025/03/05/small-tower/#corrections"


@pytest.mark.parametrize("kind", KINDS)
def test_a_correction_comes_on_its_second_and_goes_with_its_story(kind):
    story = corrected(now=NOW + HOUR)
    publishing.withdraw(story, by=None, why="Wrong.", now=NOW + DAY)
    moments = (NOW + HOUR - SECOND, NOW + HOUR, NOW + DAY - SECOND, NOW + DAY)
    assert [len(entries("/corrections/", kind, at=at)) for at in moments] == [0, 1, 1, 0]


def test_the_page_of_corrections_names_its_feeds_in_its_head_and_in_its_text():
    page = BeautifulSoup(read("/corrections/").text, "html.parser")
    feeds = [f"/corrections/feed/{kind}/" for kind in KINDS]
    links = page.select("link[rel=alternate]")
    assert [link["href"] for link in links] == feeds
    assert links[0]["title"] == "Corrections – RSS"
    assert [a["href"] for a in page.select("main a")] == feeds
    known = {path: read(path).headers["ETag"] for path in feeds}
    again = [read(path, headers={"If-None-Match": etag}) for path, etag in known.items()]
    assert {response.status_code for response in again} == {304}


# A hub.


def test_a_hub_is_named_in_header_and_feed_where_there_is_one(story, settings):
    settings.FEED_HUB = hub = "https://hub.example/?a=1&b=2"
    for kind in KINDS:
        own = f"{SITE}/tag/boats/feed/{kind}/"
        header = read(f"/tag/boats/feed/{kind}/").headers["Link"]
        assert header == f'<{hub}>; rel="hub", <{own}>; rel="self"'
    assert json.loads(fetched("/", "json"))["hubs"] == [{"type": "WebSub", "url": hub}]
    for kind in ("rss", "atom"):
        (link,) = tree("/", kind).findall(".//a:link[@rel='hub']", NS)
        assert link.get("href") == hub


@pytest.mark.parametrize("kind", KINDS)
def test_no_hub_is_named_where_there_is_none(story, kind):
    response = read(f"/feed/{kind}/")
    assert "Link" not in response.headers and b"hub" not in content(response)
