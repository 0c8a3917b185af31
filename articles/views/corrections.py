"""What the magazine got wrong and put right: the corrections of every story that readers see."""

from articles.models import Correction, Page
from articles.views.base import page
from articles.views.listing import listing


def corrections_page(request):
    """Newest first. A standing page of this address gives it a title and words above the list."""
    corrections = Correction.objects.visible(at=request.at)
    context = {
        "page": Page.of_corrections(),
        "listing": listing(request, corrections),
    }
    return page(request, "articles/corrections.html", context)
