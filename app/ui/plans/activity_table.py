"""The activities of a plan as an editable table, with steps back and forth."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor

from app.domain.snapshot import Activity
from app.ui import look
from app.ui.plans.activity_lines import COLUMNS, ActivityLine, line_of, new_line
from app.ui.tokens import Tone

PERSON_ROLE = Qt.ItemDataRole.UserRole + 2
_STEPS_KEPT = 100
_AnyIndex = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


@dataclass(frozen=True, slots=True)
class Mark:
    """What is said about one cell."""

    tone: Tone
    sentence: str


class ActivityTable(QAbstractTableModel):
    """Column 0 is the number of the line; the others are `COLUMNS`. `edited` after each change by the person."""

    edited = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: list[ActivityLine] = []
        self._marks: dict[tuple[str, str], Mark] = {}
        self._back: list[list[ActivityLine]] = []
        self._forth: list[list[ActivityLine]] = []
        self.editable = True
        self._titles = (
            self.tr("次"), self.tr("日期"), self.tr("开始"), self.tr("结束"), self.tr("主题"),
            self.tr("活动类型"), self.tr("主讲人"), self.tr("地点"), self.tr("学时"),
        )  # fmt: skip

    # Content ----------------------------------------------------------------------------------

    def lines(self) -> list[ActivityLine]:
        """Return the lines as they stand."""
        return list(self._lines)

    def activities(self) -> tuple[Activity, ...]:
        """Return the activities; lines that nobody has written into are none."""
        return tuple(line.activity() for line in self._lines if not line.blank)

    def unreadable(self) -> list[tuple[str, str, str]]:
        """Return line, column and sentence of each cell that cannot be read."""
        return [
            (line.id, column, sentence)
            for line in self._lines
            for column, sentence in line.unreadable().items()
        ]

    def hours(self) -> Decimal:
        """Return the 学时 of all lines together."""
        return sum((line.activity().hours for line in self._lines), Decimal(0))

    def show(self, activities: Sequence[Activity]) -> None:
        """Show the activities of a plan; the steps taken before are forgotten."""
        self._reset([line_of(activity) for activity in activities])
        self._back, self._forth = [], []

    def rename(self, ids: Mapping[str, str]) -> None:
        """Give lines the ids under which they were saved, everywhere they are remembered."""
        for lines in (self._lines, *self._back, *self._forth):
            lines[:] = [replace(line, id=ids.get(line.id, line.id)) for line in lines]

    def mark(self, marks: Mapping[tuple[str, str], Mark]) -> None:
        """Show what is said about cells, by line and column; an empty column means the whole line."""
        self._marks = dict(marks)
        if self._lines:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._lines) - 1, len(COLUMNS)))

    def mark_at(self, index: _AnyIndex) -> Mark | None:
        """Return what is said about a cell, or about its line."""
        if not index.isValid():
            return None
        line = self._lines[index.row()].id
        own = self._marks.get((line, COLUMNS[index.column() - 1])) if index.column() else None
        return own or (self._marks.get((line, "")) if index.column() == 0 else None)

    def place_of(self, line: str, column: str) -> QModelIndex:
        """Return the cell of a line; one that does not exist is the first cell of the table."""
        row = next((at for at, known in enumerate(self._lines) if known.id == line), 0)
        return self.index(row, COLUMNS.index(column) + 1 if column in COLUMNS else 1)

    # Changing ---------------------------------------------------------------------------------

    def add(self, lines: Sequence[ActivityLine] = (), at: int | None = None) -> int:
        """Add lines, one empty one when none are given; returns the row of the first."""
        where = len(self._lines) if at is None else at
        self._change(lambda now: now[:where] + (list(lines) or [new_line()]) + now[where:])
        return where

    def delete(self, rows: Sequence[int]) -> None:
        """Delete lines."""
        self._change(lambda now: [line for at, line in enumerate(now) if at not in rows])

    def move(self, row: int, by: int) -> int:
        """Move a line up or down; returns where it is now."""
        to = max(0, min(len(self._lines) - 1, row + by))
        if to != row:
            self._change(lambda now: _moved(now, row, to))
        return to

    def write(self, cells: Mapping[tuple[int, str], str]) -> None:
        """Write several cells as one step."""

        def written(now: list[ActivityLine]) -> list[ActivityLine]:
            for (row, column), text in cells.items():
                now[row] = now[row].written(column, text)
            return now

        self._change(written)

    def step_back(self) -> bool:
        """Take the last change back."""
        return self._step(self._back, self._forth)

    def step_forth(self) -> bool:
        """Do again what was taken back."""
        return self._step(self._forth, self._back)

    @property
    def can_step_back(self) -> bool:
        return bool(self._back)

    @property
    def can_step_forth(self) -> bool:
        return bool(self._forth)

    # The model --------------------------------------------------------------------------------

    def rowCount(self, parent: _AnyIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: _AnyIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(COLUMNS) + 1

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._titles[section]
        return None

    def flags(self, index: _AnyIndex) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        can = self.editable and index.column() > 0
        return flags | Qt.ItemFlag.ItemIsEditable if can else flags

    def data(self, index: _AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line = self._lines[index.row()]
        text = line.text(COLUMNS[index.column() - 1]) if index.column() else str(index.row() + 1)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._painted(index, text)
            case Qt.ItemDataRole.EditRole:
                return text
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{self._titles[index.column()]} {self._painted(index, text)}"
            case Qt.ItemDataRole.ToolTipRole:
                mark = self.mark_at(index)
                return mark.sentence if mark else text or None
            case Qt.ItemDataRole.ForegroundRole:
                return self._colour(index)
            case Qt.ItemDataRole.TextAlignmentRole:
                right = index.column() in (0, len(COLUMNS))
                side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
                return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def setData(self, index: _AnyIndex, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role not in (Qt.ItemDataRole.EditRole, PERSON_ROLE):
            return False
        text, person = value if role == PERSON_ROLE else (str(value), "")
        column, old = COLUMNS[index.column() - 1], self._lines[index.row()]
        new = old.written(column, text, person)
        if column == "speaker" and role == Qt.ItemDataRole.EditRole and text.strip() == old.text(column):
            return True
        if new != old:
            self._keep_step()
            self._lines[index.row()] = new
            self.dataChanged.emit(index, index)
            self.edited.emit()
        return True

    # Parts ------------------------------------------------------------------------------------

    def _painted(self, index: _AnyIndex, text: str) -> str:
        mark = self.mark_at(index)
        if mark is None:
            return text
        return f"{mark.tone.symbol} {text or self.tr('未填')}"

    def _colour(self, index: _AnyIndex) -> QColor | None:
        mark = self.mark_at(index)
        return look.colour(mark.tone) if mark else None

    def _change(self, change: Callable[[list[ActivityLine]], list[ActivityLine]]) -> None:
        self._keep_step()
        self._reset(change(list(self._lines)))
        self.edited.emit()

    def _keep_step(self) -> None:
        self._back.append(list(self._lines))
        del self._back[:-_STEPS_KEPT]
        self._forth = []

    def _step(self, source: list[list[ActivityLine]], other: list[list[ActivityLine]]) -> bool:
        if not source or not self.editable:
            return False
        other.append(list(self._lines))
        self._reset(source.pop())
        self.edited.emit()
        return True

    def _reset(self, lines: list[ActivityLine]) -> None:
        self.beginResetModel()
        self._lines = lines
        self.endResetModel()


def _moved(lines: list[ActivityLine], row: int, to: int) -> list[ActivityLine]:
    lines.insert(to, lines.pop(row))
    return lines
