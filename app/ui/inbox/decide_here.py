"""The principal decides at the clerk's PC: asked for, checked, and recorded as the principal's own."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Qt

from app.changes import Changes
from app.domain.codes import Role
from app.domain.lifecycle import Stage
from app.errors import Unavailable
from app.listings.plan_sheet import PlanSheet
from app.ui.desk import Desk
from app.ui.dialogs.named_dialog import NamedDialog
from app.ui.error_desk import sentence_of
from app.ui.inbox.decide_here_dialog import DecideHereDialog
from app.ui.pages import Page
from app.ui.plans.plan_words import stage_word

_DECIDES = {Stage.SCHOOL: Role.PRINCIPAL, Stage.COUNTY: Role.REVIEWER}
_WORK = {"approve": "approve", "return": "return_for_changes", "reject": "reject"}


class DecideHere(QObject):
    """`done(words)` is called when a decision has been taken."""

    def __init__(self, desk: Desk, page: Page, initiator: QObject, done: Callable[[str], object]) -> None:
        super().__init__(page)
        self._initiator = initiator
        self._sheet: PlanSheet | None = None
        self._dialog: DecideHereDialog | None = None
        self._comment = self._words = ""
        self._desk = desk
        self._page = page
        self._done = done

    def ask(self, sheet: PlanSheet, comment: str) -> None:
        """Find out who may decide at this gate, then open the dialog."""
        stage = sheet.waits_for
        if stage is None:
            return
        self._sheet, self._comment = sheet, comment
        self._desk.runner.latest("deciders", deciders, self._desk.workspace, stage).then(self._open)

    def _open(self, people: list[tuple[str, str]]) -> None:
        sheet = self._sheet
        if sheet is None or sheet.waits_for is None:
            return
        gate = stage_word(sheet.waits_for.value)
        if people:
            self._dialog = DecideHereDialog(
                sheet.content.title, gate, people, self._comment, self._decide, self._page
            )
            self._dialog.open()
        else:
            self._tell_nobody(gate)

    def _tell_nobody(self, gate: str) -> None:
        lead = self.tr("本单位没有能办理“{gate}”的其他用户。请管理员在“设置”里增加。")
        dialog = NamedDialog(self.tr("还没有可以审批的人"), lead.format(gate=gate), self._page)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.add_button("understood", self.tr("知道了"), kind="primary")
        dialog.open()

    def _decide(self, user: str, password: str, verdict: str, comment: str) -> None:
        sheet, dialog = self._sheet, self._dialog
        if sheet is None or dialog is None:
            return
        words = {
            "approve": self.tr("{who} 已通过“{title}”"),
            "return": self.tr("{who} 已退回“{title}”"),
            "reject": self.tr("{who} 已对“{title}”作出不予通过的决定"),
        }[verdict]
        self._words = words.format(who=dialog.person.currentText(), title=sheet.content.title)
        task = self._desk.runner.write(
            decide_as, self._desk.workspace, user, password, verdict, sheet, comment
        )
        self._desk.hub.follow(task, self._initiator)
        task.then(self._taken, self._failed)

    def _taken(self, _changes: Changes) -> None:
        if self._dialog:
            self._dialog.accept()
            self._dialog = None
        self._done(self._words)

    def _failed(self, error: Exception) -> None:
        said, dialog = sentence_of(error), self._dialog
        if not said or dialog is None:
            self._desk.shell.explain(error)
        elif isinstance(error, Unavailable) and error.code == "vault.wrong_password":
            dialog.wrong_password(said)
        else:
            dialog.refuse(said)


def deciders(workspace: Any, stage: Stage) -> list[tuple[str, str]]:
    """Return user and name of everybody else here who may decide at a gate."""
    return [
        (account.user, account.name)
        for account in workspace.accounts.everyone()
        if account.active and _DECIDES[stage] in account.roles and account.user != workspace.actor.user
    ]


def decide_as(
    workspace: Any, user: str, password: str, verdict: str, sheet: PlanSheet, comment: str
) -> Changes:
    """Decide as another person of this office, who has just given their own password."""
    with workspace.acting_as(user, password) as other:
        changes: Changes = getattr(other.plans, _WORK[verdict])(sheet.id, seen=sheet.seen, comment=comment)
    return changes
