"""The lists of teachers and schools: found, filtered, copied, exported."""

from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QAction, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QCheckBox, QFileDialog, QWidget

from app.ui.application import Program
from app.ui.intake.intake_dialog import IntakeDialog
from app.ui.roster.detail_dialog import DetailDialog
from app.ui.roster.export_dialog import ExportDialog
from app.ui.roster.list_tab import ListTab
from app.ui.roster.roster_controller import RosterController
from app.ui.tour import settle
from app.workspace import Workspace
from tests.conftest import PASSWORD
from tests.ui.roster.conftest import Open, opened
from tests.ui.walk import actions_below, buttons_without_name, walk_actions


def _names(tab: ListTab) -> list[str]:
    return [tab.table.model.row(at).name for at in range(tab.table.model.rowCount())]


def _search(page: RosterController, program: Program, text: str) -> list[str]:
    page.page.people.filters.search.setText(text)
    page.page.people.filters.search.returnPressed.emit()
    settle(program.runner)
    return _names(page.page.people)


def test_the_title_counts_the_list_in_front(page: RosterController, program: Program) -> None:
    assert page.page.header.title() == "教师  6 人"
    page.page.tabs.setCurrentIndex(1)
    assert page.page.header.title() == "学校  2 所"


def test_teachers_are_found_by_name_initials_and_the_end_of_their_number(
    page: RosterController, program: Program, county: Workspace
) -> None:
    assert set(_search(page, program, "王")) == {"王秀兰", "王晓丽"}
    assert "王秀兰" in _search(page, program, "wxl")
    whole, _ = county.roster.whole_numbers(page.page.people.table.model.keys()[0])
    assert "王秀兰" in _search(page, program, "王秀兰")
    assert len(_search(page, program, whole[-4:])) >= 1


def test_numbers_are_masked_in_the_list(page: RosterController) -> None:
    rows = [page.page.people.table.model.row(at) for at in range(6)]
    assert all("*" in row.id_number and "*" in row.phone for row in rows)


def test_filters_narrow_the_list_and_show_as_chips(page: RosterController, program: Program) -> None:
    filters = page.page.people.filters
    filters.choose("status", "seconded")
    settle(program.runner)
    assert _names(page.page.people) == ["孙国强"]
    assert filters.chips.isVisible()
    filters.chips.taken_off.emit("status")
    settle(program.runner)
    assert page.page.people.table.model.rowCount() == 6
    assert not filters.chips.isVisible()


def test_a_search_without_a_hit_says_what_to_do(page: RosterController, program: Program) -> None:
    assert _search(page, program, "没有此人") == []
    assert page.page.people.table.empty.text() == "没有符合条件的教师"
    page.page.people.filters.clear()
    settle(program.runner)
    assert page.page.people.table.model.rowCount() == 6


def test_schools_are_filtered_by_type_and_town(page: RosterController, program: Program) -> None:
    page.page.tabs.setCurrentIndex(1)
    page.page.schools.filters.choose("town", "石牙乡")
    settle(program.runner)
    assert _names(page.page.schools) == ["石牙初级中学"]
    page.page.schools.filters.choose("town", "")
    page.page.schools.filters.choose("category", "211")
    settle(program.runner)
    assert _names(page.page.schools) == ["城东小学"]


def test_enter_opens_everything_about_a_teacher(page: RosterController, program: Program) -> None:
    table = page.page.people.table
    table.select(table.model.keys()[0])
    table.grid.opened.emit(table.grid.currentIndex())
    settle(program.runner)
    dialog = opened(DetailDialog)
    assert "*" in dialog.value("id_number")


def test_whole_numbers_are_shown_on_request_to_those_who_enter(
    page: RosterController, program: Program, county: Workspace
) -> None:
    key = page.page.people.table.model.keys()[0]
    page.people.open(key)
    settle(program.runner)
    dialog = opened(DetailDialog)
    dialog.findChild(QAction, "reveal").trigger()
    settle(program.runner)
    assert dialog.value("id_number") == county.roster.whole_numbers(key)[0]


def test_the_teachers_of_a_school_are_one_click_away(page: RosterController, program: Program) -> None:
    page.page.tabs.setCurrentIndex(1)
    keys = page.page.schools.table.model.keys()
    page.page.schools.table.select(keys[0])
    page.page.show_staff.trigger()
    settle(program.runner)
    assert page.page.front() is page.page.people
    assert page.page.people.table.model.rowCount() == 3


def test_marked_rows_are_copied_with_their_titles(page: RosterController, program: Program) -> None:
    table = page.page.people.table
    table.grid.selectAll()
    page.page.people.copy_rows.trigger()
    settle(program.runner)
    lines = QGuiApplication.clipboard().text().split("\r\n")
    assert lines[0].startswith("姓名\t性别\t学校")
    assert len(lines) == 7


@pytest.mark.parametrize("whole", [False, True])
def test_an_export_has_whole_numbers_only_when_asked(
    page: RosterController, program: Program, tmp_path: Path, whole: bool
) -> None:
    page.page.export.trigger()
    dialog = opened(ExportDialog)
    dialog.findChild(QCheckBox, "whole_numbers").setChecked(whole)
    dialog.choose("export")
    files = opened(QFileDialog)
    out = tmp_path / "名单.xlsx"
    files.fileSelected.emit(str(out))
    files.close()
    settle(program.runner)
    sheet = openpyxl.load_workbook(out).active
    assert sheet is not None
    column = [cell.value for cell in sheet[1]].index("身份证号")
    numbers = [row[column] for row in sheet.iter_rows(min_row=2, values_only=True)]
    assert len(numbers) == 6
    assert all(("*" in str(number)) != whole for number in numbers)


def test_a_workbook_dropped_on_the_page_starts_its_import(
    page: RosterController, program: Program, tmp_path: Path
) -> None:
    file = tmp_path / "名册.xlsx"
    openpyxl.Workbook().save(file)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    page.page.dropEvent(QDropEvent(QPointF(5, 5), copy, data, left, none))
    settle(program.runner)
    dialog = opened(IntakeDialog)
    assert "里没有内容" in dialog.notice.text()
    dialog.close()


def test_who_may_only_read_is_told_why(open_page: Open, county: Workspace, program: Program) -> None:
    page = open_page(county.signed_in_as("seer", PASSWORD))
    page.page.people.table.grid.selectRow(0)
    for target in (page.page.new, page.page.bring_in, page.page.export, page.page.people.edit_row):
        assert not target.isEnabled()
        assert "seer" in target.toolTip() or "权限" in target.toolTip()
    assert page.page.people.open_row.isEnabled()


def test_a_school_does_not_keep_the_list_of_schools(open_page: Open, ws: Workspace) -> None:
    page = open_page(ws)
    assert page.page.new.isEnabled()
    page.page.tabs.setCurrentIndex(1)
    assert "上级单位" in page.page.new.toolTip()
    assert not page.page.bring_in.isEnabled()


@pytest.mark.parametrize("tab", [0, 1])
@pytest.mark.parametrize("user", ["admin", "seer"])
def test_every_action_does_something_or_says_why_not(
    open_page: Open, county: Workspace, program: Program, tab: int, user: str
) -> None:
    page = open_page(county if user == "admin" else county.signed_in_as("seer", PASSWORD))
    page.page.tabs.setCurrentIndex(tab)
    page.page.front().table.grid.selectRow(0)
    settle(program.runner)
    window = page.page.window()
    other = (page.page.schools, page.page.people)[tab]
    mine = [one for one in actions_below(page.page) if not _is_below(one.parent(), other)]
    walked = walk_actions(window, program.runner, mine)
    assert walked.complaints == []
    assert buttons_without_name(page.page) == []


def _is_below(thing: object, root: QWidget) -> bool:
    while thing is not None:
        if thing is root:
            return True
        thing = thing.parent()  # type: ignore[attr-defined]
    return False


@pytest.mark.parametrize("points", [10, 17])
def test_the_page_fits_the_smallest_screen(page: RosterController, program: Program, points: int) -> None:
    page.page.people.filters.choose("subject", "13")
    program.theme.apply(points=points)
    settle(program.runner)
    hint = page.page.minimumSizeHint()
    assert (hint.width() <= 900, hint.height() <= 500) == (True, True), hint
