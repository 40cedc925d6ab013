"""Rosters from workbooks: one import is one commit, and a dry run says exactly what it would do."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import Connection

from app.changes import Changes
from app.documents import sheet_writer, workbook
from app.documents.workbook import SheetOutline, SheetTable
from app.domain import authority
from app.domain.authority import OfficeRef, Right
from app.domain.roster_columns import SCHOOL_COLUMNS, TEACHER_COLUMNS, Column
from app.domain.roster_rows import Checked, Problem, SheetRow
from app.journal.write import WriteLog
from app.messages import sentence
from app.progress import Progress, silent
from app.services.context import Context
from app.services.roster_entry import RosterEntry
from app.services.roster_reading import check_schools, check_teachers

TEACHERS, SCHOOLS = "导入教师", "导入学校"
READING, ENTERING = "reading", "entering"


@dataclass(frozen=True, slots=True)
class ImportResult:
    """What an import did, or would do; `batch` names its commit and is None when nothing was written."""

    batch: str | None
    file: str
    sheet: str
    read: int
    added: int
    changed: int
    unchanged: int
    rejected: int
    problems: tuple[Problem, ...]
    errors: Path | None = None
    changes: Changes = field(default_factory=Changes)


_Judge = Callable[[Connection, OfficeRef, Sequence[SheetRow], Mapping[str, str]], Checked]
_Enter = Callable[[WriteLog, OfficeRef, Checked, Progress], None]


class Intake:
    """Imports of one office."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def outline(self, file: Path, columns: Sequence[Column]) -> tuple[SheetOutline, ...]:
        """Say which sheets a workbook has and which of these columns are found there, best sheet first."""
        authority.require(self._context.actor, Right.IMPORT)
        return workbook.outline(file, columns)

    def teachers(
        self,
        file: Path,
        *,
        sheet: str | None = None,
        mapping: Mapping[str, str] | None = None,
        dry_run: bool = False,
        errors: Path | None = None,
        progress: Progress | None = None,
    ) -> ImportResult:
        """Import people from a workbook, or with `dry_run` say what that would do.

        `mapping` gives the heading of a field, empty to leave it out; `errors` is where the rows kept out are written,
        as they stood, with the reason beside them.
        """
        table = self._read(file, TEACHER_COLUMNS, sheet, mapping)
        return self._run(
            TEACHERS, file, table, check_teachers, _enter_people, dry_run, errors, progress or silent()
        )

    def schools(
        self,
        file: Path,
        *,
        sheet: str | None = None,
        mapping: Mapping[str, str] | None = None,
        dry_run: bool = False,
        errors: Path | None = None,
        progress: Progress | None = None,
    ) -> ImportResult:
        """Import schools from a workbook; everything as for `teachers`."""
        table = self._read(file, SCHOOL_COLUMNS, sheet, mapping)
        return self._run(
            SCHOOLS, file, table, check_schools, _enter_schools, dry_run, errors, progress or silent()
        )

    def _read(
        self, file: Path, columns: Sequence[Column], sheet: str | None, mapping: Mapping[str, str] | None
    ) -> SheetTable:
        authority.require(self._context.actor, Right.IMPORT)
        return workbook.read_table(file, columns, sheet=sheet, mapping=mapping)

    def _run(
        self,
        title: str,
        file: Path,
        table: SheetTable,
        judge: _Judge,
        enter: _Enter,
        dry_run: bool,
        errors: Path | None,
        progress: Progress,
    ) -> ImportResult:
        """Judge and, unless it is a dry run, enter within the same transaction that judged."""
        home, changes = self._context.office, Changes()
        rows = list(table.rows())
        counted = list(progress.each(rows, len(rows), READING))
        if dry_run:
            with self._context.read() as connection:
                checked = judge(connection, home, counted, table.headings)
        else:
            with self._context.journal.write(self._context.actor, title=f"{title} {file.name}") as log:
                checked = judge(log.connection, home, counted, table.headings)
                enter(log, home, checked, progress)
            changes = log.changes
        written = _write_errors(errors, table, checked) if errors else None
        return _result(file, table, checked, changes, written)


def _enter_people(log: WriteLog, home: OfficeRef, checked: Checked, progress: Progress) -> None:
    entry = RosterEntry(log, home.id)
    for row in progress.each(checked.new, len(checked.new), ENTERING):
        entry.person(row)
    entry.changes("person", checked.changed)


def _enter_schools(log: WriteLog, home: OfficeRef, checked: Checked, progress: Progress) -> None:
    entry = RosterEntry(log, home.id)
    for row in progress.each(checked.new, len(checked.new), ENTERING):
        entry.school(row)
    entry.changes("office", checked.changed)


def _write_errors(out: Path, table: SheetTable, checked: Checked) -> Path | None:
    """Write the rows kept out; no file when there are none."""
    notes: dict[int, list[str]] = {}
    for problem in checked.problems:
        if problem.row in checked.rejected:
            facts = {"value": problem.value, "proposal": problem.proposal or "—"}
            notes.setdefault(problem.row, []).append(f"{problem.column}：{sentence(problem.code, facts)}")
    if not notes:
        return None
    sheet_writer.write_failed(out, table, {row: "\n".join(lines) for row, lines in notes.items()})
    return out


def _result(
    file: Path, table: SheetTable, checked: Checked, changes: Changes, errors: Path | None
) -> ImportResult:
    return ImportResult(
        batch=changes.commit,
        file=file.name,
        sheet=table.sheet,
        read=checked.read,
        added=len(checked.new),
        changed=len(checked.changed),
        unchanged=len(checked.unchanged),
        rejected=len(checked.rejected),
        problems=checked.problems,
        errors=errors,
        changes=changes,
    )
