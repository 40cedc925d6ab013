"""Shows who has how many credits in a cycle and why, posts plans, writes the list to a workbook."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from app import clock
from app.domain.authority import Right
from app.domain.codes import OfficeLevel
from app.listings.schools import SchoolCriteria
from app.ui.actions import set_usable
from app.ui.credits import credits_words as words
from app.ui.credits.claims_controller import ClaimsController
from app.ui.credits.credits_view import CreditsView
from app.ui.credits.posting_dialog import PostingDialog
from app.ui.credits.standings import Shown
from app.ui.desk import Desk
from app.ui.dialogs.file_dialogs import save_file
from app.ui.error_desk import sentence_of
from app.ui.pages import PageController
from app.ui.rights import reason_against
from app.ui.runner import Task
from app.ui.tokens import Tone

if TYPE_CHECKING:
    from app.listings.schools import SchoolRow
    from app.services.credits import CycleRules, PostResult, Statement


class CreditsController(PageController):
    """The page 学分. Led to with the id of a person."""

    kinds = frozenset({"posting", "person", "claim", "claim_decision", "adoption", "office"})

    def __init__(self, desk: Desk) -> None:
        view = CreditsView(desk)
        super().__init__(desk, view)
        self.page = view
        self.claims = ClaimsController(desk, view, self)
        self._cycles: list[CycleRules] = []
        self._shown = ""
        self._focus = ""
        set_usable(view.post, reason_against(desk.workspace.actor, Right.POST))
        view.filtered.connect(self._search)
        view.search.asked.connect(lambda _text: self._search())
        view.search.left_down.connect(view.table.setFocus)
        view.table.chosen.connect(self._open_chosen)
        view.table.opened.connect(self._go_to_statement)
        view.table.counted.connect(self._counted)
        view.post_asked.connect(self._open_posting)
        view.export_asked.connect(self._ask_where)

    def refresh(self) -> None:
        """Read the cycles, then the list and the open account again."""
        self.claims.refresh()
        runner, listings = self.desk.runner, self.desk.workspace.listings
        runner.latest("credit-cycles", self.desk.workspace.credits.cycles).then(self._show_cycles)
        schools = listings.schools
        runner.latest("credit-schools", lambda: schools.rows(schools.find(SchoolCriteria()))).then(
            self._show_schools
        )

    def focus(self, what: object) -> None:
        """Go to one teacher, whatever filter is on."""
        self._focus = str(what)
        self.page.show_everyone()
        if self._cycles:
            self._search()

    # Reading ----------------------------------------------------------------------------------

    def _show_cycles(self, cycles: "list[CycleRules]") -> None:
        chosen = self.page.cycle.currentData()
        self._cycles = cycles
        usual = next((one.cycle.label for one in cycles if one.usual), "")
        self.page.show_cycles(cycles, chosen or usual)
        self._search()

    def _show_schools(self, schools: "list[SchoolRow]") -> None:
        self.page.show_schools(schools)

    def _rules(self) -> "CycleRules | None":
        label = self.page.cycle.currentData()
        return next((one for one in self._cycles if one.cycle.label == label), None)

    def _search(self) -> Task:
        rules = self._rules()
        self._show_rules(rules)
        shown = Shown(
            cycle=rules.cycle.label if rules else "",
            since=rules.cycle.start.isoformat() if rules else "",
            until=rules.cycle.end.isoformat() if rules else "",
            school=self.page.school.currentData() or None,
            find=self.page.search.text().strip(),
            met=self.page.met.currentData(),
        )
        table = self.page.table
        return table.refresh() if shown == table.model.criteria else table.show_matching(shown)

    def _show_rules(self, rules: "CycleRules | None") -> None:
        if rules is None:
            self.page.show_rules(self.tr("没有适用于今天的学分规则，请先在设置里采用当地的规则。"), "")
            return
        text = self.tr("规则：{name}　依据：{source}")
        source = rules.sources[0] if rules.sources else "—"
        if len(rules.sources) > 1:
            source = self.tr("{source} 等 {count} 份文件").format(source=source, count=len(rules.sources))
        self.page.show_rules(text.format(name=rules.name, source=source), "\n".join(rules.sources))

    def _counted(self, count: int) -> None:
        table = self.page.table
        self.page.header.show_count(count, self.tr("人"))
        self._say_why_empty()
        set_usable(self.page.export, None if count else self.tr("名单是空的，没有可以导出的内容"))
        keys = table.model.keys()
        if self._focus in keys:
            table.select(self._focus)
            self._focus = ""
            self.page.show_statement()
        elif count and table.current_key() is None:
            table.select(keys[0])
        self._open_chosen(again=True)

    def _say_why_empty(self) -> None:
        shown = self.page.table.model.criteria
        empty = self.page.table.empty
        filtered = shown and (shown.school or shown.find or shown.met is not None)
        set_usable(self.page.everyone, None if filtered else self.tr("已经是全部教师"))
        if filtered:
            hint = self.tr("换个条件，或者显示全部教师。")
            empty.explain(self.tr("没有符合条件的教师"), hint, self.page.everyone, icon="filter")
        else:
            hint = self.tr("先在“教师与学校”里导入教师名册。")
            empty.explain(self.tr("还没有教师"), hint, icon="users")

    def _open_chosen(self, *, again: bool = False) -> None:
        key = self.page.table.current_key() or ""
        rules = self._rules()
        if not key or rules is None:
            self._shown = ""
            self.page.statement.show_nobody()
            return
        wanted = f"{key} {rules.cycle.label}"
        if wanted == self._shown and not again:
            return
        self._shown = wanted
        explain = self.desk.workspace.credits.explain
        read = self.desk.runner.latest("statement", explain, key, cycle=rules.cycle.label)
        read.then(self._explained, self._complain)

    def _explained(self, statement: "Statement") -> None:
        self.page.statement.show_statement(statement, self._rules(), clock.today())

    def _go_to_statement(self, _key: object) -> None:
        self.page.show_statement()
        self.page.statement.table.setFocus()

    # Posting ----------------------------------------------------------------------------------

    def _open_posting(self) -> None:
        dialog = PostingDialog(self.desk, self.page)
        dialog.plan_asked.connect(lambda plan: self._post_plan(dialog, plan))
        dialog.claims_asked.connect(lambda: self._post_claims(dialog))
        self._list_postable(dialog)
        dialog.open()

    def _list_postable(self, dialog: PostingDialog) -> None:
        read = self.desk.runner.read(self.desk.workspace.credits.postable)
        read.then(dialog.show_plans)

    def _post_plan(self, dialog: PostingDialog, plan: str) -> None:
        self._follow_posting(dialog, self.desk.runner.write(self.desk.workspace.credits.post, plan))

    def _post_claims(self, dialog: PostingDialog) -> None:
        self._follow_posting(dialog, self.desk.runner.write(self.desk.workspace.credits.post_claims))

    def _follow_posting(self, dialog: PostingDialog, task: Task) -> None:
        self.desk.hub.follow(task)

        def done(result: "PostResult") -> None:
            rules = self._rules()
            tone = Tone.OK if result.posted or result.reversed else Tone.ACTIVE
            dialog.show_result(tone, words.posted(result, rules.unit if rules else ""))
            self._list_postable(dialog)

        def failed(error: Exception) -> None:
            if text := sentence_of(error):
                dialog.show_result(Tone.BAD, text)
            else:
                self.desk.shell.explain(error)

        task.then(done, failed)

    # Writing ----------------------------------------------------------------------------------

    def _ask_where(self) -> None:
        rules = self._rules()
        if rules is None:
            return
        cycle = rules.cycle.label
        place = self.page.school.currentText() if self.page.school.currentData() else self._own_name()
        name = self.tr("学分名单_{cycle}_{place}.xlsx").format(cycle=cycle, place=place)
        pattern = self.tr("Excel 表格 (*.xlsx)")
        title = self.tr("导出学分名单")
        save_file(self.page, self.desk.memory, title, name, pattern, lambda file: self._export(file, cycle))

    def _own_name(self) -> str:
        office = self.desk.workspace.office
        return (
            office.name
            if OfficeLevel(office.level).teaches
            else self.tr("{office}全部").format(office=office.name)
        )

    def _export(self, file: Path, cycle: str) -> None:
        keys = list(self.page.table.model.keys())
        task = self.desk.runner.read(self.desk.workspace.credits.export, file, keys, cycle=cycle)
        task.then(lambda count: self._exported(file, count), self._complain)

    def _exported(self, file: Path, count: int) -> None:
        text = self.tr("已导出 {count} 人：{file}").format(count=count, file=file.name)
        self.desk.shell.toast(text, word=self.tr("打开"), do=lambda: _open_outside(file))

    def _complain(self, error: Exception) -> None:
        if text := sentence_of(error):
            self.page.notice.show_notice(Tone.BAD, text)
        else:
            self.desk.shell.explain(error)


def _open_outside(file: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(file)))
