"""What `schools`, `teachers` and `batches` print for scripts, as the command line's contract says."""

import argparse
import json
from pathlib import Path
from typing import Any

import pytest

from app.cli import roster
from app.cli.frame import Call, Commands
from app.errors import Refused
from app.workspace import Workspace
from tests.conftest import Make
from tests.services.rosters import TEACHER_HEADER, teachers, workbook


@pytest.fixture
def county(office: Make, tmp_path: Path) -> Workspace:
    """A county with two schools."""
    ws = office("county", code="451302", name="兴宾区教育局")
    ws.intake.schools(
        workbook(
            tmp_path / "s.xlsx", ("学校名称", "学校标识码"), [("城东小学", "2145000001"), ("城西小学", None)]
        )
    )
    return ws


def _run(ws: Workspace, capsys: pytest.CaptureFixture[str], *words: str | Path) -> Any:
    parser = argparse.ArgumentParser()
    parser.add_argument("--json", action="store_true")
    roster.register(Commands(parser))
    args = parser.parse_args(["--json", *map(str, words)])
    args.run(Call(args, _workspace=ws))
    return json.loads(capsys.readouterr().out)


def test_an_import_prints_counts_and_problems(
    county: Workspace, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    rows = [
        *teachers(["城东小学", "城西小学"], 4),
        ("莫大成", "45130219800101001", "城东小学", None, None, None, None),
    ]
    file = workbook(tmp_path / "t.xlsx", TEACHER_HEADER, rows)
    dry = _run(county, capsys, "teachers", "import", file, "--dry-run")
    real = _run(county, capsys, "teachers", "import", file, "--errors", tmp_path / "e.xlsx")
    assert dry | {"batch": None, "files": []} == real | {"batch": None, "files": []}
    assert {key: real[key] for key in ("read", "added", "changed", "unchanged", "rejected")} == {
        "read": 5, "added": 4, "changed": 0, "unchanged": 0, "rejected": 1,
    }  # fmt: skip
    problem = real["problems"][0]
    assert (problem["row"], problem["column"], problem["code"]) == (7, "身份证号", "id.length")
    assert problem.keys() >= {"row", "column", "code", "value", "proposal"}
    assert real["files"] == [str(tmp_path / "e.xlsx")]
    batches = _run(county, capsys, "batches", "list")
    assert batches[0]["id"] == real["batch"]


def test_lists_carry_the_keys_of_the_contract(
    county: Workspace, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    file = workbook(tmp_path / "t.xlsx", TEACHER_HEADER, teachers(["城东小学", "城西小学"], 4))
    _run(county, capsys, "teachers", "import", file)
    schools = _run(county, capsys, "schools", "list")
    assert schools[0].keys() >= {"id", "code", "name", "state", "office"}
    people = _run(county, capsys, "teachers", "list", "--school", "2145000001")
    assert [person["school"] for person in people] == ["2145000001"] * 2
    assert people[0].keys() >= {"id", "number", "name", "state", "school"}
    assert len(_run(county, capsys, "teachers", "list", "--limit", "3")) == 3
    found = _run(county, capsys, "teachers", "list", "--find", "wc")
    assert [person["name"] for person in found] == ["王𬭚"]
    shown = _run(county, capsys, "teachers", "show", found[0]["number"])
    assert shown == found[0]
    assert "*" in shown["id_number"]


def test_a_column_is_mapped_by_its_heading(
    county: Workspace, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    file = workbook(tmp_path / "t.xlsx", ("老师", "学校"), [("王𬭚", "城东小学")])
    assert _run(county, capsys, "teachers", "import", file, "--map", "姓名=老师")["added"] == 1
    with pytest.raises(Refused, match=r"cli\.map_form"):
        _run(county, capsys, "teachers", "import", file, "--map", "姓名")


def test_exports_and_codes_answer_with_what_they_did(
    county: Workspace, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    out = tmp_path / "o.xlsx"
    assert _run(county, capsys, "schools", "export", out) == {"files": [str(out)], "rows": 2}
    assert _run(county, capsys, "teachers", "export", out, "--full-ids")["rows"] == 0
    filled = _run(county, capsys, "schools", "code", "城西小学", "2145000002")
    assert filled["code"] == "2145000002"
