"""Enrolment from the window: three files on a stick, and a fingerprint compared before each is believed."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.changes import Changes
from app.domain.authority import Right
from app.progress import Progress
from app.services.offices import Admitted, Asked, Introduced, Joined, KnownOffice, OfficeSheet
from app.ui.desk import Desk
from app.ui.dialogs import file_dialogs
from app.ui.error_desk import sentence_of
from app.ui.exchange.compare_dialog import CompareDialog
from app.ui.exchange.enrol_pane import EnrolPane
from app.ui.exchange.exchange_columns import known_columns
from app.ui.rights import reason_against
from app.ui.runner import Task
from app.ui.tables.held_list import HeldList
from app.ui.tables.table_view import TableView
from app.ui.tokens import Tone

_REQUEST = ".yxr"


class Enrolling(QObject):
    """Lives as long as its pane. `enrolled` when an office was joined or admitted."""

    enrolled = Signal()

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        self._known: HeldList[KnownOffice] = HeldList(lambda one: one.id)
        table = TableView(
            "known_offices", parent.tr("往来单位"), self._known, known_columns(),
            runner=desk.runner, memory=desk.memory,
        )  # fmt: skip
        self.pane = EnrolPane(table, parent)
        super().__init__(self.pane)
        self._desk = desk
        self._sheet: OfficeSheet | None = None
        self.running = False
        table.empty.explain(
            self.tr("还没有往来单位"), self.tr("登记或加入之后，单位和它的指纹会列在这里。"), icon="building"
        )
        self.pane.request_asked.connect(self._ask_where)
        self.pane.join_asked.connect(self._ask_answer)
        self.pane.admit_asked.connect(self._ask_request)
        self._follow()
        self.refresh()

    def refresh(self) -> None:
        """Read who we are and whom we know."""
        self._desk.runner.read(self._desk.workspace.offices.show).then(self._show)

    def take(self, file: Path) -> None:
        """Go on with a request or an answer, whichever this file is."""
        if file.suffix.lower() == _REQUEST:
            self.look_at_request(file)
        else:
            self.look_at_answer(file)

    # Asking the office above ------------------------------------------------------------------

    def _ask_where(self) -> None:
        title = self.tr("申请写到哪里（U盘或文件夹）")
        file_dialogs.choose_folder(self.pane, self._desk.memory, title, self.make_request)

    def make_request(self, folder: Path) -> None:
        """Write the request into a folder."""
        self._do(self._desk.runner.write(self._desk.workspace.offices.request, folder), self._requested)

    def _requested(self, asked: Asked) -> None:
        words = self.tr("申请已写好：{file}。请把U盘带给上级，并请对方核对上面的指纹。").format(
            file=asked.file.name
        )
        self.pane.say(Tone.OK, words)

    # Joining ----------------------------------------------------------------------------------

    def _ask_answer(self) -> None:
        pattern = self.tr("入网回执 (*.yxa);;所有文件 (*)")
        title = self.tr("选择上级给的回执")
        file_dialogs.open_file(self.pane, self._desk.memory, title, pattern, self.look_at_answer)

    def look_at_answer(self, file: Path) -> None:
        """Show whose answer it is, to compare before joining."""
        task = self._desk.runner.read(self._desk.workspace.offices.answering, file)
        self._do(task, lambda who: self._compare_answer(file, who))

    def _compare_answer(self, file: Path, who: Introduced) -> None:
        dialog = CompareDialog(
            self.tr("加入“{name}”？").format(name=who.name),
            self.tr("加入以后，本单位的计划和数据会报给它，它的审批和登记对本单位有效。"),
            self.tr("加入"),
            who,
            self.pane,
        )
        self._when_agreed(dialog, lambda: self._run(_join, file, who.fingerprint), self._joined)

    def _joined(self, joined: Joined) -> None:
        self.pane.say(
            Tone.OK,
            self.tr(
                "已加入“{name}”，并收到它带来的 {count} 条内容。以后可以在“带走（导出）”里给它带数据包。"
            ).format(name=joined.parent.name, count=joined.operations),
        )
        self._tell(joined.changes)

    # Admitting --------------------------------------------------------------------------------

    def _ask_request(self) -> None:
        pattern = self.tr("入网申请 (*.yxr);;所有文件 (*)")
        title = self.tr("选择下级单位的申请")
        file_dialogs.open_file(self.pane, self._desk.memory, title, pattern, self.look_at_request)

    def look_at_request(self, file: Path) -> None:
        """Show who asks, to compare before they are admitted."""
        task = self._desk.runner.read(self._desk.workspace.offices.asking, file)
        self._do(task, lambda who: self._compare_request(file, who))

    def _compare_request(self, file: Path, who: Introduced) -> None:
        lead = (
            self.tr("这个单位已经登记过，会再写一份回执。")
            if who.known
            else self.tr("登记以后，它报来的数据会被采信为这个单位的。")
        )
        title = self.tr("登记“{name}”？").format(name=who.name)
        dialog = CompareDialog(title, lead, self.tr("登记并写回执"), who, self.pane)
        self._when_agreed(dialog, lambda: self._run(_admit, file, who.fingerprint), self._admitted)

    def _admitted(self, admitted: Admitted) -> None:
        words = self.tr("已登记“{name}”，回执 {file} 写在申请旁边。请把U盘还给对方，带回去用回执加入。")
        self.pane.say(Tone.OK, words.format(name=admitted.name, file=admitted.file.name))
        self._tell(admitted.changes)

    # Parts ------------------------------------------------------------------------------------

    def _run(self, deed: Callable[..., Any], file: Path, compared: str) -> Task:
        return self._busy_with(self._desk.runner.job(deed, self._desk.workspace, file, compared))

    def _busy_with(self, task: Task) -> Task:
        self.running = True
        task.ended.connect(self._ended)
        return task

    def _ended(self) -> None:
        self.running = False

    def _when_agreed(
        self, dialog: CompareDialog, start: Callable[[], Task], done: Callable[[Any], object]
    ) -> None:
        def succeeded(answer: Any) -> None:
            dialog.accept()
            done(answer)

        def failed(error: Exception) -> None:
            dialog.refuse(sentence_of(error) or self.tr("没有完成，数据没有变化。"))
            if not sentence_of(error):
                self._desk.shell.explain(error)

        dialog.agreed.connect(lambda: start().then(succeeded, failed))
        dialog.open()

    def _do(self, task: Task, done: Callable[[Any], object]) -> None:
        def failed(error: Exception) -> None:
            if sentence := sentence_of(error):
                self.pane.say(Tone.BAD, sentence)
            else:
                self._desk.shell.explain(error)

        self._busy_with(task).then(done, failed)

    def _tell(self, changes: Changes) -> None:
        self._desk.hub.publish(changes)
        self.refresh()
        self.enrolled.emit()

    def _show(self, sheet: OfficeSheet) -> None:
        self._sheet = sheet
        self._known.put(sheet.known)
        self.pane.show_sheet(sheet)
        self.pane.known.show_matching("")
        self._follow()

    def _follow(self) -> None:
        office = self._desk.workspace.office
        barred = reason_against(self._desk.workspace.actor, Right.MANAGE_OFFICE)
        reading = None if self._sheet else self.tr("正在读取")
        top = self.tr("省级单位没有上级") if office.level == "province" else None
        joined = None
        if self._sheet and self._sheet.parent:
            joined = self.tr("已加入“{name}”").format(name=self._sheet.parent.name)
        lowest = self.tr("学校没有下级单位") if office.level in ("school", "point") else None
        above = barred or top or joined or reading
        self.pane.forbid(request=above, join=above, admit=barred or lowest or reading)


def _admit(workspace: Any, file: Path, compared: str, *, progress: Progress) -> Any:
    return workspace.offices.admit(file, file.parent, progress, compared=compared)


def _join(workspace: Any, file: Path, compared: str, *, progress: Progress) -> Any:
    return workspace.offices.join(file, progress, compared=compared)
