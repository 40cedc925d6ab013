"""Sessions of plans, who is expected at them and what their sheets say."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any

import orjson
from sqlalchemy import ColumnElement, Connection, RowMapping, Select, func, or_, select

from app.domain import people, snapshot
from app.domain.attendance import HOLDING
from app.domain.codes import table as code_table
from app.domain.snapshot import EVERYONE, PlanContent
from app.journal.operation import is_id
from app.listings.listing import Order, Totals, key_of
from db.schema.people import office, person
from db.schema.plans import plan
from db.schema.training import attendance_correction, attendance_sheet, mark, session

Reader = Callable[[], AbstractContextManager[Connection]]
_BATCH = 500
_DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class SessionCriteria:
    """Which sessions: of one plan, one school, held in a span of days, with or still without a sheet.

    `approved` leaves out sessions of plans that take no attendance yet; `find` looks into topic,
    plan (pinyin and initials included), place and school.
    """

    plan: str | None = None
    school: str | None = None
    since: str | None = None
    until: str | None = None
    without_sheet: bool = False
    with_sheet: bool = False
    approved: bool = False
    find: str = ""


@dataclass(frozen=True, slots=True)
class SessionRow:
    """One session as a list shows it.

    `expected` counts the people the plan is for, `marked` those with a mark, `flagged` those of
    whom two sheets say different things.
    """

    id: str
    plan: str
    plan_title: str
    plan_state: str
    school: str
    position: int
    topic: str
    held_on: str
    starts: str
    ends: str
    place: str
    minutes: int
    sheets: int
    present: int
    marked: int
    expected: int
    flagged: int


@dataclass(frozen=True, slots=True)
class SessionPlan:
    """A plan that has sessions, as a filter names it."""

    id: str
    title: str
    school: str


class SessionList:
    """The list of sessions."""

    def __init__(self, read: Reader) -> None:
        self._read = read

    def find(self, criteria: SessionCriteria, order: Sequence[Order] = ()) -> Sequence[str]:
        """Return the keys of all sessions that fit, in order."""
        usual = (session.c.held_on, session.c.plan, session.c.position, session.c.n)
        wanted = [_sorted(one) for one in order if one.column in _ORDER]
        query = _joined(select(session.c.id)).where(*_conditions(criteria)).order_by(*wanted, *usual)
        with self._read() as connection:
            return [key.hex() for key in connection.scalars(query)]

    def rows(self, keys: Sequence[str]) -> list[SessionRow]:
        """Return the rows of these keys in the same order; a key that is gone is left out."""
        found: dict[str, SessionRow] = {}
        with self._read() as connection:
            for batch in batches(keys):
                rows = connection.execute(_rows_of(batch)).mappings().all()
                expected = _expected_of(connection, {row["plan"] for row in rows})
                found |= {row["id"].hex(): _row(row, expected.get(row["plan"], 0)) for row in rows}
        return [found[key] for key in keys if key in found]

    def plans(self, *, most: int = 300) -> list[SessionPlan]:
        """Return the plans that have sessions, those that began last first."""
        query = select(plan.c.id, plan.c.title, office.c.name).outerjoin(office, office.c.id == plan.c.scope)
        has = select(session.c.id).where(session.c.plan == plan.c.id, *_conditions(SessionCriteria()))
        query = query.where(has.exists()).order_by(plan.c.starts_on.desc(), plan.c.title).limit(most)
        with self._read() as connection:
            return [
                SessionPlan(id_.hex(), title or "", name or "")
                for id_, title, name in connection.execute(query)
            ]

    def totals(self, criteria: SessionCriteria) -> Totals:
        """Return how many sessions match, how many of them have a sheet, and the people present."""
        with_sheet = func.count().filter(session.c.sheets > 0)
        columns = select(func.count(), with_sheet, func.coalesce(func.sum(session.c.present), 0))
        with self._read() as connection:
            row = connection.execute(_joined(columns).where(*_conditions(criteria))).one()
        return Totals(row[0], {"with_sheet": row[1], "present": row[2]})


_ORDER: dict[str, ColumnElement[Any]] = {
    "held_on": session.c.held_on,
    "topic": session.c.topic,
    "plan_title": plan.c.title,
    "school": office.c.name,
    "present": session.c.present,
    "sheets": session.c.sheets,
    "place": session.c.place,
}
_FLAGGED = (
    select(func.count())
    .where(mark.c.owner == session.c.id, mark.c.flagged == 1)
    .scalar_subquery()
    .label("flagged")
)


def _sorted(order: Order) -> ColumnElement[Any]:
    column = _ORDER[order.column]
    return column.desc() if order.descending else column.asc()


def _joined(query: Select[Any]) -> Select[Any]:
    return (
        query.select_from(session)
        .outerjoin(plan, plan.c.id == session.c.plan)
        .outerjoin(office, office.c.id == session.c.scope)
    )


def _rows_of(keys: Sequence[str]) -> Select[Any]:
    query = _joined(
        select(
            session, plan.c.title.label("plan_title"), plan.c.state, office.c.name.label("school"), _FLAGGED
        )
    )
    return query.where(session.c.id.in_([bytes.fromhex(key) for key in keys]))


def _conditions(criteria: SessionCriteria) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = [func.coalesce(session.c.status, "") != _DROPPED]
    if criteria.plan:
        conditions.append(session.c.plan == key_of(criteria.plan))
    if criteria.school:
        conditions.append(session.c.scope == bytes.fromhex(criteria.school))
    if criteria.since:
        conditions.append(session.c.held_on >= criteria.since)
    if criteria.until:
        conditions.append(session.c.held_on <= criteria.until)
    if criteria.without_sheet:
        conditions.append(func.coalesce(session.c.sheets, 0) == 0)
    if criteria.with_sheet:
        conditions.append(session.c.sheets > 0)
    if criteria.approved:
        conditions.append(plan.c.state.in_([state.value for state in HOLDING]))
    if criteria.find.strip():
        conditions.append(_contains(criteria.find))
    return conditions


def _contains(typed: str) -> ColumnElement[bool]:
    wanted = people.search_text(typed)
    columns = (plan.c.search_key, *map(func.lower, (session.c.topic, session.c.place, office.c.name)))
    return or_(*(column.contains(wanted, autoescape=True) for column in columns))


def _expected_of(connection: Connection, plans: set[bytes]) -> dict[bytes, int]:
    """Return how many people each plan is for: those it names, or the staff of its school."""
    query = select(plan.c.id, plan.c.scope, plan.c.content).where(plan.c.id.in_(plans))
    found = {
        id_: (scope, snapshot.from_canonical(orjson.loads(content or "{}")).audience)
        for id_, scope, content in connection.execute(query)
    }
    counting = select(person.c.office, func.count()).where(
        person.c.office.in_({scope for scope, _ in found.values()}), _counts_as_staff()
    )
    staff: dict[bytes, int] = {
        row[0]: row[1] for row in connection.execute(counting.group_by(person.c.office))
    }
    return {
        id_: staff.get(scope, 0) if audience == EVERYONE else len(audience)
        for id_, (scope, audience) in found.items()
    }


def _counts_as_staff() -> ColumnElement[bool]:
    counted = [entry.code for entry in code_table("employment").entries if entry.attributes.get("counts")]
    return func.coalesce(person.c.status, "active").in_(counted)


def _row(row: RowMapping, expected: int) -> SessionRow:
    return SessionRow(
        id=row["id"].hex(),
        plan=row["plan"].hex(),
        plan_title=row["plan_title"] or "",
        plan_state=row["state"] or "",
        school=row["school"] or "",
        position=row["position"] or 0,
        topic=row["topic"] or "",
        held_on=row["held_on"] or "",
        starts=row["starts"] or "",
        ends=row["ends"] or "",
        place=row["place"] or "",
        minutes=row["minutes"] or 0,
        sheets=row["sheets"] or 0,
        present=row["present"] or 0,
        marked=row["expected"] or 0,
        expected=expected,
        flagged=row["flagged"] or 0,
    )


def batches(keys: Sequence[str]) -> list[Sequence[str]]:
    """Return the keys in lists short enough for one query."""
    return [keys[start : start + _BATCH] for start in range(0, len(keys), _BATCH)]


# What the services look up --------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Expected:
    """A person expected at a session."""

    id: str
    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Marked:
    """One person's mark at one session."""

    session: str
    person: str
    mark: str
    minutes: int | None
    flagged: bool


def session_of(connection: Connection, id_: str) -> RowMapping | None:
    """Return the stored row of a session, or None when it is not here."""
    if not is_id(id_):
        return None
    return connection.execute(select(session).where(session.c.id == bytes.fromhex(id_))).mappings().first()


def activities_of_sessions(connection: Connection, plan_id: str) -> dict[str, str]:
    """Return the session of each activity of a plan, both by id."""
    query = select(session.c.activity, session.c.id).where(
        session.c.plan == bytes.fromhex(plan_id), func.coalesce(session.c.status, "") != _DROPPED
    )
    return {activity.hex(): id_.hex() for activity, id_ in connection.execute(query)}


def expected_at(connection: Connection, school: str, content: PlanContent) -> list[Expected]:
    """Return the people a plan is for: those it names, or everyone whom its school counts as staff."""
    query = select(person.c.id, person.c.code, person.c.name)
    if content.audience == EVERYONE:
        rows = connection.execute(query.where(person.c.office == bytes.fromhex(school), _counts_as_staff()))
    else:
        ids = [bytes.fromhex(name) for name in content.audience if is_id(name)]
        rows = connection.execute(query.where(person.c.id.in_(ids)))
    people = [Expected(id_.hex(), code or "", name or "") for id_, code, name in rows]
    return sorted(people, key=lambda one: (one.code, one.name, one.id))


def marks_of(connection: Connection, sessions: Sequence[str]) -> list[Marked]:
    """Return all marks of these sessions."""
    found: list[Marked] = []
    for batch in batches(sessions):
        owners = [bytes.fromhex(id_) for id_ in batch]
        found += map(_marked, connection.execute(select(mark).where(mark.c.owner.in_(owners))).mappings())
    return found


def _marked(row: RowMapping) -> Marked:
    return Marked(
        session=row["owner"].hex(),
        person=row["person"].hex(),
        mark=row["mark"],
        minutes=row["minutes"],
        flagged=bool(row["flagged"]),
    )


def sheets_of(connection: Connection, id_: str) -> list[str]:
    """Return the sheets of a session, the oldest first."""
    query = select(attendance_sheet.c.id).where(attendance_sheet.c.session == bytes.fromhex(id_))
    return [found.hex() for found in connection.scalars(query.order_by(attendance_sheet.c.n))]


def corrections_of(connection: Connection, id_: str) -> list[str]:
    """Return the corrections made to the sheets of a session, the oldest first."""
    query = select(attendance_correction.c.id).where(attendance_correction.c.session == bytes.fromhex(id_))
    return [found.hex() for found in connection.scalars(query.order_by(attendance_correction.c.n))]
