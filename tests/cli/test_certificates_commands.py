"""`certificates …` answers as the contract of the command line says, exit codes included."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from app.cli.main import main
from app.workspace import Workspace
from tests.services.registry import a_posted_plan, a_teacher
from tests.services.sticks import Make

Run = Callable[..., tuple[int, object, str]]


@pytest.fixture
def plan(office: Make, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, str]:
    monkeypatch.setenv("YANXIU_PASSWORD", "研修-测试")
    monkeypatch.setenv("YANXIU_TODAY", "2026-07-06")
    ws: Workspace = office()
    made = a_posted_plan(ws, [a_teacher(ws, "王𬭚")])
    folder = ws.folder
    ws.close()
    return folder, made


@pytest.fixture
def run(plan: tuple[Path, str], capsys: pytest.CaptureFixture[str]) -> Run:
    def call(*words: object) -> tuple[int, object, str]:
        code = main(["--data", str(plan[0]), "--json", "certificates", *map(str, words)])
        said = capsys.readouterr()
        return code, json.loads(said.out) if said.out else None, said.err

    return call


def test_issue_list_export_verify_revoke(plan: tuple[Path, str], run: Run, tmp_path: Path) -> None:
    code, issued, _ = run("issue", "--plan", plan[1], "--out", tmp_path / "out")
    assert code == 0
    (one,) = issued["certificates"]
    (file,) = issued["files"]
    assert run("list")[1][0]["number"] == one["number"]
    code, judged, _ = run("verify", file)
    expected = {"file": file, "verdict": "valid_unregistered", "number": one["number"]}
    assert (code, {key: judged[0][key] for key in expected}) == (0, expected)
    assert run("export", one["number"], "--out", tmp_path / "again")[1]["files"]
    assert run("revoke", one["number"], "--reason", "姓名有误")[0] == 0
    code, judged, _ = run("verify", file)
    assert (code, judged[0]["verdict"]) == (5, "revoked")


def test_one_bad_paper_among_good_ones_ends_with_five(
    plan: tuple[Path, str], run: Run, tmp_path: Path
) -> None:
    (file,) = run("issue", "--plan", plan[1], "--out", tmp_path)[1]["files"]
    damaged = tmp_path / "damaged.pdf"
    damaged.write_bytes(Path(file).read_bytes()[:-500])
    code, judged, _ = run("verify", file, damaged)
    assert (code, [one["verdict"] for one in judged]) == (5, ["valid_unregistered", "altered"])


def test_reissue_names_the_new_number(plan: tuple[Path, str], run: Run) -> None:
    (one,) = run("issue", "--plan", plan[1])[1]["certificates"]
    code, again, _ = run("reissue", one["number"], "--reason", "单位名称有误")
    assert code == 0
    assert again["certificates"][0]["number"] != one["number"]


def test_what_cannot_be_done_is_refused_in_words(run: Run) -> None:
    code, _, error = run("revoke", "451302-2026-0000-00001-0", "--reason", "x")
    assert code == 3
    assert json.loads(error)["error"] == "certificate.unknown"
    assert run("issue")[0] == 3
    assert run("issue", "--plan", "ab" * 16)[0] == 3
