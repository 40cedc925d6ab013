"""A PLAN.json is read as it stands; what is no date, time or number is refused by name."""

from decimal import Decimal
from typing import Any

import pytest

from app.domain.activity_types import shipped
from app.domain.plan_file import read
from app.domain.snapshot import EVERYONE, BudgetLine, Named, PlanContent
from app.errors import Refused
from app.messages import table

FORM: dict[str, Any] = {
    "title": " 语文组校本研修 ",
    "school": "2145000001",
    "kind": "designated",
    "from": "2026-09-01",
    "to": "2027年1月15日",
    "lead": "王秀兰",
    "group": "语文组",
    "audience": ["1001", "1002", "1001"],
    "subject": "语文",
    "stage": "小学",
    "goals": "读整本书",
    "assessment": "提交课例",
    "budget": [{"item": "资料费", "amount": "300.50"}],
    "activities": [
        {
            "date": "2026-9-10", "start": "9:30", "end": "11:30", "topic": "导读课", "topics": ["阅读", ""],
            "type": "专家讲座", "mode": "central", "form": "讲座", "speaker": "王𬭚",
            "place": "会议室", "hours": 2.5,
        }
    ],
}  # fmt: skip


def content(**changed: object) -> PlanContent:
    return read(FORM | changed, shipped()).content


def refused(**changed: object) -> tuple[str, object]:
    with pytest.raises(Refused) as error:
        content(**changed)
    assert error.value.code in table()
    return error.value.code, error.value.facts.get("field")


def activity(**changed: object) -> list[dict[str, object]]:
    return [FORM["activities"][0] | changed]


def test_a_whole_form_is_read() -> None:
    plan = content()
    assert (plan.title, plan.starts, plan.ends, plan.lead) == (
        "语文组校本研修", "2026-09-01", "2027-01-15", Named("王秀兰"),
    )  # fmt: skip
    assert plan.audience == ("1001", "1002")
    assert plan.budget == (BudgetLine("资料费", 30050),)
    one = plan.activities[0]
    assert (one.date, one.start, one.type, one.mode, one.topics) == (
        "2026-09-10", "09:30", "lecture", "central", ("阅读",),
    )  # fmt: skip
    assert (one.hours, one.speaker) == (Decimal("2.5"), Named("王𬭚"))


def test_only_the_title_is_needed() -> None:
    assert read({"title": "空计划"}, shipped()).content == PlanContent("空计划", kind="self_chosen")
    assert refused(title="  ") == ("plan.field_missing", "title")


def test_the_whole_school_is_named_by_one_word() -> None:
    assert content(audience="all").audience == EVERYONE


def test_an_activity_without_a_mode_has_the_one_of_its_type() -> None:
    assert content(activities=[{"type": "online_study"}]).activities[0].mode == "online"


def test_an_unknown_type_is_kept_for_the_checks_to_name() -> None:
    assert content(activities=[{"type": "看电影"}]).activities[0].type == "看电影"


def test_keys_that_mean_nothing_here_are_told() -> None:
    form = FORM | {"goal": "写错的键", "activities": activity(note="备注")}
    assert read(form, shipped()).ignored == ("goal", "activities.1.note")


def test_a_form_that_is_no_object_is_refused() -> None:
    with pytest.raises(Refused, match=r"plan\.form_not_an_object"):
        read(["计划"], shipped())


@pytest.mark.parametrize(
    ("changed", "code", "field"),
    [
        ({"from": "9.5"}, "plan.field_not_date", "from"),
        ({"to": "2026-02-30"}, "plan.field_not_date", "to"),
        ({"kind": "optional"}, "plan.field_not_choice", "kind"),
        ({"goals": 3}, "plan.field_not_text", "goals"),
        ({"goals": "\ud800"}, "plan.field_not_text", "goals"),
        ({"audience": "王秀兰"}, "plan.field_not_list", "audience"),
        ({"activities": ["讲座"]}, "plan.field_not_object", "activities.1"),
        ({"activities": activity(start="25:00")}, "plan.field_not_time", "activities.1.start"),
        ({"activities": activity(hours="两个")}, "plan.field_not_number", "activities.1.hours"),
        ({"activities": activity(hours="NaN")}, "plan.field_not_number", "activities.1.hours"),
        ({"activities": activity(hours="1e99")}, "plan.field_not_number", "activities.1.hours"),
        ({"activities": activity(hours=True)}, "plan.field_not_number", "activities.1.hours"),
        ({"activities": activity(hours="1.234")}, "plan.field_not_number", "activities.1.hours"),
        ({"activities": activity(mode="tv")}, "plan.field_not_choice", "activities.1.mode"),
        ({"budget": [{"item": "资料费", "amount": []}]}, "plan.field_not_number", "budget.1.amount"),
    ],
)
def test_what_is_not_what_it_claims_to_be_is_refused(
    changed: dict[str, object], code: str, field: str
) -> None:
    assert refused(**changed) == (code, field)
