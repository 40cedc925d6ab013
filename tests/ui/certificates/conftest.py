"""A county's folder with a plan whose credits are posted, and the page of certificates on it."""

from collections.abc import Callable, Iterator

import pytest
from pytestqt.qtbot import QtBot

from app.ui.application import Program
from app.ui.certificates.certificates_controller import CertificatesController
from app.ui.certificates.certificates_page import PAGE
from app.ui.frame.main_window import MainWindow
from app.ui.tour import settle
from app.workspace import Workspace
from tests.conftest import PASSWORD
from tests.services.registry import a_posted_plan, a_teacher

Open = Callable[..., MainWindow]


@pytest.fixture
def registry(ws: Workspace) -> Workspace:
    """A school where two teachers earned credits; nobody holds a certificate yet."""
    ws.accounts.add("registrar", roles=frozenset({_role("registrar")}), password=PASSWORD)
    ws.accounts.add("clerk", roles=frozenset({_role("clerk")}), password=PASSWORD)
    a_posted_plan(ws, [a_teacher(ws, "王𬭚"), a_teacher(ws, "李㛃", id_number="")])
    return ws


def _role(name: str) -> object:
    from app.domain.codes import Role

    return Role(name)


@pytest.fixture
def open_page(qtbot: QtBot, program: Program) -> Iterator[Open]:
    def make(workspace: Workspace) -> MainWindow:
        window = MainWindow(workspace, program.tools, [PAGE])
        qtbot.addWidget(window)
        window.resize(1366, 728)
        window.show()
        window.open_page("certificates")
        rest(program)
        return window

    yield make
    settle(program.runner)


def page_of(window: MainWindow) -> CertificatesController:
    controller = window.controller()
    assert isinstance(controller, CertificatesController)
    return controller


def rest(program: Program) -> None:
    """Let one answer lead to the next question until nothing is asked any more."""
    for _ in range(4):
        settle(program.runner)
