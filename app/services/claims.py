"""Claims for work outside the plans (a published paper, a prize): entered, decided, then posted."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import orjson

from app.changes import Changes
from app.domain import authority
from app.domain import claim as reading
from app.domain.authority import Right
from app.domain.claim import BadClaim, Claim
from app.domain.units import plain
from app.errors import Refused, Unavailable
from app.journal.operation import derived_id
from app.journal.write import WriteLog
from app.listings import ledger
from app.listings.credits import ClaimCriteria, ClaimList, ClaimRow
from app.listings.ledger import Claimed, Teacher
from app.listings.lineage import Lineage, lineage
from app.services.context import Context
from db.codes import Verdict


@dataclass(frozen=True, slots=True)
class ClaimProblem:
    """A claim that was not taken over; `index` is its place in the file."""

    index: int
    code: str
    facts: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ClaimsImported:
    """What became of a file of claims; `batch` names the commit, or is None when nothing was new."""

    batch: str | None
    read: int
    added: int
    unchanged: int
    problems: tuple[ClaimProblem, ...]
    changes: Changes


class Claims:
    """The claims of this office's people, and of those below."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def import_(self, file: Path) -> ClaimsImported:
        """Take over the claims of a file; the same claim given again is no second claim."""
        actor = self._context.actor
        authority.require(actor, Right.IMPORT)
        try:
            read = reading.read_file(file.read_bytes())
        except OSError as error:
            raise Unavailable("claim.unreadable", name=file.name) from error
        problems: list[ClaimProblem] = []
        added = 0
        role = authority.role_having(actor, Right.IMPORT)
        with self._context.journal.write(actor, title=f"导入学分申报 {file.name}", role=role) as log:
            intake = _Intake(log, actor.office.id)
            for one in read:
                found = intake.take(one)
                if isinstance(found, ClaimProblem):
                    problems.append(found)
                else:
                    added += found
        unchanged = len(read) - added - len(problems)
        return ClaimsImported(log.changes.commit, len(read), added, unchanged, tuple(problems), log.changes)

    def list(self, *, state: str | None = None) -> "list[ClaimRow]":
        """Return the claims, those that wait for a decision when `state` is pending."""
        found = ClaimList(self._context.read)
        return found.rows(found.find(ClaimCriteria(state=state)))

    def decide(self, ids: Sequence[str], verdict: Verdict, *, comment: str = "") -> Changes:
        """Approve or return claims, all or none; nobody decides on what they entered or did themselves."""
        actor = self._context.actor
        authority.require(actor, Right.DECIDE)
        if verdict != Verdict.APPROVED and not comment.strip():
            raise Refused("claim.comment_required")
        role = authority.role_having(actor, Right.DECIDE)
        with self._context.journal.write(actor, title="审核学分申报", role=role) as log:
            known = ledger.claims_with(log.connection, ids)
            for id_ in dict.fromkeys(ids):
                if id_ not in known:
                    raise Refused("claim.unknown", id=id_)
                self._decide_one(log, known[id_], verdict, comment.strip())
        return log.changes

    def _decide_one(self, log: WriteLog, known: Claimed, verdict: Verdict, comment: str) -> None:
        actor = self._context.actor
        authority.require_not_own(actor, {known.actor, known.person})
        owner = lineage(log.connection, known.scope)
        if not owner or not authority.may_write(
            "claim_decision", "fact", author=actor.office.id, subject=owner.subject()
        ):
            raise Refused("authority.other_office", office=actor.office.name)
        if known.state == verdict:
            return
        fields = {
            "claim": known.id,
            "previous": ledger.decisions_on(log.connection, known.id),
            "verdict": verdict.value,
            "comment": comment,
        }
        log.add("claim_decision", fields, scope=known.scope, county=known.county)


class _Intake:
    """Finds whose each claim is and states it once."""

    def __init__(self, log: WriteLog, office: str) -> None:
        self._log = log
        self._office = office
        self._people: dict[str, Sequence[Teacher]] = {}
        self._homes: dict[str, Lineage | None] = {}
        self._said: set[str] = set()

    def take(self, one: Claim | BadClaim) -> int | ClaimProblem:
        """State a claim and return 1, return 0 for one that is here already, or say what is wrong with it."""
        if isinstance(one, BadClaim):
            return ClaimProblem(one.index, one.code, one.facts)
        people = self._called(one.teacher)
        if len(people) != 1:
            code = "claim.teacher_several" if people else "claim.teacher_unknown"
            return ClaimProblem(one.index, code, {"teacher": one.teacher})
        home = self._home(people[0].office)
        if home is None:
            return ClaimProblem(one.index, "claim.teacher_elsewhere", {"teacher": one.teacher})
        return self._state(one, people[0], home)

    def _state(self, one: Claim, person: Teacher, home: Lineage) -> int:
        said = written(one)
        id_ = derived_id("claim", person.id, orjson.dumps(said, option=orjson.OPT_SORT_KEYS).decode())
        if id_ in self._said or ledger.claims_with(self._log.connection, [id_]):
            return 0
        self._said.add(id_)
        fields = {"person": person.id, "claim": said, "source": f"#{one.index}"}
        self._log.add("claim", fields, scope=home.office.id, county=home.county, id_=id_)
        return 1

    def _called(self, word: str) -> Sequence[Teacher]:
        if word not in self._people:
            self._people[word] = ledger.teachers_called(self._log.connection, word)
        return self._people[word]

    def _home(self, office: str) -> Lineage | None:
        """Return the school of a claim when this office may enter claims for it."""
        if office not in self._homes:
            known = lineage(self._log.connection, office) if office else None
            may = known and authority.may_write("claim", "fact", author=self._office, subject=known.subject())
            self._homes[office] = known if may else None
        return self._homes[office]


def written(one: Claim) -> dict[str, Any]:
    """Write a claim in whole words, the same for equal claims, without whose it is."""
    said: dict[str, Any] = {
        "date": one.day.isoformat(),
        "from": one.first_day.isoformat() if one.first_day else None,
        "hours": None if one.hours is None else plain(one.hours),
        "quantity": None if one.quantity is None else plain(one.quantity),
        "topics": list(one.topics),
        "evidence": one.evidence,
    }
    words = ("type", "mode", "level", "grade", "role", "result", "work")
    said |= {name: getattr(one, name) for name in words}
    return {name: value for name, value in said.items() if value not in (None, "", [])}
