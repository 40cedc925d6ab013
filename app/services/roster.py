"""Schools and people entered, corrected and exported one by one or as a list."""

import logging
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from sqlalchemy import Connection

from app.changes import Changes
from app.documents import sheet_writer
from app.domain import authority, codes, school_rows
from app.domain.authority import Right
from app.domain.cells import Cell
from app.domain.roster_columns import SCHOOL_COLUMNS, TEACHER_COLUMNS, Column, headings
from app.domain.roster_rows import LEAVES_OUT, Checked, Problem, SheetRow
from app.errors import Refused
from app.listings import known
from app.listings.people import People, PeopleCriteria
from app.listings.schools import SchoolCriteria, Schools, office_by
from app.services.context import Context
from app.services.roster_entry import RosterEntry
from app.services.roster_reading import check_schools, check_teachers

_log = logging.getLogger(__name__)
_FORM_ROW = 1


class Roster:
    """The registry of schools and people of one office."""

    def __init__(self, context: Context) -> None:
        self._context = context

    # Schools ----------------------------------------------------------------------------------

    def add_office(self, fields: Mapping[str, Cell]) -> tuple[str, Changes]:
        """Enter one school, judged as a row of a school list is."""
        authority.require(self._context.actor, Right.ENTER)
        with self._context.journal.write(
            self._context.actor, title=f"新增学校 {fields.get('name', '')}"
        ) as log:
            checked = self._judged_office(log.connection, fields)
            _require_clean(checked)
            if not checked.new:
                raise Refused("school.exists", name=str(fields.get("name", "")))
            id_ = RosterEntry(log, self._context.office.id).school(checked.new[0])
        return id_, log.changes

    def check_office(self, fields: Mapping[str, Cell], id_: str | None = None) -> tuple[Problem, ...]:
        """Say all that is wrong or doubtful about a school's form, a new one without `id_`; nothing is written."""
        with self._context.read() as connection:
            if id_ is None:
                return _findings(self._judged_office(connection, fields), "school.exists", _SCHOOL_HEADINGS)
            stored = next(o for o in known.known_offices(connection, self._context.office.id) if o.id == id_)
            return self._judged_office(connection, _office_row(stored.fields, fields)).problems

    def edit_office(self, id_: str, **fields: Cell) -> Changes:
        """Correct what is known of a school; a blank field is erased, the code has its own rule."""
        authority.require(self._context.actor, Right.ENTER)
        with self._context.journal.write(self._context.actor, title="修改学校信息") as log:
            stored = log.load("office", id_).values
            checked = self._judged_office(log.connection, _office_row(stored, fields))
            self._change(RosterEntry(log, self._context.office.id), "office", id_, checked, fields)
        return log.changes

    def fill_code(self, id_: str, code: str) -> Changes:
        """Give a school that only had a local key its 学校标识码; the school stays the same."""
        authority.require(self._context.actor, Right.ENTER)
        if not school_rows.is_national(code):
            raise Refused("school.code_needed", school_code=code)
        with self._context.journal.write(self._context.actor, title=f"补填学校标识码 {code}") as log:
            stored = log.load("office", id_).values
            if school_rows.is_national(stored["code"]) and stored["code"] != code:
                raise Refused("school.has_code", name=stored["name"], school_code=stored["code"])
            taken = office_by(log.connection, code)
            if taken not in (None, id_):
                name = log.load("office", str(taken)).values["name"]
                raise Refused("school.code_taken", school_code=code, name=name)
            if stored["code"] != code:
                log.put("office", id_, {"code": code})
        return log.changes

    def export_schools(self, out: Path, criteria: SchoolCriteria | None = None) -> int:
        """Write the schools to a workbook that comes back as no change; return how many."""
        authority.require(self._context.actor, Right.EXPORT)
        listing = Schools(self._context.read)
        rows = listing.rows(listing.find(criteria or SchoolCriteria()))
        shown = ({column.field: getattr(row, column.field) for column in SCHOOL_COLUMNS} for row in rows)
        return sheet_writer.write_list(out, "学校", SCHOOL_COLUMNS, shown)

    # People -----------------------------------------------------------------------------------

    def add_person(self, fields: Mapping[str, Cell]) -> tuple[str, Changes]:
        """Enter one person, judged as a row of a roster is; `office` may give the school by id."""
        authority.require(self._context.actor, Right.ENTER)
        with self._context.journal.write(
            self._context.actor, title=f"新增教师 {fields.get('name', '')}"
        ) as log:
            checked = self._judged_person(log.connection, fields)
            _require_clean(checked)
            if not checked.new:
                raise Refused("person.exists", name=str(fields.get("name", "")))
            id_ = RosterEntry(log, self._context.office.id).person(checked.new[0])
        return id_, log.changes

    def check_person(self, fields: Mapping[str, Cell], id_: str | None = None) -> tuple[Problem, ...]:
        """Say all that is wrong or doubtful about a person's form, a new one without `id_`; nothing is written."""
        with self._context.read() as connection:
            if id_ is None:
                return _findings(self._judged_person(connection, fields), "person.exists", _TEACHER_HEADINGS)
            stored = known.known_person(connection, id_)
            row = _person_row(stored.fields if stored else {}, fields)
            return self._judged_person(connection, row).problems

    def edit_person(self, id_: str, **fields: Cell) -> Changes:
        """Correct what is known of a person; a blank field is erased."""
        authority.require(self._context.actor, Right.ENTER)
        with self._context.journal.write(self._context.actor, title="修改教师信息") as log:
            stored = log.load("person", id_).values
            checked = self._judged_person(log.connection, _person_row(stored, fields))
            self._change(RosterEntry(log, self._context.office.id), "person", id_, checked, fields)
        return log.changes

    def whole_numbers(self, id_: str) -> tuple[str, str]:
        """Return the unmasked identity and telephone number of one person; who asked is logged."""
        authority.require(self._context.actor, Right.ENTER)
        stored = next(iter(People(self._context.read).full([id_])), None)
        if stored is None:
            raise Refused("person.no_such", person=id_)
        _log.warning("roster.numbers_shown", extra={"facts": {"user": self._context.actor.user, "id": id_}})
        return stored["id_number"], stored["phone"]

    def export_teachers(
        self, out: Path, criteria: PeopleCriteria | None = None, *, full_ids: bool = False
    ) -> int:
        """Write people to a workbook that comes back as no change; return how many.

        Identity and telephone numbers are masked unless `full_ids` asks for them, which is logged.
        """
        authority.require(self._context.actor, Right.EXPORT)
        listing = People(self._context.read)
        keys = listing.find(criteria or PeopleCriteria())
        rows = _full(listing, keys) if full_ids else _masked(listing, keys)
        count = sheet_writer.write_list(out, "教师", TEACHER_COLUMNS, rows)
        if full_ids:
            facts = {"user": self._context.actor.user, "rows": count, "file": out.name}
            _log.warning("roster.full_ids_exported", extra={"facts": facts})
        return count

    def _judged_person(self, connection: Connection, fields: Mapping[str, Cell]) -> Checked:
        row = _by_school_code(connection, fields)
        return check_teachers(connection, self._context.office, _form(row), _TEACHER_HEADINGS)

    def _judged_office(self, connection: Connection, fields: Mapping[str, Cell]) -> Checked:
        return check_schools(connection, self._context.office, _form(fields), _SCHOOL_HEADINGS)

    @staticmethod
    def _change(
        entry: RosterEntry, entity: str, id_: str, checked: Checked, fields: Mapping[str, Cell]
    ) -> None:
        _require_clean(checked)
        erased: dict[str, str | None] = {
            name: None for name, value in fields.items() if value in ("", None) and name not in _NEVER_BLANK
        }
        changed = {name: value for row in checked.changed for name, value in row.fields.items()}
        if changed or erased:
            entry.change(entity, id_, {**changed, **erased})


_TEACHER_HEADINGS = headings(TEACHER_COLUMNS)
_SCHOOL_HEADINGS = headings(SCHOOL_COLUMNS)
_NEVER_BLANK = frozenset({"name", "code", "office", "school", "school_code", "status"})


def _person_row(stored: Mapping[str, str | None], fields: Mapping[str, Cell]) -> dict[str, Cell]:
    """Return a form as a row about the person it corrects.

    What it leaves alone of the document goes with it, because birth and sex must agree with that.
    """
    kept = {name: stored.get(name) for name in ("name", "office", "id_kind", "id_number")}
    return kept | dict(fields) | {"code": stored.get("code")}


def _office_row(stored: Mapping[str, str | None], fields: Mapping[str, Cell]) -> dict[str, Cell]:
    return {"name": stored.get("name")} | dict(fields) | {"code": stored.get("code")}


def _findings(checked: Checked, exists: str, headings: Mapping[str, str]) -> tuple[Problem, ...]:
    """Return what is wrong with a form that should enter somebody or some school not known yet."""
    if checked.new or checked.rejected:
        return checked.problems
    return (*checked.problems, Problem(_FORM_ROW, headings["name"], exists, "", None, True))


def _form(fields: Mapping[str, Cell]) -> list[SheetRow]:
    return [SheetRow(_FORM_ROW, fields)]


def _require_clean(checked: Checked) -> None:
    """A form can ask at once: what a sheet would leave out is refused here."""
    for problem in checked.problems:
        if problem.blocking or problem.code in LEAVES_OUT:
            facts = {"column": problem.column, "value": problem.value, "proposal": problem.proposal or ""}
            raise Refused(problem.code, **facts)


def _by_school_code(connection: Connection, fields: Mapping[str, Cell]) -> dict[str, Cell]:
    """Say a school that is given by its id as a row would: by its code."""
    row = dict(fields)
    office = row.pop("office", None)
    if isinstance(office, str) and not row.get("school_code") and not row.get("school"):
        row["school_code"] = known.office_code(connection, office)
    return row


def _masked(listing: People, keys: Iterable[str]) -> Iterator[dict[str, str]]:
    for row in listing.rows(list(keys)):
        shown = {c.field: str(getattr(row, c.field)) for c in TEACHER_COLUMNS if c.field != "code"}
        yield shown | {"code": row.number}


def _full(listing: People, keys: Iterable[str]) -> Iterator[dict[str, str]]:
    for stored in listing.full(list(keys)):
        yield {column.field: _shown(column, stored[column.field]) for column in TEACHER_COLUMNS}


def _shown(column: Column, value: str) -> str:
    return codes.table(column.table).name(value) if column.table and value else value
