"""The judgement on rosters with what this ledger knows: one door for sheets and for forms."""

from collections.abc import Iterable, Mapping

from sqlalchemy import Connection

from app import clock
from app.domain import school_rows, teacher_rows
from app.domain.authority import OfficeRef
from app.domain.codes import OfficeLevel
from app.domain.roster_rows import Checked, SheetRow
from app.domain.school_rows import SchoolContext
from app.domain.teacher_rows import TeacherContext
from app.errors import Refused
from app.listings import known


def check_teachers(
    connection: Connection, home: OfficeRef, rows: Iterable[SheetRow], headings: Mapping[str, str]
) -> Checked:
    """Judge rows of people; in a school's own folder a row that names no school is of that school."""
    context = TeacherContext(
        schools=known.known_offices(connection, home.id),
        people=known.known_people(connection),
        today=clock.today(),
        home=home.id if home.level.teaches else None,
    )
    return teacher_rows.check(rows, context, headings)


def check_schools(
    connection: Connection, home: OfficeRef, rows: Iterable[SheetRow], headings: Mapping[str, str]
) -> Checked:
    """Judge rows of schools; only an office with others below it keeps a list of schools."""
    if home.level in (OfficeLevel.SCHOOL, OfficeLevel.POINT):
        raise Refused("school.only_above", office=home.name)
    below = [office for office in known.known_offices(connection, home.id) if office.id != home.id]
    return school_rows.check(rows, SchoolContext(home.id, home.code, home.name, below), headings)
