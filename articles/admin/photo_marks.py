"""What the library says of a photo in two words each: what it lacks, where it stands, how long."""

from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef

from articles.admin.standing import moment_in_words
from articles.models import Author, DraftUse, Photo, PhotoUse
from articles.visibility import has_begun


@dataclass(frozen=True)
class Mark:
    """A kind, for its colour ("missing", "live", "scheduled", "ending", "gone" or "plain"), and
    the words.
    """

    kind: str
    words: str


@dataclass
class Uses:
    """Where the photos of one page are used: ids of photos, and numbers of stories by photo."""

    live: set
    promised: set
    portraits: set
    stories: dict


def mark(photos, at):
    """Give each photo its `marks` at `at`, in as many queries for fifty as for one."""
    uses = _uses([photo.pk for photo in photos], at)
    for photo in photos:
        photo.marks = [*_lacks(photo), *_stands(photo, uses), *_may(photo, at)]
    return photos


def _uses(ids, at) -> Uses:
    """A story counts once, whether a version of it or its draft shows the photo, or both."""
    photos = Photo.objects.filter(pk__in=ids)
    uses = PhotoUse.objects.filter(photo__in=ids)
    same = PhotoUse.objects.filter(photo=OuterRef("photo"), version__article=OuterRef("article"))
    drafts = DraftUse.objects.filter(~Exists(same), photo__in=ids)
    stories = dict.fromkeys(ids, 0)
    for rows, path in ((uses, "version__article"), (drafts, "article")):
        counts = rows.order_by().values_list("photo").annotate(Count(path, distinct=True))
        for photo, number in counts:
            stories[photo] += number
    return Uses(
        live=set(photos.shown(at=at).values_list("pk", flat=True)),
        promised=set(photos.promised(at=at).values_list("pk", flat=True)),
        portraits=set(Author.objects.filter(portrait__in=ids).values_list("portrait", flat=True)),
        stories=stories,
    )


def _lacks(photo):
    if photo.killed_at:
        yield Mark("gone", "Killed")
    if not photo.file:
        yield Mark("missing", "Picture to come")
    if not photo.credit_id:
        yield Mark("missing", "No credit")
    if not photo.alt_text:
        yield Mark("missing", "No alt text")
    elif not photo.is_alt_confirmed:
        yield Mark("missing", "Alt text to confirm")


def _stands(photo, uses):
    if photo.pk in uses.live:
        yield Mark("live", "Live")
    elif photo.pk in uses.promised:
        yield Mark("scheduled", "Scheduled")
    if uses.stories[photo.pk]:
        yield Mark("plain", f"Used {uses.stories[photo.pk]}×")
    if photo.pk in uses.portraits:
        yield Mark("plain", "Portrait")


def _may(photo, at):
    if has_begun(photo.licence_until, at):
        yield Mark("gone", f"Licence ended {moment_in_words(photo.licence_until, at)}")
    elif photo.licence_until:
        yield Mark("ending", f"Licence ends {moment_in_words(photo.licence_until, at)}")
    if photo.licence_from and not has_begun(photo.licence_from, at):
        yield Mark("scheduled", f"Licence begins {moment_in_words(photo.licence_from, at)}")
    if not photo.is_for_web:
        yield Mark("gone", "Not for the site")
    if photo.is_machine_made:
        yield Mark("plain", "Made with AI")
