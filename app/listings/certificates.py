"""The registry of certificates as a list, and what issuing and verifying look up in it."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, TypeVarTuple

import orjson
from sqlalchemy import ColumnElement, Connection, Row, Select, func, select, true

from app.domain.people import search_text
from app.domain.units import from_hundredths
from app.listings.listing import Order, Totals, key_of
from db.schema.people import office, person
from db.schema.plans import plan
from db.schema.training import certificate, posting, registration

_Columns = TypeVarTuple("_Columns")
Reader = Callable[[], AbstractContextManager[Connection]]
_BATCH = 500


@dataclass(frozen=True, slots=True)
class CertificateCriteria:
    """Which certificates: number or holder containing a text, of one school, plan, person, state, year."""

    find: str = ""
    school: str | None = None
    plan: str | None = None
    person: str | None = None
    state: str | None = None
    year: int | None = None


@dataclass(frozen=True, slots=True)
class CertificateRow:
    """One certificate as a list shows it; `state` is valid, registered (countersigned above) or revoked."""

    id: str
    number: str
    kind: str
    holder: str
    masked_id: str
    unit: str
    project: str
    hours: Decimal
    credits: Decimal
    issuer: str
    issued_on: str
    state: str
    sha256: str


class CertificateList:
    """The list of certificates."""

    def __init__(self, read: Reader) -> None:
        self._read = read

    def find(self, criteria: CertificateCriteria, order: Sequence[Order] = ()) -> Sequence[str]:
        """Return the keys of all certificates that fit; the newest first unless ordered otherwise."""
        wanted = [_sorted(one) for one in order if one.column in _ORDER]
        usual = (certificate.c.issued_on.desc(), certificate.c.number)
        query = _joined(select(certificate.c.id)).where(*_conditions(criteria)).order_by(*wanted, *usual)
        with self._read() as connection:
            return [key.hex() for key in connection.scalars(query)]

    def rows(self, keys: Sequence[str]) -> list[CertificateRow]:
        """Return the rows of these keys in the same order; a key that is gone is left out."""
        found: dict[str, CertificateRow] = {}
        with self._read() as connection:
            for start in range(0, len(keys), _BATCH):
                batch = [bytes.fromhex(key) for key in keys[start : start + _BATCH]]
                for row in connection.execute(select(certificate).where(certificate.c.id.in_(batch))):
                    found[row.id.hex()] = _row(row)
        return [found[key] for key in keys if key in found]

    def totals(self, criteria: CertificateCriteria) -> Totals:
        """Return how many certificates fit, and how many of them are registered or revoked."""
        registered = func.count().filter(certificate.c.state == "registered")
        revoked = func.count().filter(certificate.c.state == "revoked")
        query = _joined(select(func.count(), registered, revoked)).where(*_conditions(criteria))
        with self._read() as connection:
            row = connection.execute(query).one()
        return Totals(row[0], {"registered": row[1], "revoked": row[2]})

    def years(self) -> list[int]:
        """Return the years in which certificates were issued, the latest first."""
        year = func.substr(certificate.c.issued_on, 1, 4)
        query = select(year).where(certificate.c.issued_on != "").distinct().order_by(year.desc())
        with self._read() as connection:
            return [int(found) for found in connection.scalars(query)]


_ORDER: dict[str, ColumnElement[Any]] = {
    "number": certificate.c.number,
    "holder": certificate.c.holder,
    "issued_on": certificate.c.issued_on,
    "state": certificate.c.state,
    "kind": certificate.c.kind,
}


def _sorted(order: Order) -> ColumnElement[Any]:
    column = _ORDER[order.column]
    return column.desc() if order.descending else column.asc()


def _joined(query: Select[*_Columns]) -> Select[*_Columns]:
    return query.select_from(certificate).outerjoin(person, person.c.id == certificate.c.person)


def _conditions(criteria: CertificateCriteria) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = [true()]
    if criteria.find.strip():
        number = certificate.c.number.contains(criteria.find.strip().upper(), autoescape=True)
        holder = certificate.c.holder.contains(criteria.find.strip(), autoescape=True)
        known = person.c.search_key.contains(search_text(criteria.find), autoescape=True)
        conditions.append(number | holder | known)
    for column, wanted in (
        (certificate.c.scope, criteria.school),
        (certificate.c.plan, criteria.plan),
        (certificate.c.person, criteria.person),
    ):
        if wanted:
            conditions.append(column == key_of(wanted))
    if criteria.state:
        conditions.append(certificate.c.state == criteria.state)
    if criteria.year:
        conditions.append(certificate.c.issued_on.startswith(f"{criteria.year:04d}-"))
    return conditions


def _row(row: Row[Any]) -> CertificateRow:
    said = orjson.loads(row.content or "{}")
    return CertificateRow(
        id=row.id.hex(),
        number=row.number or "",
        kind=row.kind or "",
        holder=row.holder or "",
        masked_id=said.get("masked_id", ""),
        unit=said.get("unit", ""),
        project=said.get("project", ""),
        hours=from_hundredths(said.get("hours", 0)),
        credits=from_hundredths(said.get("credits", 0)),
        issuer=said.get("issuer", ""),
        issued_on=row.issued_on or "",
        state=row.state or "",
        sha256=row.sha256 or "",
    )


# What issuing looks up --------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Holder:
    """A person as a certificate names them; the full ID number is here only to be masked."""

    person: str
    name: str
    id_number: str
    scope: str
    county: str
    unit: str


@dataclass(frozen=True, slots=True)
class Earner:
    """A person with posted credits and the sum of the postings that stand, in hundredths."""

    holder: Holder
    hours: int
    credits: int


@dataclass(frozen=True, slots=True)
class PlanTitle:
    """What a certificate says about a plan, and whose it is."""

    title: str
    starts: str
    ends: str
    scope: str
    county: str


_HOLDER = (
    person.c.id,
    person.c.name,
    person.c.id_number,
    person.c.scope,
    person.c.county,
    office.c.name.label("unit"),
)


def plan_title(connection: Connection, plan_id: str) -> PlanTitle | None:
    """Return the name, days and owner of a plan, or None when it is not here."""
    row = connection.execute(select(plan).where(plan.c.id == key_of(plan_id))).first()
    if row is None:
        return None
    return PlanTitle(row.title or "", row.starts_on or "", row.ends_on or "", row.scope.hex(), row.county)


def holder(connection: Connection, person_id: str) -> Holder | None:
    """Return a person as a certificate names them today, or None when they are not here."""
    query = (
        select(*_HOLDER)
        .select_from(person)
        .outerjoin(office, office.c.id == person.c.office)
        .where(person.c.id == bytes.fromhex(person_id))
    )
    row = connection.execute(query).first()
    return _holder(row) if row else None


def earners_of_plan(connection: Connection, plan_id: str) -> list[Earner]:
    """Return everybody with credits standing for a plan, by name.

    A posting stands while none reverses it; a reversal itself earns nothing.
    """
    reversed_ones = select(posting.c.reverses).where(posting.c.reverses.is_not(None))
    hours, earned = func.sum(posting.c.hours), func.sum(posting.c.credit)
    query = (
        select(*_HOLDER, hours.label("hours"), earned.label("earned"))
        .select_from(posting)
        .join(person, person.c.id == posting.c.person)
        .outerjoin(office, office.c.id == person.c.office)
        .where(
            posting.c.plan == bytes.fromhex(plan_id),
            posting.c.reverses.is_(None),
            posting.c.id.not_in(reversed_ones),
        )
        .group_by(person.c.id)
        .having(earned > 0)
        .order_by(person.c.name, person.c.id)
    )
    return [Earner(_holder(row), row.hours or 0, row.earned or 0) for row in connection.execute(query)]


def _holder(row: Any) -> Holder:
    return Holder(
        row.id.hex(), row.name or "", row.id_number or "", row.scope.hex(), row.county, row.unit or ""
    )


def holders_of_plan(connection: Connection, plan_id: str) -> set[str]:
    """Return the people who hold a certificate of a plan that was not revoked."""
    query = select(certificate.c.person).where(
        certificate.c.plan == bytes.fromhex(plan_id), certificate.c.state != "revoked"
    )
    return {key.hex() for key in connection.scalars(query)}


def holds_cycle(connection: Connection, person_id: str, label: str) -> bool:
    """Return whether a person has a certificate of this cycle that was not revoked."""
    query = select(certificate.c.content).where(
        certificate.c.person == bytes.fromhex(person_id),
        certificate.c.kind == "cycle",
        certificate.c.state != "revoked",
    )
    return any(orjson.loads(said).get("project") == label for said in connection.scalars(query))


def numbers_of(connection: Connection, issuer: str) -> list[str]:
    """Return every number that an office has given out, revoked ones included."""
    query = select(certificate.c.number).where(certificate.c.issuer == bytes.fromhex(issuer))
    return list(connection.scalars(query))


# What verifying looks up ------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Registered:
    """One row of the registry; `registered_at` is when an office above countersigned it, if one did."""

    id: str
    number: str
    person: str
    plan: str | None
    issuer: str
    scope: str
    county: str
    holder: str
    kind: str
    state: str
    sha256: str
    content: dict[str, Any]
    registered_at: str | None


def by_number(connection: Connection, number: str) -> list[Registered]:
    """Return the rows with this number; more than one is a fork that somebody has to look into."""
    return _registered(connection, certificate.c.number == number)


def by_file(connection: Connection, sha256: str) -> list[Registered]:
    """Return the rows of a file."""
    return _registered(connection, certificate.c.sha256 == sha256)


def _registered(connection: Connection, condition: ColumnElement[bool]) -> list[Registered]:
    countersigned = (
        select(func.min(registration.c.made_at))
        .where(registration.c.certificate == certificate.c.id, registration.c.sha256 == certificate.c.sha256)
        .scalar_subquery()
    )
    query = select(certificate, countersigned.label("registered_at")).where(condition)
    return [
        Registered(
            id=row.id.hex(),
            number=row.number,
            person=row.person.hex() if row.person else "",
            plan=row.plan.hex() if row.plan else None,
            issuer=row.issuer.hex() if row.issuer else "",
            scope=row.scope.hex(),
            county=row.county,
            holder=row.holder or "",
            kind=row.kind,
            state=row.state,
            sha256=row.sha256,
            content=orjson.loads(row.content or "{}"),
            registered_at=row.registered_at if row.state == "registered" else None,
        )
        for row in connection.execute(query.order_by(certificate.c.n))
    ]
