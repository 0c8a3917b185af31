"""Long lists, a page at a time, at the same cost at any depth."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime

from django.http import Http404

SIZE = 24
_CURSOR = re.compile(r"([0-9]{8}T[0-9]{6})-([0-9]{1,6})")


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


def listing(request, versions, *, by=""):
    """The page of `versions` (newest first) that `?before=` or `?after=` asks for.

    A cursor is a moment of first publication and how many stories of that very second stand
    before the page, so it tells nothing of what is hidden; a page costs the same at any depth. A
    cursor that cannot be read, or a page with nothing on it, is a 404. `by` is "listing__" for
    lists by category, tag or author.
    """
    before, after = request.GET.get("before"), request.GET.get("after")
    if after:
        moment, skip = _read(after)
        rows = versions.filter(**{f"{by}published_at__gte": moment}).reverse()
    else:
        moment, skip = _read(before) if before else (None, 0)
        rows = versions.filter(**{f"{by}published_at__lte": moment}) if before else versions
    found = list(rows[skip : skip + SIZE + 1])
    stories, there_is_more = found[:SIZE], len(found) > SIZE
    if after:
        stories.reverse()
    if (before or after) and not stories:
        raise Http404
    has_older = bool(after) or there_is_more
    has_newer = bool(before) or (bool(after) and there_is_more)
    return Listing(
        stories,
        older=f"?before={_cursor(versions, by, stories[-1], 'gte')}" if has_older else "",
        newer=f"?after={_cursor(versions, by, stories[0], 'lte')}" if has_newer else "",
        query=f"?after={after}" if after else f"?before={before}" if before else "",
    )


def _cursor(versions, by, story, side):
    """Where a page begins that continues after `story`: its second, and how many of that second
    stand on this side of it, itself included.
    """
    same = versions.filter(**{f"{by}published_at": story.published_at, f"pk__{side}": story.pk})
    passed = same.order_by().count()
    return f"{story.published_at.astimezone(UTC):%Y%m%dT%H%M%S}-{passed}"


def _read(cursor):
    match = _CURSOR.fullmatch(cursor)
    try:
        return datetime.strptime(match[1], "%Y%m%dT%H%M%S").replace(tzinfo=UTC), int(match[2])
    except (TypeError, ValueError) as error:
        raise Http404 from error
