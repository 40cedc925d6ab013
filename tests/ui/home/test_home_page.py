from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from app.changes import Changes
from app.sample import cast
from app.ui.all_pages import PAGES
from app.ui.application import Program
from app.ui.frame.main_window import MainWindow
from app.ui.home import overview
from app.ui.home.badges import Badges
from app.ui.home.overview import What
from app.ui.tour import settle
from app.workspace import Workspace
from tests.conftest import Make
from tests.services.registry import a_teacher

Enter = Callable[[str, str], MainWindow]


@pytest.fixture
def enter(program: Program, qtbot: QtBot, sample: Path) -> Iterator[Enter]:
    """Open the window of one person of the sample at the first page."""
    opened: list[Workspace] = []

    def open_(place: str, user: str) -> MainWindow:
        ws = Workspace.open(sample / place, user=user, password=cast.PASSWORD)
        opened.append(ws)
        return window_of(ws, program, qtbot)

    yield open_
    settle(program.runner)
    for ws in opened:
        ws.close()


def window_of(ws: Workspace, program: Program, qtbot: QtBot) -> MainWindow:
    window = MainWindow(ws, program.tools, PAGES)
    qtbot.addWidget(window)
    window.resize(1366, 728)
    window.show()
    window.open_page("home")
    settle(program.runner)
    return window


def texts(window: MainWindow) -> list[list[str]]:
    model = window.controller().home.table.model
    return [
        [model.index(row, column).data() for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def card(window: MainWindow, key: str) -> str:
    return window.controller().home._cards[key].accessibleName()


def test_the_principal_sees_what_to_approve_and_gets_there(enter: Enter, program: Program) -> None:
    window = enter("school", "principal")
    assert card(window, "mine") == "等我处理 1，份计划等我审批"
    assert [row[0] for row in texts(window)] == ["● 待审批"]
    table = window.controller().home.table
    table.grid.selectRow(0)
    table.opened.emit(table.selected_keys()[0])
    settle(program.runner)
    assert window.controller().view.property("pageKey") == "inbox"


def test_the_clerk_sees_drafts_and_opens_one(enter: Enter, program: Program) -> None:
    window = enter("school", "clerk")
    assert card(window, "mine") == "等我处理 0，没有退回要改的"
    assert "1 份草稿" in card(window, "plans")
    assert card(window, "credits").startswith("学分达标 ")
    rows = texts(window)
    assert ["○ 草稿未提交", "接着写 →"] in [[row[0], row[-1]] for row in rows]
    key = next(one.key for one in window.controller()._matters._held.values() if one.what == What.DRAFT)
    window.controller().home.matter_opened.emit(key)
    settle(program.runner)
    assert window.controller().view.property("pageKey") == "plans"


def test_a_county_is_told_whom_it_owes_a_bundle(enter: Enter) -> None:
    window = enter("county", "clerk")
    assert "石桥镇中心小学" in " ".join(" ".join(row) for row in texts(window))
    assert "1" in card(window, "exchange")


def test_an_inspector_is_not_told_to_do_what_others_do(enter: Enter) -> None:
    window = enter("school", "inspector")
    assert texts(window) == []
    assert window.controller().home.table.empty.text() == "没有等您处理的事"


def test_every_place_a_matter_leads_to_is_a_page() -> None:
    known = {page.key for page in PAGES}
    used = {"plans", "inbox", "sessions", "exchange", "roster", "credits"}
    assert used <= known
    source = Path(overview.__file__).read_text(encoding="utf-8")
    assert all(f'"{page}"' in source for page in used - {"credits"})


def test_a_new_office_is_led_to_its_first_steps(office: Make, program: Program, qtbot: QtBot) -> None:
    window = window_of(office(), program, qtbot)
    assert [row[0] for row in texts(window)] == ["◆ 第一步", "◆ 加入上级"]
    assert card(window, "credits") == "学分达标 —，还没有教师"
    assert card(window, "exchange") == "U盘交换 —，还没有和别的单位互通"


def test_the_page_reads_again_when_something_changes(office: Make, program: Program, qtbot: QtBot) -> None:
    ws = office()
    window = window_of(ws, program, qtbot)
    assert What.NO_PEOPLE in [one.what for one in window.controller()._matters._held.values()]
    program.hub.publish(Changes({"person": frozenset({a_teacher(ws, "王秀兰")})}))
    settle(program.runner)
    assert What.NO_PEOPLE not in [one.what for one in window.controller()._matters._held.values()]


def test_the_badge_beside_the_inbox_counts_what_waits(enter: Enter, program: Program) -> None:
    window = enter("school", "principal")
    Badges(window.workspace, program.tools, window)
    settle(program.runner)
    assert window.sidebar.findChild(QPushButton, "nav_inbox").badge() == "1"
