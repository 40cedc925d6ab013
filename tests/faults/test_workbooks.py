"""X01, X02: workbooks that are none, and rows that cannot be believed."""

import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from app.listings.people import PeopleCriteria
from app.messages import sentence
from tests.faults.desk import Desk, says_what_to_do
from tests.services.rosters import TEACHER_HEADER, id_numbers, workbook

SCHOOL = "石桥镇中心小学"


def gone(file: Path) -> None:
    file.unlink(missing_ok=True)


def a_folder(file: Path) -> None:
    file.mkdir()


def without_header(file: Path) -> None:
    workbook(file, ("甲", "乙"), [("韦春兰", "小学")])


def without_rows(file: Path) -> None:
    openpyxl.Workbook().save(file)


def with_password(file: Path) -> None:
    file.write_bytes(bytes.fromhex("d0cf11e0a1b11ae1") + bytes(512) + "EncryptedPackage".encode("utf-16-le"))


def a_photo(file: Path) -> None:
    file.write_bytes(b"\xff\xd8\xff\xe0" + bytes(5000))


def empty(file: Path) -> None:
    file.write_bytes(b"")


def half(file: Path) -> None:
    workbook(file, TEACHER_HEADER, [("韦春兰", next(id_numbers()), SCHOOL, "小学", "语文", "", "")])
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


def another_archive(file: Path) -> None:
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("a.txt", "a")


def a_bomb(file: Path) -> None:
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        archive.writestr("xl/worksheets/sheet1.xml", bytes(60_000_000))


def a_far_cell(file: Path) -> None:
    book = openpyxl.Workbook()
    book.active["XFD1048576"] = "x"
    book.save(file)


@pytest.mark.parametrize(
    ("make", "error"),
    [
        (gone, "sheet.missing"),
        (a_folder, "sheet.unreadable"),
        (without_header, "sheet.no_header"),
        (without_rows, "sheet.empty"),
        (with_password, "sheet.password"),
        (a_photo, "sheet.not_workbook"),
        (empty, "sheet.not_workbook"),
        (half, "sheet.not_workbook"),
        (another_archive, "sheet.not_workbook"),
        (a_bomb, "sheet.too_large"),
        (a_far_cell, "sheet.too_large"),
    ],
)
def test_a_file_that_is_no_usable_sheet_is_refused(
    desk: Desk, make: Callable[[Path], None], error: str
) -> None:
    file = desk.root / "名册.xlsx"
    make(file)
    desk.refused("county", "clerk", "teachers", "import", file, "--dry-run", error=error, state=False)
    desk.refused("county", "clerk", "teachers", "import", file, error=error)


def test_a_sheet_or_a_column_that_is_not_there_is_refused(desk: Desk) -> None:
    file = workbook(desk.root / "名册.xlsx", TEACHER_HEADER, [])
    for more, error in (
        (("--sheet", "没有"), "sheet.unknown"),
        (("--map", "姓名=老师"), "sheet.no_header"),
        (("--map", "性别=男女"), "sheet.no_column"),
        (("--map", "星座=老师"), "sheet.unknown_field"),
        (("--map", "姓名"), "cli.map_form"),
    ):
        desk.refused("county", "clerk", "teachers", "import", file, *more, error=error)


def test_rows_that_cannot_be_believed_are_named_and_the_others_come_in(desk: Desk) -> None:
    good, other, twin = (number for number, _ in zip(id_numbers(), range(3), strict=False))
    false_digit = good[:-1] + ("0" if good[-1] != "0" else "1")
    rows = [
        ("韦春兰", good, SCHOOL, "小学", "语文", "", ""),
        ("韦大成", float(other), SCHOOL, "小学", "语文", "", ""),
        ("韦小明", false_digit, SCHOOL, "小学", "语文", "", ""),
        ("韦玉凤", good[:12], SCHOOL, "小学", "语文", "", ""),
        ("韦家宁", twin, SCHOOL, "小学", "语文", "", ""),
        ("韦家宁", twin, SCHOOL, "小学", "语文", "", ""),
        ("韦志强", "451302199001010O1X", SCHOOL, "小学", "语文", "", ""),
        ("韦㛃", "", "没有的学校", "小学", "语文", "", ""),
    ]
    file = workbook(desk.root / "名册.xlsx", TEACHER_HEADER, rows)
    dry = desk.do("county", "clerk", "teachers", "import", file, "--dry-run")
    assert desk.state("county") == desk.before["county"]
    done = desk.run("--data", desk.place("county"), "--as", "clerk", "teachers", "import", file)
    assert done.code == 0
    found = {problem["row"]: problem["code"] for problem in dry["problems"] if problem["blocking"]}
    assert found == {
        4: "id.lost_digits",
        5: "id.check_digit",
        6: "id.length",
        8: "person.duplicate_row",
        9: "id.character",
        10: "school.unknown",
    }
    for problem in dry["problems"]:
        facts = {"value": problem["value"], "proposal": problem["proposal"] or "—"}
        says_what_to_do(sentence(problem["code"], facts))
    assert (dry["read"], dry["added"], dry["rejected"]) == (8, 2, 6)
    for number in (good, twin, other):
        assert number not in done.shown


def test_a_person_who_is_in_the_roster_is_not_added_again(desk: Desk) -> None:
    row = ("韦春兰", next(id_numbers()), SCHOOL, "小学", "语文", "", "")
    file = workbook(desk.root / "名册.xlsx", TEACHER_HEADER, [row])
    assert desk.do("county", "clerk", "teachers", "import", file)["added"] == 1
    state = desk.state("county")
    again = desk.do("county", "clerk", "teachers", "import", file)
    assert (again["added"], again["unchanged"], desk.state("county")) == (0, 1, state)


def test_a_note_of_failed_rows_that_cannot_be_written_does_not_undo_the_import(desk: Desk) -> None:
    file = workbook(desk.root / "名册.xlsx", TEACHER_HEADER, [("韦春兰", "1", SCHOOL, "", "", "", "")])
    (desk.root / "occupied.xlsx").mkdir()
    words = ("teachers", "import", file, "--errors", desk.root / "occupied.xlsx")
    desk.refused("county", "clerk", *words, error="file.not_written", code=4)


# Writing workbooks ----------------------------------------------------------------------------


def test_an_export_onto_an_existing_file_replaces_it_whole_or_not_at_all(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = desk.root / "教师.xlsx"
    out.write_bytes(b"old")
    with monkeypatch.context() as spoiled:
        spoiled.setattr(Path, "replace", _no_space_for_parts)
        words = ("teachers", "export", out)
        desk.refused("county", "clerk", *words, error="file.not_written", code=4)
    assert out.read_bytes() == b"old"
    assert desk.do("county", "clerk", "teachers", "export", out)["rows"]
    assert openpyxl.load_workbook(out).active.max_row > 1
    assert [file.name for file in desk.root.iterdir() if file.name.endswith(".part")] == []


def test_an_export_into_a_folder_that_cannot_be_made_is_refused(desk: Desk) -> None:
    (desk.root / "file").write_text("x")
    words = ("teachers", "export", desk.root / "file" / "教师.xlsx")
    desk.refused("county", "clerk", *words, error="file.not_written", code=4)


def test_exports_are_masked(desk: Desk) -> None:
    out = desk.root / "教师.xlsx"
    desk.do("county", "clerk", "teachers", "export", out)
    with desk.open("county") as ws:
        keys = ws.listings.people.find(PeopleCriteria())
        numbers = {row["id_number"] for row in ws.listings.people.full(keys)}
    cells = {str(cell.value) for row in openpyxl.load_workbook(out).active for cell in row}
    assert not numbers & cells


_replace = Path.replace


def _no_space_for_parts(path: Path, target: Path) -> Path:
    if path.suffix == ".part":
        raise OSError(28, "No space left on device")
    return _replace(path, target)
