"""Credits at the desk: one name for one credit, mended once and mended everywhere."""

from io import BytesIO

import pytest
from bs4 import BeautifulSoup

from articles import credits
from articles.content import Signature
from articles.models import PhotoCredit
from articles.photos.metadata import read_metadata
from tests.factories import (
    DAY,
    NOW,
    make_author,
    make_photo,
    make_story,
    make_user,
)
from tests.reading import content, read

pytestmark = pytest.mark.django_db
LIST = "/admin/articles/photocredit/"
ADD = f"{LIST}add/"
MERGE = f"{LIST}merge/"


@pytest.fixture
def editor(client):
    user = make_user("Editors", first_name="Eva")
    client.force_login(user)
    return user


def make_credit(name, **fields):
    return PhotoCredit.objects.create(name=name, **fields)


def change(credit):
    return f"{LIST}{credit.pk}/change/"


def words(response):
    return " ".join(BeautifulSoup(response.text, "html.parser").get_text(" ").split())


def told(response):
    return " ".join(str(message) for message in response.context["messages"])


def listed(client, query=""):
    soup = BeautifulSoup(client.get(f"{LIST}{query}").text, "html.parser")
    return [row.get_text() for row in soup.select("#result_list .field-name")]


# The list.


def test_the_list_counts_photos_and_leads_to_them(client, editor):
    credit = make_credit("Northlight", kind="agency")
    make_photo(credit="Northlight"), make_photo(credit="Northlight")
    make_credit("Nobody’s")
    soup = BeautifulSoup(client.get(LIST).text, "html.parser")
    cells = [one.get_text() for one in soup.select("#result_list .field-photo_count")]
    assert cells == ["None", "2 of Northlight"]
    assert soup.select_one(f'a[href="/admin/articles/photo/?credit={credit.pk}"]')
    kinds = [one.get_text() for one in soup.select("#result_list .field-kind_in_words")]
    assert kinds == ["", "Agency"]


def test_the_list_costs_the_same_however_many_credits_and_photos_there_are(
    client, editor, django_assert_max_num_queries
):
    make_photo(credit="A")
    with django_assert_max_num_queries(30) as few:
        client.get(LIST)
    for name in "BCDE":
        make_photo(credit=name), make_photo(credit=name)
    with django_assert_max_num_queries(len(few)):
        client.get(LIST)


def test_a_credit_is_found_by_any_of_its_spellings(client, editor):
    make_credit("Associated Press", spellings="AP\nA.P."), make_credit("Northlight")
    assert listed(client, "?q=a.p.") == ["Associated Press"]
    assert listed(client, "?q=north") == ["Northlight"]


def test_what_is_incomplete_can_be_asked_for(client, editor):
    make_credit("Complete", kind="agency", licence_url="https://a.example/")
    make_credit("Lacking", kind="agency"), make_credit("Of no kind")
    assert listed(client, "?incomplete=licence") == ["Lacking"]
    assert listed(client, "?incomplete=kind") == ["Of no kind"]
    assert listed(client, "?kind__exact=agency") == ["Complete", "Lacking"]
    assert len(listed(client, "?incomplete=nonsense")) == 3


# The form.


def test_the_form_says_how_far_a_change_reaches(client, editor):
    credit = make_credit("Northlight")
    assert "No photo uses it." in words(client.get(change(credit)))
    photo, face = make_photo(credit="Northlight"), make_photo(credit="Northlight")
    assert "Used by 2 photos; no live story shows one" in words(client.get(change(credit)))
    make_story(photos=[photo])
    make_story(byline=(Signature(make_author(portrait=face).pk),))
    make_story(photos=[photo], live_until=NOW + DAY)
    said = words(client.get(change(credit)))
    assert "Used by 2 photos; a change is public at once in 2 live stories." in said


@pytest.mark.parametrize("typed", ["AP", "ap", " a p ", "ASSOCIATED press"])
def test_a_spelling_that_names_another_credit_is_refused_with_its_name(client, editor, typed):
    make_credit("Associated Press", spellings="AP\nA P")
    credit = make_credit("Northlight")
    answer = client.post(change(credit), {"name": "Northlight", "spellings": f"NL\n{typed}"})
    assert "belongs to “Associated Press”" in answer.text
    assert "NL" in answer.text
    answer = client.post(ADD, {"name": typed})
    assert "is there already, as “Associated Press”" in answer.text
    assert PhotoCredit.objects.count() == 2


def test_capitals_outside_ascii_are_one_name_too(client, editor):
    make_credit("Ünal")
    assert "is there already" in client.post(ADD, {"name": "ÜNAL"}).text


def test_spellings_are_kept_once_and_tidy(client, editor):
    spellings = "NL \n\nnl\n  Northlight  Ag.\nNORTHLIGHT agency"
    client.post(ADD, {"name": " Northlight   Agency ", "spellings": spellings})
    credit = PhotoCredit.objects.get()
    assert credit.name == "Northlight Agency"
    assert credit.spellings == "NL\nNorthlight Ag."
    assert credits.credit_called("northlight ag.") == credit


def test_what_was_typed_stays_when_it_is_refused(client, editor):
    answer = client.post(ADD, {"name": "", "copyright_notice": "© Typed <b>", "kind": "own"})
    soup = BeautifulSoup(answer.text, "html.parser")
    assert soup.find(id="id_copyright_notice")["value"] == "© Typed <b>"
    assert soup.select_one("#id_kind option[selected]")["value"] == "own"


def test_a_credit_in_use_cannot_be_deleted(client, editor):
    credit = make_photo(credit="Northlight").credit
    client.post(f"{LIST}{credit.pk}/delete/", {"post": "yes"})
    assert PhotoCredit.objects.filter(pk=credit.pk).exists()


# Merging.


@pytest.fixture
def two(client, editor):
    """A credit in two spellings, each under a photo of a live story."""
    keep = make_credit("Northlight Agency", kind="agency")
    other = make_credit("northlight", spellings="NL", licence_url="https://north.example/")
    photos = [make_photo(credit=keep.name), make_photo(credit=other.name)]
    for photo in photos:
        photo.story = make_story(lead_photo=photo.pk)
    return keep, other, photos


def test_choosing_to_merge_leads_to_a_screen_that_changes_nothing(client, two):
    keep, other, _ = two
    data = {"action": "merge_chosen", "_selected_action": [keep.pk, other.pk]}
    answer = client.post(LIST, data, follow=True)
    assert answer.request["PATH_INFO"] == MERGE
    said = words(answer)
    assert "Merge 2 credits into one" in said and "Northlight Agency 1 photo, agency" in said
    assert "Used by 2 photos; a change is public at once in 2 live stories." in said
    soup = BeautifulSoup(answer.text, "html.parser")
    assert len(soup.select("input[name=keep]")) == 2
    assert len(soup.select("input[name=keep][checked]")) == 1
    assert PhotoCredit.objects.count() == 2


def test_a_merge_mends_pages_data_and_the_names_and_words_of_files(client, two):
    keep, other, photos = two
    former = photos[1].files.name("lead", "jpg")
    answer = client.post(MERGE, {"credit": [keep.pk, other.pk], "keep": keep.pk}, follow=True)
    assert "“northlight” is now “Northlight Agency”: 1 photo names it." in told(answer)
    keep.refresh_from_db()
    assert keep.spellings == "northlight\nNL" and keep.licence_url == "https://north.example/"
    assert not PhotoCredit.objects.filter(pk=other.pk).exists()
    for photo in photos:
        photo.refresh_from_db()
        page = read(f"/{photo.story.versions.get().path}/").text
        assert "Photo Credit: Northlight Agency" in " ".join(
            BeautifulSoup(page, "html.parser").get_text(" ").split()
        )
        assert '"creditText": "Northlight Agency"' in page and 'northlight"' not in page
        file = read(f"/photos/{photo.token}/{photo.files.name('lead', 'jpg')}")
        assert read_metadata(BytesIO(content(file))).credit_line == "Northlight Agency"
    assert photos[1].files.name("lead", "jpg") != former
    assert read(f"/photos/{photos[1].token}/{former}").status_code == 404


def test_a_merge_without_a_choice_is_asked_again(client, two):
    keep, other, _ = two
    stranger = make_credit("Somebody Else")
    for choice in ("", stranger.pk, "nonsense"):
        answer = client.post(MERGE, {"credit": [keep.pk, other.pk], "keep": choice})
        assert "Choose which name stays." in answer.text
    assert PhotoCredit.objects.count() == 3


@pytest.mark.parametrize("chosen", [[], [0], ["nonsense"]])
def test_one_credit_alone_is_not_merged(client, editor, chosen):
    credit = make_credit("Alone")
    answer = client.get(MERGE, {"credit": [credit.pk, *chosen]}, follow=True)
    assert "Choose between 2 and 50 credits" in told(answer)
    data = {"action": "merge_chosen", "_selected_action": [credit.pk]}
    assert "Choose between 2 and 50 credits" in told(client.post(LIST, data, follow=True))


def test_hostile_names_are_only_names(client, editor):
    attack = "<img src=x onerror=alert(1)>\"'</script>"
    one, other = make_credit(attack), make_credit(f"{attack}2", copyright_notice=attack)
    chosen = {"credit": [one.pk, other.pk]}
    for answer in (
        client.get(LIST),
        client.get(change(one)),
        client.get(MERGE, chosen),
        client.post(MERGE, chosen | {"keep": one.pk}, follow=True),
    ):
        assert not BeautifulSoup(answer.text, "html.parser").find("img", src="x")


@pytest.mark.parametrize("group", ["Contributors", "Schedulers"])
def test_who_may_not_change_credits_merges_none(client, group):
    one, other = make_photo(credit="One").credit, make_photo(credit="Other").credit
    client.force_login(make_user(group))
    assert "merge_chosen" not in client.get(LIST).text
    chosen = {"credit": [one.pk, other.pk], "keep": one.pk}
    assert client.get(MERGE, chosen).status_code == 403
    assert client.post(MERGE, chosen).status_code == 403
    answer = client.get(change(one))
    assert answer.status_code == 200 and 'name="spellings"' not in answer.text
    assert "One" in words(answer)
    assert client.post(change(one), {"name": "Two"}).status_code == 403


def test_a_contributor_may_add_a_credit(client):
    client.force_login(make_user("Contributors"))
    client.post(ADD, {"name": "Courtesy of the Harbour"})
    assert PhotoCredit.objects.get().name == "Courtesy of the Harbour"


# Portraits, which need one.


def author_form(client, portrait, **fields):
    return client.post("/admin/articles/author/add/", {"name": "Ann", "portrait": portrait.pk})


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"credit": None}, "needs its picture and its credit first"),
        ({"has_file": False}, "needs its picture and its credit first"),
        ({"killed_at": NOW}, "This picture has been killed."),
        ({"licence_until": NOW}, "The licence of this photo ended Thu 6 Mar 2025, 12:00."),
        ({"licence_from": NOW + 9999 * DAY}, "The licence of this photo begins"),
        ({"is_for_web": False}, "do not let it stand on the site"),
    ],
)
def test_a_portrait_is_one_that_readers_may_see(client, editor, fields, sentence):
    assert sentence in author_form(client, make_photo(**fields)).text


def test_a_portrait_whose_licence_has_ended_does_not_stand_in_the_way_of_a_new_biography(
    client, editor
):
    author = make_author("Ann", portrait=make_photo(licence_until=NOW))
    data = {"name": "Ann", "slug": "ann", "portrait": author.portrait_id, "bio": "Writes."}
    answer = client.post(f"/admin/articles/author/{author.pk}/change/", data, follow=True)
    assert "Readers do not see the portrait. The licence of this photo ended" in told(answer)
    author.refresh_from_db()
    assert author.bio == "Writes."


def test_the_author_form_shows_the_portrait_as_readers_get_it(client, editor):
    photo = make_photo(credit="Courtesy of Ann")
    author = make_author("Ann", portrait=photo)
    text = client.get(f"/admin/articles/author/{author.pk}/change/").text
    assert photo.files.name("square", "webp") in text and "Courtesy of Ann" in text
    assert f"/admin/articles/photo/{photo.pk}/change/" in text
    assert "As it stands" not in client.get("/admin/articles/author/add/").text
