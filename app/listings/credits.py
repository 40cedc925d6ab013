"""Lists of what teachers have earned and of what they claim."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import orjson
from sqlalchemy import ColumnElement, Connection, RowMapping, Select, and_, func, or_, select, true

from app.domain import people
from app.domain.units import from_hundredths
from app.listings.listing import Order, Totals
from app.listings.sessions import batches
from db.schema.people import office, person
from db.schema.training import claim, posting

Reader = Callable[[], AbstractContextManager[Connection]]


@dataclass(frozen=True, slots=True)
class CreditCriteria:
    """Whose credits: a school's staff, people found by a text."""

    school: str | None = None
    find: str = ""


@dataclass(frozen=True, slots=True)
class CreditRow:
    """One teacher's credits in the span asked for, reversals taken off."""

    id: str
    code: str
    name: str
    school: str
    total: Decimal
    by_mode: Mapping[str, Decimal]


class CreditList:
    """The list of teachers with their credits, of all time or earned between two days (YYYY-MM-DD)."""

    def __init__(self, read: Reader, since: str = "0001-01-01", until: str = "9999-12-31") -> None:
        self._read = read
        self._earned = posting.c.earned_on.between(since, until)

    def between(self, since: str, until: str) -> "CreditList":
        """Return the same list with what was earned between two days, such as those of a cycle."""
        return CreditList(self._read, since, until)

    def find(self, criteria: CreditCriteria, order: Sequence[Order] = ()) -> Sequence[str]:
        """Return the keys of all teachers that fit, in order."""
        columns = {"code": person.c.code, "name": person.c.name, "school": office.c.name, "total": _SUM}
        wanted = [_sorted(columns[one.column], one) for one in order if one.column in columns]
        query = self._earners(select(person.c.id), criteria).group_by(person.c.id, office.c.name)
        query = query.order_by(*wanted, office.c.name, person.c.code, person.c.n)
        with self._read() as connection:
            return [key.hex() for key in connection.scalars(query)]

    def rows(self, keys: Sequence[str]) -> list[CreditRow]:
        """Return the rows of these keys in the same order; a key that is gone is left out."""
        found: dict[str, CreditRow] = {}
        with self._read() as connection:
            for batch in batches(keys):
                ids = [bytes.fromhex(key) for key in batch]
                sums = self._sums(connection, ids)
                query = select(person.c.id, person.c.code, person.c.name, office.c.name.label("school"))
                query = query.outerjoin(office, office.c.id == person.c.office).where(person.c.id.in_(ids))
                for row in connection.execute(query).mappings():
                    found[row["id"].hex()] = _credit_row(row, sums.get(row["id"], {}))
        return [found[key] for key in keys if key in found]

    def totals(self, criteria: CreditCriteria) -> Totals:
        """Return how many teachers match and their credits together, in hundredths."""
        count = self._earners(select(func.count(person.c.id.distinct())), criteria)
        credit = self._earners(select(_SUM), criteria)
        with self._read() as connection:
            people, earned = connection.scalar(count) or 0, connection.scalar(credit) or 0
        return Totals(people, {"credit": earned})

    def _earners(self, query: Select[Any], criteria: CreditCriteria) -> Select[Any]:
        """Join people with their postings of the span; who has none stays in the list."""
        joined = query.select_from(person).outerjoin(
            posting, and_(posting.c.person == person.c.id, self._earned)
        )
        joined = joined.outerjoin(office, office.c.id == person.c.office)
        return joined.where(*_conditions(criteria))

    def _sums(self, connection: Connection, ids: Sequence[bytes]) -> dict[bytes, dict[str, int]]:
        query = select(posting.c.person, posting.c.mode, func.sum(posting.c.credit))
        query = query.where(posting.c.person.in_(ids), self._earned)
        sums: dict[bytes, dict[str, int]] = {}
        for whose, mode, credit in connection.execute(query.group_by(posting.c.person, posting.c.mode)):
            sums.setdefault(whose, {})[mode or ""] = credit or 0
        return sums


_SUM = func.coalesce(func.sum(posting.c.credit), 0)


def _conditions(criteria: CreditCriteria) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = [true()]
    if criteria.school:
        conditions.append(person.c.office == bytes.fromhex(criteria.school))
    if criteria.find.strip():
        word = people.search_text(criteria.find)
        named = person.c.search_key.contains(word, autoescape=True)
        conditions.append(or_(named, func.lower(person.c.code).contains(word, autoescape=True)))
    return conditions


def _credit_row(row: RowMapping, sums: Mapping[str, int]) -> CreditRow:
    return CreditRow(
        id=row["id"].hex(),
        code=row["code"] or "",
        name=row["name"] or "",
        school=row["school"] or "",
        total=from_hundredths(sum(sums.values())),
        by_mode={mode: from_hundredths(credit) for mode, credit in sums.items()},
    )


def _sorted(column: ColumnElement[Any], order: Order) -> ColumnElement[Any]:
    return column.desc() if order.descending else column.asc()


# Claims ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class ClaimCriteria:
    """Which claims: in one state (pending, approved, returned), of one school, of one person."""

    state: str | None = None
    school: str | None = None
    person: str | None = None


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """One claim as a list shows it."""

    id: str
    person: str
    code: str
    name: str
    school: str
    held_on: str
    type: str
    mode: str
    level: str
    hours: str
    quantity: str
    work: str
    evidence: bool
    state: str
    entered_by: str


class ClaimList:
    """The list of claims."""

    def __init__(self, read: Reader) -> None:
        self._read = read

    def find(self, criteria: ClaimCriteria, order: Sequence[Order] = ()) -> Sequence[str]:
        """Return the keys of all claims that fit, in order."""
        columns = {"held_on": claim.c.held_on, "name": person.c.name, "state": claim.c.state}
        wanted = [_sorted(columns[one.column], one) for one in order if one.column in columns]
        query = _claims(select(claim.c.id), criteria).order_by(*wanted, claim.c.held_on, claim.c.id)
        with self._read() as connection:
            return [key.hex() for key in connection.scalars(query)]

    def rows(self, keys: Sequence[str]) -> list[ClaimRow]:
        """Return the rows of these keys in the same order; a key that is gone is left out."""
        columns = select(claim, person.c.code, person.c.name, office.c.name.label("school"))
        found: dict[str, ClaimRow] = {}
        with self._read() as connection:
            for batch in batches(keys):
                ids = [bytes.fromhex(key) for key in batch]
                query = _claims(columns, ClaimCriteria()).where(claim.c.id.in_(ids))
                rows = connection.execute(query).mappings()
                found |= {row["id"].hex(): _claim_row(row) for row in rows}
        return [found[key] for key in keys if key in found]

    def totals(self, criteria: ClaimCriteria) -> Totals:
        """Return how many claims match."""
        with self._read() as connection:
            return Totals(connection.scalar(_claims(select(func.count()), criteria)) or 0, {})


def _claims(query: Select[Any], criteria: ClaimCriteria) -> Select[Any]:
    joined = query.select_from(claim).outerjoin(person, person.c.id == claim.c.person)
    joined = joined.outerjoin(office, office.c.id == claim.c.scope)
    conditions: list[ColumnElement[bool]] = [true()]
    if criteria.state:
        conditions.append(claim.c.state == criteria.state)
    if criteria.school:
        conditions.append(claim.c.scope == bytes.fromhex(criteria.school))
    if criteria.person:
        conditions.append(claim.c.person == bytes.fromhex(criteria.person))
    return joined.where(*conditions)


def _claim_row(row: RowMapping) -> ClaimRow:
    said = orjson.loads(row["claim"] or "{}")
    texts = {name: str(said.get(name) or "") for name in _SAID}
    return ClaimRow(
        id=row["id"].hex(),
        person=row["person"].hex(),
        code=row["code"] or "",
        name=row["name"] or "",
        school=row["school"] or "",
        held_on=row["held_on"] or "",
        evidence=said.get("evidence") is True,
        state=row["state"] or "",
        entered_by=row["actor_name"] or "",
        **texts,
    )


_SAID = ("type", "mode", "level", "hours", "quantity", "work")
