"""Notices that nobody has touched the program for a while."""

import time

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow

_LOOK_MS = 10_000
_TOUCHES = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
    }
)


class IdleWatch(QObject):
    """`idle` once after so many minutes without key, mouse or touch; 0 minutes never.

    It listens to windows only: a filter over every object of the program would run Python for
    every event there is.
    """

    idle = Signal()

    def __init__(self, app: QGuiApplication, minutes: int, parent: QObject) -> None:
        super().__init__(parent)
        self._touched = time.monotonic()
        self._said = False
        self._limit = minutes * 60
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self.look)
        app.focusWindowChanged.connect(self._watch)
        self.set_minutes(minutes)

    def set_minutes(self, minutes: int) -> None:
        """Change how long is a while."""
        self._limit = minutes * 60
        if minutes:
            self._timer.start()
        else:
            self._timer.stop()

    def look(self, now: float | None = None) -> None:
        """Compare with the clock."""
        quiet = (time.monotonic() if now is None else now) - self._touched
        if self._limit and quiet >= self._limit and not self._said:
            self._said = True
            self.idle.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _TOUCHES:
            self._touched = time.monotonic()
            self._said = False
        return super().eventFilter(watched, event)

    def _watch(self, window: QWindow | None) -> None:
        if window is not None:
            # Installing again only moves the filter to the front; Qt forgets it with the window.
            window.installEventFilter(self)
