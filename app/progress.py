"""How long work tells where it stands and learns that it should stop.

The worker calls `step`; whoever watches polls `snapshot` (a window does so every 100 ms), so
that a million steps cost no signal each.
"""

import threading
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from app.errors import Cancelled

_Item = TypeVar("_Item")


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a job stands: `done` of `total` in a `stage`; total 0 means not known yet."""

    done: int = 0
    total: int = 0
    stage: str = ""


class Progress:
    """Shared between one worker and its watchers; safe without a lock because each write replaces one value."""

    def __init__(self) -> None:
        self._standing = Standing()
        self._cancel = threading.Event()

    def step(self, done: int, total: int, stage: str = "") -> None:
        """Say that `done` of `total` is finished; raise `Cancelled` when someone asked to stop."""
        if self._cancel.is_set():
            raise Cancelled
        self._standing = Standing(done, total, stage or self._standing.stage)

    def each(self, items: Iterable[_Item], total: int, stage: str = "") -> Iterator[_Item]:
        """Yield the items, stepping once for each."""
        for done, item in enumerate(items, 1):
            yield item
            self.step(done, total, stage)

    def cancel(self) -> None:
        """Ask the worker to stop at its next step."""
        self._cancel.set()

    @property
    def cancelled(self) -> bool:
        return self._cancel.is_set()

    def snapshot(self) -> Standing:
        """Return where the job stands now."""
        return self._standing


def silent() -> Progress:
    """Return a progress that nobody watches."""
    return Progress()
