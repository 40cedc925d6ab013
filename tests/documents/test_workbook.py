"""Workbooks as they arrive, and workbooks as we hand them out."""

import time
import zipfile
from collections.abc import Sequence
from pathlib import Path

import openpyxl
import pytest

from app.documents import sheet_writer, workbook
from app.domain.cells import Cell
from app.domain.roster_columns import SCHOOL_COLUMNS, TEACHER_COLUMNS
from app.errors import Refused, Unavailable


def _book(path: Path, rows: Sequence[Sequence[Cell]], *, title: str = "Sheet1") -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = title
    for row in rows:
        sheet.append(list(row))
    book.save(path)
    return path


def _refusal(path: Path, **choice: object) -> Refused:
    with pytest.raises(Refused) as refused:
        workbook.read_table(path, TEACHER_COLUMNS, **choice)  # type: ignore[arg-type]
    return refused.value


def test_the_header_is_found_under_titles_and_rows_keep_their_numbers(tmp_path: Path) -> None:
    file = _book(
        tmp_path / "名册.xlsx",
        [
            ["兴宾区教师花名册"],
            ["填表人：", "某某"],
            ["序号", "教师姓名", "身份证号码", "工作单位"],
            [1, "韦春兰", "x", "城东小学"],
            [],
            [2, "莫"],
        ],
    )
    table = workbook.read_table(file, TEACHER_COLUMNS)
    rows = list(table.rows())
    assert table.header_row == 3
    assert table.headings["school"] == "工作单位"
    assert [(row.row, row.cells["name"]) for row in rows] == [(4, "韦春兰"), (5, ""), (6, "莫")]


@pytest.mark.parametrize("heading", ["*姓名", "姓名（必填）", "姓　名", "姓名："])
def test_marks_of_forms_do_not_hide_a_heading(tmp_path: Path, heading: str) -> None:
    file = _book(tmp_path / "a.xlsx", [[heading, "学校"], ["韦", "城东"]])
    assert workbook.read_table(file, TEACHER_COLUMNS).places == {"name": 0, "school": 1}


def test_empty_rows_and_columns_before_the_list_do_not_shift_it(tmp_path: Path) -> None:
    file = _book(tmp_path / "a.xlsx", [[], [], [None, "姓名", "学校"], [None, "韦", "城东"]])
    table = workbook.read_table(file, TEACHER_COLUMNS)
    assert [(row.row, row.cells["name"]) for row in table.rows()] == [(4, "韦")]


def test_the_sheet_that_understands_most_columns_is_read(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    first, second = book.active, book.create_sheet("教师")
    assert first is not None
    first.append(["姓名", "学校"])
    second.append(["姓名", "学校", "性别"])
    book.save(tmp_path / "a.xlsx")
    assert workbook.read_table(tmp_path / "a.xlsx", TEACHER_COLUMNS).sheet == "教师"
    assert workbook.read_table(tmp_path / "a.xlsx", TEACHER_COLUMNS, sheet="Sheet").sheet == "Sheet"
    assert _refusal(tmp_path / "a.xlsx", sheet="没有").code == "sheet.unknown"


def test_a_column_can_be_named_by_field_or_heading(tmp_path: Path) -> None:
    file = _book(tmp_path / "a.xlsx", [["谁", "学校"], ["韦", "城东"]])
    for name in ("name", "姓名"):
        assert workbook.read_table(file, TEACHER_COLUMNS, mapping={name: "谁"}).places["name"] == 0
    assert _refusal(file, mapping={"name": "谁", "title": "没有"}).code == "sheet.no_column"
    assert _refusal(file, mapping={"xyz": "谁"}).code == "sheet.unknown_field"


def test_a_workbook_without_a_header_is_refused(tmp_path: Path) -> None:
    assert _refusal(_book(tmp_path / "a.xlsx", [["韦春兰", 1], ["莫", 2]])).code == "sheet.no_header"
    assert _refusal(_book(tmp_path / "b.xlsx", [])).code == "sheet.empty"


def test_what_is_no_workbook_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "a.xlsx"
    assert _refusal(file).code == "sheet.missing"
    file.write_text("姓名,学校\n", encoding="gb18030")
    assert _refusal(file).code == "sheet.not_workbook"
    file.write_bytes(b"PK\x03\x04broken")
    assert _refusal(file).code == "sheet.not_workbook"
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("word/document.xml", "<w/>")
    assert _refusal(file).code == "sheet.not_workbook"
    file.write_bytes(bytes.fromhex("d0cf11e0a1b11ae1") + bytes(4096))
    assert _refusal(file).code == "sheet.not_workbook"


def test_a_truncated_workbook_is_refused(tmp_path: Path) -> None:
    whole = _book(tmp_path / "a.xlsx", [["姓名", "学校"], ["韦", "城东"]]).read_bytes()
    (tmp_path / "b.xlsx").write_bytes(whole[: len(whole) // 2])
    assert _refusal(tmp_path / "b.xlsx").code == "sheet.not_workbook"


def test_a_workbook_with_a_password_is_refused_as_such(tmp_path: Path) -> None:
    file = tmp_path / "a.xlsx"
    file.write_bytes(bytes.fromhex("d0cf11e0a1b11ae1") + bytes(512) + "EncryptedPackage".encode("utf-16-le"))
    assert _refusal(file).code == "sheet.password"


def test_a_sheet_that_swells_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    file = tmp_path / "a.xlsx"
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * 50_000_000)
    assert _refusal(file).code == "sheet.too_large"


def test_a_single_cell_at_the_end_of_the_sheet_is_refused_at_once(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["姓名", "学校"])
    sheet["XFD1048576"] = "x"
    book.save(tmp_path / "a.xlsx")
    started = time.perf_counter()
    assert _refusal(tmp_path / "a.xlsx").code == "sheet.too_large"
    assert time.perf_counter() - started < 2


def test_an_export_keeps_digits_and_formulas_as_text(tmp_path: Path) -> None:
    rows = [
        {"name": '=HYPERLINK("x")', "id_number": "34052419800101001X", "phone": "13812345678"},
        {"name": "@王𬭚\x0b", "id_number": "110105194912310021", "phone": None},
    ]
    assert sheet_writer.write_list(tmp_path / "出.xlsx", "教师", TEACHER_COLUMNS, rows) == 2
    sheet = openpyxl.load_workbook(tmp_path / "出.xlsx").active
    assert sheet is not None
    assert sheet.freeze_panes == "A2"
    heading = {cell.value: cell.column for cell in sheet[1]}
    cell = sheet.cell(2, heading["姓名"])
    assert (cell.data_type, cell.value, cell.number_format) == ("s", '=HYPERLINK("x")', "@")
    assert sheet.cell(3, heading["身份证号"]).value == "110105194912310021"
    read = list(workbook.read_table(tmp_path / "出.xlsx", TEACHER_COLUMNS).rows())
    assert [row.cells["name"] for row in read] == ['=HYPERLINK("x")', "@王𬭚"]
    assert read[0].cells["phone"] == "13812345678"


def test_failed_rows_come_back_as_they_were_with_a_red_note(tmp_path: Path) -> None:
    file = _book(
        tmp_path / "a.xlsx", [["名册"], ["姓名", "备注", "学校"], ["韦", 7, "城东"], ["莫", "=1+1", "城西"]]
    )
    table = workbook.read_table(file, TEACHER_COLUMNS)
    out = tmp_path / "错误.xlsx"
    assert sheet_writer.write_failed(out, table, {4: "没有这所学校"}) == 1
    sheet = openpyxl.load_workbook(out).active
    assert sheet is not None
    values = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert values[0] == ["姓名", "备注", "学校", sheet_writer.NOTE_HEADING]
    assert [values[1][0], *values[1][2:]] == ["莫", "城西", "没有这所学校"]
    assert sheet.cell(2, 4).font.color.rgb == "00C00000"
    again = workbook.read_table(out, TEACHER_COLUMNS)
    sheet_writer.write_failed(tmp_path / "再.xlsx", again, {2: "仍不对"})
    assert len(workbook.read_table(tmp_path / "再.xlsx", TEACHER_COLUMNS).header) == 4


def test_a_file_that_cannot_be_written_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file, no folder")
    with pytest.raises(Unavailable) as unavailable:
        sheet_writer.write_list(tmp_path / "taken" / "出.xlsx", "学校", SCHOOL_COLUMNS, [])
    assert unavailable.value.code == "file.not_written"


def test_an_outline_says_what_was_understood_before_anything_is_read(tmp_path: Path) -> None:
    file = _book(tmp_path / "名册.xlsx", [["花名册"], ["老师", "身份证号", "备注"], ["某某", "1", ""]])
    (found,) = workbook.outline(file, TEACHER_COLUMNS)
    assert (found.header_row, found.headings, dict(found.places)) == (0, ("老师", "身份证号", "备注"), {})
    file = _book(tmp_path / "名册2.xlsx", [["花名册"], ["教师姓名", "备注", "身份证"], ["某某", "", "1"]])
    (found,) = workbook.outline(file, TEACHER_COLUMNS)
    assert (found.header_row, found.rows) == (2, 1)
    assert dict(found.places) == {"name": "教师姓名", "id_number": "身份证"}


def test_a_column_can_be_left_out_by_mapping_it_to_nothing(tmp_path: Path) -> None:
    file = _book(tmp_path / "名册.xlsx", [["姓名", "", "学校", "电话"], ["某某", "", "某校", "校办的"]])
    table = workbook.read_table(file, TEACHER_COLUMNS, mapping={"phone": ""})
    assert set(table.places) == {"name", "school"}
