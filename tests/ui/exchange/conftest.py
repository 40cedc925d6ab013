"""A school and its county that meet only on a stick, and the page of the stick on either of them."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.ui.application import Program
from app.ui.exchange import sticks
from app.ui.exchange.exchange_controller import ExchangeController
from app.ui.exchange.exchange_page import PAGE
from app.ui.exchange.sticks import Stick
from app.ui.frame.main_window import MainWindow
from app.ui.tour import settle
from app.workspace import Workspace
from tests.conftest import Make
from tests.services.sticks import enrolled

Open = Callable[[Workspace], ExchangeController]


class Drives:
    """The sticks that are plugged in as far as the window can see."""

    def __init__(self, stick: Stick) -> None:
        self.stick = stick
        self.present = [stick]

    def pull(self) -> None:
        self.present = []

    def protect(self) -> None:
        self.present = [replace(self.stick, writable=False)]


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "KINGSTON"
    folder.mkdir()
    return folder


@pytest.fixture(autouse=True)
def drives(stick: Path, monkeypatch: pytest.MonkeyPatch) -> Drives:
    made = Drives(Stick(stick, "KINGSTON (E:)", 12_400_000_000, writable=True))
    monkeypatch.setattr(sticks, "plugged_in", lambda: list(made.present))
    return made


@pytest.fixture
def school(office: Make) -> Workspace:
    return office(users={"clerk": "clerk", "inspector": "inspector"})


@pytest.fixture
def county(office: Make) -> Workspace:
    return office("county", code="451302", name="兴宾区教育局")


@pytest.fixture
def joined(school: Workspace, county: Workspace, tmp_path: Path) -> tuple[Workspace, Workspace]:
    """The school below the county; nothing has been carried yet but the enrolment."""
    desk = tmp_path / "desk"
    desk.mkdir()
    enrolled(school, county, desk)
    return school, county


@pytest.fixture
def open_page(qtbot: QtBot, program: Program) -> Iterator[Open]:
    def make(workspace: Workspace) -> ExchangeController:
        window = MainWindow(workspace, program.tools, [PAGE])
        qtbot.addWidget(window)
        window.resize(1366, 728)
        window.show()
        window.open_page("exchange")
        rest(program)
        controller = window.controller()
        assert isinstance(controller, ExchangeController)
        return controller

    yield make
    rest(program)


def rest(program: Program) -> None:
    """Let one answer lead to the next question until nothing is asked any more."""
    for _ in range(4):
        settle(program.runner)
