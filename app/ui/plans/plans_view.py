"""The page of plans: the list in front, the editor behind it."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.ui.desk import Desk
from app.ui.pages import Page
from app.ui.plans.plan_editor_view import PlanEditorView
from app.ui.plans.plans_columns import plan_columns
from app.ui.plans.staff import Staff
from app.ui.plans.state_tabs import StateTabs
from app.ui.tables.selection_bar import SelectionBar
from app.ui.tables.table_view import TableView
from app.ui.widgets.search_box import SearchBox


class PlansView(Page):
    """Layout of the page: `tabs`, `search`, `year`, `table`, `bar`; `editor` takes their place."""

    def __init__(self, desk: Desk, listing: Any) -> None:
        super().__init__("")
        self.header.set_title(self.tr("研修计划"))
        self.tabs = StateTabs(self)
        self.search = self.offer_search(SearchBox(self.tr("计划名称 / 学校 / 负责人，可用拼音首字母"), self))
        self.year = QComboBox(self)
        self.year.setObjectName("school_year")
        self.year.setAccessibleName(self.tr("学年"))
        one_school = desk.workspace.office.level.teaches
        self.table = TableView(
            "plans", self.tr("研修计划"), listing, plan_columns(one_school=one_school),
            runner=desk.runner, memory=desk.memory,
        )  # fmt: skip
        self.bar = SelectionBar(self.table, desk.runner, listing, unit=self.tr("份"), parent=self)
        self.staff = Staff(self)
        self.editor = PlanEditorView(self.staff, self)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self._list())
        self._stack.addWidget(self.editor)
        self.body.addWidget(self._stack, 1)

    @property
    def editing(self) -> bool:
        """Whether the editor is in front."""
        return self._stack.currentWidget() is self.editor

    def show_list(self) -> None:
        """Bring the list to the front."""
        self._stack.setCurrentIndex(0)
        self.header.set_title(self.tr("研修计划"))
        self.header.status.hide()
        self.notice.show_problems([])
        self.table.setFocus()

    def show_editor(self, title: str) -> None:
        """Bring the editor to the front."""
        self._stack.setCurrentWidget(self.editor)
        self.header.set_title(self.tr("研修计划 · {title}").format(title=title or self.tr("未命名")))

    def offer_years(self, years: Sequence[tuple[str, int | None]]) -> None:
        """Offer these years in the filter."""
        for words, year in years:
            self.year.addItem(words, year)

    def _list(self) -> QWidget:
        page = QWidget(self)
        filters = QHBoxLayout()
        filters.setSpacing(6)
        self.search.setMinimumWidth(140)
        self.search.setMaximumWidth(320)
        filters.addWidget(self.tabs, 1)
        filters.addWidget(self.year)
        filters.addWidget(self.search, 1)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(filters)
        column.addWidget(self.table, 1)
        column.addWidget(self.bar)
        return page
