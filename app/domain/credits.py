"""Credit arithmetic: claims and a rule pack in, totals and an explained line per claim out.

Deterministic and independent of the order of the file: claims are looked at by date, then work, then
content (`Claim.order`), and where a cap bites the earlier one is served first.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import ROUND_DOWN, Decimal

from app.domain.claim import BadClaim, Claim
from app.domain.conversion import NOTHING, Candidate, Line, Reason, judge, nothing, unreadable
from app.domain.rulepack import (
    CENT,
    ByHours,
    Cap,
    Period,
    RulePack,
)
from app.domain.units import plain

__all__ = ["Account", "Line", "Reason", "Shortfall", "YearTotal", "account", "compute"]


@dataclass(frozen=True, slots=True)
class YearTotal:
    """What one year came to, and whether every yearly minimum is reached."""

    total: Decimal
    met: bool


@dataclass(frozen=True, slots=True)
class Shortfall:
    """A minimum that is not reached."""

    rule: str
    name: str
    period: Period
    needed: Decimal
    have: Decimal
    source: str


@dataclass(frozen=True, slots=True)
class Account:
    """One teacher's credits in the cycle that holds the day asked about."""

    teacher: str
    total: Decimal
    unit: str
    cycle: Period
    by_mode: Mapping[str, Decimal]
    by_year: Mapping[str, YearTotal]
    shortfalls: tuple[Shortfall, ...]
    lines: tuple[Line, ...]

    @property
    def met(self) -> bool:
        """Tell whether every minimum of the cycle and of its years so far is reached."""
        return not self.shortfalls


def compute(pack: RulePack, claims: Iterable[Claim | BadClaim], as_of: date) -> dict[str, Account]:
    """Return each teacher's account as it stood on a day; a claim nobody can read earns nothing."""
    by_teacher: dict[str, list[Claim | BadClaim]] = defaultdict(list)
    for claim in claims:
        by_teacher[claim.teacher].append(claim)
    return {teacher: account(pack, teacher, own, as_of) for teacher, own in by_teacher.items()}


def account(pack: RulePack, teacher: str, claims: Sequence[Claim | BadClaim], as_of: date) -> Account:
    """Return one teacher's account as it stood on a day."""
    cycle = pack.cycle_of(as_of)
    readable = {claim.index: claim for claim in claims if isinstance(claim, Claim)}
    lines = {claim.index: unreadable(claim) for claim in claims if isinstance(claim, BadClaim)}
    candidates: list[Candidate] = []
    for claim in sorted(readable.values(), key=lambda claim: (claim.order, claim.index)):
        judged = judge(pack, claim, cycle, as_of)
        if isinstance(judged, Line):
            lines[claim.index] = judged
        else:
            candidates.append(judged)
    once, doubles = _once(pack, candidates)
    lines |= {line.claim: line for line in doubles}
    lines |= {line.claim: line for line in _capped(pack, cycle, _valued(pack, once))}
    whole = tuple(lines[n] for n in sorted(lines))
    earned = [Earned(_coded(pack, readable[line.claim]), line.granted) for line in whole if line.granted]
    total = summed(pack, cycle, as_of, earned)
    return Account(
        teacher, total.total, pack.unit, cycle, total.by_mode, total.by_year, total.shortfalls, whole
    )


def _coded(pack: RulePack, claim: Claim) -> Claim:
    return replace(claim, type=pack.type_code(claim.type))


# Claims beside each other -------------------------------------------------------------------


def _once(pack: RulePack, candidates: Sequence[Candidate]) -> tuple[list[Candidate], list[Line]]:
    """Keep one claim for each piece of work: the one worth most, or the first, as the place says."""
    kept: dict[str, Candidate] = {}
    for candidate in candidates:
        work = candidate.claim.work
        if work is None:
            continue
        rival = kept.get(work)
        if rival is None or (pack.same_work == "highest" and candidate.worth > rival.worth):
            kept[work] = candidate
    once: list[Candidate] = []
    doubles: list[Line] = []
    for candidate in candidates:
        work = candidate.claim.work
        if work is None or kept[work] is candidate:
            once.append(candidate)
        else:
            doubles.append(_double(candidate, kept[work]))
    return once, doubles


def _double(candidate: Candidate, kept: Candidate) -> Line:
    facts = {"work": kept.claim.work, "day": kept.claim.day.isoformat(), "item": kept.item.name}
    return nothing(candidate.claim.index, "credits.same_work", rule=candidate.item.id, **facts)


def _valued(pack: RulePack, candidates: Sequence[Candidate]) -> Iterator[Candidate]:
    """Round each worth to what the place grants, carrying short hours on within their year."""
    carried: dict[tuple[str, Period], Decimal] = defaultdict(Decimal)
    for candidate in candidates:
        rule = candidate.item.conversion
        if not isinstance(rule, ByHours):
            yield replace(candidate, value=candidate.worth.quantize(CENT, ROUND_DOWN))
            continue
        key = (candidate.item.id, pack.year_of(candidate.claim.day))
        before = carried[key] if rule.carry else NOTHING
        after = before + candidate.measure
        carried[key] = after
        value = rule.converted(after) - rule.converted(before)
        yield replace(candidate, value=value, reasons=(*candidate.reasons, *_steps(rule, before, after)))


def _steps(rule: ByHours, before: Decimal, after: Decimal) -> Iterator[Reason]:
    """Say when hours were brought along from earlier claims or left over for later ones."""
    if not rule.whole:
        return
    brought, left = before % rule.per, after % rule.per
    if brought:
        yield Reason("credits.brought", {"hours": plain(brought)})
    if left:
        code = "credits.left_over" if rule.carry else "credits.below_step"
        yield Reason(code, {"hours": plain(left), "per": plain(rule.per)})


def _capped(pack: RulePack, cycle: Period, candidates: Iterable[Candidate]) -> Iterator[Line]:
    """Serve the claims in order until the caps they fall under are used up."""
    used: dict[tuple[str, Period], Decimal] = defaultdict(Decimal)
    for candidate in candidates:
        claim = candidate.claim
        spans = {
            cap.id: (cap, pack.year_of(claim.day) if cap.per == "year" else cycle)
            for cap in pack.caps
            if cap.covers(candidate.item.id, claim)
        }
        room = {key: cap.limit - used[key, span] for key, (cap, span) in spans.items()}
        granted = min([candidate.value, *(max(left, NOTHING) for left in room.values())])
        for key, (_, span) in spans.items():
            used[key, span] += granted
        tightest = min(room, key=lambda key: (room[key], key)) if granted < candidate.value else None
        yield _line(pack, candidate, granted, spans[tightest][0] if tightest else None)


def _line(pack: RulePack, candidate: Candidate, granted: Decimal, cap: Cap | None) -> Line:
    reasons = candidate.reasons
    if cap:
        facts = {
            "cap": cap.name,
            "limit": plain(cap.limit),
            "unit": pack.unit,
            "lost": plain(candidate.value - granted),
            "source": pack.source_title(cap.source),
        }
        reasons = (*reasons, Reason("credits.capped", facts))
    reasons = (*reasons, Reason("credits.granted", {"granted": plain(granted), "unit": pack.unit}))
    hours = candidate.measure if isinstance(candidate.item.conversion, ByHours) else NOTHING
    limited = "day_limit" if candidate.day_limited else None
    lost = candidate.value - granted + candidate.day_limited
    capped_by = cap.id if cap else limited
    return Line(candidate.claim.index, granted, candidate.item.id, capped_by, lost, reasons, hours)


# The sum --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Earned:
    """What one piece of training came to, with the words that minima ask about."""

    piece: Claim
    granted: Decimal


@dataclass(frozen=True, slots=True)
class Sum:
    """The granted credits of one cycle, by mode and year, and the minima they miss."""

    total: Decimal
    by_mode: Mapping[str, Decimal]
    by_year: Mapping[str, YearTotal]
    shortfalls: tuple[Shortfall, ...]


def summed(pack: RulePack, cycle: Period, as_of: date, earned: Sequence[Earned]) -> Sum:
    """Add up what was granted in a cycle and hold it against the minima of the cycle and its years so far."""
    by_mode = dict.fromkeys(pack.modes, NOTHING)
    for one in earned:
        by_mode[one.piece.mode] = by_mode.get(one.piece.mode, NOTHING) + one.granted
    shortfalls = list(_missing(pack, "cycle", cycle, earned))
    by_year = {}
    for year in pack.years_of(cycle, as_of):
        missing = list(_missing(pack, "year", year, earned))
        by_year[year.label] = YearTotal(_within(year, earned), not missing)
        shortfalls += missing
    return Sum(_within(cycle, earned), by_mode, by_year, tuple(shortfalls))


def _missing(pack: RulePack, per: str, period: Period, earned: Sequence[Earned]) -> Iterator[Shortfall]:
    """Yield the minima of a year or cycle that are not reached in it."""
    for rule in pack.minima:
        have = _within(period, [one for one in earned if rule.match.matches(one.piece)])
        if rule.per == per and have < rule.need:
            source = pack.source_title(rule.source)
            yield Shortfall(rule.id, rule.name, period, rule.need, have, source)


def _within(period: Period, earned: Iterable[Earned]) -> Decimal:
    return sum((one.granted for one in earned if one.piece.day in period), NOTHING)
