"""The front page: a lead, seconds, a river, and a block for each section."""

from articles.models import Category, Version
from articles.views.base import page

LEADS, RIVER, BLOCK = 5, 9, 4


def home_page(request):
    visible = Version.objects.visible(at=request.at)
    newest = list(visible.newest_first().for_cards()[: LEADS + RIVER])
    shown = {version.pk for version in newest}
    blocks = []
    for category in Category.objects.in_navigation(at=request.at):
        stories = list(visible.in_category(category).exclude(pk__in=shown).for_cards()[:BLOCK])
        shown |= {story.pk for story in stories}
        blocks.append((category, stories))
    context = {
        "lead": newest[0] if newest else None,
        "seconds": newest[1:LEADS],
        "river": newest[LEADS:],
        "blocks": [(category, stories) for category, stories in blocks if stories],
    }
    return page(request, "articles/home.html", context)
