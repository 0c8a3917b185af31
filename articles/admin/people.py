"""People who sign."""

from django import forms

from articles.admin.screen import Screen


class AuthorForm(forms.ModelForm):
    def clean_portrait(self):
        """A portrait is printed like any photo: with its picture, and never without a name."""
        portrait = self.cleaned_data["portrait"]
        if portrait and not (portrait.file and portrait.credit_id):
            raise forms.ValidationError("This photo needs its picture and its credit first.")
        return portrait


class AuthorAdmin(Screen):
    form = AuthorForm
    list_display = ["name", "bio", "account"]
    list_select_related = ["account"]
    search_fields = ["name"]
    fields = ["name", "slug", "portrait", "bio", "link", "account"]
    autocomplete_fields = ["portrait", "account"]
