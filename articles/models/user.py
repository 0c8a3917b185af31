"""The account of a colleague. Not an Author: an author signs, an account logs in."""

import zoneinfo

from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

# What the desk can speak: languages with a full catalog, each named in itself.
LANGUAGES = [("en-gb", "English"), ("de", "Deutsch")]


def validate_time_zone(name):
    if name not in zoneinfo.available_timezones():
        words = gettext("“{name}” is not a time zone. Choose one such as Europe/Amsterdam.")
        raise ValidationError(words.format(name=name))


class User(AbstractUser):
    """Someone who works at the desk."""

    email = models.EmailField(
        _("e-mail address"), unique=True, help_text=_("Where a forgotten password is mended.")
    )
    time_zone = models.CharField(
        _("time zone"),
        max_length=64,
        blank=True,
        validators=[validate_time_zone],
        help_text=_(
            "The zone in which the desk shows and reads times. Empty means the magazine’s own."
        ),
    )

    language = models.CharField(
        _("language"),
        max_length=10,
        blank=True,
        choices=[("", _("The magazine’s own")), *LANGUAGES],
        help_text=_("The language of the desk, and of its mails to this person."),
    )

    class Meta(AbstractUser.Meta):
        constraints = [
            models.UniqueConstraint(
                Lower("email"),
                name="one_account_per_address",
                violation_error_message=_("There is an account with this e-mail address already."),
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
    def desk_language(self) -> str:
        """The language that the desk speaks with this person."""
        return self.language or settings.LANGUAGE_CODE

    @property
    def name(self) -> str:
        return self.get_full_name() or self.username
