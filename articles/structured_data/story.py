"""A story, as what its label says it is, with its corrections (STANDARDS 1.1, 1.2, 6.1), and its
BreadcrumbList (1.4).
"""

from django.conf import settings
from django.utils import timezone

from articles.labels import TYPES
from articles.structured_data.house import publisher_id
from articles.structured_data.pictures import search_shapes


def story_page(page) -> list[dict]:
    """Of the page of `version`."""
    return [_news_article(page), _breadcrumbs(page)]


def _news_article(page):
    version, sections = page["version"], page["version"].categories
    told = {
        "@type": TYPES[version.label],
        "@id": page["canonical"] + "#article",
        "mainEntityOfPage": version.canonical_url or page["canonical"],
        "headline": version.headline,
        "description": version.standfirst,
        "datePublished": _moment(version.published_at),
        "dateModified": _moment(version.dated_at),
        "author": [_author(entry) for entry in version.byline_entries],
        "image": search_shapes(version.card_photo, page["at"]),
        "articleSection": [section.name for section in sections],
        "keywords": [tag.name for tag in version.tag_list],
        "isAccessibleForFree": True,
        "inLanguage": version.lang,
        "isBasedOn": version.canonical_url,
        "sponsor": {"@type": "Organization", "name": version.sponsor} if version.paid_for else None,
        "publisher": {"@id": publisher_id()},
        "correction": [_correction(one) for one in page["corrections"]],
    }
    return {key: value for key, value in told.items() if value}


def _author(entry):
    """The name as printed, and nothing but the name."""
    return {
        "@type": "Person",
        "name": entry.name,
        "url": settings.SITE_URL + entry.author.get_absolute_url(),
    }


def _correction(correction):
    return {
        "@type": "CorrectionComment",
        "text": str(correction),
        "datePublished": _moment(correction.corrected_at),
    }


def _breadcrumbs(page):
    """The trail that stands on the page: masthead, kicker, headline."""
    trail = [(page["magazine"].name, "/")]
    trail += [(one.name, one.get_absolute_url()) for one in page["version"].categories[:1]]
    trail += [(page["version"].headline, page["version"].get_absolute_url())]
    items = [
        {"@type": "ListItem", "position": place, "name": name, "item": settings.SITE_URL + path}
        for place, (name, path) in enumerate(trail, start=1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}


def _moment(moment) -> str:
    """In the magazine's zone, with its offset at that time of the year; as `date:"c"` writes it."""
    return timezone.localtime(moment).isoformat()
