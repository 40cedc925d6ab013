"""Lists of projects: all that are here, and what waits for one person."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import orjson
from sqlalchemy import ColumnElement, Connection, Row, Select, and_, false, func, or_, select

from app import clock
from app.domain import people, plan_checks, snapshot
from app.domain.authority import Actor, OfficeRef
from app.domain.lifecycle import Stage
from app.domain.units import from_hundredths
from app.journal.log import batches
from app.journal.operation import is_id
from app.listings import plan_sheet
from app.listings.listing import Order, Totals
from db.codes import OfficeLevel, PlanState, Role
from db.schema.people import office
from db.schema.plans import decision, plan, submission

Reader = Callable[[], AbstractContextManager[Connection]]


@dataclass(frozen=True, slots=True)
class PlanCriteria:
    """Which projects to list; `school` is a code or an id, `year` the 学年 by the year it begins in."""

    state: str = ""
    school: str = ""
    text: str = ""
    year: int | None = None
    annual: str = ""
    waiting: bool = False


@dataclass(frozen=True, slots=True)
class PlanRow:
    """One project as a list shows it."""

    id: str
    title: str
    state: PlanState
    school: str
    school_code: str
    kind: str
    lead: str
    subject: str
    starts_on: str
    ends_on: str
    hours: Decimal
    submitted_by: str
    submitted_on: str
    flagged: bool


@dataclass(frozen=True, slots=True)
class InboxRow:
    """One project that waits for somebody: since when, and how much the program noticed about it."""

    plan: PlanRow
    since: str
    days: int
    drafts: int
    participants: int | None
    activities: int
    findings: int
    blocking: int


_ORDER: Mapping[str, ColumnElement[Any]] = {
    "title": plan.c.title,
    "state": plan.c.state,
    "school": office.c.name,
    "kind": plan.c.kind,
    "lead": plan.c.lead,
    "subject": plan.c.subject,
    "starts_on": plan.c.starts_on,
    "ends_on": plan.c.ends_on,
    "hours": plan.c.hours,
    "submitted_by": plan.c.submitted_by,
    "submitted_on": plan.c.submitted_on,
}


class Plans:
    """The list of projects."""

    def __init__(self, read: Reader, actor: Actor) -> None:
        self._read = read
        self._actor = actor

    def find(self, criteria: PlanCriteria, order: Sequence[Order] = ()) -> Sequence[str]:
        """Return the ids of all that fit, newest first unless another order is asked for."""
        columns = [_ORDER[one.column].desc() if one.descending else _ORDER[one.column] for one in order]
        with self._read() as connection:
            query = _joined(select(plan.c.id)).where(*self._conditions(connection, criteria))
            # Ids begin with a time: among equals the eldest comes first where the order ascends.
            tie = plan.c.id.asc() if order and not order[0].descending else plan.c.id.desc()
            return [key.hex() for key in connection.scalars(query.order_by(*columns, tie))]

    def rows(self, keys: Sequence[str]) -> list[PlanRow]:
        """Return the rows of these projects in the same order; one that is gone is left out."""
        with self._read() as connection:
            return [_row(known) for known in _fetch(connection, keys)]

    def totals(self, criteria: PlanCriteria) -> Totals:
        """Return how many fit and their planned 学时 in hundredths."""
        query = _joined(select(func.count(), func.coalesce(func.sum(plan.c.hours), 0)))
        with self._read() as connection:
            found = connection.execute(query.where(*self._conditions(connection, criteria))).one()
            return Totals(found[0], {"hours": found[1]})

    def states(self, criteria: PlanCriteria) -> dict[PlanState, int]:
        """Return how many that fit stand in each state, for the counts on the filters."""
        query = _joined(select(plan.c.state, func.count())).group_by(plan.c.state)
        with self._read() as connection:
            found = connection.execute(query.where(*self._conditions(connection, criteria)))
            return {PlanState(state): count for state, count in found}

    def units(self) -> list[OfficeRef]:
        """Return the offices for which plans may be written here: this one, and the units it hosts."""
        own = bytes.fromhex(self._actor.office.id)
        columns = (office.c.id, office.c.code, office.c.name, office.c.level, office.c.parent)
        query = select(*columns).where(_is_hosted_by(own), office.c.id != own).order_by(office.c.name)
        with self._read() as connection:
            hosted = [
                OfficeRef(row.id.hex(), row.code or "", row.name or "", OfficeLevel(row.level), own.hex())
                for row in connection.execute(query)
            ]
        return [self._actor.office, *hosted]

    def _conditions(self, connection: Connection, criteria: PlanCriteria) -> list[ColumnElement[bool]]:
        found = []
        if criteria.state:
            found.append(plan.c.state == criteria.state)
        if criteria.school:
            found.append(_of_school(criteria.school))
        if criteria.text:
            found.append(_contains(criteria.text))
        if criteria.year is not None:
            found.append(plan.c.starts_on.between(f"{criteria.year}-09-01", f"{criteria.year + 1}-08-31"))
        if criteria.annual:
            found.append(plan.c.annual == bytes.fromhex(criteria.annual))
        if criteria.waiting:
            found.append(_waits_for(connection, self._actor))
        return found


class Inbox:
    """What waits for one person: to decide for principals and reviewers, to put right for clerks."""

    def __init__(self, read: Reader, actor: Actor) -> None:
        self._read = read
        self._plans = Plans(read, actor)

    def find(self, criteria: PlanCriteria = PlanCriteria(), order: Sequence[Order] = ()) -> Sequence[str]:
        """Return the ids of what waits, longest first unless another order is asked for."""
        return self._plans.find(_waiting(criteria), order or (Order("submitted_on"),))

    def rows(self, keys: Sequence[str]) -> list[InboxRow]:
        """Return the rows of these projects in the same order."""
        with self._read() as connection:
            counted = _submissions(connection, keys)
            decided = _last_decisions(connection, keys)
            return [
                _inbox_row(connection, known, counted.get(known.id, 0), decided.get(known.id, ""))
                for known in _fetch(connection, keys)
            ]

    def totals(self, criteria: PlanCriteria = PlanCriteria()) -> Totals:
        """Return how many wait."""
        return self._plans.totals(_waiting(criteria))


# What waits ----------------------------------------------------------------------------------


def _waiting(criteria: PlanCriteria) -> PlanCriteria:
    return replace(criteria, waiting=True)


def _waits_for(connection: Connection, actor: Actor) -> ColumnElement[bool]:
    """Return the condition that a project waits for this person, by role and by the gate of its owner."""
    own = bytes.fromhex(actor.office.id)
    waits: list[ColumnElement[bool]] = []
    if actor.roles & {Role.CLERK, Role.ADMIN}:
        returned = plan.c.state.in_([PlanState.RETURNED.value, PlanState.WITHDRAWN.value])
        waits.append(and_(returned, or_(plan.c.scope == own, _is_hosted_by(own))))
    if Role.PRINCIPAL in actor.roles:
        at_school = and_(plan.c.state == PlanState.SUBMITTED.value, _first_gate(Stage.SCHOOL))
        waits.append(and_(at_school, or_(plan.c.scope == own, _is_hosted_by(own)), _not_by(actor)))
    if Role.REVIEWER in actor.roles:
        direct = and_(plan.c.state == PlanState.SUBMITTED.value, _first_gate(Stage.COUNTY))
        at_county = or_(plan.c.state == PlanState.SCHOOL_APPROVED.value, direct)
        scopes = _gated_by(connection, actor.office.id)
        waits.append(and_(at_county, plan.c.scope.in_(scopes), _not_by(actor)))
    return or_(false(), *waits)


def _is_hosted_by(own: bytes) -> ColumnElement[bool]:
    return and_(office.c.hosted == 1, office.c.parent == own)


def _not_by(actor: Actor) -> ColumnElement[bool]:
    """Leave out what this person wrote or submitted: it waits for somebody else."""
    written = plan.c.author.contains(actor.identity, autoescape=True)
    submitted = select(submission.c.id).where(
        submission.c.id == plan.c.submission, submission.c.actor == actor.identity
    )
    return and_(~func.coalesce(written, false()), ~submitted.exists())


def _first_gate(stage: Stage) -> ColumnElement[bool]:
    """Return the condition that the current submission begins at this gate."""
    begins = submission.c.gates.startswith(f'["{stage}"', autoescape=True)
    return select(submission.c.id).where(submission.c.id == plan.c.submission, begins).exists()


def _gated_by(connection: Connection, office_id: str) -> list[bytes]:
    """Return the owners of undecided projects whose county gate is this office."""
    undecided = (PlanState.SUBMITTED.value, PlanState.SCHOOL_APPROVED.value)
    scopes = connection.scalars(select(plan.c.scope).where(plan.c.state.in_(undecided)).distinct()).all()
    columns = (office.c.id, office.c.parent, office.c.level)
    tree = {row.id: row for row in connection.execute(select(*columns))}
    own = bytes.fromhex(office_id)
    return [scope for scope in scopes if _gate_above(scope, tree) == own]


def _gate_above(scope: bytes, tree: Mapping[bytes, Any]) -> bytes | None:
    """Return the nearest office, the owner included, that is no school; read once for all owners."""
    at: bytes | None = scope
    passed = set[bytes]()
    while at and at in tree and at not in passed:
        if not OfficeLevel(tree[at].level).teaches:
            return at
        passed.add(at)
        at = tree[at].parent
    return None


def _submissions(connection: Connection, keys: Iterable[str]) -> dict[bytes, int]:
    query = select(submission.c.plan, func.count()).group_by(submission.c.plan)
    found: dict[bytes, int] = {}
    for some in batches(map(bytes.fromhex, keys)):
        found |= {row[0]: row[1] for row in connection.execute(query.where(submission.c.plan.in_(some)))}
    return found


def _last_decisions(connection: Connection, keys: Iterable[str]) -> dict[bytes, str]:
    """Return when the last decision on the current submission of each project was made."""
    current = decision.c.submission == plan.c.submission
    query = select(plan.c.id, func.max(decision.c.made_at)).join(decision, current).group_by(plan.c.id)
    found: dict[bytes, str] = {}
    for some in batches(map(bytes.fromhex, keys)):
        found |= {row[0]: row[1] for row in connection.execute(query.where(plan.c.id.in_(some)))}
    return found


def _inbox_row(connection: Connection, known: Row[Any], drafts: int, decided: str) -> InboxRow:
    content = snapshot.from_canonical(orjson.loads(known.content or "{}"))
    findings = plan_sheet.findings(connection, content)
    since = local_day(decided or known.submitted_on)
    return InboxRow(
        plan=_row(known),
        since=since.isoformat() if since else "",
        # A PC whose clock is ahead wrote it "tomorrow": that is today, not minus one day.
        days=max(0, (clock.today() - since).days) if since else 0,
        drafts=drafts,
        participants=None if content.audience == snapshot.EVERYONE else len(content.audience),
        activities=len(content.activities),
        findings=len(findings),
        blocking=len(plan_checks.blocking(findings)),
    )


def local_day(instant: str | None) -> date | None:
    """Return the day, on this PC's calendar, of an instant that a commit names; it only labels."""
    return datetime.fromisoformat(instant).astimezone().date() if instant else None


# Rows ----------------------------------------------------------------------------------------


def _joined(query: Select[Any]) -> Select[Any]:
    return query.select_from(plan.join(office, office.c.id == plan.c.scope, isouter=True))


def _fetch(connection: Connection, keys: Sequence[str]) -> list[Row[Any]]:
    found: dict[str, Row[Any]] = {}
    for some in batches(map(bytes.fromhex, keys)):
        query = _joined(select(plan, office.c.name.label("school"), office.c.code.label("school_code")))
        found |= {row.id.hex(): row for row in connection.execute(query.where(plan.c.id.in_(some)))}
    return [found[key] for key in keys if key in found]


def _row(row: Row[Any]) -> PlanRow:
    submitted = local_day(row.submitted_on)
    return PlanRow(
        id=row.id.hex(),
        title=row.title or "",
        state=PlanState(row.state),
        school=row.school or "",
        school_code=row.school_code or "",
        kind=row.kind or "",
        lead=row.lead or "",
        subject=row.subject or "",
        starts_on=row.starts_on or "",
        ends_on=row.ends_on or "",
        hours=from_hundredths(row.hours or 0),
        submitted_by=row.submitted_by or "",
        submitted_on=submitted.isoformat() if submitted else "",
        flagged=bool(row.flagged),
    )


def _of_school(text: str) -> ColumnElement[bool]:
    return plan.c.scope == bytes.fromhex(text) if is_id(text) else office.c.code == text


def _contains(text: str) -> ColumnElement[bool]:
    """Return the condition that title, lead or school contains the text, pinyin and initials included."""
    wanted = people.search_text(text)
    columns = (plan.c.search_key, func.lower(plan.c.lead), func.lower(office.c.name), office.c.search_key)
    return or_(*(column.contains(wanted, autoescape=True) for column in columns))
