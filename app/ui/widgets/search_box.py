"""A search box that asks when the typing pauses, and never while Chinese is being composed."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from app.ui import icons

_PAUSE_MS = 150


class SearchBox(QLineEdit):
    """`asked(text)` after 150 ms without a key, at once with Enter; `left_down` with the arrow to the table."""

    asked = Signal(str)
    left_down = Signal()

    def __init__(self, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("searchBox")
        self.setPlaceholderText(hint)
        self.setAccessibleName(self.tr("搜索"))
        self.setAccessibleDescription(hint)
        self.setClearButtonEnabled(True)
        lens = QAction(self)
        lens.setObjectName("searchLens")
        icons.put(lens, "search", "muted")
        self.addAction(lens, QLineEdit.ActionPosition.LeadingPosition)
        self._composing = False
        self._asked = ""
        self._pause = QTimer(self, interval=_PAUSE_MS, singleShot=True)
        self._pause.timeout.connect(self._ask)
        self.textChanged.connect(self._typed)
        self.returnPressed.connect(self._ask)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self._composing = bool(event.preeditString())
        super().inputMethodEvent(event)
        self._typed()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() == Qt.Key.Key_Down:
            self.left_down.emit()
        else:
            super().keyPressEvent(event)

    def _typed(self) -> None:
        if self._composing:
            self._pause.stop()
        else:
            self._pause.start()

    def _ask(self) -> None:
        self._pause.stop()
        text = self.text().strip()
        if not self._composing and text != self._asked:
            self._asked = text
            self.asked.emit(text)
