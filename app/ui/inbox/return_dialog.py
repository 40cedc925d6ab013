"""Sending a plan back: a comment, and remarks on the fields they are about."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.domain.snapshot import PlanContent
from app.listings.plan_sheet import PlanSheet
from app.ui import icons
from app.ui.actions import action
from app.ui.dialogs.named_dialog import NamedDialog
from app.ui.plans.plan_words import field_label, finding_text
from app.ui.plans.writing import Writing
from app.ui.widgets.action_button import ActionButton
from app.ui.widgets.folding import scrolled
from app.ui.widgets.form import FormField
from app.ui.widgets.words import heading

_PLAN_FIELDS = (
    "title", "goals", "assessment", "audience", "lead", "group", "starts", "ends", "subject", "stage", "kind",
    "budget", "activities",
)  # fmt: skip
_ACTIVITY_FIELDS = ("", "date", "topic", "type", "speaker", "place", "hours", "start", "end")
_COMMENT_LINES = 4


class RemarkRow(QWidget):
    """One remark: what it is about, and what is said."""

    def __init__(
        self, fields: Mapping[str, str], dropped: Callable[["RemarkRow"], object], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.field = QComboBox(self)
        self.field.setObjectName("remark_field")
        self.field.setAccessibleName(self.tr("对哪一项"))
        self.field.setMaxVisibleItems(24)
        for name, label in fields.items():
            self.field.addItem(label, name)
        self.text = QLineEdit(self)
        self.text.setObjectName("remark_text")
        self.text.setAccessibleName(self.tr("意见"))
        self.text.setPlaceholderText(self.tr("请写明要改什么"))
        drop = QPushButton(self)
        drop.setObjectName("drop_remark")
        drop.setProperty("kind", "flat")
        drop.setAutoDefault(False)
        drop.setAccessibleName(self.tr("去掉这一条"))
        drop.setToolTip(drop.accessibleName())
        icons.put(drop, "x", "muted")
        drop.clicked.connect(lambda: dropped(self))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.field, 2)
        row.addWidget(self.text, 3)
        row.addWidget(drop)


class ReturnDialog(NamedDialog):
    """`agreed(comment, remarks)` with at least one of the two; remarks are named by the plan's fields."""

    def __init__(
        self, sheet: PlanSheet, comment: str, agreed: Callable[[str, dict[str, str]], object], parent: QWidget
    ) -> None:
        super().__init__(
            self.tr("退回“{title}”").format(title=sheet.content.title),
            self.tr("填报人会在对应的项目旁边看到您的意见，改好后重新提交。"),
            parent,
        )
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._sheet = sheet
        self._agreed = agreed
        self._fields = remark_fields(sheet.content)
        self._rows: list[RemarkRow] = []
        self._comment = Writing("return_comment", _COMMENT_LINES, self)
        self._comment.setPlainText(comment)
        self._comment.setAccessibleName(self.tr("总的意见"))
        self._comment.setPlaceholderText(self.tr("总的意见（有逐项意见时可不写）"))
        self._comment_field = FormField(self._comment, parent=self)
        self._column = QVBoxLayout()
        self._column.setContentsMargins(0, 0, 6, 0)
        self._column.addStretch(1)
        self._lay_out()
        self.add_button("return", self.tr("退回"), kind="danger", icon="arrow-back-up", closes=False)
        self.add_cancel()
        self.chosen.connect(self._answer)

    def remarks(self) -> dict[str, str]:
        """Return what is said on each field; two remarks on one field are joined."""
        said: dict[str, str] = {}
        for row in self._rows:
            if text := row.text.text().strip():
                name = str(row.field.currentData())
                said[name] = f"{said[name]}；{text}" if name in said else text
        return said

    def add_remark(self, field: str = "goals", text: str = "") -> RemarkRow:
        """Add a row for a remark."""
        row = RemarkRow(self._fields, self._drop, self)
        row.field.setCurrentIndex(max(row.field.findData(field), 0))
        row.text.setText(text)
        self._rows.append(row)
        self._column.insertWidget(self._column.count() - 1, row)
        return row

    def sizeHint(self) -> QSize:
        em = self.fontMetrics().horizontalAdvance("国")
        return QSize(em * 48, em * 30)

    def _add_empty(self) -> None:
        self.add_remark().text.setFocus()

    def _take_findings(self) -> None:
        known = {(str(row.field.currentData()), row.text.text()) for row in self._rows}
        for finding in self._sheet.findings:
            text = finding_text(finding)
            if finding.field in self._fields and (finding.field, text) not in known:
                self.add_remark(finding.field, text)

    def _drop(self, row: RemarkRow) -> None:
        self._rows.remove(row)
        row.hide()
        row.deleteLater()

    def _answer(self, name: str) -> None:
        if name != "return":
            return
        comment, remarks = self._comment.toPlainText().strip(), self.remarks()
        if not comment and not remarks:
            self._comment_field.complain(self.tr("请写明意见，或者添加一条逐项意见，让填报人知道改什么。"))
            self._comment.setFocus()
            return
        self.accept()
        self._agreed(comment, remarks)

    def _lay_out(self) -> None:
        rows = QWidget(self)
        rows.setLayout(self._column)
        self._add = action(self, "add_remark", self.tr("添加一条"), self._add_empty, icon="plus")
        self._take = action(
            self, "take_findings", self.tr("从自动核对带入"), self._take_findings, icon="list-check"
        )
        buttons = QHBoxLayout()
        buttons.addWidget(heading(self.tr("逐项意见"), self), 1)
        for entry in (self._add, self._take):
            buttons.addWidget(ActionButton(entry, self))
        self._take.setVisible(bool(self._sheet.findings))
        self.body.addWidget(self._comment_field)
        self.body.addLayout(buttons)
        self.body.addWidget(scrolled(rows, self), 1)


def remark_fields(content: PlanContent) -> dict[str, str]:
    """Return the fields that a remark may be about, each with its label."""
    names = list(_PLAN_FIELDS)
    for one in content.activities:
        names += [".".join(filter(None, ("activities", one.id, part))) for part in _ACTIVITY_FIELDS]
    return {name: field_label(name, content) for name in names}
