"""The magazine's settings and its standing pages."""

from django import forms
from django.db import transaction
from django.shortcuts import redirect
from django.urls import resolve
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.admin.article_form import BodyWidget
from articles.admin.choosers import RowsField
from articles.admin.screen import Screen
from articles.models import Category, Magazine, Page


class MagazineForm(forms.ModelForm):
    navigation = RowsField(
        Category.objects,
        "category",
        label=_("Navigation"),
        help_text=_(
            "The sections of the masthead, in their order. One without a visible story "
            "waits until it has one."
        ),
    )

    class Meta:
        model = Magazine
        fields = ["name", "tagline", "logo", "favicon", "credit_label"]

    def __init__(self, *args, **kwargs):
        placed = Category.objects.filter(position__isnull=False).order_by("position")
        kwargs["initial"] = {"navigation": [category.pk for category in placed]} | (
            kwargs.get("initial") or {}
        )
        super().__init__(*args, **kwargs)


class MagazineAdmin(Screen):
    form = MagazineForm
    fields = ["name", "tagline", "logo", "favicon", "credit_label", "navigation"]

    def has_add_permission(self, request):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def changelist_view(self, request, extra_context=None):
        """There is one magazine: its list is its form."""
        magazine, _ = Magazine.objects.get_or_create(pk=1)
        return redirect("admin:articles_magazine_change", magazine.pk)

    @transaction.atomic
    def save_model(self, request, magazine, form, change):
        super().save_model(request, magazine, form, change)
        Category.objects.update(position=None)
        for position, pk in enumerate(form.cleaned_data["navigation"], start=1):
            Category.objects.filter(pk=pk).update(position=position)


class PageForm(forms.ModelForm):
    body = forms.CharField(label=_("Text"), required=False, widget=BodyWidget(without=["Photo"]))

    class Meta:
        model = Page
        fields = ["title", "slug", "body", "position", "is_policy"]

    def clean_slug(self):
        slug = self.cleaned_data["slug"]
        if resolve(f"/{slug}/").url_name not in {"page", "corrections"}:
            words = gettext("/{slug}/ belongs to the site itself. Choose another.")
            raise forms.ValidationError(words.format(slug=slug))
        return slug


class PageAdmin(Screen):
    form = PageForm
    list_display = ["title", "slug", "position"]
