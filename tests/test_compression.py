"""Pages over the wire: compressed for who can read that, and asked for again at no cost."""

import gzip
import random

import pytest
from django.core.files.base import ContentFile

from articles.models import Magazine
from tests.factories import make_category, make_photo, make_picture, make_story
from tests.reading import read

pytestmark = pytest.mark.django_db
KB = 1000
PARAGRAPH = "<p>" + "The keeper wrote down the wind, the sea and who had come in. " * 8 + "</p>"


def words(seed, count):
    """Words without a pattern: no text of a magazine is harder to compress."""
    chance = random.Random(seed)
    letters = "eeeettaaooiinnsshhrrddlluucmfwygpbvk"
    return " ".join("".join(chance.choices(letters, k=chance.randint(2, 8))) for _ in range(count))


def packed(path, **headers):
    return read(path, headers={"accept-encoding": "gzip", **headers})


def test_a_page_is_the_same_page_compressed():
    make_story(headline="The lamp", body=PARAGRAPH * 10)
    plain, small = read("/"), packed("/")
    assert small["Content-Encoding"] == "gzip" and "Content-Encoding" not in plain
    assert gzip.decompress(small.content) == plain.content
    assert small["Content-Length"] == str(len(small.content))


def test_a_page_that_has_not_changed_is_not_sent_again_whichever_way_it_was_packed():
    """Caches on the way are told that the two differ, by the answer without a page too."""
    make_story()
    for first in (read("/"), packed("/")):
        again = packed("/", **{"if-none-match": first["ETag"]})
        assert (again.status_code, again["Vary"]) == (304, "Accept-Encoding")


@pytest.mark.parametrize("path", ["/logo.webp", "/favicon.ico"])
def test_a_mark_of_the_magazine_is_not_sent_again_until_it_changes(path):
    magazine, marks = Magazine.current(), path.strip("/").partition(".")[0]
    getattr(magazine, marks).save("mark.png", ContentFile(make_picture(400, 200, "PNG")))
    seen = read(path)["ETag"]
    assert read(path, headers={"if-none-match": seen}).status_code == 304
    getattr(magazine, marks).save("mark.png", ContentFile(make_picture(300, 200, "PNG")))
    assert read(path, headers={"if-none-match": seen}).status_code == 200


@pytest.mark.parametrize("path", ["/", "/section/dense/", "/2025/03/", "/search/?q=lamp"])
def test_the_pages_of_lists_are_at_most_14_kb_over_the_wire(path):
    section = make_category("Dense")
    for number in range(30):
        make_story(
            headline=words(number, 9),
            standfirst=words(-number - 1, 24),
            categories=(section.pk,),
            lead_photo=make_photo(caption="").pk,
        )
    answer = packed(path)
    assert answer.status_code == 200 and len(answer.content) <= 14 * KB


def test_every_feed_is_compressed_and_a_picture_is_not():
    """A picture is as small as it gets."""
    story = make_story(lead_photo=make_photo().pk)
    photo = story.versions.get().lead_photo
    for kind in ("rss", "atom", "json"):
        assert packed(f"/feed/{kind}/")["Content-Encoding"] == "gzip"
    path = f"/photos/{photo.token}/{photo.files.name('share', 'jpg')}"
    assert "Content-Encoding" not in packed(path)
