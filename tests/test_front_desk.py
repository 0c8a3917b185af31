"""The screen of the front page: what an editor sees there, does, and is told."""

import re

import pytest
from bs4 import BeautifulSoup

from articles import fronts
from articles.admin.upcoming import moments
from articles.arrangement import AUTOMATIC, Slot
from articles.content import Signature
from articles.models import Front
from tests.factories import (
    DAY,
    HOUR,
    NOW,
    make_author,
    make_category,
    make_draft,
    make_photo,
    make_story,
    make_user,
    make_withdrawn,
)
from tests.reading import read, visitor

pytestmark = pytest.mark.django_db
URL, PREVIEW = "/admin/front/", "/admin/front/preview/"
LEAD, SIDE, RIVER = Slot("lead"), Slot("second"), Slot("river")


@pytest.fixture
def editor():
    return make_user("Editors", first_name="Eva", time_zone="Europe/Amsterdam")


@pytest.fixture
def desk(editor):
    """The browser of an editor, at NOW."""
    browser = visitor(by=editor)

    def ask(path=URL, data=None, at=NOW):
        method = "get" if data is None else "post"
        return read(path, at=at, browser=browser, method=method, data=data, follow=True)

    return ask


def typed(*slots, based_on=0, **fields):
    """What a browser sends of the form; a slot is its area, story, rule and end, as typed."""
    data = {"row": list(range(len(slots))), "based_on": based_on}
    for key, slot in enumerate(slots):
        names = ("area", "story", "rule", "until")
        data |= {f"slot-{key}-{name}": value for name, value in zip(names, slot, strict=False)}
    return data | fields


def lines(response):
    """(name of the place, headline that stands there, remark) of each place on the screen."""
    soup = BeautifulSoup(response.content, "html.parser")

    def text(slot, what):
        return " ".join(" ".join(one.get_text().split()) for one in slot.select(what))

    return [
        (text(slot, "h3"), text(slot, ".slot-headline"), text(slot, ".remark"))
        for slot in soup.select(".slot")
    ]


def said(response):
    return " ".join(str(message) for message in response.context["messages"])


def lead(at=NOW):
    soup = BeautifulSoup(read("/", at=at).text, "html.parser")
    return soup.select_one(".front > .lead .headline").get_text()


# Looking.


def test_the_screen_opens_with_the_page_as_it_arranges_itself(desk):
    make_story(headline="A story")
    page = desk()
    assert len(lines(page)) == len(AUTOMATIC)
    assert lines(page)[0] == ("Lead", "A story", "")
    assert "the page arranges itself" in page.text


def test_the_bar_leads_there_who_may_arrange(desk):
    assert 'href="/admin/front/"' in desk("/admin/").text
    contributor = visitor(by=make_user("Contributors"))
    assert 'href="/admin/front/"' not in contributor.get("/admin/").text
    assert contributor.get(URL).status_code == 403
    assert contributor.post(URL, typed(("lead",), verb="arrange")).status_code == 403
    assert contributor.post(PREVIEW, typed(("lead",))).status_code == 403
    assert visitor(by=make_user("Schedulers")).get(URL).status_code == 200
    assert visitor().get(URL).status_code == 302


def test_a_place_says_what_stands_there_instead_of_a_story_that_readers_do_not_see(desk):
    boats = make_category("Boats")
    make_story(headline="Newest")
    make_story(headline="In boats", live_from=NOW - DAY, categories=(boats.pk,))
    coming = make_story(live_from=NOW + DAY, now=NOW, headline="To come")
    ends = make_story(live_from=NOW - 2 * DAY, live_until=NOW + DAY, headline="Ends")
    draft, gone = make_draft(), make_withdrawn()
    page = desk(
        data=typed(
            ("lead", ends.pk),
            ("second", coming.pk, boats.pk),
            ("second", draft.pk),
            ("river", gone.pk),
            ("river", ends.pk, "", "2025-03-06T13:00"),
            do="look",
        )
    )
    remarks = [remark for _, _, remark in lines(page)]
    assert remarks[0] == "Live until Fri 7 Mar, 13:00: from then on the newest story stands here."
    assert remarks[1] == "Goes out Fri 7 Mar, 13:00: until then the newest in Boats stands here."
    assert remarks[2] == remarks[3] == "Readers do not see it: the newest story stands here."
    assert remarks[4] == "Its time here ended Thu 6 Mar, 13:00: now the newest story stands here."
    assert [headline for _, headline, _ in lines(page)][:3] == ["Ends", "In boats", "Newest"]


def test_a_story_that_was_chosen_twice_is_named(desk):
    story = make_story()
    page = desk(data=typed(("lead", story.pk), ("river", story.pk), do="look"))
    assert lines(page)[1][2] == "It stands in another place already: the newest story stands here."
    assert "fewer stories than places" in page.text


def test_the_screen_shows_the_page_as_it_would_stand_at_the_moment_of_going_live(desk):
    make_story(headline="Now")
    coming = make_story(live_from=NOW + DAY, now=NOW, headline="Then")
    page = desk(data=typed(("lead", coming.pk), go_live_at="2025-03-07T13:00", do="look"))
    assert lines(page) == [("Lead", "Then", "")]
    assert "As it would stand Fri 7 Mar 2025, 13:00." in page.text


def test_a_picture_of_the_story_stands_beside_its_headline(desk):
    photo = make_photo()
    make_story(lead_photo=photo.pk)
    assert f'src="/admin/photos/{photo.token}/' in desk().text


# Arranging without scripts: buttons that show the form again.


def headlines(response):
    return [headline for _, headline, _ in lines(response)]


@pytest.mark.parametrize(
    ("deed", "order"),
    [
        ("up-2", "ACB"),
        ("down-0", "BAC"),
        ("to-2-0", "CAB"),
        ("up-0", "ABC"),
        ("down-2", "ABC"),
        ("remove-1", "AC"),
        ("remove-0", "ABC"),
        ("up-99", "ABC"),
        ("fly-1", "ABC"),
        ("to-1-99", "ABC"),
    ],
)
def test_buttons_move_and_remove_and_store_nothing(desk, deed, order):
    chosen = [make_story(headline=letter) for letter in "ABC"]
    rows = zip(("lead", "second", "river"), [story.pk for story in chosen], strict=True)
    page = desk(data=typed(*rows, do=deed))
    assert "".join(headlines(page)) == order
    assert lines(page)[0][0] == "Lead"
    assert not Front.objects.exists()


def test_places_are_added_up_to_what_the_page_can_hold(desk):
    page = desk(data=typed(("lead",), ("river",), do="add-second"))
    assert [name for name, _, _ in lines(page)] == [
        "Lead",
        "Beside the lead, 1",
        "More to read, 1",
    ]
    full = [("lead",), *[("second",)] * 4, *[("river",)] * 9]
    for deed in ("add-lead", "add-second", "add-river", "add-anything"):
        assert len(lines(desk(data=typed(*full, do=deed)))) == 14
    assert "Add a place" not in desk(data=typed(*full)).text


def test_the_stories_of_late_can_be_chosen_without_scripts(desk):
    story = make_story(headline="Lately")
    page = BeautifulSoup(desk().content, "html.parser")
    option = page.select_one(f"#id_slot-0-story option[value='{story.pk}']")
    assert option.get_text().startswith("Lately – Live since")


def test_the_chooser_finds_a_story_by_any_of_its_words(desk):
    make_story(headline="The boats", text="Nobody had counted the herrings.")
    found = desk("/admin/choose/article/?q=herring+count").json()["options"]
    assert [option["text"] for option in found] == ["The boats"]


def test_the_chooser_finds_stories_by_headline_and_says_how_they_stand(desk):
    make_draft(headline="A harbour at night")
    make_story(headline="Something else")
    found = desk("/admin/choose/article/?q=night+harb").json()["options"]
    assert [(one["text"], one["standing"]) for one in found] == [("A harbour at night", "Draft")]
    stranger = make_user("Contributors")
    stranger.groups.first().permissions.filter(codename="view_article").first().group_set.clear()
    assert visitor(by=stranger).get("/admin/choose/article/").status_code == 403


# The verbs.


def test_an_editor_puts_it_up_and_readers_see_it(desk, editor):
    make_story(headline="Newest")
    older = make_story(live_from=NOW - DAY, headline="Older")
    page = desk(data=typed(("lead", older.pk), ("second",), verb="arrange"))
    assert "The front page is up: readers see it." in said(page)
    front = Front.objects.get()
    assert (front.made_by, front.live_until) == (editor, None)
    assert front.arrangement == (Slot("lead", older.pk), SIDE)
    assert "Eva put it up" in " ".join(page.text.split())


def test_schedule_reads_the_moment_in_the_persons_zone(desk):
    data = typed(("lead",), go_live_at="2040-03-08T07:30:15", verb="schedule")
    page = desk(data=data)
    assert Front.objects.get().live_from.isoformat() == "2040-03-08T06:30:15+00:00"
    assert "changes Thu 8 Mar 2040, 07:30:15 (Europe/Amsterdam)" in said(page)


def test_a_refusal_keeps_everything_that_was_typed(desk):
    story, boats = make_story(headline="Chosen"), make_category("Boats")
    rows = [("lead", story.pk, boats.pk, "next week"), ("second",), ("second", "", boats.pk)]
    page = desk(data=typed(*rows, go_live_at="soon", verb="schedule"))
    assert "cannot be understood" in said(page)
    for kept in ('value="next week"', 'value="soon"', "Enter a valid date/time."):
        assert kept in page.text
    assert re.search(f'<option value="{story.pk}" selected>Chosen</option>', page.text)
    assert page.text.count(f'<option value="{boats.pk}" selected>The newest in Boats') == 2
    assert not Front.objects.exists()


def test_reasons_are_given_one_by_one(desk):
    assert "has passed" in said(
        desk(data=typed(("lead",), go_live_at="2020-01-01T00:00", verb="schedule"))
    )
    assert "Choose the moment" in said(desk(data=typed(("lead",), verb="schedule")))
    later = typed(("lead",), go_live_at="2040-01-01T00:00", verb="arrange")
    assert "“Goes live” says Sun 1 Jan 2040" in said(desk(data=later))
    assert "one lead" in said(desk(data=typed(("river",), verb="arrange")))
    assert desk(data=typed(("lead",), verb="explode")).status_code == 403
    assert not Front.objects.exists()


def test_two_people_at_once_do_not_overwrite_each_other_in_silence(desk):
    based_on = fronts.newest_number()
    fronts.arrange([LEAD], by=make_user("Editors", first_name="Olga"), now=NOW)
    mine = typed(("lead",), ("second",), based_on=based_on, verb="arrange")
    page = desk(data=mine)
    assert "Olga put it up" in said(page) and "kept below" in said(page)
    assert len(lines(page)) == 2
    assert Front.objects.count() == 1
    seen = re.search(r'name="based_on" value="(\d+)"', page.text)[1]
    assert "readers see it" in said(desk(data=mine | {"based_on": seen}))


def test_what_is_scheduled_is_listed_changed_and_cancelled(desk):
    front = fronts.arrange([LEAD, RIVER], by=None, at=NOW + DAY, now=NOW)
    assert "<strong>Fri 7 Mar 2025, 13:00</strong>" in desk().text
    page = desk(f"{URL}?from={front.pk}")
    assert 'value="2025-03-07T13:00:00"' in page.text
    assert len(lines(page)) == 2


def test_cancel_and_back_to_automatic(desk, editor):
    fronts.arrange([LEAD], by=None)
    coming = fronts.arrange([LEAD, SIDE], by=None, at=NOW + 20_000 * DAY)
    cancel, end = {"verb": "unschedule", "front": coming.pk}, {"verb": "automatic"}
    assert "Cancelled" in said(desk(data=cancel | {"based_on": fronts.newest_number()}))
    assert "not scheduled any more" in said(desk(data=cancel))
    assert "arranges itself again" in said(desk(data=end | {"based_on": fronts.newest_number()}))
    assert "arranges itself already" in said(desk(data=end))


def test_neither_ends_what_a_colleague_arranged_since(desk):
    fronts.arrange([LEAD], by=None, now=NOW - HOUR)
    coming = fronts.arrange([LEAD, SIDE], by=None, at=NOW + 20_000 * DAY, now=NOW - HOUR)
    seen = fronts.newest_number()
    theirs = fronts.arrange([LEAD, RIVER], by=make_user("Editors", first_name="Olga"), now=NOW)
    for deed in ({"verb": "automatic"}, {"verb": "unschedule", "front": coming.pk}):
        page = desk(data=deed | {"based_on": seen})
        assert "Olga put it up" in said(page) and "stays as it is" in said(page)
        assert list(Front.objects.visible(at=NOW)) == [theirs]
        assert Front.objects.upcoming(at=NOW).get() == coming
    soup = BeautifulSoup(page.content, "html.parser")
    now_seen = {field["value"] for field in soup.select(".windows [name=based_on]")}
    assert now_seen == {str(fronts.newest_number())}


def test_a_former_arrangement_can_be_brought_back_into_the_form(desk):
    former = fronts.arrange([LEAD, SIDE, SIDE], by=None, now=NOW - DAY)
    fronts.arrange([LEAD], by=None, now=NOW - HOUR)
    assert f'href="?from={former.pk}"' in desk().text
    page = desk(f"{URL}?from={former.pk}")
    assert len(lines(page)) == 3
    assert "Readers see it when you put it up." in " ".join(page.text.split())
    assert Front.objects.visible(at=NOW).get() != former


@pytest.mark.parametrize("number", ["0", "x", "99999999999999999999"])
def test_an_arrangement_that_is_not_there_is_a_404(desk, number):
    assert desk(f"{URL}?from={number}").status_code == 404


# The preview.


def test_the_preview_is_the_readers_page_with_what_stands_in_the_form(desk):
    photo = make_photo()
    make_story(headline="Newest")
    coming = make_story(live_from=NOW + DAY, now=NOW, headline="To come", lead_photo=photo.pk)
    data = typed(("lead", coming.pk), ("second",), go_live_at="2025-03-07T13:00")
    page = desk(PREVIEW, data)
    soup = BeautifulSoup(page.content, "html.parser")
    assert soup.select_one(".front > .lead .headline").get_text() == "To come"
    assert soup.select_one("meta[name=robots]")["content"] == "noindex"
    assert f"/admin/photos/{photo.token}/" in page.text
    assert "Readers do not see it." in page.text
    assert "no-store" in page.headers["Cache-Control"]
    policy = page.headers["Content-Security-Policy"]
    assert policy == read("/").headers["Content-Security-Policy"]
    assert not Front.objects.exists()
    assert lead() == "Newest"


def test_a_portrait_of_the_opinion_column_is_in_the_preview_before_readers_have_it(desk):
    lead = make_story()
    voice = make_author("Voice", portrait=make_photo())
    make_story(
        live_from=NOW + DAY,
        now=NOW,
        byline=(Signature(voice.pk),),
        categories=(make_category("Opinion", slug="opinion").pk,),
    )
    page = desk(PREVIEW, typed(("lead", lead.pk), go_live_at="2025-03-08T13:00"))
    (portrait,) = BeautifulSoup(page.content, "html.parser").select(".portrait img")
    assert desk(portrait["src"]).status_code == 200


def test_a_preview_without_a_form_leads_to_the_form(desk):
    assert desk(PREVIEW).request["PATH_INFO"] == URL


def test_the_preview_of_now_shows_no_story_before_its_time(desk):
    coming = make_story(live_from=NOW + DAY, now=NOW, headline="To come")
    make_story(headline="Newest")
    assert "To come" not in desk(PREVIEW, typed(("lead", coming.pk))).text


# Elsewhere on the desk.


def test_upcoming_tells_when_the_front_page_changes_and_ends(desk):
    first = fronts.arrange([LEAD], by=None, until=NOW + DAY, now=NOW)
    last = fronts.arrange([LEAD], by=None, at=NOW + DAY, until=NOW + 2 * DAY, now=NOW)
    told = [(moment.at, moment.what, moment.front) for moment in moments(NOW)]
    assert told == [(NOW + DAY, "changes", last), (NOW + 2 * DAY, "expires", last)]
    assert first.live_until == NOW + DAY
    for path in ("/admin/upcoming/", "/admin/"):
        assert f'href="/admin/front/?from={last.pk}"' in desk(path).text
    contributor = visitor(by=make_user("Contributors"))
    assert "The front page" in read("/admin/upcoming/", browser=contributor).text
    assert "/admin/front/" not in read("/admin/upcoming/", browser=contributor).text
