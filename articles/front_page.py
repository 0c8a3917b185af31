"""What stands on the front page at a moment. The law: it is found out when the page is read, from
what readers may see then; a slot never shows a hidden story, no story stands twice, and no slot
stays empty while there is a story for it.
"""

from articles.arrangement import AREAS, AUTOMATIC
from articles.models import Front, FrontSlot, Version


def slots_at(at):
    """The slots of the arrangement that is live at `at`; where there is none, the automatic."""
    rows = FrontSlot.objects.filter(front__in=Front.objects.visible(at=at))
    return tuple(row.slot for row in rows) or AUTOMATIC


def fill(slots, *, at) -> list[Version | None]:
    """What stands in each slot at `at`: the story chosen by hand; else the newest of the slot's
    section, or of all, that stands nowhere yet. None: there are fewer stories than slots.

    Three queries, or four where not every slot shows the newest of all.
    """
    pool = _pool(slots, at)
    stories, taken = [None] * len(slots), set()
    by_hand = {story.article_id: story for story in pool}
    for place, slot in enumerate(slots):
        story = by_hand.get(slot.article) if slot.is_pinned(at) else None
        if story and story.pk not in taken:
            stories[place] = story
            taken.add(story.pk)
    for place, slot in enumerate(slots):
        if stories[place] is None:
            free = [story for story in pool if story.pk not in taken]
            own = (one for one in free if slot.category in [c.pk for c in one.categories])
            stories[place] = next(own, None) or next(iter(free), None)
            taken |= {stories[place].pk} if stories[place] else set()
    return stories


def standing(slots, *, at) -> dict[str, list[Version]]:
    """The stories of each area at `at`. Where there are fewer than slots, they move up."""
    stories = [story for story in fill(slots, at=at) if story]
    page = {}
    for area in AREAS:
        room = sum(slot.area == area for slot in slots)
        page[area], stories = stories[:room], stories[room:]
    return page


def _pool(slots, at):
    """Every story that could stand in one of the slots, newest first. Each list is as long as
    there are slots: more cannot be taken from it.
    """
    visible, most = Version.objects.visible(at=at), len(slots)
    newest = visible.newest_first()
    by_hand = {slot.article for slot in slots if slot.is_pinned(at)}
    sections = sorted({slot.category for slot in slots if slot.category})
    if not by_hand and not sections:
        return list(newest.for_cards()[:most])
    lists = [
        newest[:most],
        visible.filter(article__in=by_hand),
        *(visible.in_category(section)[:most] for section in sections),
    ]
    first, *others = (
        Version.objects.filter(pk__in=rows.values("pk")).order_by().values_list("pk", flat=True)
        for rows in lists
    )
    return list(newest.filter(pk__in=list(first.union(*others))).for_cards())
