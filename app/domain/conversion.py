"""What one claim is worth by itself: is it counted at all, by which item, and how it is converted.

Whether another claim already counts the same work, and where caps bite, is seen in `credits`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from app.domain.claim import BadClaim, Claim
from app.domain.rulepack import ByHours, ByQuantity, Item, Period, RulePack
from app.domain.units import plain

NOTHING = Decimal(0)


@dataclass(frozen=True, slots=True)
class Reason:
    """One sentence of an explanation: its code and the facts it states."""

    code: str
    facts: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Line:
    """What one claim earned and why; `lost` is what a limit took from it."""

    claim: int
    granted: Decimal
    rule: str | None
    capped_by: str | None
    lost: Decimal
    reasons: tuple[Reason, ...]
    hours: Decimal = NOTHING


@dataclass(frozen=True, slots=True)
class Candidate:
    """A claim that earns something before doubles and caps are looked at."""

    claim: Claim
    item: Item
    measure: Decimal
    """Hours or quantity that count, or the fixed credit of a table."""
    worth: Decimal
    """Exact worth, unrounded: decides which of two claims for one work counts."""
    reasons: tuple[Reason, ...]
    day_limited: Decimal = NOTHING
    value: Decimal = NOTHING


def nothing(claim: int, code: str, *, rule: str | None = None, **facts: object) -> Line:
    """Return the line of a claim that earns nothing, with its one reason."""
    return Line(claim, NOTHING, rule, None, NOTHING, (Reason(code, facts),))


def unreadable(claim: BadClaim) -> Line:
    """Return the line of a claim that nobody can read."""
    return Line(claim.index, NOTHING, None, None, NOTHING, (Reason(claim.code, claim.facts),))


def judge(pack: RulePack, claim: Claim, cycle: Period, as_of: date) -> Candidate | Line:
    """Say why a claim earns nothing, or what it is worth by itself."""
    n, day = claim.index, claim.day.isoformat()
    claim = replace(claim, type=pack.type_code(claim.type))
    if not pack.in_force(claim.day):
        return nothing(n, "credits.not_in_force", day=day, pack=pack.name)
    if claim.day > as_of:
        return nothing(n, "credits.later", day=day, as_of=as_of.isoformat())
    if claim.day not in cycle:
        return nothing(n, "credits.other_cycle", day=day, cycle=pack.cycle_of(claim.day).label)
    excluded = pack.exclusion_of(claim.type)
    if excluded:
        source = pack.source_title(excluded.source)
        return nothing(n, "credits.excluded", type=_type_name(pack, claim), source=source)
    item = pack.item_of(claim)
    if item is None:
        return nothing(n, "credits.no_rule", type=_type_name(pack, claim), mode=_mode_name(pack, claim))
    return _worth(pack, claim, item)


def _type_name(pack: RulePack, claim: Claim) -> str:
    names = [word for word, code in pack.types.items() if code == claim.type and word != code]
    return names[0] if names else claim.type or "未填"


def _mode_name(pack: RulePack, claim: Claim) -> str:
    rule = pack.modes.get(claim.mode)
    return rule.name if rule else claim.mode or "未填"


def _worth(pack: RulePack, claim: Claim, item: Item) -> Candidate | Line:
    """Check evidence and result, then convert by the item's own rule."""
    n = claim.index
    if item.evidence and not claim.evidence:
        evidence = "、".join(item.evidence)
        return nothing(n, "credits.no_evidence", rule=item.id, item=item.name, evidence=evidence)
    share = Decimal(1) if claim.result is None else pack.results.get(claim.result)
    if share is None:
        return nothing(n, "credits.result_unknown", rule=item.id, result=claim.result)
    if share == 0:
        return nothing(n, "credits.failed", rule=item.id, item=item.name)
    found = _converted(pack, claim, item, share)
    if isinstance(found, Line) or share == 1:
        return found
    reason = Reason("credits.share", {"result": claim.result, "share": plain(share * 100)})
    return replace(found, reasons=(*found.reasons, reason))


def _converted(pack: RulePack, claim: Claim, item: Item, share: Decimal) -> Candidate | Line:
    rule = item.conversion
    if isinstance(rule, ByHours):
        return _by_hours(pack, claim, item, rule, share)
    if isinstance(rule, ByQuantity):
        return _by_quantity(pack, claim, item, rule, share)
    row = next((row for row in rule.rows if row.match.matches(claim)), None)
    if row is None:
        facts = {"level": claim.level or "未填", "grade": claim.grade or "未填"}
        return nothing(claim.index, "credits.no_row", rule=item.id, item=item.name, **facts)
    reason = Reason("credits.by_table", _cited(pack, item) | {"credit": plain(row.credit)})
    return Candidate(claim, item, row.credit * share, row.credit * share, (reason,))


def _by_quantity(
    pack: RulePack, claim: Claim, item: Item, rule: ByQuantity, share: Decimal
) -> Candidate | Line:
    if not claim.quantity:
        return nothing(claim.index, "credits.no_quantity", rule=item.id, item=item.name, of=rule.of)
    worth = claim.quantity * share * rule.credit / rule.per
    facts = _cited(pack, item) | {
        "quantity": plain(claim.quantity),
        "of": rule.of,
        "per": plain(rule.per),
        "credit": plain(rule.credit),
    }
    return Candidate(claim, item, worth, worth, (Reason("credits.by_quantity", facts),))


def _by_hours(pack: RulePack, claim: Claim, item: Item, rule: ByHours, share: Decimal) -> Candidate | Line:
    if not claim.hours:
        return nothing(claim.index, "credits.no_hours", rule=item.id, item=item.name)
    allowed = _allowed_hours(pack, claim)
    hours = claim.hours if allowed is None else min(claim.hours, allowed)
    facts = _cited(pack, item) | {
        "hours": plain(hours),
        "per": plain(rule.per),
        "credit": plain(rule.credit),
    }
    reasons = [Reason("credits.by_hours", facts)]
    lost = NOTHING
    if hours < claim.hours:
        lost = rule.converted((claim.hours - hours) * share)
        reasons.append(_day_reason(pack, claim, hours))
    worth = hours * share * rule.credit / rule.per
    return Candidate(claim, item, hours * share, worth, tuple(reasons), lost)


def _allowed_hours(pack: RulePack, claim: Claim) -> Decimal | None:
    """Return what the days of a claim can hold; without a first day nobody can tell."""
    limit = pack.day_limit
    if limit is None or claim.days is None or not limit.match.matches(claim):
        return None
    return limit.hours * claim.days


def _day_reason(pack: RulePack, claim: Claim, hours: Decimal) -> Reason:
    assert pack.day_limit is not None
    facts = {
        "claimed": plain(claim.hours or NOTHING),
        "days": claim.days,
        "limit": plain(pack.day_limit.hours),
        "hours": plain(hours),
        "source": pack.source_title(pack.day_limit.source),
    }
    return Reason("credits.day_limit", facts)


def _cited(pack: RulePack, item: Item) -> dict[str, object]:
    """Name the item, its unit and its source; say when the rule was not read but concluded."""
    remark = {"inferred": "（推断）", "borrowed": "（借用外地规定）"}.get(item.basis, "")
    source = pack.source_title(item.source) + remark
    return {"item": item.name, "unit": pack.unit, "source": source}
