"""The screen of the front page in a real browser: choosing, moving by key and by dragging."""

import pytest
from django.utils import timezone

from articles import fronts
from articles.arrangement import Slot
from articles.models import Front
from tests.browser import log_in, violations
from tests.factories import DAY, HOUR, make_category, make_draft, make_photo, make_story, make_user

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def stories():
    """Three stories, A the newest; B and C in the section Boats."""
    boats = make_category("Boats").pk
    now = timezone.now().replace(microsecond=0)
    return {
        letter: make_story(
            headline=letter,
            live_from=now - DAY - number * HOUR,
            lead_photo=make_photo().pk,
            **({"categories": (boats,)} if number else {}),
        )
        for number, letter in enumerate("ABC")
    }


@pytest.fixture
def screen(page, live_server, stories):
    """The screen with a lead, one place beside it and one below."""
    fronts.arrange([Slot("lead"), Slot("second"), Slot("river")], by=None)
    log_in(page, live_server, make_user("Editors"))
    page.goto(f"{live_server.url}/admin/front/")
    page.wait_for_selector("#slot-0 .ts-control")
    return page


def wait_for(screen, headlines):
    """Until the places show these, from the top down."""
    screen.wait_for_function(
        "(wanted) => [...document.querySelectorAll('.slot-headline')]"
        ".map((one) => one.textContent.trim()).join('') === wanted",
        arg=headlines,
    )


def choose(screen, key, story):
    """Type the headline, and take the very story: what is offered meanwhile is another."""
    screen.locator(f"#slot-{key} .ts-control input").click()
    screen.keyboard.type(story.draft.content.headline)
    screen.click(f"#slot-{key} .ts-dropdown .option[data-value='{story.pk}']")


def test_a_story_is_chosen_moved_by_keyboard_and_put_up(screen, stories, live_server):
    choose(screen, 2, stories["C"])
    wait_for(screen, "ABC")
    screen.locator("#slot-2 button[value^=up]").focus()
    screen.keyboard.press("Alt+ArrowUp")
    wait_for(screen, "ACB")
    assert screen.evaluate("document.activeElement.value") == "up-2", "the focus goes with it"
    assert screen.locator("#front-said").inner_text() == "Now: Beside the lead, 1."
    screen.keyboard.press("Alt+ArrowUp")
    screen.keyboard.press("Alt+ArrowDown")
    screen.keyboard.press("Alt+ArrowUp")
    wait_for(screen, "CAB")
    screen.click("text=Put it up now")
    screen.wait_for_selector("text=readers see it")
    front = Front.objects.visible(at=timezone.now()).get()
    assert front.arrangement[0] == Slot("lead", stories["C"].pk)
    screen.goto(live_server.url)
    assert screen.locator(".front > .lead .headline").inner_text() == "C"


def test_a_place_is_dragged_to_another(screen, stories):
    choose(screen, 2, stories["C"])
    screen.wait_for_selector("#slot-2 .standing")
    screen.set_viewport_size({"width": 1280, "height": 2200})  # so that nothing scrolls meanwhile
    screen.drag_and_drop("#slot-2 .slot-headline", "#slot-0 .slot-headline")
    wait_for(screen, "CAB")


def test_a_rule_and_a_new_place_are_seen_at_once(screen):
    screen.select_option("#id_slot-0-rule", label="The newest in Boats")
    wait_for(screen, "BAC")
    screen.click("button[value=add-second]")
    screen.wait_for_selector("#slot-3")
    assert screen.locator(".slot").count() == 4
    screen.locator("#slot-3 button", has_text="Remove").click()
    screen.wait_for_selector("#slot-3", state="detached")


def test_a_story_that_waits_says_until_when_as_soon_as_it_is_chosen(screen):
    choose(screen, 0, make_draft(headline="Not yet"))
    screen.wait_for_selector("#slot-0 .remark")
    assert "the newest story stands here" in screen.locator("#slot-0 .remark").inner_text()


def test_the_preview_opens_beside_the_form_and_the_form_stays(screen):
    screen.select_option("#id_slot-0-rule", label="The newest in Boats")
    wait_for(screen, "BAC")
    with screen.context.expect_page() as opened:
        screen.click("text=Preview")
    preview = opened.value
    assert preview.locator(".front > .lead .headline").inner_text() == "B"
    assert "Readers do not see it" in preview.inner_text("body")
    wait_for(screen, "BAC")


def test_it_works_without_scripts(chromium, live_server, settings, stories):
    settings.SITE_URL = live_server.url
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    log_in(page, live_server, make_user("Editors"))
    page.goto(f"{live_server.url}/admin/front/")
    page.select_option("#id_slot-1-story", str(stories["C"].pk))
    page.click("button[value=up-1]")
    assert page.locator(".slot-headline").first.inner_text() == "C"
    page.click("text=Put it up now")
    page.goto(live_server.url)
    assert page.locator(".front > .lead .headline").inner_text() == "C"
    context.close()


@pytest.mark.parametrize("width", [320, 390])
def test_nothing_scrolls_sideways_on_a_phone(screen, width):
    screen.set_viewport_size({"width": width, "height": 800})
    screen.reload()
    screen.wait_for_selector("#slot-0 .ts-control")
    assert screen.evaluate("document.documentElement.scrollWidth") <= width


def test_the_screen_is_accessible_with_every_remark_and_refusal(inspected, live_server, stories):
    draft = make_draft()
    soon = timezone.now() + DAY
    fronts.arrange([Slot("lead", draft.pk), Slot("river", stories["C"].pk)], by=None)
    fronts.arrange([Slot("lead")], by=None, at=soon)
    log_in(inspected, live_server, make_user("Editors"))
    assert violations(inspected, f"{live_server.url}/admin/front/") == []
