"""Tell the hub which feeds have changed."""

from http.client import HTTPException
from urllib.error import HTTPError

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from articles.feeds import hub
from articles.models import FeedHub

NOTHING_LOST = "Nothing is lost: the next run tells it everything since the last that succeeded."


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
        failures = [failure for address in addresses if (failure := self.tell(address))]
        if failures:
            raise CommandError(
                f"The hub {settings.FEED_HUB} could not be told of {len(failures)} of "
                f"{len(addresses)} feeds: {failures[0]}. {NOTHING_LOST}"
            )
        known.told_at = now
        known.save()
        if addresses:
            self.stdout.write(f"{len(addresses)} feeds told.")

    def tell(self, address) -> str:
        """What went wrong, if anything did. A refusal is said and stands; any other answer is not
        waited for, and the next feed is told; without an answer the hub is not there for any.
        """
        try:
            hub.tell(address)
        except hub.Refused as refusal:
            self.stderr.write(f"The hub does not take {address}: {refusal}")
        except (HTTPError, HTTPException) as error:
            return f"{address}: {str(error).strip()}"
        except OSError as error:
            raise CommandError(
                f"The hub {settings.FEED_HUB} could not be told of {address}: {error}. "
                f"{NOTHING_LOST}"
            ) from error
        return ""
