"""Where the data lies, and whether it is sound."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.ui.actions import action, set_usable
from app.ui.runner import Task
from app.ui.tokens import Tone
from app.ui.widgets.action_button import ActionButton
from app.ui.widgets.action_row import ActionRow
from app.ui.widgets.form import Form
from app.ui.widgets.progress_panel import ProgressPanel
from app.ui.widgets.words import FindingLabel, heading, muted


class HealthView(QWidget):
    """Check, rebuild, and the findings in words."""

    check_asked = Signal()
    rebuild_asked = Signal()
    open_folder_asked = Signal()
    copy_path_asked = Signal()

    def __init__(self, folder: Path, parent: QWidget) -> None:
        super().__init__(parent)
        self.check = action(
            self,
            "check_data",
            self.tr("检查数据"),
            self.check_asked.emit,
            icon="shield-check",
            kind="primary",
        )
        self.rebuild = action(
            self, "rebuild_data", self.tr("重建数据…"), self.rebuild_asked.emit, icon="refresh"
        )
        self.open_folder = action(
            self, "open_data_folder", self.tr("打开文件夹"), self.open_folder_asked.emit, icon="folder-open"
        )
        self.copy_path = action(
            self, "copy_data_path", self.tr("复制路径"), self.copy_path_asked.emit, icon="copy"
        )
        self.panel = ProgressPanel(self)
        self.panel.hide()
        self._findings = QVBoxLayout()
        self._shown: list[QLabel] = []
        column = QVBoxLayout(self)
        column.addWidget(self._where(folder))
        column.addWidget(heading(self.tr("数据检查"), self))
        column.addWidget(muted(self._about(), self))
        column.addWidget(self._row(self.check, self.rebuild))
        column.addWidget(self.panel)
        column.addLayout(self._findings)
        column.addStretch(1)

    def watch(self, task: Task, title: str) -> None:
        """Follow a check until it ends."""
        self.clear()
        self.panel.show()
        self.panel.watch(task, title)
        for entry in (self.check, self.rebuild):
            set_usable(entry, self.tr("正在检查，请稍候"))
        task.ended.connect(self.panel.hide)

    def show_findings(self, findings: list[tuple[Tone, str]]) -> None:
        """Show what was found, worst first."""
        self.clear()
        for tone, text in findings:
            label = FindingLabel(tone, text, self)
            self._findings.addWidget(label)
            self._shown.append(label)

    def clear(self) -> None:
        """Take the former findings away."""
        for label in self._shown:
            label.deleteLater()
        self._shown = []

    def findings(self) -> list[str]:
        """Return the sentences shown."""
        return [label.text() for label in self._shown]

    def _where(self, folder: Path) -> QWidget:
        form = Form(self)
        path = QLabel(str(folder), self)
        path.setObjectName("data_folder")
        path.setWordWrap(True)
        path.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        form.add("data_folder", self.tr("数据文件夹"), path)
        holder = QWidget(self)
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(form, 1)
        for entry in (self.open_folder, self.copy_path):
            row.addWidget(ActionButton(entry, holder), 0, Qt.AlignmentFlag.AlignTop)
        return holder

    def _row(self, *entries: object) -> ActionRow:
        row = ActionRow(self)
        for entry in entries:
            row.add(entry)  # type: ignore[arg-type]  # actions of this view
        return row

    def _about(self) -> str:
        return self.tr(
            "逐条核对操作记录和显示的数据是否一致、有没有被改动。数据多时要几分钟，期间可以照常工作。"
            "“重建”按操作记录把显示用的数据重新算一遍，不会丢记录。"
        )
