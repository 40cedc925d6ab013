"""How the program looks on this PC, and when it locks itself."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QVBoxLayout, QWidget

from app.ui.theme import NORMAL_POINTS, POINTS, Theme
from app.ui.widgets.form import Form
from app.ui.widgets.words import muted

_WIDTH_EM = 44
_MINUTES = (0, 3, 5, 10, 15, 30, 60)


class LookView(QWidget):
    """Takes effect at once; `minutes_chosen` for the lock."""

    minutes_chosen = Signal(int)

    def __init__(self, theme: Theme, minutes: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.points = QComboBox(self)
        for points in POINTS:
            percent = round(points * 100 / NORMAL_POINTS)
            words = self.tr("{percent}%（标准）") if points == NORMAL_POINTS else "{percent}%"
            self.points.addItem(words.format(percent=percent), points)
        self.contrast = QCheckBox(self.tr("高对比度：黑底白字，看不清浅色时用"), self)
        self.minutes = QComboBox(self)
        self._fill_minutes(minutes)
        form = Form(self)
        form.add("size", self.tr("字号"), self.points, hint=self.tr("随时可按 Ctrl 和加号、减号调整。"))
        form.add("contrast", self.tr("配色"), self.contrast)
        form.add("minutes", self.tr("自动锁定"), self.minutes,
                 hint=self.tr("离开座位时也可以按 Ctrl+L 马上锁定；没保存的内容都还在。"))  # fmt: skip
        form.setMaximumWidth(self.fontMetrics().horizontalAdvance("国") * _WIDTH_EM)
        column = QVBoxLayout(self)
        column.addWidget(form, 0, Qt.AlignmentFlag.AlignTop)
        column.addWidget(muted(self.tr("这些设置只对这台电脑上的您生效，不随数据包走。"), self))
        column.addStretch(1)
        self._follow()
        theme.changed.connect(self._follow)
        self.points.activated.connect(lambda _row: theme.apply(points=self.points.currentData()))
        self.contrast.clicked.connect(lambda on: theme.apply(look="contrast" if on else "light"))
        self.minutes.activated.connect(lambda _row: self.minutes_chosen.emit(self.minutes.currentData()))

    def _follow(self) -> None:
        self.points.setCurrentIndex(self.points.findData(self._theme.points))
        self.contrast.setChecked(self._theme.look.name == "contrast")

    def _fill_minutes(self, chosen: int) -> None:
        for minutes in sorted({*_MINUTES, chosen}):
            words = self.tr("无操作 {minutes} 分钟后").format(minutes=minutes)
            self.minutes.addItem(words if minutes else self.tr("不自动锁定"), minutes)
        self.minutes.setCurrentIndex(self.minutes.findData(chosen))
