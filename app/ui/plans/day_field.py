"""A date that may be typed as offices write it or picked from a calendar; what cannot be read stays as typed."""

from PySide6.QtCore import QDate, QPoint, Qt, Signal
from PySide6.QtWidgets import QCalendarWidget, QHBoxLayout, QLabel, QLineEdit, QMenu, QWidget, QWidgetAction

from app.ui import icons
from app.ui.actions import action
from app.ui.plans.entry import Unreadable, read_date
from app.ui.widgets.words import restyle


class DayField(QLineEdit):
    """One date. `changed` after each key and each pick."""

    changed = Signal()

    def __init__(self, name: str, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(words)
        self.setPlaceholderText(self.tr("2026-09-05"))
        self._pick = action(self, f"pick_{name}", self.tr("从日历选"), self._open, icon="calendar-check")
        icons.put(self._pick, "calendar-check", "muted")
        self.addAction(self._pick, QLineEdit.ActionPosition.TrailingPosition)
        self.textChanged.connect(self.changed)
        self.editingFinished.connect(self._tidy)

    def day(self) -> str | Unreadable:
        """Return YYYY-MM-DD, empty for nothing, or why the text is no date."""
        return read_date(self.text())

    def _tidy(self) -> None:
        found = self.day()
        if isinstance(found, str) and found != self.text():
            self.setText(found)

    def _open(self) -> None:
        if self.isReadOnly():
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        calendar = QCalendarWidget(menu)
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        found = self.day()
        if isinstance(found, str) and found:
            calendar.setSelectedDate(QDate.fromString(found, Qt.DateFormat.ISODate))
        entry = QWidgetAction(menu)
        entry.setDefaultWidget(calendar)
        menu.addAction(entry)

        def take(day: QDate) -> None:
            self.setText(day.toString(Qt.DateFormat.ISODate))
            menu.close()

        calendar.clicked.connect(take)
        calendar.activated.connect(take)
        menu.popup(self.mapToGlobal(QPoint(0, self.height())))


class PeriodField(QWidget):
    """From one date to another."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.starts = DayField("starts", self.tr("开始日期"), self)
        self.ends = DayField("ends", self.tr("结束日期"), self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.starts, 1)
        row.addWidget(QLabel(self.tr("至"), self))
        row.addWidget(self.ends, 1)
        self.setFocusProxy(self.starts)
        for field in (self.starts, self.ends):
            field.changed.connect(self.changed)

    def show_wrong(self, *, starts: bool, ends: bool) -> None:
        """Mark the date that is wrong."""
        restyle(self.starts, "wrong", "true" if starts else "false")
        restyle(self.ends, "wrong", "true" if ends else "false")
