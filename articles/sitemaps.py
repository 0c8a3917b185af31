"""What search engines are told is here: the maps of the site, its news and `robots.txt`.

The law: only what readers may open at `request.at`, at its canonical address; a `lastmod` that is
true, or none. All maps stand at the root, since a map speaks only for what is below its folder.
"""

import re
from collections import defaultdict
from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.db.models import CharField, Count, DateTimeField, Max
from django.db.models.functions import Cast, Coalesce, Substr
from django.http import Http404, HttpResponse
from django.urls import reverse

from articles import visibility
from articles.labels import Label
from articles.models import (
    BylineEntry,
    Correction,
    Magazine,
    Page,
    PhotoUse,
    SectionEntry,
    Tagging,
    Version,
)
from articles.months import all_months
from articles.xml import add, moment, root, written

PER_FILE = 10_000  # 50,000 are allowed but no more than 50 MB, and a story may have many pictures
NEWS_PER_FILE = 1_000
PICTURES_PER_STORY = 1_000
NEWS_LASTS = timedelta(days=2)
PICTURE = "large"

SITEMAP = {"xmlns": "http://www.sitemaps.org/schemas/sitemap/0.9"}
IMAGE = {"xmlns:image": "http://www.google.com/schemas/sitemap-image/1.1"}
NEWS = {"xmlns:news": "http://www.google.com/schemas/sitemap-news/0.9"}
_IN_PARENTHESES = re.compile(r"\s*\([^()]*\)")


def sitemap(request):
    """The index: a part for each month with a visible story, and for all other pages; each with
    the moment of its own newest change.
    """
    index = root("sitemapindex", SITEMAP)
    for month, stories, changed in _months(request.at):
        if stories <= PER_FILE:
            _add_part(index, changed, "sitemap_stories", *month, 1)
            continue
        for number in range(1, _parts(stories, PER_FILE) + 1):
            part = Version.objects.filter(pk__in=_stories(request.at, *month, number).values("pk"))
            changed = part.aggregate(changed=_changed())["changed"]
            _add_part(index, changed, "sitemap_stories", *month, number)
    pages = _pages(request.at)
    for number in range(1, _parts(len(pages), PER_FILE) + 1):
        dated = [changed for _path, changed in _part(pages, number, PER_FILE) if changed]
        _add_part(index, max(dated, default=None), "sitemap_pages", number)
    return _answer(index)


def sitemap_stories(request, year, month, number):
    """The stories first published in a month, as UTC has it, with their pictures."""
    stories = _stories(request.at, year, month, number)
    pictures = _pictures(stories, request.at)
    urlset = root("urlset", SITEMAP | IMAGE)
    for story in stories.only("path", "published_at", "updated_at"):
        url = _add_page(urlset, story.get_absolute_url(), story.dated_at)
        for path in pictures[story.pk][:PICTURES_PER_STORY]:
            add(add(url, "image:image"), "image:loc", settings.SITE_URL + path)
    return _part_answer(urlset)


def sitemap_pages(request, number):
    """All that is no story: home, the archive with its years and months, corrections, standing
    pages, sections, authors, tags, credits.
    """
    urlset = root("urlset", SITEMAP)
    for path, changed in _part(_pages(request.at), number, PER_FILE):
        _add_page(urlset, path, changed)
    return _part_answer(urlset)


def news_sitemap(request):
    """Google's news map: what was first published in the last two days; an index of parts where
    that is more than one file may hold. An update makes no story new.
    """
    fresh = _fresh(request.at)
    dated = list(fresh.values_list(_dated(), flat=True))
    if len(dated) <= NEWS_PER_FILE:
        return _answer(_news(fresh))
    index = root("sitemapindex", SITEMAP)
    for number in range(1, _parts(len(dated), NEWS_PER_FILE) + 1):
        changed = max(_part(dated, number, NEWS_PER_FILE))
        _add_part(index, changed, "news_sitemap_part", number)
    return _answer(index)


def news_sitemap_part(request, number):
    """It answers where one file would do, too: a reader of the index may come a second later."""
    return _part_answer(_news(_part(_fresh(request.at), number, NEWS_PER_FILE)))


def robots(request):
    """Where the maps are. What must not be found says so itself (`noindex`): a page that may not
    be fetched cannot.
    """
    lines = ["User-agent: *", "Disallow: /admin/", "Disallow: /accounts/", ""]
    for name in ("sitemap", "news_sitemap"):
        lines.append(f"Sitemap: {settings.SITE_URL}{reverse(f'articles:{name}')}")
    return _said("\n".join(lines) + "\n", "text/plain")


# What there is.


def _months(at):
    """Of each month with a visible story, newest first: ((year, month), stories, newest change).

    This reads every visible version once, and so grows with the archive. The month is read off
    the stored text (UTC): truncating moments costs SQLite ten times as much.
    An index that covers the four dates was tried, and wins nothing that is worth each publish.
    """
    month = Substr(Cast("published_at", CharField()), 1, len("2025-03"))
    rows = Version.objects.visible(at=at).indexable().annotate(month=month).values_list("month")
    rows = rows.annotate(stories=Count("pk"), changed=_changed()).order_by("-month")
    return [(month.split("-"), stories, changed) for month, stories, changed in rows]


def _stories(at, year, month, number):
    """A part of the visible stories of a month. Counted among those that are visible: a number
    tells nothing of the others.
    """
    try:
        begin = datetime(int(year), int(month), 1, tzinfo=UTC)
    except ValueError as error:
        raise Http404 from error
    end = (begin + timedelta(days=31)).replace(day=1)
    versions = Version.objects.visible(at=at).indexable().first_published(begin, end)
    return _part(versions.newest_first(), number, PER_FILE)


def _pictures(stories, at) -> dict[int, list[str]]:
    """Paths of the pictures that readers see in `stories`, by the story's key."""
    uses = _pictures_shown(at).filter(version__in=stories.values("pk"))
    paths = defaultdict(list)
    for use in uses.select_related("photo__credit"):
        name = use.photo.files.name(PICTURE, "jpg")
        path = reverse("articles:photo", args=[use.photo.token, name])
        paths[use.version_id].append(path)
    return paths


def _pages(at):
    """(path, newest change) of every page that is no story. A list changes with the stories in
    it; home, at the least, with the newest. Of the others nobody knows when they changed: None.
    This too reads every entry of a list once.
    """
    visible = Version.objects.visible(at=at).newest_first()
    newest = visible.values_list("published_at", flat=True).first()
    pages = [(reverse("articles:home"), newest), (reverse("articles:archive"), None)]
    pages += [(path, None) for path in _periods(at)]
    written = Page.objects.written().only("slug", "position")
    standing = {page.get_absolute_url(): None for page in written}
    told = Correction.objects.visible(at=at).values_list("corrected_at", flat=True).first()
    if told:  # with a standing page of that address or without
        standing[reverse("articles:corrections")] = told
    pages += standing.items()
    for name, entries, slug, version in _LISTS:
        rows = entries.objects.filter(visibility.visible(at, version)).order_by(slug)
        rows = rows.values_list(slug).annotate(changed=_changed(version))
        pages += [(reverse(f"articles:{name}", args=[slug]), at) for slug, at in rows]
    rows = _pictures_shown(at).order_by("photo__credit").values_list("photo__credit")
    rows = rows.filter(visibility.visible(at, "version__")).annotate(changed=_changed("version__"))
    return pages + [(reverse("articles:credit", args=[pk]), at) for pk, at in rows]


def _periods(at) -> list[str]:
    """The pages of the years and months. Days, of which there are many, are found from these."""
    named = [f"{month:%Y %m}".split() for month in all_months(at)]
    years = dict.fromkeys(year for year, _month in named)
    paths = [reverse("articles:year", args=[year]) for year in years]
    return paths + [reverse("articles:month", args=month) for month in named]


def _pictures_shown(at):
    """Uses of pictures that readers may see, as far as the pictures go."""
    return PhotoUse.objects.filter(visibility.in_force(at, through="photo__")).exclude(
        photo__file=""
    )


_LISTS = (
    ("category", SectionEntry, "category__slug", "version__"),
    ("author", BylineEntry, "author__slug", "version__"),
    ("tag", Tagging, "tag__slug", "content_object__"),
)


def _fresh(at):
    """What is news: nothing that somebody paid for."""
    begin, end = at - NEWS_LASTS, at + timedelta(seconds=1)
    stories = Version.objects.visible(at=at).indexable().exclude(label=Label.SPONSORED)
    return stories.first_published(begin, end).newest_first()


def _dated(version=""):
    """`dated_at` of a version, asked of the database."""
    moments = f"{version}updated_at", f"{version}published_at"
    return Coalesce(*moments, output_field=DateTimeField())


def _changed(version=""):
    return Max(_dated(version))


# How it is said.


def _news_language(story) -> str:
    """ISO 639, but for the two scripts of Chinese (STANDARDS 1.6)."""
    language, *rest = story.lang.split("-")
    if language != "zh":
        return language
    return "zh-tw" if {"Hant", "TW", "HK"} & set(rest) else "zh-cn"


def _news(stories):
    urlset = root("urlset", SITEMAP | NEWS)
    whole = Magazine.current().name
    name = _IN_PARENTHESES.sub("", whole).strip() or whole  # "(The Paper)" is all there is
    shown = ("path", "headline", "published_at", "updated_at", "language")
    for story in stories.only(*shown):
        url = _add_page(urlset, story.get_absolute_url(), story.dated_at)
        news = add(url, "news:news")
        publication = add(news, "news:publication")
        add(publication, "news:name", name)
        add(publication, "news:language", _news_language(story))
        add(news, "news:publication_date", moment(story.published_at))
        add(news, "news:title", story.headline)
    return urlset


def _add_page(urlset, path, changed):
    url = add(urlset, "url")
    add(url, "loc", settings.SITE_URL + path)
    if changed:
        add(url, "lastmod", moment(changed))
    return url


def _add_part(index, changed, name, *args):
    part = add(index, "sitemap")
    add(part, "loc", settings.SITE_URL + reverse(f"articles:{name}", args=args))
    if changed:
        add(part, "lastmod", moment(changed))


def _parts(length, size) -> int:
    return -(-length // size)


def _part(rows, number, size):
    return rows[(number - 1) * size : number * size]


def _part_answer(urlset):
    """A part with nothing in it is not there."""
    if not len(urlset):
        raise Http404
    return _answer(urlset)


def _answer(tree):
    return _said(written(tree), "application/xml")


def _said(text, type):
    """Said here and not only where it is compressed, so that a 304 says it too."""
    vary = {"Vary": "Accept-Encoding"}
    return HttpResponse(text, content_type=f"{type}; charset=utf-8", headers=vary)
