"""Labels by their part in a page, and the one way to change a style property at run time."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from app.ui.tokens import Tone


def restyle(widget: QWidget, name: str, value: object) -> None:
    """Set a property that the style sheet looks at, and have it looked at again."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def heading(text: str, parent: QWidget | None = None) -> QLabel:
    """Return the title of a part of a page."""
    label = QLabel(text, parent)
    label.setObjectName("sectionTitle")
    return label


def muted(text: str, parent: QWidget | None = None) -> QLabel:
    """Return explaining words, which may wrap."""
    label = QLabel(text, parent)
    label.setProperty("kind", "muted")
    label.setWordWrap(True)
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
    # A policy of one's own forgets that wrapped words grow taller as they get narrower.
    policy.setHeightForWidth(True)
    label.setSizePolicy(policy)
    return label


class StatusLabel(QLabel):
    """A status: symbol, word and colour. As a chip it stands beside a title."""

    def __init__(self, parent: QWidget | None = None, *, chip: bool = False) -> None:
        super().__init__(parent)
        if chip:
            self.setObjectName("statusChip")
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.hide()

    def show_status(self, tone: Tone, word: str) -> None:
        """Show a status; an empty word shows nothing."""
        self.setText(f"{tone.symbol} {word}")
        restyle(self, "tone", str(tone))
        self.setVisible(bool(word))


class FindingLabel(QLabel):
    """One line of a check: its mark, its sentence, its colour. Wraps."""

    def __init__(self, tone: Tone, text: str, parent: QWidget | None = None) -> None:
        super().__init__(f"{tone.symbol} {text}", parent)
        self.setWordWrap(True)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setProperty("tone", str(tone))
