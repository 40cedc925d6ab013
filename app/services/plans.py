"""Projects: drafted and submitted by a school, decided upon by its principal and its county."""

from dataclasses import replace
from typing import Any, ClassVar, NewType

from sqlalchemy import Connection

from app.changes import Changes
from app.domain import plan_checks, snapshot
from app.domain.lifecycle import Action
from app.domain.plan_checks import Finding
from app.domain.snapshot import FieldChange, PlanContent
from app.errors import Refused
from app.journal.operation import derived_id, new_id
from app.listings import plan_sheet
from app.listings.annual import annual_of
from app.listings.papers import Entity, Paper, require_paper
from app.listings.plan_people import resolved
from app.listings.plan_sheet import PlanSheet
from app.services.filing import Filing, Taken

PlanId = NewType("PlanId", str)


class Plans(Filing):
    """The use cases of a project."""

    entity: ClassVar[Entity] = "plan"
    noun: ClassVar[str] = "研修计划"

    def draft(self, content: PlanContent) -> PlanId:
        """Begin a project; it stays with its author's office until it is submitted."""
        with self._context.read() as connection:
            owner = self._owner(connection, content.school)
            complete = self._complete(connection, replace(content, school=owner.office.id), ())
            more = self._annual(connection, complete)
        return PlanId(self._begin(owner.office.id, snapshot.to_canonical(complete), more))

    def edit(self, id_: str, content: PlanContent) -> Changes:
        """Replace the content of a draft, or of a project that came back; activities keep their ids."""
        with self._step(Action.EDIT, id_) as taken:
            old = snapshot.from_canonical(taken.paper.content)
            connection = taken.log.connection
            complete = self._complete(connection, replace(content, school=old.school), old.activities)
            self._rewrite(taken, snapshot.to_canonical(complete), self._annual(connection, complete))
        return taken.log.changes

    def check(self, id_: str) -> list[Finding]:
        """Return what the program itself notices about a project as it lies here."""
        with self._context.read() as connection:
            paper = require_paper(connection, self.entity, id_)
            return plan_sheet.findings(connection, snapshot.from_canonical(paper.content))

    def submit(self, id_: str) -> Changes:
        """Hand a project in; findings that block must be put right first."""
        with self._step(Action.SUBMIT, id_) as taken:
            content = snapshot.from_canonical(taken.paper.content)
            found = plan_sheet.findings(taken.log.connection, content)
            if blocked := plan_checks.blocking(found):
                field = snapshot.by_position(content, blocked[0].field)
                raise Refused("plan.blocked", count=len(blocked), field=field, finding=blocked[0].code)
            self._hand_in(taken)
            _announce_sessions(taken, content)
        return taken.log.changes

    def open(self, id_: str) -> PlanSheet:
        """Return everything a page shows of one project, for the person who opens it."""
        with self._context.read() as connection:
            return plan_sheet.sheet(connection, id_, self._context.actor)

    def diff(self, id_: str) -> tuple[FieldChange, ...]:
        """Return what changed since the project last came back; nothing when it never did."""
        with self._context.read() as connection:
            paper = require_paper(connection, self.entity, id_)
            return plan_sheet.since_return(connection, paper)

    def _complete(
        self, connection: Connection, content: PlanContent, previous: tuple[snapshot.Activity, ...]
    ) -> PlanContent:
        activities = snapshot.keep_ids(content.activities, previous, new_id=new_id)
        return resolved(connection, replace(content, activities=activities))

    def _annual(self, connection: Connection, content: PlanContent) -> dict[str, Any]:
        """Place the project in its school's plan of the year it begins in, if there is one."""
        year = snapshot.school_year(content.starts)
        return {"annual": annual_of(connection, content.school, year) if year else None}

    def _digest(self, content: Any) -> str:
        return snapshot.digest(snapshot.from_canonical(content))

    def _field(self, paper: Paper, name: str) -> str:
        kept = snapshot.by_id(snapshot.from_canonical(paper.content), name)
        if kept is None:
            raise Refused("plan.remark_field_unknown", field=name)
        return kept


_PLANNED, _DROPPED = "planned", "dropped"


def _announce_sessions(taken: Taken, content: PlanContent) -> None:
    """Bring the sessions in line with the activities: one each, under an id that both offices know."""
    kept = set()
    for position, activity in enumerate(content.activities, 1):
        kept.add(_session_id(activity.id))
        _put_session(taken, activity, position)
    for known in plan_sheet.sessions_of(taken.log.connection, taken.paper.id):
        if known not in kept:
            taken.log.put("session", known, {"status": _DROPPED})


def _put_session(taken: Taken, activity: snapshot.Activity, position: int) -> None:
    fields = {
        "plan": taken.paper.id,
        "activity": activity.id,
        "position": position,
        "topic": activity.topic,
        "held_on": activity.date,
        "starts": activity.start,
        "ends": activity.end,
        "place": activity.place,
        "minutes": _minutes(activity),
        "status": _PLANNED,
    }
    id_, owner = _session_id(activity.id), taken.paper.owner
    known = taken.log.find("session", id_)
    if known is None:
        taken.log.create("session", fields, scope=owner.office.id, county=owner.county, id_=id_)
    elif any(known.values.get(name) != value for name, value in fields.items()):
        taken.log.put("session", id_, fields)


def _session_id(activity: str) -> str:
    return derived_id("session", activity)


def _minutes(activity: snapshot.Activity) -> int | None:
    """Return how long an activity lasts by the clock times it names; 学时 are no minutes."""
    if not (activity.start and activity.end):
        return None
    return _since_midnight(activity.end) - _since_midnight(activity.start)


def _since_midnight(time: str) -> int:
    hours, minutes = map(int, time.split(":"))
    return hours * 60 + minutes
