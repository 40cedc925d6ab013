"""What is on the clipboard, shown as the lines it would become, before anything is taken over."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel, QTableView, QWidget

from app import messages
from app.domain.activity_types import shipped
from app.ui.dialogs.named_dialog import NamedDialog
from app.ui.plans.activity_lines import ActivityLine
from app.ui.plans.activity_table import ActivityTable, Mark
from app.ui.tokens import Tone
from app.ui.widgets.words import FindingLabel


class PasteDialog(NamedDialog):
    """Shows the lines with the cells that cannot be read; `taken` gets them when the person agrees."""

    def __init__(
        self, lines: list[ActivityLine], taken: Callable[[list[ActivityLine]], object], parent: QWidget
    ) -> None:
        super().__init__(
            self.tr("从 Excel 粘贴"),
            self.tr("下面是剪贴板里的内容。确认后添加到活动安排的末尾，原有的活动不变。"),
            parent,
        )
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._table = ActivityTable(self)
        self._table.add(lines)
        self._table.editable = False
        wrong = [*self._table.unreadable(), *_unknown_types(lines)]
        self._table.mark({(line, column): Mark(Tone.BAD, said) for line, column, said in wrong})
        view = QTableView(self)
        view.setObjectName("paste_preview")
        view.setAccessibleName(self.tr("剪贴板里的活动"))
        view.setModel(self._table)
        view.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        view.verticalHeader().hide()
        view.setWordWrap(False)
        view.setAlternatingRowColors(True)
        view.horizontalHeader().setStretchLastSection(True)
        view.resizeColumnsToContents()
        self.body.addWidget(view, 1)
        self.body.addWidget(self._verdict(len(lines), wrong))
        button = self.add_button(
            "take_over", self.tr("添加 {count} 次活动").format(count=len(lines)), kind="primary"
        )
        button.setEnabled(bool(lines))
        self.add_cancel()
        self.chosen.connect(lambda name: taken(lines) if name == "take_over" else None)

    def _verdict(self, count: int, wrong: list[tuple[str, str, str]]) -> QLabel:
        if not count:
            said = self.tr("剪贴板里没有活动。请先在 Excel 或 WPS 里选中活动所在的几行并复制，再回到这里。")
            return FindingLabel(Tone.WAIT, said, self)
        if not wrong:
            return FindingLabel(Tone.OK, self.tr("{count} 次活动都能读懂。").format(count=count), self)
        said = self.tr("有 {count} 格看不懂，会原样放进表格并标红，请在表格里改好：{first}").format(
            count=len(wrong), first=wrong[0][2]
        )
        return FindingLabel(Tone.BAD, said, self)

    def sizeHint(self) -> QSize:
        em = self.fontMetrics().horizontalAdvance("国")
        return QSize(em * 62, em * 26)


def _unknown_types(lines: list[ActivityLine]) -> list[tuple[str, str, str]]:
    """Return the cells whose type is none of the table's, said as the automatic check says it."""
    return [
        (line.id, "type", messages.sentence("plan.check.type", {"number": at, "type": line.text("type")}))
        for at, line in enumerate(lines, 1)
        if line.text("type") and shipped().find(line.text("type")) is None
    ]
