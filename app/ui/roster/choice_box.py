"""A list to choose from in which one may also type: part of a name finds it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QLineEdit, QWidget

_SHOWN_AT_ONCE = 14


class ChoiceBox(QComboBox):
    """Words with the values behind them. What is typed and not in the list stays, for the check to judge."""

    def __init__(
        self, choices: Sequence[tuple[str, str]], parent: QWidget | None = None, *, width: int = 8
    ) -> None:
        super().__init__(parent)
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setMaxVisibleItems(_SHOWN_AT_ONCE)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(width)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        completer = self.completer()
        assert completer is not None
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        self.show_choices(choices)

    def show_choices(self, choices: Sequence[tuple[str, str]]) -> None:
        """Offer these pairs of value and words, keeping the present one where it is still offered."""
        kept = self.currentData()
        self.blockSignals(True)
        self.clear()
        for value, words in choices:
            self.addItem(words, value)
        self.setCurrentIndex(max(self.findData(kept), 0))
        self.blockSignals(False)

    def choose(self, value: str) -> None:
        """Choose by value; an unknown one is shown as it is."""
        at = self.findData(value)
        if at >= 0:
            self.setCurrentIndex(at)
        else:
            self.setCurrentText(value)

    def chosen(self) -> str | None:
        """Return the value behind the words shown, or None when they are in no list."""
        at = self.findText(self.currentText().strip(), Qt.MatchFlag.MatchExactly)
        return str(self.itemData(at)) if at >= 0 else None

    def line(self) -> QLineEdit:
        """Return the field one types into."""
        line = self.lineEdit()
        assert line is not None
        return line

    def wheelEvent(self, event: QWheelEvent) -> None:
        # Whoever scrolls a form must not thereby change what is chosen in it.
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()
