from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from app.domain.codes import PlanState
from app.domain.snapshot import EVERYONE, Named
from app.ui.application import Program
from app.ui.frame.main_window import MainWindow
from app.ui.plans.plans_controller import PlansPage
from app.ui.tour import settle
from app.workspace import Workspace
from tests.conftest import PASSWORD
from tests.plan_samples import PLAN
from tests.ui.plan_desk import Open


@pytest.fixture
def plans(school: Workspace, open_window: Open) -> PlansPage:
    """The page of plans, with nothing open."""
    controller = open_window(school, "plans").controller()
    assert isinstance(controller, PlansPage)
    return controller


def opened(plans: PlansPage, program: Program, id_: str | None) -> PlansPage:
    plans.open(id_)
    settle(program.runner)
    return plans


def window_of(plans: PlansPage) -> MainWindow:
    window = plans.view.window()
    assert isinstance(window, MainWindow)
    return window


def commits(ws: Workspace) -> int:
    with ws.context.read() as connection:
        return int(connection.exec_driver_sql("SELECT count(*) FROM commit_").scalar_one())


def write(plans: PlansPage, row: int, column: int, text: str) -> None:
    table = plans.view.editor.activities.table
    table.setData(table.index(row, column), text)


def dialog() -> QDialog:
    open_ = [top for top in QApplication.topLevelWidgets() if isinstance(top, QDialog) and top.isVisible()]
    assert len(open_) == 1, [top.windowTitle() for top in open_]
    return open_[0]


def test_a_new_plan_is_saved_once_something_was_written(
    school: Workspace, plans: PlansPage, program: Program
) -> None:
    opened(plans, program, None)
    plans.editor.autosave()
    settle(program.runner)
    assert school.listings.plans.find(_all()) == []
    plans.view.editor.form.title.setText("科学组研修")
    plans.editor.autosave()
    settle(program.runner)
    (id_,) = school.listings.plans.find(_all())
    assert school.plans.open(id_).content.title == "科学组研修"
    assert "已自动保存" in window_of(plans).footer.findChild(QLabel).text()


def test_saving_again_without_a_change_writes_nothing(
    school: Workspace, plans: PlansPage, program: Program
) -> None:
    opened(plans, program, None)
    plans.view.editor.form.title.setText("科学组研修")
    plans.view.editor.form.lead.setText("王秀兰")
    plans.view.editor.activities.add_line()
    write(plans, 0, 4, "导读课")
    plans.editor.autosave()
    settle(program.runner)
    written = commits(school)
    for _ in range(3):
        plans.editor.autosave()
        plans.editor.save()
        settle(program.runner)
    assert commits(school) == written


def test_an_activity_keeps_its_id_while_everything_in_it_is_typed_over(
    school: Workspace, plans: PlansPage, program: Program
) -> None:
    opened(plans, program, None)
    plans.view.editor.form.title.setText("科学组研修")
    plans.view.editor.activities.add_line()
    write(plans, 0, 4, "导读课")
    plans.editor.autosave()
    settle(program.runner)
    first = plans.editor.sheet.content.activities[0].id
    write(plans, 0, 4, "另一个主题")
    write(plans, 0, 1, "2026-10-10")
    plans.editor.autosave()
    settle(program.runner)
    assert plans.editor.sheet.content.activities[0].id == first


def test_what_was_typed_while_saving_is_saved_too(
    school: Workspace, plans: PlansPage, program: Program
) -> None:
    id_ = school.plans.draft(PLAN)
    opened(plans, program, id_)
    plans.view.editor.form.group.setText("语文教研组")
    plans.editor.autosave()
    plans.view.editor.form.group.setText("语文教研组（低段）")
    plans.editor.save()
    settle(program.runner)
    assert school.plans.open(id_).content.group == "语文教研组（低段）"
    assert not plans.editor.unsaved


def test_leaving_the_page_saves(school: Workspace, plans: PlansPage, program: Program) -> None:
    id_ = school.plans.draft(PLAN)
    opened(plans, program, id_)
    plans.view.editor.form.goals.setPlainText("每位教师上一节课例。")
    window_of(plans).open_page("inbox")
    settle(program.runner)
    assert school.plans.open(id_).content.goals == "每位教师上一节课例。"


def test_a_date_that_cannot_be_read_stays_and_holds_the_person_back(
    school: Workspace, plans: PlansPage, program: Program
) -> None:
    id_ = school.plans.draft(PLAN)
    opened(plans, program, id_)
    write(plans, 1, 1, "9.5")
    settle(program.runner)
    window = window_of(plans)
    window.open_page("inbox")
    assert window.controller() is plans
    assert "“9.5”没有写年份" in plans.view.notice.text()
    table = plans.view.editor.activities.table
    assert table.data(table.index(1, 1)) == "▲ 9.5"
    write(plans, 1, 1, "2026年9月25日")
    assert table.data(table.index(1, 1), Qt.ItemDataRole.EditRole) == "2026-09-25"
    window.open_page("inbox")
    settle(program.runner)
    assert window.controller() is not plans
    assert school.plans.open(id_).content.activities[1].date == "2026-09-25"


def test_findings_stand_where_they_are_put_right_and_f8_goes_there(
    school: Workspace, plans: PlansPage, program: Program
) -> None:
    spoiled = replace(
        PLAN, ends="2026-08-31", activities=(PLAN.activities[0], replace(PLAN.activities[1], speaker=Named()))
    )
    opened(plans, program, school.plans.draft(spoiled))
    view = plans.view
    assert view.notice.text().startswith("▲ 还有 2 处需要改好")
    assert "早于开始日期" in view.editor.form.field("period").complaint()
    table = view.editor.activities.table
    assert table.data(table.index(1, 6)) == "▲ 未填"
    view.notice.jump()
    assert view.editor.form.period.ends.hasFocus()
    view.notice.jump()
    assert (
        view.editor.activities.grid.currentIndex().row(),
        view.editor.activities.grid.currentIndex().column(),
    ) == (1, 6)
    view.editor.form.period.ends.setText("2027-01-15")
    write(plans, 1, 6, "李敏")
    plans.editor.check()
    assert view.notice.problems() == []


def test_a_plan_is_submitted_from_the_editor_and_then_frozen(
    school: Workspace, plans: PlansPage, program: Program
) -> None:
    id_ = school.plans.draft(PLAN)
    opened(plans, program, id_)
    plans.view.editor.form.goals.setPlainText("每位教师上一节课例。")
    plans._send.trigger()
    settle(program.runner)
    dialog().findChild(QPushButton, "submit").click()
    settle(program.runner)
    sheet = school.plans.open(id_)
    assert (sheet.state, sheet.content.goals) == (PlanState.SUBMITTED, "每位教师上一节课例。")
    assert plans.view.editor.form.title.isReadOnly()
    assert not plans.view.editor.activities.table.editable
    assert "已提交，正在等待审批" in plans.view.editor.standing.text()


def test_an_empty_plan_is_not_submitted(plans: PlansPage, program: Program, school: Workspace) -> None:
    opened(plans, program, None)
    assert plans.view.notice.problems() == []
    plans._send.trigger()
    settle(program.runner)
    assert "没有填写计划名称" in plans.view.notice.text()
    assert school.listings.plans.find(_all()) == []


def test_after_a_return_remarks_stand_beside_their_fields_until_they_are_answered(
    school: Workspace, plans: PlansPage, program: Program
) -> None:
    id_ = school.plans.draft(PLAN)
    school.plans.submit(id_)
    principal = school.signed_in_as("principal", PASSWORD)
    remarks = {"goals": "请写可检查的目标", "activities.2.topic": "主题太大"}
    principal.plans.return_for_changes(
        id_, seen=school.plans.open(id_).seen, comment="请修改", remarks=remarks
    )
    opened(plans, program, id_)
    editor = plans.view.editor
    assert "退回：请修改" in editor.standing.text()
    assert "逐项意见 2 条，已修改 0 条" in editor.standing.text()
    assert any("请写可检查的目标（还没有修改）" in text for text in _texts(editor.form.field("goals")))
    assert any("第 2 次活动 · 主题" in text and "主题太大" in text for text in _texts(editor.activities))
    editor.form.goals.setPlainText("每人提交一份教学设计。")
    plans.editor.save()
    settle(program.runner)
    assert any("请写可检查的目标（已修改）" in text for text in _texts(editor.form.field("goals")))
    assert any("研修目标：原为“读整本书”" in text for text in _texts(editor.story))


def test_pasted_lines_are_looked_at_first(plans: PlansPage, program: Program) -> None:
    opened(plans, program, None)
    QGuiApplication.clipboard().setText(
        '日期\t主题\t主讲人\t学时\r\n2026/9/10\t导读课\t王秀兰\t4\r\n9.24\t"同课\n异构"\t李敏\t四\r\n'
    )
    plans.view.editor.activities.paste()
    assert "有 2 格看不懂" in " ".join(label.text() for label in dialog().findChildren(QLabel))
    dialog().findChild(QPushButton, "take_over").click()
    table = plans.view.editor.activities.table
    assert [line.text("topic") for line in table.lines()] == ["导读课", "同课 异构"]
    assert table.activities()[0].date == "2026-09-10"
    assert table.hours() == Decimal(4)


def test_tab_and_enter_move_as_in_a_spreadsheet(plans: PlansPage, program: Program, qtbot: QtBot) -> None:
    opened(plans, program, None)
    activities = plans.view.editor.activities
    activities.add_line()
    grid = activities.grid
    qtbot.keyClick(grid, "2")
    editor = grid.findChild(QLineEdit, "cell")
    qtbot.keyClicks(editor, "026-09-10")
    qtbot.keyClick(editor, Qt.Key.Key_Tab)
    assert activities.table.lines()[0].text("date") == "2026-09-10"
    assert (grid.currentIndex().row(), grid.currentIndex().column()) == (0, 2)
    qtbot.keyClick(grid, Qt.Key.Key_Return)
    assert (grid.currentIndex().row(), grid.currentIndex().column()) == (1, 2)
    grid.setCurrentIndex(activities.table.index(0, 8))
    qtbot.keyClick(grid, Qt.Key.Key_Tab)
    assert (grid.currentIndex().row(), grid.currentIndex().column()) == (1, 1)


def test_a_deleted_line_comes_back_with_undo(school: Workspace, plans: PlansPage, program: Program) -> None:
    opened(plans, program, school.plans.draft(PLAN))
    activities = plans.view.editor.activities
    activities.grid.go_to(activities.table.index(0, 1))
    activities.delete()
    assert [one.topic for one in activities.table.activities()] == ["同课异构"]
    assert activities.table.step_back()
    assert [one.topic for one in activities.table.activities()] == ["整本书阅读", "同课异构"]


def test_a_check_does_not_overwrite_what_is_being_typed(
    school: Workspace, plans: PlansPage, program: Program, qtbot: QtBot
) -> None:
    opened(plans, program, school.plans.draft(PLAN))
    grid = plans.view.editor.activities.grid
    grid.go_to(grid.table.index(0, 4))
    qtbot.keyClick(grid, "a")
    editor = grid.findChild(QLineEdit, "cell")
    qtbot.keyClicks(editor, "bc")
    plans.editor.check()
    assert editor.text() == "abc"


def test_saving_by_key_takes_over_the_cell_that_is_still_open(
    school: Workspace, plans: PlansPage, program: Program, qtbot: QtBot
) -> None:
    id_ = school.plans.draft(PLAN)
    opened(plans, program, id_)
    grid = plans.view.editor.activities.grid
    grid.go_to(grid.table.index(0, 4))
    qtbot.keyClick(grid, "a")
    qtbot.keyClicks(grid.findChild(QLineEdit, "cell"), "bc")
    plans._save.trigger()
    settle(program.runner)
    assert school.plans.open(id_).content.activities[0].topic == "abc"


def test_people_are_chosen_from_the_roster(school: Workspace, plans: PlansPage, program: Program) -> None:
    id_ = school.plans.draft(PLAN)
    opened(plans, program, id_)
    field = plans.view.editor.form.audience
    assert field.audience() == EVERYONE
    field.choose_asked.emit()
    dialog().findChild(QPushButton, "tick_shown").click()
    dialog().findChild(QPushButton, "take_people").click()
    plans.editor.save()
    settle(program.runner)
    assert {one.name for one in school.plans.open(id_).participants} == {"王秀兰", "李敏", "赵强"}


def test_a_narrow_window_shows_the_halves_as_tabs(
    school: Workspace, open_window: Open, program: Program
) -> None:
    id_ = school.plans.draft(PLAN)
    window = open_window(school, "plans", 1040, 540)
    controller = window.controller()
    assert isinstance(controller, PlansPage)
    opened(controller, program, id_)
    assert controller.view.editor._folding.folded


def test_a_plan_changed_elsewhere_is_read_again(
    school: Workspace, plans: PlansPage, program: Program
) -> None:
    id_ = school.plans.draft(PLAN)
    opened(plans, program, id_)
    program.hub.publish(school.plans.edit(id_, replace(PLAN, group="语文组")))
    settle(program.runner)
    assert plans.view.editor.form.group.text() == "语文组"


def test_a_plan_submitted_meanwhile_is_not_saved_over(
    school: Workspace, plans: PlansPage, program: Program
) -> None:
    id_ = school.plans.draft(PLAN)
    opened(plans, program, id_)
    school.plans.submit(id_)
    plans.view.editor.form.group.setText("语文组")
    plans.editor.save()
    settle(program.runner)
    assert "没有保存：计划已提交" in plans.view.editor.standing.text()
    assert plans.view.editor.form.group.text() == "语文组"


def _texts(widget: object) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel)]


def _all() -> object:
    from app.listings.plans import PlanCriteria

    return PlanCriteria()
