"""The library: finding photos among many, and doing something with many at once."""

from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles import photo_desk
from articles.admin import photo_bulk
from articles.models import Photo, PhotoCredit
from tests.factories import (
    DAY,
    HOUR,
    make_author,
    make_draft,
    make_photo,
    make_story,
    make_user,
)

pytestmark = pytest.mark.django_db
LIBRARY = "/admin/articles/photo/"
BULK = f"{LIBRARY}rights/"


@pytest.fixture
def editor(client):
    user = make_user("Editors")
    client.force_login(user)
    return user


def found(client, query=""):
    """The photos that the library shows."""
    return [photo.pk for photo in client.get(LIBRARY + query).context["cl"].result_list]


def marks(client, photo):
    shown = client.get(LIBRARY).context["cl"].result_list
    return [mark.words for one in shown if one == photo for mark in one.marks]


def told(response):
    return " ".join(str(message) for message in response.context["messages"])


def act(client, action, *photos, **fields):
    data = {"action": action, ACTION_CHECKBOX_NAME: [photo.pk for photo in photos]} | fields
    return client.post(LIBRARY, data | {"index": 0}, follow=True)


def change(client, photos, **fields):
    """The bulk form with these fields ticked and filled in."""
    ticks = {f"change-{name}": "on" for name in fields}
    ids = ",".join(str(photo.pk) for photo in photos)
    return client.post(BULK, ticks | fields | {"ids": ids}, follow=True)


# Grid and list.


def test_the_library_is_a_grid_until_somebody_wants_a_list_and_remembers_that(client, editor):
    photo = make_photo(caption="The lamp room")
    grid = client.get(LIBRARY).text
    assert 'class="tiles"' in grid and "The lamp room" in grid
    assert f"/admin/photos/{photo.token}/" in grid
    assert 'id="result_list"' in client.get(f"{LIBRARY}?as=list").text
    assert 'id="result_list"' in client.get(LIBRARY).text
    assert 'class="tiles"' in client.get(f"{LIBRARY}?as=grid&q=lamp").text


def test_an_unknown_way_of_standing_is_no_filter(client, editor):
    make_photo()
    assert len(found(client, "?as=circle")) == 1


def test_marks_say_what_a_photo_lacks_and_how_it_stands(client, editor):
    now = timezone.now()
    bare = make_photo(credit=None, alt_text="", has_file=False)
    assert marks(client, bare) == ["Picture to come", "No credit", "No alt text"]
    proposed = make_photo(is_alt_confirmed=False, source_type="trainedAlgorithmicMedia")
    assert marks(client, proposed) == ["Alt text to confirm", "Made with AI"]
    live, coming, drafted = make_photo(), make_photo(), make_photo()
    story = make_story(photos=[live], live_from=now - DAY, now=now)
    make_draft(photos=[live, drafted]), make_draft(article=story, photos=[live, drafted])
    make_story(photos=[coming], live_from=now + DAY, now=now)
    assert marks(client, live) == ["Live", "Used 2×"]
    assert marks(client, coming) == ["Scheduled", "Used 1×"]
    assert marks(client, drafted) == ["Used 2×"]
    portrait = make_photo()
    make_author(portrait=portrait)
    assert marks(client, portrait) == ["Portrait"]


def test_marks_say_how_long_a_photo_may_be_shown(client, editor):
    now = timezone.now()
    ended = make_photo(licence_until=datetime(2025, 3, 6, 7, 30, tzinfo=UTC))
    assert marks(client, ended) == ["Licence ended Thu 6 Mar 2025, 07:30"]
    coming = make_photo(licence_from=now + DAY, licence_until=now + 2 * DAY, is_for_web=False)
    ends, begins, site = marks(client, coming)
    assert ends.startswith("Licence ends ") and begins.startswith("Licence begins ")
    assert site == "Not for the site"
    make_story(photos=[ended], live_from=datetime(2025, 3, 1, tzinfo=UTC))
    assert "Live" not in marks(client, ended), "readers see a placeholder"


def test_hostile_words_are_shown_as_text(client, editor):
    make_photo(caption="<script>a()</script>", credit="<b>Bold</b>", alt_text="'><i>")
    for way in ("grid", "list"):
        page = client.get(f"{LIBRARY}?as={way}").text
        assert "<script>a()" not in page and "<b>Bold" not in page and "'><i>" not in page


@pytest.mark.parametrize("way", ["grid", "list"])
def test_a_page_asks_the_database_as_often_for_forty_photos_as_for_two(client, editor, way):
    def queries():
        with CaptureQueriesContext(
            connection,
        ) as asked:
            client.get(f"{LIBRARY}?as={way}")
        return len(asked)

    make_photo(), make_story(photos=[make_photo()])
    queries()
    few = queries()
    for _ in range(6):
        make_story(photos=[make_photo(credit="Other"), make_photo(licence_until=timezone.now())])
        make_author(portrait=make_photo(credit=None))
        make_draft(photos=[make_photo()])
    assert queries() == few
    assert few <= 14


def test_a_long_library_is_turned_over_page_by_page(client, editor):
    Photo.objects.bulk_create(Photo(caption=f"Number {n}", token=f"t{n}") for n in range(100))
    assert len(found(client)) == 48
    assert len(found(client, "?p=3")) == 4
    assert len(set(found(client) + found(client, "?p=2") + found(client, "?p=3"))) == 100
    assert client.get(f"{LIBRARY}?p=99").status_code == 302
    assert len(found(client, "?all=")) == 48, "nobody loads a hundred thousand at once"


# Nothing to show.


def test_an_empty_library_invites_and_an_empty_answer_leads_back(client, editor):
    assert "No photo yet. Drop the first ones here" in client.get(LIBRARY).text
    make_photo()
    assert "No photo yet" not in client.get(LIBRARY).text
    nothing = client.get(f"{LIBRARY}?q=zebra").text
    assert "No photo is like that." in nothing and "Show all photos" in nothing


def test_who_only_looks_sees_no_deed(client):
    make_photo()
    client.force_login(make_user("Schedulers"))
    for way in ("grid", "list"):
        page = client.get(f"{LIBRARY}?as={way}").text
        for word in ("data-upload-to", "action-select", "Edit credit", "Add a single photo"):
            assert word not in page
    client.logout()
    assert client.get(LIBRARY).status_code == 302


# Searching and filtering.


def test_every_word_is_looked_for_in_all_that_is_said_of_a_photo(client, editor):
    photo = make_photo(
        caption="A lamp room",
        alt_text="Brass and glass",
        credit="Courtesy of Bauer",
        creator="Jo Doe",
        place="Skerra",
    )
    make_photo(caption="A lamp")
    for words in ("lamp room", "GLASS lamp", "bauer", "doe skerra brass", "skerra"):
        assert found(client, f"?q={words}") == [photo.pk], words
    assert found(client, "?q=lamp zebra") == []
    assert found(client, "?q=%25") == [], "a sign of the database is a sign like others"
    assert client.get(f"{LIBRARY}?q=%00").status_code == 200


def test_what_is_missing(client, editor):
    sound = make_photo()
    credit, alt = make_photo(credit=None), make_photo(alt_text="")
    proposed, to_come = make_photo(is_alt_confirmed=False), make_photo(has_file=False)
    assert found(client, "?missing=credit") == [credit.pk]
    assert found(client, "?missing=alt") == [proposed.pk, alt.pk]
    assert found(client, "?missing=file") == [to_come.pk]
    assert sound.pk in found(client, "?missing=nonsense")


def test_where_it_is_used(client, editor):
    now = timezone.now()
    live, coming, drafted, gone, signs, unused = (make_photo() for _ in range(6))
    portrait = make_photo()
    author = make_author(portrait=signs)
    make_author(portrait=portrait)
    make_story(photos=[live], live_from=now - DAY, now=now)
    make_draft(photos=[live])
    make_story(photos=[live, coming], live_from=now + DAY, now=now)
    make_draft(photos=[drafted])
    make_story(photos=[gone], live_from=now - DAY, live_until=now - HOUR, now=now - DAY)
    signed = make_story(live_from=now - DAY, now=now).versions.get().byline.get()
    signed.author = author
    signed.save()
    assert found(client, "?use=live") == [signs.pk, live.pk]
    assert found(client, "?use=scheduled") == [coming.pk]
    assert found(client, "?use=drafts") == [gone.pk, drafted.pk]
    assert found(client, "?use=unused") == [unused.pk]


def test_its_licence(client, editor, settings):
    """What ends is told by the month of the magazine, wherever the person is."""
    settings.TIME_ZONE = "Europe/Amsterdam"
    now = timezone.now()
    local = timezone.localtime(now, timezone.get_default_timezone())
    begin = local.replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    end = (begin + timedelta(days=32)).replace(day=1)
    second = timedelta(seconds=1)
    before, first, last, after = (
        make_photo(licence_until=moment) for moment in (begin - second, begin, end - second, end)
    )
    coming = make_photo(licence_from=now + DAY)
    begun = make_photo(licence_from=now - DAY)
    assert found(client, "?licence=ends") == [first.pk, last.pk], "the first end stands first"
    assert found(client, "?licence=ended")[-1] == before.pk
    assert after.pk not in found(client, "?licence=ended")
    assert found(client, "?licence=coming") == [coming.pk]
    assert begun.pk in found(client)


def test_its_shape(client, editor):
    sizes = {"landscape": (300, 200), "portrait": (200, 300), "square": (300, 299)}
    for shape, (width, height) in sizes.items():
        photo = make_photo()
        Photo.objects.filter(pk=photo.pk).update(width=width, height=height)
        sizes[shape] = photo.pk
    make_photo(has_file=False)
    for shape, pk in sizes.items():
        assert found(client, f"?shape={shape}") == [pk]


def test_when_it_came_in(client, editor):
    now = timezone.now()
    today, lately, long_ago = make_photo(), make_photo(), make_photo()
    for photo, moment in ((lately, now - 5 * DAY), (long_ago, now - 400 * DAY)):
        Photo.objects.filter(pk=photo.pk).update(created_at=moment)
    assert found(client, "?since=today") == [today.pk]
    assert found(client, "?since=week") == [lately.pk, today.pk]
    assert today.pk in found(client, "?since=month")
    assert long_ago.pk not in found(client, "?since=year")


def test_one_credit_is_asked_for_by_a_link(client, editor):
    photo = make_photo(credit="Jo Doe")
    make_photo(credit="Somebody")
    for way in ("grid", "list"):
        assert f"?credit={photo.credit.pk}" in client.get(f"{LIBRARY}?as={way}").text
    assert found(client, f"?credit={photo.credit.pk}") == [photo.pk]
    assert "Jo Doe</a>" in client.get(f"{LIBRARY}?credit={photo.credit.pk}").text
    assert found(client, "?credit=nobody") == []


def test_a_killed_photo_is_shown_only_where_it_is_asked_for(client, editor):
    killed, photo = make_photo(), make_photo()
    photo_desk.kill(killed, by=editor, notice="Mandatory kill.")
    assert found(client) == [photo.pk]
    assert found(client, "?killed=yes") == [killed.pk]
    assert "Killed" in client.get(f"{LIBRARY}?killed=yes").text


# Credit and rights of many.


def test_only_what_is_ticked_is_changed_and_for_all_of_them(client, editor):
    photos = [make_photo(creator="Old", source="Kept"), make_photo(creator="", source="Too")]
    other = make_photo(creator="Other")
    credit = PhotoCredit.objects.create(name="Courtesy of Bauer")
    page = act(client, "edit_rights", *photos)
    assert "Credit and rights of 2 photos" in page.text
    answer = change(client, photos, credit=credit.pk, creator="Jo Doe", is_for_feeds="no")
    assert "Changed for 2 photos: credit, creator, in feeds." in told(answer)
    for photo in photos:
        photo.refresh_from_db()
        assert (photo.credit, photo.creator, photo.is_for_feeds) == (credit, "Jo Doe", False)
    assert [photo.source for photo in photos] == ["Kept", "Too"]
    other.refresh_from_db()
    assert other.creator == "Other"


def test_ticked_and_empty_takes_away(client, editor):
    photo = make_photo(usage_terms="Once only", territory="Here")
    change(client, [photo], usage_terms="", credit="")
    photo.refresh_from_db()
    assert (photo.usage_terms, photo.credit, photo.territory) == ("", None, "Here")


def test_a_photo_that_readers_see_or_will_see_keeps_a_credit(client, editor):
    now = timezone.now()
    free, live, coming = make_photo(), make_photo(), make_photo()
    make_story(photos=[live], live_from=now - DAY, now=now)
    make_story(photos=[coming], live_from=now + DAY, now=now)
    page = change(client, [free, live, coming], credit="", creator="Typed")
    assert "Readers see 2 of these photos, or soon will: they cannot be without" in page.text
    assert 'value="Typed"' in page.text, "what was typed is kept"
    assert not Photo.objects.filter(credit=None).exists()
    assert not Photo.objects.filter(creator="Typed").exists(), "all or nothing"


def test_a_licence_ends_after_it_begins(client, editor):
    photo = make_photo(licence_from=datetime(2030, 1, 1, tzinfo=UTC))
    moments = {"licence_from": "2031-05-01T00:00", "licence_until": "2031-04-01T00:00"}
    sentence = "The licence of one of these photos would end before it begins."
    assert sentence in change(client, [photo], **moments).text
    assert sentence in change(client, [photo], licence_until="2029-01-01T00:00").text
    change(client, [photo], licence_until="2031-01-01T07:30")
    photo.refresh_from_db()
    assert photo.licence_until.isoformat() == "2031-01-01T07:30:00+00:00"


def test_moments_are_read_in_the_persons_zone(client, editor):
    editor.time_zone = "Europe/Amsterdam"
    editor.save()
    photo = make_photo()
    change(client, [photo], licence_until="2031-01-01T07:30")
    photo.refresh_from_db()
    assert photo.licence_until.isoformat() == "2031-01-01T06:30:00+00:00"


def test_a_refusal_of_the_bulk_form_keeps_what_was_typed_and_ticked(client, editor):
    photo = make_photo()
    typed = {
        "licence_url": "nowhere at all",
        "licence_until": "next Tuesday",
        "creator": "x" * 300,
        "is_sole_use": "",
        "usage_terms": "<script>a()</script>",
    }
    page = change(client, [photo], **typed).text
    for part in ("nowhere at all", "next Tuesday", "Enter a valid URL.", "Say yes or no."):
        assert part in page
    assert page.count(" checked") == len(typed)
    assert "<script>a()" not in page
    photo.refresh_from_db()
    assert photo.usage_terms == ""


def test_nothing_ticked_changes_nothing_and_says_so(client, editor):
    photo = make_photo(creator="Old")
    page = client.post(BULK, {"ids": photo.pk, "creator": "Typed, not ticked"})
    assert "Tick what is to be changed" in page.text
    photo.refresh_from_db()
    assert photo.creator == "Old"


def test_what_is_not_ticked_may_be_anything(client, editor):
    photo = make_photo()
    data = {"ids": photo.pk, "licence_url": "half an addr", "change-creator": "on", "creator": "Jo"}
    client.post(BULK, data)
    photo.refresh_from_db()
    assert (photo.creator, photo.licence_url) == ("Jo", "")


def test_a_contributor_changes_only_what_readers_do_not_see(client):
    now = timezone.now()
    client.force_login(make_user("Contributors"))
    free, live = make_photo(), make_photo()
    make_story(photos=[live], live_from=now - DAY, now=now)
    page = act(client, "edit_rights", free, live).text
    sentence = "Readers see one of the selected photos, or soon will"
    assert sentence in page and "Credit and rights of one photo" in page
    answer = change(client, [free, live], creator="Typed", credit="")
    assert sentence in told(answer)
    free.refresh_from_db(), live.refresh_from_db()
    assert (free.creator, free.credit, live.creator) == ("Typed", None, "")
    assert live.credit
    nothing = change(client, [live], creator="Typed")
    assert "There is no photo to change here." in nothing.text


def test_who_may_not_change_photos_sees_no_bulk_form(client):
    photo = make_photo()
    client.force_login(make_user("Schedulers"))
    assert client.get(f"{BULK}?ids={photo.pk}").status_code == 403
    assert change(client, [photo], creator="Typed").status_code == 403
    act(client, "edit_rights", photo)
    photo.refresh_from_db()
    assert photo.creator == ""


def test_the_bulk_form_shows_the_first_and_counts_the_others(client, editor, monkeypatch):
    monkeypatch.setattr(photo_bulk, "FIRST", 2)
    ids = ",".join(str(make_photo().pk) for _ in range(5))
    page = client.get(f"{BULK}?ids={ids},nonsense,99999").text
    assert "Credit and rights of 5 photos" in page and "and 3 more" in page


def test_too_many_at_once_are_refused_with_a_sentence(client, editor, monkeypatch):
    monkeypatch.setattr(photo_bulk, "MANY", 1)
    photos = [make_photo(said={"caption": "Told"}, caption="") for _ in range(2)]
    for answer in (
        act(client, "edit_rights", *photos),
        act(client, "take_what_files_say", *photos),
        change(client, photos, creator="Typed"),
    ):
        assert "At most 1 photos are changed at once. Select fewer." in told(answer)
    assert not Photo.objects.filter(creator="Typed").exists()


def test_one_comes_back_to_the_same_list_and_to_nowhere_else(client, editor):
    photo = make_photo(credit=None)
    data = {"action": "edit_rights", ACTION_CHECKBOX_NAME: [photo.pk], "index": 0}
    page = client.post(f"{LIBRARY}?missing=credit&q=cap", data)
    assert 'name="back" value="missing=credit&amp;q=cap"' in page.text
    data = {"ids": photo.pk, "change-creator": "on", "creator": "Jo"}
    kept = client.post(BULK, data | {"back": "missing=credit&q=cap"})
    assert kept.url == f"{LIBRARY}?missing=credit&q=cap"
    elsewhere = client.post(BULK, data | {"back": "//evil.example/?x=1"})
    assert elsewhere.url.startswith(f"{LIBRARY}?")


# What the files say.


def say(photo, **said):
    Photo.objects.filter(pk=photo.pk).update(said=said)


def test_what_files_say_fills_what_is_empty_and_only_that(client, editor):
    credit = PhotoCredit.objects.create(name="Courtesy of Bauer", spellings="BAUER")
    photo = make_photo(credit=None, alt_text="", caption="Ours", is_alt_confirmed=True)
    say(
        photo,
        caption="Theirs",
        alt_text="A lamp",
        credit_line="Bauer",
        web_statement="https://bauer.example/terms",
        taken_at="2025-03-06T12:00:00",
        source_type="digitalCapture",
    )
    answer = act(client, "take_what_files_say", photo)
    assert "What was empty says now what the file says." in told(answer)
    photo.refresh_from_db()
    assert (photo.caption, photo.alt_text, photo.credit) == ("Ours", "A lamp", credit)
    assert photo.licence_url == "https://bauer.example/terms"
    assert (str(photo.taken_on), photo.source_type) == ("2025-03-06", "digitalCapture")
    assert not photo.is_alt_confirmed, "somebody has yet to look"


def test_what_does_not_fit_is_left_a_proposal(client, editor):
    photo = make_photo(credit=None)
    say(
        photo,
        credit_line="Nobody we know",
        creator="x" * 300,
        web_statement="javascript:alert(1)",
        taken_at="1944",
        source_type="nonsense",
        place="<i>Skerra</i>",
    )
    act(client, "take_what_files_say", photo)
    photo.refresh_from_db()
    assert (photo.credit, photo.creator, photo.licence_url) == (None, "", "")
    assert (photo.taken_on, photo.source_type, photo.place) == (None, "", "<i>Skerra</i>")
    assert photo.alt_text and photo.is_alt_confirmed
    assert "<i>Skerra" not in client.get(f"{LIBRARY}{photo.pk}/change/").text


def test_a_contributor_takes_nothing_into_what_readers_see(client):
    now = timezone.now()
    client.force_login(make_user("Contributors"))
    live = make_photo(creator="")
    make_story(photos=[live], live_from=now - DAY, now=now)
    say(live, creator="Jo Doe")
    answer = act(client, "take_what_files_say", live)
    assert "Readers see one of the selected photos" in told(answer)
    live.refresh_from_db()
    assert live.creator == ""


def test_a_photo_in_use_is_not_deleted(client, editor):
    free, used = make_photo(), make_photo()
    make_draft(photos=[used], headline="A Quiet Draft")
    page = act(client, "delete_selected", free, used)
    assert "the draft of “A Quiet Draft”" in page.text
    act(client, "delete_selected", free, post="yes")
    assert [*Photo.objects.all()] == [used]
