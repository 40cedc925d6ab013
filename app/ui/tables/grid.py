"""The grid itself: whole rows with ticks, status colours kept in the selection, rows as high as the font."""

from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QBrush, QKeyEvent, QMouseEvent, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

_AnyIndex = QModelIndex | QPersistentModelIndex


class StatusDelegate(QStyledItemDelegate):
    """Keep the colour of a status cell in a selected row, where the style would paint everything alike."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: _AnyIndex) -> None:
        super().initStyleOption(option, index)
        colour = index.data(Qt.ItemDataRole.ForegroundRole)
        if colour is not None:
            _fields(option).palette.setBrush(QPalette.ColorRole.HighlightedText, QBrush(colour))


class TickDelegate(StatusDelegate):
    """Paint the selection of a row as a tick too: people who mark rows one by one look for a box."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: _AnyIndex) -> None:
        super().initStyleOption(option, index)
        fields = _fields(option)
        fields.features |= QStyleOptionViewItem.ViewItemFeature.HasCheckIndicator
        chosen = fields.state & QStyle.StateFlag.State_Selected
        fields.checkState = Qt.CheckState.Checked if chosen else Qt.CheckState.Unchecked


def _fields(option: QStyleOptionViewItem) -> Any:
    """Return the option with its fields, which PySide's type stubs do not declare."""
    return option


class Grid(QTableView):
    """A table of whole rows. `opened` is Enter or a double click."""

    opened = Signal(QModelIndex)
    restyled = Signal()

    def __init__(self, parent: QWidget | None = None, *, ticks: bool = False) -> None:
        super().__init__(parent)
        self.ticks = ticks
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAlternatingRowColors(True)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionsMovable(True)
        self.horizontalHeader().setStretchLastSection(True)
        self.setItemDelegate(StatusDelegate(self))
        if ticks:
            self.setItemDelegateForColumn(0, TickDelegate(self))
        self.doubleClicked.connect(self.opened)
        self.fit_rows()

    def take_model(self, model: QAbstractItemModel) -> None:
        """Show a model."""
        self.setModel(model)
        # A header asks of every row whether its column is selected, each time it is painted:
        # with 200,000 rows marked that takes seconds. It gets a selection of its own that stays empty.
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setSelectionModel(QItemSelectionModel(model, header))

    def fit_rows(self) -> None:
        """Set the row height from the font."""
        self.verticalHeader().setMinimumSectionSize(8)
        self.verticalHeader().setDefaultSectionSize(round(self.fontMetrics().height() * 1.45))

    def em(self) -> int:
        """Return the width of a Chinese character."""
        return self.fontMetrics().horizontalAdvance("国")

    def tick_width(self) -> int:
        """Return the room a tick takes before the text of the first column."""
        return round(self.em() * 1.6) if self.ticks else 0

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.fit_rows()
            self.restyled.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            if self.currentIndex().isValid():
                self.opened.emit(self.currentIndex())
            return
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = self.indexAt(event.position().toPoint())
        if self.ticks and at.isValid() and self._tick_box(at).contains(event.position().toPoint()):
            flags = QItemSelectionModel.SelectionFlag
            self.selectionModel().setCurrentIndex(at, flags.NoUpdate)
            self.selectionModel().select(at, flags.Toggle | flags.Rows)
            return
        super().mousePressEvent(event)

    def _tick_box(self, at: QModelIndex) -> QRect:
        if at.column() != 0:
            return QRect()
        cell = self.visualRect(at)
        return QRect(cell.left(), cell.top(), min(cell.width(), self.tick_width()), cell.height())
