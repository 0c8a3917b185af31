"""Importing copy: from a text file to a story that readers read, at the command and the desk."""

import os
import re
from datetime import UTC, datetime, timedelta
from html import unescape
from io import StringIO
from unittest import mock

import pytest
from django.apps import apps
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.db import OperationalError
from django.test import Client
from django.utils import timezone

from articles import drafting, publishing
from articles.admin import import_copy
from articles.content import Content
from articles.models import Article, Author, Category, Photo, PhotoCredit, Revision, Version
from tests.factories import make_author, make_category, make_picture, make_user

pytestmark = pytest.mark.django_db

HEADLINE = "The Ferry That Waits for Nobody’s Cat"
FIRST = "“It is late,” says Zoë Brânză – and it is – “by a whole winter… or more.”"
SECOND = "The crew of three, an ex‑baker among them, paint the hull in ‘Ærø blue’ each May."
THIRD = "Nobody counts the passengers; nobody would believe the number."
CAPTION = "The deck at a quarter to six, before the gulls"
BLOCKS = [
    FIRST,
    (CAPTION, "Courtesy of Brânză & Daughters"),
    SECOND,
    ("", "Ilse Krüger/Studio Nord"),
    THIRD,
]


def copy(blocks=BLOCKS, *, headline=HEADLINE, authors=("Ada Quist",), day="2025-03-06", code="HB"):
    """A text in the form in which stories reach us."""
    date = datetime.fromisoformat(day) if day else None
    kicker = f"Design, Travel | {date:%B} {date.day}, {date.year}" if date else ""
    byline = f"By {authors[0]}" if len(authors) == 1 else f"By {' and '.join(authors)}"
    lines = [f"date {day} {code}" if day else "", kicker, headline, kicker, *authors, byline]
    for block in blocks:
        lines += [block] if isinstance(block, str) else [block[0], f"Photo Credit: {block[1]}"]
    return "\n\n".join(lines)


@pytest.fixture
def desk(tmp_path):
    return Desk(tmp_path)


class Desk:
    """Where copy arrives: a folder, and the command."""

    def __init__(self, folder):
        self.folder = folder

    def write(self, text, name="ferry.txt"):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    def pictures(self, *names, folder="pictures"):
        for name in names:
            self.write(make_picture(), f"{folder}/{name}")
        return str(self.folder / folder)

    def run(self, *paths, **options):
        out, err = StringIO(), StringIO()
        self.code = 0
        try:
            call_command("import_copy", *map(str, paths), stdout=out, stderr=err, **options)
        except CommandError as error:
            self.code, self.last_words = error.returncode, str(error)
        self.errors = err.getvalue()
        return out.getvalue()

    def arrive(self, text=None, name="ferry.txt", **options):
        """One file comes in; what the command says."""
        return self.run(self.write(copy() if text is None else text, name), **options)


def rows():
    """How many rows there are of everything."""
    return {
        model.__name__: model.objects.count()
        for model in apps.get_app_config("articles").get_models()
    }


def stored():
    """The names of all files in the storage."""
    try:
        return default_storage.listdir("originals")[1]
    except FileNotFoundError:
        return []


def words(response):
    """What a reader reads, without the marks of HTML."""
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", response.content.decode())).split())


def page_of(article):
    return Client().get(article.versions.get().get_absolute_url())


def edit(article, **changes):
    """A person saves something."""
    eva = article.created_by or make_eva()
    content = Content.from_json(article.draft.data | changes)
    return drafting.save_revision(article, content, by=eva, based_on=article.draft.number)


def make_eva():
    return make_user(first_name="Eva")


# What readers read.


def test_every_sentence_stands_on_the_public_page_in_order(desk):
    desk.arrive(photos=desk.pictures("1.jpg", "2.jpg"), publish=True)
    text = words(page_of(Article.objects.get()))
    parts = [
        HEADLINE,
        "By Ada Quist",
        FIRST,
        CAPTION,
        "Photo Credit: Courtesy of Brânză & Daughters",
        SECOND,
        "Photo Credit: Ilse Krüger/Studio Nord",
        THIRD,
    ]
    places = [text.index(part) for part in parts[1:]]
    assert places == sorted(places)
    assert HEADLINE in text
    assert "Design" in text and "Travel" in text


def test_two_authors_sign_in_order(desk):
    desk.arrive(copy([FIRST], authors=("Zeno Abel", "Ada Quist")), publish=True)
    assert "By Zeno Abel and Ada Quist" in words(page_of(Article.objects.get()))


def test_markup_in_copy_is_text(desk):
    evil = '<script>alert(1)</script> & <figure data-photo="1"></figure> costs <b>€ 5</b>.'
    caption = "A <em>loud</em> </figcaption> caption"
    text = copy([evil, (caption, "<i>X</i> & Y")], headline="<b>Bold</b> & brave")
    desk.arrive(text, photos=desk.pictures("1.jpg"), publish=True)
    page = page_of(Article.objects.get())
    assert b"<script>alert" not in page.content and b"<b>" not in page.content
    assert '<script>alert(1)</script> & <figure data-photo="1"></figure>' in unescape(
        page.content.decode()
    )
    for part in (caption, "Photo Credit: <i>X</i> & Y", "<b>Bold</b> & brave"):
        assert part in unescape(page.content.decode())


# The draft.


def test_a_file_becomes_a_draft_and_one_line_says_so(desk):
    said = desk.arrive()
    article = Article.objects.get()
    assert said.splitlines()[0] == (
        "ferry.txt: draft saved, 3 paragraphs, 2 photos (pictures to come) – "
        f"https://magazine.example/admin/articles/article/{article.pk}/change/"
    )
    assert desk.code == 0 and not desk.errors
    assert not Version.objects.exists()
    assert article.desk_code == "HB"
    assert article.source_name == "ferry.txt"
    assert article.draft.created_by is None
    assert article.draft.why == "Imported from ferry.txt"


def test_the_caption_is_the_proposed_alt_text(desk):
    desk.arrive()
    with_text, without = Photo.objects.order_by("pk")
    assert (with_text.caption, with_text.alt_text) == (CAPTION, CAPTION)
    assert (without.caption, without.alt_text) == ("", "")
    assert not with_text.is_alt_confirmed and not without.is_alt_confirmed
    assert not with_text.file


def test_a_photo_without_text_is_told_of(desk):
    assert "has no text" in desk.arrive()


def test_who_and_what_is_known_is_not_made_again(desk):
    author, category = make_author("ada quist"), make_category("TRAVEL")
    PhotoCredit.objects.create(name="Ilse Krüger/Studio Nord")
    said = desk.arrive()
    content = Article.objects.get().draft.content
    assert [one.author for one in content.byline] == [author.pk]
    assert content.categories == (Category.objects.get(name="Design").pk, category.pk)
    assert PhotoCredit.objects.count() == 2
    assert "New category: “Design”." in said and "Travel" not in said


def test_capitals_outside_ascii_do_not_make_a_second_author(desk):
    author = make_author("ÉLISE ØSTBY")
    desk.arrive(copy([FIRST], authors=("Élise Østby",)))
    assert Author.objects.get() == author


def test_one_credit_row_for_many_photos(desk):
    blocks = [FIRST] + [(f"Photo number {n} of many", "The Same Agency") for n in range(1500)]
    desk.arrive(copy(blocks))
    assert PhotoCredit.objects.count() == 1
    assert Photo.objects.count() == 1500


def test_a_very_long_line_is_kept_whole(desk):
    long = "A word — and “another” one, " * 20_000 + "the end."
    desk.arrive(copy([long]), publish=True)
    assert long in words(page_of(Article.objects.get()))


def test_a_credit_is_never_cut(desk):
    desk.arrive(copy([FIRST, ("A caption", "Somebody " * 40)]))
    assert desk.code == 1
    assert re.search(r"Line \d+: the credit of this photo has \d+ characters", desk.errors)
    assert not Photo.objects.exists() and not Article.objects.exists()


def test_a_long_caption_gives_a_shorter_alt_text(desk):
    caption = "A long caption with many words " * 30 + "and no end"
    desk.arrive(copy([FIRST, (caption, "X")]))
    photo = Photo.objects.get()
    assert photo.caption == caption
    assert len(photo.alt_text) == 500


def test_the_same_caption_twice_is_two_photos(desk):
    text = copy([FIRST, ("The same view", "X"), SECOND, ("The same view", "X")])
    desk.arrive(text)
    before = rows()
    assert before["Photo"] == 2
    desk.arrive(text + "\n\nOne more sentence.")
    assert Photo.objects.count() == 2
    first, second = Revision.objects.order_by("number")
    assert first.content.photos == second.content.photos


# The same file again.


@pytest.mark.parametrize("options", [{}, {"publish": True}])
def test_the_same_file_again_changes_nothing(desk, options):
    folder = desk.pictures("1.jpg", "2.jpg")
    desk.arrive(photos=folder, **options)
    before, files = rows(), stored()
    changed_at = Article.objects.get().changed_at
    said = desk.arrive(photos=folder, **options)
    assert said.startswith("ferry.txt: unchanged")
    assert (rows(), stored()) == (before, files)
    assert Article.objects.get().changed_at == changed_at
    assert desk.code == 0


@pytest.mark.parametrize(
    "change",
    [
        lambda text: b"\xef\xbb\xbf" + text,
        lambda text: text.replace(b"\n", b"\r\n"),
        lambda text: text.replace(b"\n", b"\r"),
        lambda text: text.replace(b"\n", b"  \n") + b"\n\n\n",
    ],
    ids=["byte order mark", "Windows", "old Mac", "spaces"],
)
def test_what_a_mail_program_changes_is_no_change(desk, change):
    desk.arrive(copy().encode())
    edit(Article.objects.get(), standfirst="A person was here.")
    before = rows()
    assert "unchanged" in desk.arrive(change(copy().encode()))
    assert rows() == before


def test_the_same_file_undoes_nothing_that_the_desk_renamed(desk):
    desk.arrive()
    Author.objects.update(name="Ada Quist-Abel")
    PhotoCredit.objects.filter(name__startswith="Ilse").update(name="Studio Nord")
    before = rows()
    assert "unchanged" in desk.arrive()
    assert rows() == before


def test_the_same_file_from_another_folder_is_the_same_story(desk):
    desk.arrive()
    said = desk.arrive(name="later/ferry.txt")
    assert "unchanged" in said
    assert Article.objects.count() == 1


def test_a_renamed_file_is_another_story(desk):
    desk.arrive()
    desk.arrive(name="ferry-2.txt")
    assert Article.objects.count() == 2


def test_two_spellings_of_the_same_accent_are_one_name(desk):
    desk.arrive(name="Ærø-é.txt")
    desk.arrive(name="Ærø-e\u0301.txt")
    assert Article.objects.count() == 1


def test_two_files_of_one_name_in_one_call_are_told_of(desk):
    one, two = desk.write(copy(), "a/x.txt"), desk.write(copy([FIRST]), "b/x.txt")
    said = desk.run(one, two)
    assert "new revision 2" in said
    assert "has the same name" in said
    assert Article.objects.count() == 1


# A changed file.


def test_a_changed_file_is_a_new_revision_of_the_same_story(desk):
    desk.arrive()
    said = desk.arrive(copy([*BLOCKS, "A new last sentence."]))
    article = Article.objects.get()
    assert said.startswith("ferry.txt: new revision 2, 4 paragraphs")
    assert "A new last sentence." in article.draft.content.body
    assert Photo.objects.count() == 2


def test_a_changed_headline_is_said(desk):
    desk.arrive()
    assert f"was “{HEADLINE}”" in desk.arrive(copy(headline="Quite Another Story"))


def test_a_new_caption_is_a_new_photo_and_the_old_one_is_named(desk):
    desk.arrive()
    said = desk.arrive(copy([FIRST, ("Another caption", BLOCKS[1][1]), *BLOCKS[2:]]))
    assert Photo.objects.count() == 3
    assert f"No longer in the copy: the photo “{CAPTION}”." in said


def test_photos_that_a_person_mended_are_used_again(desk):
    desk.arrive(photos=desk.pictures("1.jpg", "2.jpg"))
    captioned, textless = Photo.objects.order_by("pk")
    captioned.caption = "The deck at a quarter to six"
    captioned.save()
    textless.caption = textless.alt_text = "A gull"
    textless.is_alt_confirmed = True
    textless.save()
    desk.arrive(copy([*BLOCKS, "A new last sentence."]))
    assert Article.objects.get().draft.content.photos == [captioned.pk, textless.pk]
    assert Photo.objects.count() == 2


def test_what_a_person_wrote_is_never_overwritten(desk):
    desk.arrive()
    article = Article.objects.get()
    edited = edit(article, standfirst="Eva’s standfirst")
    said = desk.arrive(copy([*BLOCKS, "A late sentence."]))
    assert "kept beside revision 2 by Eva" in said
    assert article.draft == edited
    beside = article.revisions.get(number=3)
    assert beside.is_beside and "A late sentence." in beside.content.body
    assert desk.code == 0


def test_the_second_changed_file_does_not_overwrite_either(desk):
    desk.arrive()
    article = Article.objects.get()
    edited = edit(article, standfirst="Eva’s standfirst")
    for number in (1, 2, 3):
        said = desk.arrive(copy([*BLOCKS, f"Late sentence {number}."]))
        assert "kept beside revision 2 by Eva" in said
    assert article.draft == edited
    before = rows()
    assert "unchanged" in desk.arrive(copy([*BLOCKS, "Late sentence 3."]))
    assert rows() == before


def test_what_is_kept_beside_is_not_published(desk):
    desk.arrive(copy([FIRST]))
    edit(Article.objects.get(), standfirst="Eva’s standfirst")
    said = desk.arrive(copy([SECOND]), publish=True)
    assert "kept beside revision 2 by Eva, not published" in said
    assert "an import never replaces that" in said
    assert desk.code == 1
    assert not Version.objects.exists()


def test_the_same_file_does_not_publish_what_a_person_is_writing(desk):
    desk.arrive(copy([FIRST]))
    edit(Article.objects.get(), standfirst="Eva’s standfirst")
    desk.arrive(copy([FIRST]), publish=True)
    assert desk.code == 1
    assert not Version.objects.exists()


def test_a_story_that_a_person_began_under_this_name_is_theirs(desk):
    article = Article.objects.create(source_name="ferry.txt", created_by=make_eva())
    content = Content(headline="Eva’s own")
    drafting.save_revision(article, content, by=article.created_by)
    assert "kept beside revision 1 by Eva" in desk.arrive()
    assert article.draft.content == content


def test_a_desk_code_that_a_person_typed_stays(desk):
    desk.arrive()
    Article.objects.update(desk_code="EVA")
    said = desk.arrive(copy([FIRST]))
    assert Article.objects.get().desk_code == "EVA"
    assert "The desk code stays EVA; the copy says HB." in said


# Pictures.


def test_pictures_come_in_natural_order(desk):
    for name, width in [("photo-10.jpg", 100), ("photo-2.JPG", 20), ("photo-1.png", 10)]:
        kind = "PNG" if name.endswith("png") else "JPEG"
        desk.write(make_picture(width, 10, kind), f"pictures/{name}")
    desk.write("not a picture", "pictures/readme.txt")
    desk.write("rubbish", "pictures/._photo-1.jpg")
    desk.arrive(
        copy([FIRST, *((f"Caption {n}", "X") for n in range(3))]),
        photos=str(desk.folder / "pictures"),
    )
    assert [photo.width for photo in Photo.objects.order_by("pk")] == [10, 20, 100]


def test_pictures_may_come_later_and_are_never_replaced(desk):
    desk.arrive()
    folder = desk.pictures("1.jpg")
    said = desk.arrive(photos=folder)
    assert "unchanged, 1 picture added, 3 paragraphs, 2 photos (1 picture to come)" in said
    assert "The folder has no more: 1 picture to come." in said
    name = Photo.objects.order_by("pk")[0].file.name
    desk.pictures("2.jpg")
    desk.arrive(photos=folder)
    first, second = Photo.objects.order_by("pk")
    assert first.file.name == name and second.file
    assert Revision.objects.count() == 1


def test_a_bad_picture_holds_its_place(desk):
    folder = desk.pictures("1.jpg", "3.jpg")
    desk.write("no picture at all", "pictures/2.jpg")
    said = desk.arrive(copy([FIRST, *((f"Caption {n}", "X") for n in range(3))]), photos=folder)
    assert "2.jpg: This is not a JPEG, PNG, WebP or AVIF picture." in said
    assert [bool(photo.file) for photo in Photo.objects.order_by("pk")] == [True, False, True]


def test_a_picture_of_a_kind_we_do_not_print_holds_its_place_too(desk):
    """Otherwise the next picture would stand over somebody else’s credit."""
    folder = desk.pictures("2.jpg")
    desk.write("heic", "pictures/1.HEIC")
    said = desk.arrive(photos=folder)
    assert "1.HEIC: this is not" in said
    assert [bool(photo.file) for photo in Photo.objects.order_by("pk")] == [False, True]


def test_more_pictures_than_photos_are_told_of(desk):
    said = desk.arrive(photos=desk.pictures("1.jpg", "2.jpg", "3.jpg"))
    assert "Pictures that no story took: 3.jpg." in said
    desk.pictures("1.jpg", "2.jpg", "3.jpg", folder="pictures/own")
    said = desk.arrive(name="own.txt", photos=str(desk.folder / "pictures"))
    assert "3 pictures for 2 photos: not used: 3.jpg." in said


def test_several_stories_share_a_folder_in_their_order(desk):
    folder = desk.pictures("1.jpg", "2.jpg", "3.jpg", "4.jpg", "5.jpg")
    one, two = desk.write(copy(), "one.txt"), desk.write(copy(), "two.txt")
    said = desk.run(one, two, photos=folder)
    assert Photo.objects.filter(file="").count() == 0
    assert "Pictures that no story took: 5.jpg." in said


def test_a_story_with_a_folder_of_its_own_takes_that(desk):
    desk.pictures("1.jpg", "2.jpg")
    folder = desk.pictures("1.jpg", "2.jpg", folder="pictures/two")
    one, two = desk.write(copy(), "one.txt"), desk.write(copy(), "two.txt")
    desk.run(two, one, photos=str(desk.folder / "pictures"))
    assert folder
    assert Photo.objects.filter(file="").count() == 0


def test_no_story_takes_the_pictures_of_one_that_could_not_be_read(desk):
    bad, good = desk.write(b"\xff\xfe", "bad.txt"), desk.write(copy(), "good.txt")
    said = desk.run(bad, good, photos=desk.pictures("1.jpg", "2.jpg"))
    assert Photo.objects.exclude(file="").count() == 0
    assert "It gets no pictures" in said


def test_a_folder_of_pictures_that_is_not_there_stops_everything(desk):
    desk.arrive(photos=str(desk.folder / "nowhere"))
    assert desk.code == 1
    assert not Article.objects.exists()


# Publishing.


def test_a_past_day_is_public_since_nine_o_clock_there(desk, settings):
    settings.TIME_ZONE = "Europe/Amsterdam"
    with timezone.override("Europe/Amsterdam"):
        said = desk.arrive(copy([FIRST]), publish=True)
    version = Version.objects.get()
    assert version.live_from == datetime(2025, 3, 6, 8, 0, tzinfo=UTC)
    assert "live since 6 March 2025, 09:00 (Europe/Amsterdam)" in said
    assert version.get_absolute_url() == "/2025/03/06/the-ferry-that-waits-for-nobodys-cat/"


def test_a_day_to_come_is_a_schedule(desk):
    said = desk.arrive(copy([FIRST], day="2999-12-31"), publish=True)
    assert "scheduled for 31 December 2999, 09:00 (UTC)" in said
    assert page_of(Article.objects.get()).status_code == 404
    before = rows()
    said = desk.arrive(copy([FIRST], day="2999-12-31"), publish=True)
    assert "unchanged, scheduled for 31 December 2999" in said
    assert rows() == before


def test_without_a_day_it_goes_live_at_once(desk):
    now = timezone.now()
    text = copy([FIRST], day="").lstrip()
    desk.arrive(text, publish=True)
    assert desk.code == 1  # it has no category: the day stands beside that
    article = Article.objects.get()
    edit(article, categories=[make_category().pk])
    version = publishing.publish(article, article.draft, by=None)
    assert abs(version.live_from - now) < timedelta(seconds=60)


def test_the_moment_that_is_said_wins_over_the_copy(desk):
    desk.arrive(copy([FIRST]), publish=True, publish_at="2024-02-29T07:30:00+01:00")
    assert Version.objects.get().live_from == datetime(2024, 2, 29, 6, 30, tzinfo=UTC)


def test_a_moment_without_zone_is_one_of_the_magazine(desk, settings):
    settings.TIME_ZONE = "America/New_York"
    desk.arrive(copy([FIRST]), publish_at="2024-07-01T12:00")
    assert Version.objects.get().live_from == datetime(2024, 7, 1, 16, 0, tzinfo=UTC)


def test_two_seconds_ahead_is_a_schedule_that_comes_true(desk):
    soon = timezone.now().replace(microsecond=0) + timedelta(seconds=2)
    said = desk.arrive(copy([FIRST]), publish_at=soon.isoformat())
    path = Version.objects.get().get_absolute_url()
    with mock.patch("articles.middleware.timezone") as clock:
        clock.now.return_value = soon - timedelta(seconds=1)
        assert Client().get(path).status_code == 404
        clock.now.return_value = soon
        assert Client().get(path).status_code == 200
    assert f"scheduled for {soon:%-d %B %Y, %H:%M}" in said


@pytest.mark.parametrize(
    "moment",
    [
        "tomorrow",
        "",
        "2025-03-06",
        "2025-02-30T10:00",
        "2025-03-06T25:00",
        "0001-01-01T00:00+14:00",
        "2025-03-30T02:30",
        "2025-10-26T02:30",
    ],
)
def test_a_moment_that_is_none_stops_everything_with_an_example(desk, settings, moment):
    settings.TIME_ZONE = "Europe/Amsterdam"
    desk.arrive(publish_at=moment)
    assert desk.code == 1
    assert "2025-03-06T07:30" in desk.last_words
    assert not Article.objects.exists()


def test_a_refusal_keeps_the_draft_and_says_why(desk):
    said = desk.arrive(publish=True)
    article = Article.objects.get()
    assert "draft saved, not published" in said
    assert f"  Not published: The picture is still to come: “{CAPTION}”." in said
    assert desk.code == 1
    assert article.draft and not article.versions.exists()
    assert article.first_published_at is None


def test_a_draft_is_published_when_its_file_comes_again(desk):
    desk.arrive()
    desk.arrive(photos=desk.pictures("1.jpg", "2.jpg"), publish=True)
    assert desk.code == 0
    assert page_of(Article.objects.get()).status_code == 200
    assert Revision.objects.count() == 1


def test_a_changed_file_changes_what_readers_see_only_when_asked(desk):
    desk.arrive(copy([FIRST]), publish=True)
    said = desk.arrive(copy([SECOND]))
    assert "without these changes" in said
    assert FIRST in words(page_of(Article.objects.get()))
    desk.arrive(copy([SECOND]), publish=True)
    text = words(page_of(Article.objects.get()))
    assert SECOND in text and FIRST not in text
    assert Version.objects.get().published_at == datetime(2025, 3, 6, 9, 0, tzinfo=UTC)


def test_what_the_desk_scheduled_is_not_moved_by_the_same_file(desk):
    desk.arrive(copy([FIRST]))
    article = Article.objects.get()
    friday = timezone.now().replace(microsecond=0) + timedelta(days=3)
    publishing.publish(article, article.draft, by=None, at=friday)
    desk.arrive(copy([FIRST]), publish=True)
    assert Version.objects.get().live_from == friday
    desk.arrive(copy([FIRST]), publish_at="2024-01-01T00:00Z")
    assert Version.objects.get().live_from.year == 2024


def test_what_was_withdrawn_stays_away(desk):
    desk.arrive(copy([FIRST]), publish=True)
    article = Article.objects.get()
    path = article.versions.get().get_absolute_url()
    publishing.withdraw(article, by=None, why="It was wrong.")
    for text in (copy([FIRST]), copy([SECOND])):
        said = desk.arrive(text, publish=True)
        assert "Not published: The story was withdrawn. Reopen it first." in said
        assert desk.code == 1
    assert Client().get(path).status_code == 410


def test_what_has_ended_is_not_revived_by_the_same_file(desk):
    desk.arrive(copy([FIRST]))
    article = Article.objects.get()
    begin, end = datetime(2025, 1, 1, tzinfo=UTC), datetime(2025, 2, 1, tzinfo=UTC)
    publishing.publish(article, article.draft, by=None, at=begin, until=end, now=begin)
    said = desk.arrive(copy([FIRST]), publish=True)
    assert "is no longer" in said and desk.code == 1
    assert Version.objects.get().live_until == end


# Bad files.


BAD = {
    "empty.txt": (b"", "empty"),
    "spaces.txt": (b"\xef\xbb\xbf \n\t\r\n", "empty"),
    "latin.txt": (copy().encode("cp1252", "replace"), "Line "),
    "utf16.txt": (copy().encode("utf-16"), "Line 1"),
    "headless.txt": (b"date 2025-03-06 HB\nDesign | March 6, 2025\n", "Line 2"),
    "bodyless.txt": (b"Design | March 6, 2025\nA headline\nBy Ada Quist\n", "no text"),
    "february.txt": (copy().replace("2025-03-06", "2025-02-30").encode(), "Line 1"),
    "noise.txt": (bytes(range(256)) * 40, "Line "),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_gets_a_sentence_and_leaves_nothing(desk, name):
    data, sentence = BAD[name]
    before = rows()
    said = desk.run(desk.write(data, name))
    assert sentence in desk.errors and name in desk.errors
    assert len(desk.errors.strip().splitlines()) == 1
    assert desk.code == 1 and not said
    assert rows() == before


def test_a_bad_file_does_not_stop_the_others(desk):
    bad = [desk.write(data, name) for name, (data, _) in BAD.items()]
    paths = [*bad, desk.folder, desk.folder / "nowhere.txt", desk.write(copy([FIRST]))]
    said = desk.run(*paths, publish=True)
    assert said.startswith("ferry.txt: draft saved, live since")
    assert len(desk.errors.strip().splitlines()) == len(BAD) + 2
    assert desk.code == 1
    assert desk.last_words == f"{len(BAD) + 2} files need a person, of {len(paths)}: see above."
    assert Article.objects.count() == 1


def test_fifty_megabytes_are_not_even_read(desk):
    path = desk.folder / "huge.txt"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    with mock.patch("pathlib.Path.open", side_effect=AssertionError):
        desk.run(path)
    assert "50.0 MB" in desk.errors and desk.code == 1


def test_what_is_no_file_with_text_is_not_waited_for(desk):
    loop, pipe = desk.folder / "loop.txt", desk.folder / "pipe.txt"
    loop.symlink_to(loop)
    os.mkfifo(pipe)
    desk.run(loop, pipe, "x" * 5000, "nul\x00.txt", desk.folder)
    assert len(desk.errors.strip().splitlines()) == 5
    assert not Article.objects.exists()


@pytest.mark.parametrize("name", ["a\tb\nc.txt", "\x1b[31mred.txt", "‮txt.exe", "'; DROP--", "."])
def test_a_name_with_strange_letters_breaks_no_line(desk, name):
    path = desk.write(copy([FIRST]), name) if name != "." else "."
    said = desk.run(path) + desk.errors
    assert len(said.strip().splitlines()) == 4 or name == "."
    assert "\x1b" not in said and "‮" not in said


def test_a_name_that_is_not_utf_8_is_refused(desk):
    path = os.fsdecode(os.fsencode(desk.folder) + b"/caf\xe9.txt")
    with open(path, "w") as file:  # noqa: PTH123
        file.write(copy([FIRST]))
    desk.run(path)
    assert "is not UTF-8" in desk.errors
    assert not Article.objects.exists()


def test_an_import_that_fails_half_way_leaves_nothing_not_even_a_picture(desk):
    folder = desk.pictures("1.jpg", "2.jpg")
    before = rows()
    real, calls = Photo.save, []

    def full(photo, *args, **kwargs):
        calls.append(photo)
        if len(calls) == 2:
            raise OSError(28, "No space left on device")
        real(photo, *args, **kwargs)

    good = desk.write(copy([FIRST]), "good.txt")
    with mock.patch.object(Photo, "save", full):
        said = desk.run(desk.write(copy()), good, photos=folder)
    assert len(calls) == 2
    assert "nothing of it was imported (OSError" in desk.errors
    assert said.startswith("good.txt: draft saved")
    assert stored() == []
    assert rows()["Photo"] == before["Photo"]
    assert Article.objects.get().source_name == "good.txt"
    assert desk.code == 1


# The page at the desk.

PAGE = "/admin/articles/article/import/"


@pytest.fixture
def eva(client):
    eva = make_user("Editors", first_name="Eva")
    client.force_login(eva)
    return eva


def upload(name="ferry.txt", data=None):
    return SimpleUploadedFile(name, copy().encode() if data is None else data)


def look(client, *texts, names=(), files=(), step="look"):
    names = [*names, *[""] * (len(texts) - len(names))]
    return client.post(PAGE, {"text": texts, "name": names, "files": files, "step": step})


def fields(response):
    """What the form holds: the names and the texts, as a browser would send them again."""
    page = response.content.decode()
    texts = re.findall(r"<textarea[^>]*>\n(.*?)</textarea>", page, re.DOTALL)
    names = re.findall(r'name="name" value="([^"]*)"', page)
    return [unescape(name) for name in names], [unescape(text) for text in texts]


def test_the_page_is_for_those_who_may_add_a_story(client):
    assert client.get(PAGE).status_code == 302
    client.force_login(make_user("Schedulers"))
    assert client.get(PAGE).status_code == 403
    assert look(client, copy(), step="save").status_code == 403
    assert not Article.objects.exists()


def test_the_page_has_no_script_or_style_of_its_own(client, eva):
    page = look(client, copy()).content.decode()
    assert 'name="csrfmiddlewaretoken"' in page
    assert not re.search(
        r"<script(?![^>]*(src=|application/json))|<style(?![^>]*nonce=)| style=| on\w+=", page
    )


def test_what_was_understood_is_shown_and_nothing_is_saved(client, eva):
    before = rows()
    response = look(client, files=[upload()])
    text = words(response)
    parts = ["Design, Travel | 6 March 2025 | desk HB", HEADLINE, "By Ada Quist", FIRST, CAPTION]
    parts += ["Photo Credit: Courtesy of Brânză & Daughters", SECOND, "without text", THIRD]
    places = [text.index(part) for part in parts]
    assert places == sorted(places)
    assert "has no text" in text and "This will be a new story." in text
    names, texts = fields(response)
    assert (names[0], texts[0]) == ("ferry.txt", copy())
    assert rows() == before


def test_a_text_is_looked_at_and_then_saved_as_a_draft(client, eva):
    names, texts = fields(look(client, copy().replace("\n", "\r\n")))
    assert names[0] == "pasted-the-ferry-that-waits-for-nobodys-cat.txt"
    response = look(client, *texts, names=names, step="save")
    article = Article.objects.get()
    assert response.url == f"/admin/articles/article/{article.pk}/change/"
    assert article.source_name == names[0]
    assert article.created_by == article.draft.created_by == eva
    assert not article.versions.exists()


def test_the_page_and_the_command_know_the_same_file(client, eva, desk):
    desk.arrive()
    names, texts = fields(look(client, files=[upload(data=b"\xef\xbb\xbf" + copy().encode())]))
    before = Revision.objects.count()
    response = look(client, *texts, names=names)
    assert "as it was imported last: nothing will change" in words(response)
    look(client, *texts, names=names, step="save")
    assert Revision.objects.count() == before
    look(client, copy([FIRST]), names=["ferry.txt"], step="save")
    assert Article.objects.get().draft.number == 2


def test_several_files_are_saved_and_listed(client, eva):
    response = look(client, files=[upload("a.txt"), upload("b.txt")], step="save")
    assert Article.objects.count() == 2
    assert "a.txt : draft saved, 3 paragraphs" in words(response)
    assert "b.txt : draft saved" in words(response)


def test_a_text_that_cannot_be_read_is_shown_again_with_the_line(client, eva):
    bad = "date 2025-02-30 HB\n\n" + copy(day="") + " <b>&amp;</b>"
    for step in ("look", "save"):
        response = look(client, bad, copy([FIRST]), names=["bad.txt", "good.txt"], step=step)
        names, texts = fields(response)
        assert ("bad.txt", bad) in zip(names, texts, strict=True)
        assert "Line 1:" in words(response)
    assert Article.objects.get().source_name == "good.txt"


@pytest.mark.parametrize("data", [b"", b"\xff\xfeA\x00", b"caf\xe9", b"x" * 2_000_001])
def test_a_bad_upload_gets_a_sentence(client, eva, data):
    for step in ("look", "save"):
        response = look(client, files=[upload("bad.txt", data)], step=step)
        assert response.status_code == 200
        assert b"bad.txt" in response.content or not data
        assert b'class="problem"' in response.content
    assert not Article.objects.exists()


def test_eleven_files_lose_none(client, eva):
    files = [upload(f"{n}.txt") for n in range(11)]
    response = look(client, files=files, step="save")
    assert Article.objects.count() == 10
    names, texts = fields(response)
    assert ("10.txt", copy()) in zip(names, texts, strict=True)
    look(client, *texts, names=names, step="save")
    assert Article.objects.count() == 11


def test_files_that_would_not_fit_into_the_page_are_named(client, eva, settings):
    assert import_copy.MAX_TOGETHER < 0.8 * settings.DATA_UPLOAD_MAX_MEMORY_SIZE
    files = [upload(f"{n}.txt") for n in range(3)]
    with mock.patch.object(import_copy, "MAX_TOGETHER", 2.5 * len(copy().encode())):
        response = look(client, files=files)
    assert "Import this one by itself." in words(response)
    names, _ = fields(response)
    assert names == ["0.txt", "1.txt", ""]


def test_nothing_at_all_is_said_kindly(client, eva):
    assert "There is nothing to look at yet" in words(look(client, " \n "))


def test_a_contributor_touches_no_story_of_others(client, desk):
    desk.arrive()
    client.force_login(make_user("Contributors"))
    text = copy([FIRST])
    for step in ("look", "save"):
        response = look(client, text, names=["ferry.txt"], step=step)
        assert "A story of somebody else" in words(response)
        assert text in fields(response)[1]
    assert Revision.objects.count() == 1


def test_a_contributor_adds_no_author_and_no_category(client):
    make_category("Travel")
    client.force_login(make_user("Contributors"))
    response = look(client, copy([FIRST]), names=["mine.txt"], step="save")
    told = words(client.get(response.url))
    assert "There is no author “Ada Quist”" in told and "no category “Design”" in told
    assert Category.objects.count() == 1 and not Author.objects.exists()


def test_what_is_kept_beside_is_foretold_and_said(client, eva, desk):
    desk.arrive()
    article = Article.objects.get()
    edited = edit(article, standfirst="Somebody’s standfirst")
    text = copy([FIRST])
    assert "will be kept beside the draft" in words(look(client, text, names=["ferry.txt"]))
    response = look(client, text, names=["ferry.txt"], step="save")
    assert "kept beside revision 2 by Eva" in words(client.get(response.url))
    assert article.draft == edited


def test_markup_in_a_pasted_copy_is_text_at_the_desk_too(client, eva):
    evil = "</textarea><script>alert(1)</script> is a sentence."
    response = look(client, copy([evil, (evil[:-1] + " or not", "<b>X</b>")]), names=['"><b>.txt'])
    assert b"<script>alert" not in response.content and b"<b>" not in response.content
    assert evil in words(response) or evil in unescape(response.content.decode())


def test_a_text_is_kept_when_the_database_is_busy(client, eva):
    with mock.patch("articles.drafting.save_revision", side_effect=OperationalError):
        response = look(client, copy(), names=["ferry.txt"], step="save")
    assert "Please try again." in words(response)
    assert copy() in fields(response)[1]
    assert not Article.objects.exists()
