"""The page of credits: teachers with their totals on the left, one of them explained on the right."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout

from app import clock
from app.ui.actions import action
from app.ui.credits.credits_columns import statement_columns
from app.ui.credits.standings import Standings
from app.ui.credits.statement_view import StatementView
from app.ui.desk import Desk
from app.ui.pages import Page
from app.ui.tables.selection_bar import SelectionBar
from app.ui.tables.table_view import TableView
from app.ui.widgets.folding import Folding, scrolled
from app.ui.widgets.search_box import SearchBox
from app.ui.widgets.words import muted

if TYPE_CHECKING:
    from app.listings.schools import SchoolRow
    from app.services.credits import CycleRules

_FOLD_BELOW_EM = 62


class CreditsView(Page):
    """`filtered` when a filter changed; the rest are wishes."""

    filtered = Signal()
    post_asked = Signal()
    claims_asked = Signal()
    import_asked = Signal()
    export_asked = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(self.tr("学分"))
        self.search = self.offer_search(SearchBox(self.tr("姓名 / 拼音 wxl / 身份证后四位"), self))
        self.cycle = self._combo("credit_cycle", self.tr("选择周期"))
        self.school = self._combo("credit_school", self.tr("按学校筛选"))
        self.school.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.school.setMinimumContentsLength(8)
        self.met = self._combo("credit_met", self.tr("按达标情况筛选"))
        self._rules = muted("", self)
        self.standings = Standings(desk.workspace)
        self.table = TableView(
            "credits",
            self.tr("教师学分"),
            self.standings,
            statement_columns(clock.today()),
            runner=desk.runner,
            memory=desk.memory,
            parent=self,
        )
        self.bar = SelectionBar(self.table, desk.runner, self.standings, unit=self.tr("人"), parent=self)
        self.statement = StatementView(desk, self)
        self._make_actions()
        self._lay_out()
        self._fill_met()
        self.show_schools(())

    def show_cycles(self, cycles: "Sequence[CycleRules]", chosen: str) -> None:
        """Offer these cycles and choose one, without asking for the list again."""
        self.cycle.blockSignals(True)
        self.cycle.clear()
        for one in cycles:
            text = self.tr("{cycle} 周期").format(cycle=one.cycle.label)
            self.cycle.addItem(text, one.cycle.label)
        self.cycle.setCurrentIndex(max(self.cycle.findData(chosen), 0))
        self.cycle.blockSignals(False)

    def show_schools(self, schools: "Sequence[SchoolRow]") -> None:
        """Offer these schools; one alone needs no filter."""
        chosen = self.school.currentData()
        self.school.blockSignals(True)
        self.school.clear()
        self.school.addItem(self.tr("全部学校"), "")
        for one in schools:
            self.school.addItem(one.name, one.id)
        self.school.setCurrentIndex(max(self.school.findData(chosen), 0))
        self.school.blockSignals(False)
        self.school.setVisible(len(schools) > 1)

    def show_rules(self, text: str, all_sources: str) -> None:
        """Name the rules in force and where they come from."""
        self._rules.setText(text)
        self._rules.setToolTip(all_sources)

    def show_everyone(self) -> None:
        """Take every filter off but the cycle."""
        self.search.clear()
        self.school.setCurrentIndex(0)
        self.met.setCurrentIndex(0)

    def show_statement(self) -> None:
        """Bring the explanation to the front where both do not fit beside each other."""
        self._parts.show_part(1)

    def _combo(self, name: str, purpose: str) -> QComboBox:
        made = QComboBox(self)
        made.setObjectName(name)
        made.setAccessibleName(purpose)
        made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        made.currentIndexChanged.connect(lambda _at: self.filtered.emit())
        return made

    def _fill_met(self) -> None:
        self.met.blockSignals(True)
        for words, value in (
            (self.tr("达标与未达标"), None),
            (self.tr("只看未达标"), False),
            (self.tr("只看达标"), True),
        ):
            self.met.addItem(words, value)
        self.met.blockSignals(False)

    def _make_actions(self) -> None:
        made = (
            ("post_credits", self.tr("入账…"), self.post_asked, "scale", "primary"),
            ("review_claims", self.tr("审核学分申报…"), self.claims_asked, "list-check", ""),
            ("import_claims", self.tr("导入学分申报…"), self.import_asked, "file-import", ""),
            ("export_credits", self.tr("导出名单…"), self.export_asked, "file-spreadsheet", ""),
        )
        self.post, self.review, self.take_in, self.export = (
            self.header.add(action(self, name, words, wish.emit, icon=icon, kind=kind))
            for name, words, wish, icon, kind in made
        )
        self.everyone = action(self, "everyone", self.tr("显示全部教师"), self.show_everyone, icon="filter")

    def _lay_out(self) -> None:
        filters = QHBoxLayout()
        filters.setSpacing(6)
        self.search.setMinimumWidth(120)
        self.search.setMaximumWidth(self.fontMetrics().horizontalAdvance("国") * 20)
        filters.addWidget(self.search, 2)
        for box in (self.cycle, self.school, self.met):
            filters.addWidget(box)
        filters.addStretch(1)
        self.body.addLayout(filters)
        self.body.addWidget(self._rules)
        self._parts = Folding(
            (self.tr("教师"), self.table), (self.tr("学分说明"), scrolled(self.statement)), self,
            shares=(8, 11), fold_below=_FOLD_BELOW_EM,
        )  # fmt: skip
        self.body.addWidget(self._parts, 1)
        self.body.addWidget(self.bar)
