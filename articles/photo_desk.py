"""What the photo desk does: it takes pictures in, replaces, kills and brings back.

The laws are those of publishing.py: each verb is one transaction, says who (`by`, None for the
system itself) and when (`now`), and raises PermissionDenied where a person may not say it. What
may be shown is asked of the clock when a page is read, so a kill needs nothing else to be true.
"""

import logging
from dataclasses import dataclass

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.mail import send_mail
from django.db import transaction
from django.db.models import OuterRef, Q, Subquery
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from articles import search
from articles.credits import credit_of
from articles.models import (
    Article,
    Event,
    LookKey,
    Photo,
    PhotoEvent,
    Revision,
    User,
)
from articles.photos.look import NEAR, difference, look_keys
from articles.photos.renditions import begin_again, end, make_all
from articles.photos.sizes import CENTRE
from articles.photos.uploads import examine
from articles.photos.workshop import in_background
from articles.roles import require
from articles.verbs import whole_second

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
    """Raise a ValidationError, with the notice, where these bytes have been killed: as the file of
    a photo, or as one that had been replaced before.
    """
    killed = (
        Photo.objects.filter(killed_at__isnull=False)
        .filter(Q(checksum=facts.checksum) | Q(events__checksum=facts.checksum))
        .first()
    )
    if killed:
        sentence = _("This picture cannot come in again.")
        raise ValidationError(f"{sentence} {kill_in_words(killed)}")


def kill_in_words(photo) -> str:
    """“It was killed on 6 March 2025: “Mandatory kill.””"""
    day = date_format(timezone.localtime(photo.killed_at), "DESK_DATE_FORMAT")
    event = photo.events.filter(verb="killed").first()
    if event:
        return _("It was killed on {day}: “{notice}”").format(day=day, notice=event.why)
    return _("It was killed on {day}.").format(day=day)


@transaction.atomic
def take_in(photo, file, *, by, name=None, now=None) -> Photo:
    """Give a photo its first file, and save it. What the file says of itself is kept as a
    proposal; a credit that the house knows by that spelling is taken.

    Raises ValidationError, with a sentence, where the file is no picture or has been killed.
    """
    refuse_killed(examine(file))
    _refuse_if_killed(photo)
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
    _refuse_if_killed(photo)
    facts = examine(file)
    refuse_killed(facts)
    former, checksum, shape = (
        photo.file.name,
        photo.checksum,
        (photo.width or 1) / (photo.height or 1),
    )
    photo.file.save(file.name, file, save=False)
    if abs(facts.width / facts.height - shape) > 0.01:
        photo.focus_x, photo.focus_y = CENTRE
    photo.credit = photo.credit or credit_of(photo.said)
    photo.save()
    verb = "replaced the file" if former else "uploaded"
    _settle(photo, verb, by, now, why=former, checksum=checksum)
    return photo


def _refuse_if_killed(photo):
    """A killed photo keeps its file, by which the same bytes are known again; whoever holds an
    older copy of its row cannot write over the kill.
    """
    if photo.pk:
        fresh = Photo.objects.select_for_update().get(pk=photo.pk)
        photo.killed_at = fresh.killed_at
    if photo.killed_at:
        sentence = _("This photo keeps its file.")
        raise ValidationError(f"{sentence} {kill_in_words(photo)}")


def _settle(photo, verb, by, now, **told):
    _index_look(photo)
    search.photos_changed([photo])
    _record(photo, verb, by, now, **told)
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


# Killing.


@transaction.atomic
def kill(photo, *, by, notice, now=None) -> list[Article]:
    """Take a picture from every story, card, share card, structured data and feed at once, with
    every other photo of the same bytes, and keep them from coming in again. Returns the stories
    that use it, whose editors are told by mail. Originals and record stay, so that it can be
    undone.
    """
    require(by, "articles.kill_photo")
    photo = _locked(photo)
    stories = list(stories_with(photo))
    if photo.killed_at:
        return stories
    look_again(photo)
    for one in [photo, *_twins(photo).filter(killed_at=None)]:
        one.killed_at = whole_second(now)
        one.save(update_fields=["killed_at"])
        _record(one, "killed", by, now, why=notice)
        stories += [story for story in stories_with(one) if story not in stories]
        _after_commit(_end_renditions, one)
    people = [person for person in editors_of(stories) if person != by]
    _after_commit(_tell, people, photo, notice, stories)
    return stories


@transaction.atomic
def bring_back(photo, *, by, why, now=None):
    """Undo a kill, of every photo of these bytes: they stand again where they stood."""
    require(by, "articles.kill_photo")
    photo = _locked(photo)
    for one in [photo, *_twins(photo).filter(killed_at__isnull=False)]:
        one.killed_at = None
        one.save(update_fields=["killed_at"])
        _record(one, "brought back", by, now, why=why)
        if one.file:
            _after_commit(begin_again, one.files)


def _twins(photo):
    """Other photos of the very same bytes, locked."""
    same = Photo.objects.select_for_update().filter(checksum=photo.checksum).exclude(checksum="")
    return same.exclude(pk=photo.pk)


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
    """Who began, last wrote, or decided about the stories; one query, however many they are."""
    keys = [story.pk for story in stories]
    newest = Revision.objects.filter(article=OuterRef("pk"), is_beside=False).order_by("-number")
    last = Article.objects.filter(pk__in=keys).annotate(
        writer=Subquery(newest.values("created_by")[:1])
    )
    decided = Event.objects.filter(article__in=keys, verb__in=_DECISIONS)
    return User.objects.filter(
        Q(articles__in=keys) | Q(pk__in=last.values("writer")) | Q(pk__in=decided.values("by")),
        is_active=True,
    ).distinct()


_DECISIONS = ["published", "scheduled", "approved"]


def _after_commit(work, *arguments):
    """Do it when the kill is true; whatever goes wrong then leaves it true, and stops no other."""
    transaction.on_commit(lambda: work(*arguments), robust=True)


def _tell(people, photo, notice, stories):
    """In the magazine's language, whichever one the desk speaks to whoever killed it."""
    with translation.override(settings.LANGUAGE_CODE):
        subject, text = _letter(photo, notice, stories)
    for person in people:
        if not person.email:
            continue
        try:
            send_mail(subject, text, None, [person.email])
        except Exception:  # the kill stands, and the others are told, whatever a server says
            logger.exception("Nobody could be told of the killed photo %s by mail.", photo.pk)


def _letter(photo, notice, stories) -> tuple[str, str]:
    """Subject and text."""
    addresses = [reverse("admin:articles_article_change", args=[story.pk]) for story in stories]
    lines = [
        f"{story}\n{settings.SITE_URL}{address}"
        for story, address in zip(stories, addresses, strict=True)
    ]
    told = _("The photo “{photo}” has been killed: readers see it nowhere any more.")
    where = [_("It stood in:"), *lines] if lines else [_("No story uses it.")]
    text = "\n\n".join([told.format(photo=photo), notice, *where])
    subject = _("Killed: “{photo}”").format(photo=photo)
    return " ".join(subject.split())[:150], text


def _end_renditions(photo):
    """Take away the files that readers had. (The rule would not answer for them anyway.)"""
    if photo.file:
        end(photo.files)


# How it is done.


def _locked(photo):
    Photo.objects.select_for_update().get(pk=photo.pk)
    photo.refresh_from_db()
    return photo


def _record(photo, verb, by, now, why="", checksum=""):
    PhotoEvent.objects.create(
        photo=photo, verb=verb, at=whole_second(now), by=by, why=why, checksum=checksum
    )
