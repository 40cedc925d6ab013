from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.domain.codes import PlanState
from app.ui.actions import reason_of
from app.ui.application import Program
from app.ui.frame.main_window import MainWindow
from app.ui.plans.plans_controller import PlansPage
from app.ui.theme import POINTS
from app.ui.tour import settle
from app.workspace import Workspace
from tests.conftest import PASSWORD
from tests.plan_samples import PLAN
from tests.ui.plan_desk import Open
from tests.ui.walk import actions_below, buttons_without_name, walk_actions


def page(window: MainWindow) -> PlansPage:
    controller = window.controller()
    assert isinstance(controller, PlansPage)
    return controller


def dialog() -> QDialog:
    open_ = [top for top in QApplication.topLevelWidgets() if isinstance(top, QDialog) and top.isVisible()]
    assert len(open_) == 1, [top.windowTitle() for top in open_]
    return open_[0]


def press(name: str) -> None:
    button = dialog().findChild(QPushButton, name)
    assert button is not None
    button.click()


def choose_first(plans: PlansPage, program: Program) -> None:
    plans.view.table.grid.selectRow(0)
    settle(program.runner)


def test_the_list_counts_plans_by_state(school: Workspace, open_window: Open) -> None:
    school.plans.draft(PLAN)
    school.plans.submit(school.plans.draft(replace(PLAN, title="数学组研修")))
    plans = page(open_window(school, "plans"))
    tabs = plans.view.tabs
    assert [tabs.tabText(at) for at in range(tabs.count())] == ["全部 2", "草稿 1", "待校长审批 1"]
    assert plans.view.header.title() == "研修计划  2 份"


def test_a_tab_shows_the_plans_of_its_state(school: Workspace, open_window: Open, program: Program) -> None:
    school.plans.draft(PLAN)
    submitted = school.plans.draft(replace(PLAN, title="数学组研修"))
    school.plans.submit(submitted)
    plans = page(open_window(school, "plans"))
    plans.view.tabs.pick("submitted")
    settle(program.runner)
    assert list(plans.view.table.model.keys()) == [submitted]


def test_an_empty_list_says_what_to_do(school: Workspace, open_window: Open) -> None:
    plans = page(open_window(school, "plans"))
    assert plans.view.table.empty.text() == "还没有研修计划"
    assert plans.view.table.empty.findChild(QPushButton, "new_plan_button").isEnabled()


def test_a_search_that_finds_nothing_says_so(school: Workspace, open_window: Open, program: Program) -> None:
    school.plans.draft(PLAN)
    plans = page(open_window(school, "plans"))
    plans.view.search.setText("不存在的计划")
    plans.view.search.returnPressed.emit()
    settle(program.runner)
    assert plans.view.table.empty.text() == "没有符合条件的计划"


def test_enter_opens_a_plan_and_alt_left_leads_back(
    school: Workspace, open_window: Open, program: Program, qtbot: QtBot
) -> None:
    school.plans.draft(PLAN)
    window = open_window(school, "plans")
    plans = page(window)
    choose_first(plans, program)
    qtbot.keyClick(plans.view.table.grid, Qt.Key.Key_Return)
    settle(program.runner)
    assert plans.view.editing
    assert plans.view.header.title() == "研修计划 · 语文组校本研修"
    plans.back()
    settle(program.runner)
    assert not plans.view.editing


def test_a_chosen_plan_is_submitted_after_one_question(
    school: Workspace, open_window: Open, program: Program
) -> None:
    id_ = school.plans.draft(PLAN)
    plans = page(open_window(school, "plans"))
    choose_first(plans, program)
    plans._send_chosen.trigger()
    press("submit")
    settle(program.runner)
    assert school.plans.open(id_).state == PlanState.SUBMITTED
    assert plans.view.table.model.row(0).state == PlanState.SUBMITTED
    assert "已提交，正在等待审批" in reason_of(plans._send_chosen)


def test_a_plan_with_gaps_is_not_submitted_but_opened(
    school: Workspace, open_window: Open, program: Program
) -> None:
    id_ = school.plans.draft(replace(PLAN, activities=()))
    plans = page(open_window(school, "plans"))
    choose_first(plans, program)
    plans._send_chosen.trigger()
    assert dialog().windowTitle() == "还有 1 处需要改好才能提交"
    press("open")
    settle(program.runner)
    assert plans.view.editing
    assert school.plans.open(id_).state == PlanState.DRAFT


def test_a_withdrawal_needs_a_reason(school: Workspace, open_window: Open, program: Program) -> None:
    id_ = school.plans.draft(PLAN)
    school.plans.submit(id_)
    plans = page(open_window(school, "plans"))
    choose_first(plans, program)
    plans._take_back_chosen.trigger()
    press("agree")
    settle(program.runner)
    assert dialog().isVisible()
    assert school.plans.open(id_).state == PlanState.SUBMITTED
    dialog().findChild(QPlainTextEdit, "reason").setPlainText("主讲人有变动")
    press("agree")
    settle(program.runner)
    assert school.plans.open(id_).state == PlanState.WITHDRAWN
    assert school.plans.open(id_).history[-1].comment == "主讲人有变动"


def test_a_principal_may_read_but_not_begin_a_plan(school: Workspace, open_window: Open) -> None:
    plans = page(open_window(school.signed_in_as("principal", PASSWORD), "plans"))
    assert not plans._new.isEnabled()
    assert "没有录入的权限" in reason_of(plans._new)


def test_another_page_may_lead_to_one_plan(school: Workspace, open_window: Open, program: Program) -> None:
    id_ = school.plans.draft(PLAN)
    window = open_window(school, "inbox")
    window.open_page("plans", id_)
    settle(program.runner)
    assert page(window).editor.sheet.id == id_


@pytest.mark.parametrize("stage", ["list", "editor"])
def test_every_action_does_something_or_says_why_not(
    school: Workspace, open_window: Open, program: Program, stage: str
) -> None:
    id_ = school.plans.draft(PLAN)
    window = open_window(school, "plans")
    plans = page(window)

    def again() -> None:
        if stage == "editor" and not plans.view.editing:
            plans.open(id_)
        elif stage == "list" and plans.view.editing:
            plans.back()
        settle(program.runner)
        if stage == "list":
            choose_first(plans, program)
        else:
            table = plans.view.editor.activities.table
            table.setData(table.index(1, 1), "2026-09-24")
            plans.view.editor.activities.grid.go_to(table.index(1, 1))
        settle(program.runner)

    _walk_each(window, program, again)


def _walk_each(window: MainWindow, program: Program, again: Callable[[], None]) -> None:
    again()
    view = window.controller().view
    complaints = []
    for entry in actions_below(view):
        again()
        # Half of the page is behind the other half: only what is in front can be pressed.
        owner = entry.parent()
        if isinstance(owner, QWidget) and not owner.isVisible():
            continue
        complaints += walk_actions(window, program.runner, [entry]).complaints
    assert complaints == []
    assert buttons_without_name(view) == []


@pytest.mark.parametrize("points", [POINTS[0], 10, 12, POINTS[-1]])
def test_list_and_editor_fit_the_smallest_screen(
    school: Workspace, open_window: Open, program: Program, points: int
) -> None:
    id_ = school.plans.draft(PLAN)
    window = open_window(school, "plans")
    program.theme.apply(points=points)
    page(window).open(id_)
    settle(program.runner)
    hint = window.minimumSizeHint()
    assert hint.width() <= 1040
    assert hint.height() <= 540
