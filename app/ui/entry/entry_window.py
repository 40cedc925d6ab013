"""The window before the pages: one step in front, the program's name above it."""

from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from app.ui import icons
from app.ui.actions import action
from app.ui.entry.entry_step import EntryStep
from app.ui.entry.new_office_view import NewOfficeView
from app.ui.entry.recovery_view import RecoveryView
from app.ui.entry.sample_view import SampleView
from app.ui.entry.sign_in_view import SignInView
from app.ui.entry.welcome_view import WelcomeView
from app.ui.theme import Theme
from app.ui.widgets.folding import scrolled
from app.ui.widgets.words import heading


class EntryWindow(QWidget):
    """Shows one step at a time. `leaving` when it is closed; whoever listens may hold it open."""

    leaving = Signal()

    def __init__(self, theme: Theme, documents: Path) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle(self.tr("研修簿"))
        self.welcome = WelcomeView(self)
        self.sign_in = SignInView(self)
        self.new_office = NewOfficeView(documents, self)
        self.recovery = RecoveryView(self)
        self.sample = SampleView(self)
        self._stack = QStackedWidget(self)
        for step in self.steps():
            area = scrolled(step, self)
            area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self._stack.addWidget(area)
            # Only now: moving a step into its area takes its parts out of the order they were made in.
            for before, after in pairwise(step.tab_order()):
                QWidget.setTabOrder(before, after)
        self._add_font_keys(theme)
        self._lay_out()

    def steps(self) -> tuple[EntryStep, ...]:
        """Return every step there is."""
        return self.welcome, self.sign_in, self.new_office, self.recovery, self.sample

    def go_to(self, step: EntryStep) -> None:
        """Bring a step to the front."""
        self._stack.setCurrentIndex(self.steps().index(step))
        if self.focusWidget() is None or not step.isAncestorOf(self.focusWidget()):
            step.setFocus()
            step.focusNextChild()

    def step(self) -> EntryStep:
        """Return the step in front."""
        return self.steps()[self._stack.currentIndex()]

    def sizeHint(self) -> QSize:
        em = self.fontMetrics().horizontalAdvance("国")
        wanted = QSize(em * 70, em * 48)
        return wanted.boundedTo(self.screen().availableSize())

    def closeEvent(self, event: QCloseEvent) -> None:
        # Whoever opened this window knows what else is open, and ends the program.
        event.ignore()
        self.leaving.emit()

    def _add_font_keys(self, theme: Theme) -> None:
        for name, words, keys, slot in (
            ("entry_larger", self.tr("放大字号"), "Ctrl++ | Ctrl+=", theme.larger),
            ("entry_smaller", self.tr("缩小字号"), "Ctrl+-", theme.smaller),
        ):
            self.addAction(action(self, name, words, slot, keys=keys))

    def _lay_out(self) -> None:
        mark = QLabel(self)
        mark.setProperty("iconEdge", 28)
        icons.put(mark, "book", "accent")
        top = QHBoxLayout()
        top.setContentsMargins(14, 10, 14, 0)
        top.addWidget(mark)
        top.addWidget(heading(self.tr("研修簿"), self))
        top.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(top)
        column.addWidget(self._stack, 1)
