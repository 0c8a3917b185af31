"""The magazine itself: WebSite and NewsMediaOrganization (STANDARDS 1.4, 6.1). Told in full on the
front page, and by its @id everywhere else.
"""

from functools import lru_cache

from django.conf import settings
from django.urls import reverse
from PIL import Image

from articles.photos.formats import FORMATS

SMALLEST = 112  # pixels each way: a smaller logo is not looked at
LOGO_HEIGHT = 160  # as views/brand.py draws it

# The slug of a standing page, and what the magazine then says of itself with it.
POLICIES = {
    "about": "mainEntityOfPage",
    "corrections": "correctionsPolicy",
    "corrections-policy": "correctionsPolicy",
    "diversity": "diversityPolicy",
    "ethics": "ethicsPolicy",
    "feedback": "actionableFeedbackPolicy",
    "masthead": "masthead",
    "mission": "missionCoveragePrioritiesPolicy",
    "ownership": "ownershipFundingInfo",
    "principles": "publishingPrinciples",
    "unnamed-sources": "unnamedSourcesPolicy",
    "verification": "verificationFactCheckingPolicy",
}


def publisher_id() -> str:
    return f"{settings.SITE_URL}/#publisher"


def front_page(page) -> list[dict]:
    """Of the front page, which stands for the whole site."""
    magazine, home = page["magazine"], f"{settings.SITE_URL}/"
    publisher = {"@type": "NewsMediaOrganization", "@id": publisher_id()}
    publisher |= {"name": magazine.name, "url": home, "description": magazine.tagline}
    if magazine.logo and _is_large_enough(magazine.logo):
        address = settings.SITE_URL + reverse("articles:logo")
        publisher["logo"] = {"@type": "ImageObject", "url": address}
    for standing in page["pages"]:
        if standing.pk and standing.slug in POLICIES:
            address = settings.SITE_URL + standing.get_absolute_url()
            publisher[POLICIES[standing.slug]] = address
    site = {"@type": "WebSite", "@id": f"{home}#site", "name": magazine.name, "url": home}
    site["publisher"] = {"@id": publisher_id()}
    return [site, {key: value for key, value in publisher.items() if value}]


def _is_large_enough(logo) -> bool:
    """As high as it is drawn it always is; an upright one may be too narrow then."""
    return LOGO_HEIGHT * _ratio(logo.storage, logo.name) >= SMALLEST


@lru_cache(maxsize=8)
def _ratio(storage, name) -> float:
    """Width to height. Read from the file once: a new one has a new name."""
    try:
        with storage.open(name) as file, Image.open(file, formats=FORMATS) as image:
            return image.width / image.height
    except OSError:
        return 0
