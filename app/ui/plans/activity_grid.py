"""The activity table as people know tables from Excel: Tab, Enter, F2, Ctrl+D, Ctrl+;, Ctrl+Z."""

from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QMenu, QTableView, QWidget

from app import clock
from app.ui.actions import action, set_usable
from app.ui.plans.activity_cells import ActivityCells
from app.ui.plans.activity_lines import COLUMNS
from app.ui.plans.activity_table import ActivityTable
from app.ui.plans.staff import Staff
from app.ui.tables.copying import clipboard

_WIDTHS = {"date": 6.9, "start": 3.9, "end": 3.9, "type": 7.2, "speaker": 4.6, "place": 6.2}
_NARROWEST_TOPIC = 9
_NUMBER_WIDTH = 2
_HOURS_WIDTH = 3
_Hint = QAbstractItemDelegate.EndEditHint


class ActivityGrid(QTableView):
    """Edits an `ActivityTable`. `lines_pasted(text)` when the clipboard holds more than one cell."""

    lines_pasted = Signal(str)
    moved_to = Signal()

    def __init__(self, table: ActivityTable, staff: Staff, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table = table
        self.setObjectName("activities_grid")
        self.setAccessibleName(self.tr("活动安排"))
        self.setModel(table)
        self.setItemDelegate(ActivityCells(staff, self))
        self.setSelectionMode(QTableView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(
            QTableView.EditTrigger.DoubleClicked
            | QTableView.EditTrigger.EditKeyPressed
            | QTableView.EditTrigger.AnyKeyPressed
        )
        self.setAlternatingRowColors(True)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        self.setHorizontalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._open_menu)
        self.selectionModel().currentChanged.connect(lambda *_: self.moved_to.emit())
        self._entries = self._make_actions()
        table.edited.connect(self.follow)
        table.modelReset.connect(self.follow)
        self.fit()
        self.follow()

    def fit(self) -> None:
        """Set widths and row height for the present font."""
        em = self.fontMetrics().horizontalAdvance("国")
        self.verticalHeader().setMinimumSectionSize(8)
        self.verticalHeader().setDefaultSectionSize(round(self.fontMetrics().height() * 1.45))
        self.horizontalHeader().setMinimumSectionSize(round(em * 2))
        self.setColumnWidth(0, round((_NUMBER_WIDTH + 0.9) * em))
        for at, column in enumerate(COLUMNS, 1):
            if column != "topic":
                self.setColumnWidth(at, round((_WIDTHS.get(column, _HOURS_WIDTH) + 0.9) * em))
        self._fit_topic()

    def go_to(self, index: QModelIndex) -> None:
        """Put the cursor into a cell and show it."""
        self.setCurrentIndex(index)
        self.scrollTo(index)
        self.setFocus()

    def rows_chosen(self) -> list[int]:
        """Return the rows of the selection, or that of the cursor."""
        rows = {index.row() for index in self.selectedIndexes()}
        current = self.currentIndex()
        return sorted(rows or ({current.row()} if current.isValid() else set()))

    def follow(self) -> None:
        """Let the actions say what can be done now."""
        frozen = None if self.table.editable else self.tr("这份计划现在不能修改")
        back, forth, today, fill, clear, copy = self._entries
        set_usable(back, frozen or (None if self.table.can_step_back else self.tr("没有可撤销的修改")))
        set_usable(forth, frozen or (None if self.table.can_step_forth else self.tr("没有可重做的修改")))
        empty = None if self.table.rowCount() else self.tr("还没有活动")
        for entry in (today, fill, clear):
            set_usable(entry, frozen or empty)
        set_usable(copy, empty)

    def copy(self) -> None:
        """Copy the selected cells for a spreadsheet."""
        cells = {(index.row(), index.column()): index for index in self.selectedIndexes()}
        if not cells:
            return
        rows, columns = sorted({at[0] for at in cells}), sorted({at[1] for at in cells})
        role = Qt.ItemDataRole.EditRole
        texts = [
            [str(cells[row, column].data(role)) if (row, column) in cells else "" for column in columns]
            for row in rows
        ]
        numeric = [column in (0, len(COLUMNS)) for column in columns]
        QGuiApplication.clipboard().setMimeData(clipboard(texts, numeric))

    def paste(self) -> None:
        """Write one cell, or hand several on to be looked at first."""
        text = QGuiApplication.clipboard().text()
        single = not any(mark in text.strip("\r\n") for mark in "\t\n")
        current = self.currentIndex()
        if single and current.column() > 0 and self.table.editable:
            self._write({(current.row(), COLUMNS[current.column() - 1]): text.strip()})
        else:
            self.lines_pasted.emit(text)

    def today(self) -> None:
        """Write today's date into the line of the cursor."""
        row = max(self.currentIndex().row(), 0)
        self._write({(row, "date"): clock.today().isoformat()})

    def fill_down(self) -> None:
        """Write the uppermost selected cell into those below, or the cell above into this one."""
        cells: dict[tuple[int, str], str] = {}
        chosen = [index for index in self.selectedIndexes() if index.column()]
        for column in {index.column() for index in chosen}:
            rows = sorted(index.row() for index in chosen if index.column() == column)
            source = rows[0] if len(rows) > 1 else rows[0] - 1
            if source >= 0:
                text = str(self.table.index(source, column).data(Qt.ItemDataRole.EditRole))
                cells |= {(row, COLUMNS[column - 1]): text for row in rows if row != source}
        self._write(cells)

    def clear_cells(self) -> None:
        """Empty the selected cells."""
        self._write({(i.row(), COLUMNS[i.column() - 1]): "" for i in self.selectedIndexes() if i.column()})

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_topic()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain:
            self._down()
        elif event.key() == Qt.Key.Key_Tab and plain and self._has_next():
            self._next()
        elif event.key() == Qt.Key.Key_Backtab and self._has_previous():
            self._previous()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        # Tab goes from cell to cell; at the end of the table, or in an empty last line, it leaves.
        if (forward and self._has_next()) or (not forward and self._has_previous()):
            return False
        return super().focusNextPrevChild(forward)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        super().closeEditor(editor, _Hint.NoHint)
        if hint == _Hint.SubmitModelCache:
            self._down()
        elif hint == _Hint.EditNextItem and self._has_next():
            self._next()
        elif hint == _Hint.EditPreviousItem and self._has_previous():
            self._previous()

    def _fit_topic(self) -> None:
        """Give the topic what the other columns leave."""
        topic = COLUMNS.index("topic") + 1
        others = sum(self.columnWidth(at) for at in range(len(COLUMNS) + 1) if at != topic)
        least = self.fontMetrics().horizontalAdvance("国") * _NARROWEST_TOPIC
        self.setColumnWidth(topic, max(least, self.viewport().width() - others))

    def _down(self) -> None:
        at = self.currentIndex()
        if at.row() + 1 >= self.table.rowCount():
            if not self._may_grow():
                return
            self.table.add()
        self.go_to(self.table.index(at.row() + 1, max(at.column(), 1)))

    def _next(self) -> None:
        at = self.currentIndex()
        if at.column() < len(COLUMNS):
            self.go_to(self.table.index(at.row(), at.column() + 1))
            return
        if at.row() + 1 >= self.table.rowCount():
            self.table.add()
        self.go_to(self.table.index(at.row() + 1, 1))

    def _previous(self) -> None:
        at = self.currentIndex()
        left = at.column() > 1
        self.go_to(self.table.index(at.row() - (not left), at.column() - 1 if left else len(COLUMNS)))

    def _has_next(self) -> bool:
        at = self.currentIndex()
        if not self.table.editable or not at.isValid():
            return False
        inside = at.column() < len(COLUMNS) or at.row() + 1 < self.table.rowCount()
        return inside or self._may_grow()

    def _has_previous(self) -> bool:
        at = self.currentIndex()
        return self.table.editable and at.isValid() and (at.row() > 0 or at.column() > 1)

    def _may_grow(self) -> bool:
        lines = self.table.lines()
        return self.table.editable and not (lines and lines[-1].blank)

    def _write(self, cells: dict[tuple[int, str], str]) -> None:
        current = self.currentIndex()
        row, column = current.row(), current.column()
        if cells:
            self.table.write(cells)
            self.go_to(self.table.index(row, column))

    def _step(self, *, back: bool) -> None:
        current = self.currentIndex()
        row, column = current.row(), current.column()
        _ = self.table.step_back() if back else self.table.step_forth()
        self.go_to(self.table.index(min(row, self.table.rowCount() - 1), max(column, 1)))

    def _make_actions(self) -> list[QAction]:
        entries = (
            ("undo_cell", self.tr("撤销"), lambda: self._step(back=True), "Ctrl+Z", "arrow-back-up"),
            ("redo_cell", self.tr("重做"), lambda: self._step(back=False), "Ctrl+Y", ""),
            ("today", self.tr("填今天的日期"), self.today, "Ctrl+;", ""),
            ("fill_down", self.tr("向下填充"), self.fill_down, "Ctrl+D", ""),
            ("clear_cells", self.tr("清空单元格"), self.clear_cells, "Del", ""),
            ("copy_cells", self.tr("复制"), self.copy, "Ctrl+C", "copy"),
        )
        made = []
        for name, words, slot, keys, icon in entries:
            entry = action(self, name, words, slot, keys=keys, icon=icon)
            entry.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            self.addAction(entry)
            made.append(entry)
        return made

    def _open_menu(self, at: QPoint) -> None:
        menu = QMenu(self)
        menu.setToolTipsVisible(True)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for entry in self.actions():
            menu.addAction(entry)
        menu.popup(self.viewport().mapToGlobal(at))
