"""The commands of plans speak the contract's words and shapes, and refuse by code."""

import argparse
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app.cli import annual, plans
from app.cli.frame import Call, Commands
from app.errors import Refused
from app.workspace import Workspace
from tests.conftest import PASSWORD, Make

FORM: dict[str, Any] = {
    "title": "语文组校本研修", "from": "2026-09-01", "to": "2027-01-15", "lead": "王秀兰", "audience": "all",
    "goals": "读整本书", "assessment": "提交课例", "subject": "语文",
    "activities": [
        {"date": "2026-09-10", "topic": "导读课", "type": "lecture", "speaker": "王𬭚", "hours": 2},
        {"date": "2026-09-17", "topic": "例会", "type": "routine_meeting", "speaker": "校长", "hours": 1},
        {"date": "2026-09-24", "topic": "同课异构", "type": "seminar", "hours": "1.5"},
    ],
}  # fmt: skip

Run = Callable[..., Any]


@pytest.fixture
def school(office: Make) -> Workspace:
    return office(users={"clerk": "clerk", "principal": "principal"})


@pytest.fixture
def run(school: Workspace, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run one command as a user and return its JSON answer, or its text with `text=True`."""

    def command(user: str, *words: str, text: bool = False) -> Any:
        parser = argparse.ArgumentParser()
        parser.add_argument("--json", action="store_true")
        commands = Commands(parser)
        plans.register(commands)
        annual.register(commands)
        args = parser.parse_args([*words] if text else ["--json", *words])
        call = Call(args, _workspace=school.signed_in_as(user, PASSWORD))
        args.run(call)
        said = capsys.readouterr().out
        return said if text else json.loads(said)

    return command


@pytest.fixture
def form(tmp_path: Path) -> Callable[..., str]:
    def write(**changed: object) -> str:
        file = tmp_path / "PLAN.json"
        file.write_text(json.dumps(FORM | changed, ensure_ascii=False), "utf-8")
        return str(file)

    return write


def with_speaker() -> list[dict[str, Any]]:
    return [activity | {"speaker": activity.get("speaker", "李㛃")} for activity in FORM["activities"]]


def test_check_finds_the_excluded_kind_and_the_missing_speaker(run: Run, form: Callable[..., str]) -> None:
    plan = run("clerk", "plans", "new", "--from", form())["id"]
    findings = {known["code"]: known for known in run("clerk", "plans", "check", plan)}
    assert findings.keys() == {"plan.check.excluded_type", "plan.check.speaker"}
    assert findings["plan.check.excluded_type"]["source"].startswith("S3")
    speaker = findings["plan.check.speaker"]
    assert (speaker["field"], speaker["blocking"]) == ("activities.3.speaker", True)
    assert {"code", "field", "rule", "source", "blocking"} <= speaker.keys()


def test_a_plan_is_returned_with_a_remark_and_comes_back_changed(run: Run, form: Callable[..., str]) -> None:
    plan = run("clerk", "plans", "new", "--from", form(activities=with_speaker()))["id"]
    assert run("clerk", "plans", "submit", plan)["state"] == "submitted"
    remark = ("--comment", "请改一处", "--on", "activities.3.topic=太笼统")
    assert run("principal", "plans", "return", plan, *remark)["state"] == "returned"
    shown = run("clerk", "plans", "show", plan)
    assert shown["remarks"] == [{"field": "activities.3.topic", "remark": "太笼统", "answered": False}]
    changed = with_speaker()
    changed[2]["topic"] = "同课异构《草原》"
    run("clerk", "plans", "edit", plan, "--from", form(activities=changed))
    run("clerk", "plans", "submit", plan)
    assert run("principal", "plans", "diff", plan) == [
        {"field": "activities.3.topic", "before": "同课异构", "after": "同课异构《草原》"}
    ]
    assert run("principal", "plans", "approve", plan)["state"] == "approved"


def test_what_show_prints_can_be_read_again_without_a_change(
    run: Run, form: Callable[..., str], tmp_path: Path
) -> None:
    plan = run("clerk", "plans", "new", "--from", form())["id"]
    shown = run("clerk", "plans", "show", plan)
    file = tmp_path / "shown.json"
    file.write_text(json.dumps(shown, ensure_ascii=False), "utf-8")
    run("clerk", "plans", "edit", plan, "--from", str(file))
    assert run("clerk", "plans", "show", plan)["digest"] == shown["digest"]


def test_the_list_has_the_contracts_keys(run: Run, form: Callable[..., str]) -> None:
    plan = run("clerk", "plans", "new", "--from", form())["id"]
    (row,) = run("clerk", "plans", "list", "--state", "draft")
    assert (row["id"], row["name"], row["state"], row["school"]) == (
        plan,
        FORM["title"],
        "draft",
        "2145000001",
    )
    assert row["hours"] == "4.5"


def test_keys_nobody_understands_are_told(run: Run, form: Callable[..., str]) -> None:
    assert run("clerk", "plans", "new", "--from", form(goal="写错的键"))["ignored"] == ["goal"]


@pytest.mark.parametrize(
    ("content", "code"),
    [("{", "plan.form_unreadable"), ("[]", "plan.form_not_an_object"), ("{}", "plan.field_missing")],
)
def test_a_file_that_is_no_plan_is_refused(run: Run, tmp_path: Path, content: str, code: str) -> None:
    file = tmp_path / "bad.json"
    file.write_text(content, "utf-8")
    with pytest.raises(Refused) as refused:
        run("clerk", "plans", "new", "--from", str(file))
    assert refused.value.code == code


def test_a_missing_file_and_a_malformed_remark_are_refused(run: Run, form: Callable[..., str]) -> None:
    with pytest.raises(Refused, match=r"plan\.form_missing"):
        run("clerk", "plans", "new", "--from", "/nowhere/PLAN.json")
    plan = run("clerk", "plans", "new", "--from", form(activities=with_speaker()))["id"]
    run("clerk", "plans", "submit", plan)
    with pytest.raises(Refused, match=r"plan\.remark_malformed"):
        run("principal", "plans", "return", plan, "--on", "goals")


def test_people_read_a_plan_in_lines(run: Run, form: Callable[..., str]) -> None:
    plan = run("clerk", "plans", "new", "--from", form())["id"]
    shown = run("clerk", "plans", "show", plan, text=True)
    assert "语文组校本研修（草稿）" in shown
    assert "必须改  第 3 次活动未填主讲人。" in shown


def test_a_plan_of_a_year_has_the_same_steps(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "ANNUAL.json"
    file.write_text(json.dumps({"title": "2026学年计划", "year": 2026, "goals": "读书"}), "utf-8")
    annual_id = run("clerk", "annual", "new", "--from", str(file))["id"]
    assert run("clerk", "annual", "submit", annual_id)["state"] == "submitted"
    assert run("principal", "annual", "approve", annual_id)["state"] == "approved"
    (row,) = run("clerk", "annual", "list")
    assert (row["year"], row["state"]) == ("2026", "approved")
    assert run("clerk", "annual", "show", annual_id)["goals"] == "读书"
