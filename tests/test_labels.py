"""What kind of story it is, who paid for it, where it stood first, in which language it is: said
wherever it is shown, and to machines.
"""

import json

import feedparser
import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from articles.labels import TYPES, Label
from articles.readiness import readiness
from articles.verbs import NotReady
from tests.factories import (
    NOW,
    make_category,
    make_content,
    make_draft,
    make_story,
    make_user,
)
from tests.reading import read, visitor

pytestmark = pytest.mark.django_db
ELSEWHERE = "https://herald.example/2025/a-story"
ARABIC = "ماذا يقول البحر للمنارة"


def page_of(story):
    return BeautifulSoup(read(path_of(story)).text, "html.parser")


def path_of(story):
    return story.versions.get().get_absolute_url()


def told(page):
    """What the page says for machines of its story."""
    return json.loads(page.find("script", type="application/ld+json").text)["@graph"][0]


def maps():
    paths = ("/sitemap-stories-2025-03-1.xml", "/sitemap-news.xml")
    return [answer.text for path in paths if (answer := read(path)).status_code == 200]


# Labels.


@pytest.mark.parametrize("label", [label for label in Label if label])
def test_a_label_stands_on_the_page_on_cards_in_feeds_and_in_the_structured_data(label):
    story = make_story(headline="What we think", label=label, sponsor="Lampworks")
    page = page_of(story)
    assert page.select_one("article.story header .label").text == label.label
    assert told(page)["@type"] == TYPES[label]
    card = BeautifulSoup(read("/").text, "html.parser").find("article")
    assert card.select_one(".label").text == label.label
    feed = feedparser.parse(read("/feed/rss/").content)
    assert label.label in [tag.term for tag in feed.entries[0].tags]
    assert f"<strong>{label.label}</strong>" in feed.entries[0].content[0].value


def test_news_has_no_label():
    page = page_of(make_story())
    assert not page.select(".label")
    assert told(page)["@type"] == "NewsArticle"


def test_who_paid_is_said_on_page_and_cards_and_in_feeds_and_links_are_told_to_be_paid_for():
    body = '<p><a href="https://lampworks.example/">Lamps</a> and <a href="/about/">us</a>.</p>'
    story = make_story(label=Label.SPONSORED, sponsor="Lampworks <b>", body=body)
    page = page_of(story)
    assert "Paid for by Lampworks <b>" in page.select_one("article.story header").text
    assert page.find("a", href="https://lampworks.example/")["rel"] == ["sponsored"]
    assert not page.find("a", string="us").get("rel")
    assert told(page)["sponsor"]["name"] == "Lampworks <b>"
    for path in ("/", "/search/?q=lamps"):
        assert "Paid for by Lampworks &lt;b&gt;" in read(path).text
    assert (
        "Paid for by Lampworks"
        in feedparser.parse(read("/feed/atom/").content).entries[0].content[0].value
    )


def test_what_is_paid_for_is_no_news_but_can_be_found():
    story = make_story(label=Label.SPONSORED, sponsor="Lampworks")
    assert [path_of(story) in one for one in maps()] == [True, False]


def test_a_sponsored_story_without_a_sponsor_is_refused():
    story = make_draft(label=Label.SPONSORED)
    reasons = readiness(story, story.draft.content, at=NOW).blockers
    assert any("who pays" in reason for reason in reasons)


# Stories of other sites, and stories that search engines should not show.


def test_a_story_of_another_site_says_so_and_sends_search_engines_there():
    story = make_story(canonical_url=ELSEWHERE)
    page = page_of(story)
    assert [link["href"] for link in page.find_all("link", rel="canonical")] == [ELSEWHERE]
    assert page.find("meta", property="og:url")["content"] == ELSEWHERE
    assert "herald.example" in page.find("a", href=ELSEWHERE).text
    assert not any(path_of(story) in one for one in maps())
    assert told(page)["mainEntityOfPage"] == ELSEWHERE
    for kind in ("rss", "atom"):
        entry = feedparser.parse(read(f"/feed/{kind}/").content).entries[0]
        said = BeautifulSoup(entry.content[0].value, "html.parser").find("a", href=ELSEWHERE)
        assert said.text == "herald.example", kind


@pytest.mark.parametrize(
    ("origin", "reason"),
    [
        ({"canonical_url": "https://lamp.example/2025/03/05/a-story/"}, "one of this site"),
        ({"canonical_url": "http://LAMP.example"}, "one of this site"),
        ({"canonical_url": "ftp://herald.example/a"}, "not a web address"),
        ({"canonical_url": "http://["}, "not a web address"),
        ({"canonical_url": f"{ELSEWHERE}/{'a' * 500}"}, "longer than 500"),
        ({"sponsor": "Lampworks " * 13}, "longer than 120"),
    ],
)
def test_an_origin_that_cannot_be_said_is_refused_and_the_draft_can_be_looked_at(
    settings, origin, reason
):
    settings.SITE_URL = "https://lamp.example"
    story = make_draft(**origin)
    (blocker,) = readiness(story, story.draft.content, at=NOW).blockers
    assert reason in blocker
    preview = reverse("admin:articles_preview", args=[story.pk, story.draft.number])
    assert visitor(by=make_user("Editors")).get(preview).status_code == 200


def test_an_address_that_is_not_of_the_web_is_kept_as_typed_with_the_reason():
    browser, story = visitor(by=make_user("Editors")), make_draft()
    change = reverse("admin:articles_article_change", args=[story.pk])
    browser.post(change, {"headline": "A", "canonical_url": "ftp://herald.example/a"})
    page = browser.get(change).text
    assert 'value="ftp://herald.example/a"' in page
    assert "must begin with http:// or https://" in page


def test_a_story_kept_from_search_engines_is_still_read_here():
    story = make_story(headline="For our readers", is_indexed=False)
    page = page_of(story)
    assert page.find("meta", {"name": "robots"})["content"] == "noindex"
    assert "For our readers" in read("/").text
    assert not any(path_of(story) in one for one in maps())


# Languages.


def test_a_story_in_another_language_is_marked_as_that_wherever_its_words_stand():
    story = make_story(headline=ARABIC, language="ar", tags=("sea",))
    make_story(headline="An English one", tags=("sea",), live_from=NOW)
    page = page_of(story)
    assert page.html["lang"] == "en-GB" and told(page)["inLanguage"] == "ar"
    for words in (page.h1, page.select_one("p.standfirst"), page.select_one(".prose")):
        assert (words["lang"], words["dir"]) == ("ar", "rtl")
    for path in ("/", "/tag/sea/", "/search/?q=البحر"):
        found = BeautifulSoup(read(path).text, "html.parser").find("a", href=path_of(story))
        assert found.find_parent(lang=True)["lang"] == "ar", path
        assert found.find_parent(dir=True)["dir"] == "rtl", path


def test_feeds_and_the_news_map_say_the_language_of_each_story():
    make_story(headline=ARABIC, language="ar")
    assert b'xml:lang="ar"' in read("/feed/atom/").content
    assert b"<dc:language>ar</dc:language>" in read("/feed/rss/").content
    assert json.loads(read("/feed/json/").content)["items"][0]["language"] == "ar"
    assert "<news:language>ar</news:language>" in read("/sitemap-news.xml").text


@pytest.mark.parametrize(
    ("code", "language"), [("", "en"), ("pt-br", "pt"), ("zh-hans", "zh-cn"), ("zh-hant", "zh-tw")]
)
def test_the_news_map_spells_languages_as_google_asks(code, language):
    make_story(language=code)
    assert f"<news:language>{language}</news:language>" in read("/sitemap-news.xml").text


@pytest.mark.parametrize(
    ("headline", "language", "is_warned"),
    [
        (ARABIC, "", True),
        (ARABIC, "ar", False),
        ("The sea", "he", True),
        ("The sea", "", False),
        ("1984", "", False),
    ],
)
def test_a_language_that_runs_the_other_way_than_the_text_is_noticed(headline, language, is_warned):
    story = make_draft(headline=headline, text=headline, language=language)
    warnings = readiness(story, story.draft.content, at=NOW).warnings
    assert any("letters are of another" in warning for warning in warnings) == is_warned


@pytest.mark.parametrize("wrong", [{"label": "rumour"}, {"language": "xx"}])
def test_a_label_or_language_that_nobody_knows_is_refused(wrong):
    with pytest.raises(NotReady, match="Nobody knows"):
        make_story(**wrong)


def test_revisions_from_before_labels_can_still_be_read():
    content = make_content()
    data = content.to_json()
    for name in ("label", "sponsor", "language", "canonical_url", "is_indexed"):
        del data[name]
    assert type(content).from_json(data) == content


@pytest.mark.parametrize(
    ("code", "text", "way"),
    [
        ("en-gb", "iPhone", None),
        ("en-gb", "الجزيرة reported that the lamp was out", None),
        ("en-gb", f"BBC: {ARABIC}", "rtl"),
        ("ar", f"iPhone {ARABIC}", None),
        ("ar", "1984", None),
        ("ar", "The lamp was out", "ltr"),
    ],
)
def test_a_story_runs_as_most_of_its_letters_do_not_as_its_first(settings, code, text, way):
    settings.LANGUAGE_CODE = code
    page = page_of(make_story(headline=text, standfirst=text, text=text))
    for words in (page.h1, page.select_one("p.standfirst"), page.select_one(".prose")):
        assert words.get("dir") == way


def test_satire_is_labelled_in_the_opinion_column_and_among_the_most_recent():
    section = make_category("Opinion")
    for _ in range(20):
        make_story(label=Label.SATIRE, categories=(section.pk,))
    page = BeautifulSoup(read("/").text, "html.parser")
    for place in (".latest li", ".voice", ".card"):
        stories = page.select(place)
        assert stories and all(story.select_one(".label") for story in stories), place
