"""The moment of a request, and what is compressed on the way to its reader."""

import re

from django.utils import timezone
from django_http_compression.middleware import HttpCompressionMiddleware


class MomentMiddleware:
    """Fix `request.at`, so that no page straddles a boundary: a whole second, in UTC.

    Public pages must be asked for again each time (`no-cache`, with a validator): a lifetime cut
    at the next publication would be exact too, but would tell readers that something is coming.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.at = timezone.now().replace(microsecond=0)
        response = self.get_response(request)
        response.headers.setdefault("Cache-Control", "no-cache")
        return response


class CompressionMiddleware(HttpCompressionMiddleware):
    """The package's own, for JSON Feed too, whose type it does not know."""

    _known = HttpCompressionMiddleware.content_type_re
    content_type_re = re.compile(rf"{_known.pattern} | ^application/feed\+json", _known.flags)
