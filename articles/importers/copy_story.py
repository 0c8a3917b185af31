"""Copy (copy_text.py) made into stories, by the verbs of the desk.

The laws: the name of the file is the identity of its story; the same file again changes nothing;
what a person saved since is never overwritten; each file is one transaction, and one that fails
leaves nothing behind, not even a picture.
"""

import hashlib
import re
import unicodedata
import zoneinfo
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, time
from pathlib import PurePath

from django.conf import settings
from django.core.files import File
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.html import escape

from articles import publishing
from articles.body.elements import figure
from articles.content import Content, Signature
from articles.importers.copy_photos import make_photos, photos_in_order
from articles.importers.copy_text import Copy, CopyError, CopyPhoto, parse_copy
from articles.models import Article, Author, Category, Photo
from articles.roles import may_edit
from articles.visibility import has_begun

HOUR_OF_PUBLICATION = time(9)
_FIRST_YEAR = 1000  # an address has a year of four digits


@dataclass(frozen=True)
class Source:
    """A file that could be read: its name without folder, its copy, a digest of its bytes."""

    name: str
    copy: Copy
    digest: str

    @classmethod
    def read(cls, name: str, data: bytes) -> "Source":
        """Raises CopyError with a sentence and the line."""
        return cls(story_name(name), parse_copy(data), digest(data))

    @property
    def stem(self) -> str:
        return PurePath(self.name).stem


@dataclass
class Imported:
    """What became of a file. `states` are words for one line, `notes` sentences below it;
    `refusals` say why it is not public although that was asked.
    """

    source: Source
    article: Article
    revision: object
    states: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    refusals: list[str] = field(default_factory=list)

    @property
    def address(self) -> str:
        """The whole address of the story at the desk."""
        path = reverse("admin:articles_article_change", args=[self.article.pk])
        return f"{settings.SITE_URL}{path}"

    @property
    def summary(self) -> str:
        """“draft saved, 4 paragraphs, 2 photos (1 picture to come)”"""
        copy = self.source.copy
        photos = _count(len(copy.photos), "photo")
        missing = Photo.objects.filter(pk__in=self.revision.content.photos, file="").count()
        if missing and missing == len(copy.photos):
            photos += " (pictures to come)" if missing > 1 else " (picture to come)"
        elif missing:
            photos += f" ({_count(missing, 'picture')} to come)"
        return ", ".join([*self.states, _count(len(copy.paragraphs), "paragraph"), photos])


def story_name(given: str) -> str:
    """The identity of a story: the file's name without folder, in one spelling of its accents."""
    name = unicodedata.normalize("NFC", re.split(r"[/\\]", given)[-1].strip())
    if not name or "\x00" in name:
        raise CopyError("This file has no name, and the name is how its story is found again.")
    try:
        name.encode()
    except UnicodeEncodeError:
        raise CopyError("The name of this file is not UTF-8. Please rename it.") from None
    if len(name) > 255:
        raise CopyError("The name of this file is longer than 255 characters. Please rename it.")
    return name


def digest(data: bytes) -> str:
    """SHA-256 of the text, whatever its byte order mark and line endings: a mail program changes
    those, and the story is the same.
    """
    text = data.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    return hashlib.sha256(text).hexdigest()


def last_import(article):
    """The newest revision that came from a file, kept beside or not; or None."""
    return article.revisions.exclude(source_digest="").order_by("-number").first()


def import_draft(source, *, by, pictures=None, now=None) -> Imported:
    """Save the story as a draft.

    `pictures` (picture_folder.Picture, or None where no folder was given) belong to the photos
    in order; a photo that has its picture keeps it.
    """
    with _all_or_nothing() as written:
        return _Import(source, by, now).save(pictures, written)


def import_and_publish(source, *, by, at=None, pictures=None, now=None) -> Imported:
    """Save the story as a draft and publish it: at `at`, or at nine o'clock on the day of the
    copy in the magazine's zone, or now. Where that is refused the draft is kept.
    """
    with _all_or_nothing() as written:
        work = _Import(source, by, now)
        imported = work.save(pictures, written)
        work.publish(imported, at)
        return imported


@contextmanager
def _all_or_nothing():
    """A transaction that takes the files it has written with it when it fails."""
    written = []
    try:
        with transaction.atomic():
            yield written
    except BaseException:
        for file in written:
            file.storage.delete(file.name)
        raise


class _Import:
    """One file on its way to the desk."""

    def __init__(self, source, by, now):
        self.source, self.copy, self.by, self.now = source, source.copy, by, now
        self.notes = list(self.copy.warnings)

    # The draft.

    def save(self, pictures, written) -> Imported:
        stories = Article.objects.select_for_update()
        article = stories.filter(source_name=self.source.name).first()
        if article and self.by and not may_edit(self.by, article):
            raise CopyError(
                f"A story of somebody else came from a file called “{self.source.name}”. "
                "Please choose another name."
            )
        last = last_import(article) if article else None
        if last and last.source_digest == self.source.digest:
            revision, states = last, ["unchanged"]
        else:
            article, is_new = self._article(article)
            revision, states = self._revision(article, last, is_new)
        added = self._add_pictures(revision, pictures, written)
        if added:
            states.append(f"{_count(added, 'picture')} added")
        states += self._standing(article, revision)
        return Imported(self.source, article, revision, states, self.notes)

    def _article(self, article):
        code = self.copy.desk_code
        if len(code) > 40:
            self.notes.append(f"The desk code “{code}” is too long; its first 40 letters stay.")
            code = code[:40].strip()
        if article is None:
            fields = {"desk_code": code, "created_by": self.by}
            return Article.objects.create(source_name=self.source.name, **fields), True
        if code and not article.desk_code:
            article.desk_code = code
            article.save(update_fields=["desk_code"])
        elif code and code != article.desk_code:
            self.notes.append(f"The desk code stays {article.desk_code}; the copy says {code}.")
        return article, False

    def _revision(self, article, last, is_new):
        draft = article.draft
        content = self._content(last)
        if last and content == last.content:
            return last, ["unchanged"]
        own = article.revisions.exclude(source_digest="").filter(is_beside=False).first()
        nothing = 0 if draft else None  # 0: older than whatever stands there
        revision = publishing.save_revision(
            article,
            content,
            by=self.by,
            based_on=own.number if own else nothing,
            why=f"Imported from {self.source.name}"[:300],
            source_digest=self.source.digest,
            now=self.now,
        )
        if is_new:
            return revision, ["draft saved"]
        if draft and draft.content.headline != content.headline:
            self.notes.append(f"The headline of this story was “{draft.content.headline}”.")
        if revision.is_beside:
            who = f" by {draft.created_by.name}" if draft.created_by else ""
            return revision, [f"kept beside revision {draft.number}{who}"]
        return revision, [f"new revision {revision.number}"]

    def _content(self, last) -> Content:
        photos = iter(make_photos(self.copy.photos, last, self.notes))
        body = "".join(
            figure(next(photos).pk)
            if isinstance(block, CopyPhoto)
            else f"<p>{escape(block.text)}</p>"
            for block in self.copy.blocks
        )
        return Content(
            headline=self.copy.headline,
            body=body,
            byline=tuple(map(Signature, self._ids(Author, self.copy.authors))),
            categories=tuple(self._ids(Category, self.copy.categories)),
        )

    def _ids(self, model, names):
        """The rows of these names in order, made where they are new. Capitals do not matter."""
        kind = model._meta.verbose_name
        may_add = self.by is None or self.by.has_perm(f"articles.add_{model._meta.model_name}")
        room = model._meta.get_field("name").max_length
        ids = {}
        for name in (unicodedata.normalize("NFC", name) for name in names):
            if len(name) > room:
                raise CopyError(
                    f"“{name[:40]}…”: the name of an {kind} has at most {room} letters."
                )
            row = _called(model, name)
            if row is None and not may_add:
                self.notes.append(
                    f"There is no {kind} “{name}” yet, and you may not add one: it was left out."
                )
            elif row is None:
                row = model.objects.create(name=name)
                self.notes.append(f"New {kind}: “{name}”.")
            if row:
                ids[row.pk] = True
        return list(ids)

    def _add_pictures(self, revision, pictures, written) -> int:
        """Give pictures to the photos that have none; how many."""
        if pictures is None:
            return 0
        photos = photos_in_order(revision.content)
        self._compare_counts(len(photos), pictures)
        added = 0
        for photo, picture in zip(photos, pictures, strict=False):
            if photo is None or photo.file:
                continue
            problem = picture.problem()
            if problem:
                self.notes.append(f"{problem} The picture is still to come.")
                continue
            with picture.path.open("rb") as file:
                photo.file.save(picture.path.name, File(file), save=False)
                written.append(photo.file)
            photo.save()
            added += 1
        return added

    def _compare_counts(self, photos, pictures):
        if len(pictures) > photos:
            names = ", ".join(picture.name for picture in pictures[photos:][:5])
            more = ", …" if len(pictures) > photos + 5 else ""
            count = _count(len(pictures), "picture")
            self.notes.append(f"{count} for {_count(photos, 'photo')}: not used: {names}{more}.")
        elif len(pictures) < photos:
            count = _count(len(pictures), "picture") if pictures else "No picture"
            self.notes.append(f"{count} for {_count(photos, 'photo')}: the others are to come.")

    # The public.

    def publish(self, imported, at):
        article, revision = imported.article, imported.revision
        is_old = imported.states[0] == "unchanged"
        if is_old and self._is_decided(article, revision, at):
            return
        reason = self._obstacle(article, revision)
        try:
            if reason:
                raise publishing.NotReady([reason])
            self._note_other_moments(article)
            publishing.publish(article, revision, by=self.by, at=at or self._moment(), now=self.now)
        except publishing.NotReady as refusal:
            article.refresh_from_db()
            imported.states.insert(1, "not published")
            imported.refusals = refusal.reasons
        else:
            del imported.states[1:]
            imported.states += self._standing(article, revision)

    def _is_decided(self, article, revision, at) -> bool:
        """Whether this revision is public, or on its way there, and nobody asks otherwise."""
        now = self._now()
        if article.withdrawn_at:
            return False
        if revision.versions.visible(at=now).exists():
            return True
        coming = revision.versions.upcoming(at=now)
        if at is not None:
            coming = coming.filter(live_from=at.replace(microsecond=0))
        return coming.exists()

    def _obstacle(self, article, revision) -> str:
        draft, now = article.draft, self._now()
        if draft != revision:
            who = f" by {draft.created_by.name}" if draft.created_by else ""
            return f"The draft is revision {draft.number}{who}, and an import never replaces it."
        begun = [version.live_from for version in revision.versions.all()] + [revision.public_from]
        if not article.withdrawn_at and any(has_begun(moment, now) for moment in begun):
            return "It has been public, and is no longer. Publish it again at the desk."
        return ""

    def _moment(self):
        """Nine o'clock on the day of the copy, in the magazine's zone; None without a day."""
        day = self.copy.date
        if day is None:
            return None
        if day.year < _FIRST_YEAR:
            raise publishing.NotReady([f"The copy is dated in the year {day.year}."])
        return datetime.combine(day, HOUR_OF_PUBLICATION, zoneinfo.ZoneInfo(settings.TIME_ZONE))

    def _note_other_moments(self, article):
        now, first = self._now(), article.first_published_at
        coming = article.next_version(now)
        zone = zoneinfo.ZoneInfo(settings.TIME_ZONE)
        if article.was_public(now):
            if self.copy.date and self.copy.date != timezone.localdate(first, zone):
                self.notes.append(f"It has been public since {_in_words(first)}: that stays.")
        elif coming:
            self.notes.append(f"It was scheduled for {_in_words(coming.live_from)}.")

    def _standing(self, article, revision) -> list[str]:
        """Where the story stands with its readers, in words; nothing for a mere draft."""
        now = self._now()
        live, coming = article.version_at(now), article.next_version(now)
        words = []
        if live:
            words.append(f"live since {_in_words(live.live_from)}")
        if coming:
            words.append(f"scheduled for {_in_words(coming.live_from)}")
        if any(version and version.revision_id != revision.pk for version in (live, coming)):
            words[-1] += " without these changes"
        if article.withdrawn_at:
            words.append("withdrawn")
        return words

    def _now(self):
        return self.now or timezone.now()


def _called(model, name):
    """The row of this name, or the oldest that differs only in capitals; or None.

    A regular expression, because `iexact` knows only the capitals of ASCII on SQLite.
    """
    rows = model.objects.order_by("pk")
    return (
        rows.filter(name=name).first() or rows.filter(name__iregex=rf"^{re.escape(name)}$").first()
    )


def _count(number: int, noun: str) -> str:
    return f"{number or 'no'} {noun}{'' if number == 1 else 's'}"


def _in_words(moment) -> str:
    local = timezone.localtime(moment)
    clock = f"{local:%H:%M:%S}" if local.second else f"{local:%H:%M}"
    return f"{local:%-d %B %Y}, {clock} ({timezone.get_current_timezone_name()})"
