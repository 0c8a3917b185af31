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

from articles import publishing
from articles.body.elements import figure
from articles.body.text import quoted
from articles.content import Content, Signature
from articles.importers.copy_names import ids_of
from articles.importers.copy_photos import add_pictures, count_of, make_photos
from articles.importers.copy_text import Copy, CopyError, CopyPhoto, parse_copy
from articles.models import Article, Author, Category, Photo, Revision
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
    """What became of a file. `states` are words for one line, `notes` sentences below it;
    `refusals` say why it is not public although that was asked.
    """

    source: Source
    article: Article
    revision: Revision
    is_unchanged: bool
    states: list[str]
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
        photos = count_of(len(copy.photos), "photo")
        missing = Photo.objects.filter(pk__in=self.revision.content.photos, file="").count()
        if missing and missing == len(copy.photos):
            photos += " (pictures to come)" if missing > 1 else " (picture to come)"
        elif missing:
            photos += f" ({count_of(missing, 'picture')} to come)"
        return ", ".join([*self.states, count_of(len(copy.paragraphs), "paragraph"), photos])


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


def foresee(source, *, by) -> str:
    """What `import_draft` would do, as a sentence; CopyError where it would refuse."""
    article = _story_of(source, by, Article.objects.all())
    last = _last_import(article)
    if article is None:
        return "This will be a new story."
    if last and last.source_digest == source.digest:
        return f"This is {quoted(article)} as it was imported last: nothing will change."
    draft, based_on = article.draft, _based_on(article)
    if draft and based_on < draft.number:
        who = f"{draft.created_by.name} has" if draft.created_by else "Somebody has"
        return f"{who} worked on {quoted(article)} since: this will be kept beside the draft."
    return f"This will be a new revision of {quoted(article)}."


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
        revision, word = _revise(article, None, source, by, now, notes)[0], "draft saved"
    states = [word or "unchanged"]
    added = add_pictures(revision, pictures, by, written, notes)
    if added:
        states.append(f"{count_of(added, 'picture')} added")
    states += standing(article, revision, now or timezone.now())
    return Imported(source, article, revision, not word, states, notes)


def _story_of(source, by, articles):
    article = articles.filter(source_name=source.name).first()
    if article and by and not may_edit(by, article):
        raise CopyError(
            f"A story of somebody else came from a file called “{source.name}”. "
            "Please choose another name."
        )
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
        notes.append(f"The desk code is too long and was cut: “{code}”.")
    if code and article.desk_code not in ("", code):
        notes.append(f"The desk code stays {article.desk_code}; the copy says {code}.")
    elif code and not article.desk_code:
        article.desk_code = code
        article.save(update_fields=["desk_code"])


def _revise(article, last, source, by, now, notes):
    """The revision of this copy, and a word for what was done; "" where nothing was."""
    draft = article.draft
    content = _content(source.copy, last, by, notes)
    if last and content == last.content:
        return last, ""
    revision = publishing.save_revision(
        article,
        content,
        by=by,
        based_on=_based_on(article) if draft else None,
        why=f"Imported from {source.name}"[:300],
        source_digest=source.digest,
        now=now,
    )
    if draft and draft.content.headline != content.headline:
        notes.append(f"The headline of this story was {quoted(draft.content.headline)}.")
    if revision.is_beside:
        return revision, f"kept beside {in_words_whose(draft)}"
    return revision, f"new revision {revision.number}"


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
        words.append(f"live since {moment_in_words(live.live_from)}")
    if coming:
        words.append(f"scheduled for {moment_in_words(coming.live_from)}")
    if words and revision.pk not in {version.revision_id for version in (live, coming) if version}:
        words[-1] += " without these changes"
    if article.withdrawn_at:
        words.append("withdrawn")
    return words


def in_words_whose(revision) -> str:
    who = f" by {revision.created_by.name}" if revision.created_by else ""
    return f"revision {revision.number}{who}"


def moment_in_words(moment) -> str:
    local = timezone.localtime(moment)
    clock = f"{local:%H:%M:%S}" if local.second else f"{local:%H:%M}"
    return f"{local.day} {local:%B} {local.year}, {clock} ({timezone.get_current_timezone_name()})"
