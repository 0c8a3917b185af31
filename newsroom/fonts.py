"""The magazine's typefaces, made when static files are asked for: each face comes from its
open-licence package on PyPI and is subset to the Latin scripts as WOFF2. No font file is kept
in the repository; a face is made once and then found in `.fonts/`.
"""

from importlib.resources import files
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage
from fontTools import subset

# Basic Latin, Latin-1, Latin Extended-A and B, Vietnamese and other additions, punctuation,
# currency, arrows, mathematical signs, ligatures.
UNICODES = (
    "U+0020-024F,U+0300-036F,U+1E00-1EFF,U+2000-206F,U+20A0-20BF,U+2190-2199,U+2212,U+FB00-FB04"
)

FACES = {
    "fonts/serif-regular.woff2": ("font_source_serif_pro", "SourceSerifPro-Regular.ttf"),
    "fonts/serif-italic.woff2": ("font_source_serif_pro", "SourceSerifPro-It.ttf"),
    "fonts/serif-semibold.woff2": ("font_source_serif_pro", "SourceSerifPro-Semibold.ttf"),
    "fonts/sans-regular.woff2": ("font_hanken_grotesk", "HankenGrotesk-Regular.otf"),
    "fonts/sans-semibold.woff2": ("font_hanken_grotesk", "HankenGrotesk-SemiBold.otf"),
}


def make_face(target: Path, package: str, name: str) -> None:
    """Write the subset of one face as WOFF2 to `target`, whole or not at all."""
    options = subset.Options(flavor="woff2", layout_features=["*"], hinting=False)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=subset.parse_unicodes(UNICODES))
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
