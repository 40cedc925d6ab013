"""Issuing certificates for a plan: choose it, see who gets one, watch it happen."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from app.listings.issuable import IssuableRow
from app.ui.dialogs.named_dialog import NamedDialog
from app.ui.tables.table_view import TableView
from app.ui.tokens import Tone
from app.ui.widgets.progress_panel import ProgressPanel
from app.ui.widgets.words import heading

_OF_THE_SCREEN = 0.92


class IssueDialog(NamedDialog):
    """`issue_asked`, `export_asked`; while papers are made, closing means stopping first."""

    issue_asked = Signal()
    export_asked = Signal()

    def __init__(self, plans: TableView, people: TableView, parent: QWidget) -> None:
        super().__init__(
            parent.tr("颁发证书"),
            parent.tr("选一个已入账学分的研修项目。已有证书的人不会重复颁发。"),
            parent,
        )
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.plans, self.people = plans, people
        self._who = heading(self.tr("请先选一个项目"), self)
        self.progress = ProgressPanel(self)
        self.progress.hide()
        self._running = False
        self._lay_out()
        self._export = self.add_button(
            "export_issued", self.tr("导出这些证书…"), icon="download", closes=False
        )
        self._export.hide()
        self._issue = self.add_button(
            "issue_now", self.tr("颁发"), kind="primary", icon="award", closes=False
        )
        self._close = self.add_button("close", self.tr("关闭"), closes=False)
        self._close.clicked.connect(self.reject)
        self.chosen.connect(self._chosen)
        self.show_plan(None)
        self.resize(self.sizeHint().boundedTo(self.screen().availableSize() * _OF_THE_SCREEN))

    def show_plan(self, row: IssuableRow | None) -> None:
        """Name the plan whose people are listed, and how many certificates it would give."""
        due = row.due if row else 0
        self._issue.setEnabled(due > 0 and not self._running)
        self._issue.setText(self.tr("颁发 {count} 份").format(count=due) if due else self.tr("颁发"))
        if row is None:
            self._who.setText(self.tr("请先选一个项目"))
            self._issue.setToolTip(self.tr("请先选一个项目"))
            return
        words = self.tr("学员 {earners} 人，这次颁发 {due} 份，已有 {held} 份")
        self._who.setText(words.format(earners=row.earners, due=row.due, held=row.held))
        self._issue.setToolTip("" if due else self.tr("这个项目的证书已经发齐"))

    def show_running(self, *, running: bool) -> None:
        """Show the bar instead of the lists, or the lists again."""
        self._running = running
        self.progress.setVisible(running)
        self._lists.setEnabled(not running)
        self._issue.setEnabled(False)
        self._close.setEnabled(not running)
        self._close.setToolTip(self.tr("正在颁发；要停下请按“取消”") if running else "")

    def show_result(self, tone: Tone, text: str, *, exportable: bool) -> None:
        """Say what came of it, and offer the papers."""
        self.notice.show_notice(tone, text)
        self._export.setVisible(exportable)

    def reject(self) -> None:
        if not self._running:
            super().reject()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return
        super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        em = self.fontMetrics().horizontalAdvance("国")
        return QSize(em * 62, em * 32)

    def _lay_out(self) -> None:
        right = QWidget(self)
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._who)
        column.addWidget(self.people, 1)
        self._lists = QSplitter(Qt.Orientation.Horizontal, self)
        self._lists.setChildrenCollapsible(False)
        self._lists.setHandleWidth(10)
        self._lists.addWidget(self.plans)
        self._lists.addWidget(right)
        self._lists.setSizes([11, 10])
        self.body.addWidget(self._lists, 1)
        self.body.addWidget(self.progress)

    def _chosen(self, name: str) -> None:
        if name == "issue_now":
            self.issue_asked.emit()
        elif name == "export_issued":
            self.export_asked.emit()
