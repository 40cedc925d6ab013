"""The strip under a table: how many rows there are, what the marked ones add up to, and what can be done with them."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QWidget

from app.listings.listing import Listing
from app.ui.runner import Runner
from app.ui.tables.column import Column
from app.ui.tables.table_view import TableView
from app.ui.widgets.action_row import ActionRow

_MOST_ADDED_UP = 2000


@dataclass(frozen=True, slots=True)
class ColumnSum:
    """What the marked rows add up to in one column."""

    title: str
    total: Decimal
    mean: Decimal


class SelectionBar(QFrame):
    """Follows one table. `unit` is the counting word: 人, 条, 份."""

    def __init__(
        self, table: TableView, runner: Runner, listing: Listing[Any, Any], *, unit: str, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setObjectName("selectionBar")
        self._table = table
        self._runner = runner
        self._listing = listing
        self._unit = unit
        self._words = QLabel(self)
        self._words.setObjectName("selectionWords")
        self._words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._actions = ActionRow(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 5, 6, 5)
        row.addWidget(self._words, 1)
        row.addWidget(self._actions)
        table.chosen.connect(self._describe)

    def add(self, target: QAction) -> QAction:
        """Offer an action on the marked rows."""
        self._actions.add(target)
        return target

    def text(self) -> str:
        """Return the words shown."""
        return self._words.text()

    def _describe(self) -> None:
        keys = self._table.selected_keys()
        if not keys:
            count = f"{self._table.model.rowCount():,}"
            self._words.setText(self.tr("共 {count} {unit}").format(count=count, unit=self._unit))
            return
        self._words.setText(self._marked(len(keys)))
        columns = tuple(column for column in self._table.model.columns if column.number)
        if columns and 1 < len(keys) <= _MOST_ADDED_UP:
            task = self._runner.latest(f"sum-{id(self)}", added_up, self._listing, columns, keys)
            task.succeeded.connect(self._show_sums)

    def _show_sums(self, sums: list[ColumnSum]) -> None:
        parts = [self._marked(len(self._table.selected_keys()))]
        parts += [
            self.tr("{title}合计 {total} · 平均 {mean}").format(title=s.title, total=s.total, mean=s.mean)
            for s in sums
        ]
        self._words.setText(" · ".join(parts))

    def _marked(self, count: int) -> str:
        return self.tr("已选 {count} {unit}").format(count=f"{count:,}", unit=self._unit)


def added_up(
    listing: Listing[Any, Any], columns: tuple[Column[Any], ...], keys: list[str]
) -> list[ColumnSum]:
    """Return sum and mean of each numeric column over rows; empty cells do not count."""
    rows = listing.rows(keys)
    sums = []
    for column in columns:
        values = [
            Decimal(value) for row in rows if column.number and (value := column.number(row)) is not None
        ]
        if values:
            mean = (sum(values, Decimal(0)) / len(values)).quantize(Decimal("0.1"))
            sums.append(ColumnSum(column.title, sum(values, Decimal(0)), mean))
    return sums
