"""Categories and tags."""

from articles.admin.screen import Screen


class CategoryAdmin(Screen):
    list_display = ["name", "description", "position"]
    fields = ["name", "slug", "description"]
    search_fields = ["name"]


class TagAdmin(Screen):
    list_display = ["name", "kind"]
    list_filter = ["kind"]
    fields = ["name", "slug", "kind"]
    search_fields = ["name"]
