"""Imported copy made public, by the same verb and with the same refusals as everybody's."""

import zoneinfo
from datetime import datetime, time

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from articles import publishing
from articles.importers.copy_story import (
    Imported,
    all_or_nothing,
    in_words_whose,
    save_draft,
    standing,
)
from articles.moments import moment_by_date
from articles.verbs import NotReady
from articles.visibility import has_begun

HOUR_OF_PUBLICATION = time(9)
FIRST_YEAR = 1000  # an address has a year of four digits


def import_and_publish(source, *, by, at=None, pictures=None, now=None) -> Imported:
    """Save the story as a draft (`import_draft`) and publish it: at `at`, or at nine o'clock on
    the day of the copy in the magazine's zone, or now. Where that is refused the draft is kept.

    What is public already, or scheduled, stays as it is when the file has not changed.
    """
    with all_or_nothing() as written:
        imported = save_draft(source, by=by, pictures=pictures, now=now, written=written)
        if not _is_decided(imported, at, now or timezone.now()):
            _publish(imported, by, at, now)
        return imported


def nine_o_clock(day):
    """The moment of publication on this day, in the magazine's zone; None without a day."""
    if day is None:
        return None
    return datetime.combine(day, HOUR_OF_PUBLICATION, zoneinfo.ZoneInfo(settings.TIME_ZONE))


def _is_decided(imported, at, now) -> bool:
    """Whether the file is unchanged, is public or on its way there, and nobody asks otherwise."""
    if not imported.is_unchanged or imported.article.withdrawn_at:
        return False
    if imported.revision.versions.visible(at=now).exists():
        return True
    coming = imported.revision.versions.upcoming(at=now)
    if at is not None:
        coming = coming.filter(live_from=at.replace(microsecond=0))
    return coming.exists()


def _publish(imported, by, at, now):
    article, revision, copy = imported.article, imported.revision, imported.source.copy
    moment = now or timezone.now()
    notes = _what_it_changes(article, copy, moment)
    reason = _obstacle(article, revision, copy if at is None else None, moment)
    try:
        if reason:
            raise NotReady([reason])
        publishing.publish(article, revision, by=by, at=at or nine_o_clock(copy.date), now=now)
    except NotReady as refusal:
        article.refresh_from_db()
        imported.states.insert(1, _("not published"))
        imported.refusals += refusal.reasons
    else:
        imported.notes += notes
        imported.standing = standing(article, revision, now or timezone.now())


def _obstacle(article, revision, copy, now) -> str:
    """Why an import in particular may not publish this, as a sentence; or ""."""
    if article.draft != revision:
        words = _("The draft is {revision}; an import never replaces that.")
        return words.format(revision=in_words_whose(article.draft))
    begun = [version.live_from for version in revision.versions.all()] + [revision.public_from]
    if not article.withdrawn_at and any(has_begun(begin, now) for begin in begun):
        return _("It has been public, and is no longer. Publish it again at the desk.")
    if copy and copy.date and copy.date.year < FIRST_YEAR:
        return _("The copy is dated in the year {year}.").format(year=copy.date.year)
    return ""


def _what_it_changes(article, copy, now) -> list[str]:
    """What a person may not expect of publishing now."""
    first, coming = article.first_published_at, article.next_version(now)
    if article.was_public(now):
        day = timezone.localdate(first, zoneinfo.ZoneInfo(settings.TIME_ZONE))
        is_other = copy.date not in (None, day)
        words = _("It is dated {when}: that stays.")
        return [words.format(when=moment_by_date(first))] if is_other else []
    words = _("It was scheduled for {when}.")
    return [words.format(when=moment_by_date(coming.live_from))] if coming else []
