"""The dialog every dialog is: a title, a sentence, content, and buttons that say what they do."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.ui import icons
from app.ui.widgets.notice_strip import NoticeStrip
from app.ui.widgets.words import muted

_ICON_TONES = {"primary": "on_accent", "danger": "bad"}


class NamedDialog(QDialog):
    """Put content into `body` and add buttons by name; `chosen(name)` comes before the dialog closes.

    It opens with `open()` and answers by signal: the window behind it never stops working.
    """

    chosen = Signal(str)

    def __init__(self, title: str, lead: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setObjectName("dialog")
        heading = QLabel(title, self)
        heading.setObjectName("dialogTitle")
        self.notice = NoticeStrip(self)
        self.body = QVBoxLayout()
        self.body.setSpacing(8)
        self._buttons = QHBoxLayout()
        self._buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(10)
        column.addWidget(heading)
        if lead:
            column.addWidget(muted(lead, self))
        column.addWidget(self.notice)
        column.addLayout(self.body, 1)
        column.addLayout(self._buttons)

    def add_button(
        self, name: str, text: str, *, kind: str = "", icon: str = "", closes: bool = True
    ) -> QPushButton:
        """Add a button; one that does not close leaves the decision to whoever listens to `chosen`."""
        button = QPushButton(text, self)
        button.setObjectName(name)
        button.setProperty("kind", kind)
        button.setDefault(kind == "primary")
        button.setAutoDefault(kind == "primary")
        if icon:
            icons.put(button, icon, _ICON_TONES.get(kind, "text"))
        button.clicked.connect(lambda: self.choose(name, closes=closes))
        self._buttons.addWidget(button)
        return button

    def add_cancel(self, text: str = "") -> QPushButton:
        """Add the button that leaves everything as it was (Esc does the same)."""
        button = self.add_button("cancel", text or self.tr("取消"), closes=False)
        button.clicked.connect(self.reject)
        return button

    def choose(self, name: str, *, closes: bool = True) -> None:
        """Answer as if the button had been pressed."""
        self.chosen.emit(name)
        if closes:
            self.accept()

    def sizeHint(self) -> QSize:
        em = self.fontMetrics().horizontalAdvance("国")
        return super().sizeHint().expandedTo(QSize(em * 28, em * 8))


@dataclass(frozen=True, slots=True)
class Choice:
    """A button of a question: what it is called, what it says, how it looks."""

    name: str
    text: str
    kind: str = ""


def ask(
    parent: QWidget,
    title: str,
    text: str,
    choices: Sequence[Choice],
    answered: Callable[[str], object],
) -> NamedDialog:
    """Open a question with named buttons and 取消; `answered` gets the name of the chosen button."""
    dialog = NamedDialog(title, text, parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for choice in choices:
        dialog.add_button(choice.name, choice.text, kind=choice.kind)
    dialog.add_cancel()
    dialog.chosen.connect(lambda name: None if name == "cancel" else answered(name))
    dialog.open()
    return dialog
