"""The first page: what needs doing, what goes out next."""

from articles.admin.upcoming import moments
from articles.models import Article, Photo

FEW = 6


def what_needs_doing(request) -> dict:
    """The context of the desk's first page for the person who asks."""
    if not request.user.has_perm("articles.view_article"):
        return {}
    articles = Article.objects.with_standing(at=request.at)
    mine = articles.filter(created_by=request.user).exclude(state=Article.State.APPROVED)
    return {
        "in_review": articles.filter(state=Article.State.IN_REVIEW)[:FEW],
        "sent_back": mine.filter(state=Article.State.CHANGES_REQUESTED)[:FEW],
        "mine": mine.filter(state=Article.State.DRAFT, withdrawn_at=None)[:FEW],
        "recent": articles.order_by("-changed_at")[:FEW],
        "moments": moments(request.at, limit=FEW)[:FEW],
        "without_credit": Photo.objects.filter(credit=None).exclude(file="").count(),
        "without_alt_text": Photo.objects.filter(is_alt_confirmed=False).count(),
        "without_picture": Photo.objects.filter(file="").count(),
    }
