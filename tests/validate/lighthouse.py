"""Lighthouse, as Google runs it: a slow telephone on a slow line."""

import json
import os
import statistics
import subprocess

from tests.validate.tools import LIGHTHOUSE, chromium

WHOLE = ("accessibility", "best-practices", "seo")  # 100, each time
FLOOR = 97  # of performance, which a busy machine lowers: the median of up to
TRIES = 3
# A page of results is not to be found by search engines, on purpose; all else of it counts.
NOT_FOR_SEARCH = ("--skip-audits=is-crawlable",)


def scores(address, report, *options) -> dict[str, int]:
    """What one run gives, of a hundred; the whole of it is written to `report`."""
    command = ["node", LIGHTHOUSE, address, "--quiet", "--output=json", f"--output-path={report}"]
    flags = "--chrome-flags=--headless=new --no-sandbox --disable-gpu"
    surroundings = os.environ | {"CHROME_PATH": chromium()}
    run = subprocess.run(
        [*command, flags, *options], env=surroundings, capture_output=True, text=True
    )
    if run.returncode:
        return {"failed": run.stderr.strip()[-300:]}
    told = json.loads(report.read_text())["categories"]
    return {name: round((one["score"] or 0) * 100) for name, one in told.items()}


def wrong_scores(base, pages, folder, say):
    """`pages` are paths by name. Each figure is told to `say`, each that is too low is a fault."""
    folder.mkdir(exist_ok=True)
    for name, path in pages.items():
        options = NOT_FOR_SEARCH if "?q=" in path else ()
        runs = []
        while len(runs) < TRIES:
            report = folder / f"{name}-{len(runs) + 1}.json"
            runs.append(scores(base + path, report, *options))
            if runs[-1].get("performance") == 100:
                break
        say(f"{name}: " + "; ".join(_in_words(one) for one in runs))
        yield from (f"{name} ({path}): {fault}" for fault in judged(runs))


def judged(runs):
    """What is too low in the runs of one page. Chromium now and then loses the trace of a run: it
    is tried again, and only a page of which no run is whole is a fault.
    """
    failed = [one["failed"] for one in runs if "failed" in one]
    runs = [one for one in runs if "failed" not in one]
    if not runs:
        yield from failed
        return
    for category in WHOLE:
        lowest = min(one[category] for one in runs)
        if lowest < 100:
            yield f"{category} {lowest}, not 100"
    performance = statistics.median(one["performance"] for one in runs)
    if performance < FLOOR:
        yield f"performance {performance}, not {FLOOR} or more"


def _in_words(run):
    return ", ".join(f"{name} {score}" for name, score in run.items())
