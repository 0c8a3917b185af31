"""Long lists, a page at a time."""

import re

import pytest

from tests.factories import NOW, make_category, make_story
from tests.reading import read

pytestmark = pytest.mark.django_db


def headlines(page):
    return list(dict.fromkeys(re.findall(r"Headline \d+", page)))


def link(page, name):
    found = re.search(rf'href="(\?{name}=[^"]+)"', page)
    return found and found[1]


def test_a_list_loses_and_repeats_nothing_where_many_stories_share_a_second():
    """An import dates a hundred stories to nine o'clock of one day."""
    category = make_category("Many")
    for _ in range(60):
        make_story(categories=(category.pk,))
    pages, query = [], ""
    while query is not None:
        pages.append(read(f"/section/many/{query}", at=NOW).text)
        query = link(pages[-1], "before")
    assert [len(headlines(page)) for page in pages] == [24, 24, 12]
    assert len({headline for page in pages for headline in headlines(page)}) == 60
    back = read(f"/section/many/{link(pages[2], 'after')}", at=NOW).text
    assert headlines(back) == headlines(pages[1])
    assert headlines(read(f"/section/many/{link(back, 'after')}", at=NOW).text) == headlines(
        pages[0]
    )


@pytest.mark.parametrize("query", ["before=x", "after=20250306T120000", "before=20259999T000000-1"])
def test_a_cursor_that_cannot_be_read_is_a_404(query):
    category = make_category("Few")
    make_story(categories=(category.pk,))
    assert read(f"/section/few/?{query}", at=NOW).status_code == 404


def test_a_further_page_names_itself_as_its_canonical_address():
    category = make_category("Many")
    for _ in range(25):
        make_story(categories=(category.pk,))
    query = link(read("/section/many/", at=NOW).text, "before")
    page = read(f"/section/many/{query}", at=NOW).text
    assert f'rel="canonical" href="https://magazine.example/section/many/{query}"' in page
