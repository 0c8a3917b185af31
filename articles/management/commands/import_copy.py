"""Import stories from text files."""

import logging
import zoneinfo
from datetime import MAXYEAR, datetime
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from articles.importers.copy_live import FIRST_YEAR, import_and_publish
from articles.importers.copy_story import Source, import_draft
from articles.importers.copy_text import MAX_BYTES, CopyError, check_size
from articles.importers.picture_folder import PictureFolder, printable

logger = logging.getLogger(__name__)
EXAMPLE = "2025-03-06T07:30 (in the magazine’s zone) or 2025-03-06T07:30:00+01:00"


class Command(BaseCommand):
    help = (
        "Import stories from text files. The name of a file is its story: the same file again "
        "changes nothing, a changed one is a new revision. Exits with 1 when a file could not be "
        "imported, or not published as asked; the other files are imported all the same."
    )

    def add_arguments(self, parser):
        parser.add_argument("files", nargs="+", metavar="FILE", help="a story as UTF-8 text")
        parser.add_argument(
            "--photos",
            metavar="DIR",
            help="the pictures, in the order of their file names (photo-2 before photo-10). A "
            "story with a folder of its name in DIR (sample/ for sample.txt) takes those; the "
            "others take theirs from DIR itself, one story after the other. What has a picture "
            "keeps it.",
        )
        parser.add_argument(
            "--publish",
            action="store_true",
            help="publish at 09:00 of the day in the copy, in the magazine’s zone "
            f"({settings.TIME_ZONE}): a day to come is a schedule. Without a day, now.",
        )
        parser.add_argument(
            "--publish-at", metavar="ISO-8601", help=f"publish at this moment: {EXAMPLE}"
        )

    def handle(self, *, files, photos, publish, publish_at, **options):
        self.at = read_moment(publish_at) if publish_at is not None else None
        self.is_publishing = publish or self.at is not None
        self.folder = _folder(photos) if photos is not None else None
        self.seen, failed = {}, 0
        for given in files:
            failed += not self._is_done(given)
        if self.folder and self.folder.rest:
            names = ", ".join(picture.name for picture in self.folder.rest[:5])
            more = ", …" if len(self.folder.rest) > 5 else ""
            self.stdout.write(f"Pictures that no story took: {names}{more}.")
        if failed:
            count = "1 file needs" if failed == 1 else f"{failed} files need"
            raise CommandError(f"{count} a person, of {len(files)}: see above.")

    def _is_done(self, given) -> bool:
        """Import one file and say what became of it; whether all that was asked was done."""
        try:
            source = Source.read(Path(given).name, _read(given))
        except CopyError as error:
            return self._fail(given, error)
        except Exception as error:
            return self._fail_strangely(given, error)
        try:
            imported = self._import(source)
        except CopyError as error:
            return self._fail(given, error, is_read=True)
        except Exception as error:
            return self._fail_strangely(given, error, is_read=True)
        self._warn_of_namesake(given, imported)
        name = printable(source.name)
        self.stdout.write(f"{name}: {imported.summary} – {imported.address}")
        for sentence in imported.notes:
            self.stdout.write(f"  {printable(sentence)}")
        for sentence in imported.refusals:
            self.stdout.write(f"  Not published: {printable(sentence)}")
        return not imported.refusals

    def _import(self, source):
        pictures, lost = None, ""
        if self.folder:
            pictures, lost = self.folder.pictures_for(source.stem, len(source.copy.photos))
        if self.is_publishing:
            imported = import_and_publish(source, by=None, at=self.at, pictures=pictures)
        else:
            imported = import_draft(source, by=None, pictures=pictures)
        if lost:
            imported.notes.append(lost)
        return imported

    def _warn_of_namesake(self, given, imported):
        earlier = self.seen.setdefault(imported.source.name, given)
        if earlier is not given:
            imported.notes.append(
                f"{earlier} has the same name, so both were taken as the same story."
            )

    def _fail(self, given, error, *, is_read=False) -> bool:
        if self.folder and not is_read:
            self.folder.lose_place(Path(given).stem, printable(given))
        self.stderr.write(f"{printable(given)}: {printable(error)}")
        return False

    def _fail_strangely(self, given, error, **place) -> bool:
        """One file never stops the others, whatever is the matter with it."""
        logger.error("The import of %s failed.", printable(given), exc_info=error)
        kind = type(error).__name__
        return self._fail(given, f"nothing of it was imported ({kind}: {error}).", **place)


def read_moment(text: str) -> datetime:
    """The moment that ISO 8601 says: without a zone, in the magazine's."""
    try:
        moment = datetime.fromisoformat(text.strip())
    except ValueError:
        raise _no_moment(text, "That is not ISO 8601.") from None
    if len(text.strip()) <= len("2025-03-06"):
        raise _no_moment(text, "That is a day, without an hour.")
    if timezone.is_naive(moment):
        moment = moment.replace(tzinfo=zoneinfo.ZoneInfo(settings.TIME_ZONE))
        if moment.utcoffset() != moment.replace(fold=1).utcoffset():
            raise _no_moment(text, "The change of the clock skips or repeats it; add an offset.")
    if not FIRST_YEAR < moment.year < MAXYEAR:
        raise _no_moment(text, "That is too far away.")
    return moment


def _no_moment(text, why):
    return CommandError(f"--publish-at {printable(text)}: {why} Write for example {EXAMPLE}.")


def _folder(given: str) -> PictureFolder:
    try:
        return PictureFolder(Path(given))
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise CommandError(
            f"--photos {printable(given)}: {reason}. Nothing was imported."
        ) from error


def _read(given: str) -> bytes:
    """The bytes of a file; CopyError with a sentence where there are none to be had."""
    path = Path(given)
    try:
        size = path.stat().st_size
        if path.is_dir():
            raise CopyError("This is a folder. Please name the files in it.")
        if not path.is_file():
            raise CopyError("This is not a file with text in it.")
        check_size(size)
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise CopyError("There is no such file.") from None
    except OSError as error:
        raise CopyError(f"This file cannot be read ({error.strerror}).") from None
