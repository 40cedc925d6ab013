"""The strip on top of a page: how much is wrong, and a jump to the next place (F8)."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QSizePolicy, QWidget

from app.ui.tokens import Tone
from app.ui.widgets.words import restyle

_MARKS = "①②③④⑤⑥⑦⑧⑨⑩"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to put right, and the field where that is done."""

    sentence: str
    where: QWidget


class NoticeStrip(QFrame):
    """Problems with their places, or one plain notice. `jumped(n)` says which problem was gone to."""

    jumped = Signal(int)
    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        self._words = QLabel(self)
        self._words.setWordWrap(True)
        self._words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._jump = QPushButton(self.tr("跳到下一处 (F8)"), self)
        self._jump.setObjectName("next_problem_button")
        self._jump.setProperty("kind", "link")
        self._jump.clicked.connect(self.jump)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 4, 6, 4)
        row.addWidget(self._words, 1)
        row.addWidget(self._jump)
        self._problems: list[Problem] = []
        self._at = -1
        self.hide()

    def show_problems(self, problems: list[Problem]) -> None:
        """Show what is to be put right; an empty list hides the strip."""
        self._problems, self._at = problems, -1
        listed = "　".join(
            f"{_MARKS[n] if n < len(_MARKS) else '·'} {one.sentence}" for n, one in enumerate(problems)
        )
        self._say(Tone.BAD, self.tr("还有 {count} 处需要改好：").format(count=len(problems)) + listed)
        self._jump.setVisible(bool(problems))
        self.setVisible(bool(problems))

    def show_notice(self, tone: Tone, text: str) -> None:
        """Show one sentence; an empty one hides the strip."""
        self._problems, self._at = [], -1
        self._say(tone, text)
        self._jump.hide()
        self.setVisible(bool(text))

    def text(self) -> str:
        """Return the words shown."""
        return self._words.text()

    def problems(self) -> list[Problem]:
        """Return what is still to be put right."""
        return list(self._problems)

    def jump(self) -> None:
        """Put the cursor into the next field that is wrong, round and round."""
        if not self._problems:
            return
        self._at = (self._at + 1) % len(self._problems)
        where = self._problems[self._at].where
        _scroll_to(where)
        where.setFocus()
        self.jumped.emit(self._at)

    def _say(self, tone: Tone, text: str) -> None:
        self._words.setText(f"{tone.symbol} {text}")
        restyle(self, "tone", str(tone))
        restyle(self._words, "tone", str(tone))
        self.changed.emit()


def _scroll_to(where: QWidget) -> None:
    above = where.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea):
            above.ensureWidgetVisible(where)
        above = above.parentWidget()
