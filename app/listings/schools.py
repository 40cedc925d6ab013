"""Schools and the other offices of the tree, as lists show them."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, RowMapping, Select, func, or_, select

from app.domain import codes, people
from app.domain.codes import OfficeLevel
from app.errors import Refused
from app.journal.operation import is_id
from app.listings.listing import Order, Totals
from db.schema.people import office, person

Reader = Callable[[], AbstractContextManager[Connection]]
_BATCH = 500
_SCHOOLS = tuple(level.value for level in OfficeLevel if level.teaches)
_parent = office.alias("parent_office")


@dataclass(frozen=True, slots=True)
class SchoolCriteria:
    """Which offices to list; without `levels` those that pupils attend."""

    find: str = ""
    district: str | None = None
    category: str | None = None
    status: str | None = None
    parent: str | None = None
    town: str | None = None
    levels: tuple[str, ...] = _SCHOOLS


@dataclass(frozen=True, slots=True)
class SchoolRow:
    """One office as a list shows it: names instead of codes."""

    id: str
    code: str
    name: str
    level: str
    parent: str
    parent_name: str
    category: str
    ownership: str
    setting: str
    district: str
    town: str
    centre: str
    head: str
    phone: str
    address: str
    state: str
    people: int


_TABLES = {"category": "school_type", "ownership": "ownership", "setting": "urban_rural"}
_BY_READING = func.substr(office.c.search_key, func.length(office.c.name) + 2)
_PEOPLE = (
    select(func.count())
    .select_from(person)
    .where(person.c.office == office.c.id)
    .scalar_subquery()
    .label("people")
)
_ORDER: dict[str, ColumnElement[Any]] = {
    column: office.c[column]
    for column in ("code", "level", "district", "town", "centre", "head", "phone", "address", *_TABLES)
} | {"name": _BY_READING, "state": office.c.status, "parent_name": _parent.c.name, "people": _PEOPLE}


class Schools:
    """The list of schools."""

    def __init__(self, read: Reader) -> None:
        self._read = read

    def find(self, criteria: SchoolCriteria, order: Sequence[Order] = ()) -> Sequence[str]:
        """Return the ids of all that fit; without an order by county, town and the name's reading."""
        wanted = order or (Order("district"), Order("town"), Order("name"))
        columns = [_ORDER[o.column].desc() if o.descending else _ORDER[o.column] for o in wanted]
        query = _joined(select(office.c.id)).where(*_conditions(criteria)).order_by(*columns, office.c.n)
        with self._read() as connection:
            return [key.hex() for key in connection.scalars(query)]

    def rows(self, keys: Sequence[str]) -> list[SchoolRow]:
        """Return the rows of these offices in the same order."""
        found: dict[str, SchoolRow] = {}
        with self._read() as connection:
            for start in range(0, len(keys), _BATCH):
                wanted = [bytes.fromhex(key) for key in keys[start : start + _BATCH]]
                query = _joined(select(office, _parent.c.name.label("parent_name"), _PEOPLE))
                rows = connection.execute(query.where(office.c.id.in_(wanted))).mappings()
                found |= {row["id"].hex(): _row(row) for row in rows}
        return [found[key] for key in keys if key in found]

    def totals(self, criteria: SchoolCriteria) -> Totals:
        """Return how many fit, and how many people belong to them."""
        query = _joined(select(func.count(), func.coalesce(func.sum(_PEOPLE), 0))).where(
            *_conditions(criteria)
        )
        with self._read() as connection:
            count, staff = connection.execute(query).one()
        return Totals(count, {"people": staff})

    def towns(self) -> list[str]:
        """Return the towns that schools lie in, each once, for a filter to choose from."""
        query = select(office.c.town).where(office.c.level.in_(_SCHOOLS), office.c.town != "").distinct()
        with self._read() as connection:
            return [town for town in connection.scalars(query.order_by(office.c.town)) if town]

    def require(self, text: str) -> str:
        """Return the id of the office with this code, id or exact name."""
        with self._read() as connection:
            found = office_by(connection, text)
        if found is None:
            raise Refused("school.no_such", school=text)
        return found


def office_by(connection: Connection, text: str) -> str | None:
    """Return the id of the one office with this code, id or exact name, or None."""
    wanted = text.strip()
    conditions = (
        office.c.code == wanted.upper(),
        *((office.c.id == bytes.fromhex(wanted),) if is_id(wanted) else ()),
        office.c.name == wanted,
    )
    for condition in conditions:
        found: list[bytes] = list(connection.scalars(select(office.c.id).where(condition).limit(2)))
        if len(found) == 1:
            return found[0].hex()
    return None


def _joined(query: Select[Any]) -> Select[Any]:
    return query.select_from(office).outerjoin(_parent, _parent.c.id == office.c.parent)


def _conditions(criteria: SchoolCriteria) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if criteria.levels:
        conditions.append(office.c.level.in_(criteria.levels))
    if wanted := people.search_text(criteria.find):
        key = office.c.search_key.contains(wanted, autoescape=True, escape="\\")
        conditions.append(or_(key, office.c.code == wanted.upper()))
    if criteria.parent:
        conditions.append(office.c.parent == bytes.fromhex(criteria.parent))
    chosen = {name: getattr(criteria, name) for name in ("district", "category", "status", "town")}
    return [*conditions, *(office.c[name] == value for name, value in chosen.items() if value)]


def _row(row: RowMapping) -> SchoolRow:
    plain = {
        name: row[name] or ""
        for name in (
            "code",
            "name",
            "level",
            "parent_name",
            "district",
            "town",
            "centre",
            "head",
            "phone",
            "address",
        )
    }
    return SchoolRow(
        id=row["id"].hex(),
        parent=row["parent"].hex() if row["parent"] else "",
        state=row["status"] or "",
        people=row["people"],
        **plain,
        **{name: codes.table(key).name(row[name]) for name, key in _TABLES.items()},
    )
