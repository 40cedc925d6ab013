"""One plan, or one year's plan, with every fact about it: what services guard and pages show.

Both are papers that go the same way: drafted, submitted, decided upon at the gates. They share
the fact tables; a fact's `on` says which of the two it is about.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

import orjson
from sqlalchemy import Connection, Row, Table, select

from app.domain import lifecycle
from app.domain.authority import Subject
from app.domain.lifecycle import Facts, Stage, Standing
from app.errors import Refused
from app.journal import log
from app.listings.lineage import Lineage, lineage
from db.codes import Verdict
from db.schema.plans import annual_plan, decision, plan, submission, withdrawal
from db.schema.training import attendance_sheet, posting

Entity = Literal["plan", "annual_plan"]
TABLES: Mapping[Entity, Table] = {"plan": plan, "annual_plan": annual_plan}


@dataclass(frozen=True, slots=True)
class Event:
    """One fact about a paper, for its history: who did what, and when as that PC's clock had it."""

    id: str
    kind: Literal["submission", "decision", "withdrawal"]
    by: str
    by_name: str
    at: str
    submission: str
    digest: str = ""
    stage: str = ""
    verdict: str = ""
    comment: str = ""
    remarks: Mapping[str, str] = field(default_factory=dict)
    counts: bool = True


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper as it lies here: content as written, where it stands, whose it is, what was said."""

    id: str
    entity: Entity
    content: Mapping[str, Any]
    authors: frozenset[str]
    owner: Lineage
    standing: Standing
    history: tuple[Event, ...]

    @property
    def subject(self) -> Subject:
        """Return the paper as the rules of authority see it; who submitted it counts as an author."""
        by = self.standing.submission.by if self.standing.submission else ""
        return self.owner.subject(self.authors | ({by} if by else frozenset()))

    @property
    def last_return(self) -> Event | None:
        """Return the return that the school has to answer, or has answered by its newest submission."""
        returns = [event for event in self.history if event.verdict == Verdict.RETURNED]
        return returns[-1] if returns else None


def require_paper(connection: Connection, entity: Entity, id_: str) -> Paper:
    """Return a paper, or refuse an id that names none."""
    found = find_paper(connection, entity, id_)
    if found is None:
        raise Refused("plan.unknown", id=id_)
    return found


def find_paper(connection: Connection, entity: Entity, id_: str) -> Paper | None:
    """Return a paper by its id, or None."""
    try:
        key = bytes.fromhex(id_)
    except ValueError:
        return None
    table = TABLES[entity]
    row = connection.execute(select(table).where(table.c.id == key)).first()
    owner = lineage(connection, row.scope.hex()) if row else None
    if row is None or owner is None:
        return None
    submissions, decisions, withdrawals = (
        _facts(connection, entity, key, fact) for fact in (submission, decision, withdrawal)
    )
    standing = lifecycle.derive(
        Facts(
            [_submission(known) for known in submissions],
            [_decision(known) for known in decisions],
            [lifecycle.Withdrawal(known.id.hex(), known.submission.hex()) for known in withdrawals],
            held=entity == "plan" and _exists(connection, attendance_sheet, key),
            recognised=entity == "plan" and _exists(connection, posting, key),
        )
    )
    return Paper(
        id=id_,
        entity=entity,
        content=orjson.loads(row.content or "{}"),
        authors=frozenset((row.author or "").split()),
        owner=owner,
        standing=standing,
        history=_history(submissions, decisions, withdrawals, standing),
    )


def contents_by_digest(connection: Connection, entity: Entity, id_: str) -> list[Mapping[str, Any]]:
    """Return every content of a paper that the log holds here, oldest first as it arrived.

    Old submissions are shown and compared from here; the tables hold the newest content only.
    """
    subject = bytes.fromhex(id_)
    known = log.on_subjects(connection, [subject]).get(subject, [])
    operations = (log.applied(one) for one in known)
    return [
        op.fields["content"]
        for op in operations
        if op.entity == entity and op.id == id_ and op.fields.get("content")
    ]


def _facts(connection: Connection, entity: Entity, key: bytes, fact: Table) -> Sequence[Row[Any]]:
    query = select(fact).where(fact.c.plan == key, fact.c.on == entity).order_by(fact.c.made_at, fact.c.id)
    return connection.execute(query).all()


def _exists(connection: Connection, fact: Table, key: bytes) -> bool:
    return connection.execute(select(fact.c.id).where(fact.c.plan == key).limit(1)).first() is not None


def _submission(row: Row[Any]) -> lifecycle.Submission:
    return lifecycle.Submission(
        row.id.hex(),
        digest=row.digest,
        gates=tuple(Stage(gate) for gate in orjson.loads(row.gates)),
        previous=frozenset(orjson.loads(row.previous or "[]")),
        by=row.actor,
    )


def _decision(row: Row[Any]) -> lifecycle.Decision:
    return lifecycle.Decision(
        row.id.hex(),
        submission=row.submission.hex(),
        digest=row.digest,
        stage=Stage(row.stage),
        verdict=Verdict(row.verdict),
        previous=frozenset(orjson.loads(row.previous or "[]")),
        by=row.actor,
    )


def _history(
    submissions: Sequence[Row[Any]],
    decisions: Sequence[Row[Any]],
    withdrawals: Sequence[Row[Any]],
    standing: Standing,
) -> tuple[Event, ...]:
    """Tell the story submission by submission: clocks of several PCs only order what one names not.

    Each submission is followed by what was decided about it, school before county.
    """
    events: list[Event] = []
    counting = {known.id for known in standing.decisions}
    for known in _in_order(submissions):
        about = known.id.hex()
        events.append(
            Event(about, "submission", known.actor, known.actor_name, known.made_at, about, known.digest)
        )
        here = [_decided(row, counting) for row in decisions if row.submission == known.id]
        events += sorted(here, key=lambda event: (event.stage != Stage.SCHOOL, event.at))
        events += [_withdrawn(row) for row in withdrawals if row.submission == known.id]
    return tuple(events)


def _in_order(submissions: Sequence[Row[Any]]) -> list[Row[Any]]:
    """Order submissions so that each follows those it replaces."""
    waiting, told, ordered = list(submissions), set[str](), list[Row[Any]]()
    here = {row.id.hex() for row in submissions}
    while waiting:
        ready = [row for row in waiting if not (set(orjson.loads(row.previous or "[]")) & here) - told]
        for row in ready or waiting[:1]:
            waiting.remove(row)
            ordered.append(row)
            told.add(row.id.hex())
    return ordered


def _decided(row: Row[Any], counting: set[str]) -> Event:
    return Event(
        row.id.hex(),
        "decision",
        row.actor,
        row.actor_name,
        row.made_at,
        row.submission.hex(),
        row.digest,
        row.stage,
        row.verdict,
        row.comment or "",
        orjson.loads(row.remarks or "{}"),
        row.id.hex() in counting,
    )


def _withdrawn(row: Row[Any]) -> Event:
    return Event(
        row.id.hex(),
        "withdrawal",
        row.actor,
        row.actor_name,
        row.made_at,
        row.submission.hex(),
        comment=row.reason or "",
    )
