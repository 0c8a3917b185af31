"""The photos of an imported story: found again in its last import, or made anew."""

import unicodedata
from collections import defaultdict, deque

from django.core.exceptions import ValidationError
from django.core.files import File
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.credits import credit_called
from articles.importers.copy_parts import CopyError, CopyPhoto
from articles.models import Photo, PhotoCredit
from articles.photo_desk import take_in

_ALT_ROOM = Photo._meta.get_field("alt_text").max_length
_CREDIT_ROOM = PhotoCredit._meta.get_field("name").max_length


def photos_in_order(content) -> list[Photo | None]:
    """The photos of a content as it names them; None where one has been deleted."""
    photos = Photo.objects.select_related("credit").in_bulk(content.photos)
    return [photos.get(pk) for pk in content.photos]


def make_photos(blocks: tuple[CopyPhoto, ...], last, notes: list[str]) -> list[Photo]:
    """A Photo for each photo of the copy, in order; those of the revision `last` are used again.

    The caption is also the proposed alt text, which somebody has yet to confirm.
    """
    credits = _credits(blocks)
    known = _Known(photos_in_order(last.content) if last else [])
    photos = known.find([(block.caption, _credit_name(block)) for block in blocks])
    for at, block in enumerate(blocks):
        photos[at] = photos[at] or Photo(
            caption=block.caption,
            alt_text=proposed_alt(block.caption),
            is_alt_confirmed=False,
            credit=credits.get(_credit_name(block)),
        )
    Photo.objects.bulk_create([photo for photo in photos if photo.pk is None])
    gone = _("No longer in the copy: the photo “{photo}”.")
    notes += [gone.format(photo=photo) for photo in known.left]
    return photos


def proposed_alt(caption: str) -> str:
    return Truncator(caption).chars(_ALT_ROOM)


def _credit_name(block: CopyPhoto) -> str:
    return unicodedata.normalize("NFC", block.credit)


def _credits(blocks) -> dict[str, PhotoCredit]:
    """One row per distinct name, under any spelling that the house knows. Too long a name is an
    error: no credit is ever cut.
    """
    for block in blocks:
        if len(_credit_name(block)) > _CREDIT_ROOM:
            words = _(
                "the credit of this photo has {number} characters; a credit line has at most "
                "{most}. Please shorten it."
            )
            words = words.format(number=len(block.credit), most=_CREDIT_ROOM)
            raise CopyError(words, block.line)
    names = list(dict.fromkeys(_credit_name(block) for block in blocks if block.credit))
    found = PhotoCredit.objects.in_bulk(names, field_name="name")
    spelt = {name: credit_called(name) for name in names if name not in found}
    found |= {name: credit for name, credit in spelt.items() if credit}
    new = [PhotoCredit(name=name) for name in names if name not in found]
    return found | {credit.name: credit for credit in PhotoCredit.objects.bulk_create(new)}


def add_pictures(revision, pictures, by, written, notes) -> int:
    """Give pictures to the photos that have none; how many. `written` is told of every file."""
    if pictures is None:
        return 0
    photos = photos_in_order(revision.content)
    if len(pictures) > len(photos):
        names = ", ".join(picture.name for picture in pictures[len(photos) :][:5])
        more = ", …" if len(pictures) > len(photos) + 5 else ""
        notes.append(
            _("{pictures} for {photos}: not used: {names}.").format(
                pictures=pictures_in_words(len(pictures)),
                photos=photos_in_words(len(photos)),
                names=names + more,
            )
        )
    elif len(pictures) < len(photos):
        to_come = pictures_in_words(len(photos) - len(pictures))
        notes.append(_("The folder has no more: {pictures} to come.").format(pictures=to_come))
    return sum(
        _add_picture(photo, picture, by, written, notes)
        for photo, picture in zip(photos, pictures, strict=False)
        if photo and not photo.file
    )


def _add_picture(photo, picture, by, written, notes) -> bool:
    problem = picture.problem()
    try:
        if not problem:
            with picture.path.open("rb") as file:
                take_in(photo, File(file, picture.path.name), by=by)
    except ValidationError as refusal:
        problem = f"{picture.name}: {' '.join(refusal.messages)}"
    finally:
        if photo.file:
            written.append(photo.file)
    if problem:
        notes.append(_("{problem} The picture is still to come.").format(problem=problem))
    return not problem


def photos_in_words(number: int) -> str:
    """“no photos”, “1 photo”, “2 photos”."""
    words = ngettext("{number} photo", "{number} photos", number) if number else _("no photos")
    return words.format(number=number)


def pictures_in_words(number: int) -> str:
    """“no pictures”, “1 picture”, “2 pictures”."""
    if not number:
        return _("no pictures")
    return ngettext("{number} picture", "{number} pictures", number).format(number=number)


class _Known:
    """The photos of the last import, each to be used again once."""

    def __init__(self, photos):
        self.left = [photo for photo in photos if photo]

    def find(self, wanted: list[tuple[str, str]]) -> list[Photo | None]:
        """For each (caption, credit) its photo. Photos are live: somebody may have mended a
        caption, or written one where there was none, so what is left is asked again.
        """
        found = self._match([None] * len(wanted), wanted, lambda photo: photo.caption)
        by_alt = [(proposed_alt(caption), credit) for caption, credit in wanted]
        found = self._match(found, by_alt, lambda photo: photo.alt_text)
        textless = [(caption or None, credit) for caption, credit in wanted]
        return self._match(
            found, textless, lambda photo: None if photo.is_alt_confirmed else photo.caption
        )

    def _match(self, found, wanted, text_of):
        queues = defaultdict(deque)
        for photo in self.left:
            queues[text_of(photo), photo.credit.name if photo.credit else ""].append(photo)
        found = [
            photo or (queues[key].popleft() if queues[key] else None)
            for photo, key in zip(found, wanted, strict=True)
        ]
        taken = {photo.pk for photo in found if photo}
        self.left = [photo for photo in self.left if photo.pk not in taken]
        return found
