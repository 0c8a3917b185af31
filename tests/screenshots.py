"""Every page type, wide and narrow, light and dark, of the demo magazine: `make screenshots`.

Writes into screenshots/ (ignored by git), and the README's picture to docs/front-page.png. The
demo is made in a database and a folder of its own; nothing of yours is touched.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parent.parent
PORT = int(os.environ.get("PORT", "8000")) + 77
BASE = f"http://localhost:{PORT}"
PUBLIC = {
    "front": "/",
    "section": "/section/science/",
    "tag": "/tag/repair/",
    "author": "/author/odile-marchetti/",
    "archive": "/archive/",
    "search": "/search/?q=light",
    "year": "/2025/",
    "credit": "/credit/1/",
    "ethics": "/ethics/",
    "about": "/about/",
    "login": "/accounts/login/",
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


def main():
    out = ROOT / "screenshots"
    out.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        surroundings = os.environ | {
            "DATABASE_URL": f"sqlite:///{folder}/demo.sqlite3",
            "MEDIA_ROOT": f"{folder}/media",
            "DEBUG": "1",
        }
        manage = [sys.executable, str(ROOT / "manage.py")]
        for words in (["migrate", "--verbosity=0"], ["demo"]):
            subprocess.run([*manage, *words], env=surroundings, check=True)
        serve = [*manage, "runserver", str(PORT), "--noreload"]
        with subprocess.Popen(serve, env=surroundings, stderr=subprocess.DEVNULL) as server:
            try:
                wait_for_the_server()
                take(out)
            finally:
                server.terminate()


def wait_for_the_server():
    for _ in range(60):
        try:
            urllib.request.urlopen(BASE, timeout=1).close()
            return
        except (urllib.error.URLError, TimeoutError):
            time.sleep(0.5)
    raise SystemExit(f"Nothing answers at {BASE}.")


def take(out):
    with sync_playwright() as playwright:
        path = os.environ.get("CHROMIUM") or shutil.which("chromium")
        flags = ["--no-sandbox", "--disable-gpu"]
        browser = playwright.chromium.launch(executable_path=path, args=flags)
        for width in (390, 1440):
            for scheme in ("light", "dark"):
                take_all(browser, out, width, scheme)
        browser.close()


def take_all(browser, out, width, scheme):
    page = browser.new_page(viewport={"width": width, "height": 1000}, color_scheme=scheme)

    def shoot(name, path):
        page.goto(BASE + path)
        for below in range(0, page.evaluate("document.body.scrollHeight"), 700):
            page.evaluate("y => scrollTo(0, y)", below)  # wakes the pictures that wait
            page.wait_for_timeout(50)
        page.evaluate("scrollTo(0, 0)")
        page.wait_for_load_state("networkidle")
        page.screenshot(path=out / f"{name}-{width}-{scheme}.png", full_page=True)
        print(f"  {name}-{width}-{scheme}.png")  # noqa: T201

    for name, path in PUBLIC.items():
        shoot(name, path)
    page.goto(f"{BASE}/section/design/")
    shoot("story", re.search(r'"(/\d{4}/\d\d/\d\d/[^"]+/)"', page.content())[1])
    page.goto(f"{BASE}/section/culture/")
    shoot("gallery", re.search(r'"(/[/\d]+/the-lowest-voice[^"]+)"', page.content())[1])
    if (width, scheme) == (1440, "light"):
        page.goto(BASE)
        page.wait_for_load_state("networkidle")
        front = ROOT / "docs" / "front-page.png"
        page.screenshot(path=front)
        with Image.open(front) as picture:
            picture.convert("RGB").quantize(200).save(front, optimize=True)
    page.goto(f"{BASE}/accounts/login/?next=/admin/")
    page.fill("[name=login]", "eva")
    page.fill("[name=password]", "lodestar-demo")
    page.click("button[type=submit]")
    for name, path in DESK.items():
        shoot(name, path)
    page.goto(f"{BASE}/admin/articles/photo/?q=opera+house")
    photo = re.search(r"/admin/articles/photo/(\d+)/change/", page.content())[1]
    shoot("photo", f"/admin/articles/photo/{photo}/change/")
    shoot("photo-kill", f"/admin/articles/photo/{photo}/kill/")
    shoot("photo-rights", f"/admin/articles/photo/rights/?ids={photo}")
    page.goto(f"{BASE}/admin/articles/article/?standing=in+review")
    article = re.search(r"/admin/articles/article/(\d+)/change/", page.content())[1]
    for screen in ("change", "publish", "history"):
        shoot(f"write-{screen}", f"/admin/articles/article/{article}/{screen}/")
    page.close()


if __name__ == "__main__":
    main()
