"""Dates and times in German; what is not here is Django's own."""

DATETIME_FORMAT = "j. F Y, H:i"

# At the desk: articles/moments.py.
DESK_DAY_FORMAT = "D., j. F"
DESK_DAY_AND_YEAR_FORMAT = "D., j. F Y"
DESK_WEEKDAY_FORMAT = "l, j. F Y"
DESK_DATE_FORMAT = "j. F Y"
CLOCK_FORMAT = "H:i"
CLOCK_SECONDS_FORMAT = "H:i:s"
