"""The archive: years, months and days, by first publication in the magazine's time zone."""

import zoneinfo
from datetime import date, datetime, time, timedelta

from django.conf import settings
from django.http import Http404

from articles.models import Version
from articles.views.base import page
from articles.views.listing import listing


def archive_page(request):
    """Every month that has a story, by year, newest first."""
    months = _months(Version.objects.visible(at=request.at))
    years = {}
    for month in months:
        years.setdefault(month.year, []).append(month)
    return page(request, "articles/archive.html", {"years": list(years.items())})


def year_page(request, year):
    begin, end = _day(year), _day(int(year) + 1)
    return _period(request, begin, end, kind="year")


def month_page(request, year, month):
    begin = _day(year, month)
    return _period(request, begin, (begin + timedelta(days=31)).replace(day=1), kind="month")


def day_page(request, year, month, day):
    begin = _day(year, month, day)
    return _period(request, begin, begin + timedelta(days=1), kind="day")


def _period(request, begin, end, *, kind):
    """The stories first published on the days from `begin` up to, not including, `end`."""
    versions = Version.objects.visible(at=request.at).first_published(_start(begin), _start(end))
    stories = listing(request, versions.newest_first().for_cards())
    if not stories.stories:
        raise Http404
    months = _months(versions) if kind == "year" else []
    context = {"kind": kind, "begin": begin, "months": months, "listing": stories}
    return page(request, "articles/period.html", context)


def _months(versions):
    zone = zoneinfo.ZoneInfo(settings.TIME_ZONE)
    return list(versions.datetimes("published_at", "month", order="DESC", tzinfo=zone))


def _day(year, month=1, day=1):
    """The date that an address names; an impossible one is a 404."""
    try:
        return date(int(year), int(month), int(day))
    except ValueError as error:
        raise Http404 from error


def _start(day):
    return datetime.combine(day, time.min, zoneinfo.ZoneInfo(settings.TIME_ZONE))
