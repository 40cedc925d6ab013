"""Attendance: what a sheet says about each person, what it is worth, and what is wrong with it.

What a mark is worth and from which absence on nothing is earned are rules of the place
(`AttendanceRules` of the rule pack). A person without a mark did not sign in and counts as absent.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_DOWN, Decimal
from fractions import Fraction

from app.domain.rulepack import CENT, AttendanceRules
from db.codes import Mark, PlanState

WORDS: Mapping[str, Mark] = {
    "出勤": Mark.PRESENT,
    "到": Mark.PRESENT,
    "√": Mark.PRESENT,
    "✓": Mark.PRESENT,
    "迟到": Mark.LATE,
    "早退": Mark.LEFT_EARLY,
    "请假": Mark.LEAVE,
    "病假": Mark.LEAVE,
    "事假": Mark.LEAVE,
    "公假": Mark.PUBLIC_LEAVE,
    "公差": Mark.PUBLIC_LEAVE,
    "产假": Mark.PUBLIC_LEAVE,
    "缺席": Mark.ABSENT,
    "缺勤": Mark.ABSENT,
    "旷会": Mark.ABSENT,
    "旷课": Mark.ABSENT,
    "补修": Mark.MADE_UP,
}
"""What people write on a sheet. 公假 (产假 with it) is exempt but made up later: school rules, 1.6."""

NAMES: Mapping[Mark, str] = {
    Mark.PRESENT: "出勤",
    Mark.LATE: "迟到",
    Mark.LEFT_EARLY: "早退",
    Mark.LEAVE: "请假",
    Mark.PUBLIC_LEAVE: "公假",
    Mark.ABSENT: "缺席",
    Mark.MADE_UP: "补修",
}

THERE = frozenset({Mark.PRESENT, Mark.LATE, Mark.LEFT_EARLY, Mark.MADE_UP})
"""Marks of people who took part; who made a session up later counts like who was there."""

HOLDING = (PlanState.APPROVED, PlanState.IN_PROGRESS, PlanState.SUMMARISED, PlanState.RECOGNISED)
"""Plans whose sessions take attendance: half a plan may be posted before its last session is held."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of a sheet as it was read; `row` is the sheet's own row number."""

    row: int
    person: str | None
    name: str
    mark: str
    minutes: int | str | None = None


@dataclass(frozen=True, slots=True)
class MarkOf:
    """One person's mark; `minutes` only when the sheet states how long they were there."""

    person: str
    mark: Mark
    minutes: int | None = None


@dataclass(frozen=True, slots=True)
class Problem:
    """A row that was not taken over, and why."""

    row: int
    column: str
    code: str
    value: str


@dataclass(frozen=True, slots=True)
class CheckedSheet:
    """The marks that hold, the rows that do not, and who of the list has no mark."""

    marks: tuple[MarkOf, ...]
    problems: tuple[Problem, ...]
    unmarked: tuple[str, ...]


def mark_of(word: str) -> Mark | None:
    """Return the mark that a word on a sheet means."""
    text = word.strip()
    if text in WORDS:
        return WORDS[text]
    return next((mark for mark in Mark if mark.value == text), None)


def check(entries: Iterable[Entry], expected: Mapping[str, str], minutes: int) -> CheckedSheet:
    """Take over the rows of people on the list, once each; a row left blank is nobody's mark."""
    marks: dict[str, MarkOf] = {}
    problems: list[Problem] = []
    for entry in entries:
        if not entry.mark.strip() and entry.minutes in (None, ""):
            continue
        found = _read(entry, expected, minutes)
        if isinstance(found, MarkOf) and found.person in marks:
            found = Problem(entry.row, "教师编号", "attendance.twice", entry.name)
        if isinstance(found, Problem):
            problems.append(found)
        else:
            marks[found.person] = found
    unmarked = tuple(person for person in expected if person not in marks)
    return CheckedSheet(tuple(marks.values()), tuple(problems), unmarked)


def _read(entry: Entry, expected: Mapping[str, str], session_minutes: int) -> MarkOf | Problem:
    if entry.person is None or entry.person not in expected:
        return Problem(entry.row, "教师编号", "attendance.not_on_list", entry.name or entry.person or "")
    mark = mark_of(entry.mark)
    if mark is None:
        return Problem(entry.row, "出勤情况", "attendance.mark_unknown", entry.mark)
    if entry.minutes in (None, ""):
        return MarkOf(entry.person, mark)
    minutes = _whole(entry.minutes)
    if minutes is None:
        return Problem(entry.row, "实到分钟", "attendance.minutes_unreadable", str(entry.minutes))
    if session_minutes and minutes > session_minutes:
        return Problem(entry.row, "实到分钟", "attendance.minutes_over", str(minutes))
    return MarkOf(entry.person, mark, minutes)


def _whole(value: object) -> int | None:
    text = str(value).strip()
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= 5 else None


def credited_minutes(mark: Mark, minutes: int | None, session: int, rules: AttendanceRules) -> int:
    """Return the minutes of a session that a mark is worth in this place.

    A stated stay counts as it is; otherwise the mark's share of the session less its deduction.
    """
    rule = rules.marks[mark.value]
    if rule.share == 0:
        return 0
    stayed = session if minutes is None else min(minutes, session)
    return max(int(stayed * rule.share) - (rule.deduct if minutes is None else 0), 0)


def hours_of(hours: Decimal, credited: int, session: int) -> Decimal:
    """Return the part of a session's 学时 that the credited minutes are, down to a hundredth."""
    if session <= 0 or credited <= 0:
        return Decimal(0)
    if credited >= session:
        return hours
    return (hours * credited / session).quantize(CENT, ROUND_DOWN)


def hours_of_minutes(minutes: int, rules: AttendanceRules) -> Decimal:
    """Return the 学时 of a session whose plan states times but no hours."""
    return (Decimal(minutes) / rules.minutes_per_hour).quantize(CENT, ROUND_DOWN)


@dataclass(frozen=True, slots=True)
class Presence:
    """One person's mark at one session of a plan, None when they never signed in."""

    mark: Mark | None
    session_minutes: int


def missed(presences: Sequence[Presence], rules: AttendanceRules) -> Fraction:
    """Return which share of a plan's lessons a person missed; sessions without times weigh alike."""
    weights = [presence.session_minutes or 1 for presence in presences]
    absent = [
        weight
        for presence, weight in zip(presences, weights, strict=True)
        if presence.mark is None or rules.marks[presence.mark.value].absence
    ]
    return Fraction(sum(absent), sum(weights)) if weights else Fraction(0)


def missed_too_much(share: Fraction, rules: AttendanceRules) -> bool:
    """Tell whether so much was missed that the whole plan earns nothing."""
    return rules.nothing_from is not None and share >= Fraction(*rules.nothing_from)
