"""The page 学分 on a real school: what everyone has, why, and how it gets there."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from app.ui.actions import reason_of
from app.ui.application import Program
from app.ui.credits.claims_dialog import ClaimsDialog
from app.ui.credits.credits_controller import CreditsController
from app.ui.credits.credits_page import PAGE
from app.ui.credits.import_report_dialog import ImportReportDialog
from app.ui.credits.posting_dialog import PostingDialog
from app.ui.frame.main_window import MainWindow
from app.ui.tour import settle
from app.workspace import Workspace
from tests.conftest import Make
from tests.services.ledgers import School, a_school
from tests.ui.walk import actions_below, buttons_without_name, walk_actions

Window = Callable[[Workspace], MainWindow]
Open = Callable[[Workspace], CreditsController]


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("YANXIU_TODAY", "2024-11-21")


@pytest.fixture
def school(office: Make) -> School:
    return a_school(office)


@pytest.fixture
def posted(school: School, tmp_path: Path) -> School:
    """A school where all were present at three sessions, and that was posted."""
    plan = school.plan()
    school.all_present(plan, tmp_path)
    school.registrar.credits.post(plan)
    return school


@pytest.fixture
def window(qtbot: QtBot, program: Program) -> Iterator[Window]:
    def make(ws: Workspace) -> MainWindow:
        made = MainWindow(ws, program.tools, [PAGE])
        qtbot.addWidget(made)
        made.resize(1366, 728)
        made.show()
        made.open_page("credits")
        rest(program)
        return made

    yield make
    settle(program.runner)


@pytest.fixture
def opened(window: Window) -> Open:
    def open_(ws: Workspace) -> CreditsController:
        controller = window(ws).controller()
        assert isinstance(controller, CreditsController)
        return controller

    return open_


def rest(program: Program) -> None:
    """Let one answer lead to the next question until nothing is asked any more."""
    for _ in range(3):
        settle(program.runner)


def names_shown(page: CreditsController) -> list[str]:
    table = page.page.table
    return [table.model.index(at, 0).data() for at in range(table.model.rowCount())]


def words_of(page: CreditsController) -> str:
    """Return everything that the explanation says."""
    labels = page.page.statement.findChildren(QLabel)
    return "\n".join(label.text() for label in labels if not label.isHidden())


def dialog_of(kind: type) -> object:
    (found,) = [top for top in QApplication.topLevelWidgets() if isinstance(top, kind) and top.isVisible()]
    return found


def claims_file(folder: Path, rows: list[dict[str, object]]) -> Path:
    file = folder / "claims.json"
    file.write_text(json.dumps(rows, ensure_ascii=False), encoding="utf-8")
    return file


def test_everyone_is_listed_with_what_they_have_and_what_is_missing(posted: School, opened: Open) -> None:
    page = opened(posted.registrar)
    table = page.page.table
    assert sorted(names_shown(page)) == sorted(posted.teachers)
    assert table.model.index(0, 1).data() == "1.5"
    assert table.model.index(0, 2).data() == "▲ 未达标"
    assert "差 118.5" in table.model.index(0, 3).data()


def test_the_rules_in_force_are_named_with_their_source(posted: School, opened: Open) -> None:
    page = opened(posted.registrar)
    said = [label.text() for label in page.page.findChildren(QLabel)]
    assert any(text.startswith("规则：广西中小学教师培训学分") and "依据：" in text for text in said)


def test_one_teacher_is_explained_line_by_line(posted: School, opened: Open) -> None:
    page = opened(posted.registrar)
    said = words_of(page)
    for words in (
        "合计 1.5 学分",
        "校本研修",
        "2024 年",
        "● 未达到",
        "五年总学分",
        "1.5 / 120",
        "还差 118.5",
    ):
        assert words in said
    lines = page.page.statement.table.model
    assert [lines.index(at, 1).data() for at in range(3)] == ["整本书阅读"] * 3
    assert [lines.index(at, 3).data() for at in range(3)] == ["0.5"] * 3
    assert "每4学时计0.5学分" in said


def test_a_search_finds_by_initials_and_the_filters_by_what_is_missing(
    posted: School, opened: Open, program: Program
) -> None:
    page = opened(posted.registrar)
    page.page.search.setText("ly")
    page.page.search.returnPressed.emit()
    rest(program)
    assert len(names_shown(page)) <= 1
    page.page.show_everyone()
    rest(program)
    for met, count in ((True, 0), (False, 3), (None, 3)):
        page.page.met.setCurrentIndex(page.page.met.findData(met))
        rest(program)
        assert len(names_shown(page)) == count


def test_every_cycle_since_the_first_posting_can_be_chosen(
    posted: School, opened: Open, program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("YANXIU_TODAY", "2026-11-21")
    page = opened(posted.registrar)
    cycles = [page.page.cycle.itemData(at) for at in range(page.page.cycle.count())]
    assert cycles == ["2026-2030", "2021-2025"]
    assert page.page.cycle.currentData() == "2021-2025"
    page.page.cycle.setCurrentIndex(0)
    rest(program)
    assert page.page.table.model.index(0, 1).data() == "0"
    assert page.page.statement.table.empty.text() == "本周期还没有入账的学分"


def test_posting_says_what_it_did_and_that_doing_it_again_changes_nothing(
    school: School, opened: Open, program: Program, tmp_path: Path
) -> None:
    plan = school.plan()
    school.all_present(plan, tmp_path)
    page = opened(school.registrar)
    page.page.post.trigger()
    rest(program)
    dialog = dialog_of(PostingDialog)
    assert isinstance(dialog, PostingDialog)
    assert dialog.table.model.index(0, 2).data() == "3 / 3"
    for words in ("已给 3 人入账", "没有变化"):
        dialog.findChild(QPushButton, "post_plan").click()
        rest(program)
        assert words in dialog.notice.text()
    assert page.page.table.model.index(0, 1).data() == "1.5"
    dialog.findChild(QPushButton, "post_claims").click()
    rest(program)
    assert dialog.notice.text().startswith("◆")
    dialog.close()


def test_without_sheets_there_is_nothing_to_post(school: School, opened: Open, program: Program) -> None:
    school.plan()
    page = opened(school.registrar)
    page.page.post.trigger()
    rest(program)
    dialog = dialog_of(PostingDialog)
    assert isinstance(dialog, PostingDialog)
    assert dialog.table.empty.text() == "没有可以入账的研修计划"
    assert dialog.findChild(QPushButton, "post_plan").toolTip() == "请先选中一个研修计划"
    dialog.close()


def test_claims_come_in_and_those_that_do_not_are_named(
    school: School, opened: Open, program: Program, tmp_path: Path
) -> None:
    good = {"teacher": "王𬭚", "date": "2024-05-01", "type": "lecture", "mode": "school_based", "hours": 4}
    file = claims_file(tmp_path, [good, good | {"teacher": "路人"}, good | {"date": "五月"}])
    page = opened(school.clerk)
    page.page.take_in.trigger()
    (chooser,) = [one for one in page.page.findChildren(QFileDialog) if one.isVisible()]
    chooser.fileSelected.emit(str(file))
    chooser.close()
    rest(program)
    assert "新增 1 条" in page.page.notice.text()
    report = dialog_of(ImportReportDialog)
    assert isinstance(report, ImportReportDialog)
    report.findChild(QPushButton, "copy").click()
    told = QApplication.clipboard().text()
    assert "第 2 条：教师名册中没有“路人”" in told
    assert "第 3 条：“日期”的值“五月”不是日期" in told
    report.close()
    assert page.page.review.text() == "审核学分申报（1）…"


def test_a_file_that_holds_no_claims_is_refused_where_one_looks(
    school: School, opened: Open, program: Program, tmp_path: Path
) -> None:
    page = opened(school.clerk)
    file = tmp_path / "x.json"
    file.write_text("不是申报")
    page.claims._import(file)
    rest(program)
    assert "不是有效的 JSON" in page.page.notice.text()


def test_claims_are_approved_or_returned_with_a_word(
    school: School, opened: Open, program: Program, tmp_path: Path
) -> None:
    good = {"teacher": "王𬭚", "date": "2024-05-01", "type": "lecture", "mode": "school_based", "hours": 4}
    school.clerk.claims.import_(claims_file(tmp_path, [good, good | {"teacher": "李㛃"}]))
    page = opened(school.principal)
    page.page.review.trigger()
    rest(program)
    dialog = dialog_of(ClaimsDialog)
    assert isinstance(dialog, ClaimsDialog)
    approve, back = (dialog.findChild(QPushButton, name) for name in ("approve", "return"))
    assert approve.toolTip() == "请先选中要审核的申报"
    dialog.table.grid.selectRow(0)
    back.click()
    rest(program)
    assert len(school.clerk.claims.list(state="pending")) == 2
    approve.click()
    rest(program)
    assert "已通过 1 条" in dialog.notice.text()
    dialog.table.grid.selectRow(0)
    dialog.comment.setText("请补证明")
    back.click()
    rest(program)
    assert [one.state for one in school.clerk.claims.list(state="returned")] == ["returned"]
    assert dialog.table.empty.text() == "没有这样的学分申报"
    dialog.close()


def test_nobody_decides_without_the_right_and_the_dialog_says_so(
    school: School, opened: Open, program: Program
) -> None:
    page = opened(school.clerk)
    page.page.review.trigger()
    rest(program)
    dialog = dialog_of(ClaimsDialog)
    assert isinstance(dialog, ClaimsDialog)
    assert "审批" in dialog.findChild(QPushButton, "approve").toolTip()
    dialog.close()


def test_rights_are_told_on_the_buttons(school: School, opened: Open) -> None:
    clerk = opened(school.clerk).page
    assert "没有" in reason_of(clerk.post)
    assert clerk.take_in.isEnabled()


def test_the_workbook_holds_what_the_screen_shows(
    posted: School, opened: Open, program: Program, tmp_path: Path
) -> None:
    page = opened(posted.registrar)
    page.page.table.sort_by(0, descending=True)
    rest(program)
    page.page.export.trigger()
    (chooser,) = [one for one in page.page.findChildren(QFileDialog) if one.isVisible()]
    (proposed,) = chooser.selectedFiles()
    assert Path(proposed).name == "学分名单_2021-2025_石桥镇中心小学.xlsx"
    out = tmp_path / "学分.xlsx"
    chooser.fileSelected.emit(str(out))
    chooser.close()
    rest(program)
    rows = list(openpyxl.load_workbook(out).active.iter_rows(values_only=True))
    assert rows[0][:4] == ("学校", "教师编号", "姓名", "周期")
    assert [row[2] for row in rows[1:]] == names_shown(page)
    at = rows[0].index("合计")
    assert {row[at] for row in rows[1:]} == {"1.5"}


def test_a_correction_elsewhere_shows_after_posting_again(
    posted: School, opened: Open, program: Program
) -> None:
    page = opened(posted.registrar)
    plan = posted.clerk.credits.postable()[0].id
    (first, *_) = posted.clerk.sessions.of(plan)
    posted.clerk.sessions.correct(first.id, "王𬭚", "缺席", reason="查明未到")
    done = posted.registrar.credits.post(plan)
    program.hub.publish(done.changes)
    rest(program)
    page.focus(posted.teachers["王𬭚"])
    rest(program)
    assert page.page.table.current_row().teacher.name == "王𬭚"
    assert "合计 1.5 学分" not in words_of(page)


def test_every_action_does_something_or_says_why_not(
    posted: School, window: Window, program: Program
) -> None:
    made = window(posted.registrar)
    controller = made.controller()
    assert controller is not None
    walked = walk_actions(made, program.runner, actions_below(controller.view))
    assert walked.complaints == []
    assert buttons_without_name(controller.view) == []


@pytest.mark.parametrize("points", [9, 10, 17])
def test_the_page_fits_the_smallest_screen(
    posted: School, window: Window, program: Program, points: int
) -> None:
    made = window(posted.registrar)
    program.theme.apply(points=points)
    settle(program.runner)
    hint = made.minimumSizeHint()
    assert hint.width() <= 1040
    assert hint.height() <= 540
