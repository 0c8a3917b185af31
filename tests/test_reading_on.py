"""Ways on from a story: more on this, sharing, the page of a credit, the calendar, the front page's
own columns.
"""

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.content import Signature
from articles.models import Page, Photo, PhotoCredit
from tests.factories import DAY, HOUR, NOW, make_author, make_category, make_photo, make_story
from tests.reading import read

pytestmark = pytest.mark.django_db


def soup(path, at=NOW):
    response = read(path, at=at)
    assert response.status_code == 200, path
    return BeautifulSoup(response.text, "html.parser")


def path_of(story):
    return story.versions.get().get_absolute_url()


def words(element):
    return " ".join(element.get_text().split())


# More on this.


def more(story):
    return [words(one) for one in soup(path_of(story)).select(".more .headline")]


def test_more_on_this_shares_most_tags_first_and_then_the_section():
    section = make_category("Harbours").pk
    make_story(headline="Section", categories=(section,), live_from=NOW - 2 * DAY)
    make_story(headline="Both tags", tags=("boats", "ropes"), live_from=NOW - 9 * DAY)
    make_story(headline="One tag", tags=("boats",), live_from=NOW - 3 * DAY)
    make_story(headline="Neither", live_from=NOW - 2 * DAY)
    story = make_story(tags=("boats", "ropes"), categories=(section,))
    assert more(story) == ["Both tags", "One tag", "Section"]


def test_more_on_this_is_always_older_so_that_a_new_story_changes_no_old_page():
    section = make_category("Harbours").pk
    story = make_story(tags=("boats",), categories=(section,), live_from=NOW - DAY)
    before = read(path_of(story)).content
    make_story(tags=("boats",), categories=(section,), live_from=NOW - HOUR)
    assert read(path_of(story)).content == before


def test_more_on_this_asks_no_more_for_many_tags_and_stories():
    tags = tuple(f"tag {n}" for n in range(8))
    story = make_story(tags=tags)
    make_story(tags=tags[:1], live_from=NOW - DAY)
    path, counts = path_of(story), []
    for _ in range(2):
        with CaptureQueriesContext(connection) as asked:
            read(path)
        counts.append(len(asked))
        for n in range(12):
            make_story(tags=tags[: n % 8 + 1], live_from=NOW - DAY - n * HOUR)
    assert counts[1] <= counts[0] <= 15
    assert len(more(story)) == 4


# Sharing.


def test_a_story_can_be_passed_on_by_plain_links_that_name_its_canonical_address():
    story = make_story(headline="Salt & “sea” 100 %")
    links = soup(path_of(story)).select(".share a")
    assert [link.get_text() for link in links] == [
        *("E-mail", "Mastodon", "Bluesky", "WhatsApp", "Facebook"),
    ]
    for link in links:
        assert {"noopener", "nofollow"} <= set(link["rel"])
        said = str(list(parse_qs(urlsplit(link["href"]).query).values()))
        assert f"https://magazine.example{path_of(story)}" in said
    assert parse_qs(urlsplit(links[0]["href"]).query)["subject"] == ["Salt & “sea” 100 %"]


# The page of a credit.


def test_a_credit_line_leads_to_the_page_of_who_is_named_with_rights_and_stories():
    credit = PhotoCredit.objects.create(
        name="Amara Osei & “Sons”",
        kind="photographer",
        copyright_notice="© Amara Osei",
        licence_url="https://osei.example/terms",
        acquire_url="https://osei.example/buy",
    )
    story = make_story(headline="Boats", photos=[make_photo(credit=credit.name)])
    make_story(headline="Somebody else’s", photos=[make_photo()])
    (path,) = {link["href"] for link in soup(path_of(story)).select("figcaption .credit a")}
    page = soup(path)
    assert words(page.h1) == credit.name
    assert words(page.select_one(".page-head .kicker")) == "Photographer"
    assert [link["href"] for link in page.select(".rights a")] == [
        credit.licence_url,
        credit.acquire_url,
    ]
    assert credit.copyright_notice in words(page.select_one(".rights"))
    assert [words(one) for one in page.select(".headline")] == ["Boats"]
    assert "Amara Osei &amp; “Sons”" in read(path).text


@pytest.mark.parametrize("end", ["licence_until", "killed_at"])
def test_a_credit_whose_pictures_may_not_be_shown_has_no_page(end):
    photo = make_photo()
    make_story(photos=[photo])
    path = photo.credit.get_absolute_url()
    assert read(path).status_code == 200
    Photo.objects.filter(pk=photo.pk).update(**{end: NOW})
    assert read(path).content == read("/credit/999/").content


def test_the_page_of_a_credit_goes_on_to_older_stories():
    photo = make_photo()
    for hour in range(30):
        make_story(photos=[photo], live_from=NOW - hour * HOUR - HOUR)
    path = photo.credit.get_absolute_url()
    older = re.search(r'href="(\?before=[^"]+)"', read(path).text)[1]
    assert len(soup(path + older).select(".headline")) == 6


# The calendar.


def test_a_month_shows_its_days_and_links_those_with_stories():
    make_story(live_from=NOW), make_story(live_from=NOW - 2 * DAY)
    make_story(live_from=NOW + DAY, now=NOW)  # to come: no day of it is told
    table = soup("/2025/03/").select_one("table.calendar")
    assert words(table.caption).startswith("March 2025")
    assert [link["href"] for link in table.select("a")] == ["/2025/03/04/", "/2025/03/06/"]
    assert words(table.select("a")[0]) == "Stories of 4 March"
    rows = table.select("tbody tr")
    assert [words(cell) for cell in rows[0].select("td")] == ["", "", "", "", "", "1", "2"]
    assert len(rows) == 6
    assert table.th["abbr"] == "Monday"


def test_an_archive_page_leads_to_the_next_with_stories_in_both_directions():
    for days in (0, 1, 65, 400):
        make_story(live_from=NOW - days * DAY)

    def beside(path):
        return [link["href"] for link in soup(path).select(".beside a")]

    assert beside("/2024/12/") == ["/2024/01/", "/2025/03/"]
    assert beside("/2025/") == ["/2024/"]
    assert beside("/2024/01/") == ["/2024/12/"]
    assert beside("/2025/03/05/") == ["/2024/12/31/", "/2025/03/06/"]


# The front page's own columns.


def test_opinion_stands_in_a_column_of_its_own_with_the_face_of_who_speaks():
    opinion, design = (make_category(n, position=p) for p, n in enumerate(["Opinion", "Design"]))
    author = make_author("Ada Lind", portrait=make_photo())
    make_story(
        headline="I think",
        byline=(Signature(author.pk),),
        categories=(opinion.pk, design.pk),
        photos=[make_photo()],
        live_from=NOW - 9 * DAY,
    )
    for _ in range(14):
        make_story(categories=(design.pk,))
    page = soup("/")
    voice = page.select_one(".opinion .voice")
    assert words(voice.h3) == "I think" and "By Ada Lind" in words(voice)
    assert len(voice.select("img")) == 1 and "Photo Credit: Courtesy" in words(voice)
    assert len([one for one in page.select(".headline") if words(one) == "I think"]) == 1


def test_the_most_recent_are_told_with_their_times():
    for hour in range(8):
        make_story(headline=f"Number {hour}", live_from=NOW - hour * HOUR)
    rows = soup("/").select(".latest li")
    assert [words(row) for row in rows][:2] == ["6 Mar, 12:00 Number 0", "6 Mar, 11:00 Number 1"]
    assert len(rows) == 6


def test_a_magazine_of_few_stories_does_not_list_them_twice():
    make_story()
    page = soup("/")
    assert not page.select(".latest, .opinion, .strip") and len(page.select(".headline")) == 1
    for _ in range(5):
        make_story()
    assert not soup("/").select(".latest")


# Standing pages.


def test_a_new_installation_has_the_pages_that_readers_look_for_and_offers_what_is_written():
    paths = {"/about/", "/contact/", "/imprint/", "/ethics/", "/corrections-policy/"}
    assert {page.get_absolute_url() for page in Page.objects.all()} == paths
    Page.objects.filter(slug__in=["imprint", "ethics"]).update(body="<p>Words.</p>")
    groups = {words(nav.h2): nav.select("a") for nav in soup("/").select(".foot nav")}
    assert [link["href"] for link in groups["The magazine"]] == ["/imprint/"]
    assert [link["href"] for link in groups["How we work"]] == ["/ethics/"]
    assert "noindex" in read("/contact/").text and "noindex" not in read("/ethics/").text
    assert "/contact/" not in read("/sitemap-pages-1.xml").text
