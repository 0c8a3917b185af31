"""The magazine's typefaces, made when static files are asked for: each face comes from its
open-licence package on PyPI and is written as WOFF2 in two parts, the letters of western Europe
and, asked for by browsers only where a page needs them (`unicode-range` in site.css and
desk.css), those of all other Latin scripts. No font file is kept in the repository; one is made
once and then found in `.fonts/`.
"""

from importlib.resources import files
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage
from fontTools import subset

# A page is to weigh no more than 60 KB of fonts: what western Europe writes, and nothing else.
LATIN = (
    "U+0020-007E,U+00A0-00FF,U+0152-0153,U+2009,U+200B,U+2010-2015,U+2018-201E,U+2022,U+2026,"
    "U+202F,U+2039-203A,U+20AC,U+2190,U+2192,U+2212"
)
# Latin Extended-A and B, Vietnamese and other additions, rarer signs, ligatures. The same as in
# the style sheets.
MORE = (
    "U+0100-0151,U+0154-024F,U+0300-036F,U+1E00-1EFF,U+2000-2008,U+200A,U+2016-2017,U+201F-2021,"
    "U+2030-2033,U+2044,U+20A0-20AB,U+20AD-20BF,U+2122,U+2191,U+2193-2199,U+FB00-FB04"
)
# Each with the features of type that it needs; accents are composed only in the second.
PARTS = {"latin": (LATIN, ("kern", "liga")), "more": (MORE, ("kern", "liga", "ccmp", "mark"))}
SOURCES = {
    "serif-regular": ("font_source_serif_pro", "SourceSerifPro-Regular.ttf"),
    "serif-italic": ("font_source_serif_pro", "SourceSerifPro-It.ttf"),
    "serif-semibold": ("font_source_serif_pro", "SourceSerifPro-Semibold.ttf"),
    "sans-regular": ("font_hanken_grotesk", "HankenGrotesk-Regular.otf"),
    "sans-semibold": ("font_hanken_grotesk", "HankenGrotesk-SemiBold.otf"),
}
FACES = {
    f"fonts/{part}/{face}.woff2": (*source, *letters)
    for part, letters in PARTS.items()
    for face, source in SOURCES.items()
}


def make_face(target: Path, package: str, name: str, unicodes: str, features: tuple) -> None:
    """Write the subset of one face as WOFF2 to `target`, whole or not at all."""
    options = subset.Options(
        flavor="woff2",
        layout_features=list(features),
        hinting=False,
        desubroutinize=True,
        name_IDs=[0, 1, 2],  # the notice of copyright, and what it is called
    )
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=subset.parse_unicodes(unicodes))
    with subset.load_font(str(files(package) / "files" / name), options) as font:
        subsetter.subset(font)
        target.parent.mkdir(parents=True, exist_ok=True)
        unfinished = target.with_suffix(".part")
        subset.save_font(font, str(unfinished), options)
    unfinished.replace(target)


class FontFinder(BaseFinder):
    """Offers the faces to collectstatic and to the development server."""

    def __init__(self, app_names=None, *args, **kwargs):
        self.storage = FileSystemStorage(location=settings.BASE_DIR / ".fonts")
        super().__init__(*args, **kwargs)

    def check(self, **kwargs):
        return []

    def find(self, path, find_all=False, **kwargs):
        if path not in FACES:
            return []
        target = Path(self.storage.path(path))
        if not target.exists():
            make_face(target, *FACES[path])
        return [str(target)] if find_all else str(target)

    def list(self, ignore_patterns):
        for path in FACES:
            self.find(path)
            yield path, self.storage
