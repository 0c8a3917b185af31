"""The account of a colleague. Not an Author: an author signs, an account logs in."""

import zoneinfo

from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.functions import Lower


def validate_time_zone(name):
    if name not in zoneinfo.available_timezones():
        raise ValidationError(f"“{name}” is not a time zone. Choose one such as Europe/Amsterdam.")


class User(AbstractUser):
    """Someone who works at the desk."""

    email = models.EmailField(
        "e-mail address", unique=True, help_text="Where a forgotten password is mended."
    )
    time_zone = models.CharField(
        max_length=64,
        blank=True,
        validators=[validate_time_zone],
        help_text="The zone in which the desk shows and reads times. "
        "Empty means the magazine’s own.",
    )

    class Meta(AbstractUser.Meta):
        constraints = [
            models.UniqueConstraint(
                Lower("email"),
                name="one_account_per_address",
                violation_error_message="There is an account with this e-mail address already.",
            )
        ]

    @property
    def zone(self) -> zoneinfo.ZoneInfo:
        """The zone this person reads and types times in."""
        try:
            return zoneinfo.ZoneInfo(self.time_zone or settings.TIME_ZONE)
        except (zoneinfo.ZoneInfoNotFoundError, ValueError):
            return zoneinfo.ZoneInfo(settings.TIME_ZONE)

    @property
    def name(self) -> str:
        return self.get_full_name() or self.username
