"""What a page tells search engines and shared links: the same as it tells readers, in the exact
form that STANDARDS 1.1, 1.2, 1.4 and 2.1 ask for.
"""

import json
import re
from io import BytesIO

import pytest
from bs4 import BeautifulSoup
from django.core.files.base import ContentFile
from PIL import Image

from articles import publishing
from articles.content import Signature
from articles.models import Magazine, Page, Photo
from tests.factories import (
    DAY,
    NOW,
    make_author,
    make_category,
    make_photo,
    make_picture,
    make_story,
)
from tests.reading import content, read

pytestmark = pytest.mark.django_db
SITE = "https://magazine.example"
STORY = "/2025/03/05/a-story/"
DATE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d([+-]\d\d:\d\d|Z)")


def make_large_photo(width=1600, height=1200, **fields):
    photo = make_photo(has_file=False, **fields)
    photo.file.save("large.jpg", ContentFile(make_picture(width, height)))
    return photo


@pytest.fixture
def story():
    """Two sign it; it has two sections, two tags and a large lead photo."""
    ada = make_author(
        "Ada Lind", portrait=make_large_photo(), bio="Writes.", link="https://ada.example"
    )
    return make_story(
        headline="A story",
        live_from=NOW - DAY,
        byline=(Signature(ada.pk), Signature(make_author("Bo Berg").pk, "photographs")),
        categories=(make_category("Harbours", position=1).pk, make_category("People").pk),
        tags=("boats", "fog"),
        lead_photo=make_large_photo(alt_text="A boat").pk,
    )


def soup(path, at=NOW):
    return BeautifulSoup(read(path, at=at).text, "html.parser")


def told(page, kind):
    """The one node of a kind in a page's data."""
    (block,) = page.find_all("script", type="application/ld+json")
    (node,) = [one for one in json.loads(block.string)["@graph"] if one["@type"] == kind]
    return node


def head(page, name):
    return [tag["content"] for tag in page.find_all("meta", property=name)]


def file_of(address):
    return Image.open(BytesIO(content(read(address.removeprefix(SITE)))))


# The story.


def test_a_story_is_told_whole(story):
    page = soup(STORY)
    article = told(page, "NewsArticle")
    assert article["headline"] == page.h1.get_text() == "A story"
    assert article["mainEntityOfPage"] == page.find(rel="canonical")["href"] == SITE + STORY
    assert article["description"] == page.select_one(".story-head .standfirst").get_text()
    assert article["articleSection"] == ["Harbours", "People"]
    assert article["keywords"] == [a.get_text() for a in page.select("a[rel=tag]")]
    assert article["isAccessibleForFree"] is True
    assert article["inLanguage"] == page.html["lang"]
    assert "correction" not in article


def test_authors_are_those_of_the_byline_one_by_one(story):
    page = soup(STORY)
    visible = [(a.get_text(), SITE + a["href"]) for a in page.select("a[rel=author]")]
    authors = told(page, "NewsArticle")["author"]
    assert [(one["name"], one["url"]) for one in authors] == visible
    assert {one["@type"] for one in authors} == {"Person"}
    assert [url for _, url in visible] == head(page, "article:author")


def test_dates_have_a_zone_and_are_those_that_readers_see(story):
    words = {"what_was_wrong": "It was A.", "what_is_right": "It is B."}
    publishing.correct(story, story.draft, by=None, now=NOW, **words)
    page = soup(STORY)
    article = told(page, "NewsArticle")
    dates = [article["datePublished"], article["dateModified"]]
    assert dates == [time["datetime"] for time in page.select(".byline .quiet time")]
    assert dates == [*head(page, "article:published_time"), *head(page, "article:modified_time")]
    assert all(DATE.fullmatch(date) for date in dates) and dates == sorted(dates)
    assert article["correction"] == [
        {"@type": "CorrectionComment", "text": "It was A. It is B.", "datePublished": dates[1]}
    ]
    assert article["correction"][0]["text"] in page.select_one(".corrected").get_text()


def test_its_picture_is_told_in_three_shapes_that_are_so(story):
    images = told(soup(STORY), "NewsArticle")["image"]
    ratios = []
    for address in images:
        with file_of(address) as image:
            assert image.format == "JPEG" and image.width * image.height >= 50_000
            ratios.append(image.width / image.height)
    assert ratios == pytest.approx([16 / 9, 4 / 3, 1], rel=0.01)


@pytest.mark.parametrize(
    "changes", [{"is_for_web": False}, {"licence_until": NOW}, {"killed_at": NOW}]
)
def test_a_picture_that_may_not_be_shown_is_not_told(story, changes):
    Photo.objects.update(**changes)
    assert "image" not in told(soup(STORY), "NewsArticle")
    assert not head(soup(STORY), "og:image")
    assert "image" not in told(soup("/author/ada-lind/"), "ProfilePage")["mainEntity"]


def test_a_picture_of_too_few_pixels_is_not_told():
    make_story(headline="A story", live_from=NOW - DAY, photos=[make_photo()])
    assert "image" not in told(soup(STORY), "NewsArticle")


def test_the_trail_is_the_one_on_the_page(story):
    page = soup(STORY)
    trail = told(page, "BreadcrumbList")["itemListElement"]
    assert [one["position"] for one in trail] == [1, 2, 3]
    links = [page.select_one(".masthead .name a"), page.select_one(".story-head .kicker a")]
    visible = [(a.get_text(), SITE + a["href"]) for a in links]
    assert [(one["name"], one["item"]) for one in trail[:2]] == visible
    assert (trail[2]["name"], trail[2]["item"]) == ("A story", SITE + STORY)


HOSTILE = "</script><script>alert(1)</script><!--&\u2028"


def test_no_headline_name_or_tag_breaks_out():
    author = make_author(HOSTILE, bio=HOSTILE)
    Magazine.objects.create(pk=1, name=HOSTILE[:80], tagline=HOSTILE)
    article = make_story(
        headline=HOSTILE,
        standfirst=HOSTILE,
        byline=(Signature(author.pk),),
        categories=(make_category(HOSTILE, position=1).pk,),
        tags=(HOSTILE,),
    )
    for path in (f"/{article.addresses.get().path}/", author.get_absolute_url(), "/"):
        page = soup(path)
        assert not page.find_all("script", type=False)
        assert "<script>alert" not in str(page.find("script")) and len(page.find_all("script")) == 1
        assert HOSTILE[:20] in str(json.loads(page.find("script").string))


# The house and its people.


def test_the_front_page_tells_of_the_site_and_who_publishes_it(story):
    magazine = Magazine(pk=1, name="The Harbour", tagline="Boats and people")
    magazine.logo.save("logo.png", ContentFile(make_picture(400, 100, "PNG")))
    page = soup("/")
    site, house = told(page, "WebSite"), told(page, "NewsMediaOrganization")
    assert (
        (site["name"], site["url"]) == (house["name"], house["url"]) == ("The Harbour", SITE + "/")
    )
    assert site["name"] == page.find("meta", property="og:site_name")["content"]
    publisher = told(soup(STORY), "NewsArticle")["publisher"]
    assert publisher == site["publisher"] == {"@id": house["@id"]}
    with file_of(house["logo"]["url"]) as logo:
        assert min(logo.size) >= 112


def test_a_logo_that_would_be_too_narrow_is_not_told():
    magazine = Magazine(pk=1, name="The Harbour")
    magazine.logo.save("logo.png", ContentFile(make_picture(60, 120, "PNG")))
    assert "logo" not in told(soup("/"), "NewsMediaOrganization")


def test_only_policies_that_have_a_page_are_told(story):
    publishing.correct(story, story.draft, by=None, now=NOW, what_was_wrong="A", what_is_right="B")
    house = told(soup("/"), "NewsMediaOrganization")
    assert not {"ethicsPolicy", "correctionsPolicy", "masthead"} & set(house)
    for slug in ("about", "ethics", "corrections", "masthead"):
        Page.objects.update_or_create(slug=slug, defaults={"title": slug, "body": "<p>So.</p>"})
    house = told(soup("/"), "NewsMediaOrganization")
    for name in ("ethicsPolicy", "correctionsPolicy", "masthead", "mainEntityOfPage"):
        assert read(house[name].removeprefix(SITE)).status_code == 200


def test_an_author_has_a_profile(story):
    page = soup("/author/ada-lind/")
    person = told(page, "ProfilePage")["mainEntity"]
    assert person["name"] == page.h1.get_text() == "Ada Lind"
    assert person["description"] in page.select_one(".bio").get_text()
    assert person["sameAs"] == page.select_one(".author-link a")["href"]
    assert person["url"] == told(soup(STORY), "NewsArticle")["author"][0]["url"]
    with file_of(person["image"]) as portrait:
        assert portrait.size == (480, 480)


# Shared links.


def test_a_shared_story_has_a_card_of_its_true_size(story):
    page = soup(STORY)
    one = {name: head(page, f"og:{name}") for name in ("type", "title", "url", "description")}
    assert one == {
        "type": ["article"],
        "title": ["A story"],
        "url": [SITE + STORY],
        "description": ["A standfirst."],
    }
    assert head(page, "article:section") == ["Harbours"]
    assert head(page, "article:tag") == ["boats", "fog"]
    assert page.find("meta", attrs={"name": "twitter:card"})["content"] == "summary_large_image"
    assert read(STORY).text.index("og:image") < 300_000
    (address,) = head(page, "og:image")
    data = content(read(address.removeprefix(SITE)))
    with Image.open(BytesIO(data)) as image:
        declared = head(page, "og:image:width") + head(page, "og:image:height")
        assert [str(side) for side in image.size] == declared == ["1200", "630"]
        assert head(page, "og:image:type") == [Image.MIME[image.format]]
    assert len(data) < 600_000
    assert head(page, "og:image:alt") == ["A boat"]


def test_every_page_says_what_it_is_even_where_nobody_wrote_that():
    author, section = make_author("Ada Lind"), make_category("Harbours")
    words = {"headline": "A story", "standfirst": "", "text": "Boats <b>come</b> in. " * 30}
    make_story(
        **words, live_from=NOW - DAY, byline=(Signature(author.pk),), categories=(section.pk,)
    )
    said = {
        path: soup(path).find("meta", attrs={"name": "description"})["content"] for path in SAID
    }
    assert all(said.values())
    assert said[STORY].startswith("Boats come in. Boats") and len(said[STORY]) < 250
    assert head(soup(STORY), "og:description") == [said[STORY]]


SAID = ("/", STORY, "/author/ada-lind/", "/section/harbours/", "/search/", "/archive/", "/about/")


def test_a_small_picture_is_declared_as_small_as_it_is():
    make_story(headline="A story", live_from=NOW - DAY, photos=[make_photo()])
    page = soup(STORY)
    with file_of(head(page, "og:image")[0]) as image:
        assert [str(side) for side in image.size] == [
            *head(page, "og:image:width"),
            *head(page, "og:image:height"),
        ]


@pytest.mark.parametrize(("path", "kind"), [("/", "website"), ("/author/ada-lind/", "profile")])
def test_the_front_page_and_an_author_can_be_shared_too(story, path, kind):
    page = soup(path)
    assert (head(page, "og:type"), head(page, "og:url")) == ([kind], [SITE + path])
    assert head(page, "og:title") == [page.h1.get_text().strip()]
