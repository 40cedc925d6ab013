"""A short word at the bottom of the window that goes away by itself, with 撤销 where that is possible."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

_SHORT_MS = 5000
_UNDO_MS = 10_000


class ToastBar(QFrame):
    """Floats over its parent; a new toast replaces the one before."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("toast")
        self._words = QLabel(self)
        self._button = QPushButton(self)
        self._button.setObjectName("toast_action")
        self._button.clicked.connect(self._use)
        self._do: Callable[[], object] | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 7, 8, 7)
        row.addWidget(self._words)
        row.addWidget(self._button)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.hide)
        self._over = parent
        parent.installEventFilter(self)
        self.hide()

    def say(self, text: str, *, word: str = "", do: Callable[[], object] | None = None) -> None:
        """Show a text, and a button when there is something to do about it."""
        self._words.setText(text)
        self.setAccessibleName(text)
        self._do = do
        self._button.setText(word)
        self._button.setVisible(do is not None)
        self._timer.start(_UNDO_MS if do else _SHORT_MS)
        self.show()
        self._place()
        self.raise_()

    def text(self) -> str:
        """Return the words shown last."""
        return self._words.text()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        self.adjustSize()
        room = self._over.rect()
        self.move((room.width() - self.width()) // 2, room.height() - self.height() - 20)

    def _use(self) -> None:
        self.hide()
        if self._do:
            self._do()
