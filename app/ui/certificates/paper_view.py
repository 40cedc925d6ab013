"""A paper on the screen: as wide as its place or larger, drawn for the pixels at hand."""

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QPixmap, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

ZOOMS = (1.0, 1.5, 2.0, 3.0)
_PAUSE_MS = 80


class PaperView(QScrollArea):
    """Shows a picture or words in its place, under what else is said.

    `wanted(pixels)` asks for the picture in another width.
    """

    wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None, *above: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("paper")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setMinimumSize(120, 80)
        self._sheet = QLabel(self)
        self._sheet.setObjectName("paperSheet")
        self._sheet.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._sheet.setWordWrap(True)
        content = QWidget(self)
        content.setObjectName("scrolled")
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        for one in above:
            column.addWidget(one)
        column.addWidget(self._sheet, 1)
        self.setWidget(content)
        self._picture = QImage()
        self._zoom = 0
        self._pause = QTimer(self, interval=_PAUSE_MS, singleShot=True)
        self._pause.timeout.connect(lambda: self.wanted.emit(self.pixels()))

    def pixels(self) -> int:
        """Return how many pixels of the screen the paper should be wide."""
        return max(round(self._logical_width() * self.devicePixelRatioF()), 1)

    def show_picture(self, picture: QImage) -> None:
        """Show a picture; until a sharper one arrives it is scaled to its place."""
        self._picture = picture
        self._fit()

    def show_words(self, text: str) -> None:
        """Show words where there is no picture."""
        self._picture = QImage()
        self._sheet.setPixmap(QPixmap())
        self._sheet.setMinimumSize(0, 0)
        self._sheet.setText(text)

    def shows_picture(self) -> bool:
        return not self._picture.isNull()

    def zoom(self) -> float:
        """Return how much wider than its place the paper is."""
        return ZOOMS[self._zoom]

    def zoom_by(self, steps: int) -> None:
        """Go to a larger or smaller size; none at all means the width of the place."""
        self._zoom = min(max(self._zoom + steps, 0), len(ZOOMS) - 1) if steps else 0
        self._fit()
        self._pause.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
        self._pause.start()

    def _logical_width(self) -> int:
        return int((self.width() - self.verticalScrollBar().sizeHint().width() - 2) * self.zoom())

    def _fit(self) -> None:
        if self._picture.isNull():
            return
        wanted = self.pixels()
        shown = self._picture
        if abs(shown.width() - wanted) > 1:
            shown = shown.scaledToWidth(wanted, Qt.TransformationMode.SmoothTransformation)
        pixmap = QPixmap.fromImage(shown)
        pixmap.setDevicePixelRatio(self.devicePixelRatioF())
        self._sheet.setPixmap(pixmap)
        self._sheet.setMinimumSize(pixmap.deviceIndependentSize().toSize() if self._zoom else QSize(0, 0))
