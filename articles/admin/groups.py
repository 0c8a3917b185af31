"""Groups and what they may do. The names that are stored are in English; they are shown in the
language of whoever looks.
"""

from django import forms
from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin
from django.contrib.auth.models import Permission
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

GROUPS = {
    "Contributors": _("Contributors"),
    "Editors": _("Editors"),
    "Schedulers": _("Schedulers"),
}
MAY = {
    "add": _("Can add {noun}"),
    "change": _("Can change {noun}"),
    "delete": _("Can delete {noun}"),
    "view": _("Can view {noun}"),
}


class NamedField(forms.ModelMultipleChoiceField):
    """A choice of groups or permissions, by the names that people read."""

    def label_from_instance(self, row):
        if isinstance(row, Permission):
            return f"{row.content_type} | {_of_permission(row)}"
        return GROUPS.get(row.name, row.name)


def _of_permission(permission):
    kind = permission.content_type
    verb, _separator, model = permission.codename.partition("_")
    if verb in MAY and model == kind.model:
        return MAY[verb].format(noun=kind.name)
    return gettext(permission.name)


class RolesAdmin(GroupAdmin):
    formfield_overrides = {models.ManyToManyField: {"form_class": NamedField}}
    list_display = ["in_words"]

    @admin.display(description=_("name"), ordering="name")
    def in_words(self, group):
        return GROUPS.get(group.name, group.name)
