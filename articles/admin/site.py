"""The desk: the stock admin site with its own door, policy and first page."""

from urllib.parse import urlencode

from django.conf import settings
from django.contrib import admin
from django.contrib.auth.views import redirect_to_login
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils import timezone, translation
from django.utils.cache import add_never_cache_headers, patch_cache_control
from django.utils.translation import gettext_lazy as _
from django.views.i18n import JavaScriptCatalog
from js_asset import Media

from articles.admin import (
    choose,
    corrections,
    desk,
    front,
    import_copy,
    photo_file,
    preview,
    publish,
    upcoming,
)
from articles.models import Magazine
from articles.views.errors import expired_form

WITH_WORDS_IN_SCRIPTS = ["articles", "django_prose_editor", "django.contrib.admin"]


class DeskSite(admin.AdminSite):
    site_title = "Newsroom"
    index_title = _("Desk")
    enable_nav_sidebar = False
    index_template = "admin/desk.html"

    def has_permission(self, request):
        """A group, or the staff's own tick, opens the desk."""
        user = request.user
        return user.is_active and (user.is_staff or (user.pk and user.groups.exists()))

    def get_urls(self):
        screens = [
            path("upcoming/", upcoming.upcoming, name="upcoming"),
            path("front/", front.front, name="front"),
            path("front/preview/", front.preview, name="front_preview"),
            path("choose/<str:kind>/", choose.choose, name="choose"),
            path("photos/<slug:token>/<str:name>", photo_file.photo_file, name="photo_file"),
            path("articles/article/import/", import_copy.import_copy, name="articles_import"),
            path("articles/article/<int:pk>/publish/", publish.publish, name="articles_publish"),
            path(
                "articles/article/<int:pk>/corrections/",
                corrections.corrections,
                name="articles_corrections",
            ),
            path(
                "articles/article/<int:pk>/preview/<int:number>/",
                preview.preview,
                name="articles_preview",
            ),
        ]
        for screen in screens:
            screen.callback = self.admin_view(screen.callback)
        return screens + super().get_urls()

    def admin_view(self, view, cacheable=False):
        """Every screen: never stored, under the desk's policy where it has none of its own (a
        preview has the readers'). The person's clock and language: admin/person.py.
        """
        guarded = super().admin_view(view, cacheable)

        def screen(request, *args, **kwargs):
            if request.method == "POST" and not request.user.is_authenticated:
                return expired_form(request)  # the login is lost, what was typed is not
            response = guarded(request, *args, **kwargs)
            if not hasattr(response, "_csp_replace"):
                response._csp_replace = settings.DESK_SECURITY_POLICY
            _stamp_media(request, response)
            if not cacheable and "Content-Disposition" not in response:
                add_never_cache_headers(response)
            return response

        return screen

    def each_context(self, request):
        return super().each_context(request) | {
            "site_header": Magazine.current().name,
            "zone_name": timezone.get_current_timezone_name(),
        }

    def i18n_javascript(self, request, extra_context=None):
        """The scripts' words. The desk's pages name the language in the address, so that a browser
        keeps them for a while; without one (Django's own pages ask so too) it asks each time.
        """
        lang = request.GET.get("lang")
        is_known = lang in dict(settings.LANGUAGES)
        with translation.override(lang if is_known else translation.get_language()):
            response = JavaScriptCatalog.as_view(packages=WITH_WORDS_IN_SCRIPTS)(request)
        patch_cache_control(response, private=True, max_age=600 if is_known else 0)
        return response

    def index(self, request, extra_context=None):
        return super().index(request, desk.what_needs_doing(request) | (extra_context or {}))

    def login(self, request, extra_context=None):
        """The one door is allauth's, which limits wrong tries. Who is inside but may not see the
        desk is told so instead of being sent round in circles.
        """
        if request.user.is_authenticated and not self.has_permission(request):
            return render(request, "admin/no_rights_yet.html", status=403)
        if request.user.is_authenticated:
            return redirect("admin:index")
        target = request.GET.get("next") or reverse("admin:index")
        return redirect_to_login(target, reverse("account_login"))

    def logout(self, request, extra_context=None):
        return redirect(f"{reverse('account_logout')}?{urlencode({'next': '/'})}")


def _stamp_media(request, response):
    """Give the form's scripts and import map the nonce of this response; Django 5.2 has none."""
    context = getattr(response, "context_data", None) or {}
    if "media" in context:
        context["media"] = Media.from_media(context["media"], nonce=str(request.csp_nonce))
