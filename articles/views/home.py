"""The front page: a lead, seconds, a river, and a block for each section."""

from articles import front_page, structured_data
from articles.models import Category, Version
from articles.views.base import page
from articles.views.home_extras import home_extras

BLOCK = 4


def home_page(request):
    context = home_context(front_page.slots_at(request.at), at=request.at)
    return page(request, "articles/home.html", context, tell=structured_data.front_page)


def home_context(slots, *, at) -> dict:
    """What stands on the page at `at` where these are its slots."""
    areas, blocks = _front(slots, at)
    newest = [story for area in areas.values() for story in area]
    return {
        "lead": areas["lead"][0] if areas["lead"] else None,
        "seconds": areas["second"],
        "river": areas["river"],
        "blocks": blocks,
        **home_extras(at, newest, blocks),
    }


def front_stories(at) -> list[Version]:
    """Every version that stands on the front page at `at`."""
    areas, blocks = _front(front_page.slots_at(at), at)
    return [story for _, stories in [*areas.items(), *blocks] for story in stories]


def _front(slots, at):
    """The stories of each area, and (category, stories) of each block that has any."""
    areas = front_page.standing(slots, at=at)
    shown = {story.pk for stories in areas.values() for story in stories}
    visible = Version.objects.visible(at=at)
    blocks = []
    for category in Category.objects.in_navigation(at=at):
        stories = list(visible.in_category(category).exclude(pk__in=shown).for_cards()[:BLOCK])
        shown |= {story.pk for story in stories}
        if stories:
            blocks.append((category, stories))
    return areas, blocks
