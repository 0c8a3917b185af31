"""A picture is never without its name, and never seen outside its rights: read from what readers
are sent, and compared with the database.
"""

import json
from io import BytesIO

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import PermissionDenied
from django.core.files.base import ContentFile
from django.utils.translation import override
from PIL import Image

from articles import credits, photo_desk
from articles.content import Signature
from articles.models import Article, Photo, PhotoCredit, Version
from articles.photos import renditions
from articles.photos.metadata import SOURCE_TYPE_SCHEME, read_metadata
from articles.photos.renditions import ENDED
from articles.readiness import readiness
from tests.factories import (
    DAY,
    HOUR,
    NOW,
    make_author,
    make_category,
    make_content,
    make_draft,
    make_photo,
    make_picture,
    make_story,
    make_user,
)
from tests.reading import content, read, said, visitor
from tests.test_guards_leaks import every_address

pytestmark = pytest.mark.django_db
SECOND = DAY / 86400


@pytest.fixture
def credit():
    return PhotoCredit.objects.create(
        name="Amara Osei & “Sons” <Ltd>",
        kind="photographer",
        copyright_notice="© 2025 Amara Osei",
        licence_url="https://osei.example/terms",
        acquire_url="https://osei.example/buy",
    )


@pytest.fixture
def pictured(credit):
    """A story on every page type: a lead, figures of each layout, a portrait."""
    own = [make_photo(credit=None) for _ in range(6)]
    for photo in own:
        photo.credit = credit
        photo.save()
    lead, text, wide, one, two, face = own
    author = make_author("Ada Lind", portrait=face)
    figures = [(text, "text"), (wide, "wide"), (one, "gallery"), (two, "gallery")]
    body = "<p>Words.</p>" + "".join(
        f'<figure data-photo="{photo.pk}" data-layout="{layout}"></figure>'
        for photo, layout in figures
    )
    return make_story(
        headline="A story",
        body=body,
        lead_photo=lead.pk,
        byline=(Signature(author.pk),),
        categories=(make_category("Harbours", position=1).pk,),
        tags=("boats",),
    )


PAGES = {
    "/": 1,
    "/2025/03/06/a-story/": 6,
    "/section/harbours/": 1,
    "/tag/boats/": 1,
    "/author/ada-lind/": 2,
    "/2025/": 1,
    "/2025/03/": 1,
    "/2025/03/06/": 1,
}


def pictures_of(page):
    """The <img> elements of a page that show a photo, those of the enlarged views too."""
    return [img for img in page.find_all("img") if img["src"].startswith("/photos/")]


def soup(path, at=NOW):
    response = read(path, at=at)
    assert response.status_code == 200, path
    return BeautifulSoup(response.text, "html.parser")


def graph(page):
    """The ImageObjects that a page tells machines of."""
    block = page.find("script", type="application/ld+json")
    told = json.loads(block.string)["@graph"] if block else []
    return [one for one in told if one["@type"] == "ImageObject"]


# The credit.


@pytest.mark.parametrize("path", PAGES)
def test_every_picture_of_every_page_stands_with_its_credit(pictured, credit, path):
    """Beside the picture, in the same figure or card; a portrait's at the foot of the story."""
    page = soup(path)
    assert len({img["src"].split("/")[2] for img in pictures_of(page)}) == PAGES[path]
    for img in pictures_of(page):
        box = img.find_parent(["figure", "article"]) or img.find_parent(class_="portrait")
        assert f"Photo Credit: {credit.name}" in " ".join(box.get_text().split()), img
    assert all(img.has_attr("alt") for img in pictures_of(page))


@pytest.mark.parametrize("path", PAGES)
def test_every_picture_of_every_page_is_told_to_machines_with_its_rights(pictured, credit, path):
    page = soup(path)
    told = {one["contentUrl"]: one for one in graph(page)}
    shown = {
        "https://magazine.example" + img["src"]
        for img in pictures_of(page)
        if not img.find_parent(class_="lightbox")
    }
    assert set(told) == shown
    for one in told.values():
        assert one["creditText"] == credit.name
        assert one["creator"] == {"@type": "Person", "name": credit.name}
        assert one["copyrightNotice"] == credit.copyright_notice
        assert one["license"] == credit.licence_url
        assert one["acquireLicensePage"] == credit.acquire_url


def test_every_file_of_every_size_and_format_carries_the_rights(pictured, credit):
    """Of a picture that stands on the page, as it is sent."""
    photo = Photo.objects.filter(credit=credit).first()
    names = photo.files.all_names()
    assert {format for _, format in names.values()} == {"avif", "webp", "jpg"}
    for name in names:
        response = read(f"/photos/{photo.token}/{name}")
        carried = read_metadata(BytesIO(content(response)))
        assert carried.creator == credit.name, name
        assert carried.credit_line == credit.name, name
        assert carried.copyright_notice == credit.copyright_notice, name
        assert carried.web_statement == credit.licence_url, name
        assert carried.licensor_url == credit.acquire_url, name


def test_every_address_that_a_page_names_answers(pictured):
    """Sources, sets, enlarged views, share card and structured data."""
    page = soup("/2025/03/06/a-story/")
    named = {img["src"] for img in pictures_of(page)}
    for element in page.find_all(["img", "source"]):
        named |= {one.split()[0] for one in element.get("srcset", "").split(",") if one}
    named |= {one["contentUrl"].removeprefix("https://magazine.example") for one in graph(page)}
    share = page.find("meta", property="og:image")["content"]
    named.add(share.removeprefix("https://magazine.example"))
    assert len(named) > 20
    assert {read(path).status_code for path in named} == {200}


def test_a_mended_credit_is_mended_on_pages_in_data_and_in_files_which_are_new_ones(pictured):
    """One row, many photos. The former files are gone from one moment to the next."""
    credit = PhotoCredit.objects.get(kind="photographer")
    before = soup("/2025/03/06/a-story/")
    credit.name = "Amara Osei"
    credit.save()
    after = soup("/2025/03/06/a-story/")
    assert "Sons" not in after.get_text() and "Photo Credit: Amara Osei" in after.get_text()
    assert {one["creditText"] for one in graph(after)} == {"Amara Osei"}
    old, new = ({img["src"] for img in pictures_of(page)} for page in (before, after))
    assert not old & new
    assert {read(path).status_code for path in old} == {404}
    files = [BytesIO(content(read(path))) for path in new]
    assert {read_metadata(file).credit_line for file in files} == {"Amara Osei"}


def test_what_the_file_says_of_its_rights_is_kept_where_the_house_says_nothing():
    """No editor has taken the proposals over; the rights stay all the same."""
    photo = make_photo()
    photo.said = {
        "creator": "Elin Dahl",
        "copyright_notice": "© Northlight",
        "web_statement": "https://northlight.example/terms",
        "source_type": "trainedAlgorithmicMedia",
    }
    photo.save()
    story = make_story(lead_photo=photo.pk)
    page = soup(f"/{story.versions.get().path}/")
    (told,) = graph(page)
    assert told["creator"]["name"] == "Elin Dahl"
    assert told["copyrightNotice"] == "© Northlight"
    assert told["license"] == "https://northlight.example/terms"
    assert told["digitalSourceType"] == SOURCE_TYPE_SCHEME + "trainedAlgorithmicMedia"
    assert "Made with AI" in page.find("figure").get_text()
    (file,) = {img["src"] for img in pictures_of(page) if img["src"].endswith("jpg")}
    carried = read_metadata(BytesIO(content(read(file))))
    assert carried.creator == "Elin Dahl"
    assert carried.source_type == "trainedAlgorithmicMedia"


def test_whoever_hands_out_a_picture_is_not_told_to_be_its_maker():
    credit = PhotoCredit.objects.create(name="Courtesy of the Ferry Company", kind="handout")
    story = make_story(lead_photo=make_photo(credit=credit.name).pk)
    (told,) = graph(soup(f"/{story.versions.get().path}/"))
    assert told["creditText"] == credit.name
    assert "creator" not in told


@pytest.mark.parametrize("field", ["caption", "alt_text", "extended_description", "creator"])
def test_no_word_of_a_photo_breaks_out_of_the_page(field):
    attack = "</script><script>alert(1)</script>\"'><img src=x onerror=alert(1)>"
    photo = make_photo(credit=f"{attack} Agency", **{field: attack})
    story = make_story(lead_photo=photo.pk, photos=[photo])
    page = soup(f"/{story.versions.get().path}/")
    assert len(page.find_all("script")) == 1
    assert not [tag for tag in page.find_all(True) if any(name[:2] == "on" for name in tag.attrs)]
    assert all(img["src"].startswith("/photos/") for img in page.find_all("img"))
    assert graph(page)[0]["creditText"] == f"{attack} Agency"


# Words for one use alone.


def test_alt_text_and_caption_may_be_said_otherwise_for_one_use():
    photo = make_photo(alt_text="A boat", caption="The boat")
    body = (
        f'<figure data-photo="{photo.pk}"></figure>'
        f'<figure data-photo="{photo.pk}" data-alt="Rust &quot;here&quot;" '
        'data-caption=""></figure>'
        f'<figure data-photo="{photo.pk}" data-alt=""></figure>'
    )
    story = make_story(
        body=f"<p>Words.</p>{body}", lead_photo=photo.pk, lead_alt="The bow", lead_caption="Bow"
    )
    figures = soup(f"/{story.versions.get().path}/").find_all("figure", class_="photo")
    alts = [figure.find("img")["alt"] for figure in figures]
    captions = [figure.find(class_="caption") for figure in figures]
    assert alts == ["The bow", "A boat", 'Rust "here"', ""]
    assert [c and c.get_text() for c in captions] == ["Bow", "The boat", None, "The boat"]


def test_decoration_needs_no_alt_text_and_a_picture_without_one_is_told_of():
    photo = make_photo(alt_text="")
    draft = make_content(photos=[photo])
    article = make_draft()
    assert f"A photo has no alt text: “{photo}”." in readiness(article, draft).warnings
    decorative = make_content(
        body=f'<p>Words.</p><figure data-photo="{photo.pk}" data-alt=""></figure>'
    )
    warnings = readiness(article, decorative).warnings
    assert not [one for one in warnings if "alt text" in one]


def test_a_chart_is_never_cut_and_tells_all_in_words():
    photo = make_photo(extended_description="Rents rose.\n\nThen they fell.")
    story = make_story(lead_photo=photo.pk)
    figure = soup(f"/{story.versions.get().path}/").find("figure")
    assert [p.get_text() for p in figure.details.find_all("p")] == [
        "Rents rose.",
        "Then they fell.",
    ]
    assert "/lead" not in str(figure)


# Rights, by the clock.


@pytest.fixture
def licensed(pictured):
    """The story, whose pictures are all licensed for one hour more; but for the portrait."""
    Photo.objects.filter(portrait_of=None).update(licence_until=NOW + HOUR)
    return pictured


@pytest.mark.parametrize("path", PAGES)
def test_at_the_end_of_a_licence_a_placeholder_stands_there_by_the_clock(licensed, path):
    before, after = soup(path, at=NOW + HOUR - SECOND), soup(path, at=NOW + HOUR)
    faces = len(after.select(".portrait img, .portraits img"))
    assert len(pictures_of(before)) > faces
    assert len(pictures_of(after)) == len(graph(after)) == faces
    held = after.select(".withheld")
    assert len(held) == len(before.select(".card-picture, figure.photo"))
    assert all("This picture is not available." in one.get_text() for one in held)
    assert not after.select(".withheld img, .withheld .credit")


def test_at_the_end_of_a_licence_its_files_answer_410_and_it_is_on_no_share_card(licensed):
    path = "/2025/03/06/a-story/"
    page = soup(path, at=NOW + HOUR - SECOND)
    files = {img["src"] for img in pictures_of(page) if not img.find_parent(class_="portraits")}
    assert {read(file, at=NOW + HOUR - SECOND).status_code for file in files} == {200}
    assert {read(file, at=NOW + HOUR).status_code for file in files} == {410}
    assert page.find("meta", property="og:image")
    assert not soup(path, at=NOW + HOUR).find("meta", property="og:image")


def test_a_picture_that_is_not_for_share_cards_is_on_the_page_only(pictured):
    Photo.objects.update(is_for_share_cards=False)
    page = soup("/2025/03/06/a-story/")
    assert not page.find("meta", property="og:image")
    photo = Version.objects.get().card_photo
    assert read(f"/photos/{photo.token}/{photo.files.name('share', 'jpg')}").status_code == 410
    assert read(f"/photos/{photo.token}/{photo.files.name('lead', 'jpg')}").status_code == 200


def test_a_portrait_whose_licence_ends_is_a_monogram(pictured):
    Photo.objects.exclude(portrait_of=None).update(licence_until=NOW)
    page = soup("/author/ada-lind/")
    assert page.select_one(".portrait .monogram") and not page.select(
        ".portrait img, .portrait .credit"
    )


def test_a_licence_that_ends_for_a_hidden_story_tells_nothing():
    """The file of a picture that no reader may see answers as one that never was."""
    photo = make_photo(licence_until=NOW)
    make_draft(photos=[photo])
    path = f"/photos/{photo.token}/{photo.files.name('card', 'jpg')}"
    assert content(read(path)) == content(read("/photos/none/card-0123456789abcdef.jpg"))


REFUSED = [
    ({"licence_until": NOW}, "The licence of a photo ends"),
    ({"licence_from": NOW + SECOND}, "A photo may be shown only from"),
    ({"is_for_web": False}, "A photo is not licensed for the site"),
    ({"killed_at": NOW - DAY}, "A photo was killed and may be shown nowhere"),
]


@pytest.mark.parametrize(("rights", "sentence"), REFUSED)
def test_publishing_without_the_right_is_refused_with_the_reason(rights, sentence):
    article, photo = make_draft(), make_photo(**rights)
    for shown in ({"photos": [photo]}, {"lead_photo": photo.pk}):
        blockers = readiness(article, make_content(**shown), at=NOW).blockers
        assert len(blockers) == 1 and blockers[0].startswith(sentence)


def test_scheduling_beyond_the_end_of_a_licence_is_refused_and_before_it_is_warned_of():
    photo = make_photo(licence_until=NOW + DAY)
    article, draft = make_draft(), make_content(photos=[photo])
    assert readiness(article, draft, at=NOW + DAY).blockers
    before = readiness(article, draft, at=NOW + DAY - SECOND)
    assert not before.blockers
    assert [one for one in before.warnings if "a placeholder stands for" in one]


def test_a_picture_for_one_story_only_is_refused_to_a_second():
    photo = make_photo(is_sole_use=True)
    first = make_story(headline="The first", photos=[photo])
    assert not readiness(first, first.draft.content).blockers
    (blocker,) = readiness(make_draft(), make_content(photos=[photo])).blockers
    assert "“The first” has it" in blocker


# A kill.


@pytest.fixture
def killed(pictured, credit, mailoutbox, django_capture_on_commit_callbacks):
    """The story, whose pictures have all been killed after every file had been asked for."""
    for photo in Photo.objects.all():
        Photo.objects.filter(pk=photo.pk).update(caption=f"Wombat {photo.pk}", alt_text="Wombat")
        read(f"/photos/{photo.token}/{photo.files.name('card', 'jpg')}")
    with django_capture_on_commit_callbacks(execute=True):
        for photo in Photo.objects.all():
            photo_desk.kill(photo, by=None, notice="MANDATORY KILL", now=NOW)
    return pictured


def test_after_a_kill_no_public_address_holds_a_trace(killed, credit):
    """Pages, data, headers, files: not its token, credit, caption or alt text."""
    tokens = [photo.token.lower() for photo in Photo.objects.all()]
    for path in every_address():
        response = said(read(path))
        assert "wombat" not in response and "mandatory" not in response, path
        assert credit.name.lower() not in response and "sons" not in response, path
        assert not [token for token in tokens if token in response], path


def test_after_a_kill_every_rendition_answers_410_and_none_is_left_on_disk(killed, settings):
    for photo in Photo.objects.all():
        for name in [*photo.files.all_names(), "card-0123456789abcdef.jpg"]:
            assert read(f"/photos/{photo.token}/{name}").status_code == 410
    kept = [p for p in (settings.MEDIA_ROOT / "renditions").rglob("*") if p.is_file()]
    assert {(path.name, path.stat().st_size) for path in kept} == {(ENDED, 0)}


def test_a_kill_leaves_the_story_readable(killed):
    page = soup("/2025/03/06/a-story/")
    assert "Words." in page.get_text()
    assert not page.select("figure, .withheld, .gallery *") and page.select(".monogram")
    assert not page.select_one("[name='twitter:card']")


def test_the_editors_of_the_stories_are_told(mailoutbox, django_capture_on_commit_callbacks):
    writer, publisher, killer, other = (make_user("Editors") for _ in range(4))
    photo = make_photo(caption="The wombat")
    live = make_story(headline="Live story", by=writer, photos=[photo])
    live.events.filter(verb="published").update(by=publisher)
    make_draft(headline="A draft", by=killer, photos=[photo])
    make_story(headline="Another", by=other)
    with django_capture_on_commit_callbacks(execute=True):
        stories = photo_desk.kill(photo, by=killer, notice="Withdrawn by the agency.", now=NOW)
    assert {str(story) for story in stories} == {"Live story", "A draft"}
    assert {mail.to[0] for mail in mailoutbox} == {writer.email, publisher.email}
    text = mailoutbox[0].body
    assert "Withdrawn by the agency." in text
    assert f"https://magazine.example/admin/articles/article/{live.pk}/change/" in text


def test_a_kill_can_be_undone_within_the_record(killed, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        for photo in Photo.objects.all():
            photo_desk.bring_back(photo, by=None, why="Killed by mistake.", now=NOW + HOUR)
    page = soup("/2025/03/06/a-story/")
    assert len({img["src"].split("/")[2] for img in pictures_of(page)}) == 6
    assert {read(img["src"]).status_code for img in pictures_of(page)} == {200}
    events = Photo.objects.first().events.values_list("verb", "why")
    assert list(events) == [("brought back", "Killed by mistake."), ("killed", "MANDATORY KILL")]


def test_killing_and_undoing_need_the_right():
    photo = make_photo()
    for colleague in (make_user("Contributors"), make_user("Schedulers")):
        with pytest.raises(PermissionDenied):
            photo_desk.kill(photo, by=colleague, notice="No.")
        with pytest.raises(PermissionDenied):
            photo_desk.bring_back(photo, by=colleague, why="No.")


# The same picture again.


def textured(size=(600, 400), format="JPEG", **options):
    """A picture with a look: rings, so that its copies can be told from others."""
    image = Image.radial_gradient("L").resize(size).convert("RGB")
    image.paste("navy", (size[0] // 3, size[1] // 5, size[0] // 2, size[1] // 2))
    out = BytesIO()
    image.save(out, format, **options)
    return out.getvalue()


def taken_in(data, name="picture.jpg"):
    return photo_desk.take_in(
        Photo(credit=PhotoCredit.objects.first()), file_of(data, name), by=None
    )


def file_of(data, name="picture.jpg"):
    return ContentFile(data, name)


def test_the_very_same_bytes_are_known_again():
    photo = taken_in(textured())
    facts = photo_desk.examine(file_of(textured()))
    assert photo_desk.already_here(facts) == [photo_desk.Known(photo, True)]


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (textured(quality=35), "a.jpg"),
        (textured(size=(300, 200)), "a.jpg"),
        (textured(format="WEBP", quality=50), "a.webp"),
        (textured(format="PNG"), "a.png"),
    ],
)
def test_the_same_picture_in_other_bytes_is_known_again(data, name):
    photo = taken_in(textured())
    known = photo_desk.already_here(photo_desk.examine(file_of(data, name)))
    assert known == [photo_desk.Known(photo, False)]


def test_another_picture_and_a_plain_colour_are_not_taken_for_it():
    taken_in(textured())
    taken_in(make_picture(colour="red"))
    other = Image.linear_gradient("L").resize((600, 400)).convert("RGB")
    out = BytesIO()
    other.save(out, "JPEG")
    for data in (out.getvalue(), make_picture(colour="teal")):
        assert photo_desk.already_here(photo_desk.examine(file_of(data))) == []


def test_killed_bytes_cannot_come_in_again_and_the_notice_says_why():
    photo = taken_in(textured())
    photo_desk.kill(photo, by=None, notice="Altered by hand.", now=NOW)
    with pytest.raises(
        photo_desk.ValidationError, match=r"killed on 6 March 2025: “Altered by hand\.”"
    ):
        taken_in(textured())
    with override("de"), pytest.raises(photo_desk.ValidationError, match=r" 6\. März 2025"):
        taken_in(textured())
    with pytest.raises(photo_desk.ValidationError, match="cannot come in again"):
        photo_desk.replace_file(make_photo(), file_of(textured()), by=None)
    assert Photo.objects.filter(checksum=photo.checksum).count() == 1


# Credits that are the same.


def test_credits_are_merged_into_one_that_remembers_their_spellings():
    keep = PhotoCredit.objects.create(name="Amara Osei")
    other = PhotoCredit.objects.create(name="A. Osei", licence_url="https://osei.example/terms")
    photo = make_photo(credit="A. Osei")
    credits.merge_credits(keep, [keep, other], by=None)
    photo.refresh_from_db()
    assert photo.credit == keep and not PhotoCredit.objects.filter(name="A. Osei")
    assert keep.licence_url == "https://osei.example/terms"
    assert credits.credit_called("a. OSEI") == keep


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ({"credit_line": "northlight agency"}, "Northlight Agency"),
        ({"source": "NLA"}, "Northlight Agency"),
        ({"credit_line": "Elin Dahl/Northlight Agency", "source": "NLA"}, None),
        ({"credit_line": "Nobody"}, None),
        ({}, None),
    ],
)
def test_an_agencys_pictures_get_its_credit_by_themselves(said, found):
    """But no name that the file wants printed is lost for it."""
    PhotoCredit.objects.create(name="Northlight Agency", kind="agency", spellings="NLA\nNorthlight")
    credit = credits.credit_of(said)
    assert (credit and credit.name) == found


def test_an_article_that_shows_nothing_of_it_is_not_named():
    make_story()
    assert list(photo_desk.stories_with(make_photo())) == []
    assert Article.objects.count() == 1


# What a stranger found.


def test_a_picture_for_which_nobody_is_named_is_shown_nowhere(pictured):
    """Whatever took its credit away, and whenever: a portrait is a monogram, its file a 404."""
    photo = Photo.objects.exclude(portrait_of=None).get()
    path = f"/photos/{photo.token}/{photo.files.name('square', 'jpg')}"
    Photo.objects.filter(pk=photo.pk).update(credit=None)
    page = soup("/author/ada-lind/")
    assert page.select(".portrait .monogram") and not page.select(".portrait img")
    assert read(path).status_code == 404
    Photo.objects.update(credit=None)
    assert not pictures_of(soup("/2025/03/06/a-story/"))


def test_a_portrait_without_a_name_is_told_of_before_the_story_goes_out():
    author = make_author("Ada Lind", portrait=make_photo(credit=None))
    warnings = readiness(make_draft(), make_content(byline=(Signature(author.pk),))).warnings
    assert "The portrait of Ada Lind may not be shown: a monogram stands there." in warnings


def test_a_portrait_keeps_its_credit_before_its_author_has_signed_anything():
    photo = make_photo()
    make_author(portrait=photo)
    assert list(Photo.objects.promised(at=NOW)) == [photo]


def test_a_kill_tells_everybody_whatever_the_caption_and_the_mail_server_do(
    mailoutbox, django_capture_on_commit_callbacks, monkeypatch
):
    photo = make_photo(caption="First line\r\nsecond line")
    first, second = make_user("Editors"), make_user("Editors")
    make_draft(by=first, photos=[photo])
    make_draft(by=second, photos=[photo])
    send = photo_desk.send_mail

    def failing(subject, text, sender, to):
        if to == [first.email]:
            raise ValueError("no such address")
        send(subject, text, sender, to)

    monkeypatch.setattr(photo_desk, "send_mail", failing)
    monkeypatch.setattr(photo_desk, "end", lambda files: 1 / 0)
    with django_capture_on_commit_callbacks(execute=True):
        photo_desk.kill(photo, by=None, notice="Kill.", now=NOW)
    assert [mail.to for mail in mailoutbox] == [[second.email]]
    assert mailoutbox[0].subject == "Killed: “First line second line”"


def test_a_kill_takes_every_photo_of_the_same_bytes():
    one, twin, other = taken_in(textured()), taken_in(textured()), taken_in(textured(quality=30))
    photo_desk.kill(one, by=None, notice="Kill.", now=NOW)
    assert set(Photo.objects.exclude(killed_at=None)) == {one, twin}
    photo_desk.bring_back(twin, by=None, why="A mistake.")
    assert not Photo.objects.exclude(killed_at=None) and other


def test_a_file_that_was_replaced_before_a_kill_cannot_come_in_again_either():
    photo = taken_in(textured())
    photo_desk.replace_file(photo, file_of(textured(size=(300, 200))), by=None)
    photo_desk.kill(photo, by=None, notice="Both of them.", now=NOW)
    for data in (textured(), textured(size=(300, 200))):
        with pytest.raises(photo_desk.ValidationError, match="Both of them"):
            taken_in(data)


def test_a_photo_from_before_the_house_noted_bytes_is_known_after_its_kill():
    photo = taken_in(textured())
    Photo.objects.update(checksum="", look="")
    photo_desk.kill(Photo.objects.get(), by=None, notice="Kill.", now=NOW)
    with pytest.raises(photo_desk.ValidationError):
        taken_in(textured())
    assert photo.checksum


def test_whoever_holds_an_older_copy_of_a_row_cannot_undo_a_kill():
    photo = taken_in(textured())
    stale = Photo.objects.get(pk=photo.pk)
    photo_desk.kill(photo, by=None, notice="Kill.", now=NOW)
    for verb in (photo_desk.replace_file, photo_desk.take_in):
        with pytest.raises(photo_desk.ValidationError, match="keeps its file"):
            verb(stale, file_of(make_picture()), by=None)
    assert Photo.objects.get().killed_at == NOW


def test_no_file_is_made_any_more_by_whoever_was_at_it_when_the_photo_was_killed():
    photo = make_photo()
    renditions.end(photo.files)
    assert renditions.make_all(photo.files) == 0
    renditions.begin_again(photo.files)
    assert renditions.make_all(photo.files) == len(photo.files.all_names())


def test_merging_writes_over_nothing_that_was_saved_meanwhile():
    keep = PhotoCredit.objects.create(name="Amara Osei")
    other = PhotoCredit.objects.create(name="A. Osei")
    PhotoCredit.objects.filter(pk=keep.pk).update(copyright_notice="© Osei")
    credits.merge_credits(keep, [other], by=None)
    assert PhotoCredit.objects.get().copyright_notice == "© Osei"


def test_a_photographer_who_is_named_goes_before_what_the_file_says_and_that_can_be_refused():
    photo = make_photo()
    photo.said = {"creator": "Camera Owner", "licensor_url": "https://stranger.example/"}
    assert photo.maker == ("Camera Owner", "Person")
    assert photo.proposals["acquire_url"] == "https://stranger.example/"
    photo.credit.kind = "photographer"
    assert photo.maker == (photo.credit.name, "Person")
    photo.keeps_file_rights = False
    assert photo.rights.licensor_url == ""


def test_a_damaged_original_is_a_404_and_not_an_error(pictured, settings):
    photo = Version.objects.get().lead_photo
    path = settings.MEDIA_ROOT / photo.file.name
    path.write_bytes(path.read_bytes()[:200])
    assert read(f"/photos/{photo.token}/{photo.files.name('lead', 'jpg')}").status_code == 404


def test_a_killed_picture_is_gone_at_the_desk_too_but_for_who_may_bring_it_back(settings):
    photo = taken_in(textured())
    path = f"/admin/photos/{photo.token}/{photo.files.name('medium', 'webp')}"
    photo_desk.kill(photo, by=None, notice="Kill.", now=NOW)
    for group, status in (("Contributors", 410), ("Schedulers", 410), ("Editors", 200)):
        assert read(path, browser=visitor(by=make_user(group))).status_code == status
    editor = visitor(by=make_user("Editors"))
    original = read(f"/admin/articles/photo/{photo.pk}/original/", browser=editor)
    assert original.status_code == 410
    assert not list((settings.MEDIA_ROOT / "renditions").rglob("*.webp"))


def test_a_figure_ends_with_its_caption_and_its_enlarged_view_is_a_named_dialog(pictured):
    for figure in soup("/2025/03/06/a-story/").select("figure.photo"):
        inside = [child.name for child in figure.find_all(recursive=False)]
        assert inside[-1] == "figcaption" and inside.count("figcaption") == 1
        dialog = figure.select_one(".lightbox")
        assert dialog["role"] == "dialog" and dialog["aria-label"]
        assert dialog.button.has_attr("autofocus")
