"""People who sign."""

from articles.admin.screen import Screen


class AuthorAdmin(Screen):
    list_display = ["name", "bio", "account"]
    list_select_related = ["account"]
    search_fields = ["name"]
    fields = ["name", "slug", "portrait", "bio", "link", "account"]
    autocomplete_fields = ["portrait", "account"]
