"""Every public address of the magazine, in one list."""

from django.urls import path, register_converter
from django.urls.converters import StringConverter

from articles.views import (
    archive,
    article,
    author,
    brand,
    category,
    corrections,
    home,
    page,
    photo,
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


CONVERTERS = {"year": Year, "two": Two, "story": StoryPath, "rendition": RenditionName}
for name, converter in CONVERTERS.items():
    register_converter(converter, name)

urlpatterns = [
    path("", home.home_page, name="home"),
    path("section/<slug:slug>/", category.category_page, name="category"),
    path("tag/<slug:slug>/", tag.tag_page, name="tag"),
    path("author/<slug:slug>/", author.author_page, name="author"),
    path("corrections/", corrections.corrections_page, name="corrections"),
    path("archive/", archive.archive_page, name="archive"),
    path("<year:year>/", archive.year_page, name="year"),
    path("<year:year>/<two:month>/", archive.month_page, name="month"),
    path("<year:year>/<two:month>/<two:day>/", archive.day_page, name="day"),
    path("<story:path>/", article.article_page, name="article"),
    path("photos/<slug:token>/<rendition:name>", photo.photo_file, name="photo"),
    path("favicon.ico", brand.favicon, name="favicon"),
    path("logo.webp", brand.logo, name="logo"),
    path("<slug:slug>/", page.standing_page, name="page"),
]
