"""For which plans certificates can be issued, and to whom: everybody with credits that stand."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, Subquery, and_, func, select

from app.domain.units import from_hundredths
from app.listings.listing import Order, Totals
from db.schema.people import office, person
from db.schema.plans import plan
from db.schema.training import certificate, posting

Reader = Callable[[], AbstractContextManager[Connection]]


@dataclass(frozen=True, slots=True)
class IssuableCriteria:
    """Which plans: all, or those where somebody still waits for a certificate."""

    waiting: bool = False


@dataclass(frozen=True, slots=True)
class IssuableRow:
    """A plan with posted credits: how many people earned some, how many of them hold a certificate."""

    id: str
    title: str
    unit: str
    earners: int
    held: int

    @property
    def due(self) -> int:
        """Return how many certificates would be issued now."""
        return self.earners - self.held


@dataclass(frozen=True, slots=True)
class Recipient:
    """Somebody who earned credits in a plan; `number` is the certificate they hold, empty when none."""

    name: str
    unit: str
    hours: Decimal
    credits: Decimal
    number: str


class IssuablePlans:
    """The plans whose credits are posted."""

    def __init__(self, read: Reader) -> None:
        self._read = read

    def find(self, criteria: IssuableCriteria, order: Sequence[Order] = ()) -> Sequence[str]:
        """Return the plans where somebody waits first, then those that began last."""
        wanted = [
            _COLUMNS[one.column].desc() if one.descending else _COLUMNS[one.column].asc()
            for one in order
            if one.column in _COLUMNS
        ]
        usual = (_DUE.desc(), plan.c.starts_on.desc(), plan.c.title)
        query = select(plan.c.id).join(_COUNTS, _COUNTS.c.plan == plan.c.id)
        query = query.outerjoin(office, office.c.id == plan.c.scope)
        if criteria.waiting:
            query = query.where(_DUE > 0)
        with self._read() as connection:
            return [key.hex() for key in connection.scalars(query.order_by(*wanted, *usual))]

    def rows(self, keys: Sequence[str]) -> list[IssuableRow]:
        """Return the rows of these plans in the same order."""
        query = (
            select(plan.c.id, plan.c.title, office.c.name, _COUNTS.c.earners, _COUNTS.c.held)
            .join(_COUNTS, _COUNTS.c.plan == plan.c.id)
            .outerjoin(office, office.c.id == plan.c.scope)
            .where(plan.c.id.in_([bytes.fromhex(key) for key in keys]))
        )
        with self._read() as connection:
            found = {
                row.id.hex(): IssuableRow(
                    row.id.hex(), row.title or "", row.name or "", row.earners, row.held
                )
                for row in connection.execute(query)
            }
        return [found[key] for key in keys if key in found]

    def totals(self, criteria: IssuableCriteria) -> Totals:
        """Return how many plans fit, and how many certificates are due in them."""
        query = select(func.count(), func.coalesce(func.sum(_DUE), 0)).select_from(_COUNTS)
        if criteria.waiting:
            query = query.where(_DUE > 0)
        with self._read() as connection:
            count, due = connection.execute(query).one()
        return Totals(count, {"due": due})

    def recipients(self, plan_id: str) -> list[Recipient]:
        """Return everybody who earned credits in a plan, those without a certificate first."""
        query = (
            select(
                person.c.name, office.c.name.label("unit"), _EARNED.c.hours, _EARNED.c.credit, _HELD.c.number
            )
            .select_from(_EARNED)
            .join(person, person.c.id == _EARNED.c.person)
            .outerjoin(office, office.c.id == person.c.office)
            .outerjoin(_HELD, and_(_HELD.c.plan == _EARNED.c.plan, _HELD.c.person == _EARNED.c.person))
            .where(_EARNED.c.plan == bytes.fromhex(plan_id))
            .order_by(_HELD.c.number.is_not(None), person.c.name, person.c.id)
        )
        with self._read() as connection:
            return [_recipient(row) for row in connection.execute(query)]


def _recipient(row: Any) -> Recipient:
    hours, earned = from_hundredths(row.hours or 0), from_hundredths(row.credit)
    return Recipient(row.name or "", row.unit or "", hours, earned, row.number or "")


def _earned() -> Subquery:
    """A posting stands while none reverses it; a reversal itself earns nothing."""
    reversed_ones = select(posting.c.reverses).where(posting.c.reverses.is_not(None))
    credit = func.sum(posting.c.credit)
    query = (
        select(
            posting.c.plan, posting.c.person, func.sum(posting.c.hours).label("hours"), credit.label("credit")
        )
        .where(posting.c.plan.is_not(None), posting.c.reverses.is_(None), posting.c.id.not_in(reversed_ones))
        .group_by(posting.c.plan, posting.c.person)
        .having(credit > 0)
    )
    return query.subquery("earned")


def _held() -> Subquery:
    query = (
        select(certificate.c.plan, certificate.c.person, func.min(certificate.c.number).label("number"))
        .where(certificate.c.plan.is_not(None), certificate.c.state != "revoked")
        .group_by(certificate.c.plan, certificate.c.person)
    )
    return query.subquery("held")


_EARNED, _HELD = _earned(), _held()


def _counts() -> Subquery:
    query = (
        select(_EARNED.c.plan, func.count().label("earners"), func.count(_HELD.c.number).label("held"))
        .select_from(_EARNED)
        .outerjoin(_HELD, and_(_HELD.c.plan == _EARNED.c.plan, _HELD.c.person == _EARNED.c.person))
        .group_by(_EARNED.c.plan)
    )
    return query.subquery("counts")


_COUNTS = _counts()
_DUE = _COUNTS.c.earners - _COUNTS.c.held
_COLUMNS: dict[str, Any] = {
    "title": plan.c.title,
    "unit": office.c.name,
    "earners": _COUNTS.c.earners,
    "held": _COUNTS.c.held,
    "due": _DUE,
}
