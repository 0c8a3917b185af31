"""The page of a photo credit: who is named under pictures, and the stories that show them."""

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _

from articles.models import PhotoCredit, Version
from articles.views.base import page
from articles.views.listing import listing

KINDS = {  # to readers; a handout is said as it is printed, by the credit line alone
    PhotoCredit.Kind.PHOTOGRAPHER: _("Photographer"),
    PhotoCredit.Kind.AGENCY: _("Picture agency"),
    PhotoCredit.Kind.HANDOUT: _("Pictures handed out"),
    PhotoCredit.Kind.OWN: _("Our own pictures"),
}


def credit_page(request, pk):
    """The same 404 as everywhere where no visible story shows a photo in force."""
    credit = get_object_or_404(PhotoCredit, pk=pk)
    stories = Version.objects.visible(at=request.at).with_photos_of(credit, at=request.at)
    found = listing(request, stories.for_cards())
    if not found.stories:
        raise Http404
    kind = KINDS.get(credit.kind, _("Photo credit"))
    context = {"credit": credit, "kind": kind, "listing": found}
    return page(request, "articles/credit.html", context)
