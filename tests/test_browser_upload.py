"""Uploading and the library in a real browser: what only scripts and eyes can tell."""

import threading

import pytest

from articles.admin import photo_upload
from articles.models import Photo, PhotoCredit
from tests.browser import log_in, violations
from tests.factories import make_photo, make_picture, make_user
from tests.test_photo_upload import NOT_A_PICTURE, seen

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
LIBRARY = "/admin/articles/photo/"

DROP = """async ([selector, name, text]) => {
  const files = new DataTransfer();
  files.items.add(new File([text], name));
  const target = document.querySelector(selector);
  const happen = (kind) => target.dispatchEvent(
    new DragEvent(kind, { bubbles: true, cancelable: true, dataTransfer: files }));
  happen("dragover");
  const isOver = target.classList.contains("is-over");
  return [isOver, happen("drop")];  // false: the browser does not open the file
}"""
LISTEN = """() => { window.heard = [];
  document.addEventListener("photo:uploaded", (event) => window.heard.push(event.detail)); }"""


@pytest.fixture(autouse=True)
def _one_at_a_time(monkeypatch):
    """The live server's threads share one connection, which knows only one transaction."""
    lock, take = threading.Lock(), photo_upload.take

    def take_alone(*args, **kwargs):
        with lock:
            return take(*args, **kwargs)

    monkeypatch.setattr(photo_upload, "take", take_alone)


def enter(page, live_server, path=LIBRARY, user=None):
    """Open a screen of the desk as a colleague who has logged in."""
    log_in(page, live_server, user or make_user("Editors"))
    page.goto(live_server.url + path)


def file(name, data):
    return {"name": name, "mimeType": "image/jpeg", "buffer": data}


def choose(page, *files):
    page.set_input_files("[data-upload-to] input[type=file]", list(files))


def sentence(page, name):
    """What the row of a file says."""
    return page.locator(".upload", has_text=name).locator("[role=status]")


def test_pictures_are_sent_each_gets_its_answer_and_together_they_get_a_credit(page, live_server):
    credit = PhotoCredit.objects.create(name="Courtesy of Bauer")
    enter(page, live_server)
    page.evaluate(LISTEN)
    choose(
        page,
        file("red.jpg", make_picture(colour="red")),
        file("drawing.svg", b"<svg xmlns=''/>" + b" " * 9000),
        file("blue.jpg", make_picture(colour="blue")),
    )
    page.wait_for_selector("text=2 pictures are in. One was refused.")
    assert sentence(page, "red.jpg").inner_text() == (
        "It is here. Now it needs a credit and alt text."
    )
    assert sentence(page, "drawing.svg").inner_text() == f"This is an SVG drawing. {NOT_A_PICTURE}"
    photos = {photo.pk for photo in Photo.objects.all()}
    assert {photo["value"] for photo in page.evaluate("window.heard")} == photos
    page.wait_for_selector("text=Sizes 0 of")
    page.click("text=Say whose these 2 pictures are")
    page.wait_for_selector("h1:has-text('Credit and rights of 2 photos')")
    assert page.locator("[name^=change-]:checked").count() == 0
    page.click(".field-credit .ts-control")
    page.click(".field-credit .ts-dropdown .option:has-text('Courtesy of Bauer')")
    page.fill("[name=creator]", "Jo Doe")
    ticked = page.locator("[name^=change-]:checked")
    assert [one.get_attribute("name") for one in ticked.all()] == [
        "change-credit",
        "change-creator",
    ]
    page.click("button:has-text('Change what is ticked')")
    page.wait_for_selector("text=Changed for 2 photos: credit, creator.")
    assert Photo.objects.filter(credit=credit, creator="Jo Doe").count() == 2


def test_a_look_alike_is_used_or_kept_as_one_wants(page, live_server):
    enter(page, live_server)
    page.evaluate(LISTEN)
    choose(page, file("first.jpg", seen(90)))
    page.wait_for_selector("text=One picture is in.")
    choose(
        page, file("again.jpg", seen(90)), file("alike.jpg", seen(60)), file("more.jpg", seen(40))
    )
    page.wait_for_selector("text=Already here, not used yet.")
    row = page.locator(".upload", has_text="alike.jpg")
    row.locator("button:has-text('Use that one')").click()
    first = Photo.objects.get().pk
    assert [photo["value"] for photo in page.evaluate("window.heard")] == [first] * 3
    page.locator(".upload", has_text="more.jpg").locator("button:has-text('Keep this one')").click()
    page.wait_for_selector("text=2 pictures are in.")
    assert Photo.objects.count() == 2


def test_files_are_dropped_on_the_zone_and_nowhere_else(page, live_server):
    enter(page, live_server)
    assert page.evaluate(DROP, ["h1", "beside.jpg", "x"]) == [False, False]
    assert page.locator(".upload").count() == 0
    assert page.evaluate(DROP, ["[data-upload-to]", "words.jpg", "Dear editor"]) == [True, False]
    page.wait_for_function(
        "text => document.querySelector('.upload [role=status]').textContent === text",
        arg=NOT_A_PICTURE,
    )
    assert page.locator(".drop.is-over").count() == 0


def test_the_button_is_reached_and_pressed_with_the_keyboard(page, live_server):
    enter(page, live_server)
    page.wait_for_selector("[data-upload-to].is-live")
    page.bring_to_front()  # keys that a page behind another gets open nothing
    with page.expect_file_chooser() as chooser:
        page.press("[data-upload-to] input[type=file]", "Space")
    assert chooser.value.is_multiple()


def test_what_breaks_off_can_be_tried_again_and_stops_no_other(tolerant, live_server):
    enter(tolerant, live_server)
    fails = [True]

    def answer(route):
        is_first = route.request.headers["x-file-name"] == "one.jpg" and fails
        return route.abort("connectionreset") if is_first and fails.pop() else route.continue_()

    tolerant.route("**/photo/upload/", answer)
    choose(tolerant, file("one.jpg", make_picture(8, 8)), file("two.jpg", make_picture(9, 9)))
    tolerant.wait_for_selector("text=The connection broke off")
    tolerant.wait_for_selector("text=One picture is in.")
    tolerant.click("button:has-text('Try again')")
    tolerant.wait_for_selector("text=2 pictures are in.")


def test_a_busy_server_is_asked_again_and_who_leaves_meanwhile_is_asked_too(tolerant, live_server):
    enter(tolerant, live_server)
    busy = {"status": "busy", "sentence": str(photo_upload.BUSY)}
    is_busy = [True]

    def answer(route):
        if is_busy:
            return route.fulfill(status=503, headers={"Retry-After": "1"}, json=busy)
        return route.continue_()

    tolerant.route("**/photo/upload/", answer)
    choose(tolerant, file("one.jpg", make_picture()))
    tolerant.wait_for_selector(f"text={photo_upload.BUSY}")
    asked = []
    tolerant.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    tolerant.evaluate("location.reload()")
    tolerant.wait_for_timeout(100)
    assert asked == ["beforeunload"]
    is_busy.clear()
    tolerant.wait_for_selector("text=One picture is in.")


def test_a_login_that_has_run_out_is_told_and_mended_in_another_tab(tolerant, live_server):
    editor = make_user("Editors")
    enter(tolerant, live_server, user=editor)
    tolerant.context.clear_cookies()
    choose(tolerant, file("one.jpg", make_picture()))
    tolerant.wait_for_selector("text=Your login has run out.")
    enter(tolerant.context.new_page(), live_server, user=editor)
    tolerant.click("button:has-text('Try again')")
    tolerant.wait_for_selector("text=One picture is in.")


def test_at_most_fifty_come_at_once_and_too_large_a_file_is_not_even_sent(page, live_server):
    enter(page, live_server)
    refused = {"status": "refused", "sentence": "This file is empty.", "photo": None}
    page.route("**/photo/upload/", lambda route: route.fulfill(json=refused))
    page.evaluate(
        """() => {
          const files = new DataTransfer();
          for (let n = 0; n < 51; n += 1) files.items.add(new File([], `${n}.jpg`));
          Object.defineProperty(files.files[0], "size", { value: 50 * 1024 ** 2 });
          const input = document.querySelector("[data-upload-to] input");
          input.files = files.files;
          input.dispatchEvent(new Event("change"));
        }"""
    )
    page.wait_for_selector("text=At most 50 at once: the last one was left out.")
    page.wait_for_selector("text=50 were refused.")
    assert page.locator(".upload").count() == 50


def test_tiles_are_selected_one_by_one_in_a_row_and_all_together(page, live_server):
    for _ in range(4):
        make_photo()
    enter(page, live_server)
    boxes = page.locator(".tile .action-select")
    boxes.nth(0).click()
    boxes.nth(2).click(modifiers=["Shift"])
    assert page.locator(".action-counter").inner_text() == "3 of 4 selected"
    page.click("text=All on this page")
    assert page.locator(".action-counter").inner_text() == "4 of 4 selected"
    boxes.nth(3).click()
    page.click("button:has-text('Edit credit and rights')")
    page.wait_for_selector("h1:has-text('Credit and rights of 3 photos')")


def screens():
    photos = [make_photo(caption="A very long word: " + "Donaudampfschiffe" * 9) for _ in range(3)]
    make_photo(credit=None, alt_text="", has_file=False)
    ids = ",".join(str(photo.pk) for photo in photos)
    return [
        f"{LIBRARY}?as=grid&use=unused",
        f"{LIBRARY}?as=list",
        f"{LIBRARY}rights/?ids={ids}",
    ]


def test_every_screen_of_the_library_is_accessible(inspected, live_server):
    enter(inspected, live_server)
    found = {path: violations(inspected, live_server.url + path) for path in screens()}
    assert {path: names for path, names in found.items() if names} == {}


def test_an_empty_library_with_rows_of_an_upload_is_accessible(inspected, live_server):
    enter(inspected, live_server)
    choose(inspected, file("a.jpg", seen(90)), file("b.jpg", b"no"), file("c.jpg", seen(50)))
    inspected.wait_for_selector("text=Keep this one too")
    inspected.wait_for_selector("text=/Sizes [0-9]+ of/")
    inspected.goto = lambda url: None  # as the page stands
    assert violations(inspected, "") == []


def test_no_screen_of_the_library_scrolls_sideways_on_a_phone(page, live_server):
    paths = screens()
    page.set_viewport_size({"width": 390, "height": 844})
    enter(page, live_server)
    for path in paths:
        page.goto(live_server.url + path)
        assert page.evaluate("document.documentElement.scrollWidth") <= 390, path
