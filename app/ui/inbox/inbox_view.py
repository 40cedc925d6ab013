"""The page of what waits for a decision: the list, and beside it the plan to read."""

from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.ui.desk import Desk
from app.ui.inbox.inbox_columns import inbox_columns
from app.ui.inbox.reading_pane import ReadingPane
from app.ui.pages import Page
from app.ui.plans.state_tabs import StateTabs
from app.ui.tables.table_view import TableView
from app.ui.widgets.card import Card
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.folding import Folding
from app.ui.widgets.search_box import SearchBox

_FOLD_BELOW_EM = 58


class InboxView(Page):
    """Layout of the page: `tabs`, `search`, `table` on the left, `pane` on the right."""

    def __init__(self, desk: Desk, listing: Any) -> None:
        super().__init__("")
        self.header.set_title(self.tr("待办审批"))
        self.tabs = StateTabs(self)
        self.search = self.offer_search(SearchBox(self.tr("计划名称 / 学校 / 负责人，可用拼音首字母"), self))
        one_school = desk.workspace.office.level.teaches
        self.table = TableView(
            "inbox", self.tr("待办审批"), listing, inbox_columns(one_school=one_school),
            runner=desk.runner, memory=desk.memory,
        )  # fmt: skip
        self.pane = ReadingPane(self)
        self._nothing = EmptyState(self)
        self._nothing.explain(self.tr("先选一份计划"), self.tr("在列表里点选，这里显示要审批的内容。"))
        self._right = QStackedWidget(self)
        blank = Card("", self)
        blank.body.addWidget(self._nothing)
        self._right.addWidget(blank)
        self._right.addWidget(self.pane)
        self._folding = Folding(
            (self.tr("列表"), self._left()),
            (self.tr("计划内容"), self._right),
            self,
            shares=(5, 6),
            fold_below=_FOLD_BELOW_EM,
        )
        self._lay_out()

    def show_plan(self, *, shown: bool) -> None:
        """Show the plan that was read, or say that none is chosen."""
        self._right.setCurrentIndex(1 if shown else 0)

    def read_plan(self) -> None:
        """Bring the plan to the front when list and plan are tabs."""
        self._folding.show_part(1)

    def _left(self) -> QWidget:
        left = QWidget(self)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.table)
        return left

    def _lay_out(self) -> None:
        filters = QHBoxLayout()
        self.search.setMinimumWidth(140)
        self.search.setMaximumWidth(340)
        filters.addWidget(self.tabs, 1)
        filters.addWidget(self.search, 1)
        self.body.addLayout(filters)
        self.body.addWidget(self._folding, 1)
