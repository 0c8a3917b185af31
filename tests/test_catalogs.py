"""German is whole: every string of code, templates and scripts has its translation, and each can be
put where the string stands.
"""

import re

import pytest

from newsroom.catalogs import SOURCES, gathered, is_whole, languages, read

CATALOGS = [(language, domain) for language in languages() for domain in SOURCES]
PLACE = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}|</?[a-z]+[^>]*>")


def texts(message):
    """The forms of a message beside those of its translation."""
    given = message.id if isinstance(message.id, tuple) else (message.id, message.id)
    said = (message.string,) * 2 if isinstance(message.string, str) else message.string
    return list(zip(given, said, strict=True))


@pytest.mark.parametrize(("language", "domain"), CATALOGS)
def test_every_string_is_translated(language, domain):
    """`make strings` brings a catalog up to date."""
    known = {(one.id, one.context): one for one in read(language, domain) if one.id}
    asked = {(one.id, one.context) for one in gathered(domain) if one.id}
    waiting = [one.id for one in known.values() if not is_whole(one) or one.fuzzy]
    assert (asked - set(known), set(known) - asked, waiting) == (set(), set(), [])


@pytest.mark.parametrize(("language", "domain"), CATALOGS)
def test_a_translation_has_the_places_and_the_elements_of_its_string(language, domain):
    for message in read(language, domain):
        for given, said in texts(message) if message.id else []:
            assert sorted(PLACE.findall(given)) == sorted(PLACE.findall(said)), said
