"""Teachers and other people of the offices, as lists show them: found by a piece of what is known.

Identity and telephone numbers are masked here, so that no screen, file or command shows them by
accident; `full` is the one door to the whole numbers.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, RowMapping, Select, func, or_, select

from app.domain import codes, people
from app.errors import Refused
from app.listings.listing import Order, Totals
from db.schema.people import office, person

Reader = Callable[[], AbstractContextManager[Connection]]
_BATCH = 500
_ESCAPE = "\\"


@dataclass(frozen=True, slots=True)
class PeopleCriteria:
    """Whom to list; `find` is one to four characters of a name, pinyin, initials or the end of an ID."""

    find: str = ""
    school: str | None = None
    status: str | None = None
    stage: str | None = None
    subject: str | None = None


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One person as a list shows them: names instead of codes, numbers masked."""

    id: str
    number: str
    name: str
    id_kind: str
    id_number: str
    sex: str
    born: str
    ethnicity: str
    office: str
    school: str
    school_code: str
    stage: str
    subject: str
    title: str
    post: str
    education: str
    politics: str
    joined_on: str
    phone: str
    status: str
    state: str


_TABLES = {
    "id_kind": "id_type",
    "sex": "sex",
    "ethnicity": "ethnicity",
    "stage": "stage",
    "subject": "subject",
    "title": "title",
    "post": "post",
    "education": "education",
    "politics": "political",
    "status": "employment",
}

# A search key begins with the name and goes on with its pinyin: names sort as people say them.
_BY_READING = func.substr(person.c.search_key, func.length(person.c.name) + 2)
_ORDER: dict[str, ColumnElement[Any]] = {
    column: person.c[column] for column in (*_TABLES, "born", "joined_on", "id_number", "phone")
} | {"number": person.c.code, "name": _BY_READING, "school": office.c.name, "school_code": office.c.code}


class People:
    """The list of people."""

    def __init__(self, read: Reader) -> None:
        self._read = read

    def find(self, criteria: PeopleCriteria, order: Sequence[Order] = ()) -> Sequence[str]:
        """Return the ids of all that fit; without an order by school, then by the name's reading."""
        wanted = order or (Order("school"), Order("name"))
        columns = [_ORDER[o.column].desc() if o.descending else _ORDER[o.column] for o in wanted]
        query = _joined(select(person.c.id)).where(*_conditions(criteria)).order_by(*columns, person.c.n)
        with self._read() as connection:
            return [key.hex() for key in connection.scalars(query)]

    def rows(self, keys: Sequence[str]) -> list[PersonRow]:
        """Return the rows of these people in the same order, their numbers masked."""
        with self._read() as connection:
            return [_row(row) for row in _fetch(connection, keys)]

    def totals(self, criteria: PeopleCriteria) -> Totals:
        """Return how many fit."""
        query = _joined(select(func.count())).where(*_conditions(criteria))
        with self._read() as connection:
            return Totals(connection.execute(query).scalar_one(), {})

    def require(self, text: str) -> str:
        """Return the id of the one person with this id, 教师编号 or identity number."""
        with self._read() as connection:
            found = person_by(connection, text)
        if found is None:
            raise Refused("person.no_such", person=people.mask_id(text) if text[:15].isdigit() else text)
        return found

    def full(self, keys: Sequence[str]) -> Iterator[dict[str, str]]:
        """Yield the stored values of these people by field, whole numbers and codes included.

        Callers name a purpose for it (a form, an export that was asked for); it is no list.
        """
        with self._read() as connection:
            for row in _fetch(connection, keys):
                stored = {
                    column.name: row[column.name] or "" for column in person.columns if column.name != "id"
                }
                yield stored | {
                    "id": row["id"].hex(),
                    "school": row["school"] or "",
                    "school_code": row["school_code"] or "",
                }


def person_by(connection: Connection, text: str) -> str | None:
    """Return the id of the person with this id, 教师编号 or identity number, or None."""
    wanted = text.strip().upper()
    query = select(person.c.id).where(or_(person.c.code == wanted, person.c.id_number == wanted)).limit(2)
    found = list(connection.scalars(query))
    if not found and len(wanted) == 32 and set(wanted) <= set("0123456789ABCDEF"):
        found = list(connection.scalars(select(person.c.id).where(person.c.id == bytes.fromhex(wanted))))
    return found[0].hex() if len(found) == 1 else None


def _joined(query: Select[Any]) -> Select[Any]:
    return query.select_from(person).outerjoin(office, office.c.id == person.c.office)


def _conditions(criteria: PeopleCriteria) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if wanted := people.search_text(criteria.find):
        key = person.c.search_key.contains(wanted, autoescape=True, escape=_ESCAPE)
        exact = [person.c.code == wanted.upper(), person.c.id_number == wanted.upper()]
        conditions.append(or_(key, *exact))
    if criteria.school:
        conditions.append(person.c.office == bytes.fromhex(criteria.school))
    chosen = {name: getattr(criteria, name) for name in ("status", "stage", "subject")}
    return [*conditions, *(person.c[name] == value for name, value in chosen.items() if value)]


def _fetch(connection: Connection, keys: Sequence[str]) -> Iterator[RowMapping]:
    """Yield the stored rows of these keys in their order; a key that is gone is left out."""
    columns = (person, office.c.name.label("school"), office.c.code.label("school_code"))
    for start in range(0, len(keys), _BATCH):
        wanted = [bytes.fromhex(key) for key in keys[start : start + _BATCH]]
        query = _joined(select(*columns)).where(person.c.id.in_(wanted))
        found = {row["id"]: row for row in connection.execute(query).mappings()}
        yield from (found[key] for key in wanted if key in found)


def _row(row: RowMapping) -> PersonRow:
    return PersonRow(
        id=row["id"].hex(),
        number=row["code"] or "",
        name=row["name"] or "",
        id_number=people.mask_id(row["id_number"]),
        born=row["born"] or "",
        office=row["office"].hex() if row["office"] else "",
        school=row["school"] or "",
        school_code=row["school_code"] or "",
        joined_on=row["joined_on"] or "",
        phone=people.mask_phone(row["phone"]),
        state=row["status"] or "",
        **{name: codes.table(key).name(row[name]) for name, key in _TABLES.items()},
    )
