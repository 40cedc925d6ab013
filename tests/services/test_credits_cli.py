"""The commands of rules, claims, sessions and credits answer as their contract says."""

import json
from pathlib import Path
from typing import Any

import pytest

from app.cli.frame import NEGATIVE
from app.cli.main import main
from app.paths import resources
from tests.conftest import PASSWORD, Make
from tests.services.ledgers import a_school

GUANGXI = resources("rulepacks", "guangxi-2016.json")


def answer(capsys: pytest.CaptureFixture[str], *words: object, end: int = 0) -> Any:
    assert main(["--json", *map(str, words)]) == end
    said = capsys.readouterr()
    return json.loads(said.out or said.err)


def test_computing_needs_no_data_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "claims.json"
    lesson = {"teacher": "T1", "date": "2024-05-10", "type": "lesson_preparation", "mode": "school_based"}
    file.write_text(json.dumps([lesson | {"hours": 36, "evidence": True}, lesson | {"hours": "x"}, 7]))
    words = ("credits", "compute", "--claims", file, "--as-of", "2024-12-31", "--pack")
    found = answer(capsys, *words, "guangxi-2016")
    assert found == answer(capsys, *words, GUANGXI)
    account = found["T1"]
    assert (account["total"], account["unit"], account["met"]) == ("4", "学分", False)
    assert account["cycle"] == {"from": "2021-01-01", "to": "2025-12-31"}
    assert account["by_mode"]["school_based"] == "4"
    assert account["by_year"]["2024"] == {"total": "4", "met": False}
    assert {"rule", "needed", "have"} <= account["shortfalls"][0].keys()
    capped, unread = account["lines"]
    assert (capped["claim"], capped["granted"], capped["capped_by"], capped["lost"]) == (
        0,
        "4",
        "lessons-year",
        "0.5",
    )
    assert (unread["claim"], unread["granted"], unread["rule"]) == (1, "0", None)
    assert "学时" in capped["why"]
    assert unread["why"]
    assert found[""]["lines"][0]["claim"] == 2
    assert answer(capsys, *words, "nowhere-1999", end=3)["error"] == "rulepack.unknown"
    assert answer(capsys, *words, tmp_path / "no.json", end=4)["error"] == "rulepack.unreadable"


def test_a_day_that_is_none_is_a_usage_error(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["credits", "compute", "--pack", "x", "--claims", "y", "--as-of", "soon"]) == 2
    assert "soon" in capsys.readouterr().err


def test_checking_rules_ends_negative_when_something_is_wrong(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert answer(capsys, "rulepacks", "check", GUANGXI) == {
        "ok": True,
        "pack": "guangxi-2016@1",
        "findings": [],
    }
    value = json.loads(GUANGXI.read_text(encoding="utf-8"))
    value["caps"][0]["limit"] = 3
    file = tmp_path / "pack.json"
    file.write_text(json.dumps(value))
    (finding,) = answer(capsys, "rulepacks", "check", file, end=NEGATIVE)["findings"]
    assert finding["path"] == "caps[0].limit"
    assert "3" in finding["message"]


def test_a_plan_goes_from_sheet_to_explained_credits(
    office: Make, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("YANXIU_TODAY", "2024-12-31")
    monkeypatch.setenv("YANXIU_PASSWORD", PASSWORD)
    school = a_school(office)
    plan, folder = school.plan(), school.clerk.folder
    school.clerk.close()

    def say(user: str, *words: object, end: int = 0) -> Any:
        return answer(capsys, "--data", folder, "--as", user, *words, end=end)

    sessions = say("clerk", "sessions", "list", plan)
    sheet = tmp_path / "sheet.json"
    sheet.write_text(json.dumps([{"teacher": name, "mark": "present"} for name in school.teachers]))
    for session in sessions:
        assert say("clerk", "attendance", "record", session["id"], "--from", sheet)["present"] == 3
    posted = say("registrar", "credits", "post", plan)
    assert (posted["posted"], posted["credit"]) == (3, "4.5")
    assert say("registrar", "credits", "post", plan)["posted"] == 0
    found = say("clerk", "credits", "explain", "王𬭚")
    assert (found["total"], len(found["lines"])) == ("1.5", 3)
    assert [one["total"] for one in say("clerk", "credits", "totals", "--school", "2145000001")] == [
        "1.5"
    ] * 3
    assert len(say("clerk", "credits", "shortfall", "--cycle", "2021-2025")) == 3
    say("clerk", "attendance", "correct", sessions[0]["id"], "王𬭚", "absent", "--reason", "未到")
    assert say("registrar", "credits", "post", plan)["reversed"] == 1
    assert say("clerk", "credits", "post", plan, end=3)["error"] == "authority.no_right_post"

    claims = tmp_path / "claims.json"
    claim = {"teacher": "李㛃", "date": "2024-06-01", "type": "open_lesson", "mode": "school_based"}
    claims.write_text(json.dumps([claim | {"evidence": True}, claim | {"teacher": "路人"}]))
    imported = say("clerk", "claims", "import", claims)
    assert (imported["added"], imported["rejected"]) == (1, 1)
    (pending,) = say("clerk", "claims", "list", "--state", "pending")
    say("principal", "claims", "approve", pending["id"])
    assert say("registrar", "credits", "post", "--claims")["credit"] == "1"
    (pack,) = say("clerk", "rulepacks", "list")
    assert (pack["id"], pack["state"]) == ("guangxi-2016", "shipped")
    assert say("registrar", "rulepacks", "adopt", GUANGXI)["id"]
