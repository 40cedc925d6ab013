"""The cyclic collector rests while operations are written in bulk.

An import makes millions of small values at once, none of them in a cycle; going over them again
and again took 40 % of the time of a commit of 200,000 operations. Counting references frees
them all the same.
"""

import gc
import threading
from collections.abc import Iterator
from contextlib import contextmanager

_lock = threading.Lock()
_resting = 0
_was_enabled = False


@contextmanager
def resting() -> Iterator[None]:
    """Keep the collector off while at least one such block runs; leave it as the first one found it."""
    global _resting, _was_enabled  # noqa: PLW0603  # the collector is one for the whole process
    with _lock:
        if not _resting:
            _was_enabled = gc.isenabled()
            gc.disable()
        _resting += 1
    try:
        yield
    finally:
        with _lock:
            _resting -= 1
            if not _resting and _was_enabled:
                gc.enable()
