"""What every verb of the desk is made of: a whole second, a locked article, a line in its record,
and a refusal with its reasons.
"""

from datetime import UTC

from django.utils import timezone

from articles.models import Article, Event


class NotReady(Exception):
    """The verb was refused; nothing has changed. `reasons` are sentences for a person."""

    def __init__(self, reasons):
        self.reasons = list(reasons)
        super().__init__(" ".join(self.reasons))


def whole_second(moment):
    """A moment as it is kept, in UTC; now, where there is none."""
    return (moment or timezone.now()).astimezone(UTC).replace(microsecond=0)


def earliest(*moments):
    """The first of some ends, of which None is never."""
    return min((moment for moment in moments if moment), default=None)


def locked(article):
    """The article as it stands in the database, locked until the transaction ends. The caller's
    own object is brought up to date when it is saved.
    """
    Article.objects.select_for_update().get(pk=article.pk)
    article.refresh_from_db()
    return article


def record(article, verb, by, now, *, version=None, revision=None, live_from=None, why=""):
    """Write down who did what to a story, and when."""
    article.changed_at = now
    article.save()
    Event.objects.create(
        article=article,
        verb=verb,
        at=now,
        by=by,
        revision=version.revision if version else revision,
        live_from=version.live_from if version else live_from,
        live_until=version.live_until if version else None,
        why=why,
    )
