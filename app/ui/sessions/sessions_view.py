"""The page of sessions: the list on the left, the attendance of the chosen one on the right."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QComboBox, QHBoxLayout

from app import clock
from app.domain.codes import OfficeLevel
from app.ui.actions import action
from app.ui.desk import Desk
from app.ui.pages import Page, Verb
from app.ui.sessions.register_view import RegisterView
from app.ui.sessions.sessions_columns import session_columns
from app.ui.tables.table_view import TableView
from app.ui.widgets.folding import Folding, scrolled
from app.ui.widgets.search_box import SearchBox

if TYPE_CHECKING:
    from app.listings.sessions import SessionPlan

_FOLD_BELOW_EM = 62


class SessionsView(Page):
    """`filtered` when a filter changed; the rest are wishes about the chosen session."""

    filtered = Signal()
    record_asked = Signal()
    correct_asked = Signal()
    workbook_asked = Signal()
    print_asked = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(self.tr("活动签到"))
        self.search = self.offer_search(SearchBox(self.tr("主题、计划、地点、学校"), self))
        self.state = self._combo("session_state", self.tr("按签到情况筛选"))
        self.plan = self._combo("session_plan", self.tr("按研修计划筛选"))
        self.plan.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.plan.setMinimumContentsLength(7)
        self.table = TableView(
            "sessions",
            self.tr("活动场次"),
            desk.workspace.listings.sessions,
            session_columns(clock.today(), shows_school=_is_above_schools(desk)),
            runner=desk.runner,
            memory=desk.memory,
            parent=self,
        )
        self.register = RegisterView(desk, self)
        self._make_actions()
        self._lay_out()
        self._fill_states()
        self.show_plans(())

    def show_plans(self, plans: "Sequence[SessionPlan]") -> None:
        """Offer these plans in the filter, keeping the one that is chosen."""
        chosen = self.plan.currentData()
        self.plan.blockSignals(True)
        self.plan.clear()
        self.plan.addItem(self.tr("全部计划"), "")
        for one in plans:
            self.plan.addItem(one.title, one.id)
        self.plan.setCurrentIndex(max(self.plan.findData(chosen), 0))
        self.plan.blockSignals(False)

    def choose_plan(self, plan: str) -> None:
        """Show the sessions of one plan only."""
        if self.plan.findData(plan) < 0:
            self.plan.addItem(self.tr("指定的计划"), plan)
        self.plan.setCurrentIndex(self.plan.findData(plan))

    def show_all(self) -> None:
        """Take every filter off."""
        self.search.clear()
        self.state.setCurrentIndex(0)
        self.plan.setCurrentIndex(0)

    def show_register(self) -> None:
        """Bring the attendance to the front where both do not fit beside each other."""
        self._parts.show_part(1)

    def of_session(self) -> list[QAction]:
        """Return the actions that need a chosen session."""
        return [self.record, self.print_sheet, self.workbook, self.correct]

    def _combo(self, name: str, purpose: str) -> QComboBox:
        made = QComboBox(self)
        made.setObjectName(name)
        made.setAccessibleName(purpose)
        made.currentIndexChanged.connect(lambda _at: self.filtered.emit())
        return made

    def _fill_states(self) -> None:
        self.state.blockSignals(True)
        for words, value in (
            (self.tr("全部场次"), ""),
            (self.tr("待登记（已到日期）"), "open"),
            (self.tr("已登记"), "recorded"),
            (self.tr("未到日期"), "upcoming"),
        ):
            self.state.addItem(words, value)
        self.state.blockSignals(False)

    def _make_actions(self) -> None:
        made = (
            ("record_sheet", self.tr("登记填好的签到表…"), self.record_asked, "file-import", "primary"),
            ("print_sheet", self.tr("打印签到表…"), self.print_asked, "printer", ""),
            ("export_sheet", self.tr("导出空白签到表…"), self.workbook_asked, "file-spreadsheet", ""),
            ("correct_mark", self.tr("更正…"), self.correct_asked, "edit", ""),
        )
        self.record, self.print_sheet, self.workbook, self.correct = (
            self.header.add(action(self, name, words, wish.emit, icon=icon, kind=kind))
            for name, words, wish, icon, kind in made
        )
        self.clear = action(self, "all_sessions", self.tr("显示全部场次"), self.show_all, icon="filter")
        self.offer(Verb.SAVE, self.register.save)
        self.offer(Verb.PRINT, self.print_sheet)
        for entry in self.of_session():
            self.table.add_menu_action(entry)

    def _lay_out(self) -> None:
        filters = QHBoxLayout()
        filters.setSpacing(6)
        self.search.setMinimumWidth(120)
        self.search.setMaximumWidth(self.fontMetrics().horizontalAdvance("国") * 20)
        filters.addWidget(self.search, 2)
        filters.addWidget(self.state)
        filters.addWidget(self.plan, 1)
        filters.addStretch(1)
        self.body.addLayout(filters)
        self._parts = Folding(
            (self.tr("场次"), self.table), (self.tr("签到"), scrolled(self.register)), self,
            shares=(9, 10), fold_below=_FOLD_BELOW_EM,
        )  # fmt: skip
        self.body.addWidget(self._parts, 1)


def _is_above_schools(desk: Desk) -> bool:
    return not OfficeLevel(desk.workspace.office.level).teaches
