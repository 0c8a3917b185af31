"""Readers’ search: what is found, by whom, in which order, and how. Languages and the index have
files of their own.
"""

from datetime import timedelta
from html import unescape

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as st

from articles import credits, drafting, photo_desk, publishing, search
from articles.content import Signature
from articles.models import PhotoCredit, Tag, Version
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
    make_user,
)
from tests.reading import read, visitor
from tests.searching import found, offered, page

pytestmark = pytest.mark.django_db
SOON = NOW + timedelta(seconds=1)


# What is found.


@pytest.mark.parametrize(
    "question",
    [
        "headland",
        "standing stones",
        "brewing",
        "odile",
        "marchetti",
        "climate",
        "lamp",
        "aramoto",
        "seaside",
        "isobars",
    ],
)
def test_a_story_is_found_by_everything_that_readers_see_of_it(question):
    lead = make_photo(caption="Its own caption", credit="Kenji Aramoto")
    make_story(
        headline="The Headland",
        standfirst="Among standing stones.",
        text="A storm is brewing.",
        byline=(Signature(make_author("Odile Marchetti").pk),),
        tags=("climate change",),
        lead_photo=lead.pk,
        lead_caption="Seen from the seaside",
        photos=[make_photo(caption="The lamp room", extended_description="A map of isobars.")],
    )
    make_story(headline="Another")
    assert found(question) == ["The Headland"]


def test_words_may_stand_in_different_places():
    make_story(headline="The harbour", photos=[make_photo(caption="A lamp", credit="Aramoto")])
    make_story(headline="The harbour again")
    make_story(headline="A street", photos=[make_photo(caption="A lamp")])
    assert found("harbour lamp") == ["The harbour"]
    assert found("lamp aramoto") == ["The harbour"]
    assert found("harbour lamp nowhere") == []


@pytest.mark.parametrize(
    "question", ["cafe", "CAFÉ", "café", "ｃａｆé", "angstrom", "STRASSE", "straße"]
)
def test_accents_capitals_and_forms_of_letters_do_not_matter(question):
    make_story(headline="Café Ångström, Straße 6")
    assert found(question) == ["Café Ångström, Straße 6"]


def test_endings_do_not_matter():
    make_story(headline="Lighthouses", text="They were restoring it.")
    assert found("lighthouse ") == ["Lighthouses"]
    assert found("restored") == ["Lighthouses"]


def test_the_last_word_may_be_unfinished():
    make_story(headline="The university")
    for end in range(4, 11):
        assert found("the university"[: 4 + end]) == ["The university"]
    assert found("univ the") == []


def test_a_word_that_stems_shorter_than_it_is_typed_is_found_at_every_letter():
    make_story(headline="Generalizations")
    for end in range(2, len("generalizations") + 1):
        assert found("generalizations"[:end]) == ["Generalizations"], end


def test_the_very_word_stands_before_words_that_begin_so():
    make_story(headline="Artists and artisans", live_from=NOW - HOUR)
    make_story(headline="Last year", text="It was art.", live_from=NOW - 400 * DAY)
    assert found("art") == ["Last year", "Artists and artisans"]


def test_a_phrase_stands_together():
    make_story(headline="The open air")
    make_story(headline="Air, open to all")
    assert found('"open air"') == ["The open air"]
    assert found("“open air”") == ["The open air"]
    assert found("open-air") == ["The open air"]
    assert len(found("open air")) == 2


def test_a_possessive_is_the_word_itself():
    make_story(headline="The keeper’s cottage")
    assert found("keeper cottage") == ["The keeper’s cottage"]
    assert found("keeper's") == ["The keeper’s cottage"]


@pytest.mark.parametrize("question", ["the", "is not", "who"])
def test_no_word_is_too_common_to_be_asked_for(question):
    make_story(headline="The Who is not here")
    assert found(question) == ["The Who is not here"]


def test_other_scripts_are_found():
    make_story(headline="東京の夜")
    make_story(headline="Москва и ёлка")
    make_story(headline="في البَحْر")
    make_story(headline="ठंडी हवा")
    assert found("東京") == ["東京の夜"]
    assert found("МОСКВА елка") == ["Москва и ёлка"]
    assert found("البحر") == ["في البَحْر"]
    assert found("ठंडी") == ["ठंडी हवा"]


# By whom: the rule.


def test_a_scheduled_story_appears_on_its_second_and_goes_on_its_last():
    make_story(headline="Quokka", live_from=SOON, live_until=SOON + HOUR, now=NOW - DAY)
    assert found("quokka", at=NOW) == []
    assert found("quokka", at=SOON) == ["Quokka"]
    assert found("quokka", at=SOON + HOUR) == []


def test_an_update_is_found_by_its_words_from_its_second():
    story = make_story(headline="Wombat")
    changed = drafting.save_revision(story, make_content(headline="Quokka"), by=None, now=NOW)
    publishing.publish(story, changed, by=None, at=SOON, now=NOW)
    assert (found("wombat"), found("quokka")) == (["Wombat"], [])
    assert (found("wombat", at=SOON), found("quokka", at=SOON)) == ([], ["Quokka"])


def test_a_withdrawn_story_is_found_no_more():
    story = make_story(headline="Quokka")
    publishing.withdraw(story, by=None, why="Wrong.", now=NOW)
    assert found("quokka") == []


def test_a_killed_photo_is_found_neither_by_its_caption_nor_by_its_credit():
    photo = make_photo(caption="A quokka", credit="Wombat Pictures")
    make_story(headline="The zoo", photos=[photo])
    assert found("quokka") == found("wombat") == found("zoo wombat") == ["The zoo"]
    photo_desk.kill(photo, by=None, notice="Kill.", now=NOW)
    assert found("quokka") == found("wombat") == found("zoo wombat") == []
    assert found("zoo") == ["The zoo"]
    photo_desk.bring_back(photo, by=None, why="A mistake.", now=NOW)
    assert found("quokka") == ["The zoo"]


def test_a_photo_is_found_within_its_licence():
    photo = make_photo(caption="A quokka")
    make_story(headline="The zoo", lead_photo=photo.pk)
    photo.licence_from, photo.licence_until = SOON, SOON + HOUR
    photo.save()
    assert [found("quokka", at=at) for at in (NOW, SOON, SOON + HOUR)] == [[], ["The zoo"], []]


def test_a_word_is_only_offered_if_something_visible_holds_it():
    make_story(headline="Quokka", live_from=SOON, now=NOW - DAY)
    assert offered("quoka", at=NOW) == ""
    assert offered("quoka", at=SOON) == "quokka"


def test_the_order_does_not_depend_on_what_is_hidden():
    make_story(headline="A lamp", text="Lamp " * 9)
    make_story(headline="Rooms", text="A lamp.", live_from=NOW - 2 * HOUR)
    before = str(page("lamp"))
    for number in range(5):
        make_draft(headline=f"Lamp {number}")
        make_story(headline=f"Lamp {number}", live_from=SOON, now=NOW - DAY)
    assert str(page("lamp")) == before


# Live words: mended once, mended everywhere.


def test_a_mended_caption_or_credit_is_found_by_its_new_words(client):
    photo = make_photo(caption="A quokka", credit="Wombat Pictures")
    make_story(headline="The zoo", photos=[photo])
    browser = visitor(by=make_user())
    form = {"name": "Numbat Images", "copyright_notice": "", "licence_url": ""}
    browser.post(f"/admin/articles/photocredit/{photo.credit_id}/change/", form)
    assert PhotoCredit.objects.get(pk=photo.credit_id).name == "Numbat Images"
    assert (found("wombat"), found("numbat")) == ([], ["The zoo"])


def test_merged_credits_are_found_by_the_one_that_stays():
    photo = make_photo(credit="Wombat Pictures")
    make_story(headline="The zoo", photos=[photo])
    keep = PhotoCredit.objects.create(name="Numbat Images")
    credits.merge_credits(keep, [photo.credit], by=None)
    assert (found("wombat"), found("numbat")) == ([], ["The zoo"])


def test_a_caption_said_for_one_use_takes_the_place_of_the_photos_own():
    photo = make_photo(caption="A quokka")
    make_story(headline="Said", lead_photo=photo.pk, lead_caption="A wombat")
    make_story(headline="Own", lead_photo=photo.pk, live_from=NOW - 2 * HOUR)
    assert (found("quokka"), found("wombat")) == (["Own"], ["Said"])


def test_a_renamed_tag_is_found_by_its_new_name():
    make_story(headline="The zoo", tags=("quokka",))
    tag = Tag.objects.get()
    form = {"name": "wombat", "slug": tag.slug, "kind": "subject"}
    visitor(by=make_user()).post(f"/admin/articles/tag/{tag.pk}/change/", form)
    assert (found("quokka"), found("wombat")) == ([], ["The zoo"])


# The order, and the pages.


@pytest.fixture
def lamps():
    """The oldest has the word in its headline, the newest in its text."""
    make_story(headline="A lamp", live_from=NOW - 4 * DAY)
    make_story(headline="Two", standfirst="A lamp.", live_from=NOW - 3 * DAY)
    make_story(headline="Three", tags=("lamp",), live_from=NOW - 2 * DAY)
    make_story(headline="Four", text="A lamp.", live_from=NOW - DAY)


def test_the_best_come_first_headline_standfirst_tags_text(lamps):
    assert found("lamp") == ["A lamp", "Two", "Three", "Four"]


def test_or_the_newest_come_first(lamps):
    assert found("lamp", sort="newest") == ["Four", "Three", "Two", "A lamp"]


@pytest.mark.parametrize("sort", ["best", "newest"])
def test_every_page_leads_on_and_back_and_every_story_is_met_once(sort):
    for number in range(60):
        where = {0: "headline", 1: "standfirst"}.get(number % 3, "text")
        words = {"headline": f"Story {number}", where: f"Lamp {number}"}
        make_story(live_from=NOW - (1 + number // 4) * HOUR, **words)
    way, query = [], "?q=lamp" + ("&sort=newest" if sort == "newest" else "")
    while query:
        soup = BeautifulSoup(read(f"/search/{query}").content, "html.parser")
        way.append([one["href"] for one in soup.select(".found .headline a")])
        link = soup.select_one(".pager a[rel=next]")
        query, last = link and link["href"], query
    assert [len(part) for part in way] == [24, 24, 12]
    assert len({href for part in way for href in part}) == 60
    for part in reversed(way[:-1]):
        soup = BeautifulSoup(read(f"/search/{last}").content, "html.parser")
        last = soup.select_one(".pager a[rel=prev]")["href"]
        soup = BeautifulSoup(read(f"/search/{last}").content, "html.parser")
        assert [one["href"] for one in soup.select(".found .headline a")] == part


def test_filters_narrow_what_is_found():
    harbours, ada = make_category("Harbours"), make_author("Ada Lind")
    make_story(headline="Lamp one", categories=(harbours.pk,), live_from=NOW - 9 * DAY)
    make_story(headline="Lamp two", byline=(Signature(ada.pk),), live_from=NOW - 2 * DAY)
    assert found("lamp", section="harbours") == ["Lamp one"]
    assert found("lamp", author="ada-lind") == ["Lamp two"]
    assert found("lamp", **{"from": "2025-03-01"}) == ["Lamp two"]
    assert found("lamp", to="2025-02-25") == ["Lamp one"]
    assert found("lamp", to="2025-03-04", **{"from": "2025-03-04"}) == ["Lamp two"]
    assert found("lamp", section="harbours", author="ada-lind") == []


def authors_listed(**filters):
    names = [one.get_text() for one in page("lamp", **filters).select("#author option")]
    return names[1:]  # the first is everybody


def test_the_filter_lists_authors_who_have_a_story_that_is_visible():
    make_author("Nobody Yet")
    make_story(headline="Lamp", byline=(Signature(make_author("Ada Lind").pk),))
    make_story(live_from=SOON, now=NOW - DAY, byline=(Signature(make_author("Zoe Later").pk),))
    assert authors_listed() == ["Ada Lind"]


def test_of_very_many_authors_the_latest_are_listed_and_whoever_is_chosen(monkeypatch):
    monkeypatch.setattr("articles.views.search.MOST_AUTHORS", 2)
    monkeypatch.setattr("articles.views.search.RECENT", 2)
    for age, name in enumerate(["Cy New", "Bo Newer", "Al Old", "Di Oldest"], start=1):
        signed = (Signature(make_author(name).pk),)
        make_story(headline=f"Lamp {age}", byline=signed, live_from=NOW - age * DAY)
    assert authors_listed() == ["Bo Newer", "Cy New"]
    assert authors_listed(author="al-old") == ["Bo Newer", "Cy New", "Al Old"]
    assert found("di oldest") == ["Lamp 4"]


def test_a_filter_that_names_nothing_is_none_and_the_form_says_so():
    make_story(headline="A lamp")
    odd = {"section": "x" * 999, "author": "\x00", "from": "soon", "to": "9999-99-99", "sort": "?"}
    assert found("lamp", **odd) == ["A lamp"]
    soup = page("lamp", **odd)
    assert soup.select("option[selected]")[0].get_text() == "Best first"
    assert {one["value"] for one in soup.select("[type=date]")} == {""}


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_the_first_and_the_last_day_there_is_can_be_asked_for(day, settings):
    settings.TIME_ZONE = "Pacific/Auckland"
    page("lamp", **{"from": day, "to": day})


# What is said of it.


def test_words_are_marked_where_they_stand():
    make_story(
        headline="Lighthouses of Straße 6",
        standfirst="A Lighthouse’s life.",
        text="Long before. " * 60 + "The lighthouse keeper slept. " + "Long after. " * 60,
    )
    soup = page("lighthouse strasse")
    assert [one.get_text() for one in soup.select(".headline mark")] == ["Lighthouses", "Straße"]
    assert [one.get_text() for one in soup.select(".standfirst mark")] == ["Lighthouse’s"]
    text = soup.select_one(".excerpt").get_text()
    assert "The lighthouse keeper slept." in text and len(text) < 300
    assert text.startswith("… ") and text.endswith(" …")


def test_a_caption_is_shown_where_only_it_has_the_words():
    make_story(headline="The zoo", photos=[make_photo(caption="A <b>quokka</b> & co")])
    soup = page("quokka")
    assert soup.select_one(".excerpt").get_text().startswith("A <b>quokka</b> & co")
    assert [one.get_text() for one in soup.select("mark")] == ["quokka"]


def test_nothing_but_the_marks_is_markup():
    make_story(headline="<script>lamp</script>", text="&lt;img src=x&gt; a lamp &amp; more")
    soup = page('lamp"><script>alert(1)</script>')
    assert soup.find("script", string=lambda s: s and "alert" in s) is None
    soup = page("lamp")
    assert soup.select_one(".headline").get_text() == "<script>lamp</script>"
    assert soup.select_one(".excerpt").get_text() == "<img src=x> a lamp & more"


def test_the_page_is_not_for_search_engines_and_says_how_many():
    make_story(headline="A lamp")
    soup = page("lamp")
    assert soup.select_one("meta[name=robots]")["content"] == "noindex"
    assert soup.select_one("link[rel=canonical]") is None
    assert "1 story" in soup.select_one("h2#found").get_text()
    assert soup.select_one("input#q")["value"] == "lamp"


def test_the_empty_form_is_a_page_of_its_own(settings):
    soup = BeautifulSoup(read("/search/").text, "html.parser")
    assert "noindex" not in soup.select_one("meta[name=robots]")["content"]
    assert soup.select_one("link[rel=canonical]")["href"] == f"{settings.SITE_URL}/search/"
    for asked in ("?q=lamp", "?q=", "?sort=newest", "?section=none"):
        soup = BeautifulSoup(read(f"/search/{asked}").text, "html.parser")
        assert soup.select_one("meta[name=robots]")["content"] == "noindex"


def test_every_page_has_a_way_to_search_and_so_has_what_is_not_there():
    for path in ("/", "/archive/", "/no-such-page/"):
        soup = BeautifulSoup(read(path).content, "html.parser")
        (form,) = soup.select("form[role=search]")
        assert form["action"] == "/search/"
        assert soup.select_one(f"label[for={form.find('input')['id']}]").get_text().strip()


def test_nothing_found_is_said_kindly():
    make_story(headline="A lamp")
    soup = page("quokka")
    assert "No story was found." in soup.get_text()
    assert "No story was found." not in page("").get_text()
    odd = read("/search/", data={"q": "lamp", "before": "x"})
    assert odd.status_code == 200


# One typo forgiven.


@pytest.mark.parametrize(
    ("question", "meant"),
    [
        ("harbur", "harbour"),
        ("harrbour", "harbour"),
        ("hrabour", "harbour"),
        ("harvour", "harbour"),
        ("old harbuor", "old harbour"),
        ('"old harbour" lihgt', '"old harbour" light'),
        ("xyzzy harbur", ""),
        ("hrbr", ""),
    ],
)
def test_one_typo_is_forgiven(question, meant):
    make_story(headline="The old harbour", text="By first light.")
    assert offered(question) == meant
    if meant:
        assert found(meant) == ["The old harbour"]


# Whatever is asked is only text.


@pytest.mark.parametrize(
    "question",
    [
        *('"', '"""', "“", "'", "''", "\x00", "lamp\x00", "*", "lamp*", "^lamp", "(lamp", "lamp)"),
        *("NEAR(lamp lamp)", "headline:lamp", "lamp AND", "OR", "NOT lamp", "-lamp", "+lamp", "{}"),
        *("a & b", "a | !b", "lamp:*", "lamp:A", "<->", "\\", "%s", "%", "'; DROP TABLE x; --"),
        *(
            "🙂",
            "🙂 lamp",
            "ﷺ" * 200,
            "½ ² ①",
            "1e5 2.5 -3",
            "\ud7a3",
            "a" * 100_000,
            "lamp " * 20_000,
        ),
        *(
            "\u202elamp",
            "l\u0301\u0301\u0301amp",
            "_",
            "___",
            "lamp_lamp",
            "é",
            "\u0301",
            "ß" * 200,
        ),
    ],
)
def test_whatever_is_asked_is_only_text(question):
    make_story(headline="A lamp")
    page(question)
    page(question, sort="newest")


@examples(deadline=None)  # it asks the database
@given(st.text("aé'’-\"“” 東x🙂&|!:*()", max_size=30))
def test_no_question_breaks_the_engine(question):
    list(search.find(Version.objects.all(), search.understood(question), at=NOW)[:1])
    search.did_you_mean(question, Version.objects.all(), at=NOW)


def test_a_question_is_kept_in_the_addresses_of_its_neighbours():
    for number in range(26):
        make_story(headline=f"Lamp & oil {number}", live_from=NOW - number * HOUR)
    link = page("lamp & oil", sort="newest").select_one(".pager a[rel=next]")["href"]
    assert link.startswith("?q=lamp+%26+oil&sort=newest&before=")
    assert (
        len(BeautifulSoup(read(f"/search/{unescape(link)}").content, "html.parser").select(".row"))
        == 2
    )
