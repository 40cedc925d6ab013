"""The top of a page: where one is, how many there are, and what can be done."""

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from app.ui.widgets.action_row import ActionRow
from app.ui.widgets.words import StatusLabel


class PageHeader(QWidget):
    """Title and count on the left, a status beside them, actions on the right."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title_text = title
        self._title = QLabel(title, self)
        self._title.setObjectName("pageTitle")
        self._title.setMinimumWidth(1)
        self._title.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.status = StatusLabel(self, chip=True)
        self._actions = ActionRow(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self._title)
        row.addWidget(self.status)
        row.addStretch(1)
        row.addWidget(self._actions)

    def set_title(self, title: str) -> None:
        """Name the page or the thing that is open in it."""
        self._title_text = title
        self._title.setText(title)

    def show_count(self, count: int, unit: str) -> None:
        """Show how many there are, beside the title."""
        self._title.setText(f"{self._title_text}  {count:,} {unit}")

    def title(self) -> str:
        """Return the title with its count, as shown."""
        return self._title.text()

    def add(self, action: QAction) -> QAction:
        """Show an action as the next button; the first one is the last to go into 更多."""
        return self._actions.add(action)
