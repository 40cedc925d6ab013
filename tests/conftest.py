"""What every test may ask for: a fresh office of any level, quick to make, real in every other way."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from app.workspace import Workspace
from db.codes import OfficeLevel, Role
from db.vault import CHEAP_FOR_TESTS

PASSWORD = "研修-测试"

Make = Callable[..., Workspace]


@pytest.fixture(autouse=True)
def own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give every test its own place for settings: nobody's real ones are read or changed."""
    home = tmp_path_factory.mktemp("person")
    monkeypatch.setenv("YANXIU_HOME", str(home))
    return home


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Make]:
    """Make a data folder for an office: `office("county", code="451302", name="…", users={"clerk": "clerk"})`."""
    opened: list[Workspace] = []

    def make(
        level: str = "school",
        *,
        code: str = "2145000001",
        name: str = "石桥镇中心小学",
        users: dict[str, str] | None = None,
    ) -> Workspace:
        ws, _ = Workspace.create(
            tmp_path / f"{level}-{code}",
            level=OfficeLevel(level),
            code=code,
            name=name,
            admin="admin",
            password=PASSWORD,
            profile=CHEAP_FOR_TESTS,
        )
        opened.append(ws)
        for user, role in (users or {}).items():
            ws.accounts.add(user, roles=frozenset({Role(role)}), password=PASSWORD)
        return ws

    yield make
    for ws in opened:
        ws.close()


@pytest.fixture
def ws(office: Make) -> Workspace:
    """A school's folder, signed in as its admin."""
    return office()
