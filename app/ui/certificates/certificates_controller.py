"""The certificates page at work: lists, the paper of the chosen one, and what can be done with it."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QImage

from app.domain.authority import Right
from app.listings.certificates import CertificateRow
from app.ui.certificates.certificates_columns import certificate_columns
from app.ui.certificates.certificates_view import CertificatesView
from app.ui.certificates.issue_controller import Issuing, export_papers
from app.ui.certificates.paper_picture import paint
from app.ui.certificates.reason_dialog import ReasonDialog
from app.ui.certificates.verify_controller import Verifying
from app.ui.desk import Desk
from app.ui.dialogs import file_dialogs
from app.ui.error_desk import sentence_of
from app.ui.pages import PageController
from app.ui.rights import reason_against
from app.ui.runner import Task
from app.ui.tables.selection_bar import SelectionBar
from app.ui.tables.table_view import TableView
from app.ui.tokens import Tone

if TYPE_CHECKING:
    from app.services.certificates import IssueResult


class CertificatesController(PageController):
    """Owns the page; the services behind it are loaded by the first worker that needs them."""

    kinds: ClassVar[frozenset[str]] = frozenset(
        {"certificate", "revocation", "registration", "person", "posting"}
    )

    def __init__(self, desk: Desk) -> None:
        self.page = CertificatesView()
        super().__init__(desk, self.page)
        self._shown: CertificateRow | None = None
        self.table = self._table()
        listing = desk.workspace.listings.certificates
        bar = SelectionBar(self.table, desk.runner, listing, unit=self.tr("份"), parent=self.page)
        self.page.place(self.table, bar)
        self._connect()
        self._follow()

    def refresh(self) -> None:
        self.desk.runner.read(self.desk.workspace.listings.certificates.years).then(self.page.offer_years)
        self._shown = None
        if self.table.model.criteria is None:
            self.table.show_matching(self.page.criteria())
        else:
            self.table.refresh()

    def focus(self, what: object) -> None:
        """Go to one certificate by its id, or to those of a plan given as `("plan", id, title)`."""
        if isinstance(what, tuple) and len(what) == 3 and what[0] == "plan":
            self.page.show_plan(str(what[1]), str(what[2]))
        elif isinstance(what, str):
            task = self.table.refresh()
            task.succeeded.connect(lambda _found: self.table.select(what))

    def issue(self, plan: str = "") -> Issuing:
        """Open the dialog that issues, on one plan when it is named."""
        return Issuing(self.desk, self.page, plan)

    def verify(self, files: Sequence[Path] = ()) -> Verifying:
        """Open the dialog that verifies, and begin with these files."""
        verifying = Verifying(self.desk, self.page)
        if files:
            verifying.judge(files)
        return verifying

    # Showing ----------------------------------------------------------------------------------

    def _table(self) -> TableView:
        listing = self.desk.workspace.listings.certificates
        return TableView(
            "certificates", self.tr("证书登记册"), listing, certificate_columns(),
            runner=self.desk.runner, memory=self.desk.memory, ticks=True,
        )  # fmt: skip

    def _connect(self) -> None:
        page = self.page
        page.issue_asked.connect(self.issue)
        page.verify_asked.connect(self.verify)
        page.files_dropped.connect(self.verify)
        page.export_asked.connect(self._export)
        page.reissue_asked.connect(self._reissue)
        page.revoke_asked.connect(self._revoke)
        page.filtered.connect(lambda: self.table.show_matching(page.criteria()))
        page.card.paper.wanted.connect(lambda _pixels: self._draw())
        self.table.counted.connect(self._counted)
        self.table.chosen.connect(self._follow)
        self.table.copied.connect(lambda n: self.desk.shell.toast(self.tr("已复制 {n} 行").format(n=n)))

    def _counted(self, count: int) -> None:
        self.page.header.show_count(count, self.tr("份"))
        self._explain_emptiness()
        if count and not self.table.selected_keys():
            self.table.select(self.table.model.keys()[0])

    def _explain_emptiness(self) -> None:
        empty = self.table.empty
        criteria = self.page.criteria()
        if criteria.find or criteria.state or criteria.year or criteria.plan:
            empty.explain(
                self.tr("没有符合条件的证书"), self.tr("换一个姓名或编号，或清除筛选。"), icon="search"
            )
        else:
            hint = self.tr("学分入账之后，就可以给学员颁发证书。")
            empty.explain(self.tr("还没有证书"), hint, self.page.issue, icon="award")

    def _follow(self) -> None:
        keys = self.table.selected_keys()
        row = self.table.current_row() if keys else None
        actor = self.desk.workspace.actor
        set_reason = self.page.forbid
        set_reason(self.page.issue, reason_against(actor, Right.ISSUE))
        set_reason(self.page.export, None if keys else self.tr("先选中要导出的证书"))
        one = self._why_not_one(len(keys), row)
        may_issue = reason_against(actor, Right.ISSUE)
        may_revoke = reason_against(actor, Right.REVOKE)
        set_reason(self.page.revoke, may_revoke or one)
        set_reason(self.page.reissue, may_revoke or may_issue or one)
        self._show(row)

    def _why_not_one(self, count: int, row: CertificateRow | None) -> str | None:
        if count != 1 or row is None:
            return self.tr("先选中一份证书") if count < 2 else self.tr("一次只能办理一份，请只选一份")
        return self.tr("这份证书已经撤销了") if row.state == "revoked" else None

    def _show(self, row: CertificateRow | None) -> None:
        if row == self._shown:
            return
        self._shown = row
        card = self.page.card
        if row is None:
            card.clear()
            return
        card.show_row(row)
        card.paper.show_words(self.tr("正在打开证书…"))
        card.follow()
        self._draw()

    def _draw(self) -> None:
        if self._shown is None:
            return
        number, pixels = self._shown.number, self.page.card.paper.pixels()
        task = self.desk.runner.latest("certificate-paper", _picture, self.desk.workspace, number, pixels)
        task.then(self._drawn, self._not_drawn)

    def _drawn(self, picture: QImage | None) -> None:
        paper = self.page.card.paper
        if picture is None:
            paper.show_words(self.tr("证书文件在颁发单位，本机没有原件；上面是登记册里的内容。"))
        else:
            paper.show_picture(picture)
        self.page.card.follow()

    def _not_drawn(self, error: Exception) -> None:
        words = sentence_of(error) or self.tr("这份证书的文件打不开，可能已损坏。请用备份恢复，或换发一份。")
        self.page.card.paper.show_words(words)
        self.page.card.follow()

    # Doing ------------------------------------------------------------------------------------

    def _export(self) -> None:
        title = self.tr("证书导出到哪个文件夹")
        file_dialogs.choose_folder(self.page, self.desk.memory, title, self.export_to)

    def export_to(self, folder: Path) -> Task:
        """Copy the chosen papers into a folder."""
        task = self.desk.runner.read(_export_keys, self.desk.workspace, self.table.selected_keys(), folder)
        return task.then(self._exported, self._refused)

    def _exported(self, files: list[Path]) -> None:
        self.page.notice.show_notice(Tone.QUIET, "")
        folder = files[0].parent
        self.desk.shell.toast(
            self.tr("已导出 {count} 份证书").format(count=len(files)),
            word=self.tr("打开文件夹"),
            do=lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))),
        )

    def _refused(self, error: Exception) -> None:
        if sentence := sentence_of(error):
            self.page.notice.show_notice(Tone.BAD, sentence)
        else:
            self.desk.shell.explain(error)

    def _revoke(self) -> None:
        row = self.table.current_row()
        lead = self.tr("“{holder}”的证书 {number} 将作废，写入登记册后不能收回。").format(
            holder=row.holder, number=row.number
        )
        dialog = ReasonDialog(self.tr("撤销证书"), lead, self.tr("撤销"), kind="danger", parent=self.page)
        done = self.tr("已撤销 {number}").format(number=row.number)

        def revoke(reason: str) -> None:
            task = self.desk.runner.write(_revoked, self.desk.workspace, row.number, reason)
            self._finish(task, dialog, lambda _changes: done)

        dialog.decided.connect(revoke)
        dialog.open()

    def _reissue(self) -> None:
        row = self.table.current_row()
        lead = self.tr(
            "撤销“{holder}”的证书 {number}，按名册上现在的姓名和单位重新颁发一份新编号的。"
        ).format(holder=row.holder, number=row.number)
        dialog = ReasonDialog(self.tr("换发证书"), lead, self.tr("换发"), kind="primary", parent=self.page)

        def reissue(reason: str) -> None:
            task = self.desk.runner.write(_reissued, self.desk.workspace, row.number, reason)
            self._finish(task, dialog, self._reissued_words)

        dialog.decided.connect(reissue)
        dialog.open()

    def _reissued_words(self, result: "IssueResult") -> str:
        return self.tr("已换发，新编号 {number}").format(number=result.certificates[0].number)

    def _finish(self, task: Task, dialog: ReasonDialog, words: Any) -> None:
        """Close the dialog when it worked; otherwise say there why not."""

        def succeeded(answer: Any) -> None:
            dialog.accept()
            self.desk.shell.toast(words(answer))

        def failed(error: Exception) -> None:
            dialog.refuse(sentence_of(error) or self.tr("没有完成，请再试一次。"))
            if not sentence_of(error):
                self.desk.shell.explain(error)

        task.then(succeeded, failed)
        self.desk.hub.follow(task)


def _picture(workspace: Any, number: str, pixels: int) -> QImage | None:
    file = workspace.certificates.paper(number)
    return paint(file, pixels) if file else None


def _export_keys(workspace: Any, keys: list[str], folder: Path) -> list[Path]:
    numbers = [row.number for row in workspace.listings.certificates.rows(keys)]
    return export_papers(workspace, numbers, folder)


def _revoked(workspace: Any, number: str, reason: str) -> Any:
    return workspace.certificates.revoke(number, reason=reason)


def _reissued(workspace: Any, number: str, reason: str) -> Any:
    return workspace.certificates.reissue(number, reason=reason)
