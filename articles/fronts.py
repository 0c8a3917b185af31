"""The verbs of the front page: put up, schedule, cancel, take down.

The laws are those of publishing.py: only these verbs write what the public sees, each in one
transaction, with who (`by`, None for the system itself) and when (`now`). The windows are cut
here, too: they never overlap, and what has passed is kept as the record.
"""

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.arrangement import reasons_against
from articles.models import Front, FrontEvent, FrontSlot
from articles.moments import moment_in_full
from articles.verbs import NotReady, earliest, whole_second
from articles.visibility import has_begun

# What somebody is told whom a colleague came before.
KEPT = gettext_lazy(
    "While you were arranging, somebody else changed the front page: {deed}, {when}. What you "
    "arranged is kept below. If it should count, press the button again."
)
UNTOUCHED = gettext_lazy(
    "While you were looking, somebody else changed the front page: {deed}, {when}. It stays as it "
    "is now. If you still mean it, press the button again."
)


class Overtaken(NotReady):
    """Somebody else changed the front page while this person was arranging it."""


def newest_number() -> int:
    """The number of the last verb that was said: what an arrangement is based on."""
    return FrontEvent.objects.values_list("number", flat=True).first() or 0


@transaction.atomic
def arrange(slots, *, by, at=None, until=None, based_on=None, now=None) -> Front:
    """Make these slots the front page from `at` (default: now), until `until` or until the next
    arrangement begins; without either, until further notice. After its end the page arranges
    itself. What begins at a later moment keeps its beginning.

    `based_on` is the number of the last verb when the person began (None: nothing to compare
    with): whoever came first is not overwritten in silence.
    """
    _require(by)
    now, number = whole_second(now), newest_number()
    start, until = max(whole_second(at or now), now), whole_second(until) if until else None
    following = Front.objects.upcoming(at=start).first()
    _refuse_unless_sound(slots, start, until, following)
    _refuse_if_overtaken(based_on, KEPT)
    end = until or (following.live_from if following else None)
    front = Front.objects.create(made_at=now, made_by=by)
    _record(front, "scheduled it" if start > now else "put it up", by, now, number, start, end)
    for other in Front.objects.visible(at=start):
        _cut(other, start)
    front.live_from, front.live_until, front.given_until = start, end, until
    front.save(update_fields=["live_from", "live_until", "given_until"])
    FrontSlot.objects.bulk_create(
        FrontSlot(
            front=front,
            position=position,
            area=slot.area,
            article_id=slot.article,
            category_id=slot.category,
            pinned_until=slot.pinned_until,
        )
        for position, slot in enumerate(slots)
    )
    return front


def schedule(slots, *, by, at, until=None, based_on=None, now=None) -> Front:
    """`arrange` at a moment that must be in the future."""
    if has_begun(whole_second(at), whole_second(now)):
        words = _("{when} has passed. Choose a later moment, or put it up now.")
        raise NotReady([words.format(when=moment_in_full(at))])
    return arrange(slots, by=by, at=at, until=until, based_on=based_on, now=now)


@transaction.atomic
def unschedule(front, *, by, based_on=None, now=None):
    """Cancel an arrangement that nobody has seen; what is before it stays as if that had never
    been scheduled: to the end that it was given itself, or to the next beginning. `based_on` as
    in `arrange`.
    """
    _require(by)
    now, number = whole_second(now), newest_number()
    front = Front.objects.upcoming(at=now).filter(pk=front.pk).first()
    if front is None:
        raise NotReady([_("That arrangement is not scheduled any more.")])
    _refuse_if_overtaken(based_on, UNTOUCHED)
    begin, end = front.live_from, front.live_until
    _record(front, "cancelled it", by, now, number, begin, end)
    _cut(front, begin)
    before = Front.objects.filter(live_until=begin).first()
    if before:
        following = Front.objects.upcoming(at=begin).first()
        before.live_until = earliest(before.given_until, following and following.live_from)
        before.save(update_fields=["live_until"])


@transaction.atomic
def take_down(*, by, based_on=None, now=None):
    """Let the page arrange itself from now on, until an arrangement to come begins. `based_on` as
    in `arrange`.
    """
    _require(by)
    now, number = whole_second(now), newest_number()
    front = Front.objects.visible(at=now).first()
    if front is None:
        raise NotReady([_("The front page arranges itself already.")])
    _refuse_if_overtaken(based_on, UNTOUCHED)
    _record(front, "took it down", by, now, number, front.live_from, now)
    _cut(front, now)


# How it is done.


def _require(by):
    if by is not None and not by.has_perm("articles.arrange_front"):
        raise PermissionDenied(f"{by} may not arrange the front page.")


def _cut(front, moment):
    """End a window at `moment`; one that begins only then was never there."""
    is_unseen = front.live_from == moment
    front.live_from = None if is_unseen else front.live_from
    front.live_until = None if is_unseen else moment
    front.save(update_fields=["live_from", "live_until"])


def _refuse_unless_sound(slots, start, until, following):
    reasons = reasons_against(slots)
    if until is not None and until <= start:
        reasons.append(_("It would end before it begins."))
    if until is not None and following and until > following.live_from:
        words = _(
            "Another arrangement begins {when}, before that end. "
            "Leave the end empty to stay until then, or cancel the other first."
        )
        reasons.append(words.format(when=moment_in_full(following.live_from)))
    if reasons:
        raise NotReady(reasons)


def _refuse_if_overtaken(based_on, sentence):
    last = FrontEvent.objects.select_related("by").first()
    if based_on is None or last is None or last.number <= based_on:
        return
    raise Overtaken([sentence.format(deed=last.deed, when=moment_in_full(last.at))])


def _record(front, verb, by, now, number, live_from, live_until):
    """Write the verb down as the next after `number`, which was the newest before the verb looked
    at anything; and before it changes anything, so that of two people in one instant one is told.
    """
    try:
        FrontEvent.objects.create(
            number=number + 1,
            front=front,
            verb=verb,
            at=now,
            by=by,
            live_from=live_from,
            live_until=live_until,
        )
    except IntegrityError as error:  # the number was taken this very moment by somebody else
        raise Overtaken(
            [
                _(
                    "Somebody else changed the front page this very moment. What you arranged is "
                    "kept. If it should count, press the button again."
                )
            ]
        ) from error
