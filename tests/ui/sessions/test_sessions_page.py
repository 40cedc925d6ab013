"""The page 活动签到 on a real school: who takes attendance, how, and what keeps them from it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from app.domain.codes import Mark
from app.ui.actions import reason_of
from app.ui.application import Program
from app.ui.frame.main_window import MainWindow
from app.ui.sessions.correction_dialog import CorrectionDialog
from app.ui.sessions.sessions_controller import SessionsController
from app.ui.sessions.sessions_page import PAGE
from app.ui.tour import settle
from app.workspace import Workspace
from tests.conftest import Make
from tests.services.ledgers import PLAN, School, a_school
from tests.ui.dropping import drop
from tests.ui.walk import actions_below, buttons_without_name, walk_actions

Open = Callable[[Workspace], SessionsController]


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two of the plan's three sessions have been held."""
    monkeypatch.setenv("YANXIU_TODAY", "2024-09-30")


@pytest.fixture
def school(office: Make) -> School:
    return a_school(office)


@pytest.fixture
def window(qtbot: QtBot, program: Program) -> Iterator[Callable[[Workspace], MainWindow]]:
    def make(ws: Workspace) -> MainWindow:
        made = MainWindow(ws, program.tools, [PAGE])
        qtbot.addWidget(made)
        made.resize(1366, 728)
        made.show()
        made.open_page("sessions")
        settle(program.runner)
        return made

    yield make
    settle(program.runner)


@pytest.fixture
def opened(window: Callable[[Workspace], MainWindow]) -> Open:
    def open_(ws: Workspace) -> SessionsController:
        controller = window(ws).controller()
        assert isinstance(controller, SessionsController)
        return controller

    return open_


def shown_marks(page: SessionsController) -> dict[str, str]:
    table = page.page.register.table
    return {
        row.name: row.mark.value if row.mark else ""
        for at in range(table.model.rowCount())
        if (row := table.model.row(at))
    }


def press(qtbot: QtBot, program: Program, page: SessionsController, keys: str) -> None:
    grid = page.page.register.table.grid
    grid.setFocus()
    for key in keys:
        qtbot.keyClick(grid, key)
        settle(program.runner)


def a_sheet(school: School, session: str, folder: Path, marks: dict[str, str]) -> Path:
    """Fill the blank sheet as a clerk does in Excel."""
    file = school.clerk.sessions.sheet(session, folder / "签到表.xlsx")
    book = openpyxl.load_workbook(file)
    page = book.active
    for row in page.iter_rows(min_row=2):
        row[2].value = marks.get(row[1].value, "")
    book.save(file)
    return file


def answer(name: str) -> None:
    """Press a button of the question that is open."""
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    dialog.findChild(QPushButton, name).click()


def test_the_list_says_where_each_session_stands(school: School, opened: Open, tmp_path: Path) -> None:
    plan = school.plan()
    (first, *_) = school.clerk.sessions.of(plan)
    school.record(first.id, [{"teacher": "王𬭚", "mark": "出勤"}], tmp_path)
    table = opened(school.clerk).page.table
    states = [table.model.index(at, 2).data() for at in range(3)]
    counts = [(table.model.index(at, 3).data(), table.model.index(at, 4).data()) for at in range(3)]
    assert states == ["✓ 已登记", "● 未登记", "○ 未到日期"]
    assert counts == [("3", "1"), ("3", ""), ("3", "")]


def test_the_page_opens_at_the_first_session_that_waits_for_its_sheet(
    school: School, opened: Open, tmp_path: Path
) -> None:
    plan = school.plan()
    first, second, _ = school.clerk.sessions.of(plan)
    school.record(first.id, [{"teacher": "王𬭚", "mark": "出勤"}], tmp_path)
    assert opened(school.clerk).page.table.current_key() == second.id


def test_filters_narrow_the_list_and_can_all_be_taken_off(
    school: School, opened: Open, program: Program
) -> None:
    school.plan()
    page = opened(school.clerk)
    for value, count in (("open", 2), ("upcoming", 1), ("recorded", 0)):
        page.page.state.setCurrentIndex(page.page.state.findData(value))
        settle(program.runner)
        assert page.page.table.model.rowCount() == count
    assert page.page.table.empty.text() == "没有符合条件的场次"
    page.page.clear.trigger()
    settle(program.runner)
    assert page.page.table.model.rowCount() == 3


def test_a_search_finds_the_plan_by_its_initials(school: School, opened: Open, program: Program) -> None:
    school.plan()
    page = opened(school.clerk)
    for text, count in (("ywz", 3), ("整本书", 3), ("没有这场", 0)):
        page.page.search.setText(text)
        page.page.search.returnPressed.emit()
        settle(program.runner)
        assert page.page.table.model.rowCount() == count


def test_letters_mark_and_one_save_is_one_sheet(
    school: School, opened: Open, program: Program, qtbot: QtBot
) -> None:
    plan = school.plan()
    page = opened(school.clerk)
    press(qtbot, program, page, "CDQ")
    assert sorted(shown_marks(page).values()) == ["absent", "late", "present"]
    assert school.clerk.sessions.of(plan)[0].sheets == 0
    page.page.register.save.trigger()
    settle(program.runner)
    row = school.clerk.sessions.of(plan)[0]
    assert (row.sheets, row.present, row.marked) == (1, 2, 3)
    assert not page.register.unsaved()


def test_everyone_present_then_the_exceptions(
    school: School, opened: Open, program: Program, qtbot: QtBot
) -> None:
    school.plan()
    page = opened(school.clerk)
    press(qtbot, program, page, "AQ")
    assert sorted(shown_marks(page).values()) == ["absent", "present", "present"]
    assert reason_of(page.page.register.everyone) == "每个人都已经登记"


def test_arrows_go_through_the_marks(school: School, opened: Open, program: Program, qtbot: QtBot) -> None:
    school.plan()
    page = opened(school.clerk)
    grid = page.page.register.table.grid
    person = page.page.register.table.current_row().name
    seen = []
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Left):
        grid.setFocus()
        qtbot.keyClick(grid, key)
        settle(program.runner)
        seen.append(shown_marks(page)[person])
    assert seen == ["present", "late", "present", "made_up"]


def test_who_was_left_out_is_named_before_it_counts(
    school: School, opened: Open, program: Program, qtbot: QtBot
) -> None:
    plan = school.plan()
    page = opened(school.clerk)
    press(qtbot, program, page, "C")
    page.page.register.save.trigger()
    settle(program.runner)
    answer("cancel")
    settle(program.runner)
    assert school.clerk.sessions.of(plan)[0].sheets == 0
    assert page.register.unsaved()
    page.page.register.save.trigger()
    answer("save")
    settle(program.runner)
    assert school.clerk.sessions.of(plan)[0].marked == 1


def test_rows_that_do_not_hold_stand_with_their_own_numbers_before_anything_counts(
    school: School, opened: Open, program: Program, tmp_path: Path
) -> None:
    plan = school.plan()
    (first, *_) = school.clerk.sessions.of(plan)
    names = sorted(school.teachers)
    file = a_sheet(school, first.id, tmp_path, {names[0]: "出勤", names[1]: "在场", names[2]: "迟到"})
    page = opened(school.clerk)
    assert drop(page.page.register, [file])
    settle(program.runner)
    problems = page.page.register.problems
    (told,) = [problems.item(at).text() for at in range(problems.count())]
    sheet = openpyxl.load_workbook(file).active
    row = next(line[0].row for line in sheet.iter_rows(min_row=2) if line[1].value == names[1])
    assert told.startswith(f"第 {row} 行 {names[1]}：出勤情况“在场”无法识别")
    assert shown_marks(page) == {names[0]: "present", names[1]: "", names[2]: "late"}
    assert school.clerk.sessions.of(plan)[0].sheets == 0
    page.page.register.table.select(school.teachers[names[1]])
    page.page.register.marks[Mark.PUBLIC_LEAVE].trigger()
    page.page.register.save.trigger()
    settle(program.runner)
    answer("save")
    settle(program.runner)
    row_after = school.clerk.sessions.of(plan)[0]
    assert (row_after.sheets, row_after.marked, row_after.present) == (1, 3, 2)
    assert problems.isHidden()


def test_a_file_that_is_no_sheet_is_refused_where_one_looks(
    school: School, opened: Open, program: Program, tmp_path: Path
) -> None:
    school.plan()
    page = opened(school.clerk)
    file = tmp_path / "通知.xlsx"
    file.write_bytes(b"not a workbook")
    assert drop(page.page.register, [file])
    settle(program.runner)
    assert "不是可用的 Excel 工作簿" in page.page.notice.text()
    assert not page.register.unsaved()


def test_an_empty_sheet_says_that_it_is_empty(
    school: School, opened: Open, program: Program, tmp_path: Path
) -> None:
    plan = school.plan()
    file = school.clerk.sessions.sheet(school.clerk.sessions.of(plan)[0].id, tmp_path / "空表.xlsx")
    page = opened(school.clerk)
    assert drop(page.page.register, [file])
    settle(program.runner)
    assert "没有填写出勤情况" in page.page.notice.text()


def test_marks_stay_with_their_session_until_they_are_saved(
    school: School, opened: Open, program: Program, qtbot: QtBot
) -> None:
    school.plan()
    page = opened(school.clerk)
    press(qtbot, program, page, "Q")
    before = shown_marks(page)
    page.page.table.grid.selectRow(1)
    settle(program.runner)
    assert set(shown_marks(page).values()) == {""}
    page.page.table.grid.selectRow(0)
    settle(program.runner)
    assert shown_marks(page) == before
    assert not page.may_leave()
    answer("drop")
    assert page.may_leave()


def test_leaving_can_save_first(school: School, opened: Open, program: Program, qtbot: QtBot) -> None:
    plan = school.plan()
    page = opened(school.clerk)
    press(qtbot, program, page, "CCC")
    assert not page.may_leave()
    answer("save")
    settle(program.runner)
    assert page.may_leave()
    assert school.clerk.sessions.of(plan)[0].present == 3


def test_minutes_belong_to_people_who_have_a_mark(
    school: School, opened: Open, program: Program, qtbot: QtBot
) -> None:
    school.plan()
    page = opened(school.clerk)
    register = page.page.register
    assert reason_of(register.minutes) == "请先登记出勤情况"
    press(qtbot, program, page, "D")
    register.table.grid.selectRow(0)
    settle(program.runner)
    register.minutes.trigger()
    dialog = QApplication.activeModalWidget()
    dialog.minutes.setValue(90)
    dialog.choose("keep")
    settle(program.runner)
    assert register.table.model.index(0, 2).data() == "90"


def test_a_recorded_session_is_corrected_with_a_reason(
    school: School, opened: Open, program: Program, tmp_path: Path
) -> None:
    plan = school.plan()
    school.all_present(plan, tmp_path)
    page = opened(school.clerk)
    assert "更正" in reason_of(page.page.register.marks[Mark.ABSENT])
    page.page.correct.trigger()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, CorrectionDialog)
    dialog.mark.setCurrentIndex(dialog.mark.findData(Mark.ABSENT))
    dialog.findChild(QPushButton, "correct").click()
    settle(program.runner)
    assert dialog.isVisible()
    assert school.clerk.sessions.of(plan)[0].present == 3
    dialog.mark.setCurrentIndex(dialog.mark.findData(Mark.PRESENT))
    dialog.reason.setText("漏记请假")
    dialog.findChild(QPushButton, "correct").click()
    settle(program.runner)
    assert school.clerk.sessions.of(plan)[0].present == 3
    dialog.mark.setCurrentIndex(dialog.mark.findData(Mark.ABSENT))
    dialog.findChild(QPushButton, "correct").click()
    settle(program.runner)
    assert school.clerk.sessions.of(plan)[0].present == 2
    assert sorted(shown_marks(page).values()) == ["absent", "present", "present"]


def test_a_plan_that_is_not_approved_takes_no_attendance_and_says_so(school: School, opened: Open) -> None:
    school.clerk.plans.submit(str(school.clerk.plans.draft(PLAN)))
    page = opened(school.clerk).page
    for entry in (page.record, page.print_sheet, page.workbook, page.register.everyone):
        assert "尚未通过审批" in reason_of(entry)
    assert page.table.model.index(0, 2).data() == "○ 计划未批"


def test_the_principal_may_print_but_not_record(school: School, opened: Open) -> None:
    school.plan()
    page = opened(school.principal).page
    assert page.print_sheet.isEnabled()
    assert not page.record.isEnabled()
    assert reason_of(page.record) == reason_of(page.register.everyone) != ""


def test_a_blank_sheet_is_written_under_a_name_that_says_what_it_is(
    school: School, opened: Open, program: Program, tmp_path: Path
) -> None:
    school.plan()
    page = opened(school.clerk)
    for entry, suffix in ((page.page.workbook, ".xlsx"), (page.page.print_sheet, ".pdf")):
        entry.trigger()
        (dialog,) = [one for one in page.page.findChildren(QFileDialog) if one.isVisible()]
        (proposed,) = dialog.selectedFiles()
        assert Path(proposed).name == f"签到表_2024-09-10_整本书阅读{suffix}"
        dialog.fileSelected.emit(str(tmp_path / Path(proposed).name))
        dialog.close()
        settle(program.runner)
        assert (tmp_path / Path(proposed).name).stat().st_size > 1000


def test_the_page_is_led_to_a_plan_or_a_session(school: School, opened: Open, program: Program) -> None:
    plan = school.plan()
    page = opened(school.clerk)
    last = school.clerk.sessions.of(plan)[-1].id
    page.focus(last)
    settle(program.runner)
    assert page.page.table.current_key() == last
    page.focus(plan)
    settle(program.runner)
    assert page.page.plan.currentData() == plan


def test_without_sessions_the_page_says_where_they_come_from(school: School, opened: Open) -> None:
    page = opened(school.clerk).page
    assert page.table.empty.text() == "还没有活动场次"
    assert reason_of(page.record) == "请先在列表里选一个场次"


@pytest.mark.parametrize("recorded", [False, True])
def test_every_action_does_something_or_says_why_not(
    school: School,
    window: Callable[[Workspace], MainWindow],
    program: Program,
    tmp_path: Path,
    recorded: bool,
) -> None:
    plan = school.plan()
    if recorded:
        school.all_present(plan, tmp_path)
    made = window(school.clerk)
    controller = made.controller()
    assert controller is not None
    controller.page.register.table.setFocus()
    walked = walk_actions(made, program.runner, actions_below(controller.view))
    assert walked.complaints == []
    assert buttons_without_name(controller.view) == []
    controller.register._drafts.clear()


@pytest.mark.parametrize("points", [9, 10, 17])
def test_the_page_fits_the_smallest_screen(
    school: School, window: Callable[[Workspace], MainWindow], program: Program, points: int
) -> None:
    school.plan()
    made = window(school.clerk)
    program.theme.apply(points=points)
    settle(program.runner)
    hint = made.minimumSizeHint()
    assert hint.width() <= 1040
    assert hint.height() <= 540
