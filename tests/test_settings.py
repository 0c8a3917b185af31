"""What a machine is told before it starts, and what `manage.py check` says of it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from newsroom import checks

ROOT = Path(__file__).resolve().parent.parent
PUBLIC = {"SECRET_KEY": "x" * 60, "ALLOWED_HOSTS": "www.example.org"}


def started(**variables):
    """What is said where the settings are read with these variables; "" if nothing stops it."""
    clean = {name: value for name, value in os.environ.items() if name not in ("DEBUG", *PUBLIC)}
    run = subprocess.run(
        [sys.executable, "-c", "import newsroom.settings"],
        cwd=ROOT,
        env=clean | variables,
        capture_output=True,
        text=True,
    )
    return run.stderr.strip().rpartition("\n")[2]


@pytest.mark.parametrize(
    ("variables", "said"),
    [
        ({}, ""),
        ({**PUBLIC, "SITE_URL": "https://www.example.org/"}, ""),
        ({**PUBLIC, "SITE_URL": "https://www.example.org:8443"}, ""),
        (PUBLIC, "set SITE_URL too"),
        ({"SITE_URL": "https://www.example.org"}, "set SECRET_KEY too"),
        ({**PUBLIC, "SITE_URL": "https://example.org/mag"}, "with a path"),
    ],
)
def test_a_missing_or_wrong_setting_stops_the_start_with_a_sentence(variables, said):
    assert said in started(**variables) if said else started(**variables) == ""


def test_translations_that_are_not_compiled_are_noticed(tmp_path, monkeypatch):
    folder = tmp_path / "de" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    monkeypatch.setattr(checks, "LOCALES", tmp_path)
    (folder / "django.po").touch()
    [warning] = checks.catalogs_are_compiled(None)
    assert "de/LC_MESSAGES/django.po" in warning.msg
    (folder / "django.mo").touch()
    assert checks.catalogs_are_compiled(None) == []
    os.utime(folder / "django.mo", (0, 0))
    assert checks.catalogs_are_compiled(None) != []


@pytest.mark.parametrize(("code", "is_whole"), [("en-gb", True), ("de-at", True), ("ar", False)])
def test_a_language_without_a_catalog_is_told(settings, code, is_whole):
    settings.LANGUAGE_CODE = code
    assert (checks.the_language_is_whole(None) == []) == is_whole
