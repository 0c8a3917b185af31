"""What an archive page shows beside its stories: the days of a month, and where to go from here.
Days are those of the magazine's time zone.
"""

import calendar
from datetime import date, timedelta

from django.db.models import Subquery
from django.utils import timezone
from django.utils.dates import WEEKDAYS, WEEKDAYS_ABBR
from django.utils.formats import get_format

from articles.models import Version
from articles.months import start, zone


def weekdays() -> list[tuple[str, str]]:
    """(in short, in full) of each day of a week, in order: in two letters, as narrow as a column,
    unless that would make two of them alike.
    """
    order = list(_calendar().iterweekdays())
    short = [str(WEEKDAYS_ABBR[day]) for day in order]
    narrow = [name[:2] for name in short]
    short = narrow if len(set(narrow)) == len(order) else short
    return list(zip(short, (str(WEEKDAYS[day]) for day in order), strict=True))


def weeks(versions, month) -> list[list[tuple[date | None, bool]]]:
    """The weeks of a month: (day, whether it has a story), the day None where it is of another
    month. One query asks whether each day has one, by the index of dates.
    """
    days = list(_calendar().itermonthdates(month.year, month.month))
    own = [day for day in days if day.month == month.month]
    newest = [
        Subquery(
            versions.first_published(start(day), start(day + timedelta(days=1)))
            .newest_first()
            .values("pk")[:1]
        )
        for day in own
    ]
    answers = Version.objects.order_by().values_list(*newest)[0]
    told = {day: (day, bool(answer)) for day, answer in zip(own, answers, strict=True)}
    cells = [told.get(day, (None, False)) for day in days]
    return [cells[at : at + 7] for at in range(0, len(cells), 7)]


def neighbours(versions, begin, end) -> list[date | None]:
    """The nearest days before `begin`, and from `end`, that have a story. One query."""
    ends = (
        versions.filter(published_at__lt=start(begin)).newest_first(),
        versions.filter(published_at__gte=start(end)).newest_first().reverse(),
    )
    nearest = [Subquery(versions.values("published_at")[:1]) for versions in ends]
    moments = Version.objects.order_by().values_list(*nearest)[0]
    return [moment and timezone.localtime(moment, zone()).date() for moment in moments]


def _calendar():
    """The week begins where it does in the magazine's language. Django counts from Sunday."""
    return calendar.Calendar((get_format("FIRST_DAY_OF_WEEK") - 1) % 7)
