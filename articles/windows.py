"""How the public windows of a story are cut, and where it stands in each. Used by the verbs in
publishing.py, inside their transaction and with their article locked; nothing else writes here.

All moments are whole seconds in UTC; the windows of one article never overlap.
"""

import zoneinfo

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone

from articles import search
from articles.content import Kind
from articles.models import Address, Author, BylineEntry, PhotoUse, SectionEntry, Version
from articles.slugs import readable_slug
from articles.verbs import earliest
from articles.visibility import has_begun, is_visible


def drop_past(article, now):
    """Drop the windows that have passed: the past is told by the revisions."""
    for version in article.versions.filter(live_until__lte=now):
        drop([version], now)


def drop(versions, now):
    versions = list(versions)
    search.drop(versions)
    for version in versions:
        stamp(version, now)
        version.delete()


def stamp(version, now):
    """Write on the revision when it was public, if it was."""
    if not has_begun(version.live_from, now):
        return
    revision = version.revision
    revision.public_from = revision.public_from or version.live_from
    revision.public_until = min(version.live_until or now, now)
    revision.save(update_fields=["public_from", "public_until"])


def version_before(article, start, now) -> Version | None:
    """What readers see, or saw last, just before `start`; None where nothing is left of it, or
    they have never seen the story. To be asked before any window is dropped.
    """
    if not article.was_public(now):
        return None
    begun = Q(live_from__lte=now) | Q(live_from__lt=start)
    return article.versions.filter(begun).order_by("-live_from").first()


def standing_path(article, before, now) -> str:
    """Where the story stands, or will stand, just before a window, `before` which there is
    another; "" where readers have never seen it.
    """
    if not article.was_public(now):
        return ""
    known = before or article.addresses.filter(since__lte=now).order_by("-since", "-id").first()
    return known.path if known else ""


def tell(article, change, start):
    """Keep what a correction says, for readers from `start`."""
    if change.kind == Kind.CORRECTION:
        words = {
            "what_was_wrong": change.what_was_wrong,
            "what_is_right": change.what_is_right,
        }
        article.corrections.update_or_create(corrected_at=start, defaults=words)


def take_back(article, versions):
    """Forget the corrections that would have begun with windows which readers never saw."""
    moments = [version.live_from for version in versions]
    article.corrections.filter(corrected_at__in=moments).delete()


def updated_at(article, revision, change, start, before):
    """When readers of a window from `start` will last have been told of a change, None for never;
    `before` is the version before it. A correction kept for this moment tells them in any case.
    """
    if article.corrections.filter(corrected_at=start).exists():
        return start
    if start == article.first_published_at:
        return None
    content = revision.content
    is_same = before is not None and content.is_same_story(before.revision.content)
    if change.kind == Kind.UPDATE and not is_same:
        return start
    return before and before.updated_at


def open_window(article, revision, start, until, *, standing, updated_at, now) -> Version:
    """Put a window at `start` among the article's others, which are cut or replaced.

    It lasts to the beginning of the next one (or to where the window it replaces ended before
    that), and `until` then ends the last of them; without a next one it lasts `until`.
    """
    ends = []
    for other in article.versions.all():
        if other.live_from == start or (start <= now and is_visible(other, start)):
            ends.append(other.live_until)
            drop([other], now)
        elif is_visible(other, start):
            ends.append(other.live_until)
            other.live_until = start
            other.save(update_fields=["live_until"])
    following = _following(article, start)
    given = until
    if following:
        _give_end(article, start, until)
        until = earliest(following.live_from, *ends)
        given = given if until == following.live_from else until
    version = Version(
        article=article,
        revision=revision,
        live_from=start,
        live_until=until,
        given_until=given,
        updated_at=updated_at,
        path=_path(article, revision.content, start, standing),
        **revision.content.as_typed(),
    )
    _write(version, revision.content)
    settle_dates(article)
    settle_addresses(article, now)
    return version


def close_gap(article, version):
    """Give the time of a window that was taken away to the one before it, which lasts as if there
    had never been another: to the end that it was given, or to the next beginning.
    """
    before = article.versions.filter(live_until=version.live_from).first()
    if before:
        following = _following(article, version.live_from)
        before.live_until = earliest(before.given_until, following and following.live_from)
        before.save(update_fields=["live_until"])


def _following(article, start) -> Version | None:
    return article.versions.filter(live_from__gt=start).order_by("live_from").first()


def _give_end(article, start, until):
    """Let the last window end `until`; those after `start` that lead to it without a gap would
    end so too if what follows them were cancelled.
    """
    end = None
    for version in article.versions.filter(live_from__gt=start).order_by("-live_from"):
        if end is None:
            version.live_until = until
        elif version.live_until != end:
            break
        version.given_until, end = until, version.live_from
        version.save(update_fields=["live_until", "given_until"])


def _write(version, content):
    version.published_at = published_at = version.article.first_published_at
    version.lead_photo_id, version.card_photo_id = content.lead_photo, content.card_photo
    version.save()
    signed = Author.objects.filter(pk__in=[one.author for one in content.byline])
    names = dict(signed.values_list("pk", "name"))
    BylineEntry.objects.bulk_create(
        BylineEntry(
            version=version,
            author_id=one.author,
            position=position,
            role=one.role,
            name=names[one.author],
            published_at=published_at,
        )
        for position, one in enumerate(content.byline)
    )
    SectionEntry.objects.bulk_create(
        SectionEntry(
            version=version, category_id=category, position=position, published_at=published_at
        )
        for position, category in enumerate(content.categories)
    )
    PhotoUse.objects.bulk_create(
        PhotoUse(version=version, photo_id=photo, position=position)
        for position, photo in enumerate(content.photos)
    )
    version.tags.set(content.tags, through_defaults={"published_at": published_at})
    search.write([version])


def _path(article, content, start, standing) -> str:
    """The address of a window that begins at `start`: the day of first publication in the
    magazine's zone, and a slug. Where the story has a standing address, only a slug that somebody
    typed moves it, within its day. The path is reserved as an Address.
    """
    if standing and not content.slug:
        return standing
    zone = zoneinfo.ZoneInfo(settings.TIME_ZONE)
    day = f"{timezone.localtime(article.first_published_at, zone):%Y/%m/%d}"
    if standing:
        day = standing.rpartition("/")[0]
    said, fallback = content.slug or content.headline, f"story-{article.pk}"
    slug = readable_slug(said, fallback, content.language)
    return _reserve(article, f"{day}/{slug}", start).path


def _reserve(article, path, start) -> Address:
    """The article's address at `path`, or at path-2, path-3 ... where another story stands there
    before `start`. A story that would only come there later makes room, so that the number at
    the end of an address never tells of something hidden.
    """
    candidate, number = path, 1
    while True:
        try:
            with transaction.atomic():
                address, _ = Address.objects.get_or_create(
                    path=candidate, defaults={"article": article, "since": start}
                )
        except IntegrityError:  # taken this very moment by another story: ask again
            continue
        if address.article_id != article.pk and start < address.since:
            _make_room(address, article, path, start)
        if address.article_id == article.pk:
            if start < address.since:
                address.since = start
                address.save(update_fields=["since"])
            return address
        number += 1
        candidate = f"{path}-{number}"


def _make_room(address, article, path, start):
    """Give an address to the story that stands there first; the other's windows move on."""
    other, since = address.article, address.since
    address.article, address.since = article, start
    address.save(update_fields=["article", "since"])
    elsewhere = _reserve(other, path, since)
    other.versions.filter(path=address.path).update(path=elsewhere.path)


def settle_dates(article):
    """Let each window say when readers were last told of a change: at its own beginning, or else
    what the one before it says. To be asked when one was put between others or taken away.
    """
    before = None
    for version in article.versions.only("live_from", "updated_at").order_by("live_from"):
        is_told = version.updated_at == version.live_from
        if before and not is_told and version.updated_at != before.updated_at:
            version.updated_at = before.updated_at
            version.save(update_fields=["updated_at"])
        before = version


def settle_addresses(article, now):
    """Let each provisional address begin with the first window that stands there, and let go of
    those that no window needs: none may begin to answer before its story does.
    """
    for address in article.addresses.filter(since__gt=now):
        first = article.versions.filter(path=address.path).order_by("live_from").first()
        if first is None:
            address.delete()
        elif first.live_from != address.since:
            address.since = first.live_from
            address.save(update_fields=["since"])
