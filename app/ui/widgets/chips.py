"""The filters that are on, each with a way to take it off."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from app.ui.tokens import Tone
from app.ui.widgets.words import restyle


@dataclass(frozen=True, slots=True)
class Filter:
    """One filter as its chip shows it: 状态：在职."""

    key: str
    text: str
    tone: Tone = Tone.ACTIVE


class ChipRow(QWidget):
    """`taken_off(key)` when a chip is clicked, `all_taken_off` for the button after the last."""

    taken_off = Signal(str)
    all_taken_off = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(6)
        self._chips: list[QPushButton] = []
        self._clear = QPushButton(self.tr("清除筛选"), self)
        self._clear.setObjectName("clear_filters")
        self._clear.clicked.connect(self.all_taken_off)
        self._row.addWidget(self._clear)
        self._row.addStretch(1)
        self._clear.hide()

    def show_filters(self, filters: list[Filter]) -> None:
        """Show these filters instead of what was shown."""
        for chip in self._chips:
            chip.deleteLater()
        self._chips = [self._chip(one) for one in filters]
        for at, chip in enumerate(self._chips):
            self._row.insertWidget(at, chip)
        self._clear.setVisible(bool(filters))

    def _chip(self, one: Filter) -> QPushButton:
        chip = QPushButton(f"{one.text} ×", self)
        chip.setObjectName("chip")
        chip.setAccessibleName(self.tr("取消筛选 {what}").format(what=one.text))
        restyle(chip, "tone", str(one.tone))
        chip.clicked.connect(lambda _checked=False, key=one.key: self.taken_off.emit(key))
        return chip
