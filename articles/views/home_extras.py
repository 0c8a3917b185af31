"""Two columns of the front page that choose for themselves: opinion, and the most recent."""

from articles.models import Category, Version

OPINION = "opinion"  # the address of the section that is set as a column, if there is one
VOICES, LATEST = 3, 6
_SHOWN = ("headline", "path", "published_at", "language", "label", "sponsor")


def home_extras(at, newest, blocks) -> dict:
    """`opinion`: the section and its newest stories that are not among `newest`, or None;
    `latest`: the newest stories of all, as headlines with their times, once there are more than
    that; `blocks`, (category, stories), without what stands in the opinion column, so that no
    story is there twice.
    """
    section = Category.objects.filter(slug=OPINION).first()
    voices = _voices(section, at, newest) if section else []
    number = len(newest) + sum(len(stories) for _, stories in blocks)
    if voices:
        spoken = {story.pk for story in voices}
        others = [(category, stories) for category, stories in blocks if category != section]
        blocks = [(category, [s for s in rest if s.pk not in spoken]) for category, rest in others]
    return {
        "opinion": (section, voices) if voices else None,
        "latest": _latest(at) if number > LATEST else [],
        "blocks": [(category, stories) for category, stories in blocks if stories],
    }


def _voices(section, at, newest) -> list[Version]:
    stories = Version.objects.visible(at=at).in_category(section)
    return list(stories.exclude(pk__in=[one.pk for one in newest]).for_cards()[:VOICES])


def _latest(at) -> list[Version]:
    # Asked for with a bound, so that the database walks the index by date and sorts nothing.
    stories = Version.objects.visible(at=at).filter(published_at__lte=at).newest_first()
    return list(stories.only(*_SHOWN)[:LATEST])
