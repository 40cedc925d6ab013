"""What the ledger knows about schools and people, as the judgement on rosters needs it."""

from typing import Any

from sqlalchemy import Connection, Row, Select, Table, select

from app.domain.roster_rows import Known
from app.listings import offices
from db.schema.people import office, person

_OFFICE_FIELDS = (
    "level", "code", "name", "parent", "category", "ownership", "setting", "district", "town", "centre",
    "head", "phone", "address", "status", "county",
)  # fmt: skip
_PERSON_FIELDS = (
    "name", "id_kind", "id_number", "sex", "born", "ethnicity", "office", "status", "code", "stage", "subject",
    "title", "post", "education", "politics", "joined_on", "phone",
)  # fmt: skip


def known_offices(connection: Connection, home: str) -> list[Known]:
    """Return an office and all below it."""
    within = {bytes.fromhex(id_) for id_ in offices.below(connection, home)}
    query = _selected(office, _OFFICE_FIELDS)
    return [_known(row) for row in connection.execute(query) if row.id in within]


def known_people(connection: Connection) -> list[Known]:
    """Return everybody in the ledger."""
    return [_known(row) for row in connection.execute(_selected(person, _PERSON_FIELDS))]


def known_person(connection: Connection, id_: str) -> Known | None:
    """Return one person by id, or None."""
    row = connection.execute(
        _selected(person, _PERSON_FIELDS).where(person.c.id == bytes.fromhex(id_))
    ).first()
    return _known(row) if row else None


def office_code(connection: Connection, id_: str) -> str:
    """Return the code of an office, empty when it is not here."""
    found = offices.office(connection, id_)
    return found.code if found else ""


def _selected(table: Table, fields: tuple[str, ...]) -> Select[Any]:
    return select(table.c.id, *(table.c[field] for field in fields)).order_by(table.c.n)


def _known(row: Row[Any]) -> Known:
    stored = row._mapping  # SQLAlchemy's public name for a row as a mapping
    values = {name: v.hex() if isinstance(v, bytes) else v for name, v in stored.items() if name != "id"}
    return Known(row.id.hex(), values)
