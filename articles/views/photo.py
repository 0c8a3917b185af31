"""Picture files. One small view answers them all, and asks the clock."""

from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404

from articles.models import Photo
from articles.photos.renditions import CONTENT_TYPES, rendition, rendition_name
from articles.photos.sizes import SIZES


def photo_file(request, token, name):
    """A rendition of a photo that something visible at `request.at` shows."""
    photo = get_object_or_404(Photo.objects.shown(at=request.at), token=token)
    size = size_of(photo, name)
    if size is None:
        raise Http404
    return rendition_response(photo, size)


def size_of(photo, name) -> str | None:
    """The size that a rendition's name asks for; None where this photo has no such file."""
    size = name.rpartition("-")[0]
    known = size in SIZES and photo.file and name == rendition_name(photo.file.name, size)
    return size if known else None


def rendition_response(photo, size):
    """The file itself, as what it is and nothing else."""
    try:
        file = rendition(photo.file.name, photo.token, size)
    except FileNotFoundError as error:
        raise Http404 from error
    response = FileResponse(file, content_type=CONTENT_TYPES[SIZES[size].format])
    response["Content-Disposition"] = "inline"
    response["ETag"] = f'"{rendition_name(photo.file.name, size)}"'
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response
