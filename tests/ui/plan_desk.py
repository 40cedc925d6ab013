"""Fixtures of plans on the screen: a real school, its clerk at the desk, its principal next door."""

from collections.abc import Callable, Iterator

import pytest
from pytestqt.qtbot import QtBot

from app.ui.application import Program
from app.ui.frame.main_window import MainWindow
from app.ui.inbox.inbox_page import PAGE as INBOX
from app.ui.plans.plans_page import PAGE as PLANS
from app.ui.tour import settle
from app.workspace import Workspace
from tests.conftest import PASSWORD, Make
from tests.services.registry import a_teacher

Open = Callable[..., MainWindow]


@pytest.fixture
def school(office: Make) -> Workspace:
    """A school of its own with three teachers, seen by its clerk."""
    ws = office(users={"clerk": "clerk", "principal": "principal"})
    for name in ("王秀兰", "李敏", "赵强"):
        a_teacher(ws, name)
    return ws.signed_in_as("clerk", PASSWORD)


@pytest.fixture
def open_window(program: Program, qtbot: QtBot) -> Iterator[Open]:
    """Open the window of a workspace at a page."""

    def open_(ws: Workspace, page: str, width: int = 1366, height: int = 728) -> MainWindow:
        window = MainWindow(ws, program.tools, [INBOX, PLANS])
        qtbot.addWidget(window)
        window.resize(width, height)
        window.show()
        window.open_page(page)
        settle(program.runner)
        return window

    yield open_
    settle(program.runner)
