"""Where a plan stands, derived from the set of facts about it; and who may take the next step.

Nothing here looks at a clock or at the order in which facts arrived. A submission names the one
it replaces, a decision names the submission and the digest it saw, and two decisions of one
office are settled by the one that names the other. Where the set itself does not settle a thing,
the fact with the smallest name stands for now and the standing says so (`flags`), for a person
to decide. Gates after a real platform: 校长审批, then 继教中心审批; after approval only the
approving office can reopen (rules.md 1.1).
"""

import hashlib
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol, TypeVar

from db.codes import OfficeLevel, PlanState, Role, Verdict

# Facts ---------------------------------------------------------------------------------------


class Stage(StrEnum):
    """The two gates: the school's own (校长审批) and the one of the office above (教研主管部门审批)."""

    SCHOOL = "school"
    COUNTY = "county"


@dataclass(frozen=True, slots=True)
class Submission:
    """The content was handed in; `previous` names the submissions it replaces.

    `gates` are the gates of the day it was handed in: a school that joins a county later keeps
    what its principal approved as its own root.
    """

    id: str
    digest: str
    gates: tuple[Stage, ...]
    previous: frozenset[str] = frozenset()
    by: str = ""


@dataclass(frozen=True, slots=True)
class Decision:
    """One office's word on the content it saw; `previous` names the decisions it takes back."""

    id: str
    submission: str
    digest: str
    stage: Stage
    verdict: Verdict
    previous: frozenset[str] = frozenset()
    by: str = ""


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """The school took a submission back."""

    id: str
    submission: str


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything that is known about one plan; the later steps only count once it is approved."""

    submissions: Collection[Submission] = ()
    decisions: Collection[Decision] = ()
    withdrawals: Collection[Withdrawal] = ()
    held: bool = False
    summarised: bool = False
    recognised: bool = False


# Deriving ------------------------------------------------------------------------------------


class Flag(StrEnum):
    """What a set of facts leaves open for a person."""

    TWO_SUBMISSIONS = "two_submissions"
    RIVAL_DECISIONS = "rival_decisions"
    STALE_DECISION = "stale_decision"
    OWN_WORK = "own_work"
    DECIDED_AND_WITHDRAWN = "decided_and_withdrawn"


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a plan stands: its state, the submission that counts, and the decisions that count."""

    state: PlanState
    submission: Submission | None = None
    decisions: tuple[Decision, ...] = ()
    flags: frozenset[Flag] = frozenset()
    next_stage: Stage | None = None

    @property
    def last_decision(self) -> Decision | None:
        """Return the decision of the highest gate that has decided."""
        return self.decisions[-1] if self.decisions else None


def route(level: OfficeLevel, *, has_parent: bool, host: OfficeLevel | None = None) -> tuple[Stage, ...]:
    """Return the gates that a plan of an office passes.

    A school without an office above is its own root: its principal's word is the last. A unit
    hosted by a county has no principal at the keyboard, and a county approves its own plans.
    """
    if not (level.teaches and (host is None or host.teaches)):
        return (Stage.COUNTY,)
    return (Stage.SCHOOL, Stage.COUNTY) if has_parent else (Stage.SCHOOL,)


def derive(facts: Facts) -> Standing:
    """Return where a plan stands; the same for the same set of facts in whatever order."""
    if not facts.submissions:
        return Standing(PlanState.DRAFT)
    current, flags = _current(facts.submissions)
    gates = current.gates
    on_current = [known for known in facts.decisions if _counts(known, current)]
    for known in facts.decisions:
        if known.submission == current.id and known not in on_current:
            flags |= {Flag.OWN_WORK if _own_work(known, current) else Flag.STALE_DECISION}
    decisions: list[Decision] = []
    for gate in gates:
        decision, rival = _word([known for known in on_current if known.stage == gate])
        decisions += [decision] if decision else []
        flags |= {Flag.RIVAL_DECISIONS} if rival else set()
    if any(known.submission == current.id for known in facts.withdrawals):
        if not _beats_withdrawal(decisions, gates):
            return Standing(PlanState.WITHDRAWN, current, (), frozenset(flags))
        flags |= {Flag.DECIDED_AND_WITHDRAWN}
    state = _state(decisions, gates, facts)
    return Standing(state, current, tuple(decisions), frozenset(flags), _next_stage(state, gates))


def _counts(decision: Decision, current: Submission) -> bool:
    """A decision counts if it saw that very content, and if it is somebody else's than the submission.

    Both are asked before a decision is written; asked here again they hold for what another PC
    or an altered program wrote.
    """
    seen = decision.submission == current.id and decision.digest == current.digest
    return seen and not _own_work(decision, current)


def _own_work(decision: Decision, current: Submission) -> bool:
    return bool(decision.by) and decision.by == current.by


def _current(submissions: Collection[Submission]) -> tuple[Submission, set[Flag]]:
    replaced = {name for known in submissions for name in known.previous}
    newest = [known for known in submissions if known.id not in replaced]
    flags = {Flag.TWO_SUBMISSIONS} if len(newest) != 1 else set()
    return _first(newest or submissions), flags


def _word(decisions: Sequence[Decision]) -> tuple[Decision | None, bool]:
    """Return the decision of one gate that stands, and whether rivals of another verdict remain."""
    taken_back = {name for known in decisions for name in known.previous}
    standing = [known for known in decisions if known.id not in taken_back] or decisions
    if not standing:
        return None, False
    return _first(standing), len({known.verdict for known in standing}) > 1


def _beats_withdrawal(decisions: Sequence[Decision], gates: Sequence[Stage]) -> bool:
    """A withdrawal comes too late for the last gate's word and for a refusal at any gate."""
    return any(known.stage == gates[-1] or known.verdict != Verdict.APPROVED for known in decisions)


def _state(decisions: Sequence[Decision], gates: Sequence[Stage], facts: Facts) -> PlanState:
    if not decisions:
        return PlanState.SUBMITTED
    word = decisions[-1]
    if word.verdict == Verdict.RETURNED:
        return PlanState.RETURNED
    if word.verdict == Verdict.REJECTED:
        return PlanState.REJECTED
    if word.stage != gates[-1]:
        return PlanState.SCHOOL_APPROVED
    if facts.recognised:
        return PlanState.RECOGNISED
    if facts.summarised:
        return PlanState.SUMMARISED
    return PlanState.IN_PROGRESS if facts.held else PlanState.APPROVED


def _next_stage(state: PlanState, gates: Sequence[Stage]) -> Stage | None:
    if state == PlanState.SUBMITTED:
        return gates[0]
    return gates[-1] if state == PlanState.SCHOOL_APPROVED else None


class _Identified(Protocol):
    @property
    def id(self) -> str: ...


_Fact = TypeVar("_Fact", bound=_Identified)


def _first(facts: Iterable[_Fact]) -> _Fact:
    """Choose from a set alone. Ids begin with a time, so their hash is compared: no clock may win."""
    return min(facts, key=lambda fact: hashlib.sha256(fact.id.encode()).digest())


# Steps ---------------------------------------------------------------------------------------


class Action(StrEnum):
    """The steps of a plan, and of a year's plan, as the office names them."""

    EDIT = "edit"
    SUBMIT = "submit"
    WITHDRAW = "withdraw"
    APPROVE = "approve"
    RETURN = "return"
    REJECT = "reject"
    REOPEN = "reopen"
    HOLD = "hold"
    SUMMARISE = "summarise"
    RECOGNISE = "recognise"


@dataclass(frozen=True, slots=True)
class Step:
    """One row of the table: in these states these roles may do it, at the gate's office or the owner's."""

    action: Action
    states: frozenset[PlanState]
    roles: frozenset[Role]
    stage: Stage | None = None


_OPEN_FOR_WORK = frozenset({PlanState.DRAFT, PlanState.RETURNED, PlanState.WITHDRAWN})
_UNDECIDED = frozenset({PlanState.SUBMITTED, PlanState.SCHOOL_APPROVED})
_DECIDED = frozenset({PlanState.APPROVED, PlanState.REJECTED})
_RUNNING = frozenset({PlanState.APPROVED, PlanState.IN_PROGRESS})
_HELD = frozenset({PlanState.IN_PROGRESS, PlanState.SUMMARISED})
_ENTERING = frozenset({Role.CLERK, Role.ADMIN})
_DECIDING = {Stage.SCHOOL: frozenset({Role.PRINCIPAL}), Stage.COUNTY: frozenset({Role.REVIEWER})}

STEPS: tuple[Step, ...] = (
    Step(Action.EDIT, _OPEN_FOR_WORK, _ENTERING),
    Step(Action.SUBMIT, _OPEN_FOR_WORK, _ENTERING),
    Step(Action.WITHDRAW, _UNDECIDED, _ENTERING),
    *(
        Step(action, _UNDECIDED, _DECIDING[stage], stage)
        for stage in Stage
        for action in (Action.APPROVE, Action.RETURN, Action.REJECT)
    ),
    *(Step(Action.REOPEN, _DECIDED, _DECIDING[stage], stage) for stage in Stage),
    Step(Action.HOLD, _RUNNING, _ENTERING),
    Step(Action.SUMMARISE, frozenset({PlanState.IN_PROGRESS}), _ENTERING),
    Step(Action.RECOGNISE, _HELD, frozenset({Role.REGISTRAR})),
)

VERDICTS = {
    Action.APPROVE: Verdict.APPROVED,
    Action.RETURN: Verdict.RETURNED,
    Action.REJECT: Verdict.REJECTED,
    # Reopening (重新审核) is a return that takes back one's own earlier word.
    Action.REOPEN: Verdict.RETURNED,
}


def gate_of(action: Action, standing: Standing) -> Stage | None:
    """Return the gate at which a deciding step happens now: the next one, or the last that spoke."""
    if action == Action.REOPEN and standing.last_decision:
        return standing.last_decision.stage
    return standing.next_stage if action in VERDICTS else None


def step(action: Action, standing: Standing) -> Step | None:
    """Return the row of the table for this step here and now, or None when the state forbids it."""
    gate = gate_of(action, standing)
    if action in VERDICTS and gate is None:
        return None
    return next(
        (row for row in STEPS if row.action == action and row.stage == gate and standing.state in row.states),
        None,
    )
