"""One photo and its credit in a real browser: the focal point and its crops, what the file says
taken with a click, and screens that are accessible and break no policy.
"""

from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from PIL import Image

from articles import photo_desk
from articles.models import PhotoCredit
from articles.photos.sizes import SIZES, cut
from tests.browser import log_in, violations
from tests.factories import make_author, make_photo, make_story, make_user

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
CROPS = ["lead", "card", "square", "tall", "share"]


def make_large(width=900, height=420, **fields):
    """A photo large enough to be pointed at."""
    photo = make_photo(has_file=False, **fields)
    out = BytesIO()
    Image.radial_gradient("L").resize((width, height)).convert("RGB").save(out, "JPEG")
    photo.file.save("a.jpg", ContentFile(out.getvalue()))
    return photo


def change(live_server, photo):
    return f"{live_server.url}/admin/articles/photo/{photo.pk}/change/"


def open_form(page, live_server, photo):
    page.goto(change(live_server, photo))
    page.wait_for_function(
        "[...document.querySelectorAll('.focus img')].every((img) => img.naturalWidth > 0)"
    )


def seen(page, name):
    """The part of the picture that a crop shows, in pixels of the shown file, as CSS says it."""
    return page.evaluate(
        """(name) => {
          const img = document.querySelector(`.crop-${name}`);
          const box = img.getBoundingClientRect();
          const [x, y] = getComputedStyle(img).objectPosition.split(" ").map(parseFloat);
          const scale = Math.max(box.width / img.naturalWidth, box.height / img.naturalHeight);
          const [across, down] = [box.width / scale, box.height / scale];
          const left = ((img.naturalWidth - across) * x) / 100;
          const top = ((img.naturalHeight - down) * y) / 100;
          return [left, top, left + across, top + down, img.naturalWidth];
        }""",
        name,
    )


@pytest.mark.parametrize("shape", [(900, 420), (420, 900)])
def test_every_crop_is_drawn_as_it_will_be_cut(page, live_server, shape):
    photo = make_large(*shape)
    log_in(page, live_server, make_user("Editors"))
    open_form(page, live_server, photo)
    for focus in [(50, 50), (0, 100), (83, 12), (30, 64)]:
        page.fill("[name=focus_x]", str(focus[0]))
        page.fill("[name=focus_y]", str(focus[1]))
        for name in CROPS:
            *box, width = seen(page, name)
            told = [edge * photo.width / width for edge in box]
            meant = cut(SIZES[name], photo.width, photo.height, focus)
            off = max(abs(one - other) for one, other in zip(told, meant, strict=True))
            assert off < 0.5, (name, focus, told, meant)


def test_the_focal_point_is_moved_with_the_keyboard_and_saved(page, live_server):
    photo = make_large()
    log_in(page, live_server, make_user("Editors"))
    open_form(page, live_server, photo)
    marker = page.get_by_role("slider", name="Focal point")
    marker.focus()
    for key in ["ArrowRight", "ArrowRight", "ArrowUp", "Shift+ArrowDown", "Shift+ArrowLeft"]:
        page.keyboard.press(key)
    assert marker.get_attribute("aria-valuetext") == "42 % from the left, 59 % from the top"
    assert page.input_value("[name=focus_x]") == "42"
    page.click("button[name=_continue]")
    page.wait_for_selector(".success")
    photo.refresh_from_db()
    assert (photo.focus_x, photo.focus_y) == (42, 59)
    marker.focus()
    page.keyboard.press("Home")
    assert page.input_value("[name=focus_y]") == "50"
    for _ in range(12):
        page.keyboard.press("Shift+ArrowUp")
    assert page.input_value("[name=focus_y]") == "0"


def test_the_focal_point_is_where_the_picture_is_clicked_or_the_marker_dragged(page, live_server):
    log_in(page, live_server, make_user("Editors"))
    open_form(page, live_server, make_large())
    area = page.locator(".focus-picture").bounding_box()

    def point(x, y):
        return area["x"] + area["width"] * x, area["y"] + area["height"] * y

    page.mouse.click(*point(0.25, 0.75))
    values = [float(page.input_value(f"[name=focus_{axis}]")) for axis in "xy"]
    assert values == [pytest.approx(25, abs=1), pytest.approx(75, abs=1)]
    page.mouse.down()
    page.mouse.move(*point(0.6, 0.3), steps=4)
    page.mouse.move(area["x"] - 50, area["y"] + area["height"] + 90)
    page.mouse.up()
    assert [page.input_value(f"[name=focus_{axis}]") for axis in "xy"] == ["0", "100"]


def test_a_finger_sets_the_focal_point_and_can_still_scroll(chromium, page, live_server):
    log_in(page, live_server, make_user("Editors"))
    state = page.context.storage_state()
    context = chromium.new_context(
        storage_state=state, has_touch=True, viewport={"width": 390, "height": 844}
    )
    phone = context.new_page()
    open_form(phone, live_server, make_large())
    area = phone.locator(".focus-picture").bounding_box()
    phone.touchscreen.tap(area["x"] + area["width"] * 0.8, area["y"] + area["height"] * 0.5)
    assert float(phone.input_value("[name=focus_x]")) == pytest.approx(80, abs=1)
    style = "getComputedStyle(document.querySelector('.focus-picture')).touchAction"
    assert phone.evaluate(style) == "auto"
    context.close()


def saying(**said):
    photo = make_large(caption="Written already")
    photo.said = said
    photo.save()
    return photo


def test_what_the_file_says_is_taken_with_a_click_and_given_back_with_another(page, live_server):
    photo = saying(caption="From the file", place="Port-Lannec")
    log_in(page, live_server, make_user("Editors"))
    open_form(page, live_server, photo)
    button = page.locator(".field-caption [data-use]")
    button.click()
    assert page.input_value("[name=caption]") == "From the file"
    assert button.inner_text().startswith("Undo")
    button.click()
    assert page.input_value("[name=caption]") == "Written already"


def test_use_all_fills_what_is_empty_and_leaves_what_is_written(page, live_server):
    known = PhotoCredit.objects.create(name="Associated Press", spellings="AP")
    photo = saying(
        caption="From the file",
        place="Port-Lannec",
        taken_at="2025-03-01T12:00:00",
        source_type="print",
        credit_line="ap",
    )
    photo.credit = None
    photo.save()
    log_in(page, live_server, make_user("Editors"))
    open_form(page, live_server, photo)
    page.click("text=Use all")
    assert "4 taken. What was written already stays" in page.inner_text("[data-used]")
    assert page.inner_text(".field-credit .ts-control .item") == "Associated Press"
    page.click("button[name=_save]")
    page.wait_for_selector(".success")
    photo.refresh_from_db()
    assert (photo.caption, photo.place, photo.source_type) == (
        *("Written already", "Port-Lannec", "print"),
    )
    assert (photo.credit, f"{photo.taken_on}") == (known, "2025-03-01")


def test_the_credit_of_a_new_name_is_made_and_chosen(page, live_server):
    photo = saying(credit_line="Northlight")
    log_in(page, live_server, make_user("Editors"))
    open_form(page, live_server, photo)
    page.fill("[name=caption]", "Typed before")
    page.click("text=Make this a credit and save")
    page.wait_for_selector("text=is a credit of the house from now on")
    photo.refresh_from_db()
    assert (photo.credit.name, photo.caption) == ("Northlight", "Typed before")


def test_a_licence_says_what_it_will_do_while_it_is_chosen(page, live_server):
    log_in(page, live_server, make_user("Editors"))
    open_form(page, live_server, make_large())
    page.fill("[name=licence_until]", "2040-03-08T07:30:05")
    told = page.inner_text("[data-outlook]")
    assert told.startswith("Once saved, readers see a placeholder from Thu")
    assert "07:30:05" in told
    page.fill("[name=licence_until]", "")
    assert page.inner_text("[data-outlook]") == ""


def test_a_file_comes_in_through_the_form(page, live_server, tmp_path):
    picture = tmp_path / "boat.png"
    Image.linear_gradient("L").resize((300, 200)).save(picture)
    log_in(page, live_server, make_user("Editors"))
    page.goto(f"{live_server.url}/admin/articles/photo/add/")
    page.set_input_files("[name=file]", picture)
    page.fill("[name=alt_text]", "A boat")
    page.click("summary:has-text('not in the list')")
    page.fill("[name=new_credit]", "Courtesy of the Harbour")
    page.click("button[name=_save]")
    page.wait_for_selector(".focus-marker:visible")
    assert "Photo Credit: Courtesy of the Harbour" in page.inner_text(".printed")


def test_hostile_words_of_a_file_run_nothing_and_break_no_layout(page, live_server):
    attack = "<img src=x onerror=alert(1)>\u202e</script><script>alert(1)</script>" + "W" * 3000
    fields = ["caption", "creator", "source", "instructions", "place", "credit_line", "alt_text"]
    photo = saying(**dict.fromkeys(fields, attack))
    photo.events.create(verb="killed", at=photo.created_at, why=attack)
    make_story(headline=attack[:290], photos=[photo])
    dialogs = []
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    log_in(page, live_server, make_user("Editors"))
    for width in (390, 1440):
        page.set_viewport_size({"width": width, "height": 900})
        for path in (change(live_server, photo), change(live_server, photo)[:-7] + "kill/"):
            page.goto(path)
            page.wait_for_load_state("networkidle")
            assert sideways(page) <= 0, (width, path)
    page.goto(change(live_server, photo))
    for button in page.locator("[data-use]:visible").all():
        button.click()
    assert dialogs == []


def test_the_button_names_the_credit_that_stays(page, live_server):
    one, other = (PhotoCredit.objects.create(name=name) for name in ("Northlight", "<b>NL</b>"))
    log_in(page, live_server, make_user("Editors"))
    page.goto(f"{live_server.url}/admin/articles/photocredit/")
    for credit in (one, other):
        page.check(f"input[name=_selected_action][value='{credit.pk}']")
    page.select_option("select[name=action]", "merge_chosen")
    page.click("button[name=index]")
    page.check(f"input[name=keep][value='{other.pk}']")
    page.wait_for_selector("button[data-merge]:text-is('Merge 2 credits into “<b>NL</b>”')")
    page.check(f"input[name=keep][value='{one.pk}']")
    page.click("text=Merge 2 credits into “Northlight”")
    page.wait_for_selector(".success")
    assert PhotoCredit.objects.get().spellings == "<b>NL</b>"


def screens():
    """Every screen of this file’s, each with something to show."""
    photo = saying(
        caption="A caption of the agency, " * 20,
        credit_line="Northlight",
        instructions="MANDATORY CREDIT",
        source_type="trainedAlgorithmicMedia",
    )
    killed, portrait = make_large(), make_large(400, 400)
    author = make_author("Ada Lind", portrait=portrait)
    make_story(lead_photo=photo.pk, photos=[killed])
    photo_desk.kill(killed, by=None, notice="MANDATORY KILL.")
    credit = photo.credit
    other = PhotoCredit.objects.create(name="Nordlicht", kind="agency")
    photos, credits = "/admin/articles/photo", "/admin/articles/photocredit"
    return [
        f"{photos}/add/",
        f"{photos}/{photo.pk}/change/",
        f"{photos}/{killed.pk}/change/",
        f"{photos}/{photo.pk}/kill/",
        f"{photos}/{killed.pk}/kill/",
        f"{credits}/",
        f"{credits}/add/",
        f"{credits}/{credit.pk}/change/",
        f"{credits}/merge/?credit={credit.pk}&credit={other.pk}",
        f"/admin/articles/author/{author.pk}/change/",
    ]


def test_every_screen_is_accessible(inspected, live_server):
    log_in(inspected, live_server, make_user("Editors"))
    found = {path: violations(inspected, live_server.url + path) for path in screens()}
    assert {path: names for path, names in found.items() if names} == {}


def test_who_may_only_look_has_accessible_screens_too(inspected, live_server):
    _, photo, *_, credit, _, _ = screens()
    paths = [photo, credit]
    log_in(inspected, live_server, make_user("Schedulers"))
    found = {path: violations(inspected, live_server.url + path) for path in paths}
    assert {path: names for path, names in found.items() if names} == {}


def test_no_screen_breaks_the_policy_scrolls_sideways_or_has_a_button_too_small(page, live_server):
    log_in(page, live_server, make_user("Editors"))
    paths = screens()
    for path in paths:
        page.set_viewport_size({"width": 390, "height": 900})
        page.goto(live_server.url + path)
        page.wait_for_load_state("networkidle")
        for width in (390, 1440):
            page.set_viewport_size({"width": width, "height": 900})
            assert sideways(page) <= 0, (width, path)
            assert too_small(page) == [], (width, path)


def sideways(page):
    return page.evaluate("document.documentElement.scrollWidth - window.innerWidth")


def too_small(page):
    """The words of buttons below 24 pixels."""
    return page.evaluate(
        """() => [...document.querySelectorAll("#content button, .focus-marker")]
          .filter((one) => one.checkVisibility())
          .map((one) => [one.textContent, one.getBoundingClientRect()])
          .filter(([, box]) => box.width < 24 || box.height < 24)
          .map(([text]) => text)"""
    )
