import gc
import threading
import time
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from app.changes import Changes
from app.errors import Cancelled, Refused
from app.ui.application import Program
from app.ui.frame.idle_watch import IdleWatch
from app.ui.frame.main_window import MainWindow
from app.ui.theme import POINTS
from app.ui.tour import settle
from tests.ui.fakes import FakeActor, FakeWorkspace
from tests.ui.gallery import make_window, pages
from tests.ui.walk import actions_below, buttons_without_name, walk_actions

_SMALLEST = (1040, 540)


@pytest.fixture
def window(qtbot: QtBot, program: Program) -> Iterator[MainWindow]:
    made = make_window(program)
    qtbot.addWidget(made)
    made.resize(1366, 728)
    made.show()
    settle(program.runner)
    yield made
    settle(program.runner)


def test_pages_are_made_when_they_are_first_opened(window: MainWindow) -> None:
    assert window.stack.count() == 1
    window.open_page("teachers")
    window.open_page("home")
    window.open_page("teachers")
    assert window.stack.count() == 2


def test_a_page_is_seen_by_those_whose_work_it_is(program: Program, qtbot: QtBot) -> None:
    keeper = FakeWorkspace(actor=FakeActor("周校长", frozenset({"seal_keeper"})))
    window = MainWindow(keeper, program.tools, pages())
    qtbot.addWidget(window)
    assert "inbox" not in window.page_keys()
    assert window.page_keys()[-1] == "seal"


@pytest.mark.parametrize("points", [POINTS[0], 10, 12, POINTS[-1]])
def test_every_page_fits_the_smallest_screen(window: MainWindow, program: Program, points: int) -> None:
    for key in window.page_keys():
        window.open_page(key)
    program.theme.apply(points=points)
    settle(program.runner)
    hint = window.minimumSizeHint()
    assert (hint.width(), hint.height()) <= _SMALLEST
    assert hint.height() <= _SMALLEST[1]


def test_a_narrow_window_keeps_the_icons_only(window: MainWindow) -> None:
    wide = window.sidebar.width()
    window.resize(700, 540)
    assert window.sidebar.width() < wide / 2
    assert window.sidebar.findChild(QPushButton, "nav_home").text() == ""
    assert window.sidebar.findChild(QPushButton, "nav_home").accessibleName() == "首页"


def test_badges_say_how_much_waits(window: MainWindow) -> None:
    inbox = window.sidebar.findChild(QPushButton, "nav_inbox")
    assert inbox.badge() == "7"
    assert inbox.accessibleName() == "待办审批，7 件待办"
    window.set_badge("inbox", 0)
    assert inbox.badge() == ""


@pytest.mark.parametrize("key", [spec.key for spec in pages() if spec.key != "seal"])
def test_every_action_of_a_page_does_something_or_says_why_not(
    window: MainWindow, program: Program, key: str
) -> None:
    window.open_page(key)
    settle(program.runner)
    page = window.controller().view
    walked = walk_actions(window, program.runner, actions_below(page))
    assert walked.complaints == []
    assert buttons_without_name(page) == []


def test_every_action_of_the_window_does_something_or_says_why_not(
    window: MainWindow, program: Program
) -> None:
    window.open_page("plans")
    settle(program.runner)
    switched: list[int] = []
    window.switch_asked.connect(lambda: (switched.append(1), window.toast("换人登录")))
    mine = window.actions_
    own_page = [mine.pages[window.page_keys().index("plans")]]
    walked = walk_actions(window, program.runner, [entry for entry in mine.all() if entry not in own_page])
    assert walked.complaints == []
    assert switched == [1]
    assert walked.refused["verb_new"] == "这一页没有“新增”"


def test_a_page_key_beyond_the_last_page_says_so(program: Program, qtbot: QtBot) -> None:
    window = MainWindow(FakeWorkspace(), program.tools, pages()[:2])
    qtbot.addWidget(window)
    assert [entry.isEnabled() for entry in window.actions_.pages] == [True] * 2 + [False] * 7
    assert window.actions_.pages[2].toolTip() == "没有第 3 页"


def test_no_key_is_taken_twice(window: MainWindow) -> None:
    keys = [key.toString() for entry in window.actions_.all() for key in entry.shortcuts()]
    assert len(keys) == len(set(keys))


def test_the_keys_of_the_window_do_what_the_page_does_with_them(window: MainWindow, program: Program) -> None:
    window.open_page("plans")
    settle(program.runner)
    window.actions_.verbs[next(v for v in window.actions_.verbs if v.name == "SAVE")].trigger()
    assert "已保存 10:42" in window.footer.findChild(type(window.footer._note)).text()


def test_a_stale_page_reads_again_when_it_is_shown(window: MainWindow, program: Program) -> None:
    window.open_page("teachers")
    settle(program.runner)
    listing = window.controller().listing
    asked = len(listing.found)
    program.hub.publish(Changes({"plan": frozenset({"a"})}))
    settle(program.runner)
    assert len(listing.found) == asked
    program.hub.publish(Changes({"person": frozenset({"a"})}))
    settle(program.runner)
    assert len(listing.found) == asked + 1
    window.open_page("home")
    program.hub.publish(Changes({"person": frozenset({"a"})}))
    settle(program.runner)
    assert len(listing.found) == asked + 1
    window.open_page("teachers")
    settle(program.runner)
    assert len(listing.found) == asked + 2


def test_the_sender_of_a_change_hears_no_echo(window: MainWindow, program: Program) -> None:
    window.open_page("teachers")
    settle(program.runner)
    controller = window.controller()
    asked = len(controller.listing.found)
    changes = Changes({"person": frozenset({"a"})})
    program.hub.follow(program.runner.write(lambda: ("id", changes)), initiator=controller)
    settle(program.runner)
    assert len(controller.listing.found) == asked


def test_locking_keeps_what_was_being_written(window: MainWindow, qtbot: QtBot) -> None:
    window.open_page("plans")
    goals = window.findChild(QPlainTextEdit, "goals")
    goals.setPlainText("写到一半")
    asked: list[str] = []
    window.unlock_asked.connect(asked.append)
    window.actions_.lock.trigger()
    assert window.locked
    assert not goals.isVisible()
    assert window.actions_.verbs[next(iter(window.actions_.verbs))] not in window.actions()
    password = window.findChild(QLineEdit, "unlock_password")
    unlock = window.findChild(QPushButton, "unlock")
    unlock.click()
    assert asked == []
    password.setText("研修-测试")
    unlock.click()
    assert asked == ["研修-测试"]
    window.lock_screen.refuse("密码不对，请再试一次。")
    assert window.locked
    window.unlock()
    assert (goals.isVisible(), goals.toPlainText()) == (True, "写到一半")


def test_an_idle_desk_is_noticed_once(qapp: QApplication, window: MainWindow, qtbot: QtBot) -> None:
    watch, said = IdleWatch(qapp, 10, window), []
    watch.idle.connect(lambda: said.append(1))
    now = time.monotonic()
    watch.look(now + 9 * 60)
    assert said == []
    watch.look(now + 11 * 60)
    watch.look(now + 12 * 60)
    assert said == [1]
    key = QKeyEvent(QKeyEvent.Type.KeyPress, 0, window.actions_.lock.shortcut()[0].keyboardModifiers())
    watch.eventFilter(window, key)
    watch.look(time.monotonic() + 11 * 60)
    assert said == [1, 1]
    watch.set_minutes(0)
    watch.look(now + 1e6)
    assert said == [1, 1]


def test_a_refusal_is_one_sentence_with_its_number(window: MainWindow, program: Program) -> None:
    window.explain(Refused("vault.wrong_password"))
    dialog = program.errors.dialog
    assert dialog is not None
    assert any(
        "vault.wrong_password" in label.text() for label in dialog.findChildren(type(window.footer._note))
    )
    dialog.close()


def test_stopping_a_job_needs_no_words(window: MainWindow, program: Program) -> None:
    window.explain(Cancelled())
    assert program.errors.dialog is None


def test_our_own_fault_can_be_copied_and_is_kept_without_numbers(
    window: MainWindow, program: Program, caplog: pytest.LogCaptureFixture
) -> None:
    try:
        raise ValueError("451302199001011234")
    except ValueError as error:
        program.errors.show(error)
        program.errors.show(error)
    dialog = program.errors.dialog
    assert dialog is not None
    dialog.findChild(QPushButton, "copy").click()
    text = QApplication.clipboard().text()
    assert "ValueError" in text
    assert "451302199001011234" not in text
    assert dialog.isVisible()
    dialog.close()


def test_garbage_is_collected_on_the_main_thread_only(qtbot: QtBot, program: Program) -> None:
    assert not gc.isenabled()
    threads: list[str] = []
    gc.callbacks.append(lambda *_: threads.append(threading.current_thread().name))
    try:
        program.runner.read(lambda: [[] for _ in range(50_000)])
        program._garbage.collect()
        settle(program.runner)
    finally:
        gc.callbacks.pop()
    assert set(threads) <= {"MainThread"}


def test_a_closed_window_leaves_no_timer_running(program: Program, qtbot: QtBot) -> None:
    before = _running(program)
    window = make_window(program)
    window.show()
    for key in window.page_keys():
        window.open_page(key)
    settle(program.runner)
    window.close()
    window.deleteLater()
    settle(program.runner)
    assert _running(program) == before


def _running(program: Program) -> int:
    tops = QApplication.topLevelWidgets()
    below = [timer for top in tops for timer in top.findChildren(QTimer) if timer.isActive()]
    return len(below) + sum(timer.isActive() for timer in program.runner.findChildren(QTimer))
