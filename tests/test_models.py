"""The nouns: what protects them, what they are called, what the database itself refuses."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError

from articles.content import Content, Signature
from articles.drafting import save_revision
from articles.models import (
    Address,
    Article,
    Author,
    Category,
    DraftUse,
    Event,
    Magazine,
    Photo,
    PhotoCredit,
    Revision,
    Tag,
    Version,
)
from articles.models.tag import tags_from_text, text_from_tags
from articles.models.user import validate_time_zone
from tests.factories import (
    HOUR,
    NOW,
    make_author,
    make_category,
    make_content,
    make_draft,
    make_photo,
    make_story,
    make_user,
)

pytestmark = pytest.mark.django_db

SUBJECTS = {"photo": make_photo, "author": make_author, "category": make_category}


def uses(kind, subject):
    """Content that refers to the subject, and else to things of its own."""
    return {
        "photo": {"photos": [subject]} if kind == "photo" else {},
        "author": {"byline": (Signature(subject.pk),)},
        "category": {"categories": (subject.pk,)},
    }[kind]


# Nothing that a story refers to can be deleted.


@pytest.mark.parametrize("kind", SUBJECTS)
def test_what_a_draft_refers_to_cannot_be_deleted(kind):
    """Drafts hold only ids; without protection they would point at nothing."""
    subject = SUBJECTS[kind]()
    make_draft(**uses(kind, subject))
    with pytest.raises(ProtectedError):
        subject.delete()


@pytest.mark.parametrize("kind", SUBJECTS)
def test_what_a_live_story_shows_cannot_be_deleted_though_its_draft_has_let_go(kind):
    subject = SUBJECTS[kind]()
    article = make_story(**uses(kind, subject))
    save_revision(article, make_content(), by=None, now=NOW)
    assert not article.draft_uses.filter(**{kind: subject}).exists()
    with pytest.raises(ProtectedError):
        subject.delete()


@pytest.mark.parametrize("kind", SUBJECTS)
def test_what_no_draft_and_no_public_story_uses_any_more_can_be_deleted(kind):
    subject = SUBJECTS[kind]()
    article = make_draft(**uses(kind, subject))
    save_revision(article, make_content(), by=None, now=NOW)
    subject.delete()
    assert not type(subject).objects.filter(pk=subject.pk).exists()


def test_a_lead_photo_is_protected_like_one_in_the_text():
    photo = make_photo()
    make_draft(lead_photo=photo.pk)
    with pytest.raises(ProtectedError):
        photo.delete()


def test_a_credit_with_photos_and_the_portrait_of_an_author_are_protected():
    photo = make_photo(credit="Someone")
    make_author(portrait=photo)
    for protected in (photo, photo.credit):
        with pytest.raises(ProtectedError):
            protected.delete()


def test_deleting_many_at_once_protects_too():
    make_draft(photos=[make_photo()])
    with pytest.raises(ProtectedError):
        Photo.objects.all().delete()
    with pytest.raises(ProtectedError):
        PhotoCredit.objects.all().delete()


def test_a_revision_that_is_public_cannot_be_deleted_by_itself():
    article = make_story()
    with pytest.raises(IntegrityError), transaction.atomic():
        article.draft.delete()
    assert Version.objects.exists()


def test_a_story_is_deleted_with_all_that_is_its_own_and_nothing_else():
    photo = make_photo()
    make_story(photos=[photo], tags=("bread",)).delete()
    for noun in (Article, Revision, Version, Address, Event, DraftUse):
        assert not noun.objects.exists()
    for noun in (Photo, PhotoCredit, Author, Category, Tag):
        assert noun.objects.exists()


def test_deleting_an_account_deletes_no_story_and_no_author():
    user = make_user()
    author = make_author(account=user)
    article = make_draft(by=user)
    user.delete()
    for kept in (article, author, article.draft):
        kept.refresh_from_db()
    assert (article.created_by, author.account, article.draft.created_by) == (None, None, None)


# What the database itself refuses.


def refused_by_the_database(make):
    with pytest.raises(IntegrityError), transaction.atomic():
        make()


def test_two_windows_of_a_story_cannot_begin_together():
    version = make_story().versions.get()
    version.pk = None
    refused_by_the_database(version.save)


def test_a_window_cannot_end_before_it_begins():
    versions = make_story(live_from=NOW).versions
    refused_by_the_database(lambda: versions.update(live_until=NOW))
    refused_by_the_database(lambda: versions.update(live_until=NOW - HOUR))


def test_two_stories_cannot_share_an_address():
    path = make_story().addresses.get().path
    other = make_draft()
    refused_by_the_database(lambda: other.addresses.create(path=path, since=NOW))


def test_two_revisions_of_a_story_cannot_share_a_number():
    article = make_draft()
    refused_by_the_database(lambda: article.revisions.create(number=1, data={}, created_at=NOW))


def test_two_stories_cannot_come_from_one_file_but_many_from_none():
    Article.objects.create(source_name="a.txt")
    refused_by_the_database(lambda: Article.objects.create(source_name="a.txt"))
    Article.objects.bulk_create([Article(), Article()])


def test_a_use_by_a_draft_names_one_thing():
    article, photo, author = make_draft(), make_photo(), make_author()
    refused_by_the_database(lambda: article.draft_uses.create())
    refused_by_the_database(lambda: article.draft_uses.create(photo=photo, author=author))


def test_there_is_one_magazine():
    assert Magazine.current().name == "Newsroom"
    Magazine.objects.create(pk=1, name="The Harbour")
    refused_by_the_database(lambda: Magazine.objects.create(pk=2))
    assert Magazine.current().name == "The Harbour"


def test_two_accounts_cannot_share_an_e_mail_address():
    user = make_user()
    refused_by_the_database(lambda: make_user(email=user.email))


# Names and slugs.


@pytest.mark.parametrize("make", [make_author, make_category])
def test_a_slug_is_made_from_the_name_and_then_kept(make):
    subject = make("Zoë Ångström")
    assert subject.slug == "zoe-angstrom"
    subject.name = "Another"
    subject.save()
    assert subject.slug == "zoe-angstrom"


def test_two_people_of_one_name_have_two_addresses():
    assert [make_author("Ada Lind").slug for _ in range(3)] == [
        "ada-lind",
        "ada-lind-2",
        "ada-lind-3",
    ]


def test_names_without_letters_have_addresses_too():
    assert make_author("!").get_absolute_url() == "/author/author/"
    assert make_category("?").get_absolute_url() == "/section/section/"
    assert Tag.objects.create(name="—").get_absolute_url() == "/tag/tag/"


def test_tags_whose_slugs_are_alike_have_two_addresses():
    assert len({Tag.objects.create(name=name).slug for name in ("C", "C++", "c#")}) == 3


@pytest.mark.parametrize(
    ("name", "monogram"),
    [("Ada Lind", "AL"), ("Ada", "A"), ("Ada van der Lind", "AL"), ("émile zola", "ÉZ"), ("", "")],
)
def test_a_monogram_is_the_first_letters_of_the_first_and_last_name(name, monogram):
    assert Author(name=name).monogram == monogram


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ("", []),
        (" , ,", []),
        ("Bread", ["Bread"]),
        ("climate change, bread", ["climate change", "bread"]),
        ("  many   spaces ,x", ["many spaces", "x"]),
        ("Bread, bread", ["bread"]),
        ("a" * 120, ["a" * 100]),
    ],
)
def test_a_comma_parts_tags_and_a_space_does_not(text, tags):
    assert tags_from_text(text) == tags


def test_tags_become_the_text_that_they_came_from():
    tags = [Tag(name="climate change"), Tag(name="bread")]
    assert tags_from_text(text_from_tags(tags)) == ["climate change", "bread"]


def test_a_time_zone_must_exist():
    validate_time_zone("Pacific/Auckland")
    with pytest.raises(ValidationError, match="is not a time zone"):
        validate_time_zone("Mars/Olympus")


def test_somebody_without_a_zone_of_their_own_has_that_of_the_magazine(settings):
    settings.TIME_ZONE = "Pacific/Auckland"
    assert str(make_user().zone) == "Pacific/Auckland"
    assert str(make_user(time_zone="Europe/Oslo").zone) == "Europe/Oslo"
    assert str(make_user(time_zone="No/Where").zone) == "Pacific/Auckland"


# Content: everything an editor can type, as one value.


def test_content_survives_its_way_through_json():
    content = Content(
        headline="A  headline ",
        standfirst="Words",
        body="<p>Text</p>",
        slug="typed",
        lead_photo=3,
        byline=(Signature(1, "photographs"), Signature(2)),
        categories=(4, 5),
        tags=("a", "b c"),
        go_live_at="2025-03-07T07:30:00+13:00",
    )
    assert Content.from_json(content.to_json()) == content
    assert content.to_json()["schema"] == 1


def test_content_of_an_unknown_kind_is_an_error():
    """Nothing that was typed may be dropped in silence."""
    with pytest.raises(TypeError):
        Content.from_json({"schema": 1, "headline": "A", "subtitle": "B"})


def test_content_says_what_has_changed():
    one, other = Content(headline="A", tags=("x",)), Content(headline="B", tags=("x",), slug="b")
    assert one.changed_fields(other) == ["headline", "slug"]
    assert one.changed_fields(one) == []


def test_the_card_shows_the_lead_or_else_the_first_photo():
    figures = '<figure data-photo="7"></figure><figure data-photo="8"></figure>'
    assert Content(body=figures).card_photo == 7
    assert Content(body=figures, lead_photo=8).photos == [8, 7]
    assert Content().card_photo is None
