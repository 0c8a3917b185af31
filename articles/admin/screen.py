"""What every model's screen has in common."""

from django.contrib import admin
from django.core.paginator import Paginator
from django.db import models
from django.forms import Script
from django.utils.functional import cached_property
from django.utils.text import capfirst

ENOUGH = 10_000


class PlainPaginator(Paginator):
    """Counts to ten thousand and no further; searching and filtering lead to what is beyond."""

    @cached_property
    def count(self):
        return self.object_list.order_by()[:ENOUGH].count()


class Screen(admin.ModelAdmin):
    """A list that is called by its name, and that costs the same however long it is."""

    list_per_page = 50
    show_full_result_count = False
    paginator = PlainPaginator

    formfield_overrides = {models.URLField: {"assume_scheme": "https"}}

    class Media:
        js = [Script("articles/desk.js", type="module")]

    def changelist_view(self, request, extra_context=None):
        title = {"title": capfirst(self.opts.verbose_name_plural)}
        return super().changelist_view(request, title | (extra_context or {}))
