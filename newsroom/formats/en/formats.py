"""Dates and times in English, as American magazines print them and the desk reads them."""

DATE_FORMAT = "F j, Y"
TIME_FORMAT = "g:i a"
DATETIME_FORMAT = "F j, Y, g:i a"
YEAR_MONTH_FORMAT = "F Y"
MONTH_DAY_FORMAT = "F j"

DESK_DATE_FORMAT = "j F Y"
