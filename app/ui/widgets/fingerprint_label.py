"""A digest in groups of four that two people can read to each other on the telephone."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from app.ui import icons


class FingerprintLabel(QWidget):
    """Shows the first groups, copies the whole."""

    def __init__(self, parent: QWidget | None = None, *, groups: int = 4) -> None:
        super().__init__(parent)
        self._whole = ""
        self._groups = groups
        self._words = QLabel(self)
        self._words.setObjectName("fingerprint")
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._copy = QPushButton(self)
        self._copy.setObjectName("copy_fingerprint")
        self._copy.setProperty("kind", "flat")
        self._copy.setToolTip(self.tr("复制完整指纹"))
        self._copy.setAccessibleName(self.tr("复制完整指纹"))
        icons.put(self._copy, "copy", "muted")
        self._copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self._whole))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._words)
        row.addWidget(self._copy)
        row.addStretch(1)

    def show_digest(self, digest: str) -> None:
        """Show a hexadecimal digest."""
        self._whole = digest
        self._words.setText(grouped(digest, self._groups))
        self._words.setToolTip(digest)


def grouped(digest: str, groups: int) -> str:
    """Return the first groups of four, in capitals: 7F3A-91C2."""
    return "-".join(digest[at : at + 4].upper() for at in range(0, min(len(digest), groups * 4), 4))
