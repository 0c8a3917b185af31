"""Pages for when there is nothing to show."""

from django.http import HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from articles.views.base import page


def not_found(request, exception=None):
    """The one 404: the same bytes for what does not exist and for what nobody may see."""
    return page(request, "404.html", {"canonical": ""}, status=404)


def server_error(request):
    """Asks nothing of the database, which may be what is broken."""
    return HttpResponse(render_to_string("500.html"), status=500)


def expired_form(request, reason=""):
    """A form whose login or token has run out: what was typed is shown, passwords never."""
    fields = [
        (name, value)
        for name, values in request.POST.lists()
        if name != "csrfmiddlewaretoken" and "password" not in name.lower()
        for value in values
    ]
    return render(request, "403_csrf.html", {"fields": fields}, status=403)
