"""What `manage.py check` says of translations: no magazine should be in English by mistake."""

from django.conf import settings
from django.core.checks import Info, Warning, register

LOCALES = settings.BASE_DIR / "articles" / "locale"


@register()
def catalogs_are_compiled(app_configs, **kwargs):
    """Django reads only what is compiled, and says nothing of the rest."""
    stale = [
        po for po in LOCALES.glob("*/LC_MESSAGES/*.po") if _is_newer(po, po.with_suffix(".mo"))
    ]
    if not stale:
        return []
    names = ", ".join(sorted(str(po.relative_to(LOCALES)) for po in stale))
    return [
        Warning(
            f"Translations are not compiled, or have changed since: {names}.",
            hint="Run: python -m newsroom.catalogs compile",
            id="newsroom.W001",
        )
    ]


@register()
def the_language_is_whole(app_configs, **kwargs):
    code = settings.LANGUAGE_CODE
    language = code.partition("-")[0]
    if language == "en" or (LOCALES / language).is_dir():
        return []
    return [
        Info(
            f"The magazine speaks {code}, for which there is no catalog: dates and the direction "
            "of writing are right, and our own words stand in English.",
            hint="CONTRIBUTING.md tells how to add a language.",
            id="newsroom.I001",
        )
    ]


def _is_newer(source, made) -> bool:
    return not made.exists() or made.stat().st_mtime < source.stat().st_mtime
