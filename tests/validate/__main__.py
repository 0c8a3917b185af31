"""`make validate`: every step, each with its result and its time. All run, even if one fails.

Names of steps as arguments: only these, for instance `python -m tests.validate vnu feeds`.
"""

import shutil
import sys
import tempfile
import time
from collections import Counter
from itertools import islice

from tests import screenshots
from tests.validate import (
    crawl,
    feeds,
    hard_pages,
    lighthouse,
    maps,
    markup,
    structured_data,
    tools,
    vocabulary,
)
from tests.validate.site import ROOT, Site

REPORTS = ROOT / "validation"
SHOWN = 15  # faults of a step on the terminal; the report has all
# What nothing leads to: pages for those who have an account or a wrong address.
APART = [
    *("/search/?q=harbour", "/search/?q=river&sort=newest", "/search/?q=no-such-word"),
    *("/accounts/login/", "/accounts/signup/", "/accounts/password/reset/"),
    "/accounts/password/reset/done/",
]


class Validation:
    """One run over one site: the steps in their order, what they found, what they say of it."""

    def __init__(self, site, hard):
        self.site, self.hard = site, hard
        self.warnings, self.found = [], None

    def crawl(self):
        from articles.urls import urlpatterns

        also = [*APART, *crawl.NOTHING, *self.hard.values(), *_every_story_address()]
        self.found = found = crawl.crawl(self.site.base, also=also)
        kinds = Counter(kind_of(one.path) or "other" for one in found.answers.values())
        say(", ".join(f"{number} {name}" for name, number in kinds.most_common()))
        names = [one.name for one in urlpatterns if one.name not in ("news_sitemap_part", "logo")]
        return [
            *crawl.broken_links(found),
            *crawl.wrong_fragments(found),
            *crawl.wrong_canonicals(found),
            *crawl.wrong_robots(found, kind_of),
            *crawl.wrong_in_maps(found),
            *crawl.soft_404s(found),
            *crawl.too_heavy(found),
            *crawl.never_seen(found, names, kind_of),
        ]

    def vnu(self):
        folder = REPORTS / "pages"
        paths = markup.save(self.found.pages, folder)
        for sheet in (ROOT / "articles/static/articles").glob("*.css"):
            (folder / sheet.name).write_bytes(sheet.read_bytes())
        report = REPORTS / "vnu.json"
        errors, warnings = markup.wrong_markup(folder, paths, report=report)
        say(f"{len(paths)} pages, {len(errors)} errors, {len(warnings)} warnings")
        self.warnings += warnings
        return errors

    def json_ld(self):
        return structured_data.wrong_data(self.found, kind_of)

    def schema_org(self):
        return vocabulary.wrong_words(self.found, REPORTS)

    def feeds(self):
        return feeds.wrong_feeds(self.found)

    def maps(self):
        return maps.wrong_maps(self.found)

    def hard_pages(self):
        with screenshots.browser() as browser:
            return list(hard_pages.wrong_pages(browser, self.site.base, self.hard | {"front": "/"}))

    def screenshots(self):
        number = screenshots.take(self.site.base, self.hard)
        say(f"{number} pictures in screenshots/: look at them")
        return []

    def lighthouse(self):
        pages = {
            "home": "/",
            "article": _a_story(self.found, self.hard.values()),
            "article-without-lead": self.hard["no-picture"],
            "category": "/section/design/",
            "search": "/search/",
            "search-results": "/search/?q=harbour",
        }
        return lighthouse.wrong_scores(self.site.base, pages, REPORTS / "lighthouse", say)


def kind_of(path) -> str:
    """The name of the address in articles/urls.py; "" for whatever is not a public page."""
    from django.urls import Resolver404, resolve

    try:
        match = resolve(path.partition("?")[0])
    except Resolver404:
        return ""
    return match.url_name if match.app_name == "articles" else ""


def say(text):
    print(f"     {text}", flush=True)


def _every_story_address():
    """Former addresses and those of withdrawn stories: nothing leads to them, and they answer."""
    from articles.models import Address

    return [f"/{path}/" for path in Address.objects.values_list("path", flat=True)]


def _a_story(found, apart):
    """A story of the demo with a picture at its head."""
    lead = "//figure[contains(@class, 'photo-lead')]//img"
    return next(
        one.path
        for one in found.pages
        if kind_of(one.path) == "article" and one.path not in apart and one.all(lead)
    )


def run(validation, names):
    """Every step in turn; the faults of each by its name."""
    faults, number = {}, len(names)
    for place, name in enumerate(names, start=1):
        print(f"[{place}/{number}] {name.replace('_', ' ')}", flush=True)
        begun = time.monotonic()
        try:
            faults[name] = list(getattr(validation, name)())
        except Exception as error:  # the other steps are to be heard too
            faults[name] = [f"The step itself failed: {error.__class__.__name__}: {error}"]
        for fault in islice(faults[name], SHOWN):
            say(f"✗ {fault}")
        if len(faults[name]) > SHOWN:
            say(f"✗ and {len(faults[name]) - SHOWN} more: validation/report.txt")
        outcome = f"{len(faults[name])} wrong" if faults[name] else "good"
        say(f"{outcome}, {time.monotonic() - begun:.1f} s")
    return faults


def main(names):
    steps = [name for name in vars(Validation) if not name.startswith("_")]
    unknown = set(names) - set(steps)
    if unknown:
        raise SystemExit(f"There is no step {', '.join(unknown)}. Steps: {', '.join(steps)}.")
    if absent := tools.missing():
        raise SystemExit("\n".join(["This cannot judge anything yet:", *absent]))
    shutil.rmtree(REPORTS, ignore_errors=True)
    REPORTS.mkdir()
    begun = time.monotonic()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        site = Site(folder)
        print("The demo and the hard content are being written, and served.", flush=True)
        site.fill_with_the_demo()
        validation = Validation(site, site.fill_with_hard_content())
        with site.served():
            say(f"{time.monotonic() - begun:.1f} s")
            asked = {"crawl", *names} if names else {*steps}
            faults = run(validation, [one for one in steps if one in asked])
    lines = [f"{name}: {fault}" for name, found in faults.items() for fault in found]
    lines += [f"warning: {one}" for one in validation.warnings]
    (REPORTS / "report.txt").write_text("\n".join([*lines, ""]))
    wrong = [name for name, found in faults.items() if found]
    print(f"{time.monotonic() - begun:.0f} s in all. ", end="")
    print(f"Wrong: {', '.join(wrong)}." if wrong else "Everything is good.")
    print("All of it is in validation/report.txt.")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
