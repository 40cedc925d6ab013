"""Posting: choose a plan whose sheets are in, post it, read what came of it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QWidget

from app.ui.credits.credits_columns import plan_columns
from app.ui.desk import Desk
from app.ui.dialogs.named_dialog import NamedDialog
from app.ui.tables.held_list import HeldList
from app.ui.tables.table_view import TableView
from app.ui.tokens import Tone

if TYPE_CHECKING:
    from app.listings.ledger import PostablePlan


class PostingDialog(NamedDialog):
    """`plan_asked(id)` and `claims_asked`; it stays open to show the result."""

    plan_asked = Signal(str)
    claims_asked = Signal()

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(
            self.tr("学分入账"),
            self.tr(
                "按签到和当地规则计算学分并记入台账。同一项目可以反复入账，不会重复计算；出勤更正后再入账一次即可。"
            ),
            parent,
        )
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._plans: HeldList[PostablePlan] = HeldList(lambda plan: plan.id)
        self.table = TableView(
            "postable", self.tr("可以入账的研修计划"), self._plans, plan_columns(),
            runner=desk.runner, memory=desk.memory, parent=self,
        )  # fmt: skip
        hint = self.tr("计划审批通过并登记签到以后，会出现在这里。")
        self.table.empty.explain(self.tr("没有可以入账的研修计划"), hint, icon="inbox")
        self.body.addWidget(self.table)
        self._post = self.add_button("post_plan", self.tr("给选中的计划入账"), kind="primary", closes=False)
        self.add_button("post_claims", self.tr("把已通过的申报入账"), closes=False)
        self.add_button("close", self.tr("关闭"))
        self.chosen.connect(self._choose)
        self.table.chosen.connect(self._follow)
        self.table.opened.connect(self.plan_asked.emit)
        self._follow()

    def show_plans(self, plans: "Sequence[PostablePlan]") -> None:
        """List these plans."""
        self._plans.put(plans)
        self.table.refresh().succeeded.connect(lambda _: self._choose_first())

    def show_result(self, tone: Tone, text: str) -> None:
        """Say what came of it."""
        self.notice.show_notice(tone, text)

    def sizeHint(self) -> QSize:
        em = self.fontMetrics().horizontalAdvance("国")
        return QSize(em * 48, em * 28)

    def _choose_first(self) -> None:
        keys = self.table.model.keys()
        if keys and self.table.current_key() is None:
            self.table.select(keys[0])
        self._follow()

    def _choose(self, name: str) -> None:
        if name == "post_plan" and self.table.selected_keys():
            self.plan_asked.emit(self.table.selected_keys()[0])
        elif name == "post_claims":
            self.claims_asked.emit()

    def _follow(self) -> None:
        self._post.setEnabled(bool(self.table.selected_keys()))
        self._post.setToolTip("" if self._post.isEnabled() else self.tr("请先选中一个研修计划"))
