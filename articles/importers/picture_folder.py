"""Pictures that come in a folder beside the copy, in the order of their names."""

import re
from dataclasses import dataclass
from pathlib import Path

from django.core.exceptions import ValidationError
from django.core.files import File
from django.utils.translation import gettext as _

from articles.photos.formats import ENDINGS
from articles.photos.uploads import NOT_A_PICTURE, ending_of, validate_picture

# Pictures too, though none that we print: each holds its place in the order, so that the next
# picture does not slip under the wrong credit.
_OTHER_PICTURES = {
    *("gif", "tif", "tiff", "bmp", "svg", "heic", "heif", "jxl", "jp2", "eps", "psd"),
    *("dng", "raw", "cr2", "cr3", "nef", "arw", "raf", "orf", "rw2"),
}
# Control characters, halves of surrogate pairs, line breaks, and what turns the line around.
_UNSHOWN = re.compile(
    "[\x00-\x1f\x7f-\x9f\ud800-\udfff\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]"
)


@dataclass(frozen=True)
class Picture:
    """One file of the folder."""

    path: Path

    @property
    def name(self) -> str:
        return printable(self.path.name)

    def problem(self) -> str:
        """Why it cannot be printed, as a sentence; "" where it can."""
        if ending_of(self.path) not in ENDINGS:
            return f"{self.name}: {NOT_A_PICTURE[0].lower()}{NOT_A_PICTURE[1:]}"
        try:
            with self.path.open("rb") as file:
                validate_picture(File(file, self.path.name))
        except ValidationError as error:
            return f"{self.name}: {' '.join(error.messages)}"
        except OSError as error:
            words = _("{name}: it cannot be read ({reason}).")
            return words.format(name=self.name, reason=error.strerror)
        return ""


class PictureFolder:
    """What `--photos` names. A story takes the pictures of the sub-folder called like its file
    without the ending; stories without one share the folder itself, each taking as many pictures
    as it has photos, in the order in which the stories are asked.
    """

    def __init__(self, folder: Path):
        self.folder = folder
        self.rest = pictures_in(folder)
        self.lost_at = ""

    def pictures_for(self, stem: str, photos: int) -> tuple[list[Picture], str]:
        """The pictures of a story with so many photos, and "" or a sentence about them."""
        if self._has_own(stem):
            return pictures_in(self.folder / stem), ""
        if self.lost_at and photos:
            words = _(
                "It gets no pictures from {folder}: how many belong to {file}, which could not be "
                "read, is unknown. Put these into a folder “{name}” there."
            )
            where = {"folder": printable(self.folder), "name": printable(stem)}
            return [], words.format(file=self.lost_at, **where)
        taken, self.rest = self.rest[:photos], self.rest[photos:]
        return taken, ""

    def lose_place(self, stem: str, name: str) -> None:
        """A story could not be read, so nobody knows which picture is the next story's."""
        if not self._has_own(stem):
            self.lost_at = self.lost_at or name

    def _has_own(self, stem: str) -> bool:
        return bool(stem) and (self.folder / stem).is_dir()


def pictures_in(folder: Path) -> list[Picture]:
    """The pictures of a folder in natural order: photo-2 before photo-10. Hidden files and files
    that are no pictures are passed over.
    """
    pictures = [Picture(path) for path in folder.iterdir() if _is_picture(path)]
    return sorted(pictures, key=lambda picture: _natural(picture.path.name))


def printable(text) -> str:
    """A name as a terminal can show it."""
    return _UNSHOWN.sub("\ufffd", str(text))


def _is_picture(path: Path) -> bool:
    if path.name.startswith(".") or not (path.is_file() or path.is_symlink()) or path.is_dir():
        return False
    return ending_of(path) in {*ENDINGS, *_OTHER_PICTURES}


def _natural(name: str) -> tuple:
    parts = re.split("([0-9]+)", name.casefold())
    return [int(part) if part.isdecimal() else part for part in parts], name
