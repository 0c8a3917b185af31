"""Make the search index anew."""

from django.core.management.base import BaseCommand

from articles import search


class Command(BaseCommand):
    help = (
        "Make the search index anew from what is there: after a change of LANGUAGE_CODE, or "
        "after data has been loaded past the verbs. Search waits meanwhile."
    )

    def handle(self, **options):
        search.rebuild()
        self.stdout.write("The search index is new.")
