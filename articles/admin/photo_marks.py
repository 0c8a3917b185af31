"""What the library says of a photo in two words each: what it lacks, where it stands, how long."""

from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from articles.admin.standing import moment_in_words
from articles.models import Author, BylineEntry, DraftUse, PhotoUse
from articles.visibility import has_begun, promised, visible


@dataclass(frozen=True)
class Mark:
    """A kind, for its colour ("missing", "live", "scheduled", "ending", "gone" or "plain"), and
    the words.
    """

    kind: str
    words: str


@dataclass
class Use:
    """Where one photo is used: in how many stories, whether readers see it there, or will."""

    stories: int = 0
    is_live: bool = False
    is_promised: bool = False
    is_portrait: bool = False


def mark(photos, at):
    """Give each photo its `marks` at `at`, in as many queries for fifty as for one."""
    uses = _uses([photo.pk for photo in photos], at)
    for photo in photos:
        photo.marks = [*_lacks(photo), *_stands(photo, uses[photo.pk], at), *_may(photo, at)]
    return photos


def _uses(ids, at) -> dict[int, Use]:
    """Asked of what uses the photos: asked of the photos, PostgreSQL would look through every use
    there is. A story counts once, whether its versions or its draft show the photo, or both.
    """
    found = {pk: Use() for pk in ids}
    seen, seen_soon = visible(at, "version__"), promised(at, "version__")
    shown = PhotoUse.objects.filter(photo__in=ids).order_by().values_list("photo")
    for pk, stories, live, soon in shown.annotate(
        stories=Count("version__article", distinct=True),
        live=Count("pk", filter=seen),
        soon=Count("pk", filter=seen_soon),
    ):
        found[pk] = Use(stories, live > 0, soon > 0)
    same = PhotoUse.objects.filter(photo=OuterRef("photo"), version__article=OuterRef("article"))
    drafts = DraftUse.objects.filter(~Exists(same), photo__in=ids).values_list("photo")
    for pk, stories in drafts.annotate(stories=Count("article", distinct=True)):
        found[pk].stories += stories
    entries = BylineEntry.objects.filter(author=OuterRef("pk"))
    authors = Author.objects.filter(portrait__in=ids).values_list("portrait")
    for pk, live, soon in authors.annotate(
        live=Exists(entries.filter(seen)), soon=Exists(entries.filter(seen_soon))
    ):
        found[pk].is_portrait = True
        found[pk].is_live |= live
        found[pk].is_promised |= soon
    return found


def _lacks(photo):
    if photo.killed_at:
        yield Mark("gone", _("Killed"))
    if not photo.file:
        yield Mark("missing", _("Picture to come"))
    if not photo.credit_id:
        yield Mark("missing", _("No credit"))
    if not photo.alt_text:
        yield Mark("missing", _("No alt text"))
    elif not photo.is_alt_confirmed:
        yield Mark("missing", _("Alt text to confirm"))


def _stands(photo, use, at):
    if use.is_live and photo.is_in_force(at):
        yield Mark("live", pgettext("state", "Live"))
    elif use.is_promised and not (use.is_live or photo.killed_at):
        yield Mark("scheduled", _("Scheduled"))
    if use.stories:
        yield Mark("plain", _("Used {n}×").format(n=use.stories))
    if use.is_portrait:
        yield Mark("plain", pgettext("of a person", "Portrait"))


def _may(photo, at):
    if has_begun(photo.licence_until, at):
        ended = moment_in_words(photo.licence_until, at)
        yield Mark("gone", _("Licence ended {when}").format(when=ended))
    elif photo.licence_until:
        ends = moment_in_words(photo.licence_until, at)
        yield Mark("ending", _("Licence ends {when}").format(when=ends))
    if photo.licence_from and not has_begun(photo.licence_from, at):
        begins = moment_in_words(photo.licence_from, at)
        yield Mark("scheduled", _("Licence begins {when}").format(when=begins))
    if not photo.is_for_web:
        yield Mark("gone", _("Not for the site"))
    if photo.is_machine_made:
        yield Mark("plain", _("Made with AI"))
