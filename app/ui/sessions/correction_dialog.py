"""Correcting one person's attendance: the new mark, how long they stayed, and why."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QWidget

from app.domain.attendance import NAMES
from app.domain.codes import Mark
from app.ui.dialogs.named_dialog import NamedDialog
from app.ui.sessions.minutes_dialog import MinutesBox
from app.ui.sessions.register_draft import DraftLine
from app.ui.sessions.sessions_columns import mark_word
from app.ui.tokens import Tone
from app.ui.widgets.form import Form


@dataclass(frozen=True, slots=True)
class Correction:
    """What the person wants to have changed."""

    person: str
    name: str
    mark: Mark
    minutes: int | None
    reason: str


class CorrectionDialog(NamedDialog):
    """`asked(Correction)`; it stays open until the correction has been written or left."""

    asked = Signal(object)

    def __init__(self, line: DraftLine, longest: int, parent: QWidget) -> None:
        super().__init__(
            self.tr("更正签到"),
            self.tr("原来的登记保留在记录中；更正会写明是谁、为什么改的。"),
            parent,
        )
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._line = line
        self._form = Form(self)
        self.mark = QComboBox(self)
        for mark in Mark:
            self.mark.addItem(NAMES[mark], mark)
        if line.mark:
            self.mark.setCurrentIndex(self.mark.findData(line.mark))
        self.minutes = MinutesBox(longest, line.minutes, self)
        self.reason = QLineEdit(self)
        self.reason.setPlaceholderText(self.tr("例如：签到表漏填，经查实到"))
        now = QLabel(f"{line.name} · {mark_word(line)}", self)
        self._form.add("person", self.tr("现在的登记"), now)
        self._form.add("mark", self.tr("改为"), self.mark, required=True)
        self._form.add("minutes", self.tr("实到分钟"), self.minutes)
        self._form.add("reason", self.tr("更正原因"), self.reason, required=True)
        self.body.addWidget(self._form)
        self.add_button("correct", self.tr("更正"), kind="primary", closes=False)
        self.add_cancel()
        self.chosen.connect(self._choose)
        self.reason.setFocus()

    def refuse(self, sentence: str) -> None:
        """Say why the correction was not made; what was typed stays."""
        self.notice.show_notice(Tone.BAD, sentence)

    def _choose(self, name: str) -> None:
        if name != "correct":
            return
        wish = Correction(
            self._line.person,
            self._line.name,
            Mark(self.mark.currentData()),
            self.minutes.told(),
            self.reason.text().strip(),
        )
        problems = {}
        if (wish.mark, wish.minutes) == (self._line.mark, self._line.minutes):
            problems["mark"] = self.tr("与现在的登记相同，没有要更正的。")
        if not wish.reason:
            problems["reason"] = self.tr("请写明更正的原因。")
        self._form.show_problems(problems)
        self.adjustSize()
        if not problems:
            self.asked.emit(wish)
