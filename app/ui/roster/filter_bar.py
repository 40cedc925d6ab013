"""The row above a list: search, filters to choose, and under it the filters that are on."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.ui.roster.choice_box import ChoiceBox
from app.ui.widgets.chips import ChipRow, Filter
from app.ui.widgets.search_box import SearchBox


class FilterBar(QWidget):
    """`changed` after the search text or a filter has changed."""

    changed = Signal()

    def __init__(self, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.search = SearchBox(hint, self)
        self.search.setMinimumWidth(120)
        self.search.setMaximumWidth(280)
        self.chips = ChipRow(self)
        self.chips.hide()
        self._boxes: dict[str, ChoiceBox] = {}
        self._titles: dict[str, str] = {}
        self._row = QHBoxLayout()
        self._row.setSpacing(6)
        self._row.addWidget(self.search, 3)
        self._row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(self._row)
        column.addWidget(self.chips)
        self.search.asked.connect(lambda _text: self.changed.emit())
        self.chips.taken_off.connect(lambda key: self.choose(key, ""))
        self.chips.all_taken_off.connect(self.clear)

    def add_filter(
        self, key: str, title: str, everything: str, choices: Sequence[tuple[str, str]], *, width: int = 6
    ) -> None:
        """Offer a filter; `everything` are the words for no filter."""
        box = ChoiceBox([("", everything), *choices], self, width=width)
        box.setObjectName(f"filter_{key}")
        box.setAccessibleName(title)
        box.currentIndexChanged.connect(self._filtered)
        box.line().editingFinished.connect(lambda: self._put_back(box))
        self._boxes[key] = box
        self._titles[key] = title
        box.setMaximumWidth(round(self.fontMetrics().horizontalAdvance("国") * (width + 6)))
        self._row.insertWidget(self._row.count() - 1, box, 2)

    def offer(self, key: str, choices: Sequence[tuple[str, str]]) -> None:
        """Offer other choices in a filter, keeping the one that is on."""
        box = self._boxes[key]
        box.show_choices([("", box.itemText(0)), *choices])
        self._show_chips()

    def choose(self, key: str, value: str) -> None:
        """Set one filter; an empty value takes it off."""
        self._boxes[key].choose(value)

    def clear(self) -> None:
        """Take every filter off and empty the search."""
        self.blockSignals(True)
        self.search.clear()
        for box in self._boxes.values():
            box.setCurrentIndex(0)
        self.blockSignals(False)
        self._filtered()

    def text(self) -> str:
        """Return the text searched for."""
        return self.search.text().strip()

    def values(self) -> Mapping[str, str | None]:
        """Return the value of each filter, None where it is off."""
        return {key: box.currentData() or None for key, box in self._boxes.items()}

    @property
    def narrowed(self) -> bool:
        """Whether anything is filtered or searched."""
        return bool(self.text()) or any(self.values().values())

    def _filtered(self) -> None:
        self._show_chips()
        self.changed.emit()

    def _put_back(self, box: ChoiceBox) -> None:
        """Half a name that fits nothing is no filter: show what is in force."""
        found = box.chosen()
        if found is None:
            box.setEditText(box.itemText(box.currentIndex()))
        elif found != box.currentData():
            box.choose(found)

    def _show_chips(self) -> None:
        filters = [
            Filter(key, f"{self._titles[key]}：{box.currentText()}")
            for key, box in self._boxes.items()
            if box.currentData()
        ]
        self.chips.show_filters(filters)
        self.chips.setVisible(bool(filters))
