"""The line at the bottom: what was just saved, the last backup, the font size."""

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QMenu, QPushButton, QStatusBar, QWidget


class Footer(QStatusBar):
    """Left the latest note (and tips of menus), right what always holds."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("footer")
        self.setSizeGripEnabled(False)
        self._note = QLabel(self)
        self._backup = QLabel(self)
        self._size = QPushButton(self)
        self._size.setObjectName("font_size")
        self._size.setAutoDefault(False)
        self._menu = QMenu(self._size)
        self._size.clicked.connect(self._open_menu)
        self.addWidget(self._note, 1)
        self.addPermanentWidget(self._backup)
        self.addPermanentWidget(self._size)

    def note(self, text: str) -> None:
        """Show what was just done."""
        self._note.setText(text)

    def show_backup(self, text: str) -> None:
        """Show when the last backup was made, or that there is none."""
        self._backup.setText(text)

    def show_size(self, percent: int) -> None:
        """Show the font size."""
        self._size.setText(self.tr("字号 {percent}%").format(percent=percent))
        self._size.setAccessibleName(self._size.text())

    def add_to_size_menu(self, entry: QAction) -> None:
        """Offer an action in the menu of the font size."""
        self._menu.addAction(entry)

    def _open_menu(self) -> None:
        top = self._size.mapToGlobal(self._size.rect().topRight())
        hint = self._menu.sizeHint()
        top.setX(top.x() - hint.width())
        top.setY(top.y() - hint.height())
        self._menu.popup(top)
