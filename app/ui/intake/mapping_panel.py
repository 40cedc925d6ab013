"""Which column of the sheet goes where: what was recognised, and a way to say otherwise."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from app.documents.workbook import SheetOutline
from app.domain.roster_columns import Column
from app.ui.roster.choice_box import ChoiceBox

_ACROSS = 3


class MappingPanel(QWidget):
    """One box per field of ours with the headings of the sheet. `changed` when the person chose another."""

    changed = Signal()

    def __init__(self, columns: Sequence[Column], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._guessed: dict[str, str] = {}
        self._boxes: dict[str, ChoiceBox] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 6, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        # The one column that every list must have comes first.
        for at, column in enumerate(sorted(columns, key=lambda one: one.field != "name")):
            row, across = divmod(at, _ACROSS)
            box = ChoiceBox([("", self.tr("（没有这一列）"))], self, width=7)
            box.setObjectName(f"map_{column.field}")
            box.setAccessibleName(column.heading)
            box.currentIndexChanged.connect(self.changed)
            label = QLabel(column.heading, self)
            label.setBuddy(box)
            grid.addWidget(label, row, across * 2)
            grid.addWidget(box, row, across * 2 + 1)
            grid.setColumnStretch(across * 2 + 1, 1)
            self._boxes[column.field] = box

    def show_sheet(self, outline: SheetOutline) -> None:
        """Offer the headings of a sheet, with what was recognised already chosen."""
        self._guessed = dict(outline.places)
        offered = [
            ("", self.tr("（没有这一列）")),
            *((heading, heading) for heading in outline.headings),
        ]
        self.blockSignals(True)
        for field, box in self._boxes.items():
            box.show_choices(offered)
            box.choose(self._guessed.get(field, ""))
        self.blockSignals(False)

    def mapping(self) -> dict[str, str]:
        """Return only what the person chose otherwise; an empty heading leaves a field out."""
        chosen = {field: str(box.currentData() or "") for field, box in self._boxes.items()}
        return {
            field: heading for field, heading in chosen.items() if heading != self._guessed.get(field, "")
        }

    def used(self) -> set[str]:
        """Return the headings that are used."""
        return {str(box.currentData()) for box in self._boxes.values() if box.currentData()}

    def names(self, field: str) -> bool:
        """Whether a column is chosen for a field."""
        return bool(self._boxes[field].currentData())
