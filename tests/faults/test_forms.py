"""Forms, claims and attendance sheets that are not what they should be."""

import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from app.listings.people import PeopleCriteria
from app.sample import plans as forms
from tests.faults.desk import Desk
from tests.journeys.test_main_job import filled

PLANS = (
    (None, "plan.form_missing"),
    (b"", "plan.form_unreadable"),
    (b"{", "plan.form_unreadable"),
    (b"\xff\xfe{}", "plan.form_unreadable"),
    (b"[" * 100_000, "plan.form_unreadable"),
    (b"[]", "plan.form_not_an_object"),
    (b"{}", "plan.field_missing"),
    ({"title": 5}, "plan.field_not_text"),
    ({"from": "9.5"}, "plan.field_not_date"),
    ({"from": "2026-02-30"}, "plan.field_not_date"),
    ({"kind": "secret"}, "plan.field_not_choice"),
    ({"budget": {}}, "plan.field_not_list"),
    ({"budget": [5]}, "plan.field_not_object"),
    ({"budget": [{"item": "书", "amount": "1e99"}]}, "plan.field_not_number"),
    ({"activities": [{"date": "2026-09-05", "start": "25:00"}]}, "plan.field_not_time"),
    ({"activities": [{"hours": "NaN"}]}, "plan.field_not_number"),
    ({"activities": "x"}, "plan.field_not_list"),
    ({"title": "\ud800"}, "plan.field_not_text"),
    ({"school": "9999999999"}, "plan.school_unknown"),
)


def written(desk: Desk, content: bytes | dict[str, Any] | None) -> Path:
    """Write a form: bytes as they are, a change of a good form, or no file at all."""
    file = desk.root / "计划.json"
    if isinstance(content, dict):
        with desk.open("school", "clerk") as ws:
            rows = ws.listings.people.rows(ws.listings.people.find(PeopleCriteria()))
        content = json.dumps(forms.form(0, [row.name for row in rows][:3]) | content).encode()
    if content is not None:
        file.write_bytes(content)
    return file


@pytest.mark.parametrize(("content", "error"), PLANS)
def test_a_form_that_is_none_is_refused_by_its_field(
    desk: Desk, content: bytes | dict[str, Any] | None, error: str
) -> None:
    desk.refused("school", "clerk", "plans", "new", "--from", written(desk, content), error=error)


CLAIMS = (
    (None, 4, "claim.unreadable"),
    (b"", 3, "claim.not_json"),
    (b"\x00\x01", 3, "claim.not_json"),
    (b"[" * 100_000, 3, "claim.not_json"),
    (b'{"teacher": "x"}', 3, "claim.not_a_list"),
)


@pytest.mark.parametrize(("content", "code", "error"), CLAIMS)
def test_claims_that_are_no_list_are_refused(
    desk: Desk, content: bytes | None, code: int, error: str
) -> None:
    file = desk.root / "申报.json"
    if content is not None:
        file.write_bytes(content)
    desk.refused("school", "clerk", "claims", "import", file, error=error, code=code)


def test_a_claim_that_cannot_be_read_is_named_and_the_file_goes_on(desk: Desk) -> None:
    file = desk.root / "申报.json"
    bad = [5, None, {}, {"teacher": "没有这个人", "date": "2026-09-01", "type": "lecture", "mode": "central"}]
    file.write_text(json.dumps(bad), encoding="utf-8")
    done = desk.do("school", "clerk", "claims", "import", file)
    assert (done["read"], done["added"], len(done["problems"])) == (4, 0, 4)
    assert desk.state("school") == desk.before["school"]


# Attendance -----------------------------------------------------------------------------------


def a_session(desk: Desk) -> str:
    held = ("approved", "in_progress", "summarised", "recognised")
    plan = next(row for row in desk.do("school", "clerk", "plans", "list") if row["state"] in held)
    return str(desk.do("school", "clerk", "sessions", "list", plan["id"])[0]["id"])


@pytest.mark.parametrize(
    ("content", "error", "code"),
    [
        (b"", "attendance.not_json", 3),
        (b"5", "attendance.not_json", 3),
        (b"[]", "attendance.no_marks", 3),
        ('{"没有这个人": "出勤"}'.encode(), "attendance.no_marks", 3),
        (b'["x", 5, null, {}]', "attendance.no_marks", 3),
    ],
)
def test_a_record_of_attendance_that_is_none_is_refused(
    desk: Desk, content: bytes, error: str, code: int
) -> None:
    session = a_session(desk)
    file = desk.root / "签到.json"
    file.write_bytes(content)
    desk.refused("school", "clerk", "attendance", "record", session, "--from", file, error=error, code=code)


def test_an_empty_sheet_and_one_of_other_people_are_refused(desk: Desk) -> None:
    session = a_session(desk)
    sheet = desk.root / "签到.xlsx"
    desk.do("school", "clerk", "attendance", "sheet", session, sheet)
    words = ("attendance", "record", session, "--from", sheet)
    desk.refused("school", "clerk", *words, error="attendance.no_marks")
    book = openpyxl.load_workbook(sheet)
    for row in range(2, book.active.max_row + 1):
        book.active.cell(row, 1).value, book.active.cell(row, 2).value = f"T{row}", f"外校{row}"
    book.save(sheet)
    desk.refused(
        "school", "clerk", "attendance", "record", session, "--from", filled(sheet, 0),
        error="attendance.no_marks",
    )  # fmt: skip


def test_a_photo_of_a_sheet_is_no_sheet(desk: Desk) -> None:
    session = a_session(desk)
    photo = desk.root / "签到.jpg"
    photo.write_bytes(b"\xff\xd8\xff")
    words = ("attendance", "record", session, "--from", photo)
    desk.refused("school", "clerk", *words, error="sheet.not_workbook")


def test_a_blank_sheet_only_comes_in_forms_that_exist(desk: Desk) -> None:
    words = ("attendance", "sheet", a_session(desk), desk.root / "签到.doc")
    desk.refused("school", "clerk", *words, error="attendance.sheet_format")


def test_a_topic_with_a_slash_still_gives_a_sheet(desk: Desk) -> None:
    from app.documents.sheet_writer import write_list
    from app.domain.roster_columns import SCHOOL_COLUMNS

    out = desk.root / "a.xlsx"
    assert write_list(out, "分数 1/2：[导入]?*", SCHOOL_COLUMNS, []) == 0
    assert openpyxl.load_workbook(out).sheetnames
