"""The steps that a plan and a year's plan share: submit, withdraw, decide, reopen.

Each verb is one journal commit. What may happen is asked of `app.domain`; here it is only said.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, ClassVar

from app.changes import Changes
from app.domain import authority
from app.domain.authority import Right
from app.domain.lifecycle import VERDICTS, Action, Stage
from app.errors import Refused
from app.journal.operation import OWN
from app.journal.write import WriteLog
from app.listings.lineage import Lineage, lineage, office_by_code
from app.listings.papers import Entity, Paper, find_paper, require_paper
from app.services.context import Context

_TITLES = {
    Action.EDIT: "修改",
    Action.SUBMIT: "提交",
    Action.WITHDRAW: "撤回",
    Action.APPROVE: "通过",
    Action.RETURN: "退回",
    Action.REJECT: "不予通过",
    Action.REOPEN: "重新审核",
}


@dataclass(frozen=True, slots=True)
class Taken:
    """A step being taken: the log to say it in, the paper it is about, and the gate it happens at."""

    log: WriteLog
    paper: Paper
    gate: Stage | None

    def state(self, fact: str, fields: Mapping[str, Any]) -> str:
        """State a fact about the paper, with the audience of the office it belongs to."""
        about = {"on": self.paper.entity, "plan": self.paper.id}
        owner = self.paper.owner
        return self.log.add(fact, about | dict(fields), scope=owner.office.id, county=owner.county)


class Filing:
    """The way of a paper from draft to the last gate's word."""

    entity: ClassVar[Entity]
    noun: ClassVar[str]

    def __init__(self, context: Context) -> None:
        self._context = context

    # Steps ------------------------------------------------------------------------------------

    def withdraw(self, id_: str, *, reason: str) -> Changes:
        """Take a submitted paper back before the last gate has decided on it."""
        if not reason.strip():
            raise Refused("plan.reason_required")
        with self._step(Action.WITHDRAW, id_) as taken:
            current = taken.paper.standing.submission
            taken.state(
                "withdrawal", {"submission": current.id if current else None, "reason": reason.strip()}
            )
        return taken.log.changes

    def approve(self, id_: str, *, seen: str, comment: str = "") -> Changes:
        """Approve exactly the content whose digest was seen."""
        return self._decide(Action.APPROVE, id_, seen=seen, comment=comment)

    def return_for_changes(
        self, id_: str, *, seen: str, comment: str = "", remarks: Mapping[str, str] | None = None
    ) -> Changes:
        """Send a paper back with a comment or with remarks on its fields, so that its author knows what to change."""
        return self._decide(Action.RETURN, id_, seen=seen, comment=comment, remarks=remarks or {})

    def reject(self, id_: str, *, seen: str, comment: str) -> Changes:
        """Refuse a paper for good, saying why."""
        return self._decide(Action.REJECT, id_, seen=seen, comment=comment)

    def reopen(self, id_: str, *, seen: str, comment: str) -> Changes:
        """Take one's own office's word back (重新审核), so that the school can change the paper again."""
        return self._decide(Action.REOPEN, id_, seen=seen, comment=comment)

    def _decide(
        self, action: Action, id_: str, *, seen: str, comment: str, remarks: Mapping[str, str] | None = None
    ) -> Changes:
        with self._step(action, id_) as taken:
            kept = {self._field(taken.paper, name): text.strip() for name, text in (remarks or {}).items()}
            if action != Action.APPROVE and not comment.strip() and not any(kept.values()):
                raise Refused("plan.comment_required")
            taken.state(
                "decision",
                {
                    "submission": self._seen(taken.paper, seen),
                    "digest": seen,
                    "stage": taken.gate,
                    "verdict": VERDICTS[action],
                    "comment": comment.strip(),
                    "remarks": kept,
                    "previous": _said_before(taken),
                },
            )
        return taken.log.changes

    def _seen(self, paper: Paper, seen: str) -> str:
        """Return the submission whose content was seen and still lies here, or refuse."""
        current = paper.standing.submission
        title = str(paper.content.get("title", ""))
        if current is None or current.digest != seen:
            raise Refused("plan.changed_meanwhile", title=title)
        if self._digest(paper.content) != seen:
            raise Refused("plan.content_differs", title=title)
        return current.id

    # Writing ----------------------------------------------------------------------------------

    @contextmanager
    def _step(self, action: Action, id_: str) -> Iterator[Taken]:
        """Open one step in one transaction: the paper is read, and the step refused, inside it."""
        actor = self._context.actor
        with self._context.journal.write(
            actor,
            title=_TITLES[action] + self.noun,
            role=authority.role_for(actor, action),
            on_behalf=self._on_behalf(id_),
        ) as log:
            paper = require_paper(log.connection, self.entity, id_)
            gate = authority.require_step(actor, action, paper.standing, paper.subject)
            yield Taken(log, paper, gate)

    def _on_behalf(self, id_: str) -> str | None:
        """Return the unit in whose name its host writes; the owner of a paper never changes."""
        with self._context.read() as connection:
            paper = find_paper(connection, self.entity, id_)
        host = paper.owner.host if paper else None
        return paper.owner.office.id if paper and host and host.id == self._context.office.id else None

    def _begin(self, school: str, content: Mapping[str, Any], more: Mapping[str, Any]) -> str:
        """Write a new draft, which stays on this office's machines until it is submitted."""
        actor = self._context.actor
        authority.require(actor, Right.ENTER)
        with self._context.read() as connection:
            owner = self._owner(connection, school)
        behalf = owner.office.id if owner.office.id != actor.office.id else None
        title = "起草" + self.noun
        with self._context.journal.write(
            actor, title=title, role=authority.role_for(actor, Action.EDIT), on_behalf=behalf
        ) as log:
            fields = {"office": owner.office.id, "content": content, "author": actor.identity} | dict(more)
            return log.create(self.entity, fields, scope=owner.office.id, county=owner.county, audience=OWN)

    def _rewrite(self, taken: Taken, content: Mapping[str, Any], more: Mapping[str, Any]) -> None:
        """Write changed content into the draft; everybody who ever wrote counts as an author."""
        if content != taken.paper.content:
            authors = " ".join(sorted(taken.paper.authors | {self._context.actor.identity}))
            fields = {"content": content, "author": authors} | dict(more)
            taken.log.put(self.entity, taken.paper.id, fields, audience=OWN)

    def _hand_in(self, taken: Taken) -> None:
        """Share the whole paper with the offices above and state that this content is submitted."""
        paper = taken.paper
        scope = paper.owner.office.id
        taken.log.put(self.entity, paper.id, {"content": paper.content}, audience=scope)
        taken.state(
            "submission",
            {
                "digest": self._digest(paper.content),
                "gates": list(paper.owner.gates),
                "previous": [event.id for event in paper.history if event.kind == "submission"],
            },
        )

    def _owner(self, connection: Any, school: str) -> Lineage:
        """Return the office a paper is for: this one, or a unit it hosts."""
        own = self._context.office.id
        office = office_by_code(connection, school) if school else own
        owner = lineage(connection, office) if office else None
        if owner is None:
            raise Refused("plan.school_unknown", school=school)
        if own not in (owner.office.id, owner.host.id if owner.host else None):
            raise Refused("plan.school_elsewhere", school=owner.office.name)
        return owner

    # What the two kinds of paper do differently -------------------------------------------------

    def _digest(self, content: Mapping[str, Any]) -> str:
        """Return the digest of a stored content."""
        raise NotImplementedError

    def _field(self, paper: Paper, name: str) -> str:
        """Return the kept name of a field that a remark is on, or refuse a name that is none."""
        raise NotImplementedError


def _said_before(taken: Taken) -> Sequence[str]:
    """Name every earlier decision of this gate on this submission: the new word takes them back."""
    current = taken.paper.standing.submission
    return [
        event.id
        for event in taken.paper.history
        if event.kind == "decision"
        and current
        and event.submission == current.id
        and event.stage == taken.gate
    ]
