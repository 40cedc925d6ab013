"""Bring the ledger in line with attendance and claims: gather, reckon, reverse, post.

Everything of a person is reckoned anew each time, because a cap that an earlier plan used up
bites a later one; what comes to the same stays untouched, so posting twice changes nothing.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from app.domain import authority, snapshot
from app.domain.authority import OfficeRef
from app.domain.ledger import (
    Attended,
    Entry,
    Key,
    Posted,
    Sitting,
    Work,
    difference,
    posting_parts,
    reckon,
    works_of_plan,
)
from app.domain.rulepack import RulePack
from app.domain.units import to_hundredths
from app.errors import Refused
from app.journal.operation import derived_id
from app.journal.write import WriteLog
from app.listings import ledger, sessions
from app.listings.ledger import Booked, Claimed
from app.listings.lineage import lineage
from app.listings.papers import find_paper
from app.services import rulepacks
from db.codes import Mark, OfficeLevel


@dataclass(slots=True)
class Count:
    """What a posting run did; `waiting` names the modes that another office recognises."""

    posted: int = 0
    reversed: int = 0
    unchanged: int = 0
    credit: int = 0
    people: set[str] = field(default_factory=set)
    waiting: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Plan:
    """A plan whose sessions count: where it belongs, its held sessions and who was marked there."""

    id: str
    scope: str
    county: str
    sittings: Sequence[Sitting]
    marks: dict[tuple[str, str], tuple[Mark, int | None]]


class Ledger:
    """One run over one open transaction."""

    def __init__(self, log: WriteLog, office: OfficeRef) -> None:
        self._log = log
        self._office = office
        self._packs: dict[date, RulePack] = {}
        self._by_key: dict[str, RulePack] = {}
        self.count = Count()

    def settle(self, people: Iterable[str], plan: str | None = None) -> None:
        """Make the ledger of these people say what attendance and claims say now; `plan` is posted with it."""
        wanted = sorted(set(people))
        booked = ledger.postings_of(self._log.connection, wanted)
        plans = {one.plan for one in booked if one.plan} | ({plan} if plan else set())
        known = {id_: found for id_ in sorted(plans) if (found := self._plan(id_))}
        claimed = defaultdict(list)
        for one in ledger.approved_claims(self._log.connection, wanted):
            claimed[one.person].append(one)
        for person in wanted:
            own = [one for one in booked if one.person == person]
            self._settle_one(person, own, known, claimed[person])

    # Gathering --------------------------------------------------------------------------------

    def _plan(self, id_: str) -> _Plan | None:
        """Return what happened in a plan; sessions without a sheet have not happened yet."""
        connection = self._log.connection
        paper = find_paper(connection, "plan", id_)
        if paper is None:
            return None
        content = snapshot.from_canonical(paper.content)
        by_activity = sessions.activities_of_sessions(connection, id_)
        marked = sessions.marks_of(connection, sorted(by_activity.values()))
        held = {one.session for one in marked}
        level = OfficeLevel.SCHOOL if paper.owner.office.level.teaches else paper.owner.office.level
        sittings = [
            _sitting(activity, by_activity[activity.id], level)
            for activity in content.activities
            if by_activity.get(activity.id) in held and activity.date
        ]
        marks = {(one.person, one.session): (Mark(one.mark), one.minutes) for one in marked}
        return _Plan(id_, paper.owner.office.id, paper.owner.county, sittings, marks)

    def _works(self, person: str, plan: _Plan) -> list[Work]:
        attended = [
            Attended(sitting, *plan.marks.get((person, sitting.session), (None, None)))
            for sitting in plan.sittings
        ]
        if not attended or all(one.mark is None for one in attended):
            return []
        first = min(one.sitting.day for one in attended)
        return works_of_plan(plan.id, person, attended, self._pack(first))

    def _pack(self, day: date) -> RulePack:
        if day not in self._packs:
            pack = rulepacks.in_force(self._log.connection, day)
            self._packs[day] = self._by_key[pack.key] = pack
        return self._packs[day]

    # Settling ---------------------------------------------------------------------------------

    def _settle_one(
        self, person: str, own: Sequence[Booked], plans: dict[str, _Plan], claimed: Sequence[Claimed]
    ) -> None:
        works = [work for plan in plans.values() for work in self._works(person, plan)]
        works += [Work(replace(one.content, teacher=person), None, one.id) for one in claimed]
        homes = {plan.id: (plan.scope, plan.county) for plan in plans.values()}
        homes |= {one.id: (one.scope, one.county) for one in claimed}
        entries = {key: entry for key, entry in self._reckoned(person, works).items() if self._ours(entry)}
        standing = {one.id: one for one in ledger.standing(own)}
        ours = [
            self._posted(one)
            for one in standing.values()
            if self._recognised_here(one.mode, self._pack(one.earned_on))
        ]
        found = difference(entries, ours)
        for one in found.reverse:
            self._reverse(standing[one.id])
        before = _ids_by_key(self._posted(one) for one in own if not one.reverses)
        for entry in found.post:
            self._post(person, entry, before[entry.key], homes[entry.key.plan or entry.key.claim or ""])
        self.count.unchanged += len(entries) - len(found.post)
        self.count.people |= {person} if entries else set()

    def _reckoned(self, person: str, works: Iterable[Work]) -> dict[Key, Entry]:
        """Reckon each day's work by the rules of that day."""
        by_pack: dict[str, list[Work]] = defaultdict(list)
        for work in works:
            by_pack[self._pack(work.claim.day).key].append(work)
        entries: dict[Key, Entry] = {}
        for key, some in by_pack.items():
            entries |= reckon(self._by_key[key], person, some)
        return entries

    def _posted(self, one: Booked) -> Posted:
        return one.posted(self._pack(one.earned_on))

    def _ours(self, entry: Entry) -> bool:
        """Tell whether this office recognises the mode; otherwise say who does."""
        pack = self._by_key[entry.pack]
        if self._recognised_here(entry.key.mode, pack):
            return True
        rule = pack.modes[entry.key.mode]
        self.count.waiting[rule.name] = rule.recognised_by
        return False

    def _recognised_here(self, mode: str, pack: RulePack) -> bool:
        rule = pack.modes.get(mode)
        if rule is None:
            return True
        needed = OfficeLevel(rule.recognised_by)
        return self._office.level.rank <= needed.rank or (needed.teaches and self._office.level.teaches)

    # Writing ----------------------------------------------------------------------------------

    def _post(self, person: str, entry: Entry, before: Sequence[str], home: tuple[str, str]) -> None:
        key = entry.key
        fields = {
            "person": person,
            "plan": key.plan,
            "claim": key.claim,
            "pack": entry.pack,
            "rule": key.rule,
            "mode": key.mode,
            "earned_on": entry.earned_on.isoformat(),
            "hours": to_hundredths(entry.hours),
            "credit": to_hundredths(entry.credit),
            "claims": list(entry.claims),
            "explanation": list(entry.explanation),
        }
        id_ = derived_id(*posting_parts(person, entry, before))
        self._log.add("posting", fields, scope=home[0], county=home[1], id_=id_)
        self.count.posted += 1
        self.count.credit += to_hundredths(entry.credit)

    def _reverse(self, one: Booked) -> None:
        fields: dict[str, object] = {
            "person": one.person,
            "plan": one.plan,
            "claim": one.claim,
            "reverses": one.id,
            "pack": one.pack,
            "rule": one.rule,
            "mode": one.mode,
            "earned_on": one.earned_on.isoformat(),
            "hours": -one.hours,
            "credit": -one.credit,
            "claims": [],
            "explanation": [],
        }
        id_ = derived_id("reversal", one.id)
        self._log.add("posting", fields, scope=one.scope, county=one.county, id_=id_)
        self.count.reversed += 1
        self.count.credit -= one.credit


def _ids_by_key(posted: Iterable[Posted]) -> dict[Key, list[str]]:
    found: dict[Key, list[str]] = defaultdict(list)
    for one in posted:
        found[one.key].append(one.id)
    return found


def _sitting(activity: snapshot.Activity, session: str, level: OfficeLevel) -> Sitting:
    return Sitting(
        session=session,
        day=date.fromisoformat(activity.date),
        type=activity.type,
        mode=activity.mode,
        level=level.value,
        hours=activity.hours,
        minutes=_minutes(activity),
        topics=activity.topics,
        speaker=activity.speaker.person,
    )


def _minutes(activity: snapshot.Activity) -> int:
    """Return the minutes between the times a plan states, or nothing where it states none."""
    if not activity.start or not activity.end:
        return 0
    start, end = (int(time[:2]) * 60 + int(time[3:5]) for time in (activity.start, activity.end))
    return max(end - start, 0)


def require_recogniser(log: WriteLog, office: OfficeRef, scope: str) -> None:
    """Refuse an office that is neither the owner of the work nor above it."""
    known = lineage(log.connection, scope)
    if known is None or not authority.may_write("posting", "fact", author=office.id, subject=known.subject()):
        raise Refused("authority.other_office", office=office.name)
