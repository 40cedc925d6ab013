"""One list of the page: filters, table, and what can be done with the rows that are marked."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.listings.listing import Listing
from app.ui.actions import action, set_usable
from app.ui.desk import Desk
from app.ui.roster.filter_bar import FilterBar
from app.ui.tables.column import Column
from app.ui.tables.selection_bar import SelectionBar
from app.ui.tables.table_view import TableView


class ListTab(QWidget):
    """`open_asked`, `edit_asked` with the key of a row."""

    open_asked = Signal(object)
    edit_asked = Signal(str)

    def __init__(
        self,
        name: str,
        title: str,
        unit: str,
        listing: Listing[Any, Any],
        columns: Sequence[Column[Any]],
        hint: str,
        desk: Desk,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.title, self.unit = title, unit
        self.filters = FilterBar(hint, self)
        self.table = TableView(
            name, title, listing, columns, runner=desk.runner, memory=desk.memory, ticks=True, parent=self
        )
        # Less than the words of an empty list: at the largest font the page must still fit a small screen.
        self.table.setMinimumHeight(96)
        self.bar = SelectionBar(self.table, desk.runner, listing, unit=unit, parent=self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.filters)
        column.addWidget(self.table, 1)
        column.addWidget(self.bar)
        self._single: dict[QAction, str | None] = {}
        self.copy_rows = action(
            self, f"copy_{name}", self.tr("复制到 Excel (Ctrl+C)"), self.table.copy_with_titles, icon="copy"
        )
        self.open_row = self._offer(f"open_{name}", self.tr("打开"), self._open, "eye")
        self.edit_row = self._offer(f"edit_{name}", self.tr("编辑…"), self._edit, "edit")
        self.clear = action(
            self, f"clear_{name}_filters", self.tr("清除筛选"), self.filters.clear, icon="filter"
        )
        self.table.counted.connect(lambda _count: self._follow_filters())
        self._follow_filters()
        self.filters.search.left_down.connect(self.table.setFocus)
        self.table.opened.connect(self.open_asked)
        self.table.chosen.connect(self.follow_selection)

    def offer_copy(self) -> None:
        """Offer copying last: it also works for many rows."""
        self.bar.add(self.copy_rows)
        self.follow_selection()

    def offer_single(self, target: QAction) -> QAction:
        """Offer an action on one row, in the bar and in the menu of the rows."""
        self._single[target] = None
        self.table.add_menu_action(target)
        self.bar.add(target)
        return target

    def forbid(self, target: QAction, reason: str | None) -> None:
        """Keep an action from being used whatever is selected, or let it follow the selection again."""
        self._single[target] = reason
        self.follow_selection()

    def follow_selection(self) -> None:
        """Let the actions on one row be used when there is one."""
        marked = len(self.table.selected_keys())
        first = None if marked else self.tr("先选中一行")
        one = first if marked < 2 else self.tr("选中了多行，请只选一行")
        for target, reason in self._single.items():
            set_usable(target, reason or one)
        set_usable(self.copy_rows, first)

    def _follow_filters(self) -> None:
        set_usable(self.clear, None if self.filters.narrowed else self.tr("没有打开任何筛选"))

    def marked(self) -> str:
        """Return the key of the one row that is marked."""
        return next(iter(self.table.selected_keys()), "")

    def _offer(self, name: str, words: str, slot: Any, icon: str) -> QAction:
        return self.offer_single(action(self, name, words, slot, icon=icon))

    def _open(self) -> None:
        self.open_asked.emit(self.marked())

    def _edit(self) -> None:
        self.edit_asked.emit(self.marked())
