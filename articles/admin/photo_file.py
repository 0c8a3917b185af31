"""Picture files for colleagues, who see what readers may not see yet."""

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404

from articles.models import Photo
from articles.views.photo import asked_for, rendition_response


def photo_file(request, token, name):
    """A rendition of any photo, for who may see photos."""
    if not request.user.has_perm("articles.view_photo"):
        raise PermissionDenied
    photo = get_object_or_404(Photo.objects.select_related("credit"), token=token)
    what = asked_for(photo, name)
    if what is None:
        raise Http404
    response = rendition_response(photo, *what)
    response["Cache-Control"] = "private, max-age=3600"
    return response
