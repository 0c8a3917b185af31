"""The archive: years, months and days, by first publication in the magazine's time zone."""

import zoneinfo
from datetime import date, timedelta

from django.conf import settings
from django.db.models import Subquery
from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from articles.models import Version
from articles.views.base import page
from articles.views.calendar import neighbours, start, weekdays, weeks
from articles.views.listing import listing

NAMES = {"year": "Y", "month": "YEAR_MONTH_FORMAT", "day": "DATE_FORMAT"}


def archive_page(request):
    """Every month that has a story, by year, newest first."""
    versions = Version.objects.visible(at=request.at)
    # Asked for with a range, so that the database walks the index by date from its ends.
    dated = versions.first_published(start(date(1000, 1, 1)), request.at + timedelta(seconds=1))
    last, first = dated.newest_first().first(), dated.newest_first().last()
    years = {}
    for month in _months(versions, _month(first), _month(last)) if first else []:
        years.setdefault(month.year, []).append(month)
    return page(request, "articles/archive.html", {"years": list(years.items())})


def year_page(request, year):
    begin, end = _day(year), _day(int(year) + 1)
    return _period(request, begin, end, kind="year")


def month_page(request, year, month):
    begin = _day(year, month)
    return _period(request, begin, _next(begin), kind="month")


def day_page(request, year, month, day):
    begin = _day(year, month, day)
    return _period(request, begin, begin + timedelta(days=1), kind="day")


def _period(request, begin, end, *, kind):
    """The stories first published on the days from `begin` up to, not including, `end`."""
    visible = Version.objects.visible(at=request.at)
    versions = visible.first_published(start(begin), start(end))
    stories = listing(request, versions.newest_first().for_cards())
    if not stories.stories:
        raise Http404
    earlier, later = neighbours(visible, begin, end)
    context = {
        "kind": kind,
        "name": date_format(begin, NAMES[kind]),
        "begin": begin,
        "months": _months(versions, begin, end - timedelta(days=1)) if kind == "year" else [],
        "weekdays": weekdays() if kind == "month" else [],
        "weeks": weeks(versions, begin) if kind == "month" else [],
        "earlier": earlier and _neighbour(earlier, kind),
        "later": later and _neighbour(later, kind),
        "listing": stories,
    }
    return page(request, "articles/period.html", context)


def _neighbour(day, kind) -> tuple[str, str]:
    """The name and the address of the year, month or day that a day belongs to."""
    parts = f"{day:%Y %m %d}".split()[: list(NAMES).index(kind) + 1]
    return date_format(day, NAMES[kind]), reverse(f"articles:{kind}", args=parts)


def _months(versions, first, last):
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
                versions.first_published(start(month), start(_next(month)))
                .newest_first()
                .values("pk")[:1]
            )
            for month in some
        ]
        answers = Version.objects.order_by().values_list(*newest)[0]
        found += [month for month, answer in zip(some, answers, strict=True) if answer]
    return found


def _month(version):
    """The day of first publication in the magazine's zone; any day says its month."""
    return timezone.localtime(version.published_at, zoneinfo.ZoneInfo(settings.TIME_ZONE)).date()


def _next(month):
    return (month + timedelta(days=31)).replace(day=1)


def _day(year, month=1, day=1):
    """The date that an address names; an impossible one is a 404."""
    try:
        return date(int(year), int(month), int(day))
    except ValueError as error:
        raise Http404 from error
