"""Dates and times in German; what is not here is Django's own."""

DATETIME_FORMAT = "j. F Y, H:i"

DESK_DATE_FORMAT = "j. F Y"
