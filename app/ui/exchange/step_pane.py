"""Guided steps: where one is, the present step, and the buttons that lead on."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.ui.actions import action, set_usable
from app.ui.tokens import Tone
from app.ui.widgets.action_button import ActionButton
from app.ui.widgets.folding import scrolled
from app.ui.widgets.notice_strip import NoticeStrip
from app.ui.widgets.step_header import StepHeader
from app.ui.widgets.words import muted


class StepPane(QWidget):
    """A header of steps, a notice, the content of the step in front, and a row of buttons."""

    def __init__(self, steps: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.steps = StepHeader(steps, self)
        self.notice = NoticeStrip(self)
        self._stack = QStackedWidget(self)
        self._hint = muted("", self)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(6)
        self._buttons.addWidget(self._hint, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for widget in (self.steps, self.notice):
            column.addWidget(widget)
        column.addWidget(self._stack, 1)
        column.addLayout(self._buttons)

    def add_page(self) -> QVBoxLayout:
        """Add the content of another step and return where to put it."""
        page = QWidget(self)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self._stack.addWidget(scrolled(page, self))
        return column

    def add_step_action(
        self, name: str, words: str, slot: Callable[[], object], *, icon: str = "", kind: str = ""
    ) -> QAction:
        """Add a button to the row at the bottom."""
        made = action(self, name, words, slot, icon=icon, kind=kind)
        self._buttons.addWidget(ActionButton(made, self), 0, Qt.AlignmentFlag.AlignRight)
        return made

    def go_to(self, step: int, *, page: int) -> None:
        """Mark a step as the present one and bring its content to the front."""
        self.steps.go_to(step)
        self._stack.setCurrentIndex(page)

    def say(self, tone: Tone, text: str) -> None:
        """Show one sentence above the step; an empty one takes it away."""
        self.notice.show_notice(tone, text)

    def hint(self, text: str) -> None:
        """Say a quiet word beside the buttons."""
        self._hint.setText(text)

    def offer(self, target: QAction, *, shown: bool, reason: str | None = None) -> None:
        """Show a button or not; one that is not shown cannot be used by key either."""
        target.setVisible(shown)
        set_usable(target, reason if shown else self.tr("这一步用不到"))
