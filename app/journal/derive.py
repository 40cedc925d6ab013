"""Columns and parts that follow from an entity's own values and the facts that feed it.

Pure functions of the applied operations, so a rebuild in any order gives the same rows.
"""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any, NamedTuple

from app.domain import attendance, lifecycle, people, snapshot
from app.domain.units import to_hundredths
from app.journal.entities import ENTITIES, PARTS
from app.journal.merge import Applied, Outcome
from db.codes import Verdict

Row = Mapping[str, Any]
_PENDING, _VALID, _REGISTERED, _REVOKED = "pending", "valid", "registered", "revoked"


class Derived(NamedTuple):
    """What the projection adds to a row: derived columns, and rows of part tables by table name."""

    columns: Row
    parts: Mapping[str, Sequence[Row]] = MappingProxyType({})


_NOTHING = Derived({})


def can_derive(op: Applied) -> bool:
    """Return whether this program understands what an operation says, judged from it alone.

    A newer program may know verdicts, stages or kinds of content that this one does not: such an
    operation waits for the upgrade instead of breaking every derivation it takes part in.
    """
    rule = _FEEDS.get(op.entity) or _READ.get(op.entity)
    if rule is None:
        return True
    try:
        made = rule(op, (op,))
    except (ArithmeticError, AttributeError, KeyError, TypeError, ValueError):
        return False
    fields = ENTITIES[op.entity].fields
    return _parts_fit(op.id, made) and all(
        fields[name].takes(type(value)) for name, value in made.columns.items() if name in fields
    )


def _parts_fit(owner: str, made: "Derived") -> bool:
    rows = (
        (parts, [owner, position, *(row.get(name) for name in parts.fields)])
        for parts in PARTS
        for position, row in enumerate(made.parts.get(parts.name, ()), 1)
    )
    return all(parts.layout.fits(row) for parts, row in rows)


def derive(entity: Outcome, facts: Sequence[Applied]) -> Derived:
    """Return the derived columns and parts of one entity, given the facts that feed it."""
    rule = _RULES.get(entity.entity)
    derived = rule(entity, facts) if rule else _NOTHING
    if not ENTITIES[entity.entity].is_fact:
        return derived
    stamp = {
        "actor": entity.author.actor,
        "actor_name": entity.author.actor_name,
        "made_at": entity.author.made_at,
    }
    return Derived({**stamp, **derived.columns}, derived.parts)


def _person(entity: Outcome, _: Sequence[Applied]) -> Derived:
    name, id_number = entity.values.get("name") or "", entity.values.get("id_number") or ""
    return Derived({"search_key": people.search_key(name, id_number)})


def _office(entity: Outcome, _: Sequence[Applied]) -> Derived:
    name, code = entity.values.get("name") or "", entity.values.get("code") or ""
    return Derived({"search_key": f"{people.search_key(name, '')} {code}"})


def _plan(entity: Outcome, facts: Sequence[Applied]) -> Derived:
    content = snapshot.from_canonical(entity.values.get("content") or {})
    columns = _standing(facts) | {
        "title": content.title,
        "kind": content.kind,
        "starts_on": content.starts,
        "ends_on": content.ends,
        "lead": content.lead.name or content.lead.person,
        "subject": content.subject,
        "hours": to_hundredths(content.hours),
        "search_key": people.search_key(content.title, ""),
    }
    return Derived(columns, {"activity": [_activity(known) for known in content.activities]})


def _activity(known: snapshot.Activity) -> Row:
    return {
        "id": known.id,
        "held_on": known.date,
        "starts": known.start,
        "ends": known.end,
        "topic": known.topic,
        "type": known.type,
        "mode": known.mode,
        "form": known.form,
        "speaker": known.speaker.name or known.speaker.person,
        "place": known.place,
        "hours": to_hundredths(known.hours),
    }


def _annual_plan(entity: Outcome, facts: Sequence[Applied]) -> Derived:
    title = (entity.values.get("content") or {}).get("title", "")
    return Derived(_standing(facts) | {"title": title})


def _standing(facts: Sequence[Applied]) -> dict[str, Any]:
    """Return the columns that say where a plan stands; the gates are those its submission names."""
    submitted = {op.id: op for op in facts if op.entity == "submission"}
    known = lifecycle.Facts(
        submissions=[_submission(op) for op in submitted.values()],
        decisions=[_decision(op) for op in facts if op.entity == "decision"],
        withdrawals=[
            lifecycle.Withdrawal(op.id, op.fields["submission"]) for op in facts if op.entity == "withdrawal"
        ],
        held=any(op.entity == "attendance_sheet" for op in facts),
        recognised=any(op.entity == "posting" for op in facts),
    )
    standing = lifecycle.derive(known)
    current = submitted.get(standing.submission.id) if standing.submission else None
    return {
        "state": standing.state.value,
        "submission": current.id if current else None,
        "digest": current.fields["digest"] if current else None,
        "submitted_by": current.author.actor_name if current else None,
        "submitted_on": current.author.made_at if current else None,
        "flagged": len(standing.flags),
    }


def _submission(op: Applied) -> lifecycle.Submission:
    return lifecycle.Submission(
        op.id,
        digest=op.fields["digest"],
        gates=tuple(lifecycle.Stage(gate) for gate in op.fields["gates"]),
        previous=frozenset(op.fields.get("previous") or ()),
        by=op.author.actor,
    )


def _decision(op: Applied) -> lifecycle.Decision:
    return lifecycle.Decision(
        op.id,
        submission=op.fields["submission"],
        digest=op.fields["digest"],
        stage=lifecycle.Stage(op.fields["stage"]),
        verdict=Verdict(op.fields["verdict"]),
        previous=frozenset(op.fields.get("previous") or ()),
        by=op.author.actor,
    )


def _session(_: Outcome, facts: Sequence[Applied]) -> Derived:
    sheets = [op for op in facts if op.entity in ("attendance_sheet", "attendance_correction")]
    marks = _marks(sheets)
    columns = {
        "sheets": sum(op.entity == "attendance_sheet" for op in sheets),
        "present": sum(row["mark"] in attendance.THERE for row in marks),
        "expected": len(marks),
    }
    return Derived(columns, {"mark": marks})


def _marks(sheets: Sequence[Applied]) -> list[Row]:
    """Join the sheets of a session: a fact that another names as previous gives way, person by person.

    Two that do not know of each other and disagree are flagged, never summed.
    """
    by_person: dict[str, list[tuple[Applied, Row]]] = {}
    for op in sorted(sheets, key=lambda known: known.name):
        for mark in op.fields.get("marks") or []:
            by_person.setdefault(mark["person"], []).append((op, mark))
    return [_mark(person, said) for person, said in sorted(by_person.items())]


def _mark(person: str, said: Sequence[tuple[Applied, Row]]) -> Row:
    replaced = {
        name for op, _ in said for name in (*(op.fields.get("previous") or ()), op.fields.get("sheet"))
    }
    standing = [(op, mark) for op, mark in said if op.id not in replaced] or said
    _, mark = standing[0]
    disagree = len({(m["mark"], m["minutes"]) for _, m in standing}) > 1
    return {"person": person, "mark": mark["mark"], "minutes": mark["minutes"], "flagged": int(disagree)}


def _claim(entity: Outcome, facts: Sequence[Applied]) -> Derived:
    held_on = (entity.values.get("claim") or {}).get("date")
    return Derived({"state": _verdict(facts), "held_on": held_on})


def _verdict(facts: Sequence[Applied]) -> str:
    decided = [op for op in facts if op.entity == "claim_decision"]
    replaced = {name for op in decided for name in op.fields.get("previous") or ()}
    standing = sorted((op for op in decided if op.id not in replaced), key=lambda op: op.name)
    return str(standing[0].fields["verdict"]) if standing else _PENDING


def _certificate(entity: Outcome, facts: Sequence[Applied]) -> Derived:
    """A revocation always wins, whatever came first (bundle design, conflict rules)."""
    kinds = {op.entity for op in facts if op.entity != "registration" or _registers(op, entity)}
    if "revocation" in kinds:
        return Derived({"state": _REVOKED})
    return Derived({"state": _REGISTERED if "registration" in kinds else _VALID})


def _registers(registration: Applied, certificate: Outcome) -> bool:
    """An office above registers the very file it saw; another file's hash registers nothing."""
    return (
        registration.fields.get("sha256") == certificate.values.get("sha256")
        and registration.author.level.rank < certificate.author.level.rank
    )


_Rule = Callable[[Outcome, Sequence[Applied]], Derived]


def _standing_alone(_: Outcome, facts: Sequence[Applied]) -> Derived:
    return Derived(_standing(facts))


def _verdict_alone(_: Outcome, facts: Sequence[Applied]) -> Derived:
    return Derived({"verdict": _verdict(facts)})


# By entity of a fact: a rule that it feeds, and that therefore has to understand it.
_FEEDS: Mapping[str, _Rule] = {
    "submission": _standing_alone,
    "decision": _standing_alone,
    "withdrawal": _standing_alone,
    "attendance_sheet": _session,
    "attendance_correction": _session,
    "claim_decision": _verdict_alone,
}
# Rules that look into documents.
_READ: Mapping[str, _Rule] = {"annual_plan": _annual_plan, "claim": _claim, "plan": _plan}

READ = frozenset({*_FEEDS, *_READ})
"""Entities of whose operations some rule reads the values."""

_RULES: Mapping[str, _Rule] = {
    "annual_plan": _annual_plan,
    "certificate": _certificate,
    "claim": _claim,
    "office": _office,
    "person": _person,
    "plan": _plan,
    "session": _session,
}
