"""Categories and tags."""

from articles import search
from articles.admin.screen import Screen
from articles.models import Version


class CategoryAdmin(Screen):
    list_display = ["name", "description", "position"]
    fields = ["name", "slug", "description"]
    search_fields = ["name"]


class TagAdmin(Screen):
    list_display = ["name", "kind"]
    list_filter = ["kind"]
    fields = ["name", "slug", "kind"]
    search_fields = ["name"]

    def save_model(self, request, tag, form, change):
        super().save_model(request, tag, form, change)
        if change and "name" in form.changed_data:
            search.write(Version.objects.filter(tags=tag))
