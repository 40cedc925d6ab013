"""导入记录: what came in from workbooks, newest first."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtWidgets import QWidget

from app.listings.batches import BatchCriteria, BatchRow
from app.ui.desk import Desk
from app.ui.dialogs.named_dialog import NamedDialog
from app.ui.tables.column import Column
from app.ui.tables.table_view import TableView


def batch_columns() -> list[Column[BatchRow]]:
    """Return the columns of the list of imports."""
    return [
        Column("made_at", QCoreApplication.translate("BatchColumns", "时间"), _when, 9, order_by="made_at"),
        Column(
            "title",
            QCoreApplication.translate("BatchColumns", "内容"),
            lambda b: b.title,
            18,
            tip=lambda b: b.title,
        ),
        Column("by", QCoreApplication.translate("BatchColumns", "经办"), lambda b: b.by, 5),
        Column(
            "added", QCoreApplication.translate("BatchColumns", "新增"), lambda b: f"{b.added:,}", 4, "right"
        ),
        Column(
            "changed",
            QCoreApplication.translate("BatchColumns", "修改"),
            lambda b: f"{b.changed:,}",
            4,
            "right",
        ),
        Column("id", QCoreApplication.translate("BatchColumns", "编号"), lambda b: _number(b.id), 7),
    ]


def _when(row: BatchRow) -> str:
    return datetime.fromisoformat(row.made_at).astimezone().strftime("%Y-%m-%d %H:%M")


def _number(batch: str) -> str:
    device, _, number = batch.partition(".")
    return f"{device[:8]}.{number}"


class BatchesDialog(NamedDialog):
    """A list to read; the numbers are those an import named when it was done."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(
            self.tr("导入记录"), self.tr("在本单位电脑上从 Excel 导入的名单，最近的在前。"), parent
        )
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.table = TableView(
            "batches",
            self.tr("导入记录"),
            desk.workspace.listings.batches,
            batch_columns(),
            runner=desk.runner,
            memory=desk.memory,
            parent=self,
        )
        self.table.empty.explain(
            self.tr("还没有导入过"), self.tr("从“从 Excel 导入”开始；从上级U盘领到的名册不在这里。")
        )
        self.body.addWidget(self.table)
        self.add_button("close", self.tr("关闭"), kind="primary")
        self.table.show_matching(BatchCriteria())

    def sizeHint(self) -> QSize:
        em = self.fontMetrics().horizontalAdvance("国")
        return QSize(em * 60, em * 26)
