"""The sample county being made, step by step, the first time somebody wants to see it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QListWidget, QWidget

from app.progress import Standing
from app.ui.entry.entry_step import EntryStep
from app.ui.runner import Task
from app.ui.tokens import Tone
from app.ui.widgets.progress_panel import ProgressPanel


class SampleView(EntryStep):
    """Shows the steps as they are done; stopping leaves nothing behind."""

    back_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        self.explain(
            self.tr("正在准备示例县"),
            self.tr(
                "第一次看示例要准备半分钟：程序把一所小学、一个县、一个市从导入名册到市里登记证书真的走一遍。"
            ),
        )
        self.panel = ProgressPanel(self)
        self.steps = QListWidget(self)
        self.steps.setObjectName("sample_steps")
        self.steps.setAccessibleName(self.tr("已经走过的步骤"))
        self.steps.setMinimumHeight(160)
        self.body.addWidget(self.panel)
        self.body.addWidget(self.steps)
        self.back = self.add_button("sample_back", self.tr("返回"), icon="arrow-left")
        self.buttons.addStretch(1)

    def watch(self, task: Task) -> None:
        """Follow the making of the sample."""
        self.steps.clear()
        self.notice.show_notice(Tone.BAD, "")
        self.back.setEnabled(False)
        self.back.setToolTip(self.tr("要停下请按“取消”"))
        self.panel.show()
        self.panel.watch(task, self.tr("示例县"))
        task.progressed.connect(self._note)
        task.ended.connect(lambda: self.back.setEnabled(True))

    def refuse(self, sentence: str) -> None:
        """Say why the sample could not be made."""
        self.panel.hide()
        self.notice.show_notice(Tone.BAD, sentence)

    def _note(self, standing: Standing) -> None:
        last = self.steps.item(self.steps.count() - 1)
        if standing.stage and (not self.steps.count() or last.text() != f"✓ {standing.stage}"):
            self.steps.addItem(f"✓ {standing.stage}")
            self.steps.scrollToBottom()
