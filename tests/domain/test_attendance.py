from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from app.domain import attendance, rulepack_file
from app.domain.attendance import Entry, MarkOf, Presence
from app.domain.codes import Mark

RULES = rulepack_file.load(
    Path(__file__).parents[2] / "resources" / "rulepacks" / "guangxi-2016.json"
).attendance
LIST = {"a": "王秀英", "b": "李㛃", "c": "赵𡒄"}


def test_a_sheet_gives_each_person_one_mark() -> None:
    sheet = attendance.check(
        [Entry(2, "a", "王秀英", "出勤"), Entry(3, "b", "李㛃", "迟到", 150), Entry(4, "c", "赵𡒄", "")],
        LIST,
        180,
    )
    assert sheet.marks == (MarkOf("a", Mark.PRESENT), MarkOf("b", Mark.LATE, 150))
    assert sheet.problems == ()
    assert sheet.unmarked == ("c",)


@pytest.mark.parametrize(
    ("entry", "code"),
    [
        (Entry(5, "x", "外人", "出勤"), "attendance.not_on_list"),
        (Entry(5, None, "无号", "出勤"), "attendance.not_on_list"),
        (Entry(5, "b", "李㛃", "来过"), "attendance.mark_unknown"),
        (Entry(5, "b", "李㛃", "", 30), "attendance.mark_unknown"),
        (Entry(5, "b", "李㛃", "出勤", 181), "attendance.minutes_over"),
        (Entry(5, "b", "李㛃", "出勤", "-3"), "attendance.minutes_unreadable"),
        (Entry(5, "b", "李㛃", "出勤", "半"), "attendance.minutes_unreadable"),
        (Entry(5, "a", "王秀英", "缺席"), "attendance.twice"),
    ],
)
def test_a_row_that_does_not_hold_is_named_and_costs_no_other(entry: Entry, code: str) -> None:
    sheet = attendance.check([Entry(2, "a", "王秀英", "出勤"), entry], LIST, 180)
    assert [(problem.row, problem.code) for problem in sheet.problems] == [(5, code)]
    assert sheet.marks == (MarkOf("a", Mark.PRESENT),)


def test_stated_minutes_count_as_they_are() -> None:
    assert attendance.credited_minutes(Mark.PRESENT, None, 180, RULES) == 180
    assert attendance.credited_minutes(Mark.LATE, 150, 180, RULES) == 150
    assert attendance.credited_minutes(Mark.LEAVE, 150, 180, RULES) == 0
    assert attendance.hours_of(Decimal(4), 135, 180) == 3
    assert attendance.hours_of(Decimal(4), 0, 180) == 0
    assert attendance.hours_of_minutes(180, RULES) == 4


def test_a_fifth_of_the_lessons_missed_is_too_much_and_public_leave_is_no_absence() -> None:
    def share(*marks: Mark | None) -> Fraction:
        return attendance.missed([Presence(mark, 180) for mark in marks], RULES)

    present = Mark.PRESENT
    assert not attendance.missed_too_much(share(*[present] * 5, Mark.ABSENT), RULES)
    assert attendance.missed_too_much(share(*[present] * 4, Mark.ABSENT), RULES)
    assert attendance.missed_too_much(share(*[present] * 4, None), RULES)
    assert share(Mark.PUBLIC_LEAVE, Mark.MADE_UP) == 0
