"""Every public address of the magazine, in one list."""

from django.urls import path, re_path

from articles.views import archive, article, author, brand, category, home, page, photo, tag

app_name = "articles"

urlpatterns = [
    path("", home.home_page, name="home"),
    path("section/<slug:slug>/", category.category_page, name="category"),
    path("tag/<slug:slug>/", tag.tag_page, name="tag"),
    path("author/<slug:slug>/", author.author_page, name="author"),
    path("archive/", archive.archive_page, name="archive"),
    re_path(r"^(?P<year>\d{4})/$", archive.year_page, name="year"),
    re_path(r"^(?P<year>\d{4})/(?P<month>\d{2})/$", archive.month_page, name="month"),
    re_path(r"^(?P<year>\d{4})/(?P<month>\d{2})/(?P<day>\d{2})/$", archive.day_page, name="day"),
    re_path(r"^(?P<path>\d{4}/\d{2}/\d{2}/[-\w]+)/$", article.article_page, name="article"),
    path("photos/<str:token>/<str:name>", photo.photo_file, name="photo"),
    path("favicon.ico", brand.favicon, name="favicon"),
    path("logo.webp", brand.logo, name="logo"),
    path("<slug:slug>/", page.standing_page, name="page"),
]
