"""From attendance and approved claims to postings: what the ledger should say, and what must change.

A posting is one fact per person, source (plan or claim), rule, mode and year. Its id is a hash of
these and of the rules' version, so posting twice, or at two offices, is one posting. When the
reckoning comes to something else, the old posting is reversed and a new one made; nothing is edited.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from app.domain import attendance
from app.domain.attendance import Presence
from app.domain.claim import Claim
from app.domain.conversion import NOTHING, Line, Reason
from app.domain.credits import account
from app.domain.rulepack import RulePack
from app.domain.units import to_hundredths
from db.codes import Mark, Part


@dataclass(frozen=True, slots=True)
class Sitting:
    """One session of a plan as far as credits need it."""

    session: str
    day: date
    type: str
    mode: str
    level: str
    hours: Decimal
    minutes: int
    topics: tuple[str, ...] = ()
    speaker: str = ""


@dataclass(frozen=True, slots=True)
class Attended:
    """What the sheets say about one person at one session; `mark` is None when they never signed in."""

    sitting: Sitting
    mark: Mark | None
    minutes: int | None = None


@dataclass(frozen=True, slots=True)
class Work:
    """A claim with where it comes from: a session of a plan, or a decided claim."""

    claim: Claim
    plan: str | None
    origin: str
    missed: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Key:
    """What a posting is about, beside its person; `period` is the label of the year."""

    plan: str | None
    claim: str | None
    rule: str
    mode: str
    period: str


@dataclass(frozen=True, slots=True)
class Entry:
    """What the ledger should say under one key; `pack` names the version of the rules."""

    key: Key
    pack: str
    earned_on: date
    hours: Decimal
    credit: Decimal
    claims: tuple[Mapping[str, Any], ...]
    explanation: tuple[Mapping[str, Any], ...]


@dataclass(frozen=True, slots=True)
class Posted:
    """A posting that stands in the ledger."""

    id: str
    key: Key
    pack: str
    hours: Decimal
    credit: Decimal
    explanation: Sequence[Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Difference:
    """What to do: postings to reverse, and entries to post."""

    reverse: tuple[Posted, ...]
    post: tuple[Entry, ...]


# Work -----------------------------------------------------------------------------------------


def works_of_plan(plan: str, person: str, attended: Sequence[Attended], pack: RulePack) -> list[Work]:
    """Return what one person did in a plan: one piece of work for each session that counts for hours."""
    rules = pack.attendance
    presences = [Presence(one.mark, _length(one.sitting, pack)) for one in attended]
    share = attendance.missed(presences, rules)
    missed = share if attendance.missed_too_much(share, rules) else None
    works = []
    for one in attended:
        hours = _hours(one, pack)
        if hours:
            works.append(Work(_claim(one.sitting, person, hours), plan, one.sitting.session, missed))
    return works


def _length(sitting: Sitting, pack: RulePack) -> int:
    """Return the minutes of a session; without times its 学时 say how long it was."""
    return sitting.minutes or int(sitting.hours * pack.attendance.minutes_per_hour)


def _hours(one: Attended, pack: RulePack) -> Decimal:
    if one.mark is None:
        return NOTHING
    length = _length(one.sitting, pack)
    credited = attendance.credited_minutes(one.mark, one.minutes, length, pack.attendance)
    hours = one.sitting.hours or attendance.hours_of_minutes(length, pack.attendance)
    return attendance.hours_of(hours, credited, length)


def _claim(sitting: Sitting, person: str, hours: Decimal) -> Claim:
    # The filed plan and the attendance sheet are the evidence; the session is the piece of work.
    role = Part.SPEAKER if sitting.speaker == person else Part.PARTICIPANT
    return Claim(
        index=0,
        teacher=person,
        day=sitting.day,
        first_day=sitting.day,
        type=sitting.type,
        mode=sitting.mode,
        level=sitting.level,
        hours=hours,
        role=role.value,
        topics=sitting.topics,
        evidence=True,
        work=sitting.session,
    )


# Reckoning ------------------------------------------------------------------------------------


def reckon(pack: RulePack, person: str, works: Iterable[Work]) -> dict[Key, Entry]:
    """Return what the ledger should say about one person, all cycles, from everything that is known."""
    counted: dict[date, list[Work]] = defaultdict(list)
    groups: dict[Key, list[tuple[Work, Line]]] = defaultdict(list)
    for work in works:
        if work.missed is None:
            counted[pack.cycle_of(work.claim.day).end].append(work)
        else:
            groups[_key(pack, work, "")].append((work, _missed_line(pack, work.missed)))
    for end, own in counted.items():
        claims = [replace(work.claim, index=n) for n, work in enumerate(own)]
        for line in account(pack, person, claims, end).lines:
            groups[_key(pack, own[line.claim], line.rule or "")].append((own[line.claim], line))
    return {key: _entry(pack, key, parts) for key, parts in groups.items()}


def _missed_line(pack: RulePack, missed: Fraction) -> Line:
    facts = {"missed": str(missed), "source": pack.source_title(pack.attendance.source)}
    reason = Reason("credits.missed_too_much", facts)
    return Line(0, NOTHING, None, None, NOTHING, (reason,))


def _key(pack: RulePack, work: Work, rule: str) -> Key:
    claim = None if work.plan else work.origin
    return Key(work.plan, claim, rule, work.claim.mode, pack.year_of(work.claim.day).label)


def _entry(pack: RulePack, key: Key, parts: Sequence[tuple[Work, Line]]) -> Entry:
    ordered = sorted(parts, key=lambda part: (part[0].claim.order, part[0].origin))
    return Entry(
        key=key,
        pack=pack.key,
        earned_on=max(work.claim.day for work, _ in ordered),
        hours=sum((line.hours for _, line in ordered), NOTHING),
        credit=sum((line.granted for _, line in ordered), NOTHING),
        claims=tuple(_written_claim(work) for work, _ in ordered),
        explanation=tuple(_written_line(work, line) for work, line in ordered),
    )


def _written_claim(work: Work) -> dict[str, Any]:
    """Write the words that minima may ask about, whole numbers and text only."""
    claim = work.claim
    return {
        "origin": work.origin,
        "date": claim.day.isoformat(),
        "type": claim.type,
        "mode": claim.mode,
        "level": claim.level,
        "role": claim.role,
        "grade": claim.grade,
        "topics": list(claim.topics),
    }


def _written_line(work: Work, line: Line) -> dict[str, Any]:
    return {
        "origin": work.origin,
        "date": work.claim.day.isoformat(),
        "hours": to_hundredths(line.hours),
        "granted": to_hundredths(line.granted),
        "rule": line.rule,
        "capped_by": line.capped_by,
        "lost": to_hundredths(line.lost),
        "reasons": [{"code": reason.code, "facts": dict(reason.facts)} for reason in line.reasons],
    }


def read_claim(written: Mapping[str, Any], person: str) -> Claim:
    """Return the piece of training that a posting wrote down."""
    return Claim(
        index=0,
        teacher=person,
        day=date.fromisoformat(written["date"]),
        type=written["type"],
        mode=written["mode"],
        level=written["level"],
        role=written["role"],
        grade=written["grade"],
        topics=tuple(written["topics"]),
    )


# Posting --------------------------------------------------------------------------------------


def difference(wanted: Mapping[Key, Entry], standing: Iterable[Posted]) -> Difference:
    """Return what makes the ledger say what it should; nothing at all when it does already."""
    stays: set[Key] = set()
    reverse: list[Posted] = []
    for posted in standing:
        entry = wanted.get(posted.key)
        if entry and posted.key not in stays and _says_the_same(entry, posted):
            stays.add(posted.key)
        else:
            reverse.append(posted)
    post = tuple(entry for key, entry in wanted.items() if key not in stays)
    return Difference(tuple(reverse), post)


def _says_the_same(entry: Entry, posted: Posted) -> bool:
    return (posted.pack, posted.hours, posted.credit, list(posted.explanation)) == (
        entry.pack,
        entry.hours,
        entry.credit,
        list(entry.explanation),
    )


def posting_parts(person: str, entry: Entry, before: Iterable[str]) -> tuple[str, ...]:
    """Return what names a posting: the same facts, after the same earlier postings, are one posting."""
    key = entry.key
    return (
        "posting",
        person,
        key.plan or "",
        key.claim or "",
        key.rule,
        key.mode,
        key.period,
        entry.pack,
        *sorted(before),
    )
