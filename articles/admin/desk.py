"""The first page: what needs doing, what goes out next."""

from django.db.models import Q
from django.utils.translation import gettext as _

from articles.admin.photo_filters import month_of
from articles.admin.upcoming import moments
from articles.models import Article, Photo

FEW = 6
MANY = 100


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
        **_photos_that_need_something(request.at),
    }


def _photos_that_need_something(at) -> dict:
    """How many of each kind, in words: counted to a hundred and no further."""
    photos = Photo.objects.filter(killed_at=None)
    no_words = Q(alt_text="") | Q(is_alt_confirmed=False)
    kinds = {
        "without_credit": photos.filter(credit=None).exclude(file=""),
        "without_alt_text": photos.filter(no_words),
        "without_picture": photos.filter(file=""),
        "licences_ending": photos.ending(*month_of(at)),
        "killed_in_drafts": Photo.objects.exclude(killed_at=None).exclude(draft_uses=None),
    }
    counts = {name: rows.order_by()[:MANY].count() for name, rows in kinds.items()}
    return {
        name: _("{number} or more").format(number=MANY) if n == MANY else n
        for name, n in counts.items()
    }
