"""Work off the main thread: three small queues of the standard library, answered on the main thread.

Reads run two at a time, writes one after the other, long jobs one after the other. There is no
QThread and no processEvents: a worker never touches Qt beyond knocking on one mailbox.
"""

from collections import deque
from collections.abc import Callable
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor
from typing import Any, ParamSpec, TypeVar

from PySide6.QtCore import SIGNAL, QObject, Qt, QTimer, Signal, Slot

from app.errors import Cancelled
from app.progress import Progress, Standing

_POLL_MS = 100

_Asked = ParamSpec("_Asked")
_Answer = TypeVar("_Answer")


class Task(QObject):
    """One piece of work. `progressed` any number of times, then exactly one of the three ends.

    All signals arrive on the main thread. A read that was cancelled or overtaken ends in
    `cancelled` even when its answer came in; a write or job that finished before it saw the wish
    to stop ends in `succeeded`, because the data has changed.
    """

    progressed = Signal(object)
    succeeded = Signal(object)
    failed = Signal(object)
    cancelled = Signal()
    ended = Signal()

    def __init__(self, parent: QObject, *, drops_answer: bool, progress: Progress | None = None) -> None:
        super().__init__(parent)
        self.progress = progress
        self._drops_answer = drops_answer
        self._wish_to_stop = False
        self._key = ""
        self._future: Future[Any] | None = None
        self._last = Standing()

    def cancel(self) -> None:
        """Ask the work to stop; the end still arrives by signal."""
        self._wish_to_stop = True
        if self.progress:
            self.progress.cancel()
        if self._future:
            self._future.cancel()

    def then(
        self, succeeded: Callable[[Any], object], failed: Callable[[Exception], object] | None = None
    ) -> "Task":
        """Connect the answer, and the failure when the caller has something better to say than the program."""
        self.succeeded.connect(succeeded)
        if failed:
            self.failed.connect(failed)
        return self

    def look(self) -> None:
        """Tell the watchers where the work stands when that is news."""
        if self.progress and (now := self.progress.snapshot()) != self._last:
            self._last = now
            self.progressed.emit(now)


class Runner(QObject):
    """Owns the queues. `unanswered` carries a failure that nobody connected to; `idle` says that all work has ended."""

    unanswered = Signal(object)
    idle = Signal()
    _knocked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._readers = ThreadPoolExecutor(2, "reader")
        self._writer = ThreadPoolExecutor(1, "writer")
        self._jobs = ThreadPoolExecutor(1, "job")
        self._live: dict[Future[Any], Task] = {}
        self._newest: dict[str, Task] = {}
        self._done: deque[Future[Any]] = deque()
        self._closed = False
        self._timer = QTimer(self, interval=_POLL_MS)
        self._timer.timeout.connect(self._poll)
        self._knocked.connect(self._empty_mailbox, Qt.ConnectionType.QueuedConnection)

    @property
    def busy(self) -> bool:
        """Whether any work has not ended yet."""
        return bool(self._live)

    def read(self, fn: Callable[_Asked, _Answer], *args: _Asked.args, **kwargs: _Asked.kwargs) -> Task:
        """Ask for something that changes nothing."""
        return self._start(self._readers, Task(self, drops_answer=True), fn, args, kwargs)

    def write(self, fn: Callable[_Asked, _Answer], *args: _Asked.args, **kwargs: _Asked.kwargs) -> Task:
        """Do a use case; writes wait for one another."""
        return self._start(self._writer, Task(self, drops_answer=False), fn, args, kwargs)

    def job(self, fn: Callable[..., _Answer], *args: Any, **kwargs: Any) -> Task:
        """Do long work that reports and can be stopped; `progress=` is given to it."""
        progress = Progress()
        task = Task(self, drops_answer=False, progress=progress)
        self._timer.start()
        return self._start(self._jobs, task, fn, args, kwargs | {"progress": progress})

    def latest(
        self, key: str, fn: Callable[_Asked, _Answer], *args: _Asked.args, **kwargs: _Asked.kwargs
    ) -> Task:
        """Read, and drop an earlier reading of the same key that has not been answered."""
        if earlier := self._newest.get(key):
            earlier.cancel()
        task = self.read(fn, *args, **kwargs)
        task._key = key
        self._newest[key] = task
        return task

    def close(self) -> None:
        """Stop what can be stopped, wait for the rest, and deliver every end."""
        if self._closed:
            return
        self._closed = True
        for task in list(self._live.values()):
            task.cancel()
        for queue in (self._readers, self._writer, self._jobs):
            queue.shutdown(wait=True, cancel_futures=True)
        self._empty_mailbox()
        self._timer.stop()

    def _start(
        self, queue: ThreadPoolExecutor, task: Task, fn: Callable[..., Any], args: Any, kwargs: Any
    ) -> Task:
        if self._closed:
            # A timer that fires while the program ends finds nobody at work: its task never begins.
            task.deleteLater()
            return task
        future = queue.submit(fn, *args, **kwargs)
        task._future = future
        self._live[future] = task
        future.add_done_callback(self._knock)
        return task

    def _knock(self, future: Future[Any]) -> None:
        # Runs on the worker (or on the caller's thread when the work never began).
        self._done.append(future)
        if not self._closed:
            self._knocked.emit()

    @Slot()
    def _empty_mailbox(self) -> None:
        while self._done:
            future = self._done.popleft()
            self._deliver(future, self._live.pop(future))
        if not self._live:
            self._timer.stop()
            self.idle.emit()

    def _deliver(self, future: Future[Any], task: Task) -> None:
        if self._newest.get(task._key) is task:
            del self._newest[task._key]
        task.look()
        error = CancelledError() if future.cancelled() else future.exception()
        if isinstance(error, (CancelledError, Cancelled)) or (task._wish_to_stop and task._drops_answer):
            task.cancelled.emit()
        elif error is None:
            task.succeeded.emit(future.result())
        elif task.receivers(SIGNAL("failed(PyObject)")):
            task.failed.emit(error)
        else:
            task.failed.emit(error)
            self.unanswered.emit(error)
        task.ended.emit()
        task.deleteLater()

    @Slot()
    def _poll(self) -> None:
        for task in list(self._live.values()):
            task.look()
