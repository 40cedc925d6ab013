"""The list of schools: what is shown, and what is done about one of them."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QObject
from shiboken6 import isValid

from app.domain import school_rows
from app.domain.authority import Right
from app.listings.history import HistoryLine
from app.listings.schools import SchoolCriteria, SchoolRow
from app.ui.actions import action, set_usable
from app.ui.desk import Desk
from app.ui.error_desk import sentence_of
from app.ui.rights import reason_against
from app.ui.roster.code_dialog import CodeDialog
from app.ui.roster.detail_dialog import DetailDialog, Fact
from app.ui.roster.entry_controller import EntryController
from app.ui.roster.entry_dialog import EntryDialog
from app.ui.roster.entry_fields import school_fields, school_findings
from app.ui.roster.list_tab import ListTab
from app.ui.roster.roster_columns import school_code, school_state
from app.ui.roster.roster_view import RosterView


class SchoolsController(QObject):
    """Owns the tab of schools."""

    def __init__(self, desk: Desk, view: RosterView) -> None:
        super().__init__(view.schools)
        self._desk = desk
        self._view = view
        self._tab: ListTab = view.schools
        self.may_not = self._reason()
        self._tab.forbid(self._tab.edit_row, self.may_not)
        self._tab.filters.changed.connect(self.show)
        self._tab.open_asked.connect(self.open)
        self._tab.edit_asked.connect(self.edit)
        self._tab.table.chosen.connect(self._follow_code)
        view.code_asked.connect(self.fill_code)
        self._follow_code()

    def criteria(self) -> SchoolCriteria:
        """Return what the filters say."""
        chosen = self._tab.filters.values()
        return SchoolCriteria(find=self._tab.filters.text(), category=chosen["category"], town=chosen["town"])

    def show(self) -> None:
        """Read the list anew for the filters."""
        self._tab.table.show_matching(self.criteria())

    def refresh(self) -> None:
        """Read the list again, keeping the place; towns may have come or gone."""
        if self._tab.table.model.criteria is None:
            self.show()
        else:
            self._tab.table.refresh()
        self._desk.runner.latest("roster-towns", self._desk.workspace.listings.schools.towns).then(
            lambda towns: self._tab.filters.offer("town", [(town, town) for town in towns])
        )

    def open(self, key: str) -> None:
        """Show everything about one school."""
        workspace = self._desk.workspace

        def read() -> tuple[list[SchoolRow], list[HistoryLine]]:
            return workspace.listings.schools.rows([key]), workspace.listings.history(key)

        self._desk.runner.read(read).then(lambda found: self._show_sheet(found[0][0], found[1]))

    def new(self) -> None:
        """Open an empty form."""
        dialog = EntryDialog(
            self.tr("新增学校"),
            self.tr("带 * 的必填。保存时按与导入相同的规则核对。"),
            school_fields(new=True),
            {},
            self._tab.window(),
        )
        roster = self._desk.workspace.roster
        self._start(
            dialog, roster.check_office, roster.add_office, lambda id_: self._say(self.tr("已新增学校"), id_)
        )

    def edit(self, key: str) -> None:
        """Open the form of one school."""
        if not self.may_not:
            self._read(key, self._open_form)

    def fill_code(self, key: str) -> None:
        """Ask for the 学校标识码 of a school that has none."""
        self._read(key, self._ask_code)

    def _read(self, key: str, then: Any) -> None:
        listing = self._desk.workspace.listings.schools
        self._desk.runner.read(listing.rows, [key]).then(lambda rows: then(rows[0]) if rows else None)

    def _open_form(self, row: SchoolRow) -> None:
        fields = school_fields(new=False)
        dialog = EntryDialog(
            self.tr("修改 {name}").format(name=row.name),
            self.tr("改名后还是同一所学校，教师和计划都不变。"),
            fields,
            {field.key: getattr(row, field.key) for field in fields},
            self._tab.window(),
        )
        roster = self._desk.workspace.roster

        def check(changed: Mapping[str, str]) -> Any:
            return roster.check_office(changed, row.id)

        def save(changed: Mapping[str, str]) -> Any:
            return roster.edit_office(row.id, **changed)

        saved = self.tr("已保存 {name}").format(name=row.name)
        self._start(dialog, check, save, lambda _id: self._say(saved, row.id))

    def _start(self, dialog: EntryDialog, check: Any, save: Any, done: Any) -> None:
        EntryController(self._desk, dialog, check=check, save=save, findings=school_findings, done=done)
        dialog.open()

    def _ask_code(self, row: SchoolRow) -> None:
        dialog = CodeDialog(row.name, self._tab.window())

        def fill(code: str) -> None:
            task = self._desk.runner.write(self._desk.workspace.roster.fill_code, row.id, code)
            self._desk.hub.follow(task)
            task.then(lambda _changes: filled(code), failed)

        def filled(code: str) -> None:
            if isValid(dialog):
                dialog.accept()
            done = self.tr("已给 {name} 填写标识码 {code}")
            self._desk.shell.toast(done.format(name=row.name, code=code))

        def failed(error: Exception) -> None:
            sentence = sentence_of(error)
            if sentence and isValid(dialog):
                dialog.show_refusal(sentence)
            else:
                self._desk.shell.explain(error)

        dialog.fill_asked.connect(fill)
        dialog.open()

    def _show_sheet(self, row: SchoolRow, history: list[HistoryLine]) -> None:
        lead = "　".join(filter(None, (row.category, row.setting, row.town)))
        dialog = DetailDialog(row.name, lead, self._facts(row), self._tab.window())
        dialog.add_history(history)
        staff = action(
            dialog, "staff", self.tr("看本校教师"), lambda: self._view.staff_asked.emit(row.id), icon="users"
        )
        code = action(dialog, "code", self.tr("填写标识码…"), lambda: self.fill_code(row.id), icon="key")
        set_usable(code, self._against_code(row))
        edit = action(dialog, "edit", self.tr("编辑…"), lambda: self.edit(row.id), icon="edit")
        set_usable(edit, self.may_not)
        for target in (staff, code, edit):
            dialog.offer(target)
        dialog.add_button("close", self.tr("关闭"), kind="primary")
        dialog.open()

    def _facts(self, row: SchoolRow) -> list[Fact]:
        return [
            Fact(self.tr("学校标识码"), school_code(row)),
            Fact(self.tr("办学类型"), row.category),
            Fact(self.tr("办别"), row.ownership),
            Fact(self.tr("城乡类型"), row.setting),
            Fact(self.tr("状态"), school_state(row)),
            Fact(self.tr("教师数"), f"{row.people:,}"),
            Fact(self.tr("上级单位"), row.parent_name),
            Fact(self.tr("区县"), row.district),
            Fact(self.tr("乡镇"), row.town),
            Fact(self.tr("中心校"), row.centre),
            Fact(self.tr("校长"), row.head),
            Fact(self.tr("联系电话"), row.phone),
            Fact(self.tr("地址"), row.address),
        ]

    def _say(self, text: str, key: str) -> None:
        self._desk.shell.toast(text, word=self.tr("打开"), do=lambda: self.open(key))

    def _follow_code(self) -> None:
        row = self._tab.table.current_row()
        self._tab.forbid(self._view.fill_code, self._against_code(row) if row else self.may_not)

    def _against_code(self, row: SchoolRow) -> str | None:
        if self.may_not:
            return self.may_not
        has_one = self.tr("“{name}”已有标识码，标识码不能改换").format(name=row.name)
        return has_one if school_rows.is_national(row.code) else None

    def _reason(self) -> str | None:
        if self._desk.workspace.office.level.teaches:
            return self.tr("学校信息由上级单位统一维护；需要修改请告诉上级")
        return reason_against(self._desk.workspace.actor, Right.ENTER)
