"""The judges of `make validate` are judged: each finds what is wrong with a page that is planted,
and nothing where nothing is. Those that need Java or Node are given something wrong in every run.
"""

import json

import pytest
from lxml import etree

from tests.factories import make_picture
from tests.validate import crawl, feeds, lighthouse, maps, structured_data
from tests.validate.crawl import Answer, Crawl

BASE = "http://localhost:1"
STORY = "/2025/03/05/a-story/"
AUTHOR = {"@type": "Person", "name": "Ada Lind", "url": f"{BASE}/author/ada-lind/"}
ARTICLE = {
    "@type": ["NewsArticle", "OpinionNewsArticle"],
    "headline": "A story",
    "mainEntityOfPage": BASE + STORY,
    "datePublished": "2025-03-05T12:00:00+00:00",
    "dateModified": "2025-03-05T12:00:00+00:00",
    "author": [AUTHOR],
    "publisher": {"@id": f"{BASE}/#publisher"},
    "image": [f"{BASE}/wide.jpg", f"{BASE}/old.jpg", f"{BASE}/square.jpg"],
}
TRAIL = {
    "@type": "BreadcrumbList",
    "itemListElement": [
        {"@type": "ListItem", "position": 1, "name": "A story", "item": BASE + STORY}
    ],
}
PICTURES = {"/wide.jpg": (1600, 900), "/old.jpg": (1600, 1200), "/square.jpg": (800, 800)}


def page(path, body="", *, head="", status=200, canonical=None, robots=crawl.LARGE):
    canonical = BASE + path if canonical is None else canonical
    head += f'<meta name="robots" content="{robots}">'
    head += f'<link rel="canonical" href="{canonical}">' if canonical else ""
    html = f"<!doctype html><html><head>{head}</head><body>{body}</body></html>"
    return Answer(path, status, {"content-type": "text/html"}, html.encode())


def story(article=ARTICLE, *more, byline="", shown=""):
    data = json.dumps({"@graph": [article, TRAIL, *more]})
    card = {"title": "A story", "type": "article", "url": BASE + STORY}
    head = "".join(f'<meta property="og:{key}" content="{card[key]}">' for key in card)
    byline = byline or '<a rel="author" href="/author/ada-lind/">Ada Lind</a>'
    time = f'<time datetime="{ARTICLE["datePublished"]}">March 5</time>'
    body = f'<h1>A story</h1><div class="byline">{byline} {time}</div>{shown}'
    body += f'<script type="application/ld+json">{data}</script>'
    return page(STORY, body, head=head)


def crawled(*answers, mapped=()):
    found = Crawl(BASE, mapped={*mapped})
    pictures = [
        Answer(path, 200, {"content-type": "image/jpeg"}, make_picture(*size))
        for path, size in PICTURES.items()
    ]
    nothing = page("/no-such-page/", status=404, canonical="", robots="noindex")
    for answer in (page("/author/ada-lind/"), *pictures, nothing, *answers):
        found.answers[answer.path] = answer
    return found


def kind_of(path):
    return "article" if path == STORY else ""


def faults(article, *more, **shown):
    found = crawled(story(ARTICLE | article, *more, **shown))
    return " ".join(structured_data.wrong_data(found, kind_of))


# What a search engine finds.


def test_a_sound_site_has_no_fault():
    found = crawled(story(), mapped=[STORY])
    found.led_by[STORY].add("/")
    judges = (crawl.broken_links, crawl.wrong_fragments, crawl.wrong_canonicals)
    judges += (crawl.wrong_in_maps, crawl.too_heavy, maps.wrong_maps)
    said = {judge.__name__: list(judge(found)) for judge in judges}
    assert said.pop("wrong_maps") == ["There is no map."]
    assert not any(said.values()), said
    assert not list(crawl.wrong_robots(found, kind_of))
    assert faults({}) == ""


def test_a_link_to_nothing_and_a_second_redirect_are_found():
    there = [
        Answer("/old/", 301, {"location": f"{BASE}/older/"}, b""),
        Answer("/older/", 301, {"location": STORY}, b""),
    ]
    found = crawled(story(), *there)
    for path in ("/old/", "/older/", "/no-such-page/"):
        found.led_by[path].add("/")
    said = list(crawl.broken_links(found))
    assert [one.split()[0] for one in said] == ["/no-such-page/", "/old/"]


@pytest.mark.parametrize(
    ("judge", "wrong"),
    [
        (crawl.wrong_canonicals, page("/a/", canonical=f"{BASE}/author/ada-lind/")),
        (crawl.wrong_canonicals, page("/a/", canonical=f"{BASE}/no-such-page/")),
        (crawl.wrong_canonicals, page("/a/", canonical="")),
        (crawl.wrong_canonicals, page("/a/", status=404)),
        (crawl.wrong_in_maps, page("/a/", robots="noindex")),
        (crawl.wrong_in_maps, page("/a/", canonical="https://elsewhere.example/")),
        (crawl.wrong_in_maps, page("/a/", status=410)),
        (crawl.wrong_fragments, page("/a/", '<a href="#nowhere">Down</a>')),
        (crawl.too_heavy, page("/a/", "x" * crawl.HEAVIEST)),
        (crawl.soft_404s, page(crawl.NOTHING[0])),
    ],
)
def test_what_search_engines_would_stumble_over_is_found(judge, wrong):
    found = crawled(wrong, mapped=[wrong.path])
    for path in crawl.NOTHING[1:]:
        found.answers[path] = page(path, status=404)
    assert [one for one in judge(found) if wrong.path in one]


def test_a_page_that_hides_and_results_that_do_not_are_found():
    found = crawled(page("/a/", robots="noindex"), page("/search/?q=a"), mapped=["/a/"])
    said = list(crawl.wrong_robots(found, lambda path: "search" if "?q" in path else ""))
    assert [one.split()[0] for one in said] == ["/a/", "/search/?q=a"]


def test_a_kind_of_page_that_nobody_saw_is_named():
    (said,) = crawl.never_seen(crawled(story()), ["article", "tag"], kind_of)
    assert "“tag”" in said


# What machines are told.


@pytest.mark.parametrize(
    ("article", "said"),
    [
        ({"author": []}, "the story has no author"),
        ({"author": [AUTHOR | {"name": "By Ada Lind"}]}, "is not the name of one author"),
        ({"author": [AUTHOR | {"name": "Ada Lind, Bo Berg"}]}, "is not the name of one author"),
        ({"author": [AUTHOR | {"url": f"{BASE}/no-such-page/"}]}, "has no page"),
        ({"author": [AUTHOR, AUTHOR]}, "readers see 1 authors, machines 2"),
        ({"headline": "Another"}, "and reads “A story”"),
        ({"datePublished": "2025-03-05T12:00:00"}, "has no zone"),
        ({"dateModified": "2025-03-04T12:00:00+00:00"}, "modified before it was published"),
        ({"dateModified": "2025-03-06T12:00:00+00:00"}, "readers see the dates"),
        ({"image": ARTICLE["image"][1:] * 2}, "the shapes 16:9, 4:3 and 1:1"),
        ({"description": ""}, "description is empty"),
        ({"@type": "BlogPosting"}, "there are 0 of NewsArticle"),
    ],
)
def test_what_is_wrong_in_a_story_s_data_is_found(article, said):
    assert said in faults(article)


def test_a_picture_that_is_untold_too_small_or_without_rights_is_found():
    figure = (
        '<article class="story"><figure><picture><img src="/wide.jpg" width="1600" height="900">'
    )
    shown = f"{figure}</picture><p>Courtesy of Bo</p></figure></article>"
    image = {"@type": "ImageObject", "contentUrl": f"{BASE}/wide.jpg", "creditText": "Bo"}
    assert faults({}, image, shown=shown) == ""
    assert "nothing is told of the picture" in faults({}, shown=shown)
    assert "neither creator nor credit" in faults({}, image | {"creditText": ""}, shown=shown)
    assert "“Cy” is not on the page" in faults({}, image | {"creditText": "Cy"}, shown=shown)
    assert "has no image" in faults({"image": []}, image, shown=shown)
    small = Answer("/wide.jpg", 200, {"content-type": "image/jpeg"}, make_picture(160, 90))
    found = crawled(story(ARTICLE | {"image": [f"{BASE}/wide.jpg"]}), small)
    assert "160 × 90 pixels" in " ".join(structured_data.wrong_data(found, kind_of))


# Feeds, maps, Lighthouse.

RSS = b"""<rss xmlns:atom="http://www.w3.org/2005/Atom" version="2.0"
xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>T</title><link>l</link>
<description>d</description><atom:link rel="self" href="http://localhost:1/feed/rss/"/><item>
<title>A story</title><link>http://localhost:1/a/</link><guid>1</guid>
<pubDate>Wed, 05 Mar 2025 12:00:00 +0000</pubDate>
<content:encoded>&lt;p&gt;Some words.&lt;/p&gt;</content:encoded></item></channel></rss>"""


@pytest.mark.parametrize(
    ("right", "wrong", "said"),
    [
        (b"", b"", ""),
        (b"</item>", b"", "not well-formed"),
        (b"<guid>1</guid>", b"", "no guid"),
        (b"feed/rss", b"feed/atom", "its own address"),
        (b"05 Mar 2025", b"5 March 25", "the date"),
        (b"&lt;p&gt;", b"&lt;a href='/b/'&gt;", "/b/ is not whole"),
        (b"<description>d</description>", b"", "no description"),
    ],
)
def test_a_feed_that_is_not_right_is_found(right, wrong, said):
    found = list(feeds.wrong_rss(RSS.replace(right, wrong, 1), f"{BASE}/feed/rss/"))
    assert (said in " ".join(found)) if said else found == []


@pytest.mark.parametrize("key", ["id", "title", "content_html", "authors", "date_published"])
def test_what_an_item_of_a_json_feed_lacks_is_found(key):
    item = {"id": "1", "url": f"{BASE}/a/", "title": "A story", "content_html": "<p>Words</p>"}
    item |= {"authors": [{"name": "Ada"}], "date_published": "2025-03-05T12:00:00Z"}
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": "T", "home_page_url": BASE}
    feed |= {"feed_url": f"{BASE}/feed/json/", "items": [item]}
    assert not list(feeds.wrong_json_feed(json.dumps(feed), f"{BASE}/feed/json/"))
    del item[key]
    said = " ".join(feeds.wrong_json_feed(json.dumps(feed), f"{BASE}/feed/json/"))
    assert f"no {key}" in said or (key == "content_html" and "no text" in said)


def test_a_feed_of_each_kind_has_to_be_there():
    assert len(list(feeds.wrong_feeds(crawled()))) == 3


def test_our_schemas_of_news_and_pictures_let_through_what_is_right_alone():
    for name, right, required in [
        ("news", NEWS, "<news:title>A</news:title>"),
        ("news", NEWS, "<news:language>en</news:language>"),
        ("image", IMAGE, "<image:loc>https://example.org/a.jpg</image:loc>"),
    ]:
        judge = etree.XMLSchema(file=str(maps.SCHEMAS / f"{name}.xsd"))
        assert judge.validate(etree.fromstring(right))
        assert not judge.validate(etree.fromstring(right.replace(required, "")))


NEWS = """<news:news xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><news:publication>
<news:name>N</news:name><news:language>en</news:language></news:publication>
<news:publication_date>2025-03-05T12:00:00+00:00</news:publication_date>
<news:title>A</news:title></news:news>"""
IMAGE = """<image:image xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
<image:loc>https://example.org/a.jpg</image:loc></image:image>"""


def test_lighthouse_has_to_give_a_hundred_and_of_speed_ninety_seven_in_the_middle_of_its_runs():
    whole = {"performance": 97, "accessibility": 100, "best-practices": 100, "seo": 100}
    slow = whole | {"performance": 80}
    assert not list(lighthouse.judged([slow, whole, whole]))
    assert list(lighthouse.judged([slow, slow, whole])) == ["performance 80, not 97 or more"]
    assert list(lighthouse.judged([whole | {"seo": 92}])) == ["seo 92, not 100"]
    assert list(lighthouse.judged([{"failed": "no browser"}])) == ["no browser"]
    assert not list(lighthouse.judged([{"failed": "no trace"}, whole]))
