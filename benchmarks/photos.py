"""Claims about photos: a 24-megapixel JPEG has all inline sizes (WebP and JPEG) in under 1.5 s of
CPU and its AVIF in under 4 s, within 200 MB; the figures of a story with 20 photos cost one query
and under 2 ms.

Each measurement runs in a process of its own, so that the memory is its own too. The picture is
drawn here: ramps and rings under grain of three sizes, which is about as hard to compress as a
photograph. Run: python benchmarks/photos.py
"""

import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
PHOTOS, ROUNDS = 20, 50


def main():
    with tempfile.TemporaryDirectory() as folder:
        surroundings = os.environ | {
            "DJANGO_SETTINGS_MODULE": "newsroom.settings",
            "DATABASE_URL": "sqlite:///:memory:",
            "MEDIA_ROOT": folder,
            "LOG_LEVEL": "ERROR",
        }
        for name in ("draw", "examine", "quick", "avif", "figures"):
            run = [sys.executable, __file__, name]
            out = subprocess.run(run, env=surroundings, capture_output=True, text=True)
            assert out.returncode == 0, out.stderr
            print(*json.loads(out.stdout), sep="\n")


def draw():
    """24 megapixels with edges, ramps and grain, as a camera would save them."""
    path = Path(os.environ["MEDIA_ROOT"]) / "originals" / "24.jpg"
    from PIL import Image, ImageChops

    picture = Image.merge(
        "RGB",
        [
            Image.radial_gradient("L").resize((6000, 4000)),
            Image.linear_gradient("L").resize((6000, 4000)),
            Image.linear_gradient("L").rotate(90).resize((6000, 4000)),
        ],
    )
    for side, strength in ((6000, 10), (1500, 14), (400, 18)):
        grain = Image.effect_noise((side, side * 2 // 3), strength * 2).resize((6000, 4000))
        picture = ImageChops.add(picture, Image.merge("RGB", [grain] * 3), scale=1, offset=-128)
    path.parent.mkdir()
    picture.save(path, "JPEG", quality=88)
    return [f"a JPEG of 6000 x 4000 pixels, {path.stat().st_size / 1e6:.1f} MB"]


def examine():
    """What an upload waits for: is it whole, what does it say, what does it look like."""
    from django.core.files import File

    from articles.photos.uploads import examine

    with (Path(os.environ["MEDIA_ROOT"]) / "originals" / "24.jpg").open("rb") as file:
        begun = time.process_time()
        examine(File(file, "24.jpg"))
        return [line("an upload is examined", time.process_time() - begun)]


def make(formats, label):
    from articles.photos.renditions import Source, make
    from articles.photos.sizes import SHAPES

    inline = [name for names in SHAPES.values() for name in names]
    source = Source("originals/24.jpg", "token", 6000, 4000, (30, 40))
    wanted = [(size, format) for size in inline for format in formats]
    begun = time.process_time()
    made = make(source, wanted)
    return [line(f"{made} files: {label}", time.process_time() - begun)]


def figures():
    """A story's figures, from rows to HTML."""
    from django.core.management import call_command
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    call_command("migrate", verbosity=0)
    from articles.models import Magazine, Photo, Version
    from articles.templatetags.newsroom import body
    from tests.factories import NOW, make_photo, make_story

    photos = [make_photo(credit=f"Courtesy of Somebody {n}") for n in range(PHOTOS)]
    Photo.objects.update(width=6000, height=4000, colour="#556677")
    story = make_story(photos=photos)

    def render(version):
        context = {"at": NOW, "pictured": [], "magazine": Magazine(pk=1)}
        return body(context, version)

    def load():
        return Version.objects.visible(at=NOW).filter(article=story).for_page().get()

    with CaptureQueriesContext(connection) as asked:
        version = load()
        assert render(version).count("<picture") == PHOTOS
    of_photos = [q["sql"] for q in asked.captured_queries if "articles_photouse" in q["sql"]]
    taken = []
    for _ in range(ROUNDS):
        version = load()
        _ = version.figures
        begun = time.perf_counter()
        render(version)
        taken.append(time.perf_counter() - begun)
    return [
        f"{len(of_photos)} query loads the {PHOTOS} photos of a story",
        f"{statistics.median(taken) * 1000:8.2f} ms to write its text and {PHOTOS} figures",
    ]


def line(what, seconds):
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return f"{seconds * 1000:8.0f} ms of CPU, peak {peak:4.0f} MB   {what}"


if __name__ == "__main__":
    if len(sys.argv) == 1:
        main()
    else:
        import django

        django.setup()
        said = {
            "draw": draw,
            "examine": examine,
            "quick": lambda: make(("webp", "jpg"), "all inline sizes as WebP and JPEG"),
            "avif": lambda: make(("avif",), "the same as AVIF"),
            "figures": figures,
        }[sys.argv[1]]()
        print(json.dumps(said))
