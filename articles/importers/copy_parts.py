"""What a copy is, once it is read (copy_text.py), and the error where it cannot be."""

import datetime
from dataclasses import dataclass

from django.utils.translation import gettext as _


def in_line(line: int, sentence: str) -> str:
    """A sentence about a line of the file."""
    return _("Line {number}: {sentence}").format(number=line, sentence=sentence)


class CopyError(ValueError):
    """No story can be made of this file: a sentence for its sender, and the line if any."""

    def __init__(self, sentence: str, line: int | None = None) -> None:
        super().__init__(sentence if line is None else in_line(line, sentence))
        self.sentence, self.line = str(self), line


@dataclass(frozen=True)
class Paragraph:
    text: str
    line: int


@dataclass(frozen=True)
class CopyPhoto:
    caption: str
    credit: str
    line: int  # of the caption; of the credit where there is no caption


@dataclass(frozen=True)
class Copy:
    headline: str
    categories: tuple[str, ...]
    authors: tuple[str, ...]
    date: datetime.date | None
    desk_code: str
    blocks: tuple[Paragraph | CopyPhoto, ...]
    warnings: tuple[str, ...]

    @property
    def photos(self) -> tuple[CopyPhoto, ...]:
        return tuple(block for block in self.blocks if isinstance(block, CopyPhoto))

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        return tuple(block for block in self.blocks if isinstance(block, Paragraph))
