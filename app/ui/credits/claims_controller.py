"""Claims in from a file, and decided upon in a small list."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.changes import Changes
from app.domain.authority import Right
from app.domain.codes import Verdict
from app.listings.credits import ClaimCriteria
from app.ui.actions import set_usable
from app.ui.credits import credits_words as words
from app.ui.credits.claims_dialog import ClaimsDialog
from app.ui.credits.credits_view import CreditsView
from app.ui.credits.import_report_dialog import ImportReportDialog
from app.ui.desk import Desk
from app.ui.dialogs.file_dialogs import open_file
from app.ui.error_desk import sentence_of
from app.ui.rights import reason_against
from app.ui.tokens import Tone

if TYPE_CHECKING:
    from app.listings.listing import Totals
    from app.services.claims import ClaimsImported


class ClaimsController(QObject):
    """The part of the page 学分 that is about claims."""

    def __init__(self, desk: Desk, view: CreditsView, owner: QObject) -> None:
        super().__init__(owner)
        self._desk = desk
        self._view = view
        view.import_asked.connect(self._ask_file)
        view.claims_asked.connect(self._open_list)
        set_usable(view.take_in, reason_against(desk.workspace.actor, Right.IMPORT))

    def refresh(self) -> None:
        """Count what waits for a decision."""
        totals = self._desk.workspace.listings.claims.totals
        self._desk.runner.latest("claims-waiting", totals, ClaimCriteria(state="pending")).then(self._count)

    def _count(self, found: "Totals") -> None:
        text = self.tr("审核学分申报…")
        if found.count:
            text = self.tr("审核学分申报（{count}）…").format(count=found.count)
        self._view.review.setText(text)

    # Taking in --------------------------------------------------------------------------------

    def _ask_file(self) -> None:
        pattern = self.tr("学分申报 (*.json)")
        open_file(self._view, self._desk.memory, self.tr("导入学分申报"), pattern, self._import)

    def _import(self, file: Path) -> None:
        task = self._desk.runner.write(self._desk.workspace.claims.import_, file)
        self._desk.hub.follow(task).then(self._imported, self._complain)

    def _imported(self, done: "ClaimsImported") -> None:
        text = self.tr("读到 {read} 条申报：新增 {added} 条，已有 {unchanged} 条，没有接收 {rejected} 条。")
        lead = text.format(
            read=done.read, added=done.added, unchanged=done.unchanged, rejected=len(done.problems)
        )
        self._view.notice.show_notice(Tone.WAIT if done.problems else Tone.OK, lead)
        if done.problems:
            line = self.tr("第 {number} 条：{what}")
            told = [
                line.format(number=one.index + 1, what=words.claim_problem(one.code, one.facts))
                for one in done.problems
            ]
            ImportReportDialog(lead, told, self._view).open()

    # Deciding ---------------------------------------------------------------------------------

    def _open_list(self) -> None:
        bar = reason_against(self._desk.workspace.actor, Right.DECIDE)
        dialog = ClaimsDialog(self._desk, bar, self._view)
        dialog.approve_asked.connect(
            lambda ids, comment: self._decide(dialog, ids, Verdict.APPROVED, comment)
        )
        dialog.return_asked.connect(lambda ids, comment: self._decide(dialog, ids, Verdict.RETURNED, comment))
        if bar:
            dialog.show_result(Tone.WAIT, bar)
        dialog.read()
        dialog.open()

    def _decide(self, dialog: ClaimsDialog, ids: list[str], verdict: Verdict, comment: str) -> None:
        decide = self._desk.workspace.claims.decide
        task = self._desk.runner.write(decide, ids, verdict, comment=comment)
        self._desk.hub.follow(task)

        def done(changes: Changes) -> None:
            approved = verdict == Verdict.APPROVED
            text = (
                self.tr("已通过 {count} 条申报，入账后计入学分。")
                if approved
                else self.tr("已退回 {count} 条申报。")
            )
            dialog.show_result(Tone.OK, text.format(count=len(changes.of("claim_decision"))))
            dialog.read()

        task.then(done, lambda error: self._refuse(dialog, error))

    def _refuse(self, dialog: ClaimsDialog, error: Exception) -> None:
        if text := sentence_of(error):
            dialog.show_result(Tone.BAD, text)
        else:
            self._desk.shell.explain(error)

    def _complain(self, error: Exception) -> None:
        if text := sentence_of(error):
            self._view.notice.show_notice(Tone.BAD, text)
        else:
            self._desk.shell.explain(error)
