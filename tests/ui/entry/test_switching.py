from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit

from app.settings import LOCK_MINUTES, Settings
from app.ui.application import Program
from app.ui.dialogs.named_dialog import NamedDialog
from app.ui.entry.session import Session
from app.ui.pages import Verb
from app.ui.tour import settle
from tests.ui.at_the_door import sign_in


@pytest.fixture
def at_work(session: Session, program: Program, sample: Path) -> Session:
    """The clerk of the sample's school at work."""
    session.begin(None, sample=True)
    settle(program.runner)
    sign_in(session, "clerk")
    return session


def test_another_user_signs_in_and_the_first_ones_draft_stays(at_work: Session, program: Program) -> None:
    clerk = at_work.front
    clerk.open_page("plans")
    clerk.actions_.verbs[Verb.NEW].trigger()
    settle(program.runner)
    title = clerk.controller().view.findChild(QLineEdit, "title")
    title.setText("还没有保存的计划")
    clerk.actions_.switch.trigger()
    settle(program.runner)
    assert not clerk.isVisible()
    sign_in(at_work, "principal")
    assert at_work.front is not clerk
    assert at_work.front.workspace.actor.name == "陆校长"
    at_work.front.actions_.switch.trigger()
    settle(program.runner)
    sign_in(at_work, "clerk")
    assert at_work.front is clerk
    assert clerk.isVisible()
    assert not clerk.locked
    assert title.text() == "还没有保存的计划"
    title.setText("")


def test_a_lock_hides_pages_and_dialogs_until_the_password_comes(at_work: Session, program: Program) -> None:
    window = at_work.front
    dialog = NamedDialog("有内容的对话框", "", window)
    dialog.open()
    window.actions_.lock.trigger()
    assert window.locked
    assert not dialog.isVisible()
    assert not window.controller().view.isVisible()
    window.lock_screen.unlock_asked.emit("wrong")
    settle(program.runner)
    assert window.locked
    assert "用户名或密码不对" in window.lock_screen.field.complaint()
    window.lock_screen.unlock_asked.emit("yanxiu-demo")
    settle(program.runner)
    assert not window.locked
    assert dialog.isVisible()
    dialog.reject()


def test_idle_minutes_lock_the_window(at_work: Session) -> None:
    at_work.front.lock_after(3)
    assert Settings().get(LOCK_MINUTES) == 3
    at_work._idle.look(now=10**9)
    assert at_work.front.locked


def test_closing_asks_when_somebody_else_has_not_left(at_work: Session, program: Program) -> None:
    at_work.front.actions_.switch.trigger()
    settle(program.runner)
    sign_in(at_work, "principal")
    window = at_work.front
    window.close()
    dialog = window.findChild(NamedDialog)
    assert window.isVisible()
    assert dialog.isVisible()
    dialog.reject()
    assert not at_work._ended
    window.close()
    window.findChildren(NamedDialog)[-1].choose("leave")
    assert at_work._ended


def test_another_office_of_the_sample_takes_the_place_of_the_first(
    at_work: Session, program: Program
) -> None:
    at_work.front.actions_.switch.trigger()
    settle(program.runner)
    page = at_work.entry.window.sign_in
    page.place.setCurrentIndex(2)
    page.place.activated.emit(2)
    sign_in(at_work, "reviewer")
    assert at_work.front.workspace.office.name == "南岭市教育局"
    at_work.front.actions_.switch.trigger()
    settle(program.runner)
    page.place.setCurrentIndex(0)
    page.place.activated.emit(0)
    sign_in(at_work, "clerk")
    assert at_work.front.workspace.actor.name == "周文书"
