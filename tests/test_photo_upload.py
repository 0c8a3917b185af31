"""Taking pictures in: each file gets its own answer, in a sentence."""

import re
from io import BytesIO
from pathlib import Path
from urllib.parse import quote

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from articles import photo_desk
from articles.admin import photo_upload
from articles.models import Photo, PhotoCredit
from articles.photos import uploads
from articles.photos.metadata import EmbeddedRights, xmp_packet
from articles.photos.renditions import ready_rendition
from tests.factories import make_draft, make_photo, make_picture, make_story, make_user

pytestmark = pytest.mark.django_db
UPLOAD = "/admin/articles/photo/upload/"
PROGRESS = f"{UPLOAD}progress/"
UPLOAD_JS = Path("articles/static/articles/upload.js")


@pytest.fixture
def editor(client):
    user = make_user("Editors")
    client.force_login(user)
    return user


def send(client, data, name="a.jpg", **headers):
    """As upload.js sends a file: it is the body."""
    headers = {"X-File-Name": quote(name)} | {k.replace("_", "-"): v for k, v in headers.items()}
    return client.post(UPLOAD, data, content_type="application/octet-stream", headers=headers)


def fill_in(client, *files, **fields):
    """As the form sends files where there is no script."""
    files = [SimpleUploadedFile(name, data) for name, data in files]
    return client.post(UPLOAD, {"files": files} | fields)


def seen(quality=90, seed=3):
    """A picture with a look of its own, in the bytes of some quality."""
    image = Image.frombytes("L", (8, 6), bytes((seed * at * at) % 251 for at in range(48)))
    out = BytesIO()
    image.resize((320, 240), Image.Resampling.BICUBIC).convert("RGB").save(
        out, "JPEG", quality=quality
    )
    return out.getvalue()


def saying(**rights):
    """A picture whose file says these rights."""
    out = BytesIO()
    packet = xmp_packet(EmbeddedRights(**rights))
    Image.new("RGB", (60, 40), "teal").save(out, "JPEG", xmp=packet)
    return out.getvalue()


# One file in the body.


def test_a_new_picture_is_taken_in_and_says_what_it_needs(client, editor):
    answer = send(client, make_picture(), "The lamp room.jpg").json()
    photo = Photo.objects.get()
    assert answer["status"] == "new"
    assert answer["sentence"] == "It is here. Now it needs a credit and alt text."
    assert answer["photo"]["value"] == photo.pk
    assert answer["photo"]["needs"] == ["credit", "alt text"]
    assert answer["photo"]["edit"] == f"/admin/articles/photo/{photo.pk}/change/"
    assert client.get(answer["photo"]["thumbnail"]).headers["Content-Type"] == "image/webp"
    assert (photo.width, photo.height, photo.created_by) == (60, 40, editor)
    assert photo.events.get().verb == "uploaded"


def test_a_credit_that_the_house_knows_is_found_in_the_file(client, editor):
    PhotoCredit.objects.create(name="Courtesy of the Museum", spellings="Museum")
    answer = send(client, saying(credit_line="MUSEUM")).json()
    assert answer["photo"]["needs"] == ["alt text"]
    assert "Its credit is “Courtesy of the Museum”." in answer["sentence"]


def test_what_the_file_says_is_told_as_plain_text(client, editor):
    answer = send(client, saying(creator="<script>alert(1)</script>", usage_terms="Once")).json()
    assert ["creator", "<script>alert(1)</script>"] in answer["photo"]["says"]
    assert ["usage terms", "Once"] in answer["photo"]["says"]
    assert "<script>alert(1)" not in client.get(answer["photo"]["edit"]).text


NOT_A_PICTURE = "This is not a JPEG, PNG, WebP or AVIF picture."
REFUSED = {
    "an empty file": (b"", "a.jpg", "This file is empty."),
    "words": (b"Dear editor", "a.jpg", NOT_A_PICTURE),
    "a GIF": (make_picture(format="GIF"), "a.gif", f"This is a GIF. {NOT_A_PICTURE}"),
    "a drawing": (b"<svg xmlns=''/>", "a.svg", f"This is an SVG drawing. {NOT_A_PICTURE}"),
    "the wrong ending": (
        make_picture(format="PNG"),
        "a.jpg",
        "Its name ends in “.jpg”, but this is a PNG picture. Rename it first.",
    ),
    "half a picture": (
        make_picture(600, 400)[:900],
        "a.jpg",
        "This picture is damaged or cut short.",
    ),
    "no name": (make_picture(), "", NOT_A_PICTURE),
}


@pytest.mark.parametrize("kind", REFUSED)
def test_what_is_no_picture_is_refused_with_a_sentence(client, editor, kind):
    data, name, sentence = REFUSED[kind]
    answer = send(client, data, name).json()
    assert (answer["status"], answer["sentence"]) == ("refused", sentence)
    assert not Photo.objects.exists()


def test_a_file_that_is_too_large_is_refused_by_its_size_alone(client, editor, monkeypatch):
    monkeypatch.setattr(uploads, "MAX_BYTES", 1024 * 1024)
    monkeypatch.setattr(uploads, "_examined", lambda file: pytest.fail("it was looked at"))
    response = send(client, b"x" * (1024 * 1024 + 1))
    assert response.status_code == 413
    assert response.json()["sentence"] == "This file is 1 MB; a picture is at most 1 MB."


@pytest.mark.parametrize(
    "name", ["../../etc/a.jpg", "C:\\photos\\a.jpg", "ä" * 300 + ".jpg", "a\x00b.jpg", "%.jpg"]
)
def test_no_name_of_a_file_does_harm(client, editor, name):
    assert send(client, make_picture(), name).json()["status"] == "new"
    assert re.fullmatch(r"originals/[0-9a-f]{32}\.jpg", Photo.objects.get().file.name)


@pytest.mark.parametrize("name", ["a.\x00", "a." + "b" * 400, "..", "a/..", "."])
def test_no_name_without_an_ending_of_ours_breaks_anything(client, editor, name):
    assert send(client, make_picture(), name).json()["sentence"] == NOT_A_PICTURE


# The same picture again.


def test_the_very_same_picture_is_known_and_nothing_new_is_made(client, editor):
    first = send(client, make_picture()).json()
    again = send(client, make_picture(), "other.jpg", X_Anyway="1").json()
    assert (again["status"], again["sentence"]) == ("known", "Already here, not used yet.")
    assert again["photo"]["value"] == first["photo"]["value"]
    assert Photo.objects.count() == 1


def test_it_is_told_where_a_known_picture_is_used(client, editor):
    data = make_picture(70, 50)
    photo = Photo.objects.get(pk=send(client, data).json()["photo"]["value"])
    make_draft(photos=[photo])
    assert send(client, data).json()["sentence"] == "Already here, used in 1 story."
    make_draft(photos=[photo])
    assert send(client, data).json()["sentence"] == "Already here, used in 2 stories."


def test_a_look_alike_is_named_and_kept_only_when_it_is_wanted(client, editor):
    first = send(client, seen(90)).json()
    alike = send(client, seen(40)).json()
    assert alike["status"] == "alike"
    assert alike["sentence"] == "Looks like a picture that is here already, not used yet."
    assert alike["photo"]["value"] == first["photo"]["value"]
    assert Photo.objects.count() == 1
    assert send(client, seen(40), X_Anyway="1").json()["status"] == "new"
    assert Photo.objects.count() == 2


def killed(client, data, editor):
    photo = Photo.objects.get(pk=send(client, data).json()["photo"]["value"])
    photo_desk.kill(photo, by=editor, notice="Mandatory kill.")
    return photo


def test_a_look_alike_of_a_killed_picture_names_the_notice(client, editor):
    killed(client, seen(90), editor)
    alike = send(client, seen(40)).json()
    assert alike["status"] == "alike" and alike["photo"]["is_killed"]
    assert "Looks like a picture that was killed." in alike["sentence"]
    assert "“Mandatory kill.”" in alike["sentence"]


def test_the_bytes_of_a_killed_picture_never_come_in_again(client, editor):
    killed(client, make_picture(), editor)
    answer = send(client, make_picture(), X_Anyway="1").json()
    assert answer["status"] == "refused"
    assert "cannot come in again" in answer["sentence"] and "Mandatory kill." in answer["sentence"]
    assert Photo.objects.count() == 1


# Politeness, rights, accidents.


def test_a_third_upload_at_once_is_asked_to_wait(client, editor):
    with photo_upload._place() as one, photo_upload._place() as two:
        assert one and two
        response = send(client, make_picture())
        assert (response.status_code, response.headers["Retry-After"]) == (503, "1")
        assert response.json()["sentence"] == photo_upload.BUSY
        form = fill_in(client, ("a.jpg", make_picture()))
        assert form.status_code == 503 and "reload this page" in form.text
    assert send(client, make_picture()).json()["status"] == "new"


def test_a_place_is_free_again_whatever_happened(client, editor, monkeypatch):
    def break_down(*args, **kwargs):
        raise OSError("No space left on device")

    with monkeypatch.context() as broken:
        broken.setattr(photo_desk, "take_in", break_down)
        for _ in range(3):
            answer = send(client, make_picture()).json()
            assert answer["status"] == "failed"
            assert answer["sentence"] == "It could not be saved just now. Please try again."
    assert send(client, make_picture()).json()["status"] == "new"


class BrokenConnection:
    def read(self, *size):
        raise OSError("The connection is gone.")

    readline = read


def test_whoever_hangs_up_keeps_no_place(client, editor):
    for _ in range(3):
        broken = {"wsgi.input": BrokenConnection(), "HTTP_X_FILE_NAME": "a.jpg"}
        answer = client.post(UPLOAD, make_picture(), content_type="image/jpeg", **broken)
        assert answer.status_code == 400
    assert send(client, make_picture()).json()["status"] == "new"


def test_only_who_may_add_photos_uploads(client):
    assert send(client, make_picture()).status_code == 403
    client.force_login(make_user("Schedulers"))
    assert send(client, make_picture()).status_code == 403
    assert client.get(UPLOAD).status_code == 403
    assert not Photo.objects.exists()
    client.force_login(make_user("Contributors"))
    assert send(client, make_picture()).json()["status"] == "new"


def test_a_file_needs_the_token_of_our_own_page():
    careful = Client(enforce_csrf_checks=True)
    careful.force_login(make_user("Editors"))
    assert send(careful, make_picture()).status_code == 403
    page = careful.get(UPLOAD).text
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page)[1]
    assert send(careful, make_picture(), X_CSRFToken=token).json()["status"] == "new"


def test_a_body_of_another_type_is_no_file(client, editor):
    for kind in ("text/plain", "application/x-www-form-urlencoded", "image/jpeg"):
        answer = client.post(UPLOAD, make_picture(), content_type=kind)
        assert "There is nothing to take in yet" in answer.text
    assert not Photo.objects.exists()


# How many sizes are made.


def test_progress_counts_the_sizes_that_are_made(client, editor):
    photo, other = make_photo(), make_photo(has_file=False)
    every = len(photo.files.all_names())
    address = f"{PROGRESS}?ids={photo.pk},{other.pk},77,x"
    assert client.get(address).json() == {str(photo.pk): [0, every]}
    ready_rendition(photo.files, "small", "webp")
    assert client.get(address).json() == {str(photo.pk): [1, every]}
    assert default_storage.exists(photo.files.path("small", "webp"))
    client.force_login(make_user("Schedulers"))
    assert client.get(address).status_code == 200
    client.logout()
    assert client.get(address).status_code == 302


# Without a script.


def test_a_form_takes_many_and_one_bad_file_stops_no_other(client, editor):
    page = fill_in(
        client,
        ("one.jpg", make_picture(colour="red")),
        ("bad.jpg", b"Dear editor"),
        ("two.png", make_picture(format="PNG")),
        ("one again.jpg", make_picture(colour="red")),
    )
    assert [answer.status for answer in page.context["answers"]] == [
        "new",
        "refused",
        "new",
        "known",
    ]
    for words in ("one.jpg", "bad.jpg", NOT_A_PICTURE, "Already here", "Say whose these 2"):
        assert words in page.text
    assert Photo.objects.count() == 2


def test_a_form_keeps_a_look_alike_where_that_is_ticked(client, editor):
    fill_in(client, ("a.jpg", seen(90)))
    page = fill_in(client, ("b.jpg", seen(40)))
    assert "Looks like a picture that is here already" in page.text
    assert Photo.objects.count() == 1
    fill_in(client, ("b.jpg", seen(40)), anyway="on")
    assert Photo.objects.count() == 2


def test_a_form_takes_so_many_at_once_and_says_which_it_left_out(client, editor, monkeypatch):
    monkeypatch.setattr(photo_upload, "AT_ONCE", 1)
    page = fill_in(client, ("a.jpg", make_picture()), ("b.jpg", make_picture(9, 9)))
    assert "At most 1 at once: this one was left out." in page.text
    assert Photo.objects.count() == 1


def test_a_hostile_name_is_shown_as_text(client, editor):
    page = fill_in(client, ("<img src=x onerror=a()>.jpg", b"no"))
    assert "<img src=x" not in page.text
    assert "&lt;img src=x" in page.text


def test_the_script_and_the_server_agree_on_what_may_come_in():
    script = UPLOAD_JS.read_text(encoding="utf-8")
    assert f"const AT_ONCE = {photo_upload.AT_ONCE};" in script
    assert f"const MAX_BYTES = {uploads.MAX_BYTES};" in script
    endings = ", ".join(f'"{ending}"' for ending in uploads.ENDINGS)
    assert f"const ENDINGS = [{endings}];" in script


def test_a_story_can_be_published_with_what_was_uploaded(client, editor):
    credit = PhotoCredit.objects.create(name="Somebody")
    photo = Photo.objects.get(pk=send(client, make_picture()).json()["photo"]["value"])
    Photo.objects.filter(pk=photo.pk).update(credit=credit, alt_text="A", is_alt_confirmed=True)
    assert make_story(photos=[photo]).versions.exists()
