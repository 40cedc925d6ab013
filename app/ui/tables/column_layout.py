"""Which columns are shown, how wide and in which order: chosen by the person, remembered by key."""

from typing import Any

from PySide6.QtCore import QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from app.ui.memory import Memory
from app.ui.tables.column import Column
from app.ui.tables.grid import Grid

_PADDING = 0.9
_ARROW = 0.8


class ColumnLayout(QObject):
    """Keeps one table's columns: widths in characters, so that they follow the font size."""

    def __init__(self, grid: Grid, columns: tuple[Column[Any], ...], memory: Memory, name: str) -> None:
        super().__init__(grid)
        self._grid = grid
        self._header = grid.horizontalHeader()
        self._columns = columns
        self._memory = memory
        self._name = f"columns.{name}"
        self._widths: list[float] = [column.width for column in columns]
        self._quiet = False
        self._settled = QTimer(self, interval=400, singleShot=True)
        self._settled.timeout.connect(self._keep)
        self._header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._header.customContextMenuRequested.connect(self._open_menu)
        self._header.sectionResized.connect(self._resized)
        self._header.sectionMoved.connect(lambda *_: self._settled.start())
        grid.restyled.connect(self.fit)
        self._restore()

    def fit(self) -> None:
        """Set every width for the present font."""
        self._quiet = True
        em = self._grid.em()
        for at, width in enumerate(self._widths):
            self._header.resizeSection(at, round((width + _PADDING) * em) + self._extra(at))
        self._quiet = False

    def menu(self) -> QMenu:
        """Return the list of columns to tick, with the way back to the first layout."""
        menu = QMenu(self._grid)
        for at, column in enumerate(self._columns):
            choice = self._choice(menu, at, column)
            choice.setEnabled(at != 0)
            if at == 0:
                choice.setToolTip(self.tr("第一列总是显示"))
        menu.addSeparator()
        menu.addAction(self.tr("恢复默认列"), self.reset)
        return menu

    def reset(self) -> None:
        """Go back to the columns as they came."""
        self._apply({})
        self._keep()

    def show_column(self, key: str, shown: bool) -> None:
        """Show or hide one column."""
        at = next(n for n, column in enumerate(self._columns) if column.key == key)
        self._header.setSectionHidden(at, not shown)
        self.fit()
        self._keep()

    def _choice(self, menu: QMenu, at: int, column: Column[Any]) -> QAction:
        choice = menu.addAction(column.title)
        choice.setObjectName(f"column_{column.key}")
        choice.setCheckable(True)
        choice.setChecked(not self._header.isSectionHidden(at))
        choice.toggled.connect(lambda shown, key=column.key: self.show_column(key, shown))
        return choice

    def _open_menu(self, at: QPoint) -> None:
        menu = self.menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self._header.mapToGlobal(at))

    def _resized(self, at: int, _old: int, new: int) -> None:
        if self._quiet or new <= 0 or self._is_stretched(at):
            return
        em = self._grid.em()
        self._widths[at] = max(1.0, (new - self._extra(at)) / em - _PADDING)
        self._settled.start()

    def _extra(self, at: int) -> int:
        """Return the room beside the text: the tick of the first column, the arrow of one that sorts."""
        arrow = round(self._grid.em() * _ARROW) if self._columns[at].order_by else 0
        return arrow + (self._grid.tick_width() if at == 0 else 0)

    def _is_stretched(self, at: int) -> bool:
        shown = [n for n in range(len(self._columns)) if not self._header.isSectionHidden(n)]
        return bool(shown) and at == max(shown, key=self._header.visualIndex)

    def _restore(self) -> None:
        kept = self._memory.recall(self._name, {})
        self._apply(kept if isinstance(kept, dict) else {})

    def _apply(self, kept: dict[str, dict[str, Any]]) -> None:
        self._quiet = True
        for at, column in enumerate(self._columns):
            mine = kept.get(column.key, {})
            self._widths[at] = float(mine.get("width", column.width))
            self._header.setSectionHidden(at, at != 0 and not mine.get("shown", column.shown))
        places = {
            column.key: kept.get(column.key, {}).get("place", n) for n, column in enumerate(self._columns)
        }
        for place, key in enumerate(sorted(places, key=lambda key: places[key])):
            at = next(n for n, column in enumerate(self._columns) if column.key == key)
            self._header.moveSection(self._header.visualIndex(at), place)
        self._quiet = False
        self.fit()

    def _keep(self) -> None:
        self._memory.keep(
            self._name,
            {
                column.key: {
                    "width": round(self._widths[at], 1),
                    "shown": not self._header.isSectionHidden(at),
                    "place": self._header.visualIndex(at),
                }
                for at, column in enumerate(self._columns)
            },
        )
