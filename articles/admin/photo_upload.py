"""Taking pictures in at the desk: one in each request by upload.js, or many at once in a plain
form.

The law: each file gets its own answer, in a sentence; one that is refused stops no other.
"""

import logging
import threading
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import PurePath
from urllib.parse import unquote

from django.contrib import admin
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import TemporaryUploadedFile
from django.db import DatabaseError
from django.http import HttpResponse, JsonResponse
from django.http.request import UnreadablePostError
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from articles import photo_desk
from articles.admin.choose import describe_photo
from articles.admin.numbers import whole
from articles.admin.photo_uses import here_in_words
from articles.models import Photo
from articles.photos import uploads
from articles.photos.metadata import SOURCE_TYPES
from articles.photos.renditions import missing
from articles.photos.sizes import SIZES
from articles.photos.workshop import alone, at_low_priority

logger = logging.getLogger(__name__)
AT_ONCE = 50
CHUNK = 256 * 1024
BUSY = _("Others are sending pictures too. This one waits a moment.")
# Readers come first: of the threads of a process, never more than two are held by uploads.
_places = threading.BoundedSemaphore(2)


@dataclass(frozen=True)
class Answer:
    """What became of a file: "new", "known" (the same bytes are here), "alike" (it looks like
    `photo`; nothing is stored yet), "refused", or "failed" where another try may succeed.
    """

    name: str
    status: str
    sentence: str
    photo: Photo | None = None


def upload(request):
    """Take in the file that is the body of the request, or those of the form."""
    if not request.user.has_perms(["articles.add_photo", "articles.view_photo"]):
        raise PermissionDenied
    if request.method == "POST" and "X-File-Name" in request.headers:
        return _answer_script(request)
    return _answer_form(request)


def progress(request):
    """How many of their files the photos of `ids` have: {id: [made, all]}."""
    if not request.user.has_perm("articles.view_photo"):
        raise PermissionDenied
    ids = list(map(whole, request.GET.get("ids", "").split(",")))[: AT_ONCE * 2]
    photos = Photo.objects.select_related("credit").filter(pk__in=ids).exclude(file="")
    every = sum(len(size.formats) for size in SIZES.values())
    made = {photo.pk: [every - len(missing(photo.files)), every] for photo in photos}
    return JsonResponse(made)


def drop_zone() -> dict:
    """What templates/admin/_photo_drop.html says of the files that it takes."""
    return {
        "at_once": AT_ONCE,
        "megabytes": uploads.MAX_BYTES // 1024**2,
        "accept": ",".join(f".{ending}" for ending in uploads.ENDINGS),
    }


# A file in the body.


def _answer_script(request):
    length = whole(request.META.get("CONTENT_LENGTH"))
    with _place() as has_place:
        if not has_place:
            while request.read(CHUNK):  # a browser that is still sending would hear no answer
                pass
            return JsonResponse(
                {"status": "busy", "sentence": BUSY}, status=503, headers={"Retry-After": "1"}
            )
        try:
            with _received(request, length) as file:
                answer = take(file, request.user, is_wanted_anyway="X-Anyway" in request.headers)
        except UnreadablePostError:  # whoever sent it is gone
            return HttpResponse(status=400)
    return JsonResponse(_as_json(answer), status=413 if length > uploads.MAX_BYTES else 200)


@contextmanager
def _place():
    """True where fewer than two uploads are being worked on in this process."""
    has_place = _places.acquire(blocking=False)
    try:
        yield has_place
    finally:
        if has_place:
            _places.release()


def _received(request, length) -> TemporaryUploadedFile:
    """The body as a file. One that says that it is too large is not read: its size is enough to
    refuse it.
    """
    file = TemporaryUploadedFile("picture", request.content_type, length, None)
    file.name = _name(request.headers["X-File-Name"])
    if length <= uploads.MAX_BYTES:
        while chunk := request.read(CHUNK):
            file.write(chunk)
        file.size = file.tell()
        file.seek(0)
    return file


def _name(header) -> str:
    name = PurePath(unquote(header).replace("\\", "/")).name
    return name if name not in ("", ".", "..") else gettext("without a name")


def _as_json(answer) -> dict:
    photo = answer.photo
    said = {"name": answer.name, "status": answer.status, "sentence": answer.sentence}
    return said | {"photo": photo and _described(photo)}


def _described(photo) -> dict:
    """A photo for upload.js and whoever listens to it."""
    return describe_photo(photo) | {
        "edit": reverse("admin:articles_photo_change", args=[photo.pk]),
        "needs": needs(photo),
        "says": [
            [Photo._meta.get_field(name).verbose_name, SOURCE_TYPES.get(text, text)]
            for name, text in photo.proposals.items()
        ],
        "is_killed": bool(photo.killed_at),
    }


# Files in a form.


def _answer_form(request):
    """The page without a script: every file with its own result."""
    files, status, answers = request.FILES.getlist("files"), 200, []
    is_wanted = "anyway" in request.POST
    with _place() as has_place:
        if has_place:
            for file in files[:AT_ONCE]:
                answers.append(take(file, request.user, is_wanted_anyway=is_wanted))
        elif files:
            status = 503
    for file in files[AT_ONCE:]:
        sentence = gettext("At most {most} at once: this one was left out.")
        answers.append(Answer(file.name, "refused", sentence.format(most=AT_ONCE)))
    context = admin.site.each_context(request) | {
        "title": _("Upload photos"),
        "opts": Photo._meta,
        "drop": drop_zone(),
        "answers": answers,
        "new": [answer.photo.pk for answer in answers if answer.status == "new"],
        "is_any_alike": any(answer.status == "alike" for answer in answers),
        "is_busy": status == 503,
        "is_empty_handed": request.method == "POST" and not files,
    }
    return render(request, "admin/photo_upload.html", context, status=status)


# One file.


def take(file, user, *, is_wanted_anyway) -> Answer:
    """Take a file in, or say why not. Never raises for what is wrong with a file."""
    name = file.name
    try:
        facts = at_low_priority(uploads.examine, file)
        with alone(facts.checksum):  # the same file may come twice in one armful
            return _take_examined(file, facts, user, is_wanted_anyway)
    except ValidationError as refusal:
        return Answer(name, "refused", " ".join(refusal.messages))
    except (DatabaseError, OSError):
        logger.exception("An uploaded picture could not be saved.")
        sentence = gettext("It could not be saved just now. Please try again.")
        return Answer(name, "failed", sentence)


def _take_examined(file, facts, user, is_wanted_anyway) -> Answer:
    name = file.name
    photo_desk.refuse_killed(facts)
    known = photo_desk.already_here(facts)
    if known and known[0].is_same:
        photo = known[0].photo
        return Answer(name, "known", f"{here_in_words(photo)}.", photo)
    if known and not is_wanted_anyway:
        photo = next((one.photo for one in known if one.photo.killed_at), known[0].photo)
        return Answer(name, "alike", _alike_in_words(photo), photo)
    photo = photo_desk.take_in(Photo(), file, by=user)
    return Answer(name, "new", _new_in_words(photo), photo)


def needs(photo) -> list[str]:
    """What a photo has yet to be given before a story can go out with it, in words for upload.js
    and not for people.
    """
    is_described = photo.alt_text and photo.is_alt_confirmed
    return [*([] if photo.credit_id else ["credit"]), *([] if is_described else ["alt text"])]


def _alike_in_words(photo) -> str:
    if photo.killed_at:
        sentence = gettext("Looks like a picture that was killed.")
        return f"{sentence} {photo_desk.kill_in_words(photo)}"
    stories = photo_desk.stories_with(photo).count()
    if not stories:
        return gettext("Looks like a picture that is here already, not used yet.")
    return ngettext(
        "Looks like a picture that is here already, used in {n} story.",
        "Looks like a picture that is here already, used in {n} stories.",
        stories,
    ).format(n=stories)


def _new_in_words(photo) -> str:
    sentences = [gettext("It is here.")]
    if photo.credit_id:
        sentences.append(gettext("Its credit is “{credit}”.").format(credit=photo.credit))
    if needs(photo):
        sentences.append(str(_NEEDS[tuple(needs(photo))]))
    return " ".join(sentences)


_NEEDS = {
    ("credit", "alt text"): _("Now it needs a credit and alt text."),
    ("credit",): _("Now it needs a credit."),
    ("alt text",): _("Now it needs alt text."),
}
