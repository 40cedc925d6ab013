from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot

from app.domain.codes import Role
from app.settings import FONT_SIZE, LOCK_MINUTES, Settings
from app.ui.actions import reason_of
from app.ui.application import Program
from app.ui.dialogs.named_dialog import NamedDialog
from app.ui.frame.main_window import MainWindow
from app.ui.settings.settings_page import PAGE
from app.ui.settings.settings_view import SettingsView
from app.ui.settings.user_dialogs import AddUserDialog, ResetDialog
from app.ui.tour import settle
from app.workspace import Workspace
from tests.conftest import PASSWORD, Make
from tests.ui.walk import actions_below, buttons_without_name, walk_actions

NEW = "另一个密码-2026"
Open = Callable[[Workspace], MainWindow]


@pytest.fixture
def open_(program: Program, qtbot: QtBot) -> Open:
    def show(ws: Workspace) -> MainWindow:
        window = MainWindow(ws, program.tools, [PAGE])
        qtbot.addWidget(window)
        window.resize(1366, 728)
        window.show()
        window.open_page("settings")
        settle(program.runner)
        return window

    return show


def page(window: MainWindow) -> SettingsView:
    view = window.controller().view
    assert isinstance(view, SettingsView)
    return view


def choose(window: MainWindow, user: str) -> None:
    table = page(window).users.table
    row = next(n for n in range(table.model.rowCount()) if table.model.index(n, 0).data() == user)
    table.grid.selectRow(row)


def test_the_font_grows_at_once_and_is_kept(ws: Workspace, open_: Open, program: Program) -> None:
    look = page(open_(ws)).look
    look.points.setCurrentIndex(look.points.findData(14))
    look.points.activated.emit(look.points.currentIndex())
    assert program.theme.percent == 140
    assert Settings().get(FONT_SIZE) == 14
    program.theme.smaller()
    assert look.points.currentData() == 13


def test_high_contrast_follows_the_box_and_the_key(ws: Workspace, open_: Open, program: Program) -> None:
    window = open_(ws)
    page(window).look.contrast.click()
    assert program.theme.look.name == "contrast"
    window.actions_.look.trigger()
    assert not page(window).look.contrast.isChecked()


def test_the_lock_minutes_are_kept(ws: Workspace, open_: Open, qtbot: QtBot) -> None:
    window = open_(ws)
    minutes = page(window).look.minutes
    minutes.setCurrentIndex(minutes.findData(30))
    with qtbot.waitSignal(window.lock_after_changed) as said:
        minutes.activated.emit(minutes.currentIndex())
    assert said.args == [30]
    assert Settings().get(LOCK_MINUTES) == 30


def test_the_administrator_adds_a_user_with_roles(ws: Workspace, open_: Open, program: Program) -> None:
    window = open_(ws)
    page(window).users.add.trigger()
    dialog = window.findChild(AddUserDialog)
    dialog.choose("add", closes=False)
    assert dialog.form.field("roles").complaint() == "请至少选一个身份"
    dialog.user.setText("admin")
    dialog.name.setText("周文书")
    dialog._roles[Role.CLERK].click()
    dialog.password.setText(NEW)
    dialog.again.setText(NEW)
    dialog.choose("add", closes=False)
    settle(program.runner)
    assert "已经有人使用" in dialog.form.field("user").complaint()
    dialog.user.setText("zhou")
    dialog.choose("add", closes=False)
    settle(program.runner)
    table = page(window).users.table
    rows = [[table.model.index(n, c).data() for c in range(3)] for n in range(table.model.rowCount())]
    assert ["zhou", "周文书", "文书"] in rows
    assert ws.signed_in_as("zhou", NEW).actor.roles == {Role.CLERK}


def test_a_password_is_reset_and_a_user_closed(office: Make, open_: Open, program: Program) -> None:
    ws = office(users={"clerk": "clerk"})
    window = open_(ws)
    choose(window, "clerk")
    page(window).users.reset.trigger()
    dialog = window.findChild(ResetDialog)
    dialog.password.setText(NEW)
    dialog.again.setText(NEW)
    dialog.choose("reset", closes=False)
    settle(program.runner)
    assert ws.signed_in_as("clerk", NEW).actor.user == "clerk"
    choose(window, "clerk")
    page(window).users.close_user.trigger()
    window.findChildren(NamedDialog)[-1].choose("close")
    settle(program.runner)
    assert [one.active for one in ws.accounts.everyone() if one.user == "clerk"] == [False]


def test_who_may_not_manage_users_is_told_why(office: Make, open_: Open) -> None:
    clerk = office(users={"clerk": "clerk"}).signed_in_as("clerk", PASSWORD)
    users = page(open_(clerk)).users
    assert not users.add.isEnabled()
    assert reason_of(users.add)


def test_nobody_closes_himself(ws: Workspace, open_: Open) -> None:
    window = open_(ws)
    choose(window, "admin")
    assert "不能停用自己" in reason_of(page(window).users.close_user)


def test_ones_own_password_changes_with_the_old_one(ws: Workspace, open_: Open, program: Program) -> None:
    view = page(open_(ws)).password
    view.old.setText("wrong")
    view.new.setText(NEW)
    view.again.setText(NEW)
    view.change.trigger()
    settle(program.runner)
    assert view.form.field("old").complaint() == "现在的密码不对，没有修改"
    view.old.setText(PASSWORD)
    view.change.trigger()
    settle(program.runner)
    assert "密码已修改" in view.notice.text()
    assert ws.signed_in_as("admin", NEW)


def test_the_data_check_tells_what_it_found(ws: Workspace, open_: Open, program: Program) -> None:
    window = open_(ws)
    health = page(window).health
    health.check.trigger()
    assert reason_of(health.check) == "正在检查，请稍候"
    settle(program.runner)
    assert health.check.isEnabled()
    assert health.findings()[0].startswith("✓ 数据完好")
    health.rebuild.trigger()
    window.findChildren(NamedDialog)[-1].choose("rebuild")
    settle(program.runner)
    assert health.findings()[0].startswith("✓ 数据完好")
    health.copy_path.trigger()
    assert QApplication.clipboard().text() == str(ws.folder)


def test_what_is_about_the_program_is_there(ws: Workspace, open_: Open) -> None:
    window = open_(ws)
    window.controller().focus("about")
    shown = page(window)
    assert shown.tabs.currentIndex() == 4
    assert "SIL OFL 1.1" in shown.about.findChild(QPlainTextEdit, "notices").toPlainText()


def test_every_action_does_something_or_says_why_not(ws: Workspace, open_: Open, program: Program) -> None:
    window = open_(ws)
    for at in range(page(window).tabs.count()):
        page(window).tabs.setCurrentIndex(at)
        settle(program.runner)
        shown = page(window).tabs.currentWidget()
        walked = walk_actions(window, program.runner, actions_below(shown))
        assert walked.complaints == []
        assert buttons_without_name(shown) == []
