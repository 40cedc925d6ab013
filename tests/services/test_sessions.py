"""Sheets go out blank and come back filled; what was said once stays said."""

from pathlib import Path

import openpyxl
import pypdf
import pytest

from app.errors import Refused, Unavailable
from app.listings.sessions import SessionCriteria, SessionList, marks_of
from tests.conftest import Make
from tests.services.ledgers import PLAN, School, a_school, sheet


@pytest.fixture
def school(office: Make) -> School:
    return a_school(office)


def marks(school: School, session: str) -> dict[str, tuple[str, int | None]]:
    with school.clerk.context.read() as connection:
        return {one.person: (one.mark, one.minutes) for one in marks_of(connection, [session])}


def refusal(call: object, *args: object, **options: object) -> str:
    with pytest.raises(Refused) as refused:
        call(*args, **options)  # type: ignore[operator]
    return refused.value.code


def test_an_approved_plan_has_its_sessions(school: School) -> None:
    rows = school.clerk.sessions.of(school.plan())
    assert [(row.held_on, row.minutes, row.sheets) for row in rows] == [
        ("2024-09-10", 180, 0),
        ("2024-09-24", 180, 0),
        ("2024-10-08", 180, 0),
    ]


def test_no_attendance_before_the_plan_is_approved(school: School, tmp_path: Path) -> None:
    plan = str(school.clerk.plans.draft(PLAN))
    school.clerk.plans.submit(plan)
    (first, *_) = school.clerk.sessions.of(plan)
    filled = sheet(tmp_path, [{"teacher": "王𬭚", "mark": "出勤"}])
    assert refusal(school.clerk.sessions.record, first.id, filled) == "attendance.plan_not_approved"
    assert (
        refusal(school.clerk.sessions.sheet, first.id, tmp_path / "s.xlsx") == "attendance.plan_not_approved"
    )


def test_the_blank_sheet_lists_everyone_and_is_recorded_when_filled(school: School, tmp_path: Path) -> None:
    (first, *_) = school.clerk.sessions.of(school.plan())
    file = school.clerk.sessions.sheet(first.id, tmp_path / "签到表.xlsx")
    book = openpyxl.load_workbook(file)
    page = book.active
    header = [cell.value for cell in page[1]]
    name, mark, minutes = (header.index(word) + 1 for word in ("姓名", "出勤情况", "实到分钟"))
    assert {row[name - 1].value for row in page.iter_rows(min_row=2)} == set(school.teachers)
    for row, (word, stayed) in enumerate((("出勤", None), ("迟到", 150), ("请假", None)), 2):
        page.cell(row, mark, word)
        page.cell(row, minutes, stayed)
    book.save(file)
    done = school.clerk.sessions.record(first.id, file)
    assert (done.marked, done.present, done.problems, done.unmarked) == (3, 2, (), ())
    assert sorted(marks(school, first.id).values(), key=str) == [
        ("late", 150),
        ("leave", None),
        ("present", None),
    ]
    assert school.clerk.sessions.of(first.plan)[0].present == 2


def test_the_printed_sheet_names_everyone_and_other_kinds_of_file_are_refused(
    school: School, tmp_path: Path
) -> None:
    (first, *_) = school.clerk.sessions.of(school.plan())
    file = school.clerk.sessions.sheet(first.id, tmp_path / "签到表.pdf")
    said = "".join(page.extract_text() for page in pypdf.PdfReader(file).pages)
    assert all(name in said for name in (*school.teachers, "整本书阅读"))
    assert (
        refusal(school.clerk.sessions.sheet, first.id, tmp_path / "签到表.doc") == "attendance.sheet_format"
    )


def test_rows_that_do_not_hold_are_named_and_the_rest_is_recorded(school: School, tmp_path: Path) -> None:
    (first, *_) = school.clerk.sessions.of(school.plan())
    rows = [
        {"teacher": "王𬭚", "mark": "present"},
        {"teacher": "路人", "mark": "present"},
        {"name": "赵𡒄", "mark": "early?"},
        {"teacher": "李㛃", "mark": "late", "minutes": 999},
        "nonsense",
    ]
    done = school.clerk.sessions.record(first.id, sheet(tmp_path, rows))
    assert [(problem.row, problem.code) for problem in done.problems] == [
        (2, "attendance.not_on_list"),
        (3, "attendance.mark_unknown"),
        (4, "attendance.minutes_over"),
        (5, "attendance.not_on_list"),
    ]
    assert set(done.unmarked) == {"赵𡒄", "李㛃"}
    assert marks(school, first.id) == {school.teachers["王𬭚"]: ("present", None)}


@pytest.mark.parametrize("content", ["[]", "{", "7", '[{"teacher": "路人", "mark": "出勤"}]'])
def test_a_sheet_without_a_mark_records_nothing(school: School, tmp_path: Path, content: str) -> None:
    (first, *_) = school.clerk.sessions.of(school.plan())
    file = tmp_path / "sheet.json"
    file.write_text(content)
    assert refusal(school.clerk.sessions.record, first.id, file) in (
        "attendance.no_marks",
        "attendance.not_json",
    )
    assert school.clerk.sessions.of(first.plan)[0].sheets == 0


def test_a_sheet_that_is_not_there_is_unavailable(school: School, tmp_path: Path) -> None:
    (first, *_) = school.clerk.sessions.of(school.plan())
    with pytest.raises(Unavailable):
        school.clerk.sessions.record(first.id, tmp_path / "gone.json")


def test_a_correction_changes_one_mark_and_names_its_reason(school: School, tmp_path: Path) -> None:
    plan = school.plan()
    school.all_present(plan, tmp_path)
    (first, *_) = school.clerk.sessions.of(plan)
    correct = school.clerk.sessions.correct
    assert refusal(correct, first.id, "王𬭚", "缺席", reason=" ") == "attendance.reason_required"
    assert refusal(correct, first.id, "路人", "缺席", reason="x") == "attendance.not_on_list"
    correct(first.id, "王𬭚", "缺席", reason="签到有误")
    correct(first.id, "王𬭚", "早退", reason="查明只是早退", minutes=90)
    after = marks(school, first.id)
    assert after[school.teachers["王𬭚"]] == ("left_early", 90)
    assert [after[school.teachers[name]] for name in ("赵𡒄", "李㛃")] == [("present", None)] * 2
    with school.clerk.context.read() as connection:
        assert not any(one.flagged for one in marks_of(connection, [first.id]))


def test_who_made_a_session_up_counts_as_present_in_the_list_as_on_the_receipt(
    school: School, tmp_path: Path
) -> None:
    (first, *_) = school.clerk.sessions.of(school.plan())
    rows = [{"teacher": "王𬭚", "mark": "补修"}, {"teacher": "李㛃", "mark": "公假"}]
    done = school.clerk.sessions.record(first.id, sheet(tmp_path, rows))
    assert done.present == school.clerk.sessions.of(first.plan)[0].present == 1


def test_a_sheet_is_looked_at_before_anything_is_recorded(school: School, tmp_path: Path) -> None:
    (first, *_) = school.clerk.sessions.of(school.plan())
    rows = [{"teacher": "王𬭚", "mark": "早退", "minutes": 90}, {"name": "赵𡒄", "mark": "在场"}]
    read = school.clerk.sessions.look(first.id, sheet(tmp_path, rows))
    assert [(one.person, one.mark, one.minutes) for one in read.marks] == [
        (school.teachers["王𬭚"], "left_early", 90)
    ]
    assert [(one.row, one.name, one.code) for one in read.problems] == [
        (2, "赵𡒄", "attendance.mark_unknown")
    ]
    assert school.clerk.sessions.of(first.plan)[0].sheets == 0


def test_a_session_is_opened_with_everyone_and_with_what_is_in_the_way(
    school: School, tmp_path: Path
) -> None:
    plan = school.plan()
    (first, *_) = school.clerk.sessions.of(plan)
    school.record(first.id, [{"teacher": "王𬭚", "mark": "出勤"}], tmp_path)
    register = school.clerk.sessions.open(first.id)
    assert {one.name: one.mark for one in register.people} == {"王𬭚": "present", "赵𡒄": "", "李㛃": ""}
    assert (register.bar, register.session.expected) == (None, 3)
    bar = school.principal.sessions.open(first.id).bar
    assert bar and bar.code == "authority.no_right_enter"
    waiting = str(school.clerk.plans.draft(PLAN))
    school.clerk.plans.submit(waiting)
    bar = school.clerk.sessions.open(school.clerk.sessions.of(waiting)[0].id).bar
    assert bar and bar.code == "attendance.plan_not_approved"


def test_sessions_are_found_by_text_state_and_plan(school: School) -> None:
    plan = school.plan()
    school.clerk.plans.submit(str(school.clerk.plans.draft(PLAN)))
    found = school.clerk.listings.sessions
    assert len(found.find(SessionCriteria(find="ＹＷＺ"))) == 6
    assert len(found.find(SessionCriteria(find="没有"))) == 0
    assert len(found.find(SessionCriteria(approved=True))) == 3
    assert len(found.find(SessionCriteria(with_sheet=True))) == 0
    assert {one.id for one in found.plans()} >= {plan}


def test_a_second_sheet_stands_above_the_first(school: School, tmp_path: Path) -> None:
    (first, *_) = school.clerk.sessions.of(school.plan())
    school.record(
        first.id, [{"teacher": "王𬭚", "mark": "缺席"}, {"teacher": "李㛃", "mark": "出勤"}], tmp_path
    )
    school.record(first.id, [{"teacher": "王𬭚", "mark": "出勤"}], tmp_path)
    after = marks(school, first.id)
    assert after[school.teachers["王𬭚"]] == ("present", None)
    assert after[school.teachers["李㛃"]] == ("present", None)


def test_a_correction_needs_a_sheet_and_an_id_a_session(school: School) -> None:
    (first, *_) = school.clerk.sessions.of(school.plan())
    correct = school.clerk.sessions.correct
    assert refusal(correct, first.id, "王𬭚", "缺席", reason="x") == "attendance.no_sheet"
    assert refusal(correct, "0" * 32, "王𬭚", "缺席", reason="x") == "attendance.no_such_session"
    assert refusal(correct, "签到", "王𬭚", "缺席", reason="x") == "attendance.no_such_session"


def test_the_principal_keeps_no_attendance(school: School, tmp_path: Path) -> None:
    (first, *_) = school.clerk.sessions.of(school.plan())
    filled = sheet(tmp_path, [{"teacher": "王𬭚", "mark": "出勤"}])
    assert refusal(school.principal.sessions.record, first.id, filled) == "authority.no_right_enter"


def test_the_list_tells_which_sessions_still_lack_a_sheet(school: School, tmp_path: Path) -> None:
    plan = school.plan()
    (first, *_) = school.clerk.sessions.of(plan)
    school.record(first.id, [{"teacher": "王𬭚", "mark": "出勤"}], tmp_path)
    found = SessionList(school.clerk.context.read)
    waiting = found.rows(found.find(SessionCriteria(without_sheet=True)))
    assert [row.held_on for row in waiting] == ["2024-09-24", "2024-10-08"]
    assert found.totals(SessionCriteria(plan=plan)).sums == {"with_sheet": 1, "present": 1}
    assert len(found.find(SessionCriteria(since="2024-10-01", until="2024-10-31"))) == 1
