"""What goes out, changes and expires, and when: the next first."""

from dataclasses import dataclass
from datetime import datetime

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.shortcuts import render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.models import Front, Photo, Version

HAPPENS = {
    "goes out": _("goes out"),
    "changes": _("changes"),
    "expires": _("expires"),
    "licence ends": _("licence ends"),
}


@dataclass(frozen=True)
class Moment:
    """Something that will come true by itself: a version "goes out", "changes" or "expires", an
    arrangement of the front page "changes" it or "expires", or the "licence ends" of a photo that
    readers see, or will see.
    """

    at: datetime
    what: str
    version: Version | None = None
    photo: Photo | None = None
    front: Front | None = None

    @property
    def in_words(self):
        """What happens, for a person; `what` is for colours and questions."""
        return HAPPENS[self.what]


def moments(at, *, limit=500) -> list[Moment]:
    """Everything that will happen after `at`, the next first; at most `limit` of each kind."""
    versions = Version.objects.select_related("article", "revision").defer(
        "body", "revision__data", "revision__invalid"
    )
    coming = [
        Moment(
            version.live_from,
            "goes out" if version.live_from == version.published_at else "changes",
            version,
        )
        for version in versions.upcoming(at=at)[:limit]
    ]
    begins = {(moment.version.article_id, moment.at) for moment in coming}
    expiries = [
        Moment(version.live_until, "expires", version)
        for version in versions.ending(at=at)[:limit]
        if (version.article_id, version.live_until) not in begins
    ]
    ends = [
        Moment(photo.licence_until, "licence ends", photo=photo)
        for photo in Photo.objects.in_force(at=at).promised(at=at).ending(at)[:limit]
    ]
    every = coming + expiries + ends + _of_the_front_page(at, limit)
    return sorted(every, key=lambda moment: moment.at)


def _of_the_front_page(at, limit) -> list[Moment]:
    """Where an arrangement begins; and where one ends that no other follows."""
    coming = list(Front.objects.upcoming(at=at)[:limit])
    begins = {front.live_from for front in coming}
    return [Moment(front.live_from, "changes", front=front) for front in coming] + [
        Moment(front.live_until, "expires", front=front)
        for front in Front.objects.ending(at=at)[:limit]
        if front.live_until not in begins
    ]


def upcoming(request):
    if not request.user.has_perm("articles.view_article"):
        raise PermissionDenied
    context = admin.site.each_context(request) | {
        "title": gettext("Upcoming"),
        "moments": moments(request.at),
    }
    return render(request, "admin/upcoming.html", context)
