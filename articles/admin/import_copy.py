"""Importing copy at the desk: paste or drop texts, see what was understood, save as drafts.

The law: what was typed is shown again until it is saved.
"""

import logging
from dataclasses import dataclass
from itertools import zip_longest

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from articles.importers.copy_story import (
    Imported,
    Source,
    digest,
    foresee,
    import_draft,
    story_name,
)
from articles.importers.copy_text import CopyError, check_size, parse_copy
from articles.models import Article
from articles.slugs import readable_slug

logger = logging.getLogger(__name__)
MAX_PIECES = 10
MAX_TOGETHER = 4_000_000  # bytes: the texts come back as fields, and Django takes 5 MB of those


@dataclass
class Piece:
    """One text on its way: as typed, and what was understood of it or why nothing was."""

    name: str
    text: str
    source: Source | None = None
    problem: str = ""
    outlook: str = ""


def import_copy(request):
    """Look at texts (step "look"), or save those that can be read (step "save")."""
    if not request.user.has_perms(["articles.add_article", "articles.change_article"]):
        raise PermissionDenied
    pieces, saved = [], []
    if request.method == "POST":
        pieces = _pieces(request)
    if request.POST.get("step") == "save":
        saved, pieces = _save(pieces, request.user)
        if len(saved) == 1 and not pieces:
            _tell(request, saved[0])
            return redirect("admin:articles_article_change", saved[0].article.pk)
    context = admin.site.each_context(request) | {
        "title": _("Import copy"),
        "opts": Article._meta,
        "pieces": pieces,
        "saved": saved,
        "readable": sum(piece.source is not None for piece in pieces),
        "is_empty_handed": request.method == "POST" and not pieces and not saved,
        "max_pieces": MAX_PIECES,
    }
    return render(request, "admin/import_copy.html", context)


def _pieces(request) -> list[Piece]:
    """Everything that came with the request, each looked at."""
    fields = (request.POST.getlist(name) for name in ("name", "text"))
    typed = list(zip_longest(*fields, fillvalue=""))
    pieces = [_look(name, text.encode(), text) for name, text in typed if text.strip()]
    room = MAX_TOGETHER - sum(len(text.encode()) for _, text in typed)
    for file in request.FILES.getlist("files"):
        room -= file.size
        if room < 0 and file.size < MAX_TOGETHER:
            sentence = _(
                "Together these files are too large for one page. Import this one by itself."
            )
            pieces.append(Piece(file.name, "", problem=sentence))
        else:
            pieces.append(_look_at_file(file))
    for piece in pieces[MAX_PIECES:]:
        piece.source = None
        words = _("At most {number} at once: this one comes after the others are saved.")
        piece.problem = words.format(number=MAX_PIECES)
    for piece in pieces:
        _foresee(piece, request.user)
    return pieces


def _look_at_file(file) -> Piece:
    try:
        check_size(file.size)
        data = file.read()
        text = "" if b"\x00" in data else data.decode(errors="replace")
    except CopyError as error:
        return Piece(file.name, "", problem=str(error))
    return _look(file.name, data, text)


def _look(name, data, text) -> Piece:
    """A piece as far as it can be understood. Without a name it is called by its headline."""
    piece = Piece(name.strip(), text)
    try:
        copy = parse_copy(data)
        piece.name = piece.name or f"pasted-{readable_slug(copy.headline, 'story')}.txt"
        piece.source = Source(story_name(piece.name), digest(data), copy)
    except CopyError as error:
        piece.problem = str(error)
    return piece


def _foresee(piece, user):
    if piece.source:
        try:
            piece.outlook = foresee(piece.source, by=user)
        except CopyError as error:
            piece.source, piece.problem = None, str(error)


def _save(pieces, user) -> tuple[list[Imported], list[Piece]]:
    """What was saved, and the pieces that could not be: they stay on the screen."""
    saved, left = [], []
    for piece in pieces:
        try:
            if piece.source:
                saved.append(import_draft(piece.source, by=user))
        except CopyError as error:
            piece.source, piece.problem = None, str(error)
        except (DatabaseError, OSError):
            logger.exception("A pasted copy could not be saved.")
            piece.source = None
            piece.problem = _("It could not be saved just now. Please try again.")
        if not piece.source:
            left.append(piece)
    return saved, left


def _tell(request, imported):
    is_beside = imported.revision.is_beside
    level = messages.WARNING if is_beside else messages.SUCCESS
    messages.add_message(request, level, f"{imported.source.name}: {imported.summary}.")
    if is_beside:
        messages.warning(request, _("Nothing is lost: compare the two among the revisions."))
    for note in imported.notes[:20]:
        messages.warning(request, note)
