"""The front page: a lead, seconds, a river, and a block for each section."""

from articles import structured_data
from articles.models import Category, Version
from articles.views.base import page
from articles.views.home_extras import home_extras

LEADS, RIVER, BLOCK = 5, 9, 4


def home_page(request):
    newest, blocks = _front(request.at)
    context = {
        "lead": newest[0] if newest else None,
        "seconds": newest[1:LEADS],
        "river": newest[LEADS:],
        "blocks": blocks,
        **home_extras(request.at, newest, blocks),
    }
    return page(request, "articles/home.html", context, tell=structured_data.front_page)


def front_stories(at) -> list[Version]:
    """Every version that stands on the front page at `at`."""
    newest, blocks = _front(at)
    return newest + [story for _, stories in blocks for story in stories]


def _front(at):
    """The newest stories, and (category, stories) of each block that has any."""
    visible = Version.objects.visible(at=at)
    newest = list(visible.newest_first().for_cards()[: LEADS + RIVER])
    shown = {version.pk for version in newest}
    blocks = []
    for category in Category.objects.in_navigation(at=at):
        stories = list(visible.in_category(category).exclude(pk__in=shown).for_cards()[:BLOCK])
        shown |= {story.pk for story in stories}
        if stories:
            blocks.append((category, stories))
    return newest, blocks
