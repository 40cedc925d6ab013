"""Where to write: the sticks that are plugged in, or any folder."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QLabel, QRadioButton, QVBoxLayout, QWidget

from app.ui.actions import action
from app.ui.exchange.exchange_words import size_words
from app.ui.exchange.sticks import Stick
from app.ui.widgets.action_button import ActionButton
from app.ui.widgets.words import muted


class TargetPicker(QWidget):
    """`changed` when another place is chosen, `folder_asked` for the folder dialog."""

    changed = Signal()
    folder_asked = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sticks: list[Stick] = []
        self._folder: Stick | None = None
        self._chosen: Path | None = None
        self._group = QButtonGroup(self)
        self._buttons: list[QRadioButton] = []
        self._none = muted(self.tr("没有找到U盘。插上U盘后，两三秒就会出现在这里。"), self)
        self._places = QVBoxLayout()
        self._places.setSpacing(4)
        ask = action(
            self,
            f"{name}_folder",
            self.tr("选一个文件夹…"),
            self.folder_asked.emit,
            icon="folder-open",
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._none)
        column.addLayout(self._places)
        column.addWidget(ActionButton(ask, self), 0, Qt.AlignmentFlag.AlignLeft)

    def chosen(self) -> Stick | None:
        """Return the place that is chosen, as long as it is there and can be written to."""
        return next((one for one in self._offered() if one.folder == self._chosen and one.writable), None)

    def show_sticks(self, sticks: Sequence[Stick]) -> None:
        """Offer these sticks; the first one is chosen when nothing was."""
        before = self.chosen()
        self._sticks = list(sticks)
        writable = [one for one in sticks if one.writable]
        if self.chosen() is None and writable and (self._chosen is None or before is not None):
            self._chosen = writable[0].folder
        self._show()

    def show_folder(self, folder: Stick) -> None:
        """Offer a folder and choose it."""
        self._folder = folder
        self._chosen = folder.folder
        self._show()

    def _offered(self) -> list[Stick]:
        folders = [self._folder] if self._folder else []
        return [
            *self._sticks,
            *(one for one in folders if one.folder not in {s.folder for s in self._sticks}),
        ]

    def _show(self) -> None:
        for button in self._buttons:
            self._group.removeButton(button)
            button.deleteLater()
        self._buttons = [self._button(at, one) for at, one in enumerate(self._offered())]
        for button in self._buttons:
            self._places.addWidget(button)
        self._none.setVisible(not self._sticks)
        self.changed.emit()

    def _button(self, at: int, place: Stick) -> QRadioButton:
        what = self.tr("U盘 {name}") if place.removable else self.tr("文件夹 {name}")
        words = what.format(name=place.name)
        if place.writable:
            words += self.tr("　可用 {free}").format(free=size_words(place.free))
        else:
            words += self.tr("　写保护，不能写入")
        button = QRadioButton(words, self)
        button.setObjectName(f"place_{at}")
        button.setEnabled(place.writable)
        button.setChecked(place.folder == self._chosen)
        button.setToolTip(str(place.folder))
        button.toggled.connect(lambda on, folder=place.folder: self._choose(folder) if on else None)
        self._group.addButton(button)
        return button

    def _choose(self, folder: Path) -> None:
        self._chosen = folder
        self.changed.emit()


def big(text: str, parent: QWidget) -> QLabel:
    """Return words in the size of a page's title."""
    label = QLabel(text, parent)
    label.setObjectName("dialogTitle")
    label.setWordWrap(True)
    return label
