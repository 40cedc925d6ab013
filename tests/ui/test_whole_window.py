"""The real window on the real sample, as each of its people: every page, every action, every size."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.paths import resources
from app.sample import cast
from app.ui.actions import reason_of
from app.ui.all_pages import PAGES
from app.ui.application import Program
from app.ui.entry.session import Session
from app.ui.frame.main_window import MainWindow
from app.ui.theme import POINTS
from app.ui.tour import Tour, settle
from app.workspace import Workspace
from tests.ui.at_the_door import sign_in
from tests.ui.walk import actions_below, buttons_without_name, walk_actions

Enter = Callable[[str, str], MainWindow]
_ALWAYS = {("school", "principal"), ("county", "registrar"), ("city", "inspector")}
"""Whose pages every run opens; the walkers open theirs anyway, the rest is asked for with -m campaign."""
EVERYONE = [
    pytest.param(place, one.user, marks=() if (place, one.user) in _ALWAYS else pytest.mark.campaign)
    for place in cast.OFFICES
    for one in cast.people(place)
]
WALKERS = [("school", "clerk"), ("county", "reviewer")]
_SMALLEST = (1040, 540)


@pytest.fixture
def enter(program: Program, qtbot: QtBot, sample: Path) -> Iterator[Enter]:
    """Open the window of one person of the sample."""
    opened: list[Workspace] = []

    def open_(place: str, user: str) -> MainWindow:
        ws = Workspace.open(sample / place, user=user, password=cast.PASSWORD)
        opened.append(ws)
        window = MainWindow(ws, program.tools, PAGES)
        qtbot.addWidget(window)
        window.resize(1366, 728)
        window.show()
        return window

    yield open_
    settle(program.runner)
    program.runner.close()
    for ws in opened:
        ws.close()


@pytest.mark.parametrize(("place", "user"), EVERYONE)
def test_everyone_sees_pages_whose_actions_work_or_say_why_not(
    enter: Enter, program: Program, place: str, user: str
) -> None:
    window = enter(place, user)
    for key in window.page_keys():
        window.open_page(key)
        settle(program.runner)
        view = window.controller().view
        silent = [
            f"{key}.{one.objectName() or one.text()}"
            for one in actions_below(view)
            if not one.objectName() or not one.text() or not (one.isEnabled() or reason_of(one))
        ]
        assert silent == []
        assert buttons_without_name(view) == []
    assert program.errors.dialog is None


@pytest.mark.parametrize(("place", "user"), WALKERS)
@pytest.mark.parametrize("key", [page.key for page in PAGES])
def test_every_action_of_every_page_does_something(
    enter: Enter, program: Program, place: str, user: str, key: str
) -> None:
    window = enter(place, user)
    if key not in window.page_keys():
        pytest.skip(f"{user} has no such page")
    window.open_page(key)
    settle(program.runner)
    walked = walk_actions(window, program.runner, reachable(window.controller().view))
    assert walked.complaints == []


def reachable(view: QWidget) -> list[QAction]:
    """Actions that a person can get at now: those of parts that are not on screen wait for their turn."""
    return [
        action
        for action in actions_below(view)
        if action.isVisible()
        and (owner := action.parent())
        and (not isinstance(owner, QWidget) or owner.isVisible())
    ]


@pytest.mark.parametrize("points", [10, POINTS[-1]])
def test_every_page_fits_the_smallest_screen(enter: Enter, program: Program, points: int) -> None:
    window = enter("county", "clerk")
    for key in window.page_keys():
        window.open_page(key)
        settle(program.runner)
    program.theme.apply(points=points)
    settle(program.runner)
    too_large = {
        key: size
        for key in window.page_keys()
        if (size := _hint(window, key)) and (size[0] > _SMALLEST[0] or size[1] > _SMALLEST[1])
    }
    assert too_large == {}
    whole = window.minimumSizeHint()
    assert (whole.width() <= _SMALLEST[0], whole.height() <= _SMALLEST[1]) == (True, True)


def _hint(window: MainWindow, key: str) -> tuple[int, int]:
    hint = window._open[key].view.minimumSizeHint()
    return hint.width(), hint.height()


def test_tab_goes_round_each_page_and_visits_no_field_twice(enter: Enter, program: Program) -> None:
    window = enter("school", "clerk")
    for key in window.page_keys():
        window.open_page(key)
        settle(program.runner)
        chain, at = [], window.nextInFocusChain()
        while at is not window and len(chain) < 5000:
            chain.append(at)
            at = at.nextInFocusChain()
        assert at is window
        assert len(chain) == len(set(chain))


def test_a_tour_photographs_pages_and_dialogs(enter: Enter, program: Program, tmp_path: Path) -> None:
    window = enter("school", "admin")
    tour = Tour(window, program.runner, tmp_path / "tour", window.size())
    taken = {file.stem for file in tour.everything()}
    assert {f"page-{key}" for key in window.page_keys()} <= taken
    assert {"dialog-settings-add_user", "dialog-help", "dialog-keys", "dialog-about", "lock"} <= taken
    assert all(file.stat().st_size > 5000 for file in tour.files)


def test_every_page_has_help_of_its_own() -> None:
    missing = [page.key for page in PAGES if not resources("help", "zh_CN", f"{page.key}.md").exists()]
    assert missing == []


def test_closing_leaves_no_thread_no_timer_and_no_lock(program: Program, sample: Path) -> None:
    before = {thread.ident for thread in threading.enumerate()}
    session = Session(program)
    session.begin(str(sample / "school"), sample=False)
    settle(program.runner)
    sign_in(session, "clerk")
    for key in session.front.page_keys():
        session.front.open_page(key)
        settle(program.runner)
    session.front.close()
    assert session._ended
    program.runner.close()
    session.close()
    session.deleteLater()
    QApplication.sendPostedEvents(None, 52)  # DeferredDelete
    program.qt.setQuitOnLastWindowClosed(True)
    assert [t.name for t in threading.enumerate() if t.ident not in before and t.is_alive()] == []
    windows = [one for one in QApplication.topLevelWidgets() if isinstance(one, MainWindow)]
    assert [timer for one in windows for timer in one.findChildren(QTimer) if timer.isActive()] == []
    with Workspace.open(sample / "school", user="clerk", password=cast.PASSWORD) as ws:
        assert ws.actor.user == "clerk"
