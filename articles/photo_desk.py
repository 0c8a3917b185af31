"""What the photo desk does: it takes pictures in, replaces, kills and brings back, and merges
credits.

The laws are those of publishing.py: each verb is one transaction, says who (`by`, None for the
system itself) and when (`now`), and raises PermissionDenied where a person may not say it. What
may be shown is asked of the clock when a page is read, so a kill needs nothing else to be true.
"""

import logging
from dataclasses import dataclass

from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.storage import default_storage
from django.core.mail import send_mail
from django.db import transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from articles import search
from articles.models import Article, LookKey, Photo, PhotoCredit, PhotoEvent, User
from articles.photos.look import NEAR, difference, look_keys
from articles.photos.renditions import make_all
from articles.photos.uploads import examine
from articles.photos.workshop import in_background

logger = logging.getLogger(__name__)
CANDIDATES = 500  # looks that share a key and are compared bit by bit


@dataclass(frozen=True)
class Known:
    """A photo that is here already: the very same bytes, or one that looks the same."""

    photo: Photo
    is_same: bool


# Taking in.


def already_here(facts, *, except_for=None) -> list[Known]:
    """The photos that a file with these facts seems to be: those of the same bytes, or else
    those that look the same, the most alike first.
    """
    photos = Photo.objects.exclude(pk=except_for and except_for.pk)
    same = [Known(photo, True) for photo in photos.filter(checksum=facts.checksum).order_by("pk")]
    if same or not facts.look:
        return same
    keys = look_keys(facts.look)
    alike = photos.filter(look_keys__key__in=keys).exclude(look="").distinct()[:CANDIDATES]
    near = [(difference(photo.look, facts.look), photo.pk, photo) for photo in alike]
    return [Known(photo, False) for bits, _, photo in sorted(near)[:5] if bits <= NEAR]


def refuse_killed(facts) -> None:
    """Raise a ValidationError, with the notice, where these bytes have been killed."""
    killed = Photo.objects.filter(checksum=facts.checksum, killed_at__isnull=False).first()
    if killed:
        raise ValidationError(f"This picture cannot come in again. {kill_in_words(killed)}")


def kill_in_words(photo) -> str:
    """“It was killed on 6 March 2025: “Mandatory kill.””"""
    day = f"{timezone.localtime(photo.killed_at):%-d %B %Y}"
    event = photo.events.filter(verb="killed").first()
    return f"It was killed on {day}: “{event.why}”" if event else f"It was killed on {day}."


@transaction.atomic
def take_in(photo, file, *, by, name=None, now=None) -> Photo:
    """Give a photo its first file, and save it. What the file says of itself is kept as a
    proposal; a credit that the house knows by that spelling is taken.

    Raises ValidationError, with a sentence, where the file is no picture or has been killed.
    """
    refuse_killed(examine(file))
    photo.created_by = photo.created_by or by
    photo.file.save(name or file.name, file, save=False)
    photo.credit = photo.credit or credit_of(photo.said)
    photo.is_alt_confirmed = bool(photo.alt_text) and photo.is_alt_confirmed
    photo.save()
    _settle(photo, "uploaded", by, now)
    return photo


@transaction.atomic
def replace_file(photo, file, *, by, now=None) -> Photo:
    """Put another file in the place of a photo's, everywhere it is used. The former original is
    kept, and named in the record; the focal point of another shape is forgotten. A killed photo
    keeps its file, by which the same bytes are known again.
    """
    if photo.killed_at:
        raise ValidationError(f"This photo keeps its file. {kill_in_words(photo)}")
    facts = examine(file)
    refuse_killed(facts)
    former, shape = photo.file.name, (photo.width or 1) / (photo.height or 1)
    photo.file.save(file.name, file, save=False)
    if abs(facts.width / facts.height - shape) > 0.01:
        photo.focus_x, photo.focus_y = 50, 50
    photo.credit = photo.credit or credit_of(photo.said)
    photo.save()
    _settle(photo, "replaced the file" if former else "uploaded", by, now, why=former)
    return photo


def _settle(photo, verb, by, now, why=""):
    _index_look(photo)
    search.photos_changed([photo])
    _record(photo, verb, by, now, why=why)
    files = photo.files
    transaction.on_commit(lambda: in_background(make_all, files))


def _index_look(photo):
    photo.look_keys.all().delete()
    LookKey.objects.bulk_create(LookKey(photo=photo, key=key) for key in look_keys(photo.look))


@transaction.atomic
def look_again(photo) -> None:
    """Note the facts of a file that came in before the house noted any."""
    if photo.checksum or not photo.file:
        return
    with photo.file.open() as file:
        photo._meta.get_field("file").note(photo, examine(file))
    photo.save(update_fields=["width", "height", "colour", "checksum", "look", "said"])
    _index_look(photo)


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


# Killing.


@transaction.atomic
def kill(photo, *, by, notice, now=None) -> list[Article]:
    """Take a picture from every story, card, share card, structured data and feed at once, and
    keep its bytes from coming in again. Returns the stories that use it, whose editors are told
    by mail. Only the record is kept, so that it can be undone.
    """
    _require(by, "articles.kill_photo")
    photo = _locked(photo)
    stories = list(stories_with(photo))
    if photo.killed_at:
        return stories
    photo.killed_at = _moment(now)
    photo.save(update_fields=["killed_at"])
    _record(photo, "killed", by, now, why=notice)
    people = [person for person in editors_of(stories) if person != by]
    transaction.on_commit(lambda: _remove_renditions(photo))
    transaction.on_commit(lambda: in_background(_remove_renditions, photo))  # those being made
    transaction.on_commit(lambda: _tell(people, photo, notice, stories))
    return stories


@transaction.atomic
def bring_back(photo, *, by, why, now=None):
    """Undo a kill: the photo stands again where it stood."""
    _require(by, "articles.kill_photo")
    photo = _locked(photo)
    photo.killed_at = None
    photo.save(update_fields=["killed_at"])
    _record(photo, "brought back", by, now, why=why)


def stories_with(photo):
    """The stories whose public, scheduled or past version or whose working draft shows a photo,
    or that are signed by whose portrait it is.
    """
    return Article.objects.filter(
        Q(versions__photo_uses__photo=photo)
        | Q(draft_uses__photo=photo)
        | Q(versions__byline__author__portrait=photo)
    ).distinct()


def editors_of(stories):
    """Who began, last wrote, or published the stories."""
    drafts = [draft.created_by_id for draft in (story.draft for story in stories) if draft]
    return User.objects.filter(
        Q(pk__in=drafts)
        | Q(pk__in=[story.created_by_id for story in stories])
        | Q(pk__in=[e.by_id for s in stories for e in s.events.filter(verb__in=_DECISIONS)]),
        is_active=True,
    ).distinct()


_DECISIONS = ["published", "scheduled", "approved"]


def _tell(people, photo, notice, stories):
    lines = [
        f"{story}\n{settings.SITE_URL}{reverse('admin:articles_article_change', args=[story.pk])}"
        for story in stories
    ]
    text = (
        f"The photo “{photo}” has been killed: readers see it nowhere any more.\n\n{notice}\n\n"
        + ("It stood in:\n\n" + "\n\n".join(lines) if lines else "No story uses it.")
    )
    for person in people:
        if not person.email:
            continue
        try:
            send_mail(f"Killed: “{photo}”"[:150].replace("\n", " "), text, None, [person.email])
        except OSError:  # the kill stands whether or not a mail server answers
            logger.exception("Nobody could be told of the killed photo %s by mail.", photo.pk)


def _remove_renditions(photo):
    """The files that readers had; the rule would not answer for them anyway."""
    folder = f"renditions/{photo.token}"
    try:
        for name in default_storage.listdir(folder)[1]:
            default_storage.delete(f"{folder}/{name}")
    except FileNotFoundError:
        return


# Credits.


@transaction.atomic
def merge_credits(keep, others, *, by):
    """Give every photo of `others` the credit `keep`, which remembers their spellings, and let
    the others go.
    """
    _require(by, "articles.change_photocredit")
    _require(by, "articles.delete_photocredit")
    others = [one for one in others if one != keep]
    everyone = [keep.pk, *(one.pk for one in others)]
    list(PhotoCredit.objects.select_for_update().filter(pk__in=everyone).order_by("pk"))
    photos = list(Photo.objects.filter(credit__in=others))
    Photo.objects.filter(credit__in=others).update(credit=keep)
    search.photos_changed(photos)
    spellings = keep.spellings.splitlines()
    for one in others:
        spellings += [one.name, *one.spellings.splitlines()]
        for field in ("kind", "copyright_notice", "licence_url", "acquire_url"):
            setattr(keep, field, getattr(keep, field) or getattr(one, field))
    keep.spellings = "\n".join(dict.fromkeys(filter(None, map(str.strip, spellings))))
    PhotoCredit.objects.filter(pk__in=[one.pk for one in others]).delete()
    keep.save()


# How it is done.


def _moment(now):
    return (now or timezone.now()).replace(microsecond=0)


def _require(by, permission):
    if by is not None and not by.has_perm(permission):
        raise PermissionDenied(f"{by} may not do this ({permission}).")


def _locked(photo):
    Photo.objects.select_for_update().get(pk=photo.pk)
    photo.refresh_from_db()
    return photo


def _record(photo, verb, by, now, why=""):
    PhotoEvent.objects.create(photo=photo, verb=verb, at=_moment(now), by=by, why=why)
