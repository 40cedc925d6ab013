"""How far a long job is: count, percent beside the bar, time left after three seconds, and a way to stop."""

import time

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QProgressBar, QPushButton, QSizePolicy, QWidget

from app import messages
from app.progress import Standing
from app.ui import icons
from app.ui.runner import Task
from app.ui.widgets.words import heading, muted

_GUESS_AFTER_S = 3.0
# Stages that count bytes; everything else counts things.
_BYTES = frozenset({"stick"})


class ProgressPanel(QWidget):
    """Watches one task at a time. `stopped` when the person pressed 取消."""

    stopped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._task: Task | None = None
        self._began = 0.0
        self._title = heading("", self)
        self._bar = QProgressBar(self)
        self._bar.setTextVisible(False)
        self._percent = QLabel(self)
        self._count = QLabel(self)
        self._time = muted("", self)
        self._cancel = QPushButton(self.tr("取消"), self)
        self._cancel.setObjectName("cancel_job")
        icons.put(self._cancel, "x")
        self._cancel.clicked.connect(self._stop)
        self._lay_out()

    def watch(self, task: Task, title: str) -> None:
        """Show a task until it ends."""
        self._task = task
        self._began = time.monotonic()
        self._title.setText(title)
        self._bar.setAccessibleName(title)
        self._cancel.setEnabled(True)
        self._cancel.setToolTip("")
        self.show_standing(Standing())
        task.progressed.connect(self.show_standing)
        task.ended.connect(self._ended)

    def show_standing(self, standing: Standing) -> None:
        """Show where the work stands; without a total the bar only moves."""
        self._bar.setRange(0, 1000 if standing.total else 0)
        if not standing.total:
            self._percent.setText("")
            self._count.setText(stage_words(standing.stage))
            self._time.setText("")
            return
        share = min(standing.done / standing.total, 1.0)
        self._bar.setValue(round(share * 1000))
        self._percent.setText(f"{share:.0%}")
        self._count.setText(f"{stage_words(standing.stage)}  {_counted(standing)}".strip())
        self._time.setText(self._time_left(share, time.monotonic() - self._began))

    def _time_left(self, share: float, spent: float) -> str:
        words = self.tr("已用 {spent}").format(spent=clock(spent))
        if spent < _GUESS_AFTER_S or not 0 < share < 1:
            return words
        left = clock(spent / share - spent)
        return words + self.tr("，预计还需 {left}").format(left=left)

    def _stop(self) -> None:
        if self._task:
            self._task.cancel()
            self._cancel.setEnabled(False)
            self._cancel.setToolTip(self.tr("正在停下，数据不会改变"))
            self.stopped.emit()

    def _ended(self) -> None:
        self._task = None
        self._cancel.setEnabled(False)
        self._cancel.setToolTip(self.tr("已经结束"))

    def _lay_out(self) -> None:
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.addWidget(self._title, 0, 0, 1, 2)
        grid.addWidget(self._bar, 1, 0)
        grid.addWidget(self._percent, 1, 1)
        grid.addWidget(self._count, 2, 0, 1, 2)
        grid.addWidget(self._time, 3, 0)
        grid.addWidget(self._cancel, 3, 1)
        grid.setColumnStretch(0, 1)


def clock(seconds: float) -> str:
    """Return minutes and seconds: 01:23."""
    whole = max(0, round(seconds))
    return f"{whole // 60:02d}:{whole % 60:02d}"


def stage_words(stage: str) -> str:
    """Return the name of a stage in words; a worker that speaks in words already is left alone."""
    return messages.table().get(f"progress.{stage}", stage)


def _counted(standing: Standing) -> str:
    if standing.stage in _BYTES:
        return f"{standing.done / 1_000_000:,.1f} / {standing.total / 1_000_000:,.1f} MB"
    return f"{standing.done:,} / {standing.total:,}"
