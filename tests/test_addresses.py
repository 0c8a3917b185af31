"""Where stories stand: the day and the slug of an address, moves, and what old addresses answer."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from django.test import override_settings

from articles import drafting, publishing
from articles.models import Address, Page
from tests.factories import DAY, HOUR, NOW, make_draft, make_story, make_withdrawn
from tests.reading import read

pytestmark = pytest.mark.django_db

SECOND = timedelta(seconds=1)


def path(article, at=NOW):
    return article.version_at(at).get_absolute_url()


def move(article, slug, *, at=None, now=NOW, **changes):
    """Publish the story with another slug, typed by somebody."""
    revised = replace(article.draft.content, slug=slug, **changes)
    revision = drafting.save_revision(article, revised, by=None, now=now)
    return publishing.publish(article, revision, by=None, at=at, now=now)


def goes_to(address, at=NOW):
    """Where an address leads: its own page, another address, or a status."""
    response = read(address, at=at)
    if response.status_code == 200:
        return address
    return response.headers.get("Location", response.status_code)


# The day.


def test_an_address_is_the_day_of_first_publication_and_the_headline():
    assert path(make_story(headline="A quiet harbour")) == "/2025/03/06/a-quiet-harbour/"


@pytest.mark.parametrize(
    ("zone", "moment", "day"),
    [
        ("UTC", datetime(2025, 3, 6, 23, 59, 59, tzinfo=UTC), "2025/03/06"),
        ("Pacific/Auckland", datetime(2025, 3, 6, 10, 59, 59, tzinfo=UTC), "2025/03/06"),
        ("Pacific/Auckland", datetime(2025, 3, 6, 11, 0, tzinfo=UTC), "2025/03/07"),
        ("America/Los_Angeles", datetime(2025, 3, 6, 7, 59, 59, tzinfo=UTC), "2025/03/05"),
        ("America/Los_Angeles", datetime(2025, 3, 6, 8, 0, tzinfo=UTC), "2025/03/06"),
        ("Pacific/Auckland", datetime(2024, 12, 31, 11, 0, tzinfo=UTC), "2025/01/01"),
    ],
)
def test_the_day_is_a_day_of_the_magazine(zone, moment, day):
    """Not of the server or of the editor; and the archive counts the same days."""
    with override_settings(TIME_ZONE=zone):
        address = path(make_story(headline="A story", live_from=moment), moment)
        assert address == f"/{day}/a-story/"
        for part in (4, 7, 10):
            assert b"A story" in read(f"/{day[:part]}/", at=moment).content


def test_an_update_of_another_day_does_not_move_a_story():
    article = make_story(headline="A story", live_from=NOW - 3 * DAY)
    revised = replace(article.draft.content, headline="Another headline")
    revision = drafting.save_revision(article, revised, by=None, now=NOW)
    publishing.publish(article, revision, by=None, now=NOW)
    assert path(article) == "/2025/03/03/a-story/"


def test_a_first_schedule_moved_to_another_day_takes_its_address_along():
    article = make_story(headline="A story", live_from=NOW + HOUR, now=NOW)
    publishing.schedule(article, article.draft, by=None, at=NOW + DAY, now=NOW)
    assert [str(address) for address in article.addresses.all()] == ["/2025/03/07/a-story/"]


# The slug.


@pytest.mark.parametrize(
    ("headline", "slug"),
    [
        ("Москва", "moskva"),
        ("東京の夜", "dongjingnoye"),
        ("مرحبا", "mrhb"),
        ("Straße nach Łódź", "strasse-nach-lodz"),
        ("The baker’s 12 loaves", "the-bakers-12-loaves"),
    ],
)
def test_a_headline_in_any_script_has_a_readable_address(headline, slug):
    address = path(make_story(headline=headline))
    assert address == f"/2025/03/06/{slug}/"
    assert goes_to(address) == address


def test_a_headline_without_letters_has_an_address_too():
    article = make_story(headline="?!")
    assert path(article) == f"/2025/03/06/story-{article.pk}/"
    assert goes_to(path(article)) == path(article)


def test_a_slug_that_somebody_typed_is_made_readable():
    assert path(make_story(slug="  Ünder the Sea? ")) == "/2025/03/06/under-the-sea/"


def test_two_stories_with_one_headline_stand_beside_each_other():
    stories = [make_story(headline="Bread") for _ in range(3)]
    addresses = [f"/2025/03/06/bread{end}/" for end in ("", "-2", "-3")]
    assert [path(article) for article in stories] == addresses
    assert [goes_to(address) for address in addresses] == addresses


def test_the_same_headline_on_another_day_needs_no_number():
    make_story(headline="Bread", live_from=NOW - DAY)
    assert path(make_story(headline="Bread")) == "/2025/03/06/bread/"


def test_a_numbered_address_is_kept_at_every_change():
    make_story(headline="Bread")
    article = make_story(headline="Toast", slug="bread")
    move(article, "bread", standfirst="Changed.")
    assert path(article) == "/2025/03/06/bread-2/"


def test_what_once_led_to_a_story_never_leads_to_another():
    article = make_story(headline="Bread")
    move(article, "toast")
    assert path(make_story(headline="Bread")) == "/2025/03/06/bread-2/"
    assert goes_to("/2025/03/06/bread/") == "/2025/03/06/toast/"


def test_the_address_of_a_withdrawn_story_is_not_given_away():
    make_withdrawn(headline="Bread", now=NOW)
    other = make_story(headline="Bread", live_from=NOW - DAY, now=NOW)
    assert path(other) == "/2025/03/05/bread-2/"


# Moves.


def test_a_moved_story_answers_301_at_each_earlier_address():
    article = make_story(headline="One")
    move(article, "two")
    move(article, "three", now=NOW + HOUR)
    led = [goes_to(f"/2025/03/06/{slug}/", at=NOW + HOUR) for slug in ("one", "two", "three")]
    assert led == ["/2025/03/06/three/"] * 3
    assert read("/2025/03/06/one/", at=NOW + HOUR).status_code == 301


def test_a_story_can_move_back():
    article = make_story(headline="One")
    move(article, "two")
    move(article, "one", now=NOW + HOUR)
    assert goes_to("/2025/03/06/two/", at=NOW + HOUR) == "/2025/03/06/one/"
    assert goes_to("/2025/03/06/one/", at=NOW + HOUR) == "/2025/03/06/one/"


def test_a_new_headline_alone_does_not_move_a_story():
    article = make_story(headline="One")
    move(article, "", headline="Two")
    assert path(article) == "/2025/03/06/one/"


def test_a_dated_move_happens_at_its_second():
    article = make_story(headline="One")
    move(article, "two", at=NOW + HOUR)
    one, two = "/2025/03/06/one/", "/2025/03/06/two/"
    before, then = NOW + HOUR - SECOND, NOW + HOUR
    assert [goes_to(one, before), goes_to(two, before)] == [one, 404]
    assert [goes_to(one, then), goes_to(two, then)] == [two, two]


def test_a_dated_move_that_is_cancelled_leaves_no_address():
    article = make_story(headline="One")
    move(article, "two", at=NOW + HOUR)
    publishing.unschedule(article, by=None, live_from=NOW + HOUR, now=NOW)
    assert [str(address) for address in Address.objects.all()] == ["/2025/03/06/one/"]
    assert path(make_story(headline="Two")) == "/2025/03/06/two/"


def test_an_update_after_a_dated_move_stands_where_the_story_will_have_moved_to():
    """It was so: a later update without a typed slug moves the story back, though only
    a typed slug may move it.
    """
    article = make_story(headline="One")
    move(article, "two", at=NOW + HOUR)
    move(article, "", at=NOW + DAY)
    assert path(article, NOW + DAY) == "/2025/03/06/two/"


def test_a_story_that_moved_back_stands_there_after_expiry_withdrawal_and_reopening():
    """It was so: with its windows dropped, the last address by birth counts as standing,
    not the last by use.
    """
    article = make_story(headline="One", live_from=NOW - 9 * HOUR)
    move(article, "two", now=NOW - 8 * HOUR)
    move(article, "one", now=NOW - 7 * HOUR)
    publishing.publish(article, article.draft, by=None, until=NOW - 5 * HOUR, now=NOW - 6 * HOUR)
    publishing.withdraw(article, by=None, why="Wrong.", now=NOW - 4 * HOUR)
    publishing.reopen(article, by=None, now=NOW - 3 * HOUR)
    move(article, "", now=NOW)
    assert path(article) == "/2025/03/06/one/"


def test_each_address_of_a_story_that_is_gone_answers_410():
    article = make_story(headline="One", live_until=NOW + 2 * HOUR)
    revised = replace(article.draft.content, slug="two")
    revision = drafting.save_revision(article, revised, by=None, now=NOW)
    publishing.publish(article, revision, by=None, until=NOW + HOUR, now=NOW)
    for slug in ("one", "two"):
        assert goes_to(f"/2025/03/06/{slug}/", at=NOW + HOUR) == 410


def test_a_reopened_story_comes_back_to_where_it_stood():
    article = make_withdrawn(headline="One", now=NOW)
    publishing.reopen(article, by=None, now=NOW)
    publishing.publish(article, article.draft, by=None, now=NOW + DAY)
    assert path(article, NOW + DAY) == "/2025/03/05/one/"


def test_an_address_without_its_last_slash_leads_to_the_one_with_it():
    make_story(headline="One")
    assert goes_to("/2025/03/06/one") == "/2025/03/06/one/"


# What leads nowhere.


@pytest.mark.parametrize(
    "address",
    [
        "/2025/03/06/none/",
        "/2025/13/01/none/",
        "/2025/13/",
        "/2025/02/30/",
        "/0000/",
        "/2030/",
        "/2025/03/06/one/more/",
        "/section/none/",
        "/tag/none/",
        "/author/none/",
        "/none/",
        "/none.php",
        "/photos/none/none",
        "/photos/none/card-0123456789abcdef.webp",
        "/logo.webp",
        "/2025/03/06/?before=nonsense",
        "/2025/03/06/?before=99999999T999999-1",
        "/2025/03/06/?after=20250306T120000-9999999999999999999",
        "/2025/03/06/?before=00010101T000000-1",
    ],
)
@pytest.mark.parametrize("zone", ["UTC", "Pacific/Auckland"])
def test_an_address_that_leads_nowhere_is_a_404(address, zone):
    make_story(headline="One")
    with override_settings(TIME_ZONE=zone):
        assert read(address).status_code == 404


@pytest.mark.parametrize("zone", ["UTC", "Pacific/Auckland", "America/Los_Angeles"])
@pytest.mark.parametrize("address", ["/9999/", "/9999/12/", "/9999/12/31/", "/0001/01/01/"])
def test_the_ends_of_the_calendar_are_a_404_too(address, zone):
    """It was so: date arithmetic overflows, and anybody can ask for a 500."""
    make_draft()
    with override_settings(TIME_ZONE=zone):
        assert read(address).status_code == 404


def test_a_day_is_written_in_plain_digits():
    """It was so: \\d matches the digits of every script, so each archive page has many
    addresses, each claiming to be canonical.
    """
    make_story(headline="One")
    assert read("/٢٠٢٥/").status_code == 404


def test_a_standing_page_has_an_address():
    Page.objects.update_or_create(slug="about", defaults={"body": "<p>Who we are.</p>"})
    assert b"Who we are." in read("/about/").content


def test_a_story_that_stands_there_first_has_the_plain_address():
    """A number at its end would betray that something hidden holds the address."""
    hidden = make_draft(headline="The Merger")
    publishing.schedule(hidden, hidden.draft, by=None, at=NOW + HOUR, now=NOW)
    first = make_story(live_from=NOW, headline="The Merger")
    assert first.versions.get().path == "2025/03/06/the-merger"
    assert hidden.versions.get().path == "2025/03/06/the-merger-2"
    assert hidden.addresses.get().path == "2025/03/06/the-merger-2"
    assert hidden.addresses.get().since == NOW + HOUR
