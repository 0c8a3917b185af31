"""Dates and times in English, as American magazines print them and the desk reads them."""

DATE_FORMAT = "F j, Y"
TIME_FORMAT = "g:i a"
DATETIME_FORMAT = "F j, Y, g:i a"
YEAR_MONTH_FORMAT = "F Y"
MONTH_DAY_FORMAT = "F j"

# At the desk: articles/moments.py.
DESK_DAY_FORMAT = "D j M"
DESK_DAY_AND_YEAR_FORMAT = "D j M Y"
DESK_WEEKDAY_FORMAT = "l j F Y"
DESK_DATE_FORMAT = "j F Y"
CLOCK_FORMAT = "H:i"
CLOCK_SECONDS_FORMAT = "H:i:s"
