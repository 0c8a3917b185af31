"""What the choosers of the desk offer while somebody types."""

from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import Http404, JsonResponse
from django.urls import reverse

from articles import search
from articles.admin.standing import standing
from articles.models import Article, Author, Category, Photo, PhotoCredit, Tag

FEW = 30
KINDS = {
    "article": Article,
    "author": Author,
    "category": Category,
    "credit": PhotoCredit,
    "photo": Photo,
    "tag": Tag,
}
SEARCHED = {
    "photo": ["caption", "alt_text", "credit__name", "creator", "place"],
    "credit": ["name", "spellings"],
}


def choose(request, kind):
    """Up to thirty of a kind whose name holds every word of `q`, as JSON: value and text (and
    for photos, what a picture needs to be shown; for stories, which are found by any of their
    words, how they stand).
    """
    if kind not in KINDS:
        raise Http404
    model = KINDS[kind]
    if not request.user.has_perm(f"articles.view_{model._meta.model_name}"):
        raise PermissionDenied
    rows = model.objects.all()
    if kind == "photo":
        rows = rows.filter(killed_at=None).select_related("credit")
    question = request.GET.get("q", "").replace("\x00", " ")[:200]
    if kind == "article":
        rows = search.find_drafts(rows, question) if question.strip() else rows
        rows = rows.with_standing(at=request.at)
    else:
        for word in question.split()[:8]:
            rows = rows.filter(_matches(kind, word))
    describe = {"photo": describe_photo, "article": describe_article}.get(kind, _describe)
    options = [describe(row) for row in rows[:FEW]]
    return JsonResponse({"options": options})


def _matches(kind, word):
    condition = Q(pk__in=[])
    for field in SEARCHED.get(kind, ["name"]):
        condition |= Q(**{f"{field}__icontains": word})
    return condition


def _describe(row):
    return {"value": row.name if isinstance(row, Tag) else row.pk, "text": row.name}


def describe_article(article) -> dict:
    """A story by its headline, with its standing in words; from `with_standing(at=...)`."""
    sentence = standing(article, article.asked_at).sentence
    return {"value": article.pk, "text": str(article), "standing": sentence}


def describe_photo(photo) -> dict:
    """A photo as the desk's scripts show it: text, credit, picture ("" where it is to come)."""
    return {
        "value": photo.pk,
        "text": str(photo),
        "alt": photo.alt_text,
        "caption": photo.caption,
        "credit": photo.credit.name if photo.credit_id else "",
        "thumbnail": desk_address(photo, "card-small"),
        "picture": desk_address(photo, "medium"),
    }


def desk_address(photo, size) -> str:
    """Where colleagues see a photo, whether or not readers may; "" for a picture to come, and for
    one that was killed.
    """
    if not photo.file or photo.killed_at:
        return ""
    return reverse("admin:photo_file", args=[photo.token, photo.files.name(size, "webp")])
