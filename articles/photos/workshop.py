"""How heavy work on pictures stays out of the readers' way: at the lowest priority, one piece at
a time, and never the same piece twice at once.

There is no queue and nothing that could be missed: a file that is not made in the background is
made when it is first asked for.
"""

import fcntl
import hashlib
import logging
import os
import tempfile
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from queue import SimpleQueue

from django.utils.translation import get_language, override

logger = logging.getLogger(__name__)
_LOCKS = 64
LOWEST = 19


def _step_back():
    """Give this thread the lowest priority, where the system has such a thing for threads."""
    if hasattr(os, "setpriority"):
        os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), LOWEST)


# Two benches: what somebody waits for must not stand behind what nobody waits for. The second
# has a thread that a server which stops does not wait for.
_waited_for = ThreadPoolExecutor(1, "pictures", initializer=_step_back)
_to_do: SimpleQueue = SimpleQueue()
_start = threading.Lock()
_threads: list[threading.Thread] = []


def at_low_priority(work, *arguments):
    """The result of `work(*arguments)`, done while the caller waits, in the caller's language."""
    return _waited_for.submit(override(get_language())(work), *arguments).result()


def in_background(work, *arguments) -> None:
    """Do `work` some time soon, if this process lives. It must not matter if it is never done."""
    _to_do.put((work, arguments))
    with _start:
        if not _threads:
            _threads.append(threading.Thread(target=_go_on, name="renditions", daemon=True))
            _threads[0].start()


def _go_on():
    _step_back()
    while True:
        work, arguments = _to_do.get()
        try:
            work(*arguments)
        except Exception:  # a picture that cannot be made must not stop those behind it
            logger.exception("%s failed in the background.", work.__name__)


@contextmanager
def alone(name: str):
    """Only one process of this machine, and one thread of it, at a time is inside with `name`."""
    number = int.from_bytes(hashlib.sha256(name.encode()).digest()[:2], "big") % _LOCKS
    folder = Path(tempfile.gettempdir()) / f"newsroom-pictures-{os.getuid()}"
    folder.mkdir(mode=0o700, exist_ok=True)
    with (folder / f"{number}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # let go when the file is closed, or its process dies
        yield
