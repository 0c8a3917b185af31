"""HTML and CSS, as the Nu HTML Checker (vnu) sees them: one run over everything that was saved."""

import json
import re
import subprocess
from pathlib import Path

from tests.validate.tools import VNU

# What the checker knows too little of CSS to judge: a property that is younger than it, and
# values that stand on variables.
UNKNOWN = "|".join(
    [
        "CSS: “field-sizing”: Property “field-sizing” doesn't exist.",
        r"CSS: “[-a-z]+”: “.*\bvar\(.*” is not a “[-a-z]+” value.",
    ]
)


def save(pages, folder) -> dict[str, str]:
    """Write pages into `folder`; the path of each by the name of its file."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = {}
    for number, page in enumerate(pages, start=1):
        name = re.sub(r"[^-a-z0-9]+", "_", page.path.lower()).strip("_")[:80] or "front"
        file = folder / f"{number:03}-{name}.html"
        file.write_bytes(page.body)
        paths[file.name] = page.path
    return paths


PLANTED = """<!doctype html><html lang="en"><title>Planted</title>
<p id="twice">One id must not stand twice: <b id="twice">this must be found.</b></html>"""


def wrong_markup(folder, paths, *, report) -> tuple[list[str], list[str]]:
    """(errors, warnings) of every file in `folder`, each named by its path on the site."""
    (folder / "planted.html").write_text(PLANTED)
    options = ["--format", "json", "--also-check-css", "--exit-zero-always"]
    command = ["java", "-jar", VNU, *options, "--filterpattern", UNKNOWN, folder]
    run = subprocess.run(command, capture_output=True, text=True)
    report.write_text(run.stderr)
    errors, warnings, planted = [], [], []
    for one in json.loads(run.stderr)["messages"]:
        name = Path(one.get("url", "")).name
        where = f"{paths.get(name, name)}, line {one.get('lastLine', '?')}"
        said = f"{where}: {one['message']} {' '.join(one.get('extract', '').split())[:150]}"
        if name == "planted.html":
            planted.append(said)
        else:
            (warnings if one["type"] == "info" else errors).append(said)
    if not any("Duplicate ID" in one for one in planted):
        errors.append("vnu does not find an id that stands twice")
    return errors, warnings
