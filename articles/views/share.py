"""Ways to pass a story on: plain links, so that nothing of another site is ever loaded here."""

from urllib.parse import quote

from django.conf import settings
from django.utils.translation import gettext_lazy as _

# Name, and the address that its own site has for sharing a text and a link.
WAYS = (
    (_("E-mail"), "mailto:?subject={headline}&body={url}"),
    ("Mastodon", "https://mastodonshare.com/?text={headline}&url={url}"),
    ("Bluesky", "https://bsky.app/intent/compose?text={headline}%20{url}"),
    ("WhatsApp", "https://wa.me/?text={headline}%20{url}"),
    ("Facebook", "https://www.facebook.com/sharer/sharer.php?u={url}"),
)


def share_ways(version) -> list[tuple[str, str]]:
    """(name, address) of each way to share the canonical address of a story."""
    url = quote(settings.SITE_URL + version.get_absolute_url(), safe="")
    headline = quote(version.headline, safe="")
    return [(name, way.format(headline=headline, url=url)) for name, way in WAYS]
