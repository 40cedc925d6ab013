"""Everything known of one teacher or school, to read; what can be done about it stands below."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from app.listings.history import HistoryLine
from app.ui.dialogs.named_dialog import NamedDialog
from app.ui.widgets.action_button import ActionButton
from app.ui.widgets.card import Card
from app.ui.widgets.folding import scrolled
from app.ui.widgets.words import muted

_COLUMNS = 2
_NOTHING = "—"


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing known: its name, what it is, and a key for what may change while the dialog is open."""

    title: str
    value: str
    key: str = ""


class DetailDialog(NamedDialog):
    """Facts in two columns, then whatever else is known, then the actions."""

    def __init__(self, title: str, lead: str, facts: Sequence[Fact], parent: QWidget) -> None:
        super().__init__(title, lead, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._values: dict[str, QLabel] = {}
        sheet = QWidget(self)
        self._column = QVBoxLayout(sheet)
        self._column.setContentsMargins(0, 0, 6, 0)
        self._column.setSpacing(10)
        self._column.addWidget(self._grid(facts, sheet))
        self._column.addStretch(1)
        self.body.addWidget(scrolled(sheet, self))

    def offer(self, target: QAction, *, closes: bool = True) -> ActionButton:
        """Show an action as a button; one that leads elsewhere closes the dialog first."""
        button = ActionButton(target, self)
        if closes:
            button.clicked.connect(self.accept)
        self._buttons.addWidget(button)
        return button

    def put(self, key: str, value: str) -> None:
        """Show another value of a fact."""
        self._values[key].setText(value or _NOTHING)

    def value(self, key: str) -> str:
        """Return the value of a fact as shown."""
        return self._values[key].text()

    def add_part(self, title: str, lines: Sequence[str], empty: str) -> None:
        """Add a part below, line by line; an empty one says why."""
        card = Card(title, self)
        for line in lines or [empty]:
            words = muted(line, card) if not lines else QLabel(line, card)
            words.setWordWrap(True)
            card.body.addWidget(words)
        self._column.insertWidget(self._column.count() - 1, card)

    def add_history(self, lines: Sequence[HistoryLine]) -> None:
        """Say below who changed what and when."""
        shown = [f"{_local(line.made_at)}　{line.by}　{line.title}" for line in lines]
        self.add_part(self.tr("变更记录"), shown, self.tr("没有变更记录。"))

    def sizeHint(self) -> QSize:
        em = self.fontMetrics().horizontalAdvance("国")
        return QSize(min(em * 52, 1000), min(em * 41, 530))

    def _grid(self, facts: Sequence[Fact], parent: QWidget) -> Card:
        card = Card("", parent)
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        rows = -(-len(facts) // _COLUMNS)
        for at, fact in enumerate(facts):
            column, row = divmod(at, rows)
            title = QLabel(fact.title, card)
            title.setProperty("kind", "muted")
            value = QLabel(fact.value or _NOTHING, card)
            value.setWordWrap(True)
            value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            value.setAccessibleName(f"{fact.title} {fact.value}")
            grid.addWidget(title, row, column * 2, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(value, row, column * 2 + 1)
            self._values[fact.key or fact.title] = value
        for column in range(_COLUMNS):
            grid.setColumnStretch(column * 2 + 1, 1)
        card.body.addLayout(grid)
        return card


def _local(made_at: str) -> str:
    return datetime.fromisoformat(made_at).astimezone().strftime("%Y-%m-%d %H:%M")
