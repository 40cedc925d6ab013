"""Room for a few lines of text; Tab leaves it, and it is as high as its lines in any font size."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

_FRAME = 14


class Writing(QPlainTextEdit):
    """`lines` high; where room is short `least` lines."""

    def __init__(self, name: str, lines: int, parent: QWidget | None = None, *, least: int = 0) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._lines, self._least = lines, least or lines
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def _fit(self) -> None:
        line = self.fontMetrics().lineSpacing()
        self.setMinimumHeight(line * self._least + _FRAME)
        self.setMaximumHeight(line * self._lines + _FRAME)
