"""The hard content in a browser: no sideways scroll, nothing that jumps, nothing that axe finds."""

from axe_playwright_python.sync_playwright import Axe

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
SMALLEST = 320  # CSS pixels: a page of 1280 enlarged four times (WCAG 1.4.10)
SHIFTS = """() => new Promise(done => {
  let sum = 0
  new PerformanceObserver(list => list.getEntries().forEach(one => sum += one.value))
    .observe({ type: "layout-shift", buffered: true })
  setTimeout(() => done(sum), 150)
})"""


def wrong_pages(browser, base, pages):
    """`pages` are paths by name."""
    context = browser.new_context(bypass_csp=True, reduced_motion="reduce")
    page, lost = context.new_page(), []
    page.on("response", lambda one: lost.append(one) if one.status >= 400 else None)
    for name, path in pages.items():
        lost.clear()
        faults = [*_too_wide(page, base + path), *_found_by_axe(page)]
        faults += [f"{one.url} answers {one.status}" for one in lost if one.url != base + path]
        for width in (390, 1280):
            faults += _jumps(page, base + path, width)
        yield from (f"{name} ({path}): {fault}" for fault in faults)
    context.close()


def _too_wide(page, address):
    page.set_viewport_size({"width": SMALLEST, "height": 700})
    page.goto(address)
    width = page.evaluate("document.documentElement.scrollWidth")
    if width > SMALLEST:
        yield f"it is {width} pixels wide on a screen of {SMALLEST}"


def _found_by_axe(page):
    """Everything in light; in dark the contrast, since nothing else is other there."""
    light = {"type": "tag", "values": RULES}
    dark = {"type": "rule", "values": ["color-contrast"]}
    for scheme, rules in (("dark", dark), ("light", light)):
        page.emulate_media(color_scheme=scheme)
        told = Axe().run(page, options={"runOnly": rules})
        for one in told.response["violations"]:
            yield f"axe, {scheme}: {one['id']}: {one['nodes'][0]['html'][:200]}"


def _jumps(page, address, width):
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(address)
    page.evaluate("scrollTo(0, document.body.scrollHeight / 2)")
    shift = page.evaluate(SHIFTS)
    if shift > 0.001:
        yield f"its layout shifts by {shift:.3f} at a width of {width}"
