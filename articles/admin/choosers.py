"""Form fields for things that are chosen in order: authors, categories, tags, a photo. The
browser's side is Tom Select, from the package django-tomselect, started by desk.js.
"""

from django import forms
from django.forms import Script
from django.urls import reverse_lazy

from articles.admin.numbers import whole
from articles.models.tag import tags_from_text

CHOOSER_CSS = "django_tomselect/vendor/tom-select/css/tom-select.default.min.css"
CHOOSER_JS = "django_tomselect/js/django-tomselect.min.js"


class Chooser(forms.SelectMultiple):
    """A select that holds only what is chosen, in order; more is looked up while typing."""

    def __init__(self, kind, *, describe=None, is_single=False, is_free=False):
        self.kind, self.describe, self.is_free = kind, describe, is_free
        self.allow_multiple_selected = not is_single
        super().__init__(
            attrs={
                "data-chooser": kind,
                "data-url": reverse_lazy("admin:choose", args=[kind]),
                **({"data-free": "yes"} if is_free else {}),
            }
        )

    def value_from_datadict(self, data, files, name):
        values = data.getlist(name) if hasattr(data, "getlist") else data.get(name, [])
        return [value for value in values if value]

    def optgroups(self, name, value, attrs=None):
        chosen = [one for one in (value or []) if one]
        labels = self.labels(chosen)
        options = [
            self.create_option(name, one, labels.get(str(one), one), True, index)
            for index, one in enumerate(chosen)
        ]
        if not self.allow_multiple_selected:
            options.insert(0, self.create_option(name, "", "", not chosen, 0))
        return [(None, options, 0)]

    def labels(self, chosen):
        return {}

    class Media:
        css = {"all": [CHOOSER_CSS]}
        js = [CHOOSER_JS, Script("articles/desk.js", type="module")]


class RowsField(forms.Field):
    """Rows of a model in the order in which they were chosen: a list of ids. What a draft uses
    cannot be deleted, so an id that leads nowhere was never a choice and is left out.
    """

    def __init__(self, rows, kind, *, is_single=False, **kwargs):
        self.rows = rows
        super().__init__(required=False, widget=Chooser(kind, is_single=is_single), **kwargs)
        self.widget.labels = self._labels

    def _labels(self, chosen):
        ids = [whole(one) for one in chosen]
        return {str(pk): str(row) for pk, row in self.rows.in_bulk(ids).items()}

    def __deepcopy__(self, memo):
        field = super().__deepcopy__(memo)
        field.widget.labels = field._labels
        return field

    def prepare_value(self, value):
        return value if isinstance(value, list | tuple) else [value] if value else []

    def clean(self, value):
        ids = dict.fromkeys(whole(one) for one in value)
        known = self.rows.in_bulk(list(ids))
        return [pk for pk in ids if pk in known]


class TagsField(forms.Field):
    """Names of tags, new ones allowed."""

    def __init__(self, **kwargs):
        super().__init__(required=False, widget=Chooser("tag", is_free=True), **kwargs)

    def clean(self, value):
        return tags_from_text(",".join(value))
