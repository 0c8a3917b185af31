"""Photos and who is named under them."""

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AdminTextareaWidget
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join

from articles.admin.choose import desk_address
from articles.admin.screen import Screen
from articles.models import Article, Photo


class MissingFilter(admin.SimpleListFilter):
    title = "what is missing"
    parameter_name = "missing"

    def lookups(self, request, model_admin):
        return [
            ("credit", "No credit"),
            ("alt", "Alt text to confirm"),
            ("file", "Picture to come"),
        ]

    def queryset(self, request, photos):
        conditions = {
            "credit": {"credit": None},
            "alt": {"is_alt_confirmed": False},
            "file": {"file": ""},
        }
        return photos.filter(**conditions.get(self.value(), {}))


class PhotoForm(forms.ModelForm):
    def clean(self):
        """What readers see, or are promised, keeps its picture and its credit."""
        data = super().clean()
        if self.instance.pk and _is_promised(self.instance):
            if not data.get("credit"):
                self.add_error(
                    "credit", "Readers see this photo, or soon will: it cannot be without a credit."
                )
            if data.get("file") is False:
                self.add_error(
                    "file", "Readers see this photo, or soon will: replace the file instead."
                )
        return data


def _is_promised(photo) -> bool:
    return Photo.objects.promised(at=timezone.now()).filter(pk=photo.pk).exists()


class PhotoAdmin(Screen):
    form = PhotoForm
    list_display = ["picture", "words", "credit", "is_alt_confirmed"]
    list_display_links = ["picture", "words"]
    list_filter = [MissingFilter]
    list_select_related = ["credit"]
    search_fields = ["caption", "alt_text", "credit__name"]
    fields = [
        "large_picture",
        "file",
        "alt_text",
        "is_alt_confirmed",
        "caption",
        "credit",
        "used_in",
    ]
    readonly_fields = ["large_picture", "used_in"]
    autocomplete_fields = ["credit"]
    formfield_overrides = Screen.formfield_overrides | {
        models.CharField: {"widget": AdminTextareaWidget(attrs={"rows": 2})}
    }

    def has_change_permission(self, request, obj=None):
        """A photo has no draft: what readers see is changed by who may edit any story."""
        allowed = super().has_change_permission(request, obj)
        if allowed and obj and not request.user.has_perm("articles.edit_any_article"):
            return not _is_promised(obj)
        return allowed

    @admin.display(description="photo")
    def picture(self, photo):
        if not photo.file:
            return "Picture to come"
        address = desk_address(photo, "card-small")
        return format_html('<img class="thumbnail" src="{}" alt="{}">', address, photo.alt_text)

    @admin.display(description="caption")
    def words(self, photo):
        return str(photo)

    @admin.display(description="Picture")
    def large_picture(self, photo):
        if not photo.pk or not photo.file:
            return "To come"
        address = desk_address(photo, "medium")
        return format_html('<img class="large-picture" src="{}" alt="{}">', address, photo.alt_text)

    @admin.display(description="Used in")
    def used_in(self, photo):
        if not photo.pk:
            return "Nothing yet"
        articles = (
            Article.objects.filter(versions__photo_uses__photo=photo)
            | Article.objects.filter(draft_uses__photo=photo)
        ).distinct()
        names = [(reverse("admin:articles_article_change", args=[a.pk]), str(a)) for a in articles]
        names += [
            (reverse("admin:articles_author_change", args=[a.pk]), f"portrait of {a}")
            for a in photo.portrait_of.all()
        ]
        return format_html_join(", ", '<a href="{}">{}</a>', names) or "Nothing yet"


class PhotoCreditAdmin(Screen):
    list_display = ["name", "copyright_notice"]
    search_fields = ["name"]
