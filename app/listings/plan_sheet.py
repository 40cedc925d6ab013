"""Everything that a page, a print or a reviewer needs of one project, in one frozen value."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from app.domain import snapshot
from app.domain.authority import Actor, Bar, OfficeRef, barred_steps
from app.domain.lifecycle import Action, Flag, Stage
from app.domain.plan_checks import Finding, Place, check
from app.domain.snapshot import EVERYONE, FieldChange, Named, PlanContent
from app.listings.papers import Event, Paper, contents_by_digest, require_paper
from app.listings.plan_people import names_of
from db.codes import PlanState
from db.schema.training import session


@dataclass(frozen=True, slots=True)
class Remark:
    """A remark of the last return; `answered` once its field has changed since."""

    field: str
    text: str
    answered: bool


@dataclass(frozen=True, slots=True)
class PlanSheet:
    """A project as it lies here, for one person.

    `seen` is the digest to name when deciding: that of the current submission, empty for a draft.
    `barred` says of each step that is not `allowed` what is in the way.
    """

    id: str
    school: OfficeRef
    state: PlanState
    content: PlanContent
    digest: str
    seen: str
    gates: tuple[Stage, ...]
    waits_for: Stage | None
    allowed: frozenset[Action]
    barred: Mapping[Action, Bar]
    history: tuple[Event, ...]
    last_return: Event | None
    remarks: tuple[Remark, ...]
    changes: tuple[FieldChange, ...]
    findings: tuple[Finding, ...]
    flags: frozenset[Flag]
    participants: tuple[Named, ...]


def sheet(connection: Connection, id_: str, actor: Actor) -> PlanSheet:
    """Return the sheet of a project, or refuse an id that names none."""
    paper = require_paper(connection, "plan", id_)
    content = snapshot.from_canonical(paper.content)
    changes = since_return(connection, paper)
    current = paper.standing.submission
    barred = barred_steps(actor, paper.standing, paper.subject)
    return PlanSheet(
        id=id_,
        school=paper.owner.office,
        state=paper.standing.state,
        content=content,
        digest=snapshot.digest(content),
        seen=current.digest if current else "",
        gates=current.gates if current else paper.owner.gates,
        waits_for=paper.standing.next_stage,
        allowed=frozenset(Action) - barred.keys(),
        barred=barred,
        history=paper.history,
        last_return=paper.last_return,
        remarks=remarks(paper, changes),
        changes=changes,
        findings=tuple(findings(connection, content)),
        flags=paper.standing.flags,
        participants=_participants(connection, content),
    )


def findings(connection: Connection, content: PlanContent) -> list[Finding]:
    """Return the automatic findings of a content, with the roster that is at hand here."""
    audience = () if content.audience == EVERYONE else content.audience
    return check(content, Place(roster=frozenset(names_of(connection, audience))))


def since_return(connection: Connection, paper: Paper) -> tuple[FieldChange, ...]:
    """Return what differs from the content that last came back."""
    returned = returned_content(connection, paper)
    if returned is None:
        return ()
    return snapshot.diff(snapshot.from_canonical(returned), snapshot.from_canonical(paper.content))


def returned_content(connection: Connection, paper: Paper) -> Mapping[str, Any] | None:
    """Return the content that the last return was about, from the log; None when it never came back."""
    if paper.last_return is None:
        return None
    wanted = paper.last_return.digest
    known = contents_by_digest(connection, paper.entity, paper.id)
    return next((one for one in known if snapshot.digest(snapshot.from_canonical(one)) == wanted), None)


def remarks(paper: Paper, changes: tuple[FieldChange, ...]) -> tuple[Remark, ...]:
    """Return the remarks of the last return; a changed field counts as answered."""
    said = paper.last_return.remarks if paper.last_return else {}
    return tuple(Remark(field, text, snapshot.answered(field, changes)) for field, text in said.items())


def sessions_of(connection: Connection, plan: str) -> list[str]:
    """Return the ids of the sessions that a plan has announced."""
    query = select(session.c.id).where(session.c.plan == bytes.fromhex(plan)).order_by(session.c.position)
    return [row.id.hex() for row in connection.execute(query)]


def _participants(connection: Connection, content: PlanContent) -> tuple[Named, ...]:
    if content.audience == EVERYONE:
        return ()
    names = names_of(connection, content.audience)
    return tuple(Named(names[text], text) if text in names else Named(text) for text in content.audience)
