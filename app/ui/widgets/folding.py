"""Two parts side by side where there is room, as tabs where there is not; and content that scrolls."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSplitter, QStackedLayout, QTabWidget, QWidget

_FOLD_BELOW_EM = 75


class Folding(QWidget):
    """Shows both parts in a splitter above so many characters of width, otherwise one tab each."""

    def __init__(
        self,
        left: tuple[str, QWidget],
        right: tuple[str, QWidget],
        parent: QWidget | None = None,
        *,
        shares: tuple[int, int] = (1, 1),
        fold_below: int = _FOLD_BELOW_EM,
    ) -> None:
        super().__init__(parent)
        self._fold_below = fold_below
        self._parts = (left, right)
        self._shares = shares
        self._splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setHandleWidth(10)
        self._moved = False
        self._splitter.splitterMoved.connect(self._hold)
        self._tabs = QTabWidget(self)
        self._tabs.setDocumentMode(True)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._splitter)
        self._stack.addWidget(self._tabs)
        self._folded: bool | None = None
        self._fold(folded=False)

    @property
    def folded(self) -> bool:
        """Whether the parts are tabs now."""
        return bool(self._folded)

    def show_part(self, part: int) -> None:
        """Bring a part to the front when the parts are tabs."""
        self._tabs.setCurrentIndex(part)

    def minimumSizeHint(self) -> QSize:
        wide = max(widget.minimumSizeHint().width() for _, widget in self._parts)
        high = max(widget.minimumSizeHint().height() for _, widget in self._parts)
        return QSize(wide + 8, high + self._tabs.tabBar().sizeHint().height() + 8)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold(folded=self.width() < self._fold_width())
        self._share_out()

    def _fold_width(self) -> int:
        needed = sum(widget.minimumSizeHint().width() for _, widget in self._parts)
        return max(needed + 10, self._fold_below * self.fontMetrics().horizontalAdvance("国"))

    def _share_out(self) -> None:
        """Give each part its share of the width, until the person has moved the border."""
        if not self._folded and not self._moved:
            whole = sum(self._shares)
            self._splitter.setSizes([self.width() * share // whole for share in self._shares])

    def _hold(self) -> None:
        self._moved = True

    def _fold(self, *, folded: bool) -> None:
        if folded == self._folded:
            return
        self._folded = folded
        for at, (title, widget) in enumerate(self._parts):
            if folded:
                self._tabs.addTab(widget, title)
            else:
                self._splitter.addWidget(widget)
                widget.show()
                self._splitter.setStretchFactor(at, self._shares[at])
        self._stack.setCurrentWidget(self._tabs if folded else self._splitter)


def scrolled(content: QWidget, parent: QWidget | None = None) -> QScrollArea:
    """Return the content in an area that scrolls instead of asking for more room than the screen has."""
    area = QScrollArea(parent)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    content.setObjectName(content.objectName() or "scrolled")
    area.setWidget(content)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
    return area
