"""The page of certificates: what is listed, seen on paper, taken back and issued again."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QPlainTextEdit, QPushButton

from app.ui.actions import reason_of
from app.ui.application import Program
from app.ui.certificates.reason_dialog import ReasonDialog
from app.ui.theme import POINTS
from app.workspace import Workspace
from tests.conftest import PASSWORD
from tests.ui.certificates.conftest import Open, page_of, rest
from tests.ui.walk import actions_below, buttons_without_name, walk_actions


@pytest.fixture
def issued(registry: Workspace) -> Workspace:
    plans = registry.listings.issuable
    registry.certificates.issue_for_plan(plans.find(criteria=_all())[0])
    return registry


def _all() -> object:
    from app.listings.issuable import IssuableCriteria

    return IssuableCriteria()


def dialog() -> QDialog:
    return next(top for top in QApplication.topLevelWidgets() if isinstance(top, QDialog) and top.isVisible())


def press(name: str) -> None:
    dialog().findChild(QPushButton, name).click()


def test_an_empty_registry_says_why_and_offers_to_issue(registry: Workspace, open_page: Open) -> None:
    page = page_of(open_page(registry))
    assert page.table.empty.text() == "还没有证书"
    assert not page.page.issue.property("disabledReason")
    assert reason_of(page.page.revoke) == "先选中一份证书"


def test_the_chosen_certificate_is_shown_as_it_is_printed(issued: Workspace, open_page: Open) -> None:
    page = page_of(open_page(issued))
    assert page.page.header.title() == "证书  2 份"
    paper = page.page.card.paper
    assert paper.shows_picture()
    assert abs(paper._picture.width() - paper.pixels()) <= 1


def test_a_larger_paper_is_drawn_anew_and_not_blown_up(
    issued: Workspace, open_page: Open, program: Program, qtbot: object
) -> None:
    page = page_of(open_page(issued))
    card = page.page.card
    card.larger.trigger()
    qtbot.waitUntil(lambda: abs(card.paper._picture.width() - card.paper.pixels()) <= 1)
    assert card.paper.zoom() == 1.5
    card.fit.trigger()
    assert reason_of(card.smaller) == "已经适合宽度"
    rest(program)


def test_a_paper_that_only_its_issuer_has_is_said_to_be_elsewhere(
    issued: Workspace, open_page: Open, program: Program
) -> None:
    for file in issued.context.papers().rglob("*.pdf"):
        file.unlink()
    page = page_of(open_page(issued))
    assert "在颁发单位" in page.page.card.paper._sheet.text()
    page.export_to(issued.folder)
    rest(program)
    assert "本机没有" in page.page.notice.text()


def test_search_and_filters_narrow_the_list(issued: Workspace, open_page: Open, program: Program) -> None:
    page = page_of(open_page(issued))
    page.page.search.setText("李㛃")
    page.page.search.returnPressed.emit()
    rest(program)
    assert page.table.model.rowCount() == 1
    page.page._state.setCurrentIndex(3)
    rest(program)
    assert page.table.empty.text() == "没有符合条件的证书"
    page.page.clear_filters()
    page.page.search.returnPressed.emit()
    rest(program)
    assert page.table.model.rowCount() == 2


def test_revoking_asks_for_a_reason_and_shows_the_new_state(
    issued: Workspace, open_page: Open, program: Program
) -> None:
    page = page_of(open_page(issued))
    page.page.revoke.trigger()
    press("decide")
    asked = dialog()
    assert isinstance(asked, ReasonDialog)
    assert "请写明原因" in asked._form.field("reason").complaint()
    asked.findChild(QPlainTextEdit).setPlainText("姓名有误")
    press("decide")
    rest(program)
    assert issued.listings.certificates.totals(page.page.criteria()).sums["revoked"] == 1
    assert reason_of(page.page.revoke) == "这份证书已经撤销了"


def test_a_refusal_is_said_in_the_dialog_and_the_reason_stays(
    issued: Workspace, open_page: Open, program: Program
) -> None:
    page = page_of(open_page(issued))
    page.page.revoke.trigger()
    issued.certificates.revoke(page.table.current_row().number, reason="另一处先撤销了")
    dialog().findChild(QPlainTextEdit).setPlainText("姓名有误")
    press("decide")
    rest(program)
    asked = dialog()
    assert "已经撤销过" in asked.notice.text()
    assert asked.findChild(QPlainTextEdit).toPlainText() == "姓名有误"
    asked.close()


def test_issuing_again_gives_another_number(issued: Workspace, open_page: Open, program: Program) -> None:
    page = page_of(open_page(issued))
    page.page.reissue.trigger()
    dialog().findChild(QPlainTextEdit).setPlainText("改名")
    press("decide")
    rest(program)
    assert page.table.model.rowCount() == 3


def test_chosen_papers_are_copied_into_a_folder(
    issued: Workspace, open_page: Open, program: Program, tmp_path: Path
) -> None:
    page = page_of(open_page(issued))
    page.table.grid.selectAll()
    page.export_to(tmp_path / "out")
    rest(program)
    assert len(list((tmp_path / "out").glob("*.pdf"))) == 2


def test_a_clerk_is_told_whose_work_it_is(issued: Workspace, open_page: Open) -> None:
    page = page_of(open_page(issued.signed_in_as("clerk", PASSWORD)))
    for one in (page.page.issue, page.page.revoke, page.page.reissue):
        assert "学分登记员" in reason_of(one)
    assert page.page.verify.isEnabled()


@pytest.mark.parametrize("points", [POINTS[0], 10, POINTS[-1]])
def test_the_page_fits_the_smallest_screen(
    issued: Workspace, open_page: Open, program: Program, points: int
) -> None:
    window = open_page(issued)
    program.theme.apply(points=points)
    rest(program)
    hint = window.minimumSizeHint()
    assert hint.width() <= 1040
    assert hint.height() <= 540


def test_every_action_does_something_or_says_why_not(
    issued: Workspace, open_page: Open, program: Program
) -> None:
    window = open_page(issued)
    view = page_of(window).view
    walked = walk_actions(window, program.runner, actions_below(view))
    assert walked.complaints == []
    assert buttons_without_name(view) == []
