"""Copy (copy_text.py) made into drafts, by the verbs of the desk.

The laws: the name of the file is the identity of its story; the same file again changes nothing;
what a person saved since is never overwritten; each file is one transaction, and one that fails
leaves nothing behind, not even a picture.
"""

import hashlib
import re
import unicodedata
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import PurePath

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.html import escape
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles import drafting
from articles.body.elements import figure
from articles.body.text import quoted
from articles.content import Content, Signature
from articles.importers.copy_names import ids_of
from articles.importers.copy_parts import Copy, CopyError, CopyPhoto
from articles.importers.copy_photos import (
    add_pictures,
    make_photos,
    photos_in_words,
    pictures_in_words,
)
from articles.importers.copy_text import parse_copy
from articles.models import Article, Author, Category, Photo, Revision
from articles.models.revision import IMPORTED
from articles.moments import moment_by_date
from articles.roles import may_edit

_CODE_ROOM = Article._meta.get_field("desk_code").max_length


@dataclass(frozen=True)
class Source:
    """A file that could be read: its name without folder, a digest of its text, its copy."""

    name: str
    digest: str
    copy: Copy

    @classmethod
    def read(cls, name: str, data: bytes) -> "Source":
        """Raises CopyError with a sentence and the line."""
        return cls(story_name(name), digest(data), parse_copy(data))

    @property
    def stem(self) -> str:
        return PurePath(self.name).stem


@dataclass
class Imported:
    """What became of a file. `states` (what was done) and `standing` are words for one line,
    `notes` sentences below it; `refusals` say why it is not public although that was asked.
    """

    source: Source
    article: Article
    revision: Revision
    is_unchanged: bool
    states: list[str]
    standing: list[str]
    notes: list[str]
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
        photos = photos_in_words(len(copy.photos))
        missing = Photo.objects.filter(pk__in=self.revision.content.photos, file="").count()
        if missing and missing == len(copy.photos):
            words = ngettext("{photos} (picture to come)", "{photos} (pictures to come)", missing)
            photos = words.format(photos=photos)
        elif missing:
            words = _("{photos} ({pictures} to come)")
            photos = words.format(photos=photos, pictures=pictures_in_words(missing))
        number = len(copy.paragraphs)
        paragraphs = ngettext("{number} paragraph", "{number} paragraphs", number)
        parts = [*self.states, *self.standing, paragraphs.format(number=number), photos]
        return ", ".join(parts)


def story_name(given: str) -> str:
    """The identity of a story: the file's name without folder, in one spelling of its accents."""
    name = unicodedata.normalize("NFC", re.split(r"[/\\]", given)[-1].strip())
    if not name or "\x00" in name:
        raise CopyError(_("This file has no name, and the name is how its story is found again."))
    try:
        name.encode()
    except UnicodeEncodeError:
        raise CopyError(_("The name of this file is not UTF-8. Please rename it.")) from None
    if len(name) > 255:
        raise CopyError(_("The name of this file is longer than 255 characters. Please rename it."))
    return name


def digest(data: bytes) -> str:
    """SHA-256 of the text, whatever its byte order mark and line endings: a mail program changes
    those, and the story is the same.
    """
    text = data.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    return hashlib.sha256(text).hexdigest()


def foresee(source, *, by) -> str:
    """What `import_draft` would do, as a sentence; CopyError where it would refuse."""
    article = _story_of(source, by, Article.objects.all())
    last = _last_import(article)
    if article is None:
        return _("This will be a new story.")
    if last and last.source_digest == source.digest:
        words = _("This is {story} as it was imported last: nothing will change.")
        return words.format(story=quoted(article))
    draft, based_on = article.draft, _based_on(article)
    if draft and based_on < draft.number:
        words = _("{who} has worked on {story} since: this will be kept beside the draft.")
        who = draft.created_by.name if draft.created_by else _("Somebody")
        return words.format(who=who, story=quoted(article))
    return _("This will be a new revision of {story}.").format(story=quoted(article))


def import_draft(source, *, by, pictures=None, now=None) -> Imported:
    """Save the story as a draft.

    `pictures` (picture_folder.Picture, or None where no folder was given) belong to the photos
    in order; a photo that has its picture keeps it.
    """
    with all_or_nothing() as written:
        return save_draft(source, by=by, pictures=pictures, now=now, written=written)


@contextmanager
def all_or_nothing():
    """A transaction that, when it fails, takes along the files that were put into the list."""
    written = []
    try:
        with transaction.atomic():
            yield written
    except BaseException:
        for file in written:
            file.storage.delete(file.name)
        raise


def save_draft(source, *, by, pictures, now, written) -> Imported:
    """`import_draft` inside a transaction; `written` is told of every file put in the storage."""
    article = _story_of(source, by, Article.objects.select_for_update())
    last = _last_import(article)
    notes = list(source.copy.warnings)
    if last and last.source_digest == source.digest:
        revision, word = last, ""
    elif article:
        _set_desk_code(article, source.copy, notes)
        revision, word = _revise(article, last, source, by, now, notes)
    else:
        article = Article.objects.create(source_name=source.name, created_by=by)
        _set_desk_code(article, source.copy, notes)
        revision, word = _revise(article, None, source, by, now, notes)[0], _("draft saved")
    states = [word or _("unchanged")]
    added = add_pictures(revision, pictures, by, written, notes)
    if added:
        states.append(_("{pictures} added").format(pictures=pictures_in_words(added)))
    how = standing(article, revision, now or timezone.now())
    return Imported(source, article, revision, not word, states, how, notes)


def _story_of(source, by, articles):
    article = articles.filter(source_name=source.name).first()
    if article and by and not may_edit(by, article):
        words = _(
            "A story of somebody else came from a file called “{name}”. Please choose another name."
        )
        raise CopyError(words.format(name=source.name))
    return article


def _last_import(article):
    """The newest revision that came from a file, kept beside or not; or None."""
    return article.revisions.exclude(source_digest="").first() if article else None


def _based_on(article):
    """The number of the revision that the newest import would replace as the draft. What stands
    beside was never the draft, so a second one stays beside too; 0 is older than any.
    """
    imports = article.revisions.exclude(source_digest="").filter(is_beside=False)
    newest = imports.first()
    return newest.number if newest else 0


def _set_desk_code(article, copy, notes):
    """A code that is there stays: a person may have typed it."""
    code = copy.desk_code[:_CODE_ROOM].strip()
    if code != copy.desk_code:
        notes.append(_("The desk code is too long and was cut: “{code}”.").format(code=code))
    if code and article.desk_code not in ("", code):
        words = _("The desk code stays {code}; the copy says {other}.")
        notes.append(words.format(code=article.desk_code, other=code))
    elif code and not article.desk_code:
        article.desk_code = code
        article.save(update_fields=["desk_code"])


def _revise(article, last, source, by, now, notes):
    """The revision of this copy, and a word for what was done; "" where nothing was."""
    draft = article.draft
    content = _content(source.copy, last, by, notes)
    if last and content == last.content:
        return last, ""
    revision = drafting.save_revision(
        article,
        content,
        by=by,
        based_on=_based_on(article) if draft else None,
        why=f"{IMPORTED}{source.name}"[:300],
        source_digest=source.digest,
        now=now,
    )
    if draft and draft.content.headline != content.headline:
        words = _("The headline of this story was {headline}.")
        notes.append(words.format(headline=quoted(draft.content.headline)))
    if revision.is_beside:
        return revision, _("kept beside {revision}").format(revision=in_words_whose(draft))
    return revision, _("new revision {number}").format(number=revision.number)


def _content(copy, last, by, notes) -> Content:
    photos = iter(make_photos(copy.photos, last, notes))
    body = [
        figure(next(photos).pk) if isinstance(block, CopyPhoto) else f"<p>{escape(block.text)}</p>"
        for block in copy.blocks
    ]
    return Content(
        headline=copy.headline,
        body="".join(body),
        byline=tuple(map(Signature, ids_of(Author, copy.authors, by=by, notes=notes))),
        categories=tuple(ids_of(Category, copy.categories, by=by, notes=notes)),
    )


# Words.


def standing(article, revision, now) -> list[str]:
    """Where the story stands with its readers; nothing for a mere draft."""
    live, coming = article.version_at(now), article.next_version(now)
    words = []
    if live:
        words.append(_("live since {when}").format(when=moment_by_date(live.live_from)))
    if coming:
        words.append(_("scheduled for {when}").format(when=moment_by_date(coming.live_from)))
    if words and revision.pk not in {version.revision_id for version in (live, coming) if version}:
        # Translators: {standing} is “live since ...” or “scheduled for ...”.
        words[-1] = _("{standing} without these changes").format(standing=words[-1])
    if article.withdrawn_at:
        words.append(_("withdrawn"))
    return words


def in_words_whose(revision) -> str:
    if not revision.created_by:
        return _("revision {number}").format(number=revision.number)
    words = _("revision {number} by {who}")
    return words.format(number=revision.number, who=revision.created_by.name)
