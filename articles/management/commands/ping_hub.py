"""Tell the hub which feeds have changed."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from articles.feeds import hub
from articles.models import FeedHub


class Command(BaseCommand):
    help = (
        "Tell the WebSub hub in FEED_HUB which feeds have changed since it was last told. May run "
        "every minute; what fails is told the next time. The first time only begins to count."
    )

    def handle(self, **options):
        if not settings.FEED_HUB:
            self.stdout.write("FEED_HUB is empty: there is nobody to tell.")
            return
        now = timezone.now().replace(microsecond=0)
        known, is_new = FeedHub.objects.get_or_create(pk=1, defaults={"told_at": now})
        addresses = [] if is_new else hub.changed(known.told_at, now)
        for address in addresses:
            self.tell(address)
        known.told_at = now
        known.save()
        if addresses:
            self.stdout.write(f"{len(addresses)} feeds told.")

    def tell(self, address):
        """A refusal is said and stands; where the hub is not there, nothing counts as told."""
        try:
            hub.tell(address)
        except hub.Refused as refusal:
            self.stderr.write(f"The hub does not take {address}: {refusal}")
        except OSError as error:
            raise CommandError(
                f"The hub {settings.FEED_HUB} could not be told of {address}: {error}. Nothing is "
                "lost: the next run tells it everything since the last that succeeded."
            ) from error
