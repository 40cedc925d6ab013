"""One county with its school and city, made once; every test spoils a copy of its own."""

import os
from pathlib import Path

import pytest

from app.sample import rosters
from app.sample.walk import Walk
from app.workspace import Workspace
from tests.faults.desk import CODES, PASSWORD, PLACES, TODAY, Desk, copied

CODES.update(school=rosters.SCHOOL_CODE, county=rosters.COUNTY_CODE, city=rosters.CITY_CODE)


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folders of the demonstration after the whole main job."""
    root = tmp_path_factory.mktemp("faults") / "sample"
    kept = os.environ.get("YANXIU_TODAY")
    os.environ["YANXIU_TODAY"] = TODAY
    for _ in Walk(root, size=rosters.SIZES["small"], password=PASSWORD).steps():
        pass
    if kept is None:
        del os.environ["YANXIU_TODAY"]
    else:
        os.environ["YANXIU_TODAY"] = kept
    return root


@pytest.fixture(scope="session")
def states(sample: Path) -> dict[str, str]:
    """The state of each office in the sample."""
    found = {}
    for place in PLACES:
        with (
            Workspace.open(sample / place, user="admin", password=PASSWORD) as ws,
            ws.context.read() as connection,
        ):
            found[place] = ws.context.journal.state_hash(connection)
    return found


@pytest.fixture
def desk(
    sample: Path,
    states: dict[str, str],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> Desk:
    """A desk on a copy of the sample, on the sample's day, with the password in the environment."""
    monkeypatch.setenv("YANXIU_PASSWORD", PASSWORD)
    monkeypatch.setenv("YANXIU_TODAY", TODAY)
    monkeypatch.delenv("YANXIU_DEBUG", raising=False)
    return Desk(copied(sample, tmp_path / "桌 面"), capsys, dict(states))
