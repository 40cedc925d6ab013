"""The real schools of a city and of a whole province, with invented teachers, through both imports."""

import json
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from app.listings.people import PeopleCriteria
from app.listings.schools import SchoolCriteria
from app.workspace import Workspace
from tests.conftest import Make
from tests.services.rosters import RARE_NAMES, TEACHER_HEADER, teachers, workbook

_LISTED = Path(__file__).resolve().parents[3] / "shared" / "data" / "schools-28610.json"
_HEADER = ("学校名称", "区县")

pytestmark = pytest.mark.skipif(
    not _LISTED.exists(), reason="the public school listing lies beside the clone only"
)


def _listed(**place: str) -> list[dict[str, str]]:
    found: list[dict[str, str]] = json.loads(_LISTED.read_text(encoding="utf-8"))
    return [school for school in found if all(school[key] == value for key, value in place.items())]


def _import_schools(ws: Workspace, folder: Path, listed: Sequence[dict[str, str]]) -> Any:
    rows = [(school["name"], school["area"]) for school in listed]
    return ws.intake.schools(workbook(folder / "学校.xlsx", _HEADER, rows))


def _distinct(listed: Sequence[dict[str, str]]) -> set[tuple[str, str]]:
    return {("".join(school["name"].split()), school["area"]) for school in listed}


def test_the_sixty_schools_of_laibin_and_their_teachers(office: Make, tmp_path: Path) -> None:
    listed = _listed(city="来宾市")
    city = office("city", code="451300", name="来宾市教育局")
    schools = _import_schools(city, tmp_path, listed)
    assert (len(listed), schools.read, schools.added + schools.rejected) == (60, 60, 60)
    assert schools.added == len(_distinct(listed))
    names = sorted({name for name, _ in _distinct(listed)})
    file = workbook(tmp_path / "教师.xlsx", TEACHER_HEADER, teachers(names, 600))
    dry, real = city.intake.teachers(file, dry_run=True), city.intake.teachers(file)
    assert (real.added, real.rejected, real.problems) == (600, 0, dry.problems)
    people = city.listings.people
    for name, initials in zip(RARE_NAMES, ("wc", "zl", "lj"), strict=True):
        found = people.rows(people.find(PeopleCriteria(find=initials)))
        assert name in {row.name for row in found}
    out = tmp_path / "导出.xlsx"
    city.roster.export_teachers(out)
    again = city.intake.teachers(out)
    assert (again.unchanged, again.problems) == (600, ())


def test_a_whole_province_of_schools(office: Make, tmp_path: Path) -> None:
    listed = _listed(province="广西壮族自治区") or _listed(province="广西")
    province = office("province", code="450000", name="广西壮族自治区教育厅")
    result = _import_schools(province, tmp_path, listed)
    assert len(listed) > 1000
    assert result.read == len(listed)
    assert result.added == len(_distinct(listed))
    assert {problem.code for problem in result.problems} <= {"school.duplicate_row"}
    assert province.listings.schools.totals(SchoolCriteria()).count == result.added
    again = province.intake.schools(tmp_path / "学校.xlsx")
    assert (again.added, again.changed, again.unchanged) == (0, 0, result.added)


def test_three_thousand_teachers_come_in_within_seconds(office: Make, tmp_path: Path) -> None:
    county = office("county", code="451302", name="兴宾区教育局")
    listed = _listed(city="来宾市", area="兴宾区")
    _import_schools(county, tmp_path, listed)
    names = sorted({name for name, _ in _distinct(listed)})
    file = workbook(tmp_path / "教师.xlsx", TEACHER_HEADER, teachers(names, 3000))
    started = time.perf_counter()
    assert county.intake.teachers(file).added == 3000
    assert time.perf_counter() - started < 20
