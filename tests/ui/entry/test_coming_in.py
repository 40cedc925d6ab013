from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from app.domain.codes import OfficeLevel, Role
from app.sample import ready
from app.settings import LAST_FOLDER, Settings
from app.ui.application import Program
from app.ui.entry.forgotten_dialog import ForgottenDialog
from app.ui.entry.session import Session
from app.ui.tour import settle
from app.workspace import Workspace
from tests.conftest import PASSWORD, Make
from tests.ui.at_the_door import sign_in


@pytest.fixture
def folder(office: Make) -> Path:
    """A closed folder with a clerk."""
    ws = office(users={"clerk": "clerk"})
    ws.close()
    return ws.folder


def begin(session: Session, program: Program, data: Path | None = None, *, sample: bool = False) -> None:
    session.begin(str(data) if data else None, sample=sample)
    settle(program.runner)


def test_the_first_start_offers_three_ways(session: Session, program: Program) -> None:
    begin(session, program)
    window = session.entry.window
    assert window.step() is window.welcome
    names = ("see_sample", "new_office", "open_folder")
    assert all(window.welcome.findChild(QPushButton, name).isVisible() for name in names)


def test_the_right_password_opens_the_pages_and_the_folder_is_remembered(
    session: Session, program: Program, folder: Path
) -> None:
    begin(session, program, folder)
    assert session.entry.window.sign_in.user.findText("clerk") >= 0
    sign_in(session, "clerk", PASSWORD)
    assert session.front is not None
    assert session.front.workspace.actor.roles == {Role.CLERK}
    assert not session.entry.window.isVisible()
    assert Settings().get(LAST_FOLDER) == str(folder)


def test_a_wrong_password_is_said_under_the_field(session: Session, program: Program, folder: Path) -> None:
    begin(session, program, folder)
    sign_in(session, "clerk", "wrong")
    page = session.entry.window.sign_in
    assert "用户名或密码不对" in page.form.field("password").complaint()
    assert page.password.text() == "wrong"
    assert page.enter.isEnabled()
    assert session.front is None


def test_nothing_typed_asks_for_what_is_missing(session: Session, program: Program, folder: Path) -> None:
    begin(session, program, folder)
    sign_in(session, "clerk", "")
    assert session.entry.window.sign_in.form.field("password").complaint() == "请输入密码"
    sign_in(session, "", "x")
    assert session.entry.window.sign_in.form.field("user").complaint() == "请输入用户名"


def test_a_second_program_is_told_who_has_the_folder(
    session: Session, program: Program, folder: Path
) -> None:
    with Workspace.open(folder, user="clerk", password=PASSWORD):
        begin(session, program, folder)
        sign_in(session, "clerk", PASSWORD)
        assert "正在被使用" in session.entry.window.sign_in.notice.text()
        assert session.front is None
    sign_in(session, "clerk", PASSWORD)
    assert session.front is not None


def test_a_folder_that_is_none_of_ours_leads_back_with_the_reason(
    session: Session, program: Program, tmp_path: Path
) -> None:
    (tmp_path / "other").mkdir()
    begin(session, program, tmp_path / "other")
    window = session.entry.window
    assert window.step() is window.welcome
    assert "里没有研修簿" in window.welcome.notice.text()


def test_a_folder_that_has_gone_leads_back_with_the_reason(
    session: Session, program: Program, tmp_path: Path
) -> None:
    program.settings.set(LAST_FOLDER, str(tmp_path / "gone"))
    begin(session, program)
    assert "找不到文件夹" in session.entry.window.welcome.notice.text()


def test_damage_is_said_in_place(session: Session, program: Program, folder: Path) -> None:
    store = folder / "ledger.db"
    store.write_bytes(b"\0" * store.stat().st_size)
    begin(session, program, folder)
    sign_in(session, "clerk", PASSWORD)
    assert "打不开数据文件" in session.entry.window.sign_in.notice.text()


def test_a_vault_of_a_newer_program_is_left_alone(session: Session, program: Program, folder: Path) -> None:
    vault = folder / "vault.json"
    vault.write_text(vault.read_text().replace('"format": 1', '"format": 9'))
    begin(session, program, folder)
    assert "更新版本的程序" in session.entry.window.welcome.notice.text()


def test_a_new_office_is_made_and_its_recovery_code_confirmed(
    session: Session, program: Program, tmp_path: Path
) -> None:
    begin(session, program)
    window = session.entry.window
    window.welcome.findChild(QPushButton, "new_office").click()
    page = window.new_office
    page.make.click()
    assert page.form.field("name").complaint() == "请写单位全称"
    page.name.setText("柳林小学")
    page.code.setText("２１４５９００００２")
    page.password.setText("秘密-秘密-2026")
    page.again.setText("秘密-秘密-2027")
    page.show_folder(tmp_path)
    page.make.click()
    assert "不一样" in page.form.field("again").complaint()
    page.again.setText("秘密-秘密-2026")
    page.make.click()
    settle(program.runner)
    assert window.step() is window.recovery
    code = window.recovery.code.text()
    assert len(code.replace("\n", "").replace("-", "")) == 35
    assert not window.recovery.go_on.isEnabled()
    window.recovery.copy.click()
    assert QApplication.clipboard().text().count("-") == 6
    window.recovery.kept.click()
    window.recovery.go_on.click()
    assert session.front is not None
    assert session.front.workspace.office.code == "2145900002"
    assert window.recovery.code.text() == ""


def test_a_new_office_says_at_the_folder_why_it_cannot_be_made(
    session: Session, program: Program, folder: Path
) -> None:
    begin(session, program)
    page = session.entry.window.new_office
    page.name.setText("柳林小学")
    page.code.setText("LLXX")
    page.password.setText("秘密-秘密-2026")
    page.again.setText("秘密-秘密-2026")
    page._chosen = folder.parent / "file"
    page._chosen.write_text("")
    page.make.click()
    settle(program.runner)
    assert page.form.field("folder").complaint()
    assert page.make.isEnabled()


def test_the_recovery_code_sets_a_new_password(session: Session, program: Program, tmp_path: Path) -> None:
    ws, code = Workspace.create(
        tmp_path / "ours",
        level=OfficeLevel.SCHOOL,
        code="LL",
        name="柳林小学",
        admin="admin",
        password=PASSWORD,
    )
    ws.close()
    begin(session, program, tmp_path / "ours")
    session.entry.window.sign_in.forgot.click()
    dialog = session.entry.window.findChild(ForgottenDialog)
    dialog.code.setText("ABC")
    dialog.password.setText("新的-密码-2026")
    dialog.again.setText("新的-密码-2026")
    dialog.set.click()
    settle(program.runner)
    assert "恢复码应有" in dialog.form.field("code").complaint()
    dialog.code.setText(str(code).lower())
    dialog.set.click()
    settle(program.runner)
    sign_in(session, "admin", "新的-密码-2026")
    assert session.front is not None


def test_the_sample_is_shown_with_its_offices_and_people(
    session: Session, program: Program, sample: Path
) -> None:
    begin(session, program, sample=True)
    page = session.entry.window.sign_in
    assert [page.place.itemText(n) for n in range(page.place.count())] == [
        "石桥镇中心小学",
        "青山县教育局",
        "南岭市教育局",
    ]
    assert page.user.currentText() == "周文书 · 文书"
    page.place.setCurrentIndex(1)
    page.place.activated.emit(1)
    assert page.user.findText("李主任 · 审核员") >= 0
    sign_in(session, "reviewer")
    assert session.front.workspace.office.name == "青山县教育局"
    assert session.front.workspace.folder == ready.folder("county")


def test_tab_goes_down_the_form_and_along_the_buttons(
    session: Session, program: Program, qtbot: QtBot
) -> None:
    begin(session, program)
    window = session.entry.window
    with qtbot.waitActive(window):
        window.activateWindow()
    for step in (window.new_office, window.sign_in):
        window.go_to(step)
        stops = [one for one in step.tab_order() if one.isVisible()]
        stops[0].setFocus()
        for stop in stops:
            assert window.focusWidget() is stop
            qtbot.keyClick(stop, Qt.Key.Key_Tab)
