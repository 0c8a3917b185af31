"""The desk's form of one photo: what its file says is offered and never trusted, what is saved is
said in words, and nothing typed is lost.
"""

import re
from datetime import UTC, datetime
from io import BytesIO

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group, Permission
from django.core.files.base import ContentFile
from django.utils import timezone
from PIL import Image

from articles import photo_desk
from articles.content import Signature
from articles.models import Photo, PhotoCredit
from articles.photos.metadata import EmbeddedRights, xmp_packet
from tests.factories import (
    DAY,
    HOUR,
    make_author,
    make_draft,
    make_photo,
    make_picture,
    make_story,
    make_user,
)
from tests.reading import content, read

pytestmark = pytest.mark.django_db
ADD = "/admin/articles/photo/add/"


@pytest.fixture
def editor(client):
    user = make_user("Editors", first_name="Eva")
    client.force_login(user)
    return user


def change(photo):
    return f"/admin/articles/photo/{photo.pk}/change/"


def page(client, photo):
    return BeautifulSoup(client.get(change(photo)).text, "html.parser")


def words(soup):
    return " ".join(soup.get_text(" ").split())


def typed(photo=None, **fields):
    """What a browser sends of the form."""
    sound = {
        "alt_text": photo.alt_text if photo else "What is seen",
        "is_alt_confirmed": "on",
        "caption": photo.caption if photo else "A caption",
        "credit": (photo.credit_id or "") if photo else "",
        **dict.fromkeys(["is_for_web", "is_for_share_cards", "is_for_feeds"], "on"),
    }
    return sound | fields


def told(response):
    return " ".join(str(message) for message in response.context["messages"])


def file_of(data, name="a.jpg"):
    return ContentFile(data, name)


def drawn(turn=0, quality=90, **rights):
    """A picture with a look of its own: four fields, of four tones, in one of four orders."""
    tones = [(230, 40, 40), (20, 60, 160), (240, 220, 90), (10, 90, 40)]
    tones = tones[turn:] + tones[:turn]
    image = Image.new("RGB", (120, 80))
    for at, tone in enumerate(tones):
        image.paste(tone, (at * 30, at * 9, at * 30 + 30, 80))
    out = BytesIO()
    image.save(out, "JPEG", quality=quality, xmp=xmp_packet(EmbeddedRights(**rights)))
    return out.getvalue()


def saying(**said):
    photo = make_photo()
    photo.said = said
    photo.save()
    return photo


# Taking a file in.


def test_a_file_comes_in_with_its_facts_its_record_and_what_it_says_of_itself(client, editor):
    file = file_of(drawn(creator="Ada Lind", credit_line="Northlight"))
    answer = client.post(ADD, typed(file=file), follow=True)
    photo = Photo.objects.get()
    assert answer.redirect_chain[-1][0] == change(photo)
    assert (photo.width, photo.height, photo.created_by) == (120, 80, editor)
    assert photo.checksum and photo.look_keys.count() == 4
    assert [(event.verb, event.by) for event in photo.events.all()] == [("uploaded", editor)]
    assert (photo.alt_text, photo.caption) == ("What is seen", "A caption")
    assert photo.creator == "" and "The file says: “ Ada Lind ”" in words(page(client, photo))


def test_a_credit_that_the_house_knows_is_taken_and_told(client, editor):
    credit = PhotoCredit.objects.create(name="Associated Press", spellings="AP")
    file = file_of(drawn(credit_line="ap"))
    answer = client.post(ADD, typed(file=file), follow=True)
    assert Photo.objects.get().credit == credit
    assert "The file names “Associated Press”" in told(answer)


def test_a_picture_may_still_be_to_come(client, editor):
    client.post(ADD, typed(alt_text="Still to be drawn"))
    photo = Photo.objects.get()
    assert not photo.file and photo.created_by == editor
    client.post(change(photo), typed(photo, file=file_of(drawn())))
    photo.refresh_from_db()
    assert photo.file and photo.events.get().verb == "uploaded"


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "This is an SVG drawing."),
        (b"", "The submitted file is empty."),
        (make_picture(600, 400)[:900], "damaged or cut short"),
        (make_picture(format="PNG"), "Its name ends in “.jpg”, but this is a PNG picture."),
    ],
)
def test_a_file_that_is_refused_loses_nothing_that_was_typed(client, editor, data, sentence):
    credit = PhotoCredit.objects.create(name="Northlight")
    fields = {"caption": "Typed for an hour", "credit": credit.pk, "place": "Port-Lannec"}
    fields |= {"licence_until": "2040-03-06T07:30:05", "source_type": "print", "focus_x": "12"}
    answer = client.post(ADD, typed(file=file_of(data), **fields))
    soup = BeautifulSoup(answer.text, "html.parser")
    assert sentence in soup.find(id="id_file_error").get_text()
    assert "only the file has to be chosen again" in words(soup)
    assert soup.find(id="id_caption").get_text().strip() == "Typed for an hour"
    assert soup.find(id="id_place")["value"] == "Port-Lannec"
    assert soup.find(id="id_licence_until")["value"] == "2040-03-06T07:30:05"
    assert soup.select_one("#id_source_type option[selected]")["value"] == "print"
    assert soup.select_one("#id_credit option[selected]").get_text() == "Northlight"
    assert not Photo.objects.exists()


# The same again.


def test_the_same_file_again_is_named_with_where_it_is_used(client, editor):
    photo = make_photo()
    make_story(photos=[photo])
    data = typed(file=file_of(photo.file.open().read()), caption="Typed")
    soup = BeautifulSoup(client.post(ADD, data).text, "html.parser")
    link = soup.select_one(".known a")
    assert (link["href"], link.get_text()) == (change(photo), "Already here, used in 1 story")
    assert soup.find(id="id_keep_too") and soup.find(id="id_caption").get_text().strip() == "Typed"
    assert Photo.objects.count() == 1
    client.post(ADD, typed(file=file_of(photo.file.open().read()), keep_too="on"))
    assert Photo.objects.count() == 2


def test_the_tick_to_keep_both_is_there_only_where_it_is_needed(client, editor):
    assert "Keep this one too" not in client.get(ADD).text
    assert "Keep this one too" not in client.get(change(make_photo())).text


def test_one_that_looks_the_same_is_named(client, editor):
    client.post(ADD, typed(file=file_of(drawn(quality=95))))
    answer = client.post(ADD, typed(file=file_of(drawn(quality=60))))
    assert "One that looks the same, not used yet" in answer.text
    assert Photo.objects.count() == 1


def test_a_killed_picture_cannot_come_in_again_and_its_look_alike_is_named(client, editor):
    client.post(ADD, typed(file=file_of(drawn(quality=95))))
    photo_desk.kill(Photo.objects.get(), by=editor, notice="The <b>subject</b> withdrew.")
    same = client.post(ADD, typed(file=file_of(drawn(quality=95)), keep_too="on"))
    assert "This picture cannot come in again. It was killed on" in same.text
    alike = client.post(ADD, typed(file=file_of(drawn(quality=60))))
    assert "One that looks the same, not used yet. It was killed on" in alike.text
    assert "The &lt;b&gt;subject&lt;/b&gt; withdrew." in alike.text
    assert Photo.objects.count() == 1


# Replacing.


def test_a_file_is_replaced_everywhere_and_words_rights_and_record_stay(client, editor):
    photo = make_photo(focus_x=10, territory="Europe")
    make_story(photos=[photo])
    former, names = photo.file.name, set(photo.files.all_names())
    assert "1 live story shows it." in page(client, photo).find("details").get_text()
    data = typed(photo, focus_x=10, focus_y=50, territory="Europe", file=file_of(drawn()))
    answer = client.post(change(photo), data, follow=True)
    assert "The new file stands everywhere already. 1 live story shows it." in told(answer)
    photo.refresh_from_db()
    assert (photo.width, photo.focus_x, photo.territory) == (120, 10, "Europe")
    assert photo.credit.name == "Courtesy of Someone" and photo.file.name != former
    assert not names & set(photo.files.all_names())
    event = photo.events.get()
    assert (event.verb, event.by, event.why) == ("replaced the file", editor, former)
    assert former not in client.get(change(photo)).text
    assert photo.look_keys.count() == 4


def test_a_picture_of_another_shape_begins_at_its_middle(client, editor):
    photo = make_photo(focus_x=10)
    file = file_of(make_picture(40, 60))
    data = typed(photo, focus_x=10, focus_y=50, file=file)
    assert "in the middle again" in told(client.post(change(photo), data, follow=True))
    photo.refresh_from_db()
    assert (photo.focus_x, photo.focus_y) == (50, 50)


def test_the_very_file_that_is_here_replaces_nothing(client, editor):
    photo = make_photo()
    answer = client.post(change(photo), typed(photo, file=file_of(photo.file.open().read())))
    assert "This is the very file that is here." in answer.text


def test_the_file_of_a_killed_photo_stays_so_that_it_is_known_again(client, editor):
    photo = make_photo()
    photo_desk.kill(photo, by=editor, notice="No.")
    soup = page(client, photo)
    assert soup.find(id="id_file") is None and not soup.find("a", string="Delete this photo")
    answer = client.post(change(photo), typed(photo, file=file_of(drawn())))
    assert "This picture has been killed. Bring it back first" in answer.text
    assert client.post(f"/admin/articles/photo/{photo.pk}/delete/").status_code == 403
    photo.refresh_from_db()
    assert photo.width == 60


def test_a_picture_is_never_taken_away(client, editor):
    photo = make_photo()
    answer = client.post(change(photo), typed(photo, **{"file-clear": "on"}))
    assert "A picture is not taken away" in answer.text
    make_story(photos=[photo])
    answer = client.post(change(photo), typed(photo, **{"file-clear": "on"}))
    assert "Readers see this photo, or soon will: replace the file instead." in answer.text


# What the file says.


SAID = {
    "caption": "A harbour\nat dawn",
    "creator": "Ada Lind",
    "copyright_notice": "© Ada",
    "web_statement": "https://ada.example/",
    "source_type": "print",
    "taken_at": "2025-03-01T12:00:00",
    "place": "Port-Lannec",
}


def test_what_the_file_says_stands_beside_each_field_and_is_taken_by_nobody(client, editor):
    photo = saying(**SAID)
    soup = page(client, photo)
    offered = {one["data-use"]: one["data-value"] for one in soup.select("[data-use]")}
    assert offered == {
        "id_caption": "A harbour\nat dawn",
        "id_creator": "Ada Lind",
        "id_copyright_notice": "© Ada",
        "id_licence_url": "https://ada.example/",
        "id_source_type": "print",
        "id_taken_on": "2025-03-01",
        "id_place": "Port-Lannec",
    }
    assert "Scan of a print" in soup.select_one(".field-source_type .proposal").get_text()
    assert soup.select_one("details:has(#id_place)").has_attr("open")
    assert soup.select_one("[data-use-all]") and "The file says 8 things" in words(soup)
    photo.refresh_from_db()
    assert photo.creator == photo.place == ""


def test_what_is_said_already_is_not_offered_again(client, editor):
    photo = saying(place="Port-Lannec")
    client.post(change(photo), typed(photo, place="Port-Lannec"))
    assert not page(client, photo).select(".proposal")


HOSTILE = [
    "</script><script>alert(1)</script>",
    "\"'><img src=x onerror=alert(1)>",
    "{{ settings.SECRET_KEY }}{% debug %}",
    "\u202egnp.exe\u2066\u2067",
    "W" * 5000,
]


@pytest.mark.parametrize("attack", HOSTILE)
def test_no_word_of_a_file_breaks_out_of_the_form(client, editor, attack):
    fields = ["caption", "creator", "source", "instructions", "place", "usage_terms", "alt_text"]
    fields += ["copyright_notice", "web_statement", "credit_line", "source_type", "taken_at"]
    photo = saying(**dict.fromkeys(fields, attack))
    soup = page(client, photo)
    assert not soup.find("img", src="x") and not soup.find("script", string="alert(1)")
    assert not [tag for tag in soup.find_all(True) if any(name[:2] == "on" for name in tag.attrs)]
    button = soup.select_one("[data-use=id_caption]")
    assert button["data-value"] == attack
    shown = soup.select(".proposal")
    assert shown and all(one.find("bdi") for one in shown)


def test_a_long_proposal_opens_with_a_click(client, editor):
    soup = page(client, saying(caption="Words. " * 300))
    proposal = soup.select_one(".field-caption .proposal")
    assert len(proposal.find("summary").get_text()) < 300
    assert len(proposal.find(class_="said").get_text()) > 2000


def test_instructions_stand_before_everything_else(client, editor):
    text = client.get(change(saying(instructions="MANDATORY CREDIT: embargo until Friday."))).text
    assert text.index("MANDATORY CREDIT") < text.index('id="photo_form"')


def test_who_sees_a_picture_made_by_a_machine_is_told_what_readers_are_told(client, editor):
    photo = saying(source_type="trainedAlgorithmicMedia")
    assert "Readers see the label “Made with AI”" in words(page(client, photo))
    assert "Made with AI" not in words(page(client, make_photo()))


# Who is named.


def test_the_form_says_who_is_named_as_it_is_printed(client, editor):
    photo = make_photo(credit="Amara <Osei>")
    assert page(client, photo).select_one(".printed").get_text() == "Photo Credit: Amara <Osei>"
    nobody = make_photo(credit=None)
    assert "Nobody is named yet." in page(client, nobody).select_one(".printed").get_text()


def test_a_known_spelling_offers_the_credit_that_it_stands_for(client, editor):
    credit = PhotoCredit.objects.create(name="Associated Press", spellings="AP\nA.P.")
    soup = page(client, saying(credit_line="a.p."))
    button = soup.select_one(".field-credit [data-use]")
    assert (button["data-value"], button["data-text"]) == (str(credit.pk), "Associated Press")
    assert "The house knows that name as “ Associated Press ”" in words(soup)


def test_a_new_name_becomes_a_credit_with_one_button_that_also_saves(client, editor):
    photo = saying(credit_line="Northlight  Agency <x>")
    button = page(client, photo).select_one("button[name=_new_credit]")
    assert button["value"] == "Northlight  Agency <x>"
    data = typed(photo, _new_credit=button["value"], caption="Typed")
    answer = client.post(change(photo), data, follow=True)
    photo.refresh_from_db()
    assert (photo.credit.name, photo.caption) == ("Northlight Agency <x>", "Typed")
    assert answer.redirect_chain[-1][0] == change(photo)
    assert "“Northlight Agency &lt;x&gt;” is a credit of the house from now on." in answer.text


def test_a_name_that_is_typed_becomes_the_credit_that_is_there_or_a_new_one(client, editor):
    known = PhotoCredit.objects.create(name="Associated Press", spellings="AP")
    photo = make_photo(credit=None)
    client.post(change(photo), typed(photo, new_credit=" ap "))
    photo.refresh_from_db()
    assert photo.credit == known
    client.post(change(photo), typed(photo, new_credit="Somebody Else"))
    photo.refresh_from_db()
    assert photo.credit.name == "Somebody Else"


def test_a_form_that_is_not_sound_makes_no_credit(client, editor):
    photo = make_photo(credit=None)
    client.post(change(photo), typed(photo, new_credit="Somebody", focus_x="999"))
    answer = client.post(change(photo), typed(photo, _new_credit="W" * 300))
    assert not PhotoCredit.objects.exists()
    assert "at most 250 characters" in answer.text


def test_who_may_not_make_a_credit_is_told_so(client):
    contributors = Group.objects.get(name="Contributors")
    contributors.permissions.remove(Permission.objects.get(codename="add_photocredit"))
    client.force_login(make_user("Contributors"))
    photo = make_photo(credit=None)
    photo.said = {"credit_line": "Northlight"}
    photo.save()
    assert "An editor can make one." in words(page(client, photo))
    answer = client.post(change(photo), typed(photo, _new_credit="Northlight"))
    assert "You may not make a new credit." in answer.text
    assert not PhotoCredit.objects.exists()


@pytest.mark.parametrize("credit", ["9" * 40, "²", "nonsense", "-1"])
def test_a_credit_that_is_none_is_refused_beside_its_field(client, editor, credit):
    photo = make_photo()
    answer = client.post(change(photo), typed(photo, credit=credit, caption="Typed"))
    soup = BeautifulSoup(answer.text, "html.parser")
    assert soup.find(id="id_credit_error")
    assert soup.find(id="id_caption").get_text().strip() == "Typed"


def test_a_photo_that_is_made_for_a_portrait_goes_back_to_where_it_is_needed(client, editor):
    """The author form opens this one in a window of its own, which says which photo it made."""
    assert 'name="_popup"' in client.get(f"{ADD}?_popup=1").text
    answer = client.post(f"{ADD}?_popup=1", typed(file=file_of(drawn()), _popup="1"))
    assert answer.status_code == 200 and f"{Photo.objects.get().pk}" in answer.text


# Rights.


def test_moments_of_a_licence_are_the_persons_own_to_the_second(client, editor):
    editor.time_zone = "Asia/Tokyo"
    editor.save()
    photo = make_photo()
    client.post(change(photo), typed(photo, licence_until="2040-03-06T07:30:05"))
    photo.refresh_from_db()
    assert photo.licence_until == datetime(2040, 3, 5, 22, 30, 5, tzinfo=UTC)
    assert page(client, photo).find(id="id_licence_until")["value"] == "2040-03-06T07:30:05"


def test_a_licence_that_ends_before_it_begins_is_refused_with_a_sentence(client, editor):
    photo = make_photo()
    data = {"licence_from": "2040-03-06T07:30", "licence_until": "2040-03-06T07:30"}
    soup = BeautifulSoup(client.post(change(photo), typed(photo, **data)).text, "html.parser")
    assert "end before it begins" in soup.find(id="id_licence_until_error").get_text()
    assert "constraint" not in soup.get_text().lower()


def test_the_form_says_what_the_rights_will_do(client, editor):
    until = timezone.now().replace(microsecond=0) + 40 * DAY
    photo = make_photo(licence_until=until, is_for_feeds=False)
    make_story(photos=[photo])
    said = words(page(client, photo).select_one(".save-box"))
    assert "A change is public at once: 1 live story shows it." in said
    assert re.search(r"Readers see a placeholder from \w{3} \d+ \w{3}", said)
    assert "Feeds go without it." in said and "Share cards" not in said


def test_a_licence_that_has_ended_is_saved_and_a_warning_says_what_stands_there(client, editor):
    photo = make_photo()
    make_story(photos=[photo])
    data = typed(photo, licence_until="2025-01-01T00:00:00")
    answer = client.post(change(photo), data, follow=True)
    assert "Readers see a placeholder instead of it now. 1 live story shows it." in told(answer)
    assert "Readers see a placeholder: the licence ended" in words(page(client, photo))


def test_saving_what_is_no_right_says_nothing_of_rights(client, editor):
    photo = make_photo(licence_until=timezone.now() - DAY)
    answer = client.post(change(photo), typed(photo, caption="Mended", licence_until=""))
    photo.refresh_from_db()
    assert photo.caption == "Mended" and answer.status_code == 302


def test_a_photo_for_one_story_only_that_stands_in_two_is_told(client, editor):
    photo = make_photo()
    make_story(photos=[photo]), make_story(photos=[photo])
    Photo.objects.update(is_sole_use=True)
    assert "It is for one story only, and 2 live stories show it." in words(page(client, photo))


# Where it is used.


def test_everything_that_uses_a_photo_is_listed_in_its_group(client, editor):
    now = timezone.now()
    photo = make_photo()
    make_author("Ada Lind", portrait=photo)
    make_story(headline="Live one", photos=[photo])
    make_story(headline="Coming one", photos=[photo], live_from=now + DAY, now=now)
    make_story(headline="Past one", photos=[photo], live_until=now - HOUR)
    make_draft(headline="Draft one", photos=[photo])
    lists = page(client, photo).select(".uses h3")
    found = {one.get_text(): words(one.find_next("ul")) for one in lists}
    assert list(found) == [
        *("On the front page now", "Live", "Scheduled", "Drafts", "Past versions", "Portrait of")
    ]
    assert found["Live"] == found["On the front page now"] == "Live one"
    assert found["Scheduled"].startswith("Coming one") and "until" in found["Past versions"]
    assert "Draft one" in found["Drafts"] and "Live one" not in found["Drafts"]
    assert found["Portrait of"] == "Ada Lind"


def test_stories_that_a_portrait_signs_count_as_showing_it(client, editor):
    photo = make_photo()
    author = make_author(portrait=photo)
    make_story(headline="Signed", byline=(Signature(author.pk),))
    soup = page(client, photo)
    assert "1 live story shows it." in words(soup.select_one(".save-box"))
    assert "Signed signed with it" in words(soup.select_one(".uses"))


def test_the_form_costs_the_same_however_often_a_photo_is_used(
    client, editor, django_assert_max_num_queries
):
    photo = make_photo()
    for number in range(2):
        make_story(headline=f"Story {number}", photos=[photo])
        make_draft(photos=[photo])
    with django_assert_max_num_queries(100) as few:
        client.get(change(photo))
    for _ in range(4):
        make_story(photos=[photo])
        make_draft(photos=[photo])
    with django_assert_max_num_queries(len(few)):
        client.get(change(photo))


# Two people.


def test_what_somebody_else_saved_meanwhile_is_named_before_it_is_overwritten(client, editor):
    photo = make_photo()
    seen = page(client, photo).find(id="id_seen")["value"]
    Photo.objects.filter(pk=photo.pk).update(caption="Olga’s", territory="Europe")
    data = typed(photo, seen=seen, caption="Eva’s", territory="")
    soup = BeautifulSoup(client.post(change(photo), data).text, "html.parser")
    assert "Somebody else saved this photo while you were working on it." in words(soup)
    told = {one.dt.get_text(): one.dd.get_text() for one in soup.select(".told > div")}
    assert told == {"Their caption": "Olga’s", "Their territory": "Europe"}
    assert soup.find(id="id_caption").get_text().strip() == "Eva’s"
    client.post(change(photo), data | {"seen": soup.find(id="id_seen")["value"]})
    photo.refresh_from_db()
    assert photo.caption == "Eva’s"


def test_a_save_from_an_old_form_brings_no_killed_picture_back(client, editor):
    photo = make_photo()
    seen = page(client, photo).find(id="id_seen")["value"]
    photo_desk.kill(photo, by=None, notice="No.")
    answer = client.post(change(photo), typed(photo, seen=seen))
    assert "Their killed at" in words(BeautifulSoup(answer.text, "html.parser"))
    photo.refresh_from_db()
    assert photo.killed_at


# The focal point.


@pytest.mark.parametrize(("x", "y"), [("101", "0"), ("-1", "0"), ("0", "half")])
def test_a_focal_point_outside_the_picture_is_refused_beside_its_field(client, editor, x, y):
    photo = make_photo()
    answer = client.post(change(photo), typed(photo, focus_x=x, focus_y=y))
    soup = BeautifulSoup(answer.text, "html.parser")
    assert soup.select_one(".focus-numbers .problem")


def test_a_focal_point_left_empty_stays_where_it_is(client, editor):
    photo = make_photo(focus_x=12, focus_y=34)
    client.post(change(photo), typed(photo, focus_x="", focus_y=""))
    photo.refresh_from_db()
    assert (photo.focus_x, photo.focus_y) == (12, 34)


def test_a_moved_focal_point_makes_new_files(client, editor):
    photo = make_photo()
    before = photo.files.name("card", "webp")
    client.post(change(photo), typed(photo, focus_x="10", focus_y="90"))
    photo.refresh_from_db()
    assert photo.files.name("card", "webp") != before


# The markup.


def test_enter_presses_save_and_the_policy_of_the_desk_holds(client, editor):
    soup = page(client, saying(credit_line="Somebody New", **SAID))
    form = soup.find(id="photo_form")
    assert form.find("button", type="submit")["name"] == "_save"
    assert not soup.find_all(style=True)
    assert form["enctype"] == "multipart/form-data"
    assert all(script.has_attr("nonce") for script in soup.select("script[type=module]"))


# Who may do what.


def test_who_may_only_look_sees_who_is_named_and_no_field(client):
    until = datetime(2040, 3, 6, 7, 30, tzinfo=UTC)
    photo = make_photo(credit="Courtesy of Bauer", place="Port-Lannec", licence_until=until)
    client.force_login(make_user("Schedulers"))
    soup = page(client, photo)
    labels = [one.get_text() for one in soup.select(".told dt")]
    assert "Territory" not in labels and "Digital source type" not in labels
    assert soup.find(id="id_caption") is None and not soup.select("button[name=_save]")
    for part in ("Courtesy of Bauer", "Port-Lannec", "Tue 6 Mar 2040, 07:30", photo.alt_text):
        assert part in words(soup)
    assert client.post(change(photo), typed(photo)).status_code == 403


def test_a_contributor_looks_at_what_readers_see_and_changes_only_what_they_do_not(client):
    client.force_login(make_user("Contributors"))
    photo = make_photo()
    assert page(client, photo).find(id="id_caption")
    make_story(photos=[photo])
    soup = page(client, photo)
    assert soup.find(id="id_caption") is None
    assert "only an editor changes it" in words(soup)
    assert client.post(change(photo), typed(photo, file=file_of(drawn()))).status_code == 403


# The original.


def original(photo):
    return f"/admin/articles/photo/{photo.pk}/original/"


def test_an_editor_fetches_the_original_as_a_file_that_can_do_no_harm(client, editor):
    photo = make_photo(caption="Ünal’s <picture>")
    assert original(photo) in client.get(change(photo)).text
    answer = client.get(original(photo))
    with photo.file.open() as file:
        assert content(answer) == file.read()
    name = f'attachment; filename="photo-{photo.pk}.jpg"'
    assert answer.headers["Content-Disposition"] == name
    assert answer.headers["Content-Type"] == "image/jpeg"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "no-store" in answer.headers["Cache-Control"]
    assert answer.headers["Content-Security-Policy"].startswith("sandbox")


@pytest.mark.parametrize("group", ["Contributors", "Schedulers"])
def test_the_others_fetch_no_original(client, group):
    photo = make_photo()
    client.force_login(make_user(group))
    assert client.get(original(photo)).status_code == 403
    assert original(photo) not in client.get(change(photo)).text


def test_no_public_address_and_no_stranger_gets_an_original(client, editor):
    photo = make_photo()
    make_story(photos=[photo])
    name = photo.file.name
    assert client.get(original(make_photo(has_file=False))).status_code == 404
    assert client.post(original(photo)).status_code == 405
    client.logout()
    assert client.get(original(photo)).status_code == 302
    for path in (f"/{name}", f"/media/{name}", f"/photos/{photo.token}/{name}"):
        assert read(path).status_code == 404
