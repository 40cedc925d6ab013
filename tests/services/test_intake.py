"""Rosters come in as one commit, say what is wrong by row, and come back as no change."""

from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from app.changes import Changes
from app.errors import Refused, Unavailable
from app.listings.people import PeopleCriteria
from app.listings.schools import SchoolCriteria
from app.services.intake import ImportResult
from app.workspace import Workspace
from tests.conftest import PASSWORD, Make
from tests.services.rosters import RARE_NAMES, TEACHER_HEADER, teachers, workbook

SCHOOLS = [("城东小学", "2145000001", "小学"), ("城西小学", None, "小学"), ("石牙教学点", None, "教学点")]
NAMES = [name for name, _, _ in SCHOOLS]


@pytest.fixture
def county(office: Make) -> Workspace:
    """A county that has three schools."""
    return office("county", code="451302", name="兴宾区教育局", users={"principal": "principal"})


def _import_schools(ws: Workspace, folder: Path) -> ImportResult:
    file = workbook(folder / "学校.xlsx", ("学校名称", "学校标识码", "办学类型"), SCHOOLS)
    return ws.intake.schools(file)


def _import_teachers(ws: Workspace, folder: Path, number: int = 20) -> ImportResult:
    _import_schools(ws, folder)
    file = workbook(folder / "教师.xlsx", TEACHER_HEADER, teachers(NAMES, number))
    return ws.intake.teachers(file)


def _what_it_says(result: ImportResult) -> ImportResult:
    return replace(result, batch=None, changes=Changes())


def test_schools_come_in_with_their_levels_and_keys(county: Workspace, tmp_path: Path) -> None:
    result = _import_schools(county, tmp_path)
    assert (result.read, result.added, result.rejected) == (3, 3, 0)
    listing = county.listings.schools
    rows = {row.name: row for row in listing.rows(listing.find(SchoolCriteria()))}
    assert rows["城东小学"].code == "2145000001"
    assert rows["城西小学"].code.startswith("L")
    assert (rows["石牙教学点"].level, rows["城东小学"].level) == ("point", "school")
    assert {row.parent for row in rows.values()} == {county.office.id}


def test_a_dry_run_says_exactly_what_the_run_does_and_writes_nothing(
    county: Workspace, tmp_path: Path
) -> None:
    _import_schools(county, tmp_path)
    rows = [*teachers(NAMES, 8), ("莫大成", 4.5e17, "火星小学", "小学", "语文", "院士", "1")]
    file = workbook(tmp_path / "a.xlsx", TEACHER_HEADER, rows)
    before = county.upkeep.doctor().state_hash
    dry = county.intake.teachers(file, dry_run=True)
    assert (dry.batch, county.upkeep.doctor().state_hash) == (None, before)
    real = county.intake.teachers(file)
    assert _what_it_says(dry) == _what_it_says(real)
    assert real.batch
    assert (real.added, real.rejected) == (8, 1)
    assert {problem.row for problem in real.problems} == {11}


def test_the_same_sheet_again_changes_nothing_and_makes_no_batch(county: Workspace, tmp_path: Path) -> None:
    first = _import_teachers(county, tmp_path)
    again = county.intake.teachers(tmp_path / "教师.xlsx")
    assert (first.added, again.unchanged, again.added, again.changed, again.batch) == (20, 20, 0, 0, None)
    assert county.intake.schools(tmp_path / "学校.xlsx").unchanged == 3


def test_an_import_is_one_commit_that_the_batch_list_names(county: Workspace, tmp_path: Path) -> None:
    first = _import_teachers(county, tmp_path)
    changed = teachers(NAMES, 20)
    changed[0] = (*changed[0][:-1], "13999999999")
    second = county.intake.teachers(workbook(tmp_path / "b.xlsx", TEACHER_HEADER, changed))
    assert (second.changed, second.unchanged) == (1, 19)
    batches = county.listings.batches
    rows = batches.rows(batches.find())
    assert [row.id for row in rows[:2]] == [second.batch, first.batch]
    assert [(row.added, row.changed) for row in rows] == [(0, 1), (20, 0), (3, 0)]


@pytest.mark.parametrize("full_ids", [False, True])
def test_an_export_comes_back_as_no_change(county: Workspace, tmp_path: Path, full_ids: bool) -> None:
    _import_teachers(county, tmp_path)
    out = tmp_path / "导出.xlsx"
    assert county.roster.export_teachers(out, full_ids=full_ids) == 20
    again = county.intake.teachers(out)
    assert (again.read, again.unchanged, again.problems) == (20, 20, ())
    county.roster.export_schools(tmp_path / "学校导出.xlsx")
    assert county.intake.schools(tmp_path / "学校导出.xlsx").unchanged == 3


def test_an_export_shows_whole_numbers_only_when_asked_and_logs_it(
    county: Workspace, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    _import_teachers(county, tmp_path, 4)
    shown = {}
    for full_ids in (False, True):
        county.roster.export_teachers(tmp_path / "a.xlsx", full_ids=full_ids)
        sheet = openpyxl.load_workbook(tmp_path / "a.xlsx").active
        assert sheet is not None
        column = [cell.value for cell in sheet[1]].index("身份证号")
        shown[full_ids] = [row[column] for row in sheet.iter_rows(min_row=2, values_only=True)]
    assert all("*" in str(number) for number in shown[False])
    assert all(str(number)[:17].isdigit() for number in shown[True])
    assert [record.message for record in caplog.records] == ["roster.full_ids_exported"]


def test_rows_kept_out_come_back_as_a_workbook_that_can_be_corrected(
    county: Workspace, tmp_path: Path
) -> None:
    _import_schools(county, tmp_path)
    rows = [*teachers(NAMES, 5), ("莫大成", None, "火星小学", None, None, None, None)]
    errors = tmp_path / "错误.xlsx"
    file = workbook(tmp_path / "a.xlsx", TEACHER_HEADER, rows)
    assert county.intake.teachers(file, errors=errors).errors == errors
    book = openpyxl.load_workbook(errors)
    sheet = book.active
    assert sheet is not None
    assert sheet.max_row == 2
    assert "火星小学" in str(sheet.cell(2, 8).value)
    sheet.cell(2, 3).value = "城东小学"
    book.save(errors)
    assert county.intake.teachers(errors).added == 1


def test_no_file_of_errors_is_made_when_nothing_failed(county: Workspace, tmp_path: Path) -> None:
    _import_schools(county, tmp_path)
    file = workbook(tmp_path / "a.xlsx", TEACHER_HEADER, teachers(NAMES, 2))
    assert county.intake.teachers(file, errors=tmp_path / "e.xlsx").errors is None
    assert not (tmp_path / "e.xlsx").exists()


def test_a_school_imports_its_own_staff_and_nobody_else_s(office: Make, tmp_path: Path) -> None:
    school = office("school", code="2145000001", name="城东小学")
    file = workbook(tmp_path / "a.xlsx", ("姓名", "性别"), [("王𬭚", "女"), ("赵𡒄", "男")])
    assert school.intake.teachers(file).added == 2
    other = workbook(tmp_path / "b.xlsx", ("姓名", "学校"), [("李㛃", "城西小学")])
    assert [problem.code for problem in school.intake.teachers(other).problems] == ["school.unknown"]
    listed = workbook(tmp_path / "c.xlsx", ("学校名称", "地址"), [("新学校", "x")])
    with pytest.raises(Refused, match=r"school\.only_above"):
        school.intake.schools(listed)


def test_the_same_school_has_one_id_at_the_county_and_in_its_own_folder(
    county: Workspace, office: Make, tmp_path: Path
) -> None:
    _import_schools(county, tmp_path)
    own = office("school", code="2145000001", name="城东小学")
    assert county.listings.schools.require("2145000001") == own.office.id


def test_a_decider_may_not_import(county: Workspace, tmp_path: Path) -> None:
    file = workbook(tmp_path / "a.xlsx", ("学校名称", "地址"), [("新学校", "x")])
    with county.acting_as("principal", PASSWORD) as principal, pytest.raises(Refused) as refused:
        principal.intake.schools(file)
    assert refused.value.code == "authority.no_right_import"


def test_a_folder_that_cannot_be_written_is_said_after_the_import(county: Workspace, tmp_path: Path) -> None:
    _import_schools(county, tmp_path)
    (tmp_path / "taken").write_text("x")
    with pytest.raises(Unavailable, match=r"file\.not_written"):
        county.roster.export_schools(tmp_path / "taken" / "a.xlsx")


def test_the_ledger_is_sound_after_imports(county: Workspace, tmp_path: Path) -> None:
    _import_teachers(county, tmp_path)
    before = county.upkeep.doctor()
    after = county.upkeep.doctor(rebuild=True)
    assert before.ok
    assert after.ok
    assert after.state_hash == before.state_hash


def test_people_are_found_however_they_are_sought(county: Workspace, tmp_path: Path) -> None:
    _import_teachers(county, tmp_path)
    listing = county.listings.people
    everybody = listing.rows(listing.find(PeopleCriteria()))
    tail = everybody[3].id_number[-4:]
    for sought, found in [
        ("𬭚", lambda row: "𬭚" in row.name),
        ("春兰", lambda row: "春兰" in row.name),
        ("zhaolan", lambda row: row.name == "赵𡒄"),
        ("ＬＪ", lambda row: row.name == "李㛃"),
        (tail.lower(), lambda row: row.id_number.endswith(tail)),
        (everybody[0].number, lambda row: row.number == everybody[0].number),
        ("%", lambda _: False),
        ("_", lambda _: False),
    ]:
        rows = listing.rows(listing.find(PeopleCriteria(find=sought)))
        assert {row.id for row in rows} == {row.id for row in everybody if found(row)}, sought
    school = county.listings.schools.require("城西小学")
    rows = listing.rows(listing.find(PeopleCriteria(school=school)))
    assert {row.school for row in rows} == {"城西小学"}
    assert listing.totals(PeopleCriteria(school=school)).count == len(rows)
    assert RARE_NAMES[0] in {row.name for row in everybody}
