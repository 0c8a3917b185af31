"""Who is at the desk: their clock and their language, on every page that knows who is looking."""

from contextlib import contextmanager

from django.conf import settings
from django.utils import timezone, translation

ROOMS = ("/admin/", "/accounts/")  # below them a page may look at who asks for it


@contextmanager
def at_home(user):
    """In the time zone and the language of an account; for nobody, in the magazine's own."""
    zone = getattr(user, "zone", None)
    language = getattr(user, "desk_language", settings.LANGUAGE_CODE)
    with timezone.override(zone), translation.override(language):
        yield


class PersonMiddleware:
    """Every page of the desk and of the accounts, its refusals and its late rendering too. Readers'
    pages are the magazine's own: nobody asks who is looking.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if not request.path_info.startswith(ROOMS):
            return self.get_response(request)
        with at_home(request.user):
            return self.get_response(request)
