"""The magazine that is looked at: the demo and the hard content, in a database and a folder of its
own, served as `make run` serves it. Nothing of yours is touched.
"""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
WIDTH = 1280  # pixels, of the demo's pictures: as wide as a telephone asks for


class Site:
    """One magazine in `folder`. Django is begun with it, so there is one in a process, and what
    needs Django is imported after that, inside the functions that use it.
    """

    def __init__(self, folder):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        self.folder, self.base = Path(folder), f"http://localhost:{port}"
        self.environment = {
            "DATABASE_URL": f"sqlite:///{folder}/magazine.sqlite3",
            "MEDIA_ROOT": f"{folder}/media",
            "SITE_URL": self.base,
            "PORT": str(port),
            "DJANGO_SETTINGS_MODULE": "newsroom.settings",
            "DJANGO_ALLOW_ASYNC_UNSAFE": "true",  # Playwright keeps an event loop running
        }
        # MAKEFLAGS: what was said to the make around us (PORT=8001, say) is not meant for ours.
        for name in ("DEBUG", "SECRET_KEY", "REDIS_URL", "S3_BUCKET", "FEED_HUB", "MAKEFLAGS"):
            os.environ.pop(name, None)
        os.environ.update(self.environment)
        sys.path.insert(0, str(ROOT))
        import django

        django.setup()

    def fill_with_the_demo(self):
        from django.core.management import call_command

        call_command("migrate", verbosity=0)
        call_command("demo", width=WIDTH, stdout=(self.folder / "demo.log").open("w"))

    def fill_with_hard_content(self) -> dict[str, str]:
        """The paths of its pages, by what is hard in them."""
        from django.utils import timezone

        from tests.hard_content import make_hard_content

        return make_hard_content(timezone.now().replace(microsecond=0))

    @contextmanager
    def served(self):
        """`make run`, until it is left."""
        with (self.folder / "server.log").open("w") as log:
            server = subprocess.Popen(
                ["make", "run"], cwd=ROOT, stdout=log, stderr=log, start_new_session=True
            )
            try:
                self._wait()
                yield
            finally:
                os.killpg(server.pid, signal.SIGTERM)
                server.wait()

    def _wait(self):
        for _ in range(240):
            try:
                urllib.request.urlopen(f"{self.base}/robots.txt", timeout=2).close()
                return
            except (urllib.error.URLError, TimeoutError, ConnectionError):
                time.sleep(0.25)
        said = (self.folder / "server.log").read_text()
        raise SystemExit(f"Nothing answers at {self.base}. The server says:\n{said}")
