"""A kill through the desk: one decision, and the picture is nowhere; undone, it stands again."""

import json

import pytest
from bs4 import BeautifulSoup

from articles.content import Signature
from articles.models import PhotoEvent
from tests.factories import (
    NOW,
    make_author,
    make_draft,
    make_photo,
    make_story,
    make_user,
)
from tests.reading import read

pytestmark = pytest.mark.django_db
NOTICE = "MANDATORY KILL: the subject <withdrew> consent."


@pytest.fixture
def editor(client):
    user = make_user("Editors", first_name="Eva")
    client.force_login(user)
    return user


@pytest.fixture
def press(client, django_capture_on_commit_callbacks):
    """Press a button of the screen, and let what follows happen."""

    def press(photo, verb, words):
        data = {"verb": verb, "words": words}
        with django_capture_on_commit_callbacks(execute=True):
            return client.post(screen(photo), data, follow=True)

    return press


def screen(photo):
    return f"/admin/articles/photo/{photo.pk}/kill/"


def told(response):
    return " ".join(str(message) for message in response.context["messages"])


def words(response):
    return " ".join(BeautifulSoup(response.text, "html.parser").get_text(" ").split())


def traces(photo, path):
    """Where readers, machines and share cards are sent a picture, of a story and the front page."""
    pages = [BeautifulSoup(read(one).text, "html.parser") for one in (f"/{path}/", "/")]
    found = {
        "page": pages[0].select(f"img[src*='{photo.token}']"),
        "card": pages[1].select(f"img[src*='{photo.token}']"),
        "share": pages[0].select(f"meta[property='og:image'][content*='{photo.token}']"),
        "machines": [
            block
            for page in pages
            for block in page.find_all("script", type="application/ld+json")
            if photo.token in json.dumps(json.loads(block.string))
        ],
        "anywhere": [page for page in pages if photo.token in str(page)],
    }
    return {where for where, what in found.items() if what}


EVERYWHERE = {"page", "card", "share", "machines", "anywhere"}


def test_a_kill_takes_a_picture_from_everything_and_an_undo_puts_it_back(
    client, editor, press, mailoutbox
):
    """Page, card, share card, structured data, files; who works on the story is told by mail."""
    writer = make_user("Contributors", first_name="Wim")
    photo = make_photo(caption="The harbour")
    story = make_story(headline="Boats", by=writer, lead_photo=photo.pk, photos=[photo])
    path = story.versions.get().path
    files = [
        f"/photos/{photo.token}/{photo.files.name(size, format)}"
        for size, format in (("lead", "webp"), ("card", "avif"), ("share", "jpg"))
    ]
    assert traces(photo, path) == EVERYWHERE
    assert {read(file).status_code for file in files} == {200}

    answer = press(photo, "kill", NOTICE)
    assert "is killed: readers see it nowhere any more. It is gone from 1 story:" in told(answer)
    assert f'<a href="/admin/articles/article/{story.pk}/change/">Boats</a>' in answer.text
    assert traces(photo, path) == set()
    assert {read(file).status_code for file in files} == {410}
    [mail] = mailoutbox
    assert mail.to == [writer.email]
    assert NOTICE in mail.body and "Boats" in mail.body
    event = photo.events.get()
    assert (event.verb, event.by, event.why) == ("killed", editor, NOTICE)

    answer = press(photo, "bring-back", "The agency was wrong.")
    assert "is back" in told(answer)
    assert traces(photo, path) == EVERYWHERE
    assert {read(file).status_code for file in files} == {200}
    assert [event.verb for event in photo.events.all()] == ["brought back", "killed"]
    assert len(mailoutbox) == 1


def test_the_screen_says_what_is_lost_and_who_is_told_and_changes_nothing(client, editor):
    photo, writer = make_photo(), make_user("Contributors", first_name="Wim", email="")
    make_story(headline="Live one", by=writer, photos=[photo])
    make_draft(headline="Draft of mine", by=editor, photos=[photo])
    make_author("Ada Lind", portrait=photo)
    said = words(client.get(screen(photo)))
    assert "2 stories." in said and "Told by mail: Wim (no mail address)." in said
    assert "Live one" in said and "Draft of mine" in said
    assert "It is the portrait of Ada Lind" in said
    assert "Kill this picture everywhere now" in said
    photo.refresh_from_db()
    assert photo.killed_at is None and not PhotoEvent.objects.exists()


@pytest.mark.parametrize("verb", ["kill", "bring-back"])
def test_neither_is_done_without_a_word(client, editor, press, verb):
    photo = make_photo()
    if verb == "bring-back":
        press(photo, "kill", NOTICE)
    before = PhotoEvent.objects.count()
    answer = press(photo, verb, "   ")
    sentence = {"kill": "A kill needs its notice", "bring-back": "Say why the picture may be shown"}
    assert sentence[verb] in words(answer)
    photo.refresh_from_db()
    assert (photo.killed_at is None, PhotoEvent.objects.count()) == (verb == "kill", before)


def test_there_are_two_verbs_and_what_is_not_killed_is_not_brought_back(client, editor, press):
    photo = make_photo()
    assert client.post(screen(photo), {"verb": "burn", "words": "Typed"}).status_code == 403
    answer = told(press(photo, "bring-back", "Typed for long"))
    assert "is not killed. Nothing has changed. You had written: Typed for long" in answer
    photo.refresh_from_db()
    assert photo.killed_at is None


def test_a_second_press_tells_nobody_a_second_time(client, editor, press, mailoutbox):
    photo = make_photo()
    make_story(by=make_user("Contributors"), photos=[photo])
    press(photo, "kill", NOTICE)
    assert "has been killed already. Nothing has changed." in told(press(photo, "kill", NOTICE))
    assert len(mailoutbox) == photo.events.count() == 1


def test_the_form_of_a_killed_photo_says_so_first_with_the_notice(client, editor, press):
    photo = make_photo()
    form = f"/admin/articles/photo/{photo.pk}/change/"
    assert screen(photo) in client.get(form).text
    press(photo, "kill", NOTICE)
    answer = client.get(form)
    assert "MANDATORY KILL: the subject &lt;withdrew&gt; consent." in answer.text
    assert answer.text.index("This picture has been killed") < answer.text.index('id="photo_form"')
    assert "Bring it back …" in words(answer) and "Kill this picture …" not in words(answer)


def test_a_killed_portrait_is_a_monogram(client, editor, press):
    author = make_author("Ada Lind", portrait=make_photo())
    make_story(byline=(Signature(author.pk),), live_from=NOW)
    assert author.portrait.token in read("/author/ada-lind/").text
    press(author.portrait, "kill", NOTICE)
    page = read("/author/ada-lind/").text
    assert author.portrait.token not in page and "monogram" in page


@pytest.mark.parametrize("group", ["Contributors", "Schedulers"])
def test_who_may_not_kill_is_not_asked(client, group, press):
    photo = make_photo()
    client.force_login(make_user(group))
    assert client.get(screen(photo)).status_code == 403
    assert press(photo, "kill", NOTICE).status_code == 403
    assert screen(photo) not in client.get(f"/admin/articles/photo/{photo.pk}/change/").text
    photo.refresh_from_db()
    assert photo.killed_at is None


def test_a_superuser_may_and_a_stranger_is_asked_to_log_in(client, press):
    photo = make_photo()
    assert client.get(screen(photo)).status_code == 302
    client.force_login(make_user())
    assert "No story used it." in told(press(photo, "kill", NOTICE))


def test_the_kill_of_a_picture_to_come_and_of_none(client, editor):
    assert client.get(screen(make_photo(has_file=False))).status_code == 200
    assert client.get("/admin/articles/photo/999999/kill/").status_code == 404
