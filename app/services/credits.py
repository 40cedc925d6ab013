"""Credits: post what was earned, explain it line by line, and say what is still missing."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

from sqlalchemy import Connection

from app import clock
from app.changes import Changes
from app.domain import authority, snapshot
from app.domain.authority import Right
from app.domain.credits import Earned, Reason, Shortfall, Sum, summed
from app.domain.ledger import read_claim
from app.domain.rulepack import Period, RulePack
from app.domain.units import from_hundredths
from app.errors import Refused
from app.listings import ledger
from app.listings.ledger import Booked, PostablePlan, Teacher
from app.listings.lineage import office_by_code
from app.listings.papers import find_paper, require_paper
from app.services import credit_sheet, posting, rulepacks
from app.services.context import Context
from app.services.posting import Ledger
from db.codes import PlanState

_MOST_CYCLES = 20
_RUNNING = (PlanState.APPROVED, PlanState.IN_PROGRESS, PlanState.SUMMARISED, PlanState.RECOGNISED)


@dataclass(frozen=True, slots=True)
class PostResult:
    """What a posting run did; `waiting` maps a mode to the level of the office that recognises it."""

    posted: int
    reversed: int
    unchanged: int
    people: int
    credit: Decimal
    waiting: Mapping[str, str]
    changes: Changes


@dataclass(frozen=True, slots=True)
class PostedLine:
    """One session or claim in the ledger, with what it came to and why.

    `what` is the topic of the session or the work that was claimed, `source` the title of the plan.
    """

    posting: str
    origin: str
    what: str
    source: str
    day: str
    mode: str
    hours: Decimal
    granted: Decimal
    rule: str | None
    capped_by: str | None
    lost: Decimal
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """One teacher's credits in one cycle; `lines` only where they were asked for."""

    teacher: Teacher
    pack: str
    unit: str
    cycle: Period
    total: Decimal
    by_mode: Mapping[str, Decimal]
    by_year: Mapping[str, tuple[Decimal, bool]]
    shortfalls: tuple[Shortfall, ...]
    lines: tuple[PostedLine, ...] = ()

    @property
    def met(self) -> bool:
        """Tell whether nothing is missing."""
        return not self.shortfalls


@dataclass(frozen=True, slots=True)
class CycleRules:
    """One cycle with the rules that hold in it and where they were taken from; `usual` is the one to open with."""

    cycle: Period
    pack: str
    name: str
    unit: str
    sources: tuple[str, ...]
    modes: Mapping[str, str]
    usual: bool


@dataclass(frozen=True, slots=True)
class _Frame:
    """The cycle a statement is about, the rules of it, and the day up to which it is judged."""

    pack: RulePack
    cycle: Period
    as_of: date


class Credits:
    """The ledger of credits."""

    def __init__(self, context: Context) -> None:
        self._context = context

    # Posting ----------------------------------------------------------------------------------

    def post(self, plan: str) -> PostResult:
        """Post what everyone earned in a plan; what was posted and no longer holds is reversed."""
        actor = self._context.actor
        authority.require(actor, Right.POST)
        role = authority.role_having(actor, Right.POST)
        with self._context.journal.write(actor, title="学分入账", role=role) as log:
            paper = require_paper(log.connection, "plan", plan)
            if paper.standing.state not in _RUNNING:
                title = snapshot.from_canonical(paper.content).title
                raise Refused("credits.plan_not_approved", title=title)
            posting.require_recogniser(log, actor.office, paper.owner.office.id)
            run = Ledger(log, actor.office)
            run.settle(ledger.people_of_plan(log.connection, plan), plan)
        return _result(run, log.changes)

    def post_claims(self) -> PostResult:
        """Post all approved claims that this office may recognise."""
        actor = self._context.actor
        authority.require(actor, Right.POST)
        role = authority.role_having(actor, Right.POST)
        with self._context.journal.write(actor, title="申报学分入账", role=role) as log:
            run = Ledger(log, actor.office)
            run.settle(ledger.people_with_claims(log.connection))
        return _result(run, log.changes)

    # Telling ----------------------------------------------------------------------------------

    def explain(self, teacher: str, *, cycle: str | None = None) -> Statement:
        """Return one teacher's account with a line and a reason for every hundredth."""
        with self._context.read() as connection:
            person = _one_teacher(connection, teacher)
            booked = ledger.standing(ledger.postings_of(connection, [person.id]))
            frame = _frame(connection, cycle, booked)
            titles = _titles(connection, booked)
            origins = (line["origin"] for one in booked for line in one.explanation)
            titles |= ledger.named_origins(connection, origins)
        return _statement(frame, person, booked, titles)

    def totals(self, *, school: str | None = None, cycle: str | None = None) -> list[Statement]:
        """Return everyone's totals in a cycle, those who have nothing yet included."""
        with self._context.read() as connection:
            people = ledger.teachers(connection, school=_school(connection, school))
            everything = ledger.postings_of(connection, [one.id for one in people])
            booked = ledger.standing(everything)
            frame = _frame(connection, cycle, booked)
        of_person: dict[str, list[Booked]] = defaultdict(list)
        for one in booked:
            of_person[one.person].append(one)
        return [_statement(frame, person, of_person[person.id], None) for person in people]

    def statements(self, people: Sequence[str], *, cycle: str) -> list[Statement]:
        """Return the totals of these people in a cycle, in their order; who is gone is left out."""
        with self._context.read() as connection:
            frame = _frame(connection, cycle, ())
            known = {one.id: one for one in ledger.teachers(connection, ids=people)}
            booked = ledger.standing(ledger.postings_of(connection, known))
        of_person: dict[str, list[Booked]] = defaultdict(list)
        for one in booked:
            of_person[one.person].append(one)
        return [_statement(frame, known[id_], of_person[id_], None) for id_ in people if id_ in known]

    def cycles(self) -> list[CycleRules]:
        """Return every cycle from the first posting to today, the newest first."""
        with self._context.read() as connection:
            return _cycles(connection)

    def postable(self) -> list[PostablePlan]:
        """Return the plans that have sheets and may be posted, the latest first."""
        with self._context.read() as connection:
            return ledger.postable(connection, _RUNNING)

    def export(self, out: Path, people: Sequence[str], *, cycle: str) -> int:
        """Write the totals of these people, in this order, to a workbook; return how many."""
        with self._context.read() as connection:
            rules = next((one for one in _cycles(connection) if one.cycle.label == cycle), None)
        if rules is None:
            raise Refused("credits.cycle_unreadable", cycle=cycle)
        return credit_sheet.write(out, rules.modes, self.statements(people, cycle=cycle))

    def shortfall(self, *, cycle: str | None = None, school: str | None = None) -> list[Statement]:
        """Return those who miss a minimum of the cycle or of its years so far."""
        return [one for one in self.totals(school=school, cycle=cycle) if not one.met]


def _result(run: Ledger, changes: Changes) -> PostResult:
    count = run.count
    return PostResult(
        posted=count.posted,
        reversed=count.reversed,
        unchanged=count.unchanged,
        people=len(count.people),
        credit=from_hundredths(count.credit),
        waiting=dict(count.waiting),
        changes=changes,
    )


def _one_teacher(connection: Connection, word: str) -> Teacher:
    found = ledger.teachers_called(connection, word)
    if not found:
        raise Refused("credits.teacher_unknown", teacher=word)
    if len(found) > 1:
        raise Refused("credits.teacher_several", teacher=word, count=len(found))
    return found[0]


def _school(connection: Connection, code: str | None) -> str | None:
    if code is None:
        return None
    found = office_by_code(connection, code)
    if found is None:
        raise Refused("credits.school_unknown", school=code)
    return found


def _titles(connection: Connection, booked: Iterable[Booked]) -> dict[str, str]:
    """Return the titles of the plans that postings come from."""
    titles: dict[str, str] = {}
    for plan in {one.plan for one in booked if one.plan}:
        paper = find_paper(connection, "plan", plan)
        titles[plan] = snapshot.from_canonical(paper.content).title if paper else ""
    return titles


def _frame(connection: Connection, cycle: str | None, booked: Sequence[Booked]) -> _Frame:
    """Return the cycle asked for: a year of it or its label; else today's, or the latest with postings."""
    today = clock.today()
    if cycle is not None:
        day = _day_in(cycle)
    else:
        day = max((one.earned_on for one in booked), default=today)
        pack = rulepacks.in_force(connection, today)
        if today in pack.cycle_of(day) or day > today:
            day = today
    pack = rulepacks.in_force(connection, day)
    span = pack.cycle_of(day)
    return _Frame(pack, span, min(max(today, span.start), span.end))


def _cycles(connection: Connection) -> list[CycleRules]:
    today = clock.today()
    first, last = ledger.span(connection)
    day, found = max(today, last or today), list[CycleRules]()
    usual = today if last is None else min(last, today)
    while len(found) < _MOST_CYCLES:
        try:
            pack = rulepacks.in_force(connection, day)
        except Refused:
            # Before the first rules there is no cycle to speak of.
            break
        span = pack.cycle_of(day)
        found.append(_rules(pack, span, usual=usual in span))
        if span.start <= min(first or today, today):
            break
        day = span.start - timedelta(days=1)
    return found


def _rules(pack: RulePack, span: Period, *, usual: bool) -> CycleRules:
    titles = tuple(dict.fromkeys(source.title for source in pack.sources.values()))
    modes = {mode: rule.name for mode, rule in pack.modes.items()}
    return CycleRules(span, pack.key, pack.name, pack.unit, titles, modes, usual)


def _day_in(cycle: str) -> date:
    """Return the last day of the first year that a label such as `2021-2025` names."""
    first = cycle.strip()[:4]
    if not (first.isascii() and first.isdecimal() and len(first) == 4 and "1900" <= first <= "2999"):
        raise Refused("credits.cycle_unreadable", cycle=cycle)
    return date(int(first), 12, 31)


def _statement(
    frame: _Frame, teacher: Teacher, booked: Sequence[Booked], titles: Mapping[str, str] | None
) -> Statement:
    """Add up one teacher's postings of a cycle; with `titles` every line is told."""
    own = [one for one in booked if one.earned_on in frame.cycle]
    total = summed(frame.pack, frame.cycle, frame.as_of, _earned(own))
    return Statement(
        teacher=teacher,
        pack=frame.pack.key,
        unit=frame.pack.unit,
        cycle=frame.cycle,
        total=total.total,
        by_mode=total.by_mode,
        by_year=_years(total),
        shortfalls=total.shortfalls,
        lines=() if titles is None else _lines(own, titles),
    )


def _years(total: Sum) -> dict[str, tuple[Decimal, bool]]:
    return {label: (year.total, year.met) for label, year in total.by_year.items()}


def _earned(booked: Iterable[Booked]) -> list[Earned]:
    """Return each piece of training with what it was granted, as the postings wrote them down."""
    return [
        Earned(read_claim(piece, one.person), from_hundredths(line["granted"]))
        for one in booked
        for piece, line in zip(one.claims, one.explanation, strict=True)
    ]


def _lines(booked: Iterable[Booked], titles: Mapping[str, str]) -> tuple[PostedLine, ...]:
    lines = [
        PostedLine(
            posting=one.id,
            origin=line["origin"],
            what=titles.get(line["origin"], ""),
            source=titles.get(one.plan or "", ""),
            day=line["date"],
            mode=one.mode,
            hours=from_hundredths(line["hours"]),
            granted=from_hundredths(line["granted"]),
            rule=line["rule"],
            capped_by=line["capped_by"],
            lost=from_hundredths(line["lost"]),
            reasons=tuple(Reason(reason["code"], reason["facts"]) for reason in line["reasons"]),
        )
        for one in booked
        for line in one.explanation
    ]
    return tuple(sorted(lines, key=lambda line: (line.day, line.origin)))
