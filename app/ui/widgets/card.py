"""A framed part of a page, and the small one with a figure on the first page."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from app.ui.tokens import Tone
from app.ui.widgets.words import heading, muted, restyle


class Card(QFrame):
    """A frame with an optional title; put content into `body`."""

    def __init__(self, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(12, 10, 12, 10)
        self.body.setSpacing(8)
        if title:
            self.body.addWidget(heading(title, self))


class FigureCard(Card):
    """A figure with its name and what it means; `opened` when clicked or Enter is pressed on it."""

    opened = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._name = name
        self._figure = QLabel("—", self)
        self._figure.setObjectName("figure")
        self._meaning = QLabel(self)
        self._meaning.setWordWrap(True)
        # Four of these stand in a row on the smallest screen: the words wrap, the row does not grow.
        self._meaning.setMinimumWidth(1)
        self.body.setSpacing(2)
        for label in (muted(name, self), self._figure, self._meaning):
            self.body.addWidget(label)
        self.setProperty("clickable", "true")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_figure(self, figure: str, tone: Tone, meaning: str) -> None:
        """Show the figure and the line under it."""
        self._figure.setText(figure)
        self._meaning.setText(f"{tone.symbol} {meaning}")
        restyle(self._meaning, "tone", str(tone))
        self.setAccessibleName(f"{self._name} {figure}，{meaning}")

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.opened.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.opened.emit()
        else:
            super().keyPressEvent(event)
