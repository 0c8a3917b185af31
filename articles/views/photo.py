"""Picture files. One small view answers them all, and asks the clock."""

import logging

from django.conf import settings
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404

from articles.models import Photo
from articles.photos.formats import OUTPUTS
from articles.photos.renditions import ready_rendition

logger = logging.getLogger(__name__)
SURFACES = {"share": "share_cards"}  # sizes that are not for the site itself


def photo_file(request, token, name):
    """A rendition of a photo that something visible at `request.at` shows. 410 where it was
    killed, or is still shown but its licence does not hold; the one 404 for everything else.
    """
    photos = Photo.objects.select_related("credit").with_use(at=request.at)
    photo = get_object_or_404(photos, token=token)
    if photo.killed_at:
        return HttpResponse(status=410)
    what = asked_for(photo, name) if photo.is_used and photo.credit_id else None
    if what is None:
        raise Http404
    if not photo.is_in_force(request.at, SURFACES.get(what[0], "web")):
        return HttpResponse(status=410)
    return rendition_response(photo, *what)


def asked_for(photo, name) -> tuple[str, str] | None:
    """The (size, format) that a file's name asks for; None where this photo has no such file."""
    if not photo.file:
        return None
    size, _, rest = name.rpartition("-")
    format = rest.rpartition(".")[2]
    files = photo.files
    return files.all_names().get(name) if name == files.name(size, format) else None


def rendition_response(photo, size, format):
    """The file itself, as what it is and nothing else. Where a proxy stands in front that can
    hand out files (X_ACCEL_REDIRECT), it is told which.
    """
    files = photo.files
    try:
        path = ready_rendition(files, size, format)
        if settings.X_ACCEL_REDIRECT:
            response = HttpResponse(headers={"X-Accel-Redirect": settings.X_ACCEL_REDIRECT + path})
        else:
            response = FileResponse(photo.file.storage.open(path))
    except FileNotFoundError as error:
        raise Http404 from error
    except OSError as error:  # the original has been damaged since it came in
        logger.exception("No rendition can be made of photo %s.", photo.pk)
        raise Http404 from error
    response["Content-Type"] = OUTPUTS[format]
    response["Content-Disposition"] = "inline"
    response["ETag"] = f'"{files.name(size, format)}"'
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response
