"""The page 教师与学校: which list is in front, what leads in and out of both."""

from pathlib import Path
from typing import Any, ClassVar

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from app.domain.authority import Right
from app.listings.schools import SchoolCriteria, SchoolRow
from app.ui.actions import set_usable
from app.ui.desk import Desk
from app.ui.dialogs.file_dialogs import save_file
from app.ui.error_desk import sentence_of
from app.ui.intake.batches_dialog import BatchesDialog
from app.ui.intake.intake_controller import SCHOOLS, TEACHERS, start_import
from app.ui.pages import PageController
from app.ui.rights import reason_against
from app.ui.roster.export_dialog import ExportDialog
from app.ui.roster.list_tab import ListTab
from app.ui.roster.people_controller import PeopleController
from app.ui.roster.roster_view import RosterView
from app.ui.roster.schools_controller import SchoolsController
from app.ui.tokens import Tone


class RosterController(PageController):
    """Owns the page; each list has a controller of its own."""

    kinds: ClassVar[frozenset[str]] = frozenset({"person", "office"})

    def __init__(self, desk: Desk) -> None:
        self.page = RosterView(desk)
        super().__init__(desk, self.page)
        self.people = PeopleController(desk, self.page.people)
        self.schools = SchoolsController(desk, self.page)
        page = self.page
        page.new_asked.connect(lambda: self._front().new())
        page.import_asked.connect(lambda: self.bring_in(None))
        page.dropped.connect(self.bring_in)
        page.export_asked.connect(self.export)
        page.batches_asked.connect(lambda: BatchesDialog(desk, page.window()).open())
        page.staff_asked.connect(self.show_staff)
        page.tabs.currentChanged.connect(lambda _at: self._follow())
        for tab in (page.people, page.schools):
            tab.table.counted.connect(lambda count, tab=tab: self._counted(tab, count))
        self._follow()

    def refresh(self) -> None:
        """Read both lists, and the schools that filters and forms offer."""
        self.people.refresh()
        self.schools.refresh()
        self.desk.runner.latest("roster-schools", _schools, self.desk.workspace).then(self._offer_schools)

    def focus(self, what: object) -> None:
        """Go to one teacher by id, or to the list named `people` or `schools`."""
        if what in ("people", "schools"):
            self.page.tabs.setCurrentIndex(int(what == "schools"))
        elif isinstance(what, str):
            self.page.tabs.setCurrentIndex(0)
            self.people.open(what)

    def show_staff(self, school: str) -> None:
        """Show the teachers of one school."""
        self.page.tabs.setCurrentIndex(0)
        self.page.people.filters.clear()
        self.page.people.filters.choose("school", school)

    def bring_in(self, file: Path | None) -> None:
        """Import a workbook into the list in front."""
        if self.page.bring_in.isEnabled():
            kind = SCHOOLS if self._front() is self.schools else TEACHERS
            start_import(self.desk, kind, self.page.window(), file)

    def export(self) -> None:
        """Ask what goes into the file, then where, then write it."""
        people = self._front() is self.people
        tab = self.page.front()
        count = tab.table.model.rowCount()
        scope = (
            self.tr("导出列表中现在显示的 {count} {unit}。")
            if tab.filters.narrowed
            else self.tr("导出全部 {count} {unit}。")
        )
        dialog = ExportDialog(
            scope.format(count=f"{count:,}", unit=tab.unit), self.page.window(), numbers=people
        )
        dialog.chosen.connect(
            lambda name: self._choose_place(people, dialog.whole) if name == "export" else None
        )
        dialog.open()

    def _choose_place(self, people: bool, whole: bool) -> None:
        name = self.tr("教师名单") if people else self.tr("学校名单")
        if whole:
            name += self.tr("（含完整号码）")
        save_file(
            self.page.window(),
            self.desk.memory,
            self.tr("导出到哪里"),
            f"{self.desk.workspace.office.name}{name}.xlsx",
            self.tr("Excel 表格 (*.xlsx)"),
            lambda out: self._export_to(out, people, whole),
        )

    def _export_to(self, out: Path, people: bool, whole: bool) -> None:
        roster = self.desk.workspace.roster
        self.page.notice.show_notice(Tone.ACTIVE, self.tr("正在导出 {file}…").format(file=out.name))
        if people:
            task = self.desk.runner.read(roster.export_teachers, out, self.people.criteria(), full_ids=whole)
        else:
            task = self.desk.runner.read(roster.export_schools, out, self.schools.criteria())
        unit = self.page.people.unit if people else self.page.schools.unit
        task.then(lambda count: self._exported(out, count, unit), self._not_exported)

    def _exported(self, out: Path, count: int, unit: str) -> None:
        self.page.notice.show_notice(Tone.OK, "")
        said = self.tr("已导出 {count} {unit}：{file}").format(count=f"{count:,}", unit=unit, file=out.name)
        folder = QUrl.fromLocalFile(str(out.parent))
        self.desk.shell.toast(said, word=self.tr("打开文件夹"), do=lambda: QDesktopServices.openUrl(folder))

    def _not_exported(self, error: Exception) -> None:
        self.page.notice.show_notice(Tone.BAD, sentence_of(error))
        if not sentence_of(error):
            self.desk.shell.explain(error)

    def _front(self) -> PeopleController | SchoolsController:
        return self.schools if self.page.front() is self.page.schools else self.people

    def _counted(self, tab: ListTab, count: int) -> None:
        self._explain_empty(tab)
        if tab is self.page.front():
            self.page.show_count(count)

    def _follow(self) -> None:
        """Let the header speak of the list in front, and of what its person may do with it."""
        page, actor = self.page, self.desk.workspace.actor
        schools = self._front() is self.schools
        page.show_count(page.front().table.model.rowCount())
        set_usable(page.new, self.schools.may_not if schools else reason_against(actor, Right.ENTER))
        set_usable(page.bring_in, (schools and self.schools.may_not) or reason_against(actor, Right.IMPORT))
        may_not = reason_against(actor, Right.EXPORT) and self.tr("没有导出名单的权限，请换成经办人登录")
        set_usable(page.export, may_not)

    def _explain_empty(self, tab: ListTab) -> None:
        page = self.page
        if tab.filters.narrowed:
            tab.table.empty.explain(
                self.tr("没有符合条件的{title}").format(title=tab.title),
                self.tr("换个写法再搜，或点“清除筛选”。可以用姓名、拼音首字母或身份证后四位。")
                if tab is page.people
                else self.tr("换个写法再搜，或点“清除筛选”。可以用校名、拼音首字母或标识码。"),
                tab.clear,
                icon="search",
            )
        elif tab is page.people:
            tab.table.empty.explain(
                self.tr("名册里还没有教师"),
                self.tr("从学校或人事部门的 Excel 花名册导入最快，也可以逐个新增。"),
                page.bring_in,
                icon="users",
            )
        else:
            tab.table.empty.explain(
                self.tr("还没有学校"),
                self.tr("先导入学校名单，再导入教师花名册。"),
                page.bring_in,
                icon="school",
            )

    def _offer_schools(self, schools: list[tuple[str, str]]) -> None:
        self.people.offer_schools(schools)


def _schools(workspace: Any) -> list[tuple[str, str]]:
    """Return id and name of every school, two of one name told apart by their codes."""
    listing = workspace.listings.schools
    rows: list[SchoolRow] = listing.rows(listing.find(SchoolCriteria()))
    names = [row.name for row in rows]
    return [(row.id, row.name if names.count(row.name) == 1 else f"{row.name} {row.code}") for row in rows]
