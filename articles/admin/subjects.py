"""Categories and tags."""

from django.contrib import admin


class CategoryAdmin(admin.ModelAdmin):
    list_display = ["name", "description", "position"]
    fields = ["name", "slug", "description"]
    search_fields = ["name"]


class TagAdmin(admin.ModelAdmin):
    list_display = ["name", "kind"]
    list_filter = ["kind"]
    fields = ["name", "slug", "kind"]
    search_fields = ["name"]
    show_full_result_count = False
