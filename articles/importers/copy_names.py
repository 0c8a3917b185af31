"""The names in a copy and the rows that they mean: authors and categories."""

import re
import unicodedata

from django.utils.translation import gettext as _

from articles.importers.copy_parts import CopyError


def ids_of(model, names, *, by, notes: list[str]) -> list[int]:
    """The rows of `model` with these names, in order, each once; made where they are new, which
    `notes` then hears of. Capitals do not matter. `by` may lack the right to add one: then the
    name is left out.
    """
    kind = model._meta.verbose_name
    may_add = by is None or by.has_perm(f"articles.add_{model._meta.model_name}")
    room = model._meta.get_field("name").max_length
    ids = {}
    for name in (unicodedata.normalize("NFC", name) for name in names):
        if len(name) > room:
            words = _("The {kind} “{name}…” has a name of more than {number} letters.")
            raise CopyError(words.format(kind=kind, name=name[:40], number=room))
        row = _called(model, name)
        if row is None and may_add:
            row = model.objects.create(name=name)
            notes.append(_("New {kind}: “{name}”.").format(kind=kind, name=name))
        elif row is None:
            words = _("There is no {kind} “{name}”, and you may not add one: it was left out.")
            notes.append(words.format(kind=kind, name=name))
        if row:
            ids[row.pk] = True
    return list(ids)


def _called(model, name):
    """The row of this name, or the oldest that differs only in capitals; or None.

    A regular expression, because `iexact` knows only the capitals of ASCII on SQLite.
    """
    rows = model.objects.order_by("pk")
    alike = rows.filter(name__iregex=rf"^{re.escape(name)}$")
    return rows.filter(name=name).first() or alike.first()
