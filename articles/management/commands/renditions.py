"""Make, count or clean the files that readers get of photos."""

import time
from datetime import timedelta
from pathlib import PurePosixPath

from django.core.files.storage import default_storage
from django.core.management.base import BaseCommand
from django.utils import timezone

from articles.models import Photo
from articles.photo_desk import look_again
from articles.photos.renditions import FOLDER, make_all, missing

CHUNK = 500
HALF_MADE = timedelta(hours=1)  # after which a file that has not got its name never will


class Command(BaseCommand):
    help = (
        "Make: whatever files of photos are missing. Count: how many there are, and are missing. "
        "Clean: take away files that no photo has any more. Each may be stopped at any time and "
        "goes on where it stopped."
    )

    def add_arguments(self, parser):
        parser.add_argument("what", choices=["make", "count", "clean"])
        parser.add_argument(
            "--photo",
            type=int,
            action="append",
            metavar="ID",
            help="only this one; may be repeated",
        )

    def handle(self, *, what, photo, **options):
        photos = Photo.objects.exclude(file="").filter(killed_at=None).select_related("credit")
        photos = photos.order_by("-pk")
        if photo:
            photos = photos.filter(pk__in=photo)
        try:
            {"make": self.make, "count": self.count, "clean": self.clean}[what](photos)
        except KeyboardInterrupt:
            self.stdout.write("\nStopped. What is done is done; the same command goes on.")

    def make(self, photos):
        """The newest photos first: those are looked at."""
        total, made, lost, begun = photos.count(), 0, 0, time.monotonic()
        for number, photo in enumerate(photos.iterator(CHUNK), start=1):
            try:
                look_again(photo)
                made += make_all(photo.files)
            except Exception as error:  # one that cannot be made must not stop the others
                lost += 1
                self.stderr.write(f"\nPhoto {photo.pk}: {error.__class__.__name__}: {error}")
            per_photo = (time.monotonic() - begun) / number
            left = per_photo * (total - number)
            self._show(f"{number} of {total} photos, {made} files made, {left:.0f} s to go")
        self.stdout.write(f"\n{made} files made; {lost} photos could not be made.")

    def count(self, photos):
        there = gone = 0
        for number, photo in enumerate(photos.iterator(CHUNK), start=1):
            absent = len(missing(photo.files))
            gone += absent
            there += len(photo.files.all_names()) - absent
            self._show(f"{number} photos looked at")
        self.stdout.write(f"\n{there} files are there, {gone} are still to be made.")

    def clean(self, photos):
        """Files of former digests, of killed or deleted photos, and halves that a crash left."""
        removed = 0
        try:
            tokens = default_storage.listdir(FOLDER)[0]
        except FileNotFoundError:
            tokens = []
        for at in range(0, len(tokens), CHUNK):
            known = {
                photo.token: photo for photo in photos.filter(token__in=tokens[at : at + CHUNK])
            }
            for token in tokens[at : at + CHUNK]:
                wanted = known[token].files.all_names() if token in known else {}
                for name in default_storage.listdir(f"{FOLDER}/{token}")[1]:
                    path = f"{FOLDER}/{token}/{name}"
                    if name not in wanted and not _is_being_made(path):
                        default_storage.delete(path)
                        removed += 1
                if not any(default_storage.listdir(f"{FOLDER}/{token}")):
                    default_storage.delete(f"{FOLDER}/{token}")
            self._show(f"{min(at + CHUNK, len(tokens))} of {len(tokens)} photos looked at")
        self.stdout.write(f"\n{removed} files removed.")

    def _show(self, text):
        """On a terminal, one line that grows no longer; elsewhere nothing until the end."""
        if self.stdout.isatty():
            self.stdout.write(f"\r{text:<76}", ending="")
            self.stdout.flush()


def _is_being_made(path) -> bool:
    hidden = PurePosixPath(path).name.startswith(".")
    return hidden and timezone.now() - default_storage.get_modified_time(path) < HALF_MADE
