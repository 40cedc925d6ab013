"""Enrolment from the window: three files, and a fingerprint compared before each is believed."""

from pathlib import Path

from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QPushButton

from app.ui.actions import reason_of
from app.ui.application import Program
from app.ui.exchange.compare_dialog import CompareDialog
from app.workspace import Workspace
from tests.conftest import PASSWORD
from tests.ui.exchange.conftest import Open, rest


def comparing() -> CompareDialog:
    return next(
        top for top in QApplication.topLevelWidgets() if isinstance(top, CompareDialog) and top.isVisible()
    )


def agree(program: Program) -> None:
    dialog = comparing()
    dialog.findChild(QCheckBox, "same_fingerprint").setChecked(True)
    dialog.findChild(QPushButton, "agree").click()
    rest(program)


def test_a_school_joins_its_county_by_three_files(
    school: Workspace, county: Workspace, stick: Path, open_page: Open, program: Program
) -> None:
    ours = open_page(school).enrol()
    rest(program)
    ours.make_request(stick)
    rest(program)
    assert "申请已写好" in ours.pane.notice.text()
    theirs = open_page(county).enrol()
    rest(program)
    theirs.take(next(stick.glob("*.yxr")))
    rest(program)
    agree(program)
    assert "已登记“石桥镇中心小学”" in theirs.pane.notice.text()
    ours.take(next(stick.glob("*.yxa")))
    rest(program)
    agree(program)
    assert "已加入“兴宾区教育局”" in ours.pane.notice.text()
    assert reason_of(ours.pane.request) == "已加入“兴宾区教育局”"
    assert [one.name for one in ours._known.held()] == ["兴宾区教育局"]


def test_nothing_is_believed_before_the_fingerprint_is_compared(
    school: Workspace, county: Workspace, stick: Path, open_page: Open, program: Program
) -> None:
    asked = school.offices.request(stick)
    task = open_page(county).enrol()
    rest(program)
    task.take(asked.file)
    rest(program)
    dialog = comparing()
    shown = dialog.findChild(QLabel, "fingerprint").text()
    assert shown.split() == asked.fingerprint.split()
    assert not dialog.findChild(QPushButton, "agree").isEnabled()
    dialog.findChild(QPushButton, "cancel").click()
    assert county.offices.show().known == ()


def test_a_file_exchanged_while_comparing_is_refused_in_the_dialog(
    school: Workspace, county: Workspace, stick: Path, open_page: Open, program: Program, office: object
) -> None:
    other = office("school", code="2145000002", name="大湾村小学")
    asked = school.offices.request(stick)
    task = open_page(county).enrol()
    rest(program)
    task.take(asked.file)
    rest(program)
    asked.file.write_bytes(other.offices.request(stick).file.read_bytes())
    agree(program)
    assert "与刚才核对的不同" in comparing().notice.text()
    assert county.offices.show().known == ()
    comparing().close()


def test_a_wrong_file_is_explained_in_place(
    school: Workspace, county: Workspace, stick: Path, open_page: Open, program: Program
) -> None:
    task = open_page(county).enrol()
    rest(program)
    letter = stick / "通知.yxr"
    letter.write_text("不是申请")
    task.take(letter)
    rest(program)
    assert "不是入网申请" in task.pane.notice.text()


def test_schools_have_nobody_below_and_clerks_do_not_enrol(
    school: Workspace, open_page: Open, program: Program
) -> None:
    task = open_page(school).enrol()
    rest(program)
    assert reason_of(task.pane.admit) == "学校没有下级单位"
    task = open_page(school.signed_in_as("clerk", PASSWORD)).enrol()
    rest(program)
    assert "管理员" in reason_of(task.pane.request)
