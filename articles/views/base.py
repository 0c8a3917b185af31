"""What every public page shows around its own subject: masthead, sections, foot."""

from django.conf import settings
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.functional import SimpleLazyObject

from articles import structured_data
from articles.models import Category, Magazine, Page


def page(request, template, context=None, *, status=200, tell=structured_data.nothing):
    """A public page, with the magazine, its sections and standing pages as they are at
    `request.at`; `tell` says for machines what it is about. Rendered without the request: no
    context processor can look at who is asking, so everybody gets the same bytes, in the
    magazine's language (a colleague may read the desk in another).
    """
    pictured = []  # filled by the picture tag while the page is rendered
    around = {
        "at": request.at,
        "pictured": pictured,
        "structured_data": lambda: structured_data.script(tell(shown), pictured),
        "magazine": Magazine.current(),
        "navigation": list(Category.objects.in_navigation(at=request.at)),
        "pages": Page.objects.at_foot(at=request.at),
        "year": request.at.year,
        "site_url": settings.SITE_URL,
        "canonical": settings.SITE_URL + request.path,
    }
    context = context or {}
    if "listing" in context:
        around["canonical"] += context["listing"].query
    shown = around | context
    with translation.override(settings.LANGUAGE_CODE):
        text = render_to_string(template, shown)
    # Said here and not only where it is compressed, so that a 304 says it too (RFC 9110, 15.4.5).
    return HttpResponse(text, status=status, headers={"Vary": "Accept-Encoding"})


def surroundings(request):
    """For the pages that do know their visitor (accounts, the desk's errors): a context
    processor.
    """
    return {
        "magazine": SimpleLazyObject(Magazine.current),
        "is_signup_open": settings.SIGNUP_OPEN,
    }
