"""The main job as three offices do it from the command line, and the demonstration that shows it."""

import json
from pathlib import Path
from typing import Any

import openpyxl

from app.sample import plans as forms
from app.sample import rosters
from tests.journeys.shell import Shell

SCHOOL, COUNTY = rosters.SCHOOL_CODE, rosters.COUNTY_CODE


def a_county_with_a_school(shell: Shell) -> None:
    """A city, its county with a roster, and one of the county's schools: all enrolled over the stick."""
    shell.office("city", "city", rosters.CITY_CODE, rosters.CITY_NAME, ["clerk"])
    shell.office("county", "county", COUNTY, rosters.COUNTY_NAME, ["clerk", "reviewer", "registrar"])
    shell.enrol("county", "city")
    schools, teachers = rosters.write_workbooks(shell.root, rosters.SIZES["small"])
    shell("county", "clerk", "schools", "import", schools)
    would = shell("county", "clerk", "teachers", "import", teachers, "--dry-run")
    did = shell("county", "clerk", "teachers", "import", teachers)
    assert {**would, "batch": None} == {**did, "batch": None}
    users = ["clerk", "principal", "registrar"]
    shell.office("school", "school", SCHOOL, rosters.SCHOOL_NAME, users)
    shell.enrol("school", "county")


def form_file(shell: Shell, form: dict[str, Any]) -> Path:
    file = shell.root / "plan.json"
    file.write_text(json.dumps(form, ensure_ascii=False), encoding="utf-8")
    return file


def filled(sheet: Path, absent: int) -> Path:
    """Fill a sheet in as a clerk does in Excel."""
    book = openpyxl.load_workbook(sheet)
    page = book.active
    column = [cell.value for cell in page[1]].index("出勤情况") + 1
    for row in range(2, page.max_row + 1):
        page.cell(row, column).value = "缺席" if row > page.max_row - absent else "出勤"
    book.save(sheet)
    return sheet


def an_approved_plan(shell: Shell) -> str:
    """Draft, mend what the checks find, return, change, approve: the plan's id at the end."""
    names = [row["name"] for row in shell("school", "clerk", "teachers", "list")][:3]
    complete = forms.form(0, names)
    made = shell("school", "clerk", "plans", "new", "--from", form_file(shell, forms.with_mistakes(complete)))
    plan = made["id"]
    found = shell("school", "clerk", "plans", "check", plan)
    assert {"plan.check.excluded_type", "plan.check.speaker"} <= {finding["code"] for finding in found}
    assert shell("school", "clerk", "plans", "submit", plan, code=3)["error"] == "plan.blocked"
    shell("school", "clerk", "plans", "edit", plan, "--from", form_file(shell, complete))
    shell("school", "clerk", "plans", "submit", plan)
    assert shell("school", "clerk", "plans", "approve", plan, code=3)["error"].startswith("authority.")
    shell("school", "principal", "plans", "approve", plan)
    shell.carry("school", "county", "parent")
    remark = "goals=请写明学期末的成果形式"
    shell("county", "reviewer", "plans", "return", plan, "--comment", "再具体一些", "--on", remark)
    shell.carry("county", "school", SCHOOL)
    assert shell("school", "clerk", "plans", "show", plan)["state"] == "returned"
    shell("school", "clerk", "plans", "edit", plan, "--from", form_file(shell, forms.improved(complete)))
    assert [change["field"] for change in shell("school", "clerk", "plans", "diff", plan)] == ["goals"]
    shell("school", "clerk", "plans", "submit", plan)
    shell("school", "principal", "plans", "approve", plan)
    shell.carry("school", "county", "parent")
    shell("county", "reviewer", "plans", "approve", plan)
    shell.carry("county", "school", SCHOOL)
    assert shell("school", "clerk", "plans", "show", plan)["state"] == "approved"
    return str(plan)


def credits_posted(shell: Shell, plan: str) -> None:
    """Hold the three sessions, one teacher short each time, and post what was earned."""
    for absent, session in enumerate(shell("school", "clerk", "sessions", "list", plan)):
        sheet = shell.root / f"{session['id']}.xlsx"
        shell("school", "clerk", "attendance", "sheet", session["id"], sheet)
        shell("school", "clerk", "attendance", "record", session["id"], "--from", filled(sheet, absent))
    assert shell("school", "registrar", "credits", "post", plan)["posted"]
    there = [one for one in shell("school", "clerk", "credits", "totals") if one["total"] == "1.5"]
    assert len(there) == 14
    account = shell("school", "clerk", "credits", "explain", there[0]["id"])
    assert all(line["why"] for line in account["lines"])


def test_three_offices_take_a_plan_from_roster_to_countersigned_certificates(shell: Shell) -> None:
    a_county_with_a_school(shell)
    plan = an_approved_plan(shell)
    credits_posted(shell, plan)
    shell.carry("school", "county", "parent")
    papers = shell.root / "papers"
    issued = shell("county", "registrar", "certificates", "issue", "--plan", plan, "--out", papers)
    files = issued["files"]
    assert len(files) == 14
    verdicts = {one["verdict"] for one in shell("county", "clerk", "certificates", "verify", *files)}
    assert verdicts == {"valid_unregistered"}
    shell.carry("county", "city", "parent")
    shell.carry("city", "county", COUNTY)
    shell.carry("county", "school", SCHOOL)
    for place in ("school", "county", "city"):
        found = shell(place, "clerk", "certificates", "verify", *files)
        assert {one["verdict"] for one in found} == {"valid"}
        assert shell(place, "admin", "doctor", "--rebuild")["ok"]


def test_a_bundle_is_taken_in_once_and_only_by_its_addressee(shell: Shell) -> None:
    a_county_with_a_school(shell)
    (file,) = shell("county", "clerk", "bundle", "export", "--to", "parent", shell.root / "stick")["files"]
    shell("city", "clerk", "bundle", "apply", file)
    before = shell("city", "admin", "doctor")["state_hash"]
    again = shell("city", "clerk", "bundle", "apply", file)
    assert "already" in json.dumps(again)
    refused = shell("school", "clerk", "bundle", "apply", file, code=3)
    assert refused["error"] == "bundle.for_other_office"
    assert rosters.CITY_NAME in refused["message"]
    data = bytearray(Path(file).read_bytes())
    data[len(data) // 2] ^= 1
    Path(file).write_bytes(data)
    assert shell("city", "clerk", "bundle", "apply", file, code=3)["error"] == "bundle.altered"
    assert shell("city", "admin", "doctor")["state_hash"] == before


def test_the_demonstration_leaves_real_files_and_sound_folders(shell: Shell) -> None:
    done = shell.run("demo", shell.root / "demo")
    made = {Path(path).suffix for step in done for path in step["paths"] if Path(path).is_file()}
    assert {".pdf", ".yxb", ".xlsx"} <= made
    assert shell.run("demo", shell.root / "demo", code=3)["error"] == "demo.not_empty"
