"""A real browser for tests: its pages, a colleague who is logged in, and what axe finds.

A context costs Chromium as much as two pages of the desk. The tests of a file share one, so that
the browser has our scripts and styles already; each begins with a page of its own, no cookie, and
nothing on the page that the test before it left.
"""

import os
import shutil

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import sync_playwright

from tests.reading import visitor

# Playwright keeps an event loop running; Django’s guard against that is not meant for tests.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
)
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
EVERY_RULE = {"type": "tag", "values": RULES}
CONTRAST = {"type": "rule", "values": ["color-contrast"]}
# Only what is wrong is described and sent back: to describe all that is right takes axe longer
# than to look.
AXE = """(rules) =>
  axe.run({ runOnly: rules, resultTypes: ["violations"], selectors: false })
    .then(({ violations }) => violations.map(({ id, nodes }) => [id, nodes[0].html]))"""


@pytest.fixture(scope="module")
def chromium():
    with sync_playwright() as playwright:
        path = os.environ.get("CHROMIUM") or shutil.which("chromium")
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS.split())
        yield browser
        browser.close()


def new_context(chromium, **options):
    options = {"viewport": {"width": 1280, "height": 900}} | options
    context = chromium.new_context(locale="en-GB", **options)
    context.set_default_timeout(15_000)
    return context


@pytest.fixture(scope="module")
def _context(chromium):
    return new_context(chromium)


@pytest.fixture(scope="module")
def _inspected_context(chromium):
    """For axe, whose own scripts the policy of our pages would stop."""
    return new_context(chromium, bypass_csp=True, reduced_motion="reduce")


def _page(context):
    """A page of a stranger; afterwards the context is as it was."""
    yield context.new_page()
    for page in context.pages:
        page.close()
    context.clear_cookies()


@pytest.fixture
def tolerant(_context, live_server, settings):
    """A page whose requests may fail, which the browser complains of."""
    settings.SITE_URL = live_server.url
    yield from _page(_context)


@pytest.fixture
def page(tolerant):
    """A page that collects everything the browser complains of; the test fails on any."""
    complaints = []
    tolerant.on("console", lambda line: complaints.append(line.text) if line.type == "error" else 0)
    tolerant.on("pageerror", lambda error: complaints.append(str(error)))
    yield tolerant
    assert complaints == [], complaints


@pytest.fixture
def inspected(_inspected_context, live_server, settings):
    """A page for axe."""
    settings.SITE_URL = live_server.url
    yield from _page(_inspected_context)


def log_in(page, live_server, user):
    """Give the browser the cookie of a colleague who has logged in."""
    cookie = visitor(by=user).cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": cookie, "url": live_server.url}])


def violations(page, url):
    """What axe finds, the rule and the first place: everything in light, the contrast in dark."""
    page.emulate_media(color_scheme="light")
    page.goto(url)
    if page.locator("[data-django-prose-editor-configurable]").count():
        page.wait_for_selector(".tiptap")
    page.evaluate(AXE_SCRIPT)
    every = page.evaluate(AXE, EVERY_RULE)
    page.emulate_media(color_scheme="dark")
    return [f"{rule}: {place[:450]}" for rule, place in every + page.evaluate(AXE, CONTRAST)]
