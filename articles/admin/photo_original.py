"""The private original of a photo, for who has the right to fetch it."""

from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from articles.models import Photo
from articles.photos.formats import ENDINGS
from articles.photos.uploads import ending_of


@require_safe
def original(request, pk):
    """The file as it came in, to be kept and never to be opened here. It is not handed to the
    proxy, which would drop the headers that make it harmless.
    """
    if not request.user.has_perm("articles.fetch_original"):
        raise PermissionDenied
    photo = get_object_or_404(Photo.objects.exclude(file=""), pk=pk)
    if photo.killed_at:
        return HttpResponse(status=410)
    ending = ending_of(photo.file.name)
    try:
        file = photo.file.storage.open(photo.file.name)
    except FileNotFoundError as error:
        raise Http404 from error
    response = FileResponse(file, as_attachment=True, filename=f"photo-{photo.pk}.{ending}")
    response["Content-Type"] = f"image/{ENDINGS.get(ending, 'octet-stream').lower()}"
    response["Cache-Control"] = "private, no-store"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response["X-Content-Type-Options"] = "nosniff"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    return response
