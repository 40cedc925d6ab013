"""Attendance: blank sheets out, filled sheets in, and corrections that leave what was said before."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from app.changes import Changes
from app.documents.forms import SheetContent, SheetRow, sign_in_sheet
from app.documents.sheet_writer import write_list
from app.domain import attendance, authority, snapshot
from app.domain.attendance import CheckedSheet, Entry, MarkOf, Problem
from app.domain.authority import Bar, Right
from app.errors import Refused, Unavailable
from app.journal.write import WriteLog
from app.listings import ledger
from app.listings import sessions as listing
from app.listings.papers import Paper, require_paper
from app.listings.sessions import Expected, Marked, SessionCriteria, SessionList, SessionRow
from app.services import sheet_entries
from app.services.context import Context
from app.services.sheet_entries import SHEET_COLUMNS


@dataclass(frozen=True, slots=True)
class Recorded:
    """What became of a sheet: the fact, how many people it marks, the rows that were left out, who is missing."""

    sheet: str
    marked: int
    present: int
    problems: tuple[Problem, ...]
    unmarked: tuple[str, ...]
    changes: Changes


@dataclass(frozen=True, slots=True)
class RegisterLine:
    """One person at a session: what the sheets say, nothing where they say nothing."""

    person: str
    code: str
    name: str
    mark: str
    minutes: int | None
    flagged: bool


@dataclass(frozen=True, slots=True)
class Register:
    """The attendance of one session; `bar` says why this person may not take it now."""

    session: SessionRow
    people: tuple[RegisterLine, ...]
    bar: Bar | None


@dataclass(frozen=True, slots=True)
class RowProblem:
    """A row of a sheet that does not hold: its own number, who it names, what is wrong with what."""

    row: int
    name: str
    code: str
    value: str


@dataclass(frozen=True, slots=True)
class SheetRead:
    """What a filled sheet says, before anything is recorded."""

    source: str
    marks: tuple[MarkOf, ...]
    problems: tuple[RowProblem, ...]


@dataclass(frozen=True, slots=True)
class _Held:
    """A session with its plan and the people expected at it."""

    id: str
    activity: str
    topic: str
    minutes: int
    plan: Paper
    people: Sequence[Expected]

    def find(self, word: str) -> str | None:
        """Return the person that an id, a 教师编号 or a name that only one of them has means."""
        word = word.strip()
        for one in self.people:
            if word and word in (one.id, one.code):
                return one.id
        named = [one.id for one in self.people if one.name == word]
        return named[0] if len(named) == 1 else None


class Sessions:
    """The sessions of approved plans."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def of(self, plan: str) -> list[SessionRow]:
        """Return the sessions of a plan in their order."""
        found = SessionList(self._context.read)
        return found.rows(found.find(SessionCriteria(plan=plan)))

    def open(self, session: str) -> Register:
        """Return a session with everyone expected or marked at it."""
        with self._context.read() as connection:
            held = self._any(connection, session)
            marks = {one.person: one for one in listing.marks_of(connection, [session])}
            listed = {one.id for one in held.people}
            others = ledger.teachers(connection, ids=marks.keys() - listed)
        (row,) = SessionList(self._context.read).rows([session])
        people = [*held.people, *(Expected(one.id, one.code, one.name) for one in others)]
        return Register(row, tuple(_line(one, marks.get(one.id)) for one in people), self._bar(held))

    def look(self, session: str, source: Path) -> SheetRead:
        """Read a filled sheet and say what would be recorded and what would not; nothing is written."""
        entries = sheet_entries.read(source)
        with self._context.read() as connection:
            held = self._held(connection, session)
        checked = _checked(held, entries)
        names = {row: cells.get("name") or cells.get("teacher", "") for row, cells in entries}
        problems = tuple(RowProblem(one.row, names[one.row], one.code, one.value) for one in checked.problems)
        return SheetRead(source.name, checked.marks, problems)

    def sheet(self, session: str, out: Path) -> Path:
        """Write the blank attendance sheet of a session: a workbook to fill in, or a page to sign with a pen."""
        with self._context.read() as connection:
            held = self._held(connection, session)
        kind = out.suffix.lower()
        if kind == ".xlsx":
            rows = [{"code": one.code, "name": one.name} for one in held.people]
            write_list(out, held.topic or "签到表", SHEET_COLUMNS, rows)
        elif kind == ".pdf":
            _write(out, sign_in_sheet(_page(held)).pdf)
        else:
            raise Refused("attendance.sheet_format", name=out.name)
        return out

    def record(self, session: str, source: Path) -> Recorded:
        """Take over a filled sheet as one fact; rows that do not hold are named and left out."""
        return self.mark(session, sheet_entries.read(source), source=source.name)

    def mark(
        self, session: str, entries: Iterable[tuple[int, Mapping[str, str]]], *, source: str
    ) -> Recorded:
        """Record rows of (row number, {teacher, name, mark, minutes}) as one sheet of a session."""
        with self._writing(session, "登记签到") as (log, held):
            expected = {one.id: one.name for one in held.people}
            checked = _checked(held, entries)
            if not checked.marks:
                raise Refused("attendance.no_marks", name=source, problems=len(checked.problems))
            fields = {
                "plan": held.plan.id,
                "source": source,
                "marks": [_written(one) for one in checked.marks],
            }
            sheet = self._state(log, held, "attendance_sheet", fields)
        present = sum(one.mark in attendance.THERE for one in checked.marks)
        unmarked = tuple(expected[one] for one in checked.unmarked)
        return Recorded(sheet, len(checked.marks), present, checked.problems, unmarked, log.changes)

    def correct(
        self, session: str, person: str, mark: str, *, reason: str, minutes: int | None = None
    ) -> Changes:
        """Change one person's mark by a new fact that names the sheet it corrects."""
        if not reason.strip():
            raise Refused("attendance.reason_required")
        with self._writing(session, "更正签到") as (log, held):
            sheets = listing.sheets_of(log.connection, session)
            if not sheets:
                raise Refused("attendance.no_sheet", topic=held.topic)
            fields = {
                "sheet": sheets[-1],
                "marks": [_written(_corrected(held, person, mark, minutes))],
                "reason": reason.strip(),
            }
            self._state(log, held, "attendance_correction", fields)
        return log.changes

    @contextmanager
    def _writing(self, session: str, title: str) -> Iterator[tuple[WriteLog, _Held]]:
        """Open one use case on a session of this office, or of a unit that it hosts."""
        actor = self._context.actor
        authority.require(actor, Right.ENTER)
        with self._context.read() as connection:
            held = self._held(connection, session)
        self._require_owner(held)
        owner = held.plan.owner
        behalf = None if owner.office.id == actor.office.id else owner.office.id
        role = authority.role_having(actor, Right.ENTER)
        with self._context.journal.write(actor, title=title, role=role, on_behalf=behalf) as log:
            yield log, self._held(log.connection, session)

    def _require_owner(self, held: _Held) -> None:
        actor, subject = self._context.actor, held.plan.owner.subject()
        if not authority.may_write("attendance_sheet", "fact", author=actor.office.id, subject=subject):
            raise Refused("authority.other_office", office=actor.office.name)

    def _bar(self, held: _Held) -> Bar | None:
        """Return what keeps this person from taking attendance, or nothing."""
        try:
            authority.require(self._context.actor, Right.ENTER)
            self._require_owner(held)
            _require_holding(held)
        except Refused as refusal:
            return Bar(refusal.code, refusal.facts)
        return None

    def _state(self, log: WriteLog, held: _Held, fact: str, fields: Mapping[str, Any]) -> str:
        """State a fact about a session; it stands above everything said of the session so far."""
        owner = held.plan.owner
        about = {"session": held.id, "previous": self._known(log.connection, held.id)}
        return log.add(fact, about | dict(fields), scope=owner.office.id, county=owner.county)

    def _known(self, connection: Connection, session: str) -> list[str]:
        """Return what has been said of a session so far; a new sheet or correction stands above it."""
        known = listing.sheets_of(connection, session) + listing.corrections_of(connection, session)
        return sorted(known)

    def _held(self, connection: Connection, session: str) -> _Held:
        """Return a session whose plan may take attendance now."""
        held = self._any(connection, session)
        _require_holding(held)
        return held

    def _any(self, connection: Connection, session: str) -> _Held:
        """Return a session, whatever the state of its plan."""
        row = listing.session_of(connection, session)
        if row is None:
            raise Refused("attendance.no_such_session", id=session)
        plan = require_paper(connection, "plan", row["plan"].hex())
        content = snapshot.from_canonical(plan.content)
        people = listing.expected_at(connection, plan.owner.office.id, content)
        return _Held(session, row["activity"].hex(), row["topic"] or "", row["minutes"] or 0, plan, people)


def _require_holding(held: _Held) -> None:
    if held.plan.standing.state not in attendance.HOLDING:
        title = snapshot.from_canonical(held.plan.content).title
        raise Refused("attendance.plan_not_approved", title=title)


def _checked(held: _Held, entries: Iterable[tuple[int, Mapping[str, str]]]) -> CheckedSheet:
    expected = {one.id: one.name for one in held.people}
    return attendance.check((_entry(held, *row) for row in entries), expected, held.minutes)


def _line(one: Expected, said: Marked | None) -> RegisterLine:
    if said is None:
        return RegisterLine(one.id, one.code, one.name, "", None, flagged=False)
    return RegisterLine(one.id, one.code, one.name, said.mark, said.minutes, said.flagged)


def _page(held: _Held) -> SheetContent:
    """Return what the printed sheet says of a session."""
    content = snapshot.from_canonical(held.plan.content)
    activity = next(one for one in content.activities if one.id == held.activity)
    times = (activity.start, activity.end)
    return SheetContent(
        office=held.plan.owner.office.name,
        plan=content.title,
        topic=held.topic,
        held_on=date.fromisoformat(activity.date) if activity.date else None,
        time="—".join(time for time in times if time),
        place=activity.place,
        speaker=activity.speaker.name,
        minutes=held.minutes,
        rows=[SheetRow(one.code, one.name) for one in held.people],
    )


def _write(out: Path, content: bytes) -> None:
    """Write beside the file and rename, so that a full stick never leaves half a page."""
    part = out.with_name(f".{out.name}.part")
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(content)
        part.replace(out)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise Unavailable("file.not_written", file=str(out), reason=error.strerror or "") from error


def _written(one: MarkOf) -> dict[str, Any]:
    return {"person": one.person, "mark": one.mark.value, "minutes": one.minutes}


def _entry(held: _Held, row: int, cells: Mapping[str, str]) -> Entry:
    teacher, name = cells.get("teacher", ""), cells.get("name", "")
    person = held.find(teacher) or (held.find(name) if not teacher else None)
    return Entry(row, person, name or teacher, cells.get("mark", ""), cells.get("minutes") or None)


def _corrected(held: _Held, person: str, mark: str, minutes: int | None) -> MarkOf:
    entry = Entry(1, held.find(person), person, mark, minutes)
    checked = attendance.check([entry], {one.id: one.name for one in held.people}, held.minutes)
    if checked.problems:
        raise Refused(checked.problems[0].code, value=checked.problems[0].value)
    return checked.marks[0]
