"""What the first page says: a few true figures, and what waits for the person signed in.

Read away from the screen through services and listings; nothing here knows a widget.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from app import clock
from app.domain import authority
from app.domain.authority import Right
from app.domain.codes import PlanState
from app.listings.people import PeopleCriteria
from app.listings.plans import PlanCriteria
from app.listings.sessions import SessionCriteria

if TYPE_CHECKING:
    from app.services.bundles import Pending
    from app.workspace import Workspace

_MOST = 200
_MOST_PEOPLE = 5000
_ON_THEIR_WAY = (PlanState.SUBMITTED, PlanState.SCHOOL_APPROVED)
_NEIGHBOURS = ("parent", "child")


class What(StrEnum):
    """The kinds of things that may wait."""

    TO_APPROVE = "to_approve"
    RETURNED = "returned"
    DRAFT = "draft"
    NO_SHEET = "no_sheet"
    NOT_SENT = "not_sent"
    NOT_CONFIRMED = "not_confirmed"
    HALF_RECEIVED = "half_received"
    PARKED = "parked"
    FORK = "fork"
    NO_PEOPLE = "no_people"
    NO_PARENT = "no_parent"


@dataclass(frozen=True, slots=True)
class Matter:
    """One thing that waits: about what, where, since when or how many, and the page where it is done."""

    key: str
    what: What
    about: str
    office: str
    since: str
    count: int
    page: str
    focus: object | None = None


@dataclass(frozen=True, slots=True)
class Overview:
    """The figures of one moment; None where this person has no such figure."""

    to_decide: int | None
    returned: int | None
    drafts: int | None
    on_their_way: int
    running: int
    plans: int
    unsent: int
    unconfirmed: int
    stuck: int
    neighbours: int
    people: int
    matters: tuple[Matter, ...]


@dataclass(frozen=True, slots=True)
class Share:
    """How many of how many have the credits of the cycle; `asked` False where counting would take too long."""

    met: int
    people: int
    asked: bool


def overview(ws: "Workspace") -> Overview:
    """Read everything the first page shows."""
    rights = authority.rights_of(ws.actor.roles)
    pending = ws.bundles.pending()
    forks = ws.upkeep.forks()
    states = ws.listings.plans.states(PlanCriteria())
    own = ws.listings.plans.states(PlanCriteria(school=ws.office.id))
    people = ws.listings.people.totals(PeopleCriteria()).count
    inbox = ws.listings.inbox.totals().count
    enters, decides = Right.ENTER in rights, Right.DECIDE in rights
    return Overview(
        to_decide=inbox if decides else None,
        returned=inbox if enters and not decides else None,
        drafts=own.get(PlanState.DRAFT, 0) if enters else None,
        on_their_way=sum(states.get(state, 0) for state in _ON_THEIR_WAY),
        running=states.get(PlanState.APPROVED, 0) + states.get(PlanState.IN_PROGRESS, 0),
        plans=sum(states.values()),
        unsent=sum(1 for peer in pending.peers if peer.fresh and peer.relation in _NEIGHBOURS),
        unconfirmed=sum(peer.unconfirmed for peer in pending.peers),
        stuck=pending.parked + forks + len(pending.waiting),
        neighbours=sum(1 for peer in pending.peers if peer.relation in _NEIGHBOURS),
        people=people,
        matters=tuple(_matters(ws, rights, pending, people, forks)),
    )


def share(ws: "Workspace") -> Share:
    """Count who has met the minimum of the cycle; not in a county so large that it would take long."""
    people = ws.listings.people.totals(PeopleCriteria()).count
    if people > _MOST_PEOPLE:
        return Share(0, people, asked=False)
    statements = ws.credits.totals()
    return Share(sum(1 for one in statements if one.met), len(statements), asked=True)


def waiting(ws: "Workspace") -> dict[str, int]:
    """Count what waits per page, for the badges beside the menu."""
    pending = ws.bundles.pending()
    stuck = pending.parked + len(pending.waiting) + ws.upkeep.forks()
    return {"inbox": ws.listings.inbox.totals().count, "exchange": stuck}


# What waits, most pressing first ------------------------------------------------------------------


def _matters(
    ws: "Workspace", rights: frozenset[Right], pending: "Pending", people: int, forks: int
) -> Iterator[Matter]:
    yield from _inbox(ws)
    yield from _stuck(pending, forks)
    if Right.ENTER in rights:
        yield from _without_sheet(ws)
        yield from _drafts(ws)
    if Right.EXPORT in rights:
        yield from _to_carry(pending)
    yield from _first_steps(ws, rights, pending, people)


def _inbox(ws: "Workspace") -> Iterator[Matter]:
    for row in ws.listings.inbox.rows(ws.listings.inbox.find()[:_MOST]):
        mine = row.plan.state in (PlanState.RETURNED, PlanState.WITHDRAWN)
        what, page = (What.RETURNED, "plans") if mine else (What.TO_APPROVE, "inbox")
        yield Matter(
            row.plan.id, what, row.plan.title, row.plan.school, row.since, row.days, page, row.plan.id
        )


def _stuck(pending: "Pending", forks: int) -> Iterator[Matter]:
    if forks:
        yield Matter("forks", What.FORK, "", "", "", forks, "exchange")
    if pending.waiting:
        yield Matter("waiting", What.HALF_RECEIVED, "", "", "", len(pending.waiting), "exchange", "import")
    if pending.parked:
        yield Matter("parked", What.PARKED, "", "", "", pending.parked, "exchange", "import")


def _without_sheet(ws: "Workspace") -> Iterator[Matter]:
    today = clock.today()
    criteria = SessionCriteria(
        school=ws.office.id, until=today.isoformat(), without_sheet=True, approved=True
    )
    sessions = ws.listings.sessions
    for row in sessions.rows(sessions.find(criteria)[:_MOST]):
        about = f"{row.plan_title} · {row.topic}" if row.topic else row.plan_title
        yield Matter(
            row.id,
            What.NO_SHEET,
            about,
            row.school,
            row.held_on,
            _days(row.held_on, today),
            "sessions",
            row.id,
        )


def _drafts(ws: "Workspace") -> Iterator[Matter]:
    plans = ws.listings.plans
    found = plans.find(PlanCriteria(state=PlanState.DRAFT, school=ws.office.id))
    for row in plans.rows(found[:_MOST]):
        yield Matter(row.id, What.DRAFT, row.title, row.school, "", 0, "plans", row.id)


def _to_carry(pending: "Pending") -> Iterator[Matter]:
    for peer in pending.peers:
        if peer.relation in _NEIGHBOURS and peer.fresh:
            key = f"send-{peer.office}"
            yield Matter(
                key, What.NOT_SENT, peer.name, peer.name, peer.last_sent, peer.fresh, "exchange", "export"
            )
        elif peer.unconfirmed:
            key = f"confirm-{peer.office}"
            count = peer.unconfirmed
            yield Matter(key, What.NOT_CONFIRMED, peer.name, peer.name, peer.last_sent, count, "exchange")


def _first_steps(
    ws: "Workspace", rights: frozenset[Right], pending: "Pending", people: int
) -> Iterator[Matter]:
    if not people and Right.IMPORT in rights:
        yield Matter("people", What.NO_PEOPLE, "", ws.office.name, "", 0, "roster", "people")
    joined = any(peer.relation == "parent" for peer in pending.peers)
    if not joined and Right.MANAGE_OFFICE in rights and ws.office.level.rank:
        yield Matter("parent", What.NO_PARENT, "", ws.office.name, "", 0, "exchange", "enrol")


def _days(day: str, today: date) -> int:
    return (today - date.fromisoformat(day)).days


class Matters:
    """The list of what waits, as a table reads it; it holds what was read last."""

    def __init__(self) -> None:
        self._held: dict[str, Matter] = {}

    def hold(self, matters: Sequence[Matter]) -> None:
        """Show these from now on."""
        self._held = {one.key: one for one in matters}

    def find(self, criteria: object, order: Sequence[object] = ()) -> Sequence[str]:
        """Return every key; the order is the order of urgency."""
        del criteria, order
        return list(self._held)

    def rows(self, keys: Sequence[str]) -> list[Matter]:
        """Return these rows."""
        return [self._held[key] for key in keys if key in self._held]

    def get(self, key: str) -> Matter | None:
        """Return one of them."""
        return self._held.get(key)
