"""What became of a file of claims, with every claim that was not taken over."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QListWidget, QWidget

from app.ui.dialogs.named_dialog import NamedDialog


class ImportReportDialog(NamedDialog):
    """Lists the problems; they can be copied and sent to whoever wrote the file."""

    def __init__(self, lead: str, problems: Sequence[str], parent: QWidget) -> None:
        super().__init__(self.tr("导入学分申报"), lead, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._text = "\n".join((lead, *problems))
        box = QListWidget(self)
        box.setObjectName("claim_problems")
        box.setAccessibleName(self.tr("没有接收的申报"))
        box.setWordWrap(True)
        box.addItems(list(problems))
        self.body.addWidget(box)
        self.add_button("copy", self.tr("复制"), icon="copy", closes=False)
        self.add_button("close", self.tr("关闭"), kind="primary")
        self.chosen.connect(
            lambda name: QGuiApplication.clipboard().setText(self._text) if name == "copy" else None
        )

    def sizeHint(self) -> QSize:
        em = self.fontMetrics().horizontalAdvance("国")
        return QSize(em * 40, em * 24)
