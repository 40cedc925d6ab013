"""The attendance of one session: who is expected, what each one's mark is, and the keys that set it."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QListWidget, QSizePolicy, QWidget

from app.domain.attendance import NAMES
from app.domain.codes import Mark
from app.ui.actions import action
from app.ui.desk import Desk
from app.ui.sessions.register_draft import DraftLine
from app.ui.sessions.sessions_columns import register_columns
from app.ui.tables.held_list import HeldList
from app.ui.tables.table_view import TableView
from app.ui.tokens import Tone
from app.ui.widgets.action_row import ActionRow
from app.ui.widgets.card import Card
from app.ui.widgets.file_drop import FileDrop
from app.ui.widgets.words import StatusLabel, heading, muted

MARK_KEYS = {
    Mark.PRESENT: "C | 1",
    Mark.LATE: "D | 2",
    Mark.LEFT_EARLY: "Z | 3",
    Mark.LEAVE: "J | 4",
    Mark.PUBLIC_LEAVE: "G | 5",
    Mark.ABSENT: "Q | 6",
    Mark.MADE_UP: "B | 7",
}


class RegisterView(Card):
    """`marked(mark)` for the chosen people · `shifted(±1)` to the next or previous mark · `dropped(file)`."""

    marked = Signal(object)
    shifted = Signal(int)
    everyone_asked = Signal()
    minutes_asked = Signal()
    save_asked = Signal()
    discard_asked = Signal()
    dropped = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__("", parent)
        FileDrop(self).dropped.connect(self._take)
        self.setAccessibleName(self.tr("本场签到"))
        self.people: HeldList[DraftLine] = HeldList(lambda line: line.person)
        self._title = heading("", self)
        self._title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._status = StatusLabel(self, chip=True)
        self._where = muted("", self)
        self._bar = QLabel(self)
        self._bar.setWordWrap(True)
        self._bar.setProperty("tone", str(Tone.WAIT))
        self._problems_title = QLabel(self)
        self._problems_title.setWordWrap(True)
        self._problems_title.setProperty("tone", str(Tone.BAD))
        self.problems = QListWidget(self)
        self.problems.setObjectName("sheet_problems")
        self.problems.setAccessibleName(self.tr("签到表上没有登记的行"))
        self.problems.setWordWrap(True)
        self.table = TableView(
            "register", self.tr("本场签到"), self.people, register_columns(),
            runner=desk.runner, memory=desk.memory, parent=self,
        )  # fmt: skip
        self._sums = QLabel(self)
        self._sums.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._make_actions()
        self._lay_out()

    def name_session(self, title: str, where: str) -> None:
        """Say which session this is."""
        self._title.setText(title)
        self._title.setToolTip(title)
        self._where.setText(where)

    def show_standing(self, tone: Tone, word: str) -> None:
        """Show whether the session has a sheet."""
        self._status.show_status(tone, word)

    def show_bar(self, sentence: str) -> None:
        """Say why no attendance can be taken here; an empty sentence says nothing."""
        self._bar.setText(f"{Tone.WAIT.symbol} {sentence}")
        self._bar.setVisible(bool(sentence))

    def show_people(self, lines: Sequence[DraftLine]) -> Any:
        """Show these people, keeping the cursor where it was."""
        self.people.put(lines)
        return self.table.refresh()

    def show_problems(self, title: str, sentences: Sequence[str]) -> None:
        """List the rows of a sheet that did not hold."""
        self._problems_title.setText(f"{Tone.BAD.symbol} {title}")
        self.problems.clear()
        self.problems.addItems(list(sentences))
        rows = min(max(len(sentences), 1), 3)
        self.problems.setFixedHeight(round(self.fontMetrics().height() * 1.6 * rows) + 6)
        for part in (self._problems_title, self.problems):
            part.setVisible(bool(sentences))

    def show_sums(self, text: str) -> None:
        """Show how many are expected, marked and present."""
        self._sums.setText(text)

    def go_down(self) -> None:
        """Move the cursor to the next person."""
        at = self.table.grid.currentIndex()
        below = at.siblingAtRow(at.row() + 1)
        if below.isValid():
            self.table.grid.setCurrentIndex(below)

    def _take(self, files: list[Path]) -> None:
        """Take the first file; one sheet belongs to one session."""
        self.dropped.emit(files[0])

    def _make_actions(self) -> None:
        self.everyone = action(
            self, "everyone_present", self.tr("全部出勤"), self.everyone_asked.emit, icon="list-check", keys="A"
        )  # fmt: skip
        self.marks = {mark: self._mark_action(mark, keys) for mark, keys in MARK_KEYS.items()}
        self.minutes = action(
            self, "set_minutes", self.tr("实到分钟…"), self.minutes_asked.emit, icon="clock", keys="F2"
        )  # fmt: skip
        self.next_mark = action(
            self, "next_mark", self.tr("换下一种出勤情况"), lambda: self.shifted.emit(1), keys="Right"
        )  # fmt: skip
        self.previous_mark = action(
            self, "previous_mark", self.tr("换上一种出勤情况"), lambda: self.shifted.emit(-1), keys="Left"
        )  # fmt: skip
        self.save = action(
            self, "save_register", self.tr("保存登记"), self.save_asked.emit,
            icon="device-floppy", kind="primary",
        )  # fmt: skip
        self.discard = action(
            self, "discard_register", self.tr("放弃"), self.discard_asked.emit, icon="arrow-back-up"
        )
        for entry in self.marking():
            entry.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            self.table.addAction(entry)
        for entry in (self.next_mark, self.previous_mark):
            self.table.add_menu_action(entry)

    def marking(self) -> list[QAction]:
        """Return the actions that set marks."""
        return [self.everyone, *self.marks.values(), self.minutes, self.next_mark, self.previous_mark]

    def _mark_action(self, mark: Mark, keys: str) -> QAction:
        words = f"{NAMES[mark]} {keys[0]}"
        return action(self, f"mark_{mark.value}", words, lambda: self.marked.emit(mark), keys=keys)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self._title, 1)
        top.addWidget(self._status)
        self.body.addLayout(top)
        self.body.addWidget(self._where)
        self.body.addWidget(self._bar)
        strip = ActionRow(self)
        for entry in (self.everyone, *self.marks.values(), self.minutes):
            strip.add(entry)
        self.body.addWidget(strip)
        self.body.addWidget(self._problems_title)
        self.body.addWidget(self.problems)
        # Else the size a table likes to have would push the button to save out of a small window.
        self.table.setMinimumHeight(self.fontMetrics().height() * 5)
        self.table.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.body.addWidget(self.table, 1)
        end = QHBoxLayout()
        end.addWidget(self._sums, 1)
        ending = ActionRow(self)
        ending.add(self.save)
        ending.add(self.discard)
        end.addWidget(ending)
        self.body.addLayout(end)
        self.show_problems("", ())
        self.show_bar("")
