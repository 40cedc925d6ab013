"""Where one is in a task of a few steps: ① ② ③ ④."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QWidget

from app.ui.widgets.words import restyle

_MARKS = "①②③④⑤⑥"


class StepHeader(QFrame):
    """Names of the steps; those behind are ticked, the present one is underlined in the accent colour."""

    def __init__(self, steps: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("steps")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._names = list(steps)
        self._labels = [QLabel(self) for _ in steps]
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for label in self._labels:
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            row.addWidget(label, 1)
        self.go_to(0)

    def go_to(self, step: int) -> None:
        """Mark a step as the present one, counted from 0; one past the last ticks them all."""
        for at, (label, name) in enumerate(zip(self._labels, self._names, strict=True)):
            label.setText(f"{'✓' if at < step else _MARKS[at]} {name}")
            restyle(label, "state", "done" if at < step else "now" if at == step else "ahead")
        present = self._names[step] if step < len(self._names) else ""
        self.setAccessibleName(self.tr("第 {n} 步 {name}").format(n=step + 1, name=present))
