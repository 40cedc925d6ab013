"""The automatic findings name their rule and its source, and look at types, never at words."""

from dataclasses import replace
from decimal import Decimal

import pytest

from app.domain.activity_types import shipped
from app.domain.plan_checks import RULES, Place, blocking, check, counted_hours
from app.domain.snapshot import EVERYONE, Activity, Named, PlanContent
from app.messages import sentence, table

LECTURE = Activity(
    "a1", "2026-09-10", "14:30", "16:30", "整本书阅读", type="lecture", mode="school_based",
    speaker=Named("王𬭚"), place="会议室", hours=Decimal(2),
)  # fmt: skip
PLAN = PlanContent(
    title="语文组校本研修", starts="2026-09-01", ends="2027-01-15", lead=Named("王秀兰"), audience=EVERYONE,
    goals="读整本书", assessment="提交课例", activities=(LECTURE,),
)  # fmt: skip


def found(place: Place | None = None, **changed: object) -> list[tuple[str, str]]:
    return [(known.code, known.field) for known in check(replace(PLAN, **changed), place)]


def found_in_activity(**changed: object) -> list[tuple[str, str]]:
    return found(activities=(replace(LECTURE, **changed),))


def test_a_sound_plan_has_no_findings() -> None:
    assert found() == []


def test_a_missing_speaker_blocks() -> None:
    findings = check(replace(PLAN, activities=(replace(LECTURE, speaker=Named()),)))
    assert [(known.code, known.field) for known in findings] == [
        ("plan.check.speaker", "activities.a1.speaker")
    ]
    assert blocking(findings) == findings


@pytest.mark.parametrize("kind", ["routine_meeting", "political_meeting", "excursion"])
def test_excluded_kinds_earn_nothing_and_the_source_is_named(kind: str) -> None:
    content = replace(PLAN, activities=(replace(LECTURE, type=kind),))
    (finding,) = check(content)
    assert (finding.code, finding.rule, finding.blocking) == (
        "plan.check.excluded_type",
        "excluded_types",
        False,
    )
    assert finding.source.startswith("S3")
    assert counted_hours(content) == 0


def test_a_political_word_in_the_topic_excludes_nothing() -> None:
    assert found_in_activity(topic="政治理论与师德专题培训", type="ethics_training") == []


def test_a_routine_meeting_is_excluded_whatever_its_topic_says() -> None:
    codes = found_in_activity(topic="专家讲座", type="routine_meeting")
    assert codes == [("plan.check.excluded_type", "activities.a1.type")]


def test_dates_and_times_must_run_forward() -> None:
    assert found(ends="2026-08-31", activities=()) == [
        ("plan.check.activities", "activities"), ("plan.check.period_reversed", "ends"),
    ]  # fmt: skip
    assert found_in_activity(end="14:30") == [("plan.check.times_reversed", "activities.a1.end")]


def test_an_activity_outside_the_plans_dates_is_told() -> None:
    assert found_in_activity(date="2026-08-31") == [("plan.check.outside_period", "activities.a1.date")]


@pytest.mark.parametrize("hours", [Decimal(0), Decimal(-1)])
def test_hours_must_be_positive_where_they_count(hours: Decimal) -> None:
    assert found_in_activity(hours=hours) == [("plan.check.hours", "activities.a1.hours")]
    assert found_in_activity(hours=hours, type="excursion") == [
        ("plan.check.excluded_type", "activities.a1.type")
    ]


@pytest.mark.parametrize(
    ("name", "empty"), [("goals", ""), ("assessment", ""), ("lead", Named()), ("audience", ())]
)
def test_what_is_missing_is_told_and_blocks_only_where_the_place_requires_it(
    name: str, empty: object
) -> None:
    content = replace(PLAN, **{name: empty})
    assert [(known.code, known.blocking) for known in check(content)] == [(f"plan.check.{name}", False)]
    required = check(content, Place(required=frozenset({name})))
    assert [(known.code, known.field, known.blocking) for known in required] == [
        ("plan.check.required", name, True)
    ]


def test_more_than_eight_hours_on_one_day_are_told_once() -> None:
    activities = tuple(replace(LECTURE, id=f"a{n}", start="", end="", hours=Decimal(3)) for n in range(3))
    assert found(activities=activities) == [("plan.check.day_hours", "activities.a2.hours")]


def test_two_activities_at_one_place_at_one_time_are_told() -> None:
    other = replace(LECTURE, id="a2", start="16:00", end="17:00")
    assert found(activities=(LECTURE, other)) == [("plan.check.same_place", "activities.a2.place")]
    assert found(activities=(LECTURE, replace(other, start="16:30"))) == []
    assert found(activities=(LECTURE, replace(other, place="操场"))) == []


def test_rest_days_warn_without_blocking() -> None:
    findings = check(
        replace(
            PLAN,
            activities=(
                replace(LECTURE, id="a1", date="2026-09-12"),
                replace(LECTURE, id="a2", date="2026-10-01"),
                replace(LECTURE, id="a3", date="2026-09-25"),
            ),
        ),
        Place(holidays={"2026-09-25": "中秋节"}),
    )
    assert [(known.code, known.blocking) for known in findings] == [
        ("plan.check.weekend", False), ("plan.check.holiday", False), ("plan.check.holiday", False),
    ]  # fmt: skip


def test_people_who_are_not_on_the_roster_are_named() -> None:
    place = Place(roster=frozenset({"p1"}))
    assert found(place, audience=("p1", "张三")) == [("plan.check.not_on_roster", "audience")]
    assert found(place, audience=("p1",)) == []
    assert found(place) == []


def test_an_unknown_type_blocks() -> None:
    assert ("plan.check.type", "activities.a1.type") in found_in_activity(type="看电影")


def test_every_finding_has_a_source_and_a_sentence_that_uses_its_facts() -> None:
    assert all(rule.source for rule in RULES.values())
    assert [code for code in RULES if code not in table()] == []
    broken = replace(LECTURE, speaker=Named(), date="2026-10-01", end="14:00", type="excursion")
    content = replace(PLAN, activities=(broken, replace(broken, id="a2", type="?", hours=Decimal(9))))
    findings = check(content, Place(roster=(), required=frozenset({"group"})))
    assert findings
    assert all(
        "—" not in sentence(known.code, known.facts) for known in findings if "—" not in str(known.facts)
    )


def test_every_type_says_whether_it_counts_and_who_says_so() -> None:
    types = shipped()
    assert {code for code, kind in types.items() if not kind.counts} == {
        "routine_meeting", "political_meeting", "excursion",
    }  # fmt: skip
    assert all(kind.source and kind.name for kind in types.values())
    assert types.find("专家讲座") == types["lecture"]
