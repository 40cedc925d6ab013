"""The list of teachers: what is shown, and what is done about one of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject
from shiboken6 import isValid

from app import messages
from app.domain.authority import Right
from app.domain.codes import Mode
from app.listings.history import HistoryLine
from app.listings.people import PeopleCriteria, PersonRow
from app.ui.actions import action, set_usable
from app.ui.desk import Desk
from app.ui.rights import reason_against
from app.ui.roster.detail_dialog import DetailDialog, Fact
from app.ui.roster.entry_controller import EntryController
from app.ui.roster.entry_dialog import EntryDialog
from app.ui.roster.entry_fields import person_fields, person_findings
from app.ui.roster.list_tab import ListTab

_NUMBERS = ("id_number", "phone")


@dataclass(frozen=True, slots=True)
class PersonSheet:
    """Everything the dialog of one teacher shows."""

    row: PersonRow
    credit: str
    history: tuple[HistoryLine, ...]


class PeopleController(QObject):
    """Owns the tab of teachers. `schools` are the pairs of id and name that its forms offer."""

    def __init__(self, desk: Desk, tab: ListTab) -> None:
        super().__init__(tab)
        self._desk = desk
        self._tab = tab
        self.schools: list[tuple[str, str]] = []
        self._may_not = reason_against(desk.workspace.actor, Right.ENTER)
        tab.forbid(tab.edit_row, self._may_not)
        tab.filters.changed.connect(self.show)
        tab.open_asked.connect(self.open)
        tab.edit_asked.connect(self.edit)

    def criteria(self) -> PeopleCriteria:
        """Return what the filters say."""
        return PeopleCriteria(find=self._tab.filters.text(), **self._tab.filters.values())

    def show(self) -> None:
        """Read the list anew for the filters."""
        self._tab.table.show_matching(self.criteria())

    def refresh(self) -> None:
        """Read the list again, keeping the place."""
        if self._tab.table.model.criteria is None:
            self.show()
        else:
            self._tab.table.refresh()

    def offer_schools(self, schools: list[tuple[str, str]]) -> None:
        """Offer these schools in the filter and in forms."""
        self.schools = schools
        self._tab.filters.offer("school", schools)

    def open(self, key: str) -> None:
        """Show everything about one teacher."""
        self._desk.runner.read(_sheet, self._desk.workspace, key).then(self._show_sheet)

    def new(self) -> None:
        """Open an empty form; the school that is filtered for is filled in."""
        chosen = self._tab.filters.values()["school"] or ""
        only = self.schools[0][0] if len(self.schools) == 1 else ""
        dialog = EntryDialog(
            self.tr("新增教师"),
            self.tr("带 * 的必填。保存时按与导入相同的规则核对。"),
            person_fields([("", ""), *self.schools], new=True),
            {},
            self._tab.window(),
        )
        if chosen or only:
            dialog.prefill("office", chosen or only)
        roster = self._desk.workspace.roster
        self._start(
            dialog, roster.check_person, roster.add_person, lambda id_: self._say(self.tr("已新增教师"), id_)
        )

    def edit(self, key: str) -> None:
        """Open the form of one teacher."""
        if self._may_not:
            return
        self._desk.runner.read(_row, self._desk.workspace, key).then(self._open_form)

    def _open_form(self, row: PersonRow | None) -> None:
        if row is None:
            return
        stored = {field: getattr(row, field, "") for field in _STORED} | {"office": row.office}
        schools = self.schools
        if row.office not in {id_ for id_, _ in schools}:
            schools = [*schools, (row.office, row.school)]
        dialog = EntryDialog(
            self.tr("修改 {name}").format(name=row.name),
            self.tr("教师编号 {number}。号码中间打了星号，不改就保持原样。").format(number=row.number),
            person_fields(schools, new=False),
            stored,
            self._tab.window(),
        )
        roster = self._desk.workspace.roster

        def check(fields: Mapping[str, str]) -> Any:
            return roster.check_person(fields, row.id)

        def save(fields: Mapping[str, str]) -> Any:
            return roster.edit_person(row.id, **fields)

        dialog.reveal.setVisible(bool(row.id_number or row.phone))
        dialog.reveal_asked.connect(lambda: self._reveal(row.id, dialog))
        self._start(
            dialog, check, save, lambda _id: self._say(self.tr("已保存 {name}").format(name=row.name), row.id)
        )

    def _start(self, dialog: EntryDialog, check: Any, save: Any, done: Any) -> None:
        EntryController(self._desk, dialog, check=check, save=save, findings=person_findings, done=done)
        dialog.open()

    def _say(self, text: str, key: str) -> None:
        self._desk.shell.toast(text, word=self.tr("打开"), do=lambda: self.open(key))

    def _show_sheet(self, sheet: PersonSheet | None) -> None:
        if sheet is None:
            self._desk.shell.toast(self.tr("这位教师已不在名册中"))
            return
        row = sheet.row
        lead = "　".join(filter(None, (row.school, row.subject, row.title, row.status)))
        dialog = DetailDialog(row.name, lead, self._facts(row), self._tab.window())
        dialog.add_part(
            self.tr("学分"), [sheet.credit] if sheet.credit else [], self.tr("还没有入账的学分。")
        )
        dialog.add_history(sheet.history)
        reveal = action(
            dialog, "reveal", self.tr("显示完整号码"), lambda: self._reveal(row.id, dialog), icon="eye"
        )
        nothing = None if row.id_number or row.phone else self.tr("没有登记号码")
        set_usable(reveal, self._may_not or nothing)
        edit = action(dialog, "edit", self.tr("编辑…"), lambda: self.edit(row.id), icon="edit")
        set_usable(edit, self._may_not)
        dialog.offer(reveal, closes=False)
        dialog.offer(edit)
        dialog.add_button("close", self.tr("关闭"), kind="primary")
        dialog.open()

    def _facts(self, row: PersonRow) -> list[Fact]:
        return [
            Fact(self.tr("教师编号"), row.number),
            Fact(self.tr("姓名"), row.name),
            Fact(self.tr("性别"), row.sex),
            Fact(self.tr("出生日期"), row.born),
            Fact(self.tr("证件类型"), row.id_kind),
            Fact(self.tr("身份证号"), row.id_number, "id_number"),
            Fact(self.tr("手机"), row.phone, "phone"),
            Fact(self.tr("民族"), row.ethnicity),
            Fact(self.tr("政治面貌"), row.politics),
            Fact(self.tr("学校"), row.school),
            Fact(self.tr("学段"), row.stage),
            Fact(self.tr("学科"), row.subject),
            Fact(self.tr("职称"), row.title),
            Fact(self.tr("岗位"), row.post),
            Fact(self.tr("学历"), row.education),
            Fact(self.tr("参加工作"), row.joined_on),
            Fact(self.tr("在职状态"), row.status),
        ]

    def _reveal(self, key: str, dialog: DetailDialog | EntryDialog) -> None:
        task = self._desk.runner.read(self._desk.workspace.roster.whole_numbers, key)
        task.then(lambda numbers: _put(dialog, numbers))
        self._desk.shell.note(self.tr("查看完整号码已记入日志"))


_STORED = (
    "name", "id_kind", "id_number", "sex", "born", "ethnicity", "politics", "phone", "stage", "subject",
    "title", "post", "education", "joined_on", "status",
)  # fmt: skip


def _put(dialog: DetailDialog | EntryDialog, numbers: tuple[str, str]) -> None:
    if not isValid(dialog):
        return
    for key, value in zip(_NUMBERS, numbers, strict=True):
        dialog.put(key, value)


def _row(workspace: Any, key: str) -> PersonRow | None:
    return next(iter(workspace.listings.people.rows([key])), None)


def _sheet(workspace: Any, key: str) -> PersonSheet | None:
    row = _row(workspace, key)
    if row is None:
        return None
    credit = next(iter(workspace.listings.credits.rows([key])), None)
    return PersonSheet(row, _credit_words(credit), tuple(workspace.listings.history(key)))


def _credit_words(credit: Any) -> str:
    if credit is None or not credit.total:
        return ""
    parts = (
        f"{messages.sentence(f'teacher.mode.{mode}')} {value.normalize():f}"
        for mode, value in credit.by_mode.items()
        if value and mode in set(Mode)
    )
    total = messages.sentence("teacher.credit_total", {"total": f"{credit.total.normalize():f}"})
    return "　".join((total, *parts))
