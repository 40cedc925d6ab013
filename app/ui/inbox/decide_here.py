"""The principal decides at the clerk's PC: asked for, checked, and recorded as the principal's own."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject

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

    def __init__(self, desk: Desk, page: Page, done: Callable[[str], object]) -> None:
        super().__init__(page)
        self._desk = desk
        self._page = page
        self._done = done

    def ask(self, sheet: PlanSheet, comment: str) -> None:
        """Find out who may decide at this gate, then open the dialog."""
        stage = sheet.waits_for
        if stage is None:
            return
        task = self._desk.runner.read(deciders, self._desk.workspace, stage)
        task.then(lambda people: self._open(sheet, stage, people, comment))

    def _open(
        self, sheet: PlanSheet, stage: Stage, people: list[tuple[str, str]], comment: str
    ) -> NamedDialog:
        dialog: NamedDialog
        if people:
            dialog = DecideHereDialog(
                sheet.content.title,
                stage_word(stage.value),
                people,
                comment,
                lambda user, password, verdict, said: self._decide(
                    dialog, sheet, user, password, verdict, said
                ),
                self._page,
            )
        else:
            dialog = NamedDialog(
                self.tr("还没有可以审批的人"),
                self.tr("本单位没有能办理“{gate}”的其他用户。请管理员在“设置”里增加。").format(
                    gate=stage_word(stage.value)
                ),
                self._page,
            )
            dialog.add_button("understood", self.tr("知道了"), kind="primary")
        dialog.open()
        return dialog

    def _decide(
        self, dialog: Any, sheet: PlanSheet, user: str, password: str, verdict: str, comment: str
    ) -> None:
        words = {
            "approve": self.tr("{who} 已通过“{title}”"),
            "return": self.tr("{who} 已退回“{title}”"),
            "reject": self.tr("{who} 已对“{title}”作出不予通过的决定"),
        }[verdict].format(who=dialog.person.currentText(), title=sheet.content.title)

        def taken(_changes: Changes) -> None:
            dialog.accept()
            self._done(words)

        def failed(error: Exception) -> None:
            said = sentence_of(error)
            if isinstance(error, Unavailable) and error.code == "vault.wrong_password":
                dialog.wrong_password(said)
            elif said:
                dialog.refuse(said)
            else:
                dialog.reject()
                self._desk.shell.explain(error)

        task = self._desk.runner.write(
            decide_as, self._desk.workspace, user, password, verdict, sheet, comment
        )
        self._desk.hub.follow(task, self._page)
        task.then(taken, failed)


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
