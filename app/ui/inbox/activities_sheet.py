"""The activities of a plan to read, as high as they are many."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QTableWidget, QTableWidgetItem, QWidget

from app.domain.activity_types import shipped
from app.domain.snapshot import Activity
from app.domain.units import plain

_WIDTHS = (2.6, 6.6, 0, 6.4, 4.8, 3.4)
_TOPIC = 2
_NARROWEST_TOPIC = 7


class ActivitiesSheet(QTableWidget):
    """A table that does not scroll by itself: the page around it does."""

    def __init__(self, activities: Sequence[Activity], parent: QWidget | None = None) -> None:
        super().__init__(len(activities), len(_WIDTHS), parent)
        self.setObjectName("activities_sheet")
        self.setAccessibleName(self.tr("活动安排"))
        self.setHorizontalHeaderLabels([
            self.tr("次"), self.tr("日期"), self.tr("主题"), self.tr("类型"), self.tr("主讲人"), self.tr("学时"),
        ])  # fmt: skip
        for row, one in enumerate(activities):
            self._fill(row, one)
        self.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        self.setAlternatingRowColors(True)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setMinimumSectionSize(8)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def _fill(self, row: int, one: Activity) -> None:
        kind = shipped().find(one.type)
        name = kind.name if kind else one.type
        texts = (str(row + 1), one.date, one.topic, name, one.speaker.name, plain(one.hours))
        for column, text in enumerate(texts):
            item = QTableWidgetItem(text)
            item.setToolTip(text)
            if column in (0, len(texts) - 1):
                item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self.setItem(row, column, item)

    def _fit(self) -> None:
        em, high = self.fontMetrics().horizontalAdvance("国"), round(self.fontMetrics().height() * 1.45)
        self.verticalHeader().setMinimumSectionSize(8)
        self.verticalHeader().setDefaultSectionSize(high)
        for column, width in enumerate(_WIDTHS):
            self.setColumnWidth(column, round(width * em))
        others = sum(round(width * em) for width in _WIDTHS)
        self.setColumnWidth(_TOPIC, max(em * _NARROWEST_TOPIC, self.viewport().width() - others))
        bar = (
            self.horizontalScrollBar().sizeHint().height()
            if others + em * _NARROWEST_TOPIC > self.width()
            else 0
        )
        self.setFixedHeight(self.horizontalHeader().sizeHint().height() + self.rowCount() * high + bar + 3)
