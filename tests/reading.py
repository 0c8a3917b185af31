"""Reading the public site at a moment: the one edge at which tests stop the clock."""

import warnings
from unittest import mock

from django.test import Client

from tests.factories import NOW


def visitor(by=None):
    """A browser: of a stranger, or with `by` logged in."""
    client = Client()
    if by:
        client.force_login(by)
    return client


_stranger = visitor()


def read(path, *, at=NOW, browser=_stranger, method="get", **extra):
    """What is answered to somebody who asks for `path` at `at`."""
    with mock.patch("articles.middleware.timezone") as clock, warnings.catch_warnings():
        warnings.filterwarnings("ignore", "No directory at")  # static files are not collected
        clock.now.return_value = at
        return getattr(browser, method)(path, **extra)


def content(response) -> bytes:
    """The whole body of a response, of a file too."""
    return response.getvalue() if response.streaming else response.content


def said(response) -> str:
    """Everything that a response says, headers and address of a redirect included, in lower
    case: what must hold no secret.
    """
    headers = "\n".join(f"{name}: {value}" for name, value in response.headers.items())
    return f"{headers}\n{response.cookies}\n{content(response).decode(errors='replace')}".lower()
