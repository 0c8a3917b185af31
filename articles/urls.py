"""Every public address of the magazine, in one list."""

from django.urls import path, register_converter
from django.urls.converters import IntConverter, StringConverter

from articles import sitemaps
from articles.feeds import lists
from articles.views import (
    archive,
    article,
    author,
    brand,
    category,
    corrections,
    credit,
    home,
    page,
    photo,
    search,
    tag,
)

app_name = "articles"


class Year(StringConverter):
    """1000 to 2999, in the digits of addresses and no others."""

    regex = "[12][0-9]{3}"


class Two(StringConverter):
    """A month or a day, always two digits."""

    regex = "[0-9]{2}"


class StoryPath(StringConverter):
    """A day and a slug: the whole path of an Address."""

    regex = f"{Year.regex}/{Two.regex}/{Two.regex}/[-a-z0-9]+"


class RenditionName(StringConverter):
    """A size, a digest and a format, as photos/renditions.py writes them."""

    regex = "[-a-z0-9]+[.][a-z0-9]+"


class FeedKind(StringConverter):
    """The format of a feed."""

    regex = "|".join(lists.FORMATS)


class PartNumber(IntConverter):
    """1, 2, 3 ... in one spelling each."""

    regex = "[1-9][0-9]{0,4}"


class RowNumber(IntConverter):
    """The id of a row, in one spelling."""

    regex = "[1-9][0-9]{0,17}"


CONVERTERS = {
    "year": Year,
    "two": Two,
    "story": StoryPath,
    "rendition": RenditionName,
    "feed": FeedKind,
    "part": PartNumber,
    "row": RowNumber,
}
for name, converter in CONVERTERS.items():
    register_converter(converter, name)

urlpatterns = [
    path("", home.home_page, name="home"),
    path("section/<slug:slug>/", category.category_page, name="category"),
    path("tag/<slug:slug>/", tag.tag_page, name="tag"),
    path("author/<slug:slug>/", author.author_page, name="author"),
    path("credit/<row:pk>/", credit.credit_page, name="credit"),
    path("feed/<feed:kind>/", lists.newest_feed, name="feed"),
    path("section/<slug:slug>/feed/<feed:kind>/", lists.category_feed, name="category_feed"),
    path("tag/<slug:slug>/feed/<feed:kind>/", lists.tag_feed, name="tag_feed"),
    path("author/<slug:slug>/feed/<feed:kind>/", lists.author_feed, name="author_feed"),
    path("corrections/", corrections.corrections_page, name="corrections"),
    path("corrections/feed/<feed:kind>/", lists.corrections_feed, name="corrections_feed"),
    path("archive/", archive.archive_page, name="archive"),
    path("search/", search.search_page, name="search"),
    path("<year:year>/", archive.year_page, name="year"),
    path("<year:year>/<two:month>/", archive.month_page, name="month"),
    path("<year:year>/<two:month>/<two:day>/", archive.day_page, name="day"),
    path("<story:path>/", article.article_page, name="article"),
    path("photos/<slug:token>/<rendition:name>", photo.photo_file, name="photo"),
    path("favicon.ico", brand.favicon, name="favicon"),
    path("logo.webp", brand.logo, name="logo"),
    path("robots.txt", sitemaps.robots, name="robots"),
    path("sitemap.xml", sitemaps.sitemap, name="sitemap"),
    path(
        "sitemap-stories-<year:year>-<two:month>-<part:number>.xml",
        sitemaps.sitemap_stories,
        name="sitemap_stories",
    ),
    path("sitemap-pages-<part:number>.xml", sitemaps.sitemap_pages, name="sitemap_pages"),
    path("sitemap-news.xml", sitemaps.news_sitemap, name="news_sitemap"),
    path("sitemap-news-<part:number>.xml", sitemaps.news_sitemap_part, name="news_sitemap_part"),
    path("<slug:slug>/", page.standing_page, name="page"),
]
