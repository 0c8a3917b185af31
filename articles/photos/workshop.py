"""How heavy work on pictures stays out of the readers' way: at the lowest priority, one piece at
a time, and never the same piece twice at once.

There is no queue and nothing that could be missed: a file that is not made in the background is
made when it is first asked for.
"""

import fcntl
import hashlib
import os
import tempfile
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

_LOCKS = 64
LOWEST = 19


def _step_back():
    """Give this thread the lowest priority, where the system has such a thing for threads."""
    if hasattr(os, "setpriority"):
        os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), LOWEST)


# Two benches: what somebody waits for must not stand behind what nobody waits for.
_waited_for = ThreadPoolExecutor(1, "pictures", initializer=_step_back)
_in_background = ThreadPoolExecutor(1, "renditions", initializer=_step_back)


def at_low_priority(work, *arguments):
    """The result of `work(*arguments)`, done while the caller waits."""
    return _waited_for.submit(work, *arguments).result()


def in_background(work, *arguments) -> None:
    """Do `work` some time soon. It must not matter if it is never done."""
    _in_background.submit(work, *arguments)


def finish() -> None:
    """Wait until the background is empty."""
    _in_background.submit(lambda: None).result()


@contextmanager
def alone(name: str):
    """Only one process of this machine, and one thread of it, at a time is inside with `name`."""
    number = int.from_bytes(hashlib.sha256(name.encode()).digest()[:2], "big") % _LOCKS
    folder = Path(tempfile.gettempdir()) / f"newsroom-pictures-{os.getuid()}"
    folder.mkdir(mode=0o700, exist_ok=True)
    with (folder / f"{number}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # let go when the file is closed, or its process dies
        yield
