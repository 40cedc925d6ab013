"""One teacher's credits explained: the total, by mode and by year, what is missing, and every line."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from app.domain.units import plain
from app.ui.credits import credits_words as words
from app.ui.credits.credits_columns import line_columns
from app.ui.desk import Desk
from app.ui.tables.held_list import HeldList
from app.ui.tables.table_view import TableView
from app.ui.tokens import Tone
from app.ui.widgets.card import Card
from app.ui.widgets.folding import scrolled
from app.ui.widgets.words import StatusLabel, heading, muted, restyle

if TYPE_CHECKING:
    from app.services.credits import CycleRules, PostedLine, Statement

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class StatementView(Card):
    """Shows a statement; the reasons of the chosen line stand in full below the lines."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__("", parent)
        self.setAccessibleName(self.tr("学分说明"))
        self._title = heading("", self)
        self._title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._status = StatusLabel(self, chip=True)
        self._about = muted("", self)
        self._summary = QWidget(self)
        self._columns = QHBoxLayout(self._summary)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.setSpacing(24)
        self.lines: HeldList[PostedLine] = HeldList(lambda line: f"{line.posting}{line.origin}{line.day}")
        self.table = TableView(
            "credit_lines", self.tr("逐条说明"), self.lines, line_columns(),
            runner=desk.runner, memory=desk.memory, parent=self,
        )  # fmt: skip
        self._why = QLabel(self)
        self._why.setWordWrap(True)
        self._why.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._why.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.table.chosen.connect(self._explain_line)
        self._lay_out()
        self.show_nobody()

    def show_nobody(self) -> None:
        """Say that nobody is chosen."""
        self._title.setText(self.tr("没有选中教师"))
        self._about.setText(self.tr("在左边的列表里选一位教师，这里逐条说明学分的来历。"))
        self._status.show_status(Tone.QUIET, "")
        self._fill()
        self.table.empty.explain(self.tr("没有选中教师"), "", icon="user")
        self._show_lines(())

    def show_statement(self, one: "Statement", rules: "CycleRules | None", today: date) -> None:
        """Show one teacher's account."""
        total = self.tr("{name} · 合计 {total} {unit}")
        self._title.setText(total.format(name=one.teacher.name, total=plain(one.total), unit=one.unit))
        about = (one.teacher.school, one.teacher.code, self._cycle(one))
        self._about.setText(" · ".join(part for part in about if part))
        self._status.show_status(*words.standing(one, today))
        modes = rules.modes if rules else {}
        self._fill(self._sums(one, modes), self._missing(one, today))
        hint = self.tr("登记签到并入账，或申报通过并入账以后，这里逐条列出。")
        self.table.empty.explain(self.tr("本周期还没有入账的学分"), hint, icon="list-check")
        self._show_lines(one.lines)

    def _cycle(self, one: "Statement") -> str:
        return self.tr("{cycle} 周期").format(cycle=one.cycle.label)

    def _show_lines(self, lines: "Sequence[PostedLine]") -> None:
        self.lines.put(lines)
        self.table.refresh().succeeded.connect(lambda _: self._choose_first())

    def _choose_first(self) -> None:
        keys = self.table.model.keys()
        if keys and self.table.current_key() is None:
            self.table.select(keys[0])
        self._explain_line()

    def _explain_line(self) -> None:
        line = self.table.current_row() if self.table.selected_keys() else None
        self._why.setText(
            ""
            if line is None
            else self.tr("{what}：{why}。").format(what=words.what_of(line), why=words.why(line))
        )
        self._why.setVisible(line is not None)

    # Summary ----------------------------------------------------------------------------------

    def _sums(self, one: "Statement", names: Mapping[str, str]) -> QWidget:
        part = QWidget(self._summary)
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        modes = [(names.get(mode, mode), plain(total), None) for mode, total in one.by_mode.items()]
        column.addWidget(
            self._figures(self.tr("按方式"), [*modes, (self.tr("合计"), plain(one.total), None)])
        )
        reached, open_ = (Tone.OK, self.tr("达到")), (Tone.WAIT, self.tr("未达到"))
        years = [
            (self.tr("{year} 年").format(year=year), plain(total), reached if met else open_)
            for year, (total, met) in one.by_year.items()
        ]
        column.addWidget(self._figures(self.tr("按年度"), years))
        column.addStretch(1)
        return part

    def _figures(self, title: str, rows: "Iterable[tuple[str, str, tuple[Tone, str] | None]]") -> QWidget:
        part = QWidget(self._summary)
        grid = QGridLayout(part)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(2)
        grid.addWidget(muted(title, part), 0, 0, 1, 3)
        for at, (name, figure, state) in enumerate(rows, 1):
            number = QLabel(figure, part)
            number.setAlignment(_RIGHT)
            number.setAccessibleName(f"{name} {figure}")
            grid.addWidget(QLabel(name, part), at, 0)
            grid.addWidget(number, at, 1)
            if state:
                grid.addWidget(_state(state, part), at, 2)
        grid.setRowStretch(grid.rowCount(), 1)
        return part

    def _missing(self, one: "Statement", today: date) -> QWidget:
        part = QWidget(self._summary)
        grid = QGridLayout(part)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(2)
        for column, title in enumerate((self.tr("还没达到的要求"), self.tr("现有 / 需要"))):
            grid.addWidget(muted(title, part), 0, column)
        for at, short in enumerate(one.shortfalls, 1):
            tone = Tone.BAD if short.period.end < today else Tone.WAIT
            said = words.missing(short, one.unit)
            whole = short.period == one.cycle
            year = "" if whole else self.tr("{year} 年 ").format(year=short.period.label)
            name = _state((tone, f"{year}{short.name}"), part)
            name.setToolTip(self.tr("{said}（依据：{source}）").format(said=said, source=short.source))
            name.setAccessibleName(said)
            grid.addWidget(name, at, 0)
            have = self.tr("{have} / {needed}").format(have=plain(short.have), needed=plain(short.needed))
            gap = self.tr("还差 {gap}").format(gap=plain(short.needed - short.have))
            for column, figure in enumerate((have, gap), 1):
                number = QLabel(figure, part)
                number.setAlignment(_RIGHT)
                grid.addWidget(number, at, column)
        if one.met:
            grid.addWidget(_state((Tone.OK, self.tr("各项要求都已达到")), part), 1, 0)
        grid.setRowStretch(grid.rowCount(), 1)
        grid.setColumnStretch(3, 1)
        return part

    def _fill(self, *parts: QWidget) -> None:
        while self._columns.count():
            gone = self._columns.takeAt(0).widget()
            if gone is not None:
                gone.deleteLater()
        for at, part in enumerate(parts):
            self._columns.addWidget(part, at)
        self._area.setVisible(bool(parts))

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self._title, 1)
        top.addWidget(self._status)
        self.body.addLayout(top)
        self.body.addWidget(self._about)
        self._area = scrolled(self._summary, self)
        for part in (self._area, self.table):
            part.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        line = self.fontMetrics().height()
        self._area.setMinimumHeight(line * 5)
        self._area.setMaximumHeight(line * 13)
        self.table.setMinimumHeight(line * 5)
        self.body.addWidget(self._area, 2)
        self.body.addWidget(self.table, 3)
        self.body.addWidget(self._why)


def _state(state: tuple[Tone, str], parent: QWidget) -> QLabel:
    tone, word = state
    label = QLabel(f"{tone.symbol} {word}", parent)
    restyle(label, "tone", str(tone))
    return label
