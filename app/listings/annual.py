"""Plans of a year: the list, and the sheet of one with the projects it holds."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, func, select

from app.domain import annual_content, snapshot
from app.domain.annual_content import AnnualContent
from app.domain.authority import Actor, OfficeRef, allowed_steps
from app.domain.lifecycle import Action, Flag, Stage
from app.domain.plan_checks import Finding
from app.domain.snapshot import FieldChange
from app.journal.log import batches
from app.listings.listing import Order, Totals
from app.listings.papers import Event, Paper, contents_by_digest, require_paper
from app.listings.plan_sheet import Remark
from app.listings.plans import Reader, local_day
from db.codes import PlanState
from db.schema.people import office
from db.schema.plans import annual_plan, plan


@dataclass(frozen=True, slots=True)
class AnnualSheet:
    """A plan of a year as it lies here, for one person; `projects` are the ids of those it holds."""

    id: str
    school: OfficeRef
    state: PlanState
    content: AnnualContent
    digest: str
    seen: str
    waits_for: Stage | None
    allowed: frozenset[Action]
    history: tuple[Event, ...]
    last_return: Event | None
    remarks: tuple[Remark, ...]
    changes: tuple[FieldChange, ...]
    findings: tuple[Finding, ...]
    flags: frozenset[Flag]
    projects: tuple[str, ...]


def annual_of(connection: Connection, office_id: str, year: int) -> str | None:
    """Return the id of an office's plan of a school year; of several, the first that was made."""
    query = (
        select(annual_plan.c.id)
        .where(annual_plan.c.scope == bytes.fromhex(office_id), annual_plan.c.year == str(year))
        .order_by(annual_plan.c.id)
    )
    row = connection.execute(query).first()
    return row.id.hex() if row else None


def sheet(connection: Connection, id_: str, actor: Actor) -> AnnualSheet:
    """Return the sheet of a plan of a year, or refuse an id that names none."""
    paper = require_paper(connection, "annual_plan", id_)
    content = annual_content.from_canonical(paper.content)
    changes = since_return(connection, paper)
    said = paper.last_return.remarks if paper.last_return else {}
    current = paper.standing.submission
    return AnnualSheet(
        id=id_,
        school=paper.owner.office,
        state=paper.standing.state,
        content=content,
        digest=annual_content.digest(content),
        seen=current.digest if current else "",
        waits_for=paper.standing.next_stage,
        allowed=allowed_steps(actor, paper.standing, paper.subject),
        history=paper.history,
        last_return=paper.last_return,
        remarks=tuple(Remark(name, text, snapshot.answered(name, changes)) for name, text in said.items()),
        changes=changes,
        findings=tuple(annual_content.check(content)),
        flags=paper.standing.flags,
        projects=_projects(connection, id_),
    )


def since_return(connection: Connection, paper: Paper) -> tuple[FieldChange, ...]:
    """Return what differs from the content that last came back."""
    if paper.last_return is None:
        return ()
    known = map(annual_content.from_canonical, contents_by_digest(connection, paper.entity, paper.id))
    returned = next((one for one in known if annual_content.digest(one) == paper.last_return.digest), None)
    return annual_content.diff(returned, annual_content.from_canonical(paper.content)) if returned else ()


def _projects(connection: Connection, id_: str) -> tuple[str, ...]:
    query = select(plan.c.id).where(plan.c.annual == bytes.fromhex(id_)).order_by(plan.c.starts_on, plan.c.id)
    return tuple(key.hex() for key in connection.scalars(query))


# The list ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class AnnualCriteria:
    """Which plans of a year to list; `school` is a code, `year` the year in which the 学年 begins."""

    state: str = ""
    school: str = ""
    year: int | None = None


@dataclass(frozen=True, slots=True)
class AnnualRow:
    """One plan of a year as a list shows it."""

    id: str
    title: str
    year: str
    state: PlanState
    school: str
    school_code: str
    projects: int
    submitted_by: str
    submitted_on: str


_ORDER: Mapping[str, ColumnElement[Any]] = {
    "title": annual_plan.c.title,
    "year": annual_plan.c.year,
    "state": annual_plan.c.state,
    "school": office.c.name,
    "submitted_on": annual_plan.c.submitted_on,
}


class AnnualPlans:
    """The list of plans of a year."""

    def __init__(self, read: Reader) -> None:
        self._read = read

    def find(self, criteria: AnnualCriteria, order: Sequence[Order] = ()) -> Sequence[str]:
        """Return the ids of all that fit, the newest year first unless another order is asked for."""
        wanted = order or (Order("year", descending=True), Order("school"))
        columns = [_ORDER[one.column].desc() if one.descending else _ORDER[one.column] for one in wanted]
        query = _joined(select(annual_plan.c.id)).where(*_conditions(criteria))
        with self._read() as connection:
            return [key.hex() for key in connection.scalars(query.order_by(*columns, annual_plan.c.id))]

    def rows(self, keys: Sequence[str]) -> list[AnnualRow]:
        """Return the rows in the same order; one that is gone is left out."""
        held = select(func.count()).where(plan.c.annual == annual_plan.c.id).scalar_subquery()
        columns = (annual_plan, office.c.name.label("school"), office.c.code.label("school_code"))
        query = _joined(select(*columns, held.label("projects")))
        found: dict[str, AnnualRow] = {}
        with self._read() as connection:
            for some in batches(map(bytes.fromhex, keys)):
                rows = connection.execute(query.where(annual_plan.c.id.in_(some)))
                found |= {row.id.hex(): _row(row) for row in rows}
        return [found[key] for key in keys if key in found]

    def totals(self, criteria: AnnualCriteria) -> Totals:
        """Return how many fit."""
        query = _joined(select(func.count())).where(*_conditions(criteria))
        with self._read() as connection:
            return Totals(connection.execute(query).scalar_one(), {})


def _conditions(criteria: AnnualCriteria) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if criteria.state:
        found.append(annual_plan.c.state == criteria.state)
    if criteria.school:
        found.append(office.c.code == criteria.school)
    if criteria.year is not None:
        found.append(annual_plan.c.year == str(criteria.year))
    return found


def _joined(query: Select[Any]) -> Select[Any]:
    return query.select_from(annual_plan.join(office, office.c.id == annual_plan.c.scope, isouter=True))


def _row(row: Row[Any]) -> AnnualRow:
    submitted = local_day(row.submitted_on)
    return AnnualRow(
        id=row.id.hex(),
        title=row.title or "",
        year=row.year or "",
        state=PlanState(row.state),
        school=row.school or "",
        school_code=row.school_code or "",
        projects=row.projects,
        submitted_by=row.submitted_by or "",
        submitted_on=submitted.isoformat() if submitted else "",
    )
