"""What every test stands on: private files in a folder of its own, plain static files, a fast
password hash. Nothing here is skipped in silence.
"""

import pytest
from django.conf import settings as project
from django.test import override_settings

from tests.browser import (  # noqa: F401
    _context,
    _inspected_context,
    chromium,
    inspected,
    page,
    tolerant,
)

# Races need row locks, which SQLite has not: `make engines` runs them with PostgreSQL.
is_postgres = "postgresql" in project.DATABASES["default"]["ENGINE"]
collect_ignore = [] if is_postgres else ["test_races.py"]


@pytest.fixture(scope="session", autouse=True)
def _quick():
    """Settings that only make tests fast; for the live server too, which outlives one test."""
    with override_settings(
        PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"],
        STORAGES={
            "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
            "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
        },
        WHITENOISE_AUTOREFRESH=True,  # do not look through all static files each time
        ALLOWED_HOSTS=["*"],
    ):
        yield


@pytest.fixture(autouse=True)
def _own_surroundings(settings, tmp_path, monkeypatch):
    # The renditions of uploads are never made in the background here. It must not matter.
    monkeypatch.setattr("articles.photo_desk.in_background", lambda *work: None)
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.SITE_URL = "https://magazine.example"
