"""What every test stands on: private files in a folder of its own, plain static files, a fast
password hash. Nothing here is skipped in silence.
"""

import pytest
from django.test import override_settings


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
def _own_surroundings(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.SITE_URL = "https://magazine.example"
