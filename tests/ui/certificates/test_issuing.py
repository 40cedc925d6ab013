"""Issuing from the window: who gets one is seen first, and a run that is stopped can go on."""

from PySide6.QtWidgets import QPushButton

from app.ui.application import Program
from app.ui.certificates.issue_dialog import IssueDialog
from app.workspace import Workspace
from tests.services.registry import a_posted_plan, a_teacher
from tests.ui.certificates.conftest import Open, page_of, rest


def button(dialog: IssueDialog, name: str) -> QPushButton:
    found = dialog.findChild(QPushButton, name)
    assert isinstance(found, QPushButton)
    return found


def test_everyone_of_the_plan_gets_one_once(registry: Workspace, open_page: Open, program: Program) -> None:
    page = page_of(open_page(registry))
    issuing = page.issue()
    rest(program)
    assert [one.number for one in issuing._people.held()] == ["", ""]
    assert button(issuing.dialog, "issue_now").text() == "颁发 2 份"
    button(issuing.dialog, "issue_now").click()
    rest(program)
    assert "已颁发 2 份" in issuing.dialog.notice.text()
    assert not button(issuing.dialog, "issue_now").isEnabled()
    assert button(issuing.dialog, "export_issued").isVisible()
    assert page.table.model.rowCount() == 2
    issuing.dialog.close()


def test_stopping_keeps_what_was_issued_and_says_how_to_go_on(
    registry: Workspace, open_page: Open, program: Program
) -> None:
    many = [a_teacher(registry, f"教师{n}", id_number="") for n in range(15)]
    plan = a_posted_plan(registry, many, title="数学组研修")
    page = page_of(open_page(registry))
    issuing = page.issue(plan)
    rest(program)
    issuing._issue()
    issuing.dialog.progress._stop()
    rest(program)
    assert "已停下" in issuing.dialog.notice.text()
    assert button(issuing.dialog, "issue_now").isEnabled()
    button(issuing.dialog, "issue_now").click()
    rest(program)
    assert registry.listings.issuable.recipients(plan)[0].number
    assert len({one.number for one in registry.listings.issuable.recipients(plan)}) == 15
    issuing.dialog.close()


def test_while_papers_are_made_the_dialog_stays(
    registry: Workspace, open_page: Open, program: Program
) -> None:
    issuing = page_of(open_page(registry)).issue()
    rest(program)
    issuing._issue()
    issuing.dialog.reject()
    assert issuing.dialog.isVisible()
    rest(program)
    issuing.dialog.reject()
    assert not issuing.dialog.isVisible()


def test_without_posted_credits_the_dialog_says_what_comes_first(
    ws: Workspace, open_page: Open, program: Program
) -> None:
    issuing = page_of(open_page(ws)).issue()
    rest(program)
    assert issuing.dialog.plans.empty.text() == "还没有可以颁发的项目"
    assert not button(issuing.dialog, "issue_now").isEnabled()
    issuing.dialog.close()
