"""What an empty page says: why it is empty, and the first thing to do."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from app.ui import icons
from app.ui.widgets.action_button import ActionButton
from app.ui.widgets.words import heading, muted


class EmptyState(QWidget):
    """A picture, a sentence, a hint and a button, in the middle of the free space."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture = QLabel(self)
        self._picture.setProperty("iconEdge", 48)
        self._title = heading(self.tr("这里还没有内容"), self)
        self._hint = muted("", self)
        self._button: ActionButton | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 12, 0, 12)
        self._column.addStretch(2)
        for label in (self._picture, self._title, self._hint):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            self._column.addWidget(label)
        self._column.addStretch(3)
        icons.put(self._picture, "inbox", "muted")

    def explain(self, title: str, hint: str, action: QAction | None = None, *, icon: str = "inbox") -> None:
        """Say why there is nothing, and offer the first action."""
        icons.put(self._picture, icon, "muted")
        self._title.setText(title)
        self._hint.setText(hint)
        if self._button:
            self._button.deleteLater()
            self._button = None
        if action:
            self._button = ActionButton(action, self, kind="primary")
            self._column.insertWidget(4, self._button, 0, Qt.AlignmentFlag.AlignHCenter)

    def text(self) -> str:
        """Return the sentence shown."""
        return self._title.text()
