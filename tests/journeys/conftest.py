"""The shell that journeys are walked with."""

from pathlib import Path

import pytest

from tests.journeys.shell import PASSWORD, Shell


@pytest.fixture
def shell(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Shell:
    """A shell on an empty folder, on a fixed day."""
    monkeypatch.setenv("YANXIU_PASSWORD", PASSWORD)
    monkeypatch.setenv("YANXIU_TODAY", "2026-11-21")
    (tmp_path / "stick").mkdir()
    return Shell(tmp_path, capsys)
