"""The verbs of a notice that readers were told: mending its words, and withdrawing it.

The laws are those of publishing.py, where a correction begins. What the notice said, and why it
is gone, stays in the story's record, which only the desk reads.
"""

from django.db import transaction
from django.utils.translation import gettext as _

from articles.content import Change, Kind
from articles.models import Article, Correction, Event
from articles.readiness import objections
from articles.roles import require
from articles.verbs import NotReady, whole_second
from articles.visibility import has_begun

RECORDED = ("corrected", "mended a correction", "withdrew a correction")  # verbs in the record


def as_seen(notice) -> str:
    """What was wrong, and on a second line what is right, to be compared with what it says later.
    A break or a space more inside either is no change.
    """
    both = notice.what_was_wrong, notice.what_is_right
    return "\n".join(" ".join(text.split()) for text in both)


@transaction.atomic
def mend(article, pk, *, by, what_was_wrong, what_is_right, seen=None, now=None):
    """Say a notice of this story in other words, from now on. Its moment does not move, and no
    other date: to readers it is a typo.

    `seen` is the notice `as_seen` when the person began (None: nothing to compare with): whoever
    came first is not overwritten in silence.
    """
    require(by, "articles.publish_article")
    correction = _locked(article, pk)
    change = Change(Kind.CORRECTION, what_was_wrong.strip(), what_is_right.strip())
    if reasons := list(objections(change, was_public=True)):
        raise NotReady(reasons)
    _refuse_if_overtaken(correction, seen)
    said, (wrong, right) = str(correction), (change.what_was_wrong, change.what_is_right)
    if (correction.what_was_wrong, correction.what_is_right) == (wrong, right):
        return
    correction.what_was_wrong, correction.what_is_right = wrong, right
    correction.save(update_fields=["what_was_wrong", "what_is_right"])
    why = f"“{said}” → “{correction}”"
    _record(correction, "mended a correction", by, whole_second(now), why=why)


@transaction.atomic
def withdraw(article, pk, *, by, why, seen=None, now=None):
    """Take a notice of this story from readers, or one that is still to come. The story and its
    dates stay as they are: it did change then. `seen` as in `mend`.
    """
    require(by, "articles.publish_article")
    if not why.strip():
        raise NotReady([_("Say why the notice is withdrawn. Only the desk reads it.")])
    correction, now = _locked(article, pk), whole_second(now)
    _refuse_if_overtaken(correction, seen)
    until = now if has_begun(correction.corrected_at, now) else None
    why = f"“{correction}” {why.strip()}"
    _record(correction, "withdrew a correction", by, now, why=why, until=until)
    correction.delete()


def _locked(article, pk) -> Correction:
    """The notice as it stands, with its article locked until the transaction ends."""
    Article.objects.select_for_update().get(pk=article.pk)
    correction = article.corrections.filter(pk=pk).first()
    if correction is None:
        raise NotReady([_("Somebody has withdrawn this notice: it is not there any more.")])
    return correction


def _refuse_if_overtaken(correction, seen):
    if seen is None or seen.splitlines() == as_seen(correction).splitlines():
        return
    sentence = _(
        "While you were writing, somebody else changed this notice. It says now: “{words}” "
        "What you typed is kept below. If it should count, press the button again."
    )
    raise NotReady([sentence.format(words=correction)])


def _record(correction, verb, by, now, *, why, until=None):
    """With the moment from which readers have, or would have had, this notice."""
    Article.objects.filter(pk=correction.article_id).update(changed_at=now)
    Event.objects.create(
        article_id=correction.article_id,
        verb=verb,
        at=now,
        by=by,
        live_from=correction.corrected_at,
        live_until=until,
        why=why,
    )
