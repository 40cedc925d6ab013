"""What every step before the pages is: a card of fixed width with a title, words, content and buttons."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.ui import icons
from app.ui.widgets.card import Card
from app.ui.widgets.notice_strip import NoticeStrip
from app.ui.widgets.words import muted

_WIDTH_EM = 36
_ICON_TONES = {"primary": "on_accent", "link": "accent"}


class EntryStep(QWidget):
    """Put content into `body`; buttons stand in one row below it, the last one is the way on."""

    def __init__(self, title: str, lead: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.card = _WideCard(self)
        self.title = QLabel(title, self)
        self.title.setObjectName("dialogTitle")
        self.title.setWordWrap(True)
        self.lead = muted(lead, self)
        self.lead.setVisible(bool(lead))
        self.notice = NoticeStrip(self)
        self.body = QVBoxLayout()
        self.body.setSpacing(8)
        self.buttons = QHBoxLayout()
        for part in (self.title, self.lead, self.notice):
            self.card.body.addWidget(part)
        self.card.body.addLayout(self.body)
        self.card.body.addLayout(self.buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 12)
        # A row with springs, not an alignment: only so does the height follow the wrapped words.
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.card)
        row.addStretch(1)
        column.addStretch(2)
        column.addLayout(row)
        column.addStretch(3)

    def add_button(self, name: str, text: str, *, kind: str = "", icon: str = "") -> QPushButton:
        """Add a button to the row below; the row begins at the left until `stretch` is called."""
        button = QPushButton(text, self)
        button.setObjectName(name)
        button.setProperty("kind", kind)
        button.setAutoDefault(True)
        if icon:
            icons.put(button, icon, _ICON_TONES.get(kind, "text"))
        self.buttons.addWidget(button)
        return button

    def tab_order(self) -> list[QWidget]:
        """Return the places where the Tab key stops, in order; steps that care override it."""
        return []

    def explain(self, title: str, lead: str) -> None:
        """Change what stands on top."""
        self.title.setText(title)
        self.lead.setText(lead)
        self.lead.setVisible(bool(lead))


class _WideCard(Card):
    """As wide as a line that reads well."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("", parent)
        self.body.setContentsMargins(22, 18, 22, 18)
        self.body.setSpacing(12)

        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        self.setFixedWidth(self.fontMetrics().horizontalAdvance("国") * _WIDTH_EM)
