"""Picture files for colleagues, who see what readers may not see yet."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404

from articles.models import Photo
from articles.photos.formats import OUTPUTS
from articles.photos.renditions import drawn
from articles.views.photo import asked_for, rendition_response


def photo_file(request, token, name):
    """A rendition of any photo, for who may see photos. One that was killed is gone here too; who
    may bring it back can look at it, and nothing of it is kept.
    """
    if not request.user.has_perm("articles.view_photo"):
        raise PermissionDenied
    photo = get_object_or_404(Photo.objects.select_related("credit"), token=token)
    what = asked_for(photo, name)
    if photo.killed_at and not request.user.has_perm("articles.kill_photo"):
        return HttpResponse(status=410)
    if what is None:
        raise Http404
    if photo.killed_at:
        response = HttpResponse(drawn(photo.files, *what), content_type=OUTPUTS[what[1]])
        response["Cache-Control"] = "private, no-store"
        return response
    response = rendition_response(photo, *what)
    response["Cache-Control"] = "private, max-age=3600"
    return response
