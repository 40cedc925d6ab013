"""Issuing from the window: the plans that wait, their people, the job and its end."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.changes import Changes
from app.listings.issuable import IssuableCriteria, Recipient
from app.progress import Progress
from app.ui.certificates.certificates_columns import issuable_columns, recipient_columns
from app.ui.certificates.issue_dialog import IssueDialog
from app.ui.desk import Desk
from app.ui.dialogs import file_dialogs
from app.ui.error_desk import sentence_of
from app.ui.tables.held_list import HeldList
from app.ui.tables.table_view import TableView
from app.ui.tokens import Tone

if TYPE_CHECKING:
    from app.services.issuing import Issued


class Issuing(QObject):
    """Lives as long as its dialog. `exported(files)` when papers were copied out."""

    exported = Signal(list)

    def __init__(self, desk: Desk, parent: QWidget, plan: str = "") -> None:
        self._people: HeldList[Recipient] = HeldList(lambda one: f"{one.name}\n{one.unit}\n{one.number}")
        plans = TableView(
            "issuable", parent.tr("可颁发的项目"), desk.workspace.listings.issuable, issuable_columns(),
            runner=desk.runner, memory=desk.memory,
        )  # fmt: skip
        people = TableView(
            "recipients", parent.tr("学员"), self._people, recipient_columns(),
            runner=desk.runner, memory=desk.memory,
        )  # fmt: skip
        self.dialog = IssueDialog(plans, people, parent)
        super().__init__(self.dialog)
        self._desk = desk
        self._wanted = plan
        self._issued: tuple[Issued, ...] = ()
        self._plan = ""
        plans.empty.explain(
            self.tr("还没有可以颁发的项目"),
            self.tr("先完成签到和学分入账，项目就会出现在这里。"),
            icon="award",
        )
        people.empty.explain(
            self.tr("选一个项目"), self.tr("这里列出谁会得到证书、谁已经有了。"), icon="users"
        )
        plans.chosen.connect(self._plan_chosen)
        plans.counted.connect(self._choose_first)
        self.dialog.issue_asked.connect(self._issue)
        self.dialog.export_asked.connect(self._export)
        people.show_matching("")
        plans.show_matching(IssuableCriteria())
        self.dialog.open()

    def _choose_first(self, count: int) -> None:
        plans = self.dialog.plans
        if count and not plans.selected_keys():
            keys = plans.model.keys()
            plans.select(self._wanted if self._wanted in keys else keys[0])

    def _plan_chosen(self) -> None:
        row = self.dialog.plans.current_row() if self.dialog.plans.selected_keys() else None
        self.dialog.show_plan(row)
        if row:
            listing = self._desk.workspace.listings.issuable
            self._desk.runner.latest("recipients", listing.recipients, row.id).then(self._show_people)

    def _show_people(self, people: list[Recipient]) -> None:
        self._people.put(people)
        self.dialog.people.refresh()

    def _issue(self) -> None:
        row = self.dialog.plans.current_row()
        if row is None:
            return
        self._plan = row.id
        self.dialog.notice.show_notice(Tone.QUIET, "")
        self.dialog.show_running(running=True)
        task = self._desk.runner.job(_issue_for_plan, self._desk.workspace, row.id)
        self.dialog.progress.watch(task, self.tr("正在颁发“{title}”的证书").format(title=row.title))
        task.then(self._succeeded, self._failed)
        task.cancelled.connect(self._stopped)
        task.ended.connect(self._ended)

    def _succeeded(self, result: Any) -> None:
        self._issued = result.certificates
        self._desk.hub.publish(result.changes)
        words = self.tr("已颁发 {count} 份；已有证书、没有重发的 {already} 人。").format(
            count=len(result.certificates), already=result.already
        )
        boxes = [f"{one.holder}（{gap.code_point}）" for one in result.certificates for gap in one.missing]
        if boxes:
            words += self.tr("有字印成了方框，请核对姓名用字：{who}").format(who="、".join(boxes))
        self.dialog.show_result(Tone.WAIT if boxes else Tone.OK, words, exportable=bool(result.certificates))

    def _failed(self, error: Exception) -> None:
        if sentence := sentence_of(error):
            self.dialog.show_result(Tone.BAD, sentence, exportable=False)
        else:
            self._desk.shell.explain(error)
        self._say_changed()

    def _stopped(self) -> None:
        words = self.tr("已停下。先前颁发的证书有效，其余的没有颁发；再按“颁发”会接着办，编号不会跳。")
        self.dialog.show_result(Tone.WAIT, words, exportable=False)
        self._say_changed()

    def _say_changed(self) -> None:
        # A run that stops half-way has issued some batches and names none: all of the plan may be new.
        self._desk.hub.publish(Changes({"plan": frozenset({self._plan}), "certificate": frozenset({""})}))

    def _ended(self) -> None:
        self.dialog.show_running(running=False)
        self.dialog.plans.refresh()

    def _export(self) -> None:
        numbers = [one.number for one in self._issued]
        file_dialogs.choose_folder(
            self.dialog,
            self._desk.memory,
            self.tr("证书导出到哪个文件夹"),
            lambda folder: self._copy(numbers, folder),
        )

    def _copy(self, numbers: list[str], folder: Path) -> None:
        task = self._desk.runner.read(export_papers, self._desk.workspace, numbers, folder)
        task.then(self._copied, self._failed)

    def _copied(self, files: list[Path]) -> None:
        words = self.tr("已导出 {count} 份到 {folder}").format(count=len(files), folder=files[0].parent)
        self.dialog.show_result(Tone.OK, words, exportable=True)
        self.exported.emit(files)


def _issue_for_plan(workspace: Any, plan: str, *, progress: Progress) -> Any:
    # The service is asked for here: it loads what draws and signs, which takes a moment.
    return workspace.certificates.issue_for_plan(plan, progress=progress)


def export_papers(workspace: Any, numbers: list[str], folder: Path) -> list[Path]:
    """Copy papers into a folder; runs on a worker."""
    found: list[Path] = workspace.certificates.export(numbers, folder)
    return found
