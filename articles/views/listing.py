"""Long lists, a page at a time, at the same cost at any depth."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial

from django.db.models import Q
from django.http import Http404

SIZE = 24
_CURSOR = re.compile(r"(?:([0-9]{1,6})-)?([0-9]{8}T[0-9]{6})-([0-9]{1,6})")


@dataclass(frozen=True)
class Listing:
    """One page of stories, and the query strings of its neighbours ("" where there is none)."""

    stories: list
    older: str = ""
    newer: str = ""
    query: str = ""  # its own, for the canonical address

    @property
    def is_first(self):
        return not self.newer


def listing(request, versions, *, by="", rank="", keep=""):
    """The page of `versions` (newest first) that `?before=` or `?after=` asks for.

    A cursor is a moment of first publication and how many stories of that very second stand
    before the page, so it tells nothing of what is hidden; a page costs the same at any depth. A
    cursor that cannot be read, or a page with nothing on it, is a 404. `by` is "listing__" for
    lists by category, tag or author. `rank` names a whole number that goes before the date in the
    order of the list, the highest first; `keep` is a query string that the neighbours keep.
    """
    before, after = request.GET.get("before"), request.GET.get("after")
    skip, rows = 0, versions
    if after:
        place, skip = _read(after, rank)
        rows = versions.filter(_from(place, by, rank, "gt")).reverse()
    elif before:
        place, skip = _read(before, rank)
        rows = versions.filter(_from(place, by, rank, "lt"))
    found = list(rows[skip : skip + SIZE + 1])
    stories, there_is_more = found[:SIZE], len(found) > SIZE
    if after:
        stories.reverse()
    if (before or after) and not stories:
        raise Http404
    has_older = bool(after) or there_is_more
    has_newer = bool(before) or (bool(after) and there_is_more)
    cursor = partial(_cursor, versions, by, rank)
    return Listing(
        stories,
        older=f"?{keep}before={cursor(stories[-1], 'gte')}" if has_older else "",
        newer=f"?{keep}after={cursor(stories[0], 'lte')}" if has_newer else "",
        query=f"?after={after}" if after else f"?before={before}" if before else "",
    )


def _from(place, by, rank, side):
    """What stands at a place of the list, or beyond it."""
    number, moment = place
    beyond = Q(**{f"{by}published_at__{side}e": moment})
    if rank:
        beyond = Q(**{f"{rank}__{side}": number}) | (Q(**{rank: number}) & beyond)
    return beyond


def _cursor(versions, by, rank, story, side):
    """Where a page begins that continues after `story`: its second (after its rank, where there
    is one), and how many of that place stand on this side of it, itself included.
    """
    place = {f"{by}published_at": story.published_at, f"pk__{side}": story.pk}
    number = ""
    if rank:
        place[rank] = getattr(story, rank)
        number = f"{place[rank]}-"
    passed = versions.filter(**place).order_by().count()
    return f"{number}{story.published_at.astimezone(UTC):%Y%m%dT%H%M%S}-{passed}"


def _read(cursor, rank):
    match = _CURSOR.fullmatch(cursor)
    try:
        moment = datetime.strptime(match[2], "%Y%m%dT%H%M%S").replace(tzinfo=UTC)
        if bool(rank) != bool(match[1]):
            raise ValueError(cursor)
        return (int(match[1] or 0), moment), int(match[3])
    except (TypeError, ValueError) as error:
        raise Http404 from error
