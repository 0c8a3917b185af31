"""The tools that are not Python's: where they are, and a sentence for each that is not there."""

import os
import re
import shutil
import subprocess
from pathlib import Path

HERE = Path(__file__).parent
MODULES = HERE / "node_modules"
VNU = MODULES / "vnu-jar/build/dist/vnu.jar"
LIGHTHOUSE = MODULES / "lighthouse/cli/index.js"
TSC = MODULES / "typescript/bin/tsc"
SITEMAP = MODULES / "sitemap/schema/sitemap.xsd"
NODE, JAVA = 18, 11  # the oldest that will do


def chromium() -> str:
    return os.environ.get("CHROMIUM") or shutil.which("chromium") or ""


def missing() -> list[str]:
    """A sentence for each tool without which this cannot judge."""
    return [
        *_too_old("Node", "node", NODE, "Lighthouse and TypeScript run on it"),
        *_too_old("Java", "java", JAVA, "the HTML validator vnu runs on it"),
        *(
            f"{one.name} is not there. `make validate` installs it with npm, which failed."
            for one in (VNU, LIGHTHOUSE, TSC, SITEMAP)
            if not one.exists()
        ),
        *([] if chromium() else ["Chromium is missing. Install it (apt-get install chromium)."]),
    ]


def _too_old(name, command, oldest, why):
    if not shutil.which(command):
        return [f"{name} is missing: {why}. Install {name} {oldest} or newer."]
    told = subprocess.run([command, "--version"], capture_output=True, text=True)
    version = re.search(r"\d+", told.stdout + told.stderr)
    if not version or int(version[0]) < oldest:
        return [f"{name} is too old: {why}. Install {name} {oldest} or newer."]
    return []
