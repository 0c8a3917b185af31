"""Claim: fifty uploads at once do not slow a reader's page by more than a fifth.

Serves a magazine as `make run` does (two workers), and reads one story's page over and over: when
nothing else happens, and while fifty photos of 24 megapixels are sent at the same time, each over
a connection of its own that comes again when it is told to wait; and while their renditions are
made. One after the other: use a machine that does nothing else.
Run: python benchmarks/uploads.py [UPLOADS]
"""

import http.client
import json
import os
import re
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
UPLOADS = int(sys.argv[1]) if len(sys.argv) > 1 else 50
SECONDS = 8
SETUP = """
from tests.factories import *
from django.utils import timezone
user = make_user(username="bench")
story = make_story(live_from=timezone.now() - DAY, photos=[make_photo() for _ in range(5)])
print(story.versions.get().get_absolute_url())
"""


def main():
    with tempfile.TemporaryDirectory() as folder, socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
        free.close()
        surroundings = os.environ | {
            "DATABASE_URL": f"sqlite:///{folder}/bench.sqlite3",
            "MEDIA_ROOT": f"{folder}/media",
            "STATIC_ROOT": f"{folder}/static",
            "LOG_LEVEL": "ERROR",
            "PORT": str(port),
        }
        manage = [sys.executable, str(ROOT / "manage.py")]
        run = {"env": surroundings, "check": True, "cwd": ROOT}
        subprocess.run([*manage, "migrate", "--verbosity=0"], **run)
        subprocess.run([*manage, "collectstatic", "--noinput", "--verbosity=0"], **run)
        made = subprocess.run([*manage, "shell", "-v0", "-c", SETUP], stdout=subprocess.PIPE, **run)
        path = made.stdout.decode().split()[-1]
        drawn = surroundings | {"DJANGO_SETTINGS_MODULE": "newsroom.settings", "MEDIA_ROOT": folder}
        photos = [sys.executable, str(ROOT / "benchmarks" / "photos.py"), "draw"]
        subprocess.run(photos, env=drawn, check=True, stdout=subprocess.DEVNULL)
        picture = (Path(folder) / "originals" / "24.jpg").read_bytes()
        granian = [str(Path(sys.executable).with_name("granian")), "--interface", "wsgi"]
        serve = [*granian, "newsroom.wsgi:application", "--port", str(port), "--workers", "2"]
        serve += ["--blocking-threads", "4", "--backpressure", "64", "--no-access-log"]
        serve += ["--log-level", "error"]
        with subprocess.Popen(
            serve, env=surroundings, cwd=ROOT, stderr=subprocess.DEVNULL
        ) as server:
            try:
                measure(port, path, picture)
            finally:
                server.terminate()


def measure(port, path, picture):
    wait_for(port)
    read_for(port, path, 3)
    quiet = read_for(port, path, SECONDS)
    cookies = log_in(port)
    sent, begun = [], time.monotonic()
    threads = [
        threading.Thread(target=upload, args=(port, cookies, picture, number, sent))
        for number in range(UPLOADS)
    ]
    for thread in threads:
        thread.start()
    busy = read_while(port, path, lambda: any(thread.is_alive() for thread in threads))
    took = time.monotonic() - begun
    making = read_for(port, path, SECONDS)
    assert sent.count("new") == UPLOADS, sent
    print(f"{UPLOADS} photos of {len(picture) / 1e6:.0f} MB taken in within {took:.0f} s")
    base = statistics.median(quiet)
    for name, times in (("quiet", quiet), ("uploads", busy), ("renditions", making)):
        middle, late = statistics.median(times), statistics.quantiles(times, n=20)[-1]
        print(
            f"{name:<12}{len(times):>6} pages, median {middle * 1000:6.1f} ms, "
            f"95th {late * 1000:6.1f} ms, ratio of medians {middle / base:.2f}"
        )


def wait_for(port):
    for _ in range(100):
        try:
            get(port, "/about/")
            return
        except OSError:
            time.sleep(0.2)
    raise SystemExit("The server does not answer.")


def get(port, path, headers=None):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    connection.request("GET", path, headers=headers or {})
    response = connection.getresponse()
    body = response.read()
    connection.close()
    return response, body


def read_for(port, path, seconds):
    end = time.monotonic() + seconds
    return read_while(port, path, lambda: time.monotonic() < end)


def read_while(port, path, is_going_on):
    taken = []
    while is_going_on():
        begun = time.perf_counter()
        response, _ = get(port, path)
        taken.append(time.perf_counter() - begun)
        assert response.status == 200, response.status
        time.sleep(0.02)
    return taken


def log_in(port):
    response, page = get(port, "/accounts/login/")
    csrf = cookie(response, "csrftoken")
    token = re.search(rb'name="csrfmiddlewaretoken" value="([^"]+)"', page)[1].decode()
    form = f"csrfmiddlewaretoken={token}&login=bench&password=a-long-password"
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    kind = {"Content-Type": "application/x-www-form-urlencoded", "Cookie": f"csrftoken={csrf}"}
    connection.request("POST", "/accounts/login/", form, kind)
    response = connection.getresponse()
    assert response.status == 302, response.status
    return {"csrftoken": cookie(response, "csrftoken"), "sessionid": cookie(response, "sessionid")}


def cookie(response, name):
    every = response.headers.get_all("Set-Cookie")
    return next(one.split(";")[0].split("=", 1)[1] for one in every if one.startswith(name))


def upload(port, cookies, picture, number, sent):
    """One photo, as upload.js sends it; its bytes are its own, so that it is no known one."""
    headers = {
        "Content-Type": "application/octet-stream",
        "Cookie": "; ".join(f"{name}={value}" for name, value in cookies.items()),
        "X-CSRFToken": cookies["csrftoken"],
        "X-File-Name": f"{number}.jpg",
        "X-Anyway": "1",
    }
    while True:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
        body = picture + b"%d" % number
        connection.request("POST", "/admin/articles/photo/upload/", body, headers)
        response = connection.getresponse()
        answer = json.loads(response.read())
        connection.close()
        if response.status != 503:
            sent.append(answer["status"])
            return
        time.sleep(1)


if __name__ == "__main__":
    main()
