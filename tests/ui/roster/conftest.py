"""A county with two schools and a few invented teachers, and the window with the page on it."""

from collections.abc import Callable, Iterator
from typing import TypeVar

import pytest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from app.ui.application import Program
from app.ui.frame.main_window import MainWindow
from app.ui.roster.roster_controller import RosterController
from app.ui.roster.roster_page import PAGE
from app.ui.tour import settle
from app.workspace import Workspace
from tests.conftest import Make
from tests.services.rosters import id_numbers

SUBJECTS = ("语文", "数学", "英语")
NAMES = ("王秀兰", "赵𡒄", "李㛃", "孙国强", "王晓丽", "陈静")
Dialog = TypeVar("Dialog", bound=QDialog)
Open = Callable[[Workspace], RosterController]


@pytest.fixture
def county(office: Make) -> Workspace:
    """A county whose second school has no 学校标识码 yet."""
    users = {"clerk": "clerk", "seer": "inspector"}
    ws = office("county", code="451302", name="兴宾区教育局", users=users)
    ws.roster.add_office(
        {"name": "城东小学", "code": "2145000001", "category": "小学", "town": "城东镇", "head": "莫某"}
    )
    ws.roster.add_office({"name": "石牙初级中学", "category": "初级中学", "town": "石牙乡"})
    numbers = id_numbers()
    for n, name in enumerate(NAMES):
        ws.roster.add_person(
            {
                "name": name,
                "school": ("城东小学", "石牙初级中学")[n % 2],
                "subject": SUBJECTS[n % 3],
                "id_number": next(numbers),
                "phone": f"1380000000{n}",
                "status": "借调" if n == 3 else "在职",
            }
        )
    return ws


@pytest.fixture
def open_page(qtbot: QtBot, program: Program) -> Iterator[Open]:
    """Open the page on a workspace as the window does."""
    windows: list[MainWindow] = []

    def make(ws: Workspace) -> RosterController:
        window = MainWindow(ws, program.tools, [PAGE])
        qtbot.addWidget(window)
        window.resize(1366, 728)
        window.show()
        window.open_page(PAGE.key)
        settle(program.runner)
        windows.append(window)
        controller = window.controller()
        assert isinstance(controller, RosterController)
        return controller

    yield make
    settle(program.runner)
    for top in QApplication.topLevelWidgets():
        if isinstance(top, QDialog):
            top.close()
    settle(program.runner)


@pytest.fixture
def page(open_page: Open, county: Workspace) -> RosterController:
    """The page as the administrator of the county sees it."""
    return open_page(county)


def opened(kind: type[Dialog]) -> Dialog:
    """Return the one dialog of this kind that is open."""
    (found,) = (top for top in QApplication.topLevelWidgets() if isinstance(top, kind) and top.isVisible())
    return found
