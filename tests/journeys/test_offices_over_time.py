"""Offices as they come and grow: on their own first, hosted first, without a code first."""

from pathlib import Path

from app.sample import plans as forms
from app.sample import rosters
from tests.journeys.shell import Shell
from tests.journeys.test_main_job import COUNTY, SCHOOL, credits_posted, form_file


def a_school_of_its_own(shell: Shell) -> str:
    """A school with no office above, its teachers, and a plan that its principal approved."""
    shell.office("school", "school", SCHOOL, rosters.SCHOOL_NAME, ["clerk", "principal", "registrar"])
    _, teachers = rosters.write_workbooks(shell.root, rosters.Size(1, 0, 16))
    shell("school", "clerk", "teachers", "import", teachers)
    names = [row["name"] for row in shell("school", "clerk", "teachers", "list")][:3]
    plan = shell("school", "clerk", "plans", "new", "--from", form_file(shell, forms.form(0, names)))["id"]
    shell("school", "clerk", "plans", "submit", plan)
    shell("school", "principal", "plans", "approve", plan)
    return str(plan)


def certificates_of(shell: Shell, plan: str) -> list[str]:
    out = shell.root / "papers"
    issued = shell("school", "registrar", "certificates", "issue", "--plan", plan, "--out", out)
    return [str(file) for file in issued["files"]]


def verdicts(shell: Shell, place: str, files: list[str]) -> set[str]:
    return {one["verdict"] for one in shell(place, "admin", "certificates", "verify", *files)}


def test_papers_from_before_joining_stay_valid_and_are_believed_above(shell: Shell) -> None:
    plan = a_school_of_its_own(shell)
    assert shell("school", "clerk", "plans", "show", plan)["state"] == "approved"
    credits_posted(shell, plan)
    files = certificates_of(shell, plan)
    assert verdicts(shell, "school", files) == {"valid_unregistered"}
    shell.office("county", "county", COUNTY, rosters.COUNTY_NAME, ["clerk"])
    found = shell("county", "admin", "certificates", "verify", *files, code=5)
    assert {one["verdict"] for one in found} == {"unknown_issuer"}
    shell.enrol("school", "county")
    shell.carry("school", "county", "parent")
    shell.carry("county", "school", SCHOOL)
    assert verdicts(shell, "school", files) == verdicts(shell, "county", files) == {"valid"}
    assert shell("school", "clerk", "plans", "show", plan)["state"] in (
        "approved",
        "in_progress",
        "recognised",
    )


def test_a_county_that_joins_a_city_later_keeps_its_schools_and_their_bundles(shell: Shell) -> None:
    shell.office("county", "county", COUNTY, rosters.COUNTY_NAME, ["clerk"])
    schools, teachers = rosters.write_workbooks(shell.root, rosters.SIZES["small"])
    shell("county", "clerk", "schools", "import", schools)
    shell("county", "clerk", "teachers", "import", teachers)
    shell.office("school", "school", SCHOOL, rosters.SCHOOL_NAME, ["clerk"])
    shell.enrol("school", "county")
    before = shell.root / "stick-before"
    before.mkdir()
    (old,) = shell("county", "clerk", "bundle", "export", "--to", SCHOOL, before)["files"]
    shell.office("city", "city", rosters.CITY_CODE, rosters.CITY_NAME, ["clerk"])
    shell.enrol("county", "city")
    shell.carry("county", "city", "parent")
    shell("school", "clerk", "bundle", "apply", old)
    shell.carry("county", "school", SCHOOL)
    for place in ("city", "county", "school"):
        health = shell(place, "admin", "doctor", "--rebuild")
        assert (health["ok"], health["parked"], health["forks"]) == (True, 0, 0)
    assert len(shell("city", "clerk", "schools", "list")) == 8


def test_a_hosted_school_is_written_for_and_takes_over_when_it_gets_a_pc(shell: Shell) -> None:
    shell.office("county", "county", COUNTY, rosters.COUNTY_NAME, ["clerk", "reviewer"])
    schools, teachers = rosters.write_workbooks(shell.root, rosters.SIZES["small"])
    shell("county", "clerk", "schools", "import", schools)
    shell("county", "clerk", "teachers", "import", teachers)
    names = [row["name"] for row in shell("county", "clerk", "teachers", "list", "--school", SCHOOL)][:3]
    form = form_file(shell, forms.form(1, names))
    plan = shell("county", "clerk", "plans", "new", "--from", form)["id"]
    shell("county", "clerk", "plans", "submit", plan)
    shell("county", "reviewer", "plans", "approve", plan)
    shell.office("school", "school", SCHOOL, rosters.SCHOOL_NAME, ["clerk"])
    shell.enrol("school", "county")
    shown = shell("school", "clerk", "plans", "show", plan)
    assert (shown["state"], shown["title"]) == ("approved", forms.form(1, names)["title"])
    assert len(shell("school", "clerk", "teachers", "list")) == 16
    assert shell("school", "admin", "doctor", "--rebuild")["ok"]


def test_filling_in_a_code_later_keeps_the_school(shell: Shell, tmp_path: Path) -> None:
    shell.office("county", "county", COUNTY, rosters.COUNTY_NAME, ["clerk"])
    rows = [{"name": "白云教学点", "category": "小学教学点", "town": "白云乡"}]
    file = tmp_path / "points.xlsx"
    rosters.write_list(file, "学校名单", rosters.SCHOOL_COLUMNS, rows)
    shell("county", "clerk", "schools", "import", file)
    (before,) = (row for row in shell("county", "clerk", "schools", "list") if row["name"] == "白云教学点")
    shell("county", "clerk", "schools", "code", before["id"], "2145900777")
    (after,) = (row for row in shell("county", "clerk", "schools", "list") if row["name"] == "白云教学点")
    assert (after["id"], after["code"]) == (before["id"], "2145900777")
