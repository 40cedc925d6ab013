"""The import in three steps: nothing is written before it is confirmed, and every refusal says what to do."""

from pathlib import Path
from threading import Event
from typing import Any

import openpyxl
import pytest
from PySide6.QtWidgets import QComboBox, QFileDialog, QLabel

from app.documents import workbook
from app.listings.people import PeopleCriteria
from app.ui.application import Program
from app.ui.intake.batches_dialog import BatchesDialog
from app.ui.intake.intake_dialog import CHOOSE, DONE, LOOK, IntakeDialog
from app.ui.roster.choice_box import ChoiceBox
from app.ui.roster.roster_controller import RosterController
from app.ui.tour import settle
from app.workspace import Workspace
from tests.ui.roster.conftest import county, open_page, opened, page

__all__ = ["county", "open_page", "page"]


@pytest.fixture
def roster(tmp_path: Path) -> Path:
    return _book(
        tmp_path / "花名册.xlsx",
        [
            ["某县教师花名册"],
            ["教师姓名", "工作单位", "手机", "备注"],
            ["覃小满", "城东小学", "13812345678", ""],
            ["韦大年", "城南小学", "", ""],
            ["陆立秋", "石牙初级中学", "12", ""],
        ],
    )


def _book(file: Path, rows: list[list[str]]) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    book.save(file)
    return file


def _start(page: RosterController, program: Program, file: Path) -> IntakeDialog:
    page.bring_in(file)
    settle(program.runner)
    settle(program.runner)
    return opened(IntakeDialog)


def _count(ws: Workspace) -> int:
    return ws.listings.people.totals(PeopleCriteria()).count


def test_the_sheet_is_looked_at_and_nothing_is_written(
    page: RosterController, program: Program, county: Workspace, roster: Path
) -> None:
    dialog = _start(page, program, roster)
    assert dialog._stack.currentIndex() == LOOK
    assert dialog._header.text() == "表头在第 2 行"
    assert dialog._columns.text() == "用到 3 列：教师姓名、工作单位、手机；不用：备注"
    assert "新增 2" in dialog._counts.text()
    assert "不收 1" in dialog._counts.text()
    rows = [dialog.table.model.row(at) for at in range(dialog.table.model.rowCount())]
    assert [(row.row, row.code) for row in rows] == [(4, "school.unknown"), (5, "phone.form")]
    assert dialog.confirm.text() == "确认导入 2 人"
    assert _count(county) == 6


def test_problems_are_filtered_by_kind(page: RosterController, program: Program, roster: Path) -> None:
    dialog = _start(page, program, roster)
    kinds = dialog.findChild(QComboBox, "kinds")
    kinds.setCurrentIndex(kinds.findData("phone.form"))
    settle(program.runner)
    assert dialog.table.model.rowCount() == 1


def test_confirming_imports_and_names_the_batch(
    page: RosterController, program: Program, county: Workspace, roster: Path
) -> None:
    dialog = _start(page, program, roster)
    dialog.confirm.click()
    settle(program.runner)
    assert dialog._stack.currentIndex() == DONE
    assert dialog.summary.text() == "已导入 花名册.xlsx"
    assert "编号" in dialog.summary.findChildren(QLabel)[-1].text()
    assert _count(county) == 8
    assert page.page.header.title() == "教师  8 人"
    dialog.close()
    page.page.batches.trigger()
    settle(program.runner)
    assert opened(BatchesDialog).table.model.rowCount() == 1


def test_rows_that_stay_out_come_back_as_a_workbook(
    page: RosterController, program: Program, county: Workspace, roster: Path, tmp_path: Path
) -> None:
    dialog = _start(page, program, roster)
    dialog.keep_errors.click()
    out = tmp_path / "问题行.xlsx"
    files = opened(QFileDialog)
    files.fileSelected.emit(str(out))
    files.close()
    settle(program.runner)
    sheet = openpyxl.load_workbook(out).active
    assert sheet is not None
    assert [cell.value for cell in sheet["A"]] == ["教师姓名", "韦大年"]
    assert dialog.confirm.isEnabled()
    assert _count(county) == 6


def test_a_column_that_was_not_recognised_can_be_pointed_out(
    page: RosterController, program: Program, tmp_path: Path
) -> None:
    file = _book(tmp_path / "名单.xlsx", [["老师", "学校"], ["覃小满", "城东小学"]])
    dialog = _start(page, program, file)
    assert "没有认出“姓名”这一列" in dialog.notice.text()
    assert not dialog.confirm.isEnabled()
    assert dialog.confirm.toolTip() == "先指出“姓名”是哪一列"
    dialog.findChild(ChoiceBox, "map_name").choose("老师")
    settle(program.runner)
    assert dialog.notice.isHidden()
    assert "新增 1" in dialog._counts.text()


def test_a_column_can_be_left_out(page: RosterController, program: Program, roster: Path) -> None:
    dialog = _start(page, program, roster)
    dialog.findChild(ChoiceBox, "map_phone").choose("")
    settle(program.runner)
    rows = [dialog.table.model.row(at) for at in range(dialog.table.model.rowCount())]
    assert [row.code for row in rows] == ["school.unknown"]


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"no workbook at all", "不是可用的 Excel 工作簿"), (None, "找不到文件")],
)
def test_what_is_no_workbook_is_told_and_stays_chosen(
    page: RosterController, program: Program, tmp_path: Path, content: bytes | None, said: str
) -> None:
    file = tmp_path / "花名册.xlsx"
    if content:
        file.write_bytes(content)
    dialog = _start(page, program, file)
    assert said in dialog.notice.text()
    assert dialog._stack.currentIndex() == CHOOSE
    assert dialog._file.text() == "花名册.xlsx"


def test_a_cancelled_import_writes_nothing_and_says_so(
    page: RosterController,
    program: Program,
    county: Workspace,
    roster: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    dialog = _start(page, program, roster)
    stopped, read = Event(), workbook.read_table

    def read_late(*args: Any, **kwargs: Any) -> workbook.SheetTable:
        assert stopped.wait(10)
        return read(*args, **kwargs)

    monkeypatch.setattr(workbook, "read_table", read_late)
    dialog.confirm.click()
    dialog.progress._stop()
    stopped.set()
    settle(program.runner)
    assert "没有写入任何内容" in dialog.notice.text()
    assert _count(county) == 6
    assert dialog.confirm.isEnabled()


def test_the_same_roster_again_has_nothing_to_import(
    page: RosterController, program: Program, roster: Path
) -> None:
    dialog = _start(page, program, roster)
    dialog.confirm.click()
    settle(program.runner)
    dialog.close()
    settle(program.runner)
    again = _start(page, program, roster)
    assert not again.confirm.isEnabled()
    assert again.confirm.toolTip() == "表里没有要新增或修改的内容"
