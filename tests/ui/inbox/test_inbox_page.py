from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QLabel, QLineEdit, QPlainTextEdit, QPushButton

from app.domain.codes import PlanState
from app.ui.actions import reason_of
from app.ui.application import Program
from app.ui.frame.main_window import MainWindow
from app.ui.inbox.inbox_controller import InboxPage
from app.ui.inbox.return_dialog import ReturnDialog
from app.ui.theme import POINTS
from app.ui.tour import settle
from app.workspace import Workspace
from tests.conftest import PASSWORD, Make
from tests.plan_samples import PLAN
from tests.ui.plan_desk import Open
from tests.ui.walk import actions_below, buttons_without_name, walk_actions


def submitted(ws: Workspace, title: str = PLAN.title) -> str:
    id_ = ws.plans.draft(replace(PLAN, title=title))
    ws.plans.submit(id_)
    return str(id_)


def principal(ws: Workspace) -> Workspace:
    return ws.signed_in_as("principal", PASSWORD)


def page(window: MainWindow, program: Program) -> InboxPage:
    controller = window.controller()
    assert isinstance(controller, InboxPage)
    settle(program.runner)
    return controller


def dialog() -> QDialog:
    open_ = [top for top in QApplication.topLevelWidgets() if isinstance(top, QDialog) and top.isVisible()]
    assert len(open_) == 1, [top.windowTitle() for top in open_]
    return open_[0]


def press(name: str, program: Program) -> None:
    dialog().findChild(QPushButton, name).click()
    settle(program.runner)


def words(inbox: InboxPage) -> str:
    return "\n".join(label.text() for label in inbox.view.pane.findChildren(QLabel))


def test_the_first_that_waits_is_opened_and_counted(
    school: Workspace, open_window: Open, program: Program
) -> None:
    first = submitted(school)
    submitted(school, "数学组研修")
    window = open_window(principal(school), "inbox")
    inbox = page(window, program)
    assert inbox.view.table.selected_keys() == [first]
    assert "石桥镇中心小学 · 语文组校本研修" in words(inbox)
    assert inbox.view.tabs.tabText(0) == "待我审批 2"
    assert window.sidebar.findChild(QPushButton, "nav_inbox").badge() == "2"


def test_an_empty_inbox_says_so(school: Workspace, open_window: Open, program: Program) -> None:
    inbox = page(open_window(principal(school), "inbox"), program)
    assert inbox.view.table.empty.text() == "没有等您办理的计划"
    assert reason_of(inbox._pass) == "先在列表里选中一份计划"


def test_checks_are_shown_to_the_person_who_decides(
    school: Workspace, open_window: Open, program: Program
) -> None:
    id_ = school.plans.draft(
        replace(PLAN, goals="", activities=(replace(PLAN.activities[0], date="2026-10-01"),))
    )
    school.plans.submit(id_)
    inbox = page(open_window(principal(school), "inbox"), program)
    assert "没有填写研修目标" in words(inbox)
    assert "国庆节" in words(inbox)


def test_approving_goes_on_to_the_next(school: Workspace, open_window: Open, program: Program) -> None:
    first, second = submitted(school), submitted(school, "数学组研修")
    window = open_window(principal(school), "inbox")
    inbox = page(window, program)
    inbox.view.pane.comment.setPlainText("同意。")
    window.actions_.verbs[
        next(verb for verb in window.actions_.verbs if verb.name == "ACCEPT_AND_NEXT")
    ].trigger()
    settle(program.runner)
    sheet = school.plans.open(first)
    assert (sheet.state, sheet.history[-1].comment) == (PlanState.APPROVED, "同意。")
    assert inbox.view.table.selected_keys() == [second]
    assert inbox.view.pane.comment.toPlainText() == ""
    assert inbox.view.tabs.tabText(0) == "待我审批 1"


def test_a_return_carries_remarks_on_fields(school: Workspace, open_window: Open, program: Program) -> None:
    id_ = submitted(school)
    activity = school.plans.open(id_).content.activities[1].id
    inbox = page(open_window(principal(school), "inbox"), program)
    inbox._back.trigger()
    press("return", program)
    asked = dialog()
    assert isinstance(asked, ReturnDialog)
    assert asked.isVisible()
    asked.add_remark("goals", "请写可检查的目标")
    asked.add_remark(f"activities.{activity}.topic", "主题太大")
    press("return", program)
    sheet = school.plans.open(id_)
    assert sheet.state == PlanState.RETURNED
    assert {(remark.field, remark.text) for remark in sheet.remarks} == {
        ("goals", "请写可检查的目标"),
        (f"activities.{activity}.topic", "主题太大"),
    }


def test_findings_become_remarks_with_one_press(
    school: Workspace, open_window: Open, program: Program
) -> None:
    id_ = school.plans.draft(replace(PLAN, goals=""))
    school.plans.submit(id_)
    inbox = page(open_window(principal(school), "inbox"), program)
    inbox._back.trigger()
    asked = dialog()
    assert isinstance(asked, ReturnDialog)
    asked._take.trigger()
    asked._take.trigger()
    assert asked.remarks() == {"goals": "没有填写研修目标。"}


def test_a_refusal_for_good_needs_words(school: Workspace, open_window: Open, program: Program) -> None:
    id_ = submitted(school)
    inbox = page(open_window(principal(school), "inbox"), program)
    inbox._no.trigger()
    press("agree", program)
    assert school.plans.open(id_).state == PlanState.SUBMITTED
    dialog().findChild(QPlainTextEdit, "reason").setPlainText("与县里的安排重复")
    press("agree", program)
    assert school.plans.open(id_).state == PlanState.REJECTED


def test_what_changed_since_the_return_is_shown(
    school: Workspace, open_window: Open, program: Program
) -> None:
    id_ = submitted(school)
    principal(school).plans.return_for_changes(
        id_, seen=school.plans.open(id_).seen, remarks={"goals": "请写具体"}
    )
    school.plans.edit(id_, replace(PLAN, goals="每人提交一份教学设计"))
    school.plans.submit(id_)
    inbox = page(open_window(principal(school), "inbox"), program)
    assert "研修目标：原为“读整本书”，现为“每人提交一份教学设计”" in words(inbox)
    assert "请写具体（已修改）" in words(inbox)
    assert "第 2 稿" in words(inbox)


def test_a_plan_that_changed_meanwhile_is_not_decided_but_read_again(
    school: Workspace, open_window: Open, program: Program
) -> None:
    id_ = submitted(school)
    inbox = page(open_window(principal(school), "inbox"), program)
    school.plans.withdraw(id_, reason="主讲人有变动")
    school.plans.edit(id_, replace(PLAN, goals="另一个目标"))
    school.plans.submit(id_)
    inbox._pass.trigger()
    settle(program.runner)
    assert school.plans.open(id_).state == PlanState.SUBMITTED
    assert "在您查看之后又有新的提交，您的决定没有记录" in inbox.view.notice.text()
    assert "另一个目标" in words(inbox)
    inbox._pass.trigger()
    settle(program.runner)
    assert school.plans.open(id_).state == PlanState.APPROVED


def test_nobody_decides_on_their_own_work(office: Make, open_window: Open, program: Program) -> None:
    from app.domain.codes import Role

    ws = office()
    ws.accounts.add("both", roles=frozenset({Role.CLERK, Role.PRINCIPAL}), password=PASSWORD, name="周老师")
    both = ws.signed_in_as("both", PASSWORD)
    id_ = submitted(both)
    window = open_window(both, "inbox")
    inbox = page(window, program)
    inbox.view.tabs.pick("submitted")
    settle(program.runner)
    assert inbox.view.table.selected_keys() == [id_]
    assert not inbox._pass.isEnabled()
    assert "不能审批自己填报的内容" in reason_of(inbox._pass)
    assert "不能审批自己填报的内容" in inbox.view.notice.text()


def test_the_principal_decides_at_the_clerks_desk_with_their_own_password(
    school: Workspace, open_window: Open, program: Program
) -> None:
    id_ = submitted(school)
    window = open_window(school, "inbox")
    inbox = page(window, program)
    inbox.view.tabs.pick("submitted")
    settle(program.runner)
    assert "没有校长角色" in reason_of(inbox._pass)
    inbox._here.trigger()
    settle(program.runner)
    asked = dialog()
    assert asked.findChild(QComboBox, "decide_person").count() == 1
    press("approve", program)
    assert "请审批人输入自己的密码" in "".join(label.text() for label in asked.findChildren(QLabel))
    password = asked.findChild(QLineEdit, "decide_password")
    password.setText("不是这个密码")
    press("approve", program)
    assert asked.isVisible()
    assert school.plans.open(id_).state == PlanState.SUBMITTED
    password.setText(PASSWORD)
    press("approve", program)
    sheet = school.plans.open(id_)
    assert sheet.state == PlanState.APPROVED
    assert sheet.history[-1].by_name == "principal"
    assert window._desk.workspace.actor.user == "clerk"
    assert not [top for top in QApplication.topLevelWidgets() if isinstance(top, QDialog) and top.isVisible()]


def test_a_clerk_finds_what_came_back_and_goes_to_mend_it(
    school: Workspace, open_window: Open, program: Program
) -> None:
    id_ = submitted(school)
    principal(school).plans.return_for_changes(id_, seen=school.plans.open(id_).seen, comment="请补充")
    window = open_window(school, "inbox")
    inbox = page(window, program)
    assert inbox.view.tabs.tabText(0) == "待我办理 1"
    inbox._open.trigger()
    settle(program.runner)
    assert window.controller().editor.sheet.id == id_


def test_the_deciding_office_takes_its_word_back(
    school: Workspace, open_window: Open, program: Program
) -> None:
    id_ = submitted(school)
    principal(school).plans.approve(id_, seen=school.plans.open(id_).seen)
    inbox = page(open_window(principal(school), "inbox"), program)
    inbox.view.tabs.pick("approved")
    settle(program.runner)
    inbox._again.trigger()
    dialog().findChild(QPlainTextEdit, "reason").setPlainText("日期有误")
    press("agree", program)
    assert school.plans.open(id_).state == PlanState.RETURNED


def test_phrases_are_written_behind_what_was_written(
    school: Workspace, open_window: Open, program: Program
) -> None:
    submitted(school)
    inbox = page(open_window(principal(school), "inbox"), program)
    inbox.view.pane.comment.setPlainText("写得很好。")
    inbox.view.pane.add_phrase("同意。")
    assert inbox.view.pane.comment.toPlainText() == "写得很好。同意。"


@pytest.mark.parametrize("who", ["principal", "clerk"])
def test_every_action_does_something_or_says_why_not(
    school: Workspace, open_window: Open, program: Program, who: str
) -> None:
    for n in range(4):
        submitted(school, f"第 {n} 组研修")
    window = open_window(school.signed_in_as(who, PASSWORD), "inbox")
    inbox = page(window, program)
    inbox.view.tabs.pick("submitted")
    settle(program.runner)
    complaints = []
    for entry in actions_below(inbox.view):
        complaints += walk_actions(window, program.runner, [entry]).complaints
    assert complaints == []
    assert buttons_without_name(inbox.view) == []


@pytest.mark.parametrize("points", [POINTS[0], POINTS[-1]])
def test_the_inbox_fits_the_smallest_screen(
    school: Workspace, open_window: Open, program: Program, points: int
) -> None:
    submitted(school)
    window = open_window(principal(school), "inbox")
    program.theme.apply(points=points)
    page(window, program)
    hint = window.minimumSizeHint()
    assert hint.width() <= 1040
    assert hint.height() <= 540
