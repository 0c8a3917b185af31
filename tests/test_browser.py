"""The whole way in a real browser: log in, write, publish, read; and what only a browser sees."""

import re

import pytest
from django.utils import timezone

from articles import publishing
from articles.content import Signature
from articles.models import Article, Author
from tests.browser import log_in, violations
from tests.factories import (
    DAY,
    make_author,
    make_category,
    make_photo,
    make_story,
    make_user,
    make_withdrawn,
)

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def log_in_by_hand(page, live_server, user):
    page.goto(f"{live_server.url}/admin/")
    page.fill("[name=login]", user.username)
    page.fill("[name=password]", "a-long-password")
    page.click("button[type=submit]")
    page.wait_for_url("**/admin/")


def choose(page, field, text):
    """Type into a chooser and take what it offers."""
    box = page.locator(f".field-{field} .ts-control input")
    box.click()
    box.type(text)
    page.locator(f".field-{field} .ts-dropdown .option", has_text=text).first.click()
    page.keyboard.press("Escape")


def write(page, live_server, headline, text):
    page.goto(f"{live_server.url}/admin/articles/article/add/")
    page.wait_for_selector(".tiptap")
    page.fill("[name=headline]", headline)
    page.fill("[name=standfirst]", "What it is about.")
    page.click(".tiptap")
    page.keyboard.type(text)


def test_an_editor_logs_in_writes_illustrates_publishes_and_a_reader_reads(page, live_server):
    make_author("Odile Marchetti")
    make_category("Design"), make_category("Travel")
    photo = make_photo(caption="The lamp room", credit="Courtesy of Somebody")
    log_in_by_hand(page, live_server, make_user("Editors"))
    write(page, live_server, "The Lighthouse", "It was “quiet” – and bright.")
    page.click('button[title="Photo"], .prose-menubar__button:has-text("image")')
    page.fill(".photo-picker input", "lamp")
    page.click(".photo-grid button:has-text('The lamp room')")
    page.wait_for_selector(".photo-in-text img")
    choose(page, "byline", "Odile")
    choose(page, "categories", "Travel")
    choose(page, "categories", "Design")
    page.locator(".field-tags .ts-control input").type("climate change")
    page.keyboard.press("Enter")
    page.click("button[name=_publish]")
    page.wait_for_selector("text=is live.")
    page.click("text=Read it on the site")
    words = page.inner_text("main")
    for part in ("The Lighthouse", "It was “quiet” – and bright.", "By Odile Marchetti"):
        assert part in words
    assert re.search(r"Photo Credit: Courtesy of Somebody", words)
    assert [one.name for one in Article.objects.get().versions.get().categories] == [
        "Travel",
        "Design",
    ]
    figure = page.locator(f"figure picture img[alt='{photo.alt_text}']")
    figure.scroll_into_view_if_needed()
    page.wait_for_function("img => img.naturalWidth > 0", arg=figure.element_handle())


def test_a_pull_quote_and_a_fact_box_are_put_around_the_words(page, live_server):
    log_in(page, live_server, make_user("Editors"))
    write(page, live_server, "Boxes", "Say it large.")
    page.click('button[title="Pull quote"]')
    page.keyboard.press("End")
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    page.keyboard.type("Between.")
    page.keyboard.press("Enter")
    page.keyboard.type("In figures.")
    page.click('button[title="Fact box"]')
    page.click("button[name=_save]")
    page.wait_for_selector("text=Draft saved")
    body = Article.objects.get().draft.content.body
    assert '<aside data-kind="quote"><p>Say it large.</p>' in body
    assert '<aside data-kind="facts"><p>In figures.</p></aside>' in body
    assert "<p>Between.</p>" in body.replace("<p></p>", "")


def test_the_order_of_the_categories_can_be_changed_with_the_keyboard(page, live_server):
    first, second = make_category("First"), make_category("Second")
    article = make_story(categories=(first.pk, second.pk))
    log_in(page, live_server, make_user("Editors"))
    page.goto(f"{live_server.url}/admin/articles/article/{article.pk}/change/")
    page.locator(".field-categories .ts-control input").focus()
    page.keyboard.press("Alt+ArrowLeft")
    page.click("button[name=_save]")
    page.wait_for_selector("text=Draft saved")
    assert article.draft.content.categories == (second.pk, first.pk)


def test_what_was_typed_to_choose_becomes_no_tag_or_author_of_its_own(page, live_server):
    make_story(tags=("lighthouses", "craft"))
    make_author("Odile Marchetti"), make_author("Amara Osei")
    log_in(page, live_server, make_user("Editors"))
    page.goto(f"{live_server.url}/admin/articles/article/add/")
    tags = page.locator(".field-tags .ts-control input")
    tags.type("light")
    page.locator(".field-tags .ts-dropdown .option", has_text="lighthouses").wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    tags.type("craf")
    page.keyboard.press("Enter")
    choose(page, "byline", "Odi")
    choose(page, "byline", "Ama")
    page.locator(".field-byline .ts-control input").focus()
    page.keyboard.press("Alt+ArrowLeft")
    page.click("button[name=_save]")
    page.wait_for_selector("text=Draft saved")
    content = Article.objects.get(working_title="").draft.content
    assert content.tags == ("lighthouses", "craf")
    names = [Author.objects.get(pk=one.author).name for one in content.byline]
    assert names == ["Amara Osei", "Odile Marchetti"]


def test_opening_and_saving_a_story_changes_nothing(page, live_server):
    article = make_story(photos=[make_photo()], text="Two  spaces, a “quote” and a dash – so.")
    log_in(page, live_server, make_user("Editors"))
    page.goto(f"{live_server.url}/admin/articles/article/{article.pk}/change/")
    page.wait_for_selector(".photo-in-text")
    page.click("button[name=_save]")
    page.wait_for_selector("text=Draft saved")
    assert article.revisions.count() == 1


def test_the_schedule_button_says_when(page, live_server):
    log_in(page, live_server, make_user("Editors"))
    page.goto(f"{live_server.url}/admin/articles/article/add/")
    button = page.locator("button[name=_schedule]")
    assert button.is_disabled()
    page.fill("[name=go_live_at]", "2040-03-08T07:30:00")
    assert "Schedule for Thu" in button.inner_text()
    assert "07:30" in button.inner_text()


def desk_paths():
    story = make_story(photos=[make_photo()], tags=("a tag",))
    words = {"what_was_wrong": "It was a mile.", "what_is_right": "It is a league."}
    publishing.correct(story, story.draft, by=None, **words)
    article = f"/admin/articles/article/{story.pk}"
    photo = make_photo()
    return [
        "/admin/",
        "/admin/upcoming/",
        "/admin/front/",
        "/admin/articles/article/",
        "/admin/articles/article/add/",
        "/admin/articles/article/import/",
        f"{article}/change/",
        f"{article}/publish/",
        f"{article}/history/",
        f"{article}/corrections/",
        "/admin/articles/photo/",
        f"/admin/articles/photo/{photo.pk}/change/",
        f"/admin/articles/photo/{photo.pk}/delete/",
        "/admin/articles/author/add/",
        "/admin/articles/page/add/",
        "/admin/articles/user/add/",
        "/accounts/profile/",
    ]


def public_paths():
    now = timezone.now()
    author = make_author("Ann Bee", bio="Writes.", portrait=make_photo(caption=""))
    story = make_story(
        live_from=now - DAY,
        now=now,
        byline=(Signature(author.pk),),
        lead_photo=make_photo().pk,
        photos=[make_photo()],
        tags=("a tag",),
        categories=(make_category("Harbours", position=70).pk,),
    )
    make_story(live_from=now - DAY, now=now)
    words = {"what_was_wrong": "It was a mile.", "what_is_right": "It is a league."}
    publishing.correct(story, story.draft, by=None, now=now, **words)
    version = story.versions.get()
    gone = make_withdrawn(now=now).addresses.get().path
    return [
        "/",
        version.get_absolute_url(),
        version.categories[0].get_absolute_url(),
        author.get_absolute_url(),
        "/tag/a-tag/",
        "/corrections/",
        "/archive/",
        "/search/?q=headline&sort=newest",
        "/search/?q=nothing",
        f"/{now.year}/",
        f"/{version.published_at:%Y/%m}/",
        version.lead_photo.credit.get_absolute_url(),
        "/about/",
        "/accounts/login/",
        "/accounts/password/reset/",
        "/accounts/signup/",
        "/no-such-page/",
        f"/{gone}/",
    ]


def test_every_kind_of_public_page_is_accessible(inspected, live_server):
    found = {path: violations(inspected, live_server.url + path) for path in public_paths()}
    assert {path: names for path, names in found.items() if names} == {}


def test_every_screen_of_the_desk_is_accessible(inspected, live_server):
    log_in(inspected, live_server, make_user())
    found = {path: violations(inspected, live_server.url + path) for path in desk_paths()}
    assert {path: names for path, names in found.items() if names} == {}


def test_no_screen_of_the_desk_breaks_its_own_policy(page, live_server):
    log_in(page, live_server, make_user())
    for path in desk_paths():
        page.goto(live_server.url + path)
        page.wait_for_load_state("networkidle")
        width = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        assert width <= 0, path


@pytest.mark.parametrize(
    "path", ["/", "/archive/", "/search/?q=donau&sort=newest", "/accounts/login/"]
)
def test_nothing_scrolls_sideways_on_a_very_small_screen(page, live_server, path):
    make_story(headline="Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen " * 2)
    page.set_viewport_size({"width": 320, "height": 600})
    page.goto(live_server.url + path)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
