"""Long lists, a page at a time, at the same cost at any depth."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime

from django.db.models import Q
from django.http import Http404

SIZE = 24
_CURSOR = re.compile(r"(\d{8}T\d{6})-(\d{1,18})")


@dataclass(frozen=True)
class Listing:
    """One page of stories, and the query strings of its neighbours ("" where there is none)."""

    stories: list
    older: str
    newer: str
    query: str = ""  # its own, for the canonical address

    @property
    def is_first(self):
        return not self.newer


def listing(request, versions, *, by=""):
    """The page of `versions` (newest first) that `?before=` or `?after=` asks for.

    A page begins after the story that the cursor names, so no story is skipped or shown twice
    when others go live meanwhile. `by` is "listing__" for lists by category, tag or author. A
    cursor that cannot be read, or a page with nothing on it, is a 404.
    """
    before, after = request.GET.get("before"), request.GET.get("after")
    if after:
        moment, pk = _read(after)
        later = Q(**{f"{by}published_at__gt": moment})
        same = Q(**{f"{by}published_at": moment}, pk__gt=pk)
        stories = list(versions.filter(later | same).reverse()[: SIZE + 1])
        has_newer, has_older = len(stories) > SIZE, True
        stories = stories[:SIZE][::-1]
    else:
        if before:
            moment, pk = _read(before)
            earlier = Q(**{f"{by}published_at__lt": moment})
            versions = versions.filter(
                Q(**{f"{by}published_at__lte": moment})
                & (earlier | Q(**{f"{by}published_at": moment}, pk__lt=pk))
            )
        stories = list(versions[: SIZE + 1])
        has_newer, has_older = bool(before), len(stories) > SIZE
        stories = stories[:SIZE]
    if (before or after) and not stories:
        raise Http404
    return Listing(
        stories,
        older=f"?before={_cursor(stories[-1])}" if stories and has_older else "",
        newer=f"?after={_cursor(stories[0])}" if stories and has_newer else "",
        query=f"?after={after}" if after else f"?before={before}" if before else "",
    )


def _cursor(version):
    return f"{version.published_at.astimezone(UTC):%Y%m%dT%H%M%S}-{version.pk}"


def _read(cursor):
    match = _CURSOR.fullmatch(cursor)
    try:
        return datetime.strptime(match[1], "%Y%m%dT%H%M%S").replace(tzinfo=UTC), int(match[2])
    except (TypeError, ValueError) as error:
        raise Http404 from error
