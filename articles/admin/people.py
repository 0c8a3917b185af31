"""People who sign."""

from django.contrib import admin


class AuthorAdmin(admin.ModelAdmin):
    list_display = ["name", "bio", "account"]
    list_select_related = ["account"]
    search_fields = ["name"]
    fields = ["name", "slug", "portrait", "bio", "link", "account"]
    autocomplete_fields = ["portrait", "account"]
    show_full_result_count = False
