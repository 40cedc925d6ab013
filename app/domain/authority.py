"""Who may do what: the rights of roles, the gates of a plan, and which office may write which data.

Three tables and the few functions that read them. Roles follow the command line's contract;
the offices that may write follow the table of owners per entity in the bundle design. Nothing
here asks a database or a clock, and people are compared by who they are, never by the PC they
sit at: clerk and principal may share one.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum

from app.domain import lifecycle
from app.domain.lifecycle import Action, Stage, Standing
from app.errors import Refused
from db.codes import OfficeLevel, Role

# People --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class OfficeRef:
    """An office as far as rules need it; `parent` is the id of the office above, or None at the root."""

    id: str
    code: str
    name: str
    level: OfficeLevel
    parent: str | None = None


@dataclass(frozen=True, slots=True)
class Actor:
    """Who is at work; `identity` is the same for one person under every account and at every PC."""

    user: str
    name: str
    identity: str
    roles: frozenset[Role]
    office: OfficeRef


class Right(StrEnum):
    """What a role may do, beyond reading only what everybody in the office may read."""

    READ = "read"
    ENTER = "enter"
    IMPORT = "import"
    SUBMIT = "submit"
    EXPORT = "export"
    APPLY = "apply"
    DECIDE = "decide"
    SETTLE = "settle"
    POST = "post"
    ISSUE = "issue"
    REVOKE = "revoke"
    ADOPT = "adopt"
    LEND_SEAL = "lend_seal"
    MANAGE_USERS = "manage_users"
    MANAGE_OFFICE = "manage_office"
    MAINTAIN = "maintain"


_CLERKS = frozenset({Right.READ, Right.ENTER, Right.IMPORT, Right.SUBMIT, Right.EXPORT, Right.APPLY})

RIGHTS: Mapping[Role, frozenset[Right]] = {
    # Everything but decisions: who runs the PC must not thereby be the principal.
    Role.ADMIN: frozenset(Right) - {Right.DECIDE},
    Role.CLERK: _CLERKS,
    Role.PRINCIPAL: frozenset({Right.READ, Right.DECIDE, Right.SETTLE}),
    Role.REVIEWER: frozenset({Right.READ, Right.DECIDE, Right.SETTLE}),
    Role.REGISTRAR: frozenset({Right.READ, Right.ISSUE, Right.REVOKE, Right.POST, Right.ADOPT}),
    Role.SEAL_KEEPER: frozenset({Right.READ, Right.LEND_SEAL}),
    Role.INSPECTOR: frozenset({Right.READ}),
}


def rights_of(roles: Collection[Role]) -> frozenset[Right]:
    """Return everything that these roles together may do."""
    return frozenset(right for role in roles for right in RIGHTS[role])


def require(actor: Actor, right: Right, subject: "Subject | None" = None) -> None:
    """Refuse unless a role of the actor has the right, and never let anyone decide on their own work."""
    if right not in rights_of(actor.roles):
        raise Refused(f"authority.no_right_{right}", user=actor.name)
    if subject and right == Right.DECIDE:
        require_not_own(actor, subject.authors)


def require_not_own(actor: Actor, authors: Collection[str]) -> None:
    """Refuse a decision of a person on what they wrote or submitted themselves."""
    if actor.identity in authors:
        raise Refused("authority.own_work", user=actor.name)


# Plans ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Subject:
    """What a step is about: whose it is, the offices above (nearest first), its host, and who wrote it.

    `gate` is the office whose word is the county gate: the nearest county or higher above the
    owner, or a county itself for its own plans; None where a school is its own root.
    """

    owner: str
    above: tuple[str, ...] = ()
    host: str | None = None
    gate: str | None = None
    authors: frozenset[str] = frozenset()


def require_step(actor: Actor, action: Action, standing: Standing, subject: Subject) -> Stage | None:
    """Refuse a step that the state, the gate's office, the actor's roles or their part in it forbid.

    Returns the gate at which the step is taken, or None for a step that is no decision.
    """
    row = lifecycle.step(action, standing)
    if row is None:
        raise Refused(f"plan.not_while_{standing.state}")
    if not at_gate(actor.office, row.stage, subject):
        raise Refused(_WRONG_OFFICE[row.stage], office=actor.office.name)
    if not actor.roles & row.roles:
        raise Refused(_ROLE_NEEDED[row.stage], user=actor.name)
    if row.stage:
        require_not_own(actor, subject.authors)
    return row.stage


def role_for(actor: Actor, action: Action) -> Role | None:
    """Return the one of their roles in which a person takes a step here, for the record of who did it as what."""
    gate = Stage.SCHOOL if actor.office.level.teaches else Stage.COUNTY
    rows = (row for row in lifecycle.STEPS if row.action == action and row.stage in (None, gate))
    held = {role for row in rows for role in row.roles & actor.roles}
    return min(held, key=_MODEST.index, default=None)


def role_having(actor: Actor, right: Right) -> Role | None:
    """Return the narrowest of their roles in which a person has a right, for the record of who acted as what."""
    return min((role for role in actor.roles if right in RIGHTS[role]), key=_MODEST.index, default=None)


# The narrowest role first: whoever is clerk and administrator submits as clerk.
_MODEST = (*(role for role in Role if role != Role.ADMIN), Role.ADMIN)


@dataclass(frozen=True, slots=True)
class Bar:
    """Why a step is not open to a person: the code and facts of the refusal they would get."""

    code: str
    facts: Mapping[str, object]


def allowed_steps(actor: Actor, standing: Standing, subject: Subject) -> frozenset[Action]:
    """Return the steps that are open to this person now, for buttons and their absence."""
    return frozenset(Action) - barred_steps(actor, standing, subject).keys()


def barred_steps(actor: Actor, standing: Standing, subject: Subject) -> Mapping[Action, Bar]:
    """Return the steps that are not open to this person now, each with what is in the way."""
    bars = ((action, _bar(actor, action, standing, subject)) for action in Action)
    return {action: bar for action, bar in bars if bar}


def _bar(actor: Actor, action: Action, standing: Standing, subject: Subject) -> Bar | None:
    try:
        require_step(actor, action, standing, subject)
    except Refused as refusal:
        return Bar(refusal.code, refusal.facts)
    return None


def at_gate(office: OfficeRef, stage: Stage | None, subject: Subject) -> bool:
    """Return whether an office is the one that acts: the gate's, and otherwise the owner or its host."""
    return office.id == subject.gate if stage == Stage.COUNTY else office.id in (subject.owner, subject.host)


_WRONG_OFFICE = {
    None: "authority.other_office",
    Stage.SCHOOL: "authority.waits_for_school",
    Stage.COUNTY: "authority.waits_for_county",
}
_ROLE_NEEDED = {
    None: "authority.clerk_needed",
    Stage.SCHOOL: "authority.principal_needed",
    Stage.COUNTY: "authority.reviewer_needed",
}


# Offices -------------------------------------------------------------------------------------


class Writer(StrEnum):
    """Which office's operations on a piece of data are accepted, told by its relation to the owner."""

    OWNER = "owner"
    """The office the data belongs to, or the host that writes for it."""
    OWNER_OR_ABOVE = "owner_or_above"
    """Also an office above: it knows better, or enters what the owner has no PC for."""
    ABOVE = "above"
    """Only an office above the owner."""
    GATE = "gate"
    """Only the office whose word is the county gate for this owner."""


WRITERS: Mapping[tuple[str, str], Writer] = {
    ("office", "identity"): Writer.OWNER_OR_ABOVE,
    ("office", "profile"): Writer.OWNER_OR_ABOVE,
    ("person", "identity"): Writer.OWNER_OR_ABOVE,
    ("person", "affiliation"): Writer.OWNER_OR_ABOVE,
    ("person", "post"): Writer.OWNER_OR_ABOVE,
    ("person", "contact"): Writer.OWNER_OR_ABOVE,
    ("account", "account"): Writer.OWNER,
    ("setting", "value"): Writer.OWNER,
    ("annual_plan", "content"): Writer.OWNER,
    ("plan", "content"): Writer.OWNER,
    ("session", "content"): Writer.OWNER,
    ("submission", "fact"): Writer.OWNER,
    ("withdrawal", "fact"): Writer.OWNER,
    ("decision", Stage.SCHOOL): Writer.OWNER,
    ("decision", Stage.COUNTY): Writer.GATE,
    ("attendance_sheet", "fact"): Writer.OWNER,
    ("attendance_correction", "fact"): Writer.OWNER,
    ("claim", "fact"): Writer.OWNER_OR_ABOVE,
    ("claim_decision", "fact"): Writer.OWNER_OR_ABOVE,
    # The rule pack names who recognises: in 广西 the school does for its own 校本研修.
    ("posting", "fact"): Writer.OWNER_OR_ABOVE,
    ("certificate", "fact"): Writer.OWNER_OR_ABOVE,
    ("revocation", "fact"): Writer.OWNER_OR_ABOVE,
    ("registration", "fact"): Writer.ABOVE,
    ("adoption", "fact"): Writer.OWNER,
}
"""Per entity and field group (per gate for decisions): who may write. What is not listed nobody may."""


def may_write(entity: str, group: str, *, author: str, subject: Subject) -> bool:
    """Return whether an office's operation on this data is accepted, typed here or received from elsewhere.

    `subject` is the owner as the operation's author saw it, so that the answer never hangs on
    what else has arrived here meanwhile.
    """
    own = author in (subject.owner, subject.host)
    above = author in subject.above
    match WRITERS.get((entity, group)):
        case Writer.OWNER:
            return own
        case Writer.OWNER_OR_ABOVE:
            return own or above
        case Writer.ABOVE:
            return above
        case Writer.GATE:
            return author == subject.gate
        case _:
            return False
