"""Fill this installation with the demo magazine."""

import time

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from articles.demo.fill import MAGAZINE, fill
from articles.models import Article


class Command(BaseCommand):
    help = "Fill this installation with the demo magazine. Safe to repeat: adds what is missing."

    def add_arguments(self, parser):
        parser.add_argument(
            "--if-empty", action="store_true", help="do nothing where there is a story already"
        )
        parser.add_argument(
            "--width", type=int, default=1800, help="of the drawn pictures, in pixels"
        )

    def handle(self, *, if_empty, width, **options):
        if settings.IS_PUBLIC_MACHINE:
            raise CommandError(
                "This installation has a SECRET_KEY, so it is a public one; the demo comes with "
                "known passwords and is never put there. Nothing was changed."
            )
        if if_empty and Article.objects.exists():
            return
        begun, made = time.monotonic(), []

        def say(text):
            made.append(text)
            self.stdout.write(f"  {time.monotonic() - begun:5.1f} s  {len(made):3}  {text}")

        self.stdout.write(f"The demo magazine, “{MAGAZINE['name']}”: pictures are being drawn.")
        fill(width=width, say=say)
        self.stdout.write(f"{len(made)} things made." if made else "Everything was there already.")
