"""The budget: a few lines of what for and how much, with their sum."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.domain.snapshot import BudgetLine
from app.domain.units import from_hundredths, plain
from app.ui import look
from app.ui.actions import action, set_usable
from app.ui.plans.entry import Unreadable, read_money
from app.ui.tokens import Tone
from app.ui.widgets.action_button import ActionButton

_LINES_SHOWN = 3


class BudgetField(QWidget):
    """Lines of item and amount; an amount that cannot be read stays as typed and is named."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._frozen = ""
        self._quiet = False
        self.table = QTableWidget(0, 2, self)
        self.table.setObjectName("budget_table")
        self.table.setAccessibleName(self.tr("经费预算"))
        self.table.setHorizontalHeaderLabels([self.tr("用途"), self.tr("金额（元）")])
        self.table.verticalHeader().hide()
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.table.setTabKeyNavigation(False)
        self._sum = QLabel(self)
        self._add = action(self, "add_budget", self.tr("加一项"), self._add_line, icon="plus")
        self._drop = action(self, "delete_budget", self.tr("删除"), self._delete, icon="trash")
        row = QHBoxLayout()
        row.addWidget(self._sum, 1)
        for entry in (self._add, self._drop):
            row.addWidget(ActionButton(entry, self, kind="flat"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.table)
        column.addLayout(row)
        self.setFocusProxy(self.table)
        self.table.itemChanged.connect(self._item_changed)
        self.table.currentCellChanged.connect(lambda *_: self._follow())
        self._fit()
        self._follow()

    def budget(self) -> tuple[BudgetLine, ...]:
        """Return the lines that say something; an amount that cannot be read counts as nothing yet."""
        lines = []
        for row in range(self.table.rowCount()):
            item, fen = self._text(row, 0), read_money(self._text(row, 1))
            amount = fen if isinstance(fen, int) else 0
            if item or amount:
                lines.append(BudgetLine(item, amount))
        return tuple(lines)

    def unreadable(self) -> str:
        """Return what is wrong with the first amount that cannot be read, or an empty text."""
        read = (read_money(self._text(row, 1)) for row in range(self.table.rowCount()))
        return next((found.sentence for found in read if isinstance(found, Unreadable)), "")

    def show_budget(self, lines: tuple[BudgetLine, ...]) -> None:
        """Show the lines of a plan."""
        self._quiet = True
        self.table.setRowCount(0)
        for line in lines:
            self._append(line.item, plain(from_hundredths(line.fen)))
        self._quiet = False
        self._fit()
        self._follow()

    def set_frozen(self, reason: str) -> None:
        """Let it be changed, or say why not."""
        self._frozen = reason
        triggers = QTableWidget.EditTrigger
        self.table.setEditTriggers(
            triggers.NoEditTriggers
            if reason
            else triggers.DoubleClicked | triggers.AnyKeyPressed | triggers.EditKeyPressed
        )
        self._follow()

    def _text(self, row: int, column: int) -> str:
        item = self.table.item(row, column)
        return item.text().strip() if item else ""

    def _append(self, item: str, amount: str) -> None:
        row = self.table.rowCount()
        self.table.insertRow(row)
        self.table.setItem(row, 0, QTableWidgetItem(item))
        cell = QTableWidgetItem(amount)
        cell.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.table.setItem(row, 1, cell)

    def _add_line(self) -> None:
        self._quiet = True
        self._append("", "")
        self._quiet = False
        self._fit()
        row = self.table.rowCount() - 1
        self.table.setCurrentCell(row, 0)
        self.table.edit(self.table.model().index(row, 0))
        self._follow()

    def _delete(self) -> None:
        self.table.removeRow(self.table.currentRow())
        self._fit()
        self._item_changed()

    def _item_changed(self, *_: object) -> None:
        if self._quiet:
            return
        self._follow()
        self.changed.emit()

    def _follow(self) -> None:
        self._quiet = True
        for row in range(self.table.rowCount()):
            wrong = isinstance(read_money(self._text(row, 1)), Unreadable)
            if cell := self.table.item(row, 1):
                cell.setForeground(look.colour(Tone.BAD if wrong else "text"))
        self._quiet = False
        total = sum(line.fen for line in self.budget())
        self._sum.setText(self.tr("合计 {total} 元").format(total=plain(from_hundredths(total))))
        set_usable(self._add, self._frozen or None)
        none = None if self.table.currentRow() >= 0 else self.tr("先点选一项")
        set_usable(self._drop, self._frozen or none)

    def _fit(self) -> None:
        high = round(self.fontMetrics().height() * 1.45)
        self.table.verticalHeader().setDefaultSectionSize(high)
        lines = min(max(self.table.rowCount(), 1), _LINES_SHOWN + 3)
        self.table.setFixedHeight(self.table.horizontalHeader().sizeHint().height() + lines * high + 4)
        self.table.setColumnWidth(1, self.fontMetrics().horizontalAdvance("国") * 8)
