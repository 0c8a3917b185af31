"""The project's addresses: accounts, the desk, and everything else is the magazine."""

from django.contrib import admin
from django.urls import include, path
from django.utils.module_loading import import_string

urlpatterns = [
    path("admin/", admin.site.urls),
    path("accounts/profile/", import_string("articles.admin.accounts.profile"), name="profile"),
    path("accounts/", include("allauth.account.urls")),
    path("", include("articles.urls")),
]

handler404 = "articles.views.errors.not_found"
handler500 = "articles.views.errors.server_error"
