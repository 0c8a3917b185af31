"""The archive: years, months and days, by first publication in the magazine's time zone."""

from datetime import date, timedelta

from django.http import Http404
from django.urls import reverse
from django.utils.formats import date_format

from articles.models import Version
from articles.months import all_months, months_in, next_month, start
from articles.views.base import page
from articles.views.calendar import neighbours, weekdays, weeks
from articles.views.listing import listing

NAMES = {"year": "Y", "month": "YEAR_MONTH_FORMAT", "day": "DATE_FORMAT"}


def archive_page(request):
    """Every month that has a story, by year, newest first."""
    years = {}
    for month in all_months(request.at):
        years.setdefault(month.year, []).append(month)
    return page(request, "articles/archive.html", {"years": list(years.items())})


def year_page(request, year):
    begin, end = _day(year), _day(int(year) + 1)
    return _period(request, begin, end, kind="year")


def month_page(request, year, month):
    begin = _day(year, month)
    return _period(request, begin, next_month(begin), kind="month")


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
        "months": months_in(versions, begin, end - timedelta(days=1)) if kind == "year" else [],
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


def _day(year, month=1, day=1):
    """The date that an address names; an impossible one is a 404."""
    try:
        return date(int(year), int(month), int(day))
    except ValueError as error:
        raise Http404 from error
