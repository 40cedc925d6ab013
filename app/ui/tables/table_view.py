"""A listing on screen: grid, empty state, sorting, columns, copying; the selection is kept by key."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QItemSelectionRange,
    QModelIndex,
    QPoint,
    Qt,
    Signal,
)
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QMenu, QStackedLayout, QWidget

from app.listings.listing import Listing, Order
from app.ui.actions import action, set_usable
from app.ui.memory import Memory
from app.ui.runner import Runner, Task
from app.ui.tables.column import Column, Line, lines
from app.ui.tables.column_layout import ColumnLayout
from app.ui.tables.copying import clipboard
from app.ui.tables.grid import Grid
from app.ui.tables.paged_model import PagedTableModel
from app.ui.widgets.empty_state import EmptyState

_FLAGS = QItemSelectionModel.SelectionFlag


class TableView(QWidget):
    """One table of a page.

    `opened(key)` Enter or double click · `chosen()` the selection changed · `counted(n)` rows found ·
    `copied(n)` rows are on the clipboard.
    """

    opened = Signal(object)
    chosen = Signal()
    counted = Signal(int)
    copied = Signal(int)

    def __init__(
        self,
        name: str,
        title: str,
        listing: Listing[Any, Any],
        columns: Sequence[Column[Any]],
        *,
        runner: Runner,
        memory: Memory,
        ticks: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName(f"{name}_table")
        self._runner = runner
        self._listing = listing
        self.model = PagedTableModel(runner, listing, columns, self)
        self.grid = Grid(self, ticks=ticks)
        self.grid.setObjectName(f"{name}_grid")
        self.grid.setAccessibleName(title)
        self.grid.take_model(self.model)
        self.empty = EmptyState(self)
        self.layout_of_columns = ColumnLayout(self.grid, self.model.columns, memory, name)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.grid)
        self._stack.addWidget(self.empty)
        self._menu_actions: list[QAction] = []
        self._copying: list[QAction] = []
        self._keep_by_key: tuple[set[str], str | None, int] = (set(), None, 0)
        self._connect()
        self._add_copy_actions()
        self._follow_selection()
        self.setFocusProxy(self.grid)

    def show_matching(self, criteria: Any) -> Task:
        """Show the rows that meet the criteria."""
        self.model.anchor = 0
        return self.model.search(criteria)

    def refresh(self) -> Task:
        """Read again, keeping the selection and the place."""
        self.model.anchor = max(self.grid.rowAt(0), 0)
        return self.model.refresh()

    def sort_by(self, column: int, *, descending: bool = False) -> Task | None:
        """Sort by a column in SQL; a column without an order does nothing."""
        key = self.model.columns[column].order_by
        if key is None:
            return None
        header = self.grid.horizontalHeader()
        header.setSortIndicatorShown(True)
        header.setSortIndicator(
            column, Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        )
        self.model.anchor = 0
        return self.model.search(self.model.criteria, (Order(key, descending),))

    def selected_keys(self) -> list[str]:
        """Return the keys of the selected rows, in the order shown."""
        keys = self.model.keys()
        return [keys[at] for at in self._selected_rows()]

    def current_key(self) -> str | None:
        """Return the key of the row with the cursor."""
        at = self.grid.currentIndex().row()
        return self.model.keys()[at] if 0 <= at < self.model.rowCount() else None

    def current_row(self) -> Any:
        """Return the row with the cursor when it is in memory."""
        return self.model.row(self.grid.currentIndex().row())

    def select(self, key: str) -> None:
        """Select one row by its key and bring it into view."""
        self._select_rows(self._positions({key}), key)

    def add_menu_action(self, target: QAction) -> None:
        """Offer an action in the context menu of the rows, above copying."""
        self._menu_actions.append(target)

    def context_menu(self) -> QMenu:
        """Return the menu of the rows."""
        menu = QMenu(self)
        menu.setToolTipsVisible(True)
        for entry in (*self._menu_actions, *self._copying):
            menu.addAction(entry)
        return menu

    def copy(self) -> None:
        """Copy the selected rows."""
        self._copy(with_titles=False)

    def copy_with_titles(self) -> None:
        """Copy the selected rows under their column titles."""
        self._copy(with_titles=True)

    def _connect(self) -> None:
        self.grid.opened.connect(self._open)
        self.grid.selectionModel().selectionChanged.connect(self._follow_selection)
        self.grid.horizontalHeader().sectionClicked.connect(self._toggle_sort)
        self.grid.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.grid.customContextMenuRequested.connect(self._open_menu)
        self.model.modelAboutToBeReset.connect(self._note_selection)
        self.model.found.connect(self._found)

    def _add_copy_actions(self) -> None:
        for name, words, keys, slot in (
            ("copy_rows", self.tr("复制"), "Ctrl+C", self.copy),
            ("copy_rows_titled", self.tr("连同表头复制"), "Ctrl+Shift+C", self.copy_with_titles),
        ):
            made = action(self, name, words, slot, icon="copy", keys=keys)
            made.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            self.addAction(made)
            self._copying.append(made)

    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(self.model.keys()[index.row()])

    def _open_menu(self, at: QPoint) -> None:
        menu = self.context_menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.grid.viewport().mapToGlobal(at))

    def _toggle_sort(self, column: int) -> None:
        order = self.model.order[0] if self.model.order else None
        same = order is not None and order.column == self.model.columns[column].order_by
        self.sort_by(column, descending=same and not (order and order.descending))

    def _note_selection(self) -> None:
        self._keep_by_key = (set(self.selected_keys()), self.current_key(), max(self.grid.rowAt(0), 0))

    def _found(self, count: int) -> None:
        chosen, current, top = self._keep_by_key
        if chosen or current is not None:
            self._select_rows(self._positions(chosen), current)
        # Another order or search starts at its top, whatever is selected; a refresh stays where it was.
        self.grid.verticalScrollBar().setValue(min(top, count - 1) if self.model.anchor else 0)
        self._stack.setCurrentWidget(self.grid if count else self.empty)
        self.counted.emit(count)
        self._follow_selection()

    def _positions(self, wanted: set[str]) -> list[int]:
        return [at for at, key in enumerate(self.model.keys()) if key in wanted] if wanted else []

    def _select_rows(self, rows: Sequence[int], current: str | None) -> None:
        last = self.model.columnCount() - 1
        chosen = QItemSelection()
        for first, end in _runs(rows):
            chosen.select(self.model.index(first, 0), self.model.index(end, last))
        keys = self.model.keys()
        at = next((row for row in rows if keys[row] == current), rows[0] if rows else -1)
        if at >= 0:
            self.grid.selectionModel().setCurrentIndex(self.model.index(at, 0), _FLAGS.NoUpdate)
        self.grid.selectionModel().select(chosen, _FLAGS.ClearAndSelect | _FLAGS.Rows)

    def _selected_rows(self) -> list[int]:
        rows: list[int] = []
        for top, bottom in sorted((part.top(), part.bottom()) for part in self._ranges()):
            rows.extend(range(max(top, rows[-1] + 1) if rows else top, bottom + 1))
        return rows

    def _ranges(self) -> list[QItemSelectionRange]:
        return self.grid.selectionModel().selection().toList()

    def _follow_selection(self) -> None:
        reason = None if self._ranges() else self.tr("先选中要复制的行")
        for made in self._copying:
            set_usable(made, reason)
        self.chosen.emit()

    def _copy(self, *, with_titles: bool) -> None:
        keys = self.selected_keys()
        if not keys:
            return
        header = self.grid.horizontalHeader()
        shown = sorted(
            (at for at in range(self.model.columnCount()) if not header.isSectionHidden(at)),
            key=header.visualIndex,
        )
        titles = [self.model.columns[at].title for at in shown] if with_titles else None
        task = self._runner.read(lines, self._listing, self.model.columns, keys)
        task.then(lambda found: self._put_on_clipboard(found, shown, titles))

    def _put_on_clipboard(
        self, found: list[Line[Any] | None], shown: list[int], titles: list[str] | None
    ) -> None:
        rows = [[one.texts[at] for at in shown] for one in found if one]
        numeric = [self.model.columns[at].number is not None for at in shown]
        QGuiApplication.clipboard().setMimeData(clipboard([titles, *rows] if titles else rows, numeric))
        self.copied.emit(len(rows))


def _runs(rows: Sequence[int]) -> list[tuple[int, int]]:
    """Join neighbouring rows, so that a selection of thousands is a few ranges."""
    runs: list[tuple[int, int]] = []
    for row in rows:
        if runs and runs[-1][1] == row - 1:
            runs[-1] = (runs[-1][0], row)
        else:
            runs.append((row, row))
    return runs
