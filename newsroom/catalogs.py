"""Catalogs of translated strings: gathered from code, templates and scripts, and compiled, by
Babel, so that nobody needs GNU gettext.

    python -m newsroom.catalogs update    after strings were added, changed or taken away
    python -m newsroom.catalogs compile   as `make` does

A new language is a folder: articles/locale/fr/LC_MESSAGES, then `update`.
"""

import sys
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir, extract_python
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parent.parent
LOCALES = ROOT / "articles" / "locale"
KEYWORDS = DEFAULT_KEYWORDS | {
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext_lazy": (1, 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext_lazy": ((1, "c"), 2, 3),
}


def templates(file, keywords, comment_tags, options):
    """Babel's way to ask for the strings of a file, for Django's templates."""
    # What templatize leaves has no meaning, only tokens; in brackets its indents have none either.
    code = f"({templatize(file.read().decode())})"
    return extract_python(BytesIO(code.encode()), keywords, comment_tags, options)


SOURCES = {
    "django": [("articles", "**.py", "python"), ("templates", "**.html", templates)],
    "djangojs": [("articles/static", "**.js", "javascript")],
}


def gathered(domain) -> Catalog:
    """Every string of a domain, with the files that it stands in."""
    catalog = Catalog(charset="utf-8")
    for folder, pattern, method in SOURCES[domain]:
        found = extract_from_dir(
            ROOT / folder, [(pattern, method)], keywords=KEYWORDS, comment_tags=["Translators:"]
        )
        for file, _line, message, comments, context in found:
            where = [(f"{folder}/{file}", 0)]
            catalog.add(message, None, where, auto_comments=comments, context=context)
    return catalog


def languages() -> list[str]:
    """Those that have a catalog of ours."""
    return sorted(folder.name for folder in LOCALES.iterdir() if folder.is_dir())


def path(language, domain, ending="po") -> Path:
    return LOCALES / language / "LC_MESSAGES" / f"{domain}.{ending}"


def read(language, domain) -> Catalog:
    """What is translated, and what is not yet."""
    file = path(language, domain)
    if not file.exists():
        head = {"project": "Newsroom", "version": "0.1", "fuzzy": False, "charset": "utf-8"}
        head |= {"msgid_bugs_address": "see CONTRIBUTING.md", "last_translator": "the house"}
        head |= {"language_team": language, "header_comment": f"# Newsroom, in {language}."}
        return Catalog(language, domain, **head)
    return read_po(BytesIO(file.read_bytes()), locale=language, domain=domain)


def update():
    """Bring each catalog up to date; says how many strings wait for a translation."""
    for domain in SOURCES:
        strings = gathered(domain)
        for language in languages():
            catalog = read(language, domain)
            catalog.update(strings, no_fuzzy_matching=True, update_creation_date=False)
            catalog.obsolete.clear()
            out = BytesIO()
            write_po(out, catalog, width=100, sort_output=True, include_lineno=False)
            path(language, domain).write_bytes(out.getvalue())
            missing = sum(not is_whole(message) for message in catalog if message.id)
            count = f"{len(catalog)} strings, {missing} not translated"
            sys.stdout.write(f"{language}/{domain}: {count}\n")


def is_whole(message) -> bool:
    """Whether a message is translated, in every number that it has."""
    if isinstance(message.string, str):
        return bool(message.string)
    return bool(message.string) and all(message.string)


def compile():
    for language in languages():
        for domain in SOURCES:
            out = BytesIO()
            write_mo(out, read(language, domain))
            path(language, domain, "mo").write_bytes(out.getvalue())


if __name__ == "__main__":
    {"update": update, "compile": compile}[sys.argv[1]]()
