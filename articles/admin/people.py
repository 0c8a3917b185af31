"""People who sign."""

from django import forms
from django.contrib import admin, messages
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.admin.choose import desk_address
from articles.admin.screen import Screen
from articles.models import Author
from articles.moments import moment_in_words
from articles.visibility import has_begun


class AuthorForm(forms.ModelForm):
    def clean_portrait(self):
        """A portrait is printed like any photo: with its picture, never without a name, and only
        while its rights hold. One that stands already is not in the way of other changes.
        """
        portrait = self.cleaned_data["portrait"]
        if portrait and not (portrait.file and portrait.credit_id):
            raise forms.ValidationError(_("This photo needs its picture and its credit first."))
        if portrait and "portrait" in self.changed_data:
            problem = why_not(portrait, at=timezone.now())
            if problem:
                raise forms.ValidationError(problem)
        return portrait


def why_not(portrait, *, at) -> str:
    """Why readers do not see a portrait at `at`, as a sentence; "" where they do."""
    if portrait.killed_at:
        return gettext("This picture has been killed. Choose another.")
    if portrait.is_in_force(at):
        return ""
    if not portrait.is_for_web:
        return gettext("The rights to this photo do not let it stand on the site. Choose another.")
    if has_begun(portrait.licence_until, at):
        ended = moment_in_words(portrait.licence_until, at)
        words = gettext("The licence of this photo ended {when}. Choose another.")
        return words.format(when=ended)
    begins = moment_in_words(portrait.licence_from, at)
    words = gettext("The licence of this photo begins {when}. Until then choose another.")
    return words.format(when=begins)


class AuthorAdmin(Screen):
    form = AuthorForm
    list_display = ["name", "bio", "account"]
    list_select_related = ["account"]
    search_fields = ["name"]
    fields = ["name", "slug", "portrait", "as_it_stands", "bio", "link", "account"]
    readonly_fields = ["as_it_stands"]
    autocomplete_fields = ["portrait", "account"]

    class Media:
        css = {"all": ["articles/photo.css"]}

    def get_fields(self, request, obj=None):
        """The portrait is shown where there is one."""
        fields = super().get_fields(request, obj)
        if obj and obj.portrait_id:
            return fields
        return [name for name in fields if name != "as_it_stands"]

    @admin.display(description=_("As it stands"))
    def as_it_stands(self, author):
        """The saved portrait as readers get it: a square, with who is named."""
        portrait = Author.objects.select_related("portrait__credit").get(pk=author.pk).portrait
        if portrait is None:
            return gettext("None yet")
        picture = format_html(
            '<img class="portrait" src="{}" alt="{}" width="120" height="120">',
            *(desk_address(portrait, "square"), portrait.alt_text or author.name),
        )
        return format_html(
            '<div class="portrait-box">{}<p>{}<br><a href="{}">{}</a></p></div>',
            picture if portrait.file else gettext("Picture to come."),
            portrait.credit or gettext("Nobody is named yet."),
            reverse("admin:articles_photo_change", args=[portrait.pk]),
            gettext("Open this photo"),
        )

    def save_model(self, request, author, form, change):
        super().save_model(request, author, form, change)
        problem = why_not(author.portrait, at=request.at) if author.portrait else ""
        if problem:
            words = gettext("Readers do not see the portrait. {reason}")
            messages.warning(request, words.format(reason=problem))
