"""What the program itself notices about a plan, before and while people judge it.

Every finding names its rule and who says so. A blocking finding stops the submission; the others
travel with the plan, and the person who decides sees them.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from dataclasses import field as default
from datetime import date
from decimal import Decimal
from itertools import combinations

from app.domain.activity_types import ActivityTypes, shipped
from app.domain.snapshot import EVERYONE, Activity, PlanContent
from app.domain.units import plain


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing noticed: what (`code`), where (`field`), by which rule, who says so, and does it block."""

    code: str
    field: str
    rule: str
    source: str
    blocking: bool
    facts: Mapping[str, object] = default(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Rule:
    """Why a finding is one: the rule's name, the document that says so, and whether it blocks."""

    name: str
    source: str
    blocking: bool


@dataclass(frozen=True, slots=True)
class Place:
    """What the place asks for: its activity types, the fields it requires, its roster and holidays.

    `roster` holds the ids of the people who can be enrolled, or is None where no roster is at hand.
    """

    types: ActivityTypes = default(default_factory=shipped)
    required: frozenset[str] = frozenset()
    roster: Collection[str] | None = None
    holidays: Mapping[str, str] = default(default_factory=dict)


_S3 = "S3 区教育局师训工作计划"
_FORM = "项目申报表、活动记录表（rules.md 1.8）"
_OWN = "本程序合理性检查"
_DAY_LIMIT = Decimal(8)

RULES: Mapping[str, Rule] = {
    "plan.check.title": Rule("required_fields", _FORM, blocking=True),
    "plan.check.activities": Rule("has_activities", _S3, blocking=True),
    "plan.check.period_missing": Rule("required_fields", _FORM, blocking=False),
    "plan.check.period_reversed": Rule("dates_in_order", _OWN, blocking=True),
    "plan.check.lead": Rule("required_fields", _FORM, blocking=False),
    "plan.check.goals": Rule("purpose_named", _S3, blocking=False),
    "plan.check.assessment": Rule("assessment_named", _S3, blocking=False),
    "plan.check.audience": Rule("participants_known", _FORM, blocking=False),
    "plan.check.required": Rule("required_fields", "本地规则包", blocking=True),
    "plan.check.not_on_roster": Rule(
        "participants_known", "江苏省中小学教师（校长）培训管理系统：不在教师库者不能报名", blocking=False
    ),
    "plan.check.speaker": Rule("speaker_named", _FORM, blocking=True),
    "plan.check.topic": Rule("topic_named", _S3, blocking=False),
    "plan.check.type_missing": Rule("type_known", "活动类型表", blocking=True),
    "plan.check.type": Rule("type_known", "活动类型表", blocking=True),
    "plan.check.excluded_type": Rule("excluded_types", _S3, blocking=False),
    "plan.check.date": Rule("dates_known", _FORM, blocking=True),
    "plan.check.outside_period": Rule("dates_in_order", _OWN, blocking=False),
    "plan.check.times_reversed": Rule("dates_in_order", _OWN, blocking=True),
    "plan.check.hours": Rule("hours_positive", _OWN, blocking=True),
    "plan.check.day_hours": Rule("hours_per_day", _OWN, blocking=False),
    "plan.check.same_place": Rule("no_overlap", _OWN, blocking=False),
    "plan.check.weekend": Rule("rest_days", _OWN, blocking=False),
    "plan.check.holiday": Rule("rest_days", "全国年节及纪念日放假办法", blocking=False),
}

# The days that the regulation fixes in the solar calendar; the others move and come as data.
_FIXED_HOLIDAYS = {
    "01-01": "元旦", "05-01": "劳动节", "05-02": "劳动节",
    "10-01": "国庆节", "10-02": "国庆节", "10-03": "国庆节",
}  # fmt: skip


def check(content: PlanContent, place: Place | None = None) -> list[Finding]:
    """Return the findings of a plan: those of the plan itself first, then activity by activity."""
    here = place or Place()
    found = [finding for rule in _PLAN_CHECKS for finding in rule(content, here)]
    for activity in content.activities:
        found += [finding for rule in _ACTIVITY_CHECKS for finding in rule(activity, content, here)]
    return found


def blocking(findings: Collection[Finding]) -> list[Finding]:
    """Return the findings that stop a submission."""
    return [finding for finding in findings if finding.blocking]


def counted_hours(content: PlanContent, types: ActivityTypes | None = None) -> Decimal:
    """Return the planned 学时 of the activities whose type counts."""
    known = types or shipped()
    counted = (known.find(activity.type) for activity in content.activities)
    pairs = zip(content.activities, counted, strict=True)
    return sum((activity.hours for activity, kind in pairs if kind and kind.counts), Decimal(0))


def _found(code: str, at: str, **facts: object) -> Finding:
    rule = RULES[code]
    return Finding(code, at, rule.name, rule.source, rule.blocking, facts)


# The plan ------------------------------------------------------------------------------------


def _missing(content: PlanContent, place: Place) -> Iterator[Finding]:
    values = {
        "title": content.title, "lead": content.lead, "goals": content.goals,
        "assessment": content.assessment, "audience": content.audience, "activities": content.activities,
    }  # fmt: skip
    for name, value in values.items():
        if not value and name not in place.required:
            yield _found(f"plan.check.{name}", name)
    for name in sorted(place.required):
        if not getattr(content, name):
            yield _found("plan.check.required", name, name=name)


def _period(content: PlanContent, place: Place) -> Iterator[Finding]:
    for name in ("starts", "ends"):
        if not getattr(content, name) and name not in place.required:
            yield _found("plan.check.period_missing", name)
    if content.starts and content.ends and content.ends < content.starts:
        yield _found("plan.check.period_reversed", "ends", starts=content.starts, ends=content.ends)


def _participants(content: PlanContent, place: Place) -> Iterator[Finding]:
    if place.roster is None or content.audience == EVERYONE:
        return
    unknown = [person for person in content.audience if person not in place.roster]
    if unknown:
        names = "、".join(unknown[:5])
        yield _found("plan.check.not_on_roster", "audience", count=len(unknown), names=names)


def _day_hours(content: PlanContent, _: Place) -> Iterator[Finding]:
    days: dict[str, list[Activity]] = defaultdict(list)
    for activity in content.activities:
        if activity.date:
            days[activity.date].append(activity)
    for day, activities in days.items():
        total = sum((activity.hours for activity in activities), Decimal(0))
        if total > _DAY_LIMIT:
            at = f"activities.{activities[-1].id}.hours"
            yield _found("plan.check.day_hours", at, day=day, hours=plain(total), limit=plain(_DAY_LIMIT))


def _overlaps(content: PlanContent, _: Place) -> Iterator[Finding]:
    for one, other in combinations(content.activities, 2):
        if one.place and one.place == other.place and _at_once(one, other):
            yield _found(
                "plan.check.same_place", f"activities.{other.id}.place", place=one.place, day=one.date,
                one=content.position(one.id), other=content.position(other.id),
            )  # fmt: skip


def _at_once(one: Activity, other: Activity) -> bool:
    if not one.date or one.date != other.date or not (one.start and one.end and other.start and other.end):
        return False
    return one.start < other.end and other.start < one.end


# One activity --------------------------------------------------------------------------------


def _type(activity: Activity, content: PlanContent, place: Place) -> Iterator[Finding]:
    at, number = f"activities.{activity.id}.type", content.position(activity.id)
    kind = place.types.find(activity.type)
    if not activity.type:
        yield _found("plan.check.type_missing", at, number=number)
    elif kind is None:
        yield _found("plan.check.type", at, number=number, type=activity.type)
    elif not kind.counts:
        rule = RULES["plan.check.excluded_type"]
        facts = {"number": number, "type": kind.name}
        yield Finding("plan.check.excluded_type", at, rule.name, kind.source, rule.blocking, facts)


def _speaker(activity: Activity, content: PlanContent, place: Place) -> Iterator[Finding]:
    kind = place.types.find(activity.type)
    if not activity.speaker and (kind is None or kind.speaker):
        yield _found(
            "plan.check.speaker", f"activities.{activity.id}.speaker", number=content.position(activity.id)
        )


def _topic(activity: Activity, content: PlanContent, _: Place) -> Iterator[Finding]:
    if not activity.topic and not activity.topics:
        yield _found(
            "plan.check.topic", f"activities.{activity.id}.topic", number=content.position(activity.id)
        )


def _day(activity: Activity, content: PlanContent, place: Place) -> Iterator[Finding]:
    at, number = f"activities.{activity.id}.date", content.position(activity.id)
    if not activity.date:
        yield _found("plan.check.date", at, number=number)
        return
    early = content.starts and activity.date < content.starts
    late = content.ends and activity.date > content.ends
    if early or late:
        period = f"{content.starts or '…'} — {content.ends or '…'}"
        yield _found("plan.check.outside_period", at, number=number, day=activity.date, period=period)
    holiday = place.holidays.get(activity.date) or _FIXED_HOLIDAYS.get(activity.date[5:])
    if holiday:
        yield _found("plan.check.holiday", at, number=number, day=activity.date, holiday=holiday)
    elif date.fromisoformat(activity.date).weekday() >= 5:
        yield _found("plan.check.weekend", at, number=number, day=activity.date)


def _times(activity: Activity, content: PlanContent, _: Place) -> Iterator[Finding]:
    if activity.start and activity.end and activity.end <= activity.start:
        yield _found(
            "plan.check.times_reversed", f"activities.{activity.id}.end",
            number=content.position(activity.id), start=activity.start, end=activity.end,
        )  # fmt: skip


def _hours(activity: Activity, content: PlanContent, place: Place) -> Iterator[Finding]:
    kind = place.types.find(activity.type)
    if activity.hours <= 0 and (kind is None or kind.counts):
        yield _found(
            "plan.check.hours", f"activities.{activity.id}.hours", number=content.position(activity.id)
        )


_PLAN_CHECKS: tuple[Callable[[PlanContent, Place], Iterator[Finding]], ...] = (
    _missing, _period, _participants, _day_hours, _overlaps,
)  # fmt: skip
_ACTIVITY_CHECKS: tuple[Callable[[Activity, PlanContent, Place], Iterator[Finding]], ...] = (
    _type, _speaker, _topic, _day, _times, _hours,
)  # fmt: skip
