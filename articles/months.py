"""The months that have a story, by first publication in the magazine's time zone."""

import zoneinfo
from datetime import date, datetime, time, timedelta

from django.conf import settings
from django.db.models import Subquery
from django.utils import timezone

from articles.models import Version


def zone():
    return zoneinfo.ZoneInfo(settings.TIME_ZONE)


def start(day) -> datetime:
    """The moment at which a day begins."""
    return datetime.combine(day, time.min, zone())


def next_month(month) -> date:
    """The first day of the month after the one that begins on this day."""
    return (month + timedelta(days=31)).replace(day=1)


def all_months(at) -> list[date]:
    """The first day of every month with a story that readers see at `at`, newest first."""
    versions = Version.objects.visible(at=at)
    # Asked for with a range, so that the database walks the index by date from its ends.
    dated = versions.first_published(start(date(1000, 1, 1)), at + timedelta(seconds=1))
    last, first = dated.newest_first().first(), dated.newest_first().last()
    return months_in(versions, _day(first), _day(last)) if first else []


def months_in(versions, first, last) -> list[date]:
    """The first days of the months from `first` to `last` that have a story, newest first. Asks
    whether each has one, ten years at a time, and so never reads the archive itself.
    """
    months, month = [], last.replace(day=1)
    while month >= first.replace(day=1):
        months.append(month)
        month = (month - timedelta(days=1)).replace(day=1)
    found = []
    for some in (months[n : n + 120] for n in range(0, len(months), 120)):
        newest = [
            Subquery(  # in order, so that the database walks the index by date and no other
                versions.first_published(start(month), start(next_month(month)))
                .newest_first()
                .values("pk")[:1]
            )
            for month in some
        ]
        answers = Version.objects.order_by().values_list(*newest)[0]
        found += [month for month, answer in zip(some, answers, strict=True) if answer]
    return found


def _day(version) -> date:
    return timezone.localtime(version.published_at, zone()).date()
