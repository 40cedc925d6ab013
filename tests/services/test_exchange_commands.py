"""The commands of enrolment and of the stick, as a script calls them."""

import json
from pathlib import Path
from typing import Any

import pytest

from app.cli.frame import DONE, REFUSED, UNAVAILABLE
from app.cli.main import main

Said = tuple[int, Any, Any]


class Offices:
    """Data folders that are worked with by commands only."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder, self._capsys = folder, capsys
        self.stick = folder / "stick"
        self.stick.mkdir()

    def run(self, office: str, *words: str | Path) -> Said:
        end = main(["--data", str(self.folder / office), "--json", *map(str, words)])
        out, err = self._capsys.readouterr()
        return end, json.loads(out) if out else None, json.loads(err) if err else None

    def made(self, office: str, level: str, code: str, name: str) -> Any:
        words = ["--level", level, "--code", code, "--name", name, "--admin", "admin"]
        end, value, _ = self.run(office, "office", "create", *words)
        assert end == DONE
        return value

    def joined(self, child: str, parent: str) -> None:
        _, asked, _ = self.run(child, "office", "request", self.stick)
        _, admitted, _ = self.run(parent, "office", "admit", asked["files"][0], self.stick)
        end, joined, _ = self.run(child, "office", "join", admitted["files"][0])
        assert end == DONE
        assert asked["fingerprint"] == admitted["fingerprint"]
        assert joined["parent"]["relation"] == "parent"


@pytest.fixture
def offices(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Offices:
    monkeypatch.setenv("YANXIU_PASSWORD", "研修-测试")
    return Offices(tmp_path, capsys)


def test_a_school_and_its_county_exchange_bundles_by_commands(offices: Offices) -> None:
    made = offices.made("school", "school", "2145000001", "石桥镇中心小学")
    assert made["recovery_code"]
    offices.made("county", "county", "451302", "兴宾区教育局")
    end, _, error = offices.run("school", "bundle", "export", "--to", "parent", offices.stick)
    assert (end, error["error"]) == (REFUSED, "office.no_parent")
    offices.joined("school", "county")
    _, shown, _ = offices.run("school", "office", "show")
    assert (shown["code"], shown["parent"]["code"], len(shown["devices"])) == ("2145000001", "451302", 1)

    _, sent, _ = offices.run("school", "bundle", "export", "--to", "451302", offices.stick)
    file = sent["files"][0]
    _, label, _ = offices.run("county", "bundle", "inspect", file)
    assert (label["kind"], label["sender"]["code"], label["sequence"]) == ("delta", "2145000001", 1)
    assert [one["code"] for one in label["recipients"]] == ["451302"]
    assert offices.run("county", "bundle", "preview", file)[1]["status"] == "applied"
    assert offices.run("county", "bundle", "apply", offices.stick)[1]["bundles"][0]["status"] == "applied"
    again = offices.run("county", "bundle", "apply", file)[1]["bundles"][0]
    assert again["status"] == "already"
    assert "没有重复导入" in again["message"]
    pending = offices.run("county", "bundle", "pending")[1]
    assert [one["code"] for one in pending["offices"]] == ["2145000001"]


def test_what_stands_in_the_way_has_a_code_and_a_sentence(offices: Offices) -> None:
    offices.made("school", "school", "2145000001", "石桥镇中心小学")
    offices.made("county", "county", "451302", "兴宾区教育局")
    offices.joined("school", "county")
    text = offices.stick / "notes.yxb"
    text.write_text("别的文件")
    end, value, error = offices.run("county", "bundle", "apply", text)
    assert (end, value, error["error"]) == (REFUSED, None, "bundle.not_ours")
    assert "notes.yxb" in error["message"]
    end, _, error = offices.run("school", "bundle", "export", "--to", "parent", offices.stick / "pulled")
    assert (end, error["error"]) == (UNAVAILABLE, "stick.gone")
