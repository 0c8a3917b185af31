"""Every page type at three widths, light and dark, of the demo and of the hard content:
`make screenshots`.

Writes into screenshots/ (ignored by git), and the README's picture to docs/front-page.png. The
magazine is made in a database and a folder of its own; nothing of yours is touched.
"""

import re
import tempfile
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context

from PIL import Image
from playwright.sync_api import sync_playwright

from tests.validate.site import ROOT, Site
from tests.validate.tools import chromium

OUT = ROOT / "screenshots"
WIDTHS = (390, 768, 1440)
SCHEMES = ("light", "dark")
PUBLIC = {
    "front": "/",
    "section": "/section/science/",
    "tag": "/tag/repair/",
    "author": "/author/odile-marchetti/",
    "archive": "/archive/",
    "search": "/search/?q=light",
    "search-nothing": "/search/?q=no-such-word",
    "year": "/2025/",
    "corrections": "/corrections/",
    "credit": "/credit/1/",
    "ethics": "/ethics/",
    "about": "/about/",
    "not-found": "/no-such-page/",
    "login": "/accounts/login/",
    "signup": "/accounts/signup/",
}
DESK = {
    "desk": "/admin/",
    "articles": "/admin/articles/article/",
    "upcoming": "/admin/upcoming/",
    "front": "/admin/front/",
    "import": "/admin/articles/article/import/",
    "photos": "/admin/articles/photo/",
    "photos-list": "/admin/articles/photo/?as=list",
    "upload": "/admin/articles/photo/upload/",
    "credits": "/admin/articles/photocredit/",
    "settings": "/admin/articles/magazine/1/change/",
}
# Pictures that wait until they are scrolled to are to come at once, and to be there.
ALL_PICTURES = """async () => {
  const all = [...document.images].filter(one => one.checkVisibility())
  all.forEach(one => one.loading = "eager")
  await Promise.allSettled(all.map(one => one.decode()))
}"""


def main():
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        site = Site(folder)
        site.fill_with_the_demo()
        with site.served():
            take_the_front_page(site.base)
            take(site.base, site.fill_with_hard_content())


@contextmanager
def browser():
    with sync_playwright() as playwright:
        flags = ["--no-sandbox", "--disable-gpu"]
        browser = playwright.chromium.launch(executable_path=chromium(), args=flags)
        yield browser
        browser.close()


def take_the_front_page(base):
    """The README's picture: of the demo alone."""
    front = ROOT / "docs" / "front-page.png"
    with browser() as opened:
        page = opened.new_page(viewport={"width": 1440, "height": 1000})
        page.goto(base, wait_until="networkidle")
        page.screenshot(path=front)
    with Image.open(front) as picture:
        picture.convert("RGB").quantize(200).save(front, optimize=True)


def take(base, hard) -> int:
    """All pictures, the public pages and the desk's side by side; how many there are then."""
    OUT.mkdir(exist_ok=True)
    for old in OUT.glob("*.png"):
        old.unlink()
    hard = {f"hard-{name}": path for name, path in hard.items()}
    with ProcessPoolExecutor(2, get_context("spawn")) as pool:
        work = [pool.submit(take_public, base, hard), pool.submit(take_the_desk, base)]
        for one in work:
            one.result()
    return len(list(OUT.glob("*.png")))


def take_public(base, hard):
    with browser() as opened:
        page = opened.new_page(viewport={"width": WIDTHS[0], "height": 1000})
        for name, path in (PUBLIC | hard).items():
            shoot(page, name, base + path)
        page.goto(f"{base}/section/design/")
        story = re.search(r'"(/\d{4}/\d\d/\d\d/[^"]+/)"', page.content())[1]
        page.goto(f"{base}/section/culture/")
        gallery = re.search(r'"(/[/\d]+/the-lowest-voice[^"]+)"', page.content())[1]
        for name, path in {"story": story, "gallery": gallery}.items():
            shoot(page, name, base + path)


def take_the_desk(base):
    with browser() as opened:
        page = opened.new_page(viewport={"width": WIDTHS[0], "height": 1000})
        page.goto(f"{base}/accounts/login/?next=/admin/")
        page.fill("[name=login]", "eva")
        page.fill("[name=password]", "lodestar-demo")
        page.click("button[type=submit]")
        page.goto(f"{base}/admin/articles/photo/?q=opera+house")
        photo = re.search(r"/admin/articles/photo/(\d+)/change/", page.content())[1]
        page.goto(f"{base}/admin/articles/article/?standing=in+review")
        article = re.search(r"/admin/articles/article/(\d+)/change/", page.content())[1]
        found = {
            "photo": f"/admin/articles/photo/{photo}/change/",
            "photo-kill": f"/admin/articles/photo/{photo}/kill/",
            "photo-rights": f"/admin/articles/photo/rights/?ids={photo}",
        }
        for screen in ("change", "publish", "history"):
            found[f"write-{screen}"] = f"/admin/articles/article/{article}/{screen}/"
        for name, path in (DESK | found).items():
            shoot(page, f"desk-{name}", base + path)


def shoot(page, name, address):
    """One page at every width, light and dark; it is asked for once."""
    page.set_viewport_size({"width": WIDTHS[0], "height": 1000})
    page.goto(address)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 1000})
        page.evaluate(ALL_PICTURES)
        page.wait_for_load_state("networkidle")
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme)
            page.screenshot(path=OUT / f"{name}-{width}-{scheme}.png", full_page=True)


if __name__ == "__main__":
    main()
