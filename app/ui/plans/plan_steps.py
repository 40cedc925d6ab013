"""Submitting and withdrawing a plan: asked once, said where the person looks."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from app.domain import plan_checks
from app.domain.lifecycle import Stage
from app.domain.units import plain
from app.listings.plan_sheet import PlanSheet
from app.ui.desk import Desk
from app.ui.dialogs.named_dialog import Choice, NamedDialog, ask
from app.ui.pages import Page
from app.ui.plans.plan_words import audience_text, finding_text
from app.ui.plans.reason_dialog import ReasonDialog
from app.ui.tokens import Tone
from app.ui.widgets.words import FindingLabel


class PlanSteps(QObject):
    """The two steps of the school, one at a time; `done` is called when it has been taken."""

    def __init__(self, desk: Desk, page: Page, failed: Callable[[Exception], object]) -> None:
        super().__init__(page)
        self._desk = desk
        self._page = page
        self._failed = failed
        self._words = ""
        self._done: Callable[[], object] = lambda: None

    def submit(self, sheet: PlanSheet, done: Callable[[], object]) -> None:
        """Ask once more, with what the person who decides will see, and hand the plan in."""
        content = sheet.content
        to_school = sheet.gates[0] == Stage.SCHOOL
        lead = self.tr(
            "{title}：{count} 次活动，{hours} 学时，参加人员：{who}。提交后不能修改，需要修改时先撤回。"
        )
        dialog = NamedDialog(
            self.tr("提交给校长审批") if to_school else self.tr("提交给上级审批"),
            lead.format(
                title=content.title,
                count=len(content.activities),
                hours=plain(content.hours),
                who=audience_text(content.audience, sheet.participants),
            ),
            self._page,
        )
        for finding in sheet.findings:
            dialog.body.addWidget(FindingLabel(Tone.WAIT, finding_text(finding), dialog))
        if not sheet.findings:
            dialog.body.addWidget(FindingLabel(Tone.OK, self.tr("自动核对没有发现问题。"), dialog))
        dialog.add_button("submit", self.tr("提交"), kind="primary", icon="send")
        dialog.add_cancel(self.tr("再看看"))
        dialog.chosen.connect(lambda name: self._submit(sheet, done) if name == "submit" else None)
        dialog.open()

    def refuse_blocked(self, sheet: PlanSheet, open_it: Callable[[], object]) -> None:
        """Say what stands in the way of a submission, and offer to go there."""
        blocked = plan_checks.blocking(sheet.findings)
        listed = "\n".join(f"▲ {finding_text(finding)}" for finding in blocked[:6])
        title = self.tr("还有 {count} 处需要改好才能提交").format(count=len(blocked))
        ask(
            self._page,
            title,
            listed,
            [Choice("open", self.tr("打开修改"), "primary")],
            lambda _name: open_it(),
        )

    def withdraw(self, sheet: PlanSheet, done: Callable[[], object]) -> None:
        """Ask for the reason and take the plan back."""

        def agreed(reason: str) -> None:
            work = self._desk.workspace.plans.withdraw
            self._take(work, sheet, self.tr("已撤回“{title}”，可以修改后再提交"), done, reason=reason)

        ReasonDialog(
            self.tr("撤回“{title}”").format(title=sheet.content.title),
            self.tr("撤回后计划回到修改状态，审批人会看到撤回的原因。"),
            self.tr("撤回"),
            self.tr("请写明原因，例如“主讲人有变动”。"),
            agreed,
            self._page,
        ).open()

    def _submit(self, sheet: PlanSheet, done: Callable[[], object]) -> None:
        self._take(self._desk.workspace.plans.submit, sheet, self.tr("已提交“{title}”"), done)

    def _take(
        self,
        work: Callable[..., object],
        sheet: PlanSheet,
        words: str,
        done: Callable[[], object],
        **more: str,
    ) -> None:
        # Methods, not closures: the window may be gone before the answer comes.
        self._words, self._done = words.format(title=sheet.content.title), done
        task = self._desk.runner.write(work, sheet.id, **more)
        self._desk.hub.follow(task)
        task.then(self._taken, self._not_taken)

    def _taken(self, _changes: object) -> None:
        self._desk.shell.toast(self._words)
        self._done()

    def _not_taken(self, error: Exception) -> None:
        self._failed(error)
