"""Reviewing what teachers claim: tick, approve, or return with a word on what is missing."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QPushButton, QWidget

from app.listings.credits import ClaimCriteria
from app.ui.credits.credits_columns import claim_columns
from app.ui.desk import Desk
from app.ui.dialogs.named_dialog import NamedDialog
from app.ui.tables.table_view import TableView
from app.ui.tokens import Tone
from app.ui.widgets.form import FormField


class ClaimsDialog(NamedDialog):
    """`approve_asked(ids, comment)` and `return_asked(ids, comment)`; `bar` says why this person may not decide."""

    approve_asked = Signal(list, str)
    return_asked = Signal(list, str)

    def __init__(self, desk: Desk, bar: str | None, parent: QWidget) -> None:
        super().__init__(self.tr("审核学分申报"), "", parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._bar = bar
        self.state = QComboBox(self)
        self.state.setObjectName("claim_state")
        self.state.setAccessibleName(self.tr("按审核情况筛选"))
        for words, value in (
            (self.tr("待审核"), "pending"),
            (self.tr("已通过"), "approved"),
            (self.tr("已退回"), "returned"),
            (self.tr("全部申报"), None),
        ):
            self.state.addItem(words, value)
        self.state.currentIndexChanged.connect(lambda _at: self.read())
        self.table = TableView(
            "claims", self.tr("学分申报"), desk.workspace.listings.claims, claim_columns(),
            runner=desk.runner, memory=desk.memory, ticks=True, parent=self,
        )  # fmt: skip
        hint = self.tr("在“学分”页用“导入学分申报…”读入教师的申报以后，会出现在这里。")
        self.table.empty.explain(self.tr("没有这样的学分申报"), hint, icon="inbox")
        self.comment = QLineEdit(self)
        self.comment.setObjectName("claim_comment")
        self.comment.setPlaceholderText(self.tr("意见（退回时必填，写明要补什么）"))
        self.comment.setAccessibleName(self.tr("意见"))
        self._field = FormField(self.comment, parent=self)
        self._lay_out()
        self.table.chosen.connect(self._follow)
        self.chosen.connect(self._choose)
        self._follow()

    def read(self) -> None:
        """Read the list again."""
        self.table.show_matching(ClaimCriteria(state=self.state.currentData()))

    def show_result(self, tone: Tone, text: str) -> None:
        """Say what came of a decision."""
        self.notice.show_notice(tone, text)
        if tone == Tone.OK:
            self.comment.clear()

    def sizeHint(self) -> QSize:
        em = self.fontMetrics().horizontalAdvance("国")
        return QSize(em * 60, em * 32)

    def _lay_out(self) -> None:
        filters = QHBoxLayout()
        filters.addWidget(self.state)
        filters.addStretch(1)
        self.body.addLayout(filters)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self._field)
        self._approve = self.add_button(
            "approve", self.tr("通过"), kind="primary", icon="check", closes=False
        )
        self._return = self.add_button("return", self.tr("退回"), kind="danger", closes=False)
        self.add_button("close", self.tr("关闭"))

    def _choose(self, name: str) -> None:
        ids, comment = self.table.selected_keys(), self.comment.text().strip()
        if name == "approve":
            self._field.clear()
            self.approve_asked.emit(ids, comment)
        elif name == "return":
            if comment:
                self._field.clear()
                self.return_asked.emit(ids, comment)
            else:
                self._field.complain(self.tr("退回必须写明意见，让申报人知道要补什么。"))
                self.comment.setFocus()

    def _follow(self) -> None:
        reason = self._bar or ("" if self.table.selected_keys() else self.tr("请先选中要审核的申报"))
        for button in (self._approve, self._return):
            _set_usable(button, reason)


def _set_usable(button: QPushButton, reason: str) -> None:
    button.setEnabled(not reason)
    button.setToolTip(reason)
