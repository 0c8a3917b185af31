"""A moment in words, for people of the desk: in the zone and the language that are active. How a
language writes its days and clocks is in newsroom/formats.
"""

from django.utils import timezone
from django.utils.formats import date_format, get_format
from django.utils.translation import gettext as _


def moment_in_words(moment, at=None) -> str:
    """“Thu 6 Mar, 07:30”; with the year where it is another one than at `at` (default: now), and
    with seconds where there are any.
    """
    is_this_year = timezone.localtime(moment).year == timezone.localtime(at).year
    return _in_words(moment, "DESK_DAY_FORMAT" if is_this_year else "DESK_DAY_AND_YEAR_FORMAT")


def moment_in_full(moment) -> str:
    """“Thursday 6 March 2025, 07:30 (Europe/Amsterdam)”, with seconds where there are any."""
    zone = timezone.get_current_timezone_name()
    return f"{_in_words(moment, 'DESK_WEEKDAY_FORMAT')} ({zone})"


def moment_by_date(moment) -> str:
    """“6 March 2025, 07:30 (Europe/Amsterdam)”, with seconds where there are any."""
    zone = timezone.get_current_timezone_name()
    return f"{_in_words(moment, 'DESK_DATE_FORMAT')} ({zone})"


def day_in_words(moment) -> str:
    """“6 March 2025”, the day of a moment."""
    return _written(moment, "DESK_DATE_FORMAT", "DATE_FORMAT")


def _in_words(moment, day) -> str:
    has_seconds = timezone.localtime(moment).second
    # Translators: of a moment, such as “Thu 6 Mar, 07:30”.
    return _("{day}, {clock}").format(
        day=_written(moment, day, "DATE_FORMAT"),
        clock=_written(moment, "CLOCK_SECONDS_FORMAT", "H:i:s")
        if has_seconds
        else _written(moment, "CLOCK_FORMAT", "H:i"),
    )


def _written(moment, name, otherwise) -> str:
    """By the house's format of this name; a language that newsroom/formats has not, otherwise."""
    is_known = get_format(name) != name
    return date_format(timezone.localtime(moment), name if is_known else otherwise)
