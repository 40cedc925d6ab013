"""A plan's content has one writing, one digest, and a comparison that misses nothing."""

from dataclasses import replace
from decimal import Decimal

import orjson
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from app.domain.snapshot import (
    EVERYONE,
    Activity,
    BudgetLine,
    FieldChange,
    Named,
    PlanContent,
    answered,
    by_id,
    by_position,
    canonical_bytes,
    diff,
    digest,
    from_canonical,
    keep_ids,
    school_year,
    to_canonical,
)

LECTURE = Activity(
    "a1", "2026-09-10", "14:30", "16:30", "整本书阅读导读课", ("阅读",), "lecture", "school_based",
    "讲座", Named("王𬭚", "p1"), "会议室", Decimal(2),
)  # fmt: skip
SEMINAR = Activity("a2", "2026-09-24", topic="同课异构", type="seminar", hours=Decimal("1.5"))
PLAN = PlanContent(
    title="语文组校本研修", school="f0", kind="self_chosen", starts="2026-09-01", ends="2027-01-15",
    lead=Named("王秀兰"), audience=EVERYONE, goals="读整本书", budget=(BudgetLine("资料费", 30050),),
    activities=(LECTURE, SEMINAR),
)  # fmt: skip

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=6)
HOURS = st.integers(0, 10**6).map(lambda n: Decimal(n) / 100)
NAMED = st.builds(Named, TEXTS, TEXTS)
ACTIVITIES = st.builds(
    Activity, id=st.sampled_from("pqrs"), date=TEXTS, topic=TEXTS,
    topics=st.lists(TEXTS, max_size=2).map(tuple), speaker=NAMED, hours=HOURS,
)  # fmt: skip
PLANS = st.builds(
    PlanContent, title=TEXTS, goals=TEXTS, lead=NAMED, audience=st.lists(TEXTS, max_size=2).map(tuple),
    budget=st.lists(st.builds(BudgetLine, TEXTS, st.integers(0, 10**9)), max_size=2).map(tuple),
    activities=st.lists(ACTIVITIES, max_size=3, unique_by=lambda activity: activity.id).map(tuple),
)  # fmt: skip


@given(PLANS)
def test_what_is_written_is_read_back_and_is_rfc_8785(content: PlanContent) -> None:
    written = to_canonical(content)
    assert from_canonical(orjson.loads(orjson.dumps(written))) == content
    assert canonical_bytes(written) == rfc8785.dumps(written)  # type: ignore[arg-type]


@given(PLANS, PLANS)
def test_a_different_digest_always_shows_a_difference_and_an_equal_one_none(
    one: PlanContent, other: PlanContent
) -> None:
    assert bool(diff(one, other)) == (digest(one) != digest(other))


def test_hours_travel_as_hundredths_and_money_as_fen() -> None:
    written = orjson.loads(canonical_bytes(to_canonical(PLAN)))
    assert written["activities"][1]["hours"] == 150
    assert written["budget"] == [{"fen": 30050, "item": "资料费"}]


def test_equal_hours_written_differently_have_one_digest() -> None:
    other = replace(PLAN, activities=(replace(LECTURE, hours=Decimal("2.00")), SEMINAR))
    assert digest(other) == digest(PLAN)


def test_what_an_older_program_did_not_write_is_empty() -> None:
    assert from_canonical({"title": "旧计划"}) == PlanContent("旧计划")


def test_a_changed_field_of_an_activity_is_named_with_its_number() -> None:
    after = replace(PLAN, activities=(LECTURE, replace(SEMINAR, speaker=Named("李㛃"))))
    assert diff(PLAN, after) == (FieldChange("activities.a2.speaker", "", "李㛃", 2),)


def test_added_and_removed_activities_are_told_in_one_line_each() -> None:
    after = replace(PLAN, activities=(SEMINAR, replace(LECTURE, id="a3")))
    changes = {change.field: (change.before, change.after) for change in diff(PLAN, after)}
    assert changes == {
        "activities.a3": (None, "2026-09-10 整本书阅读导读课 王𬭚 2 学时"),
        "activities.a1": ("2026-09-10 整本书阅读导读课 王𬭚 2 学时", None),
    }


def test_a_new_order_alone_is_a_change() -> None:
    after = replace(PLAN, activities=(SEMINAR, LECTURE))
    assert [change.field for change in diff(PLAN, after)] == ["activities"]


def test_money_and_people_are_shown_as_people_write_them() -> None:
    after = replace(PLAN, lead=Named("赵𡒄"), budget=(BudgetLine("资料费", 30000), BudgetLine("交通费", 550)))
    shown = {change.field: change.after for change in diff(PLAN, after)}
    assert shown == {"lead": "赵𡒄", "budget": "资料费 300 元、交通费 5.5 元"}


def test_a_remark_is_answered_by_changing_what_it_is_about() -> None:
    changes = diff(PLAN, replace(PLAN, activities=(LECTURE, replace(SEMINAR, speaker=Named("李㛃")))))
    assert answered("activities.a2.speaker", changes)
    assert answered("activities.a2", changes)
    assert answered("activities", changes)
    assert not answered("activities.a1.speaker", changes)
    assert not answered("goals", changes)


def test_a_remark_on_a_field_of_an_activity_is_answered_by_dropping_the_activity() -> None:
    changes = diff(PLAN, replace(PLAN, activities=(LECTURE,)))
    assert answered("activities.a2.speaker", changes)


def test_fields_are_named_by_number_and_kept_by_id() -> None:
    assert by_id(PLAN, "activities.2.speaker") == "activities.a2.speaker"
    assert by_id(PLAN, "activities.a2.speaker") == "activities.a2.speaker"
    assert by_position(PLAN, "activities.a2.speaker") == "activities.2.speaker"
    assert by_id(PLAN, "goals") == "goals"


def test_a_field_that_no_plan_has_is_not_accepted() -> None:
    unknown = ("goal", "activities.3.speaker", "activities.2.who", "goals.1", "activities.2.id", "")
    assert [by_id(PLAN, name) for name in unknown] == [None] * len(unknown)


def test_a_form_without_ids_keeps_the_ids_of_what_it_resembles() -> None:
    read = (
        replace(SEMINAR, id="", hours=Decimal(3)),
        replace(LECTURE, id="", date="2026-09-11"),
        Activity("", topic="新的一次"),
    )
    kept = keep_ids(read, PLAN.activities, new_id=lambda: "new")
    assert [activity.id for activity in kept] == ["a2", "a1", "new"]


def test_an_id_of_another_plan_is_not_taken_over() -> None:
    assert keep_ids((replace(LECTURE, id="foreign"),), (), new_id=lambda: "new")[0].id == "new"


def test_two_equal_activities_never_share_an_id() -> None:
    numbers = iter(("n1", "n2"))
    kept = keep_ids((LECTURE, LECTURE), (LECTURE,), new_id=lambda: next(numbers))
    assert [activity.id for activity in kept] == ["a1", "n1"]


def test_a_school_year_begins_in_september() -> None:
    assert [school_year(day) for day in ("2026-08-31", "2026-09-01", "2027-02-01", "")] == [
        2025,
        2026,
        2026,
        None,
    ]
