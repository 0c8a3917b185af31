"""What an editor can put on the front page, as one frozen value: a tuple of slots, in the order in
which they are read. It knows no model: stories and sections are ids.
"""

from dataclasses import dataclass, replace
from datetime import datetime

from django.utils.translation import gettext as _

from articles.visibility import has_begun

AREAS = {"lead": 1, "second": 4, "river": 9}  # from the top down, with the most slots of each


@dataclass(frozen=True)
class Slot:
    """A place for one story: the one chosen by hand, until its moment comes (None: until further
    notice); else the newest of a section, or of all.
    """

    area: str
    article: int | None = None
    category: int | None = None
    pinned_until: datetime | None = None

    def is_pinned(self, at) -> bool:
        """Whether the story chosen by hand has the slot at `at`, if readers may see it then."""
        return self.article is not None and not has_begun(self.pinned_until, at)


AUTOMATIC = tuple(Slot(area) for area, most in AREAS.items() for _ in range(most))


def reasons_against(slots) -> list[str]:
    """Why a page cannot be made of these slots, as sentences; none if it can."""
    count = {area: sum(slot.area == area for slot in slots) for area in AREAS}
    reasons = [] if count["lead"] == 1 else [_("A front page has one lead.")]
    if count["second"] > AREAS["second"]:
        words = _("Beside the lead there is room for {number} stories.")
        reasons.append(words.format(number=AREAS["second"]))
    if count["river"] > AREAS["river"]:
        words = _("Under “More to read” there is room for {number} stories.")
        reasons.append(words.format(number=AREAS["river"]))
    return reasons


def moved(slots, place, to) -> tuple[Slot, ...]:
    """The slots with what fills `place` at `to`, and what is between moved on by one: the page
    itself keeps its form. A place that is not there moves nothing.
    """
    if not (0 <= place < len(slots) and 0 <= to < len(slots)):
        return tuple(slots)
    filled = list(slots)
    filled.insert(to, filled.pop(place))
    return tuple(replace(new, area=old.area) for new, old in zip(filled, slots, strict=True))
