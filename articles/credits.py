"""Which credit is meant, and making two of them one."""

from django.db import transaction
from django.db.models import Q

from articles import search
from articles.models import Photo, PhotoCredit
from articles.roles import require


def credit_of(said) -> PhotoCredit | None:
    """The credit that the house knows for what a file says: its credit line, or where it has
    none, its source or its creator, under any spelling. A line that is not known is never
    replaced by a part of it: a name could be lost.
    """
    names = [said[key] for key in ("credit_line", "source", "creator") if said.get(key)]
    for name in names[:1] if said.get("credit_line") else names:
        known = credit_called(name)
        if known:
            return known
    return None


def credit_called(name) -> PhotoCredit | None:
    """The credit that is, or is also spelt, so; capitals do not matter."""
    name = " ".join(name.split())
    condition = Q(name__iexact=name) | Q(spellings__icontains=name)
    for cased in (name.lower(), name.upper(), name.title()):  # SQLite folds ASCII alone
        condition |= Q(name=cased) | Q(spellings__contains=cased)
    for credit in PhotoCredit.objects.filter(condition):
        spellings = [credit.name, *credit.spellings.splitlines()]
        if name.casefold() in (" ".join(one.split()).casefold() for one in spellings):
            return credit
    return None


@transaction.atomic
def merge_credits(keep, others, *, by):
    """Give every photo of `others` the credit `keep`, which remembers their spellings, and let
    the others go.
    """
    require(by, "articles.change_photocredit")
    require(by, "articles.delete_photocredit")
    keys = {keep.pk, *(one.pk for one in others)}
    rows = PhotoCredit.objects.select_for_update().order_by("pk").in_bulk(keys)
    kept, gone = rows.pop(keep.pk), list(rows.values())
    photos = list(Photo.objects.filter(credit__in=gone))
    Photo.objects.filter(credit__in=gone).update(credit=kept)
    search.photos_changed(photos)
    spellings = kept.spellings.splitlines()
    for one in gone:
        spellings += [one.name, *one.spellings.splitlines()]
        for field in ("kind", "copyright_notice", "licence_url", "acquire_url"):
            setattr(kept, field, getattr(kept, field) or getattr(one, field))
    kept.spellings = "\n".join(dict.fromkeys(filter(None, map(str.strip, spellings))))
    PhotoCredit.objects.filter(pk__in=[one.pk for one in gone]).delete()
    kept.save()
    keep.refresh_from_db()
