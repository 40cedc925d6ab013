"""The page of the stick: what stands open with whom, who may do what, and every action on every step."""

from pathlib import Path

import pytest
from PySide6.QtGui import QAction

from app.ui.actions import reason_of
from app.ui.application import Program
from app.ui.exchange.exchange_words import content_words, size_words, status_word
from app.ui.exchange.sticks import StickWatch, plugged_in
from app.ui.frame.main_window import MainWindow
from app.ui.runner import Runner
from app.ui.theme import POINTS
from app.workspace import Workspace
from tests.conftest import PASSWORD
from tests.services.sticks import a_person
from tests.ui.exchange.conftest import Drives, Open, rest
from tests.ui.walk import actions_below, buttons_without_name, walk_actions

Pair = tuple[Workspace, Workspace]


def test_the_page_tells_what_stands_open_with_each_office(
    joined: Pair, open_page: Open, program: Program
) -> None:
    school, _ = joined
    page = open_page(school)
    before = page._peers.held()[0].fresh
    a_person(school, "王𬭚")
    page.refresh()
    rest(program)
    assert page._peers.held()[0].fresh == before + 1


def test_an_office_that_knows_nobody_is_led_to_enrolment(school: Workspace, open_page: Open) -> None:
    page = open_page(school)
    assert page.page.peers.empty.text() == "还没有往来单位"
    assert page.page.recent.empty.text() == "还没有交换过数据包"


def test_who_may_not_carry_is_told_so(joined: Pair, open_page: Open, stick: Path, program: Program) -> None:
    school, _ = joined
    page = open_page(school.signed_in_as("inspector", PASSWORD))
    assert "经办人" in reason_of(page.page.take)
    assert "经办人" in reason_of(page.page.receive)
    page._dropped([stick])
    assert "没有导入数据包的权限" in page.page.notice.text()


def test_back_leads_to_the_overview(joined: Pair, open_page: Open, program: Program) -> None:
    page = open_page(joined[0])
    assert reason_of(page.page.back)
    page.enrol()
    page.page.back.trigger()
    rest(program)
    assert page.page.header.title() == "U盘交换"
    assert page.page.pane() is None


def test_other_pages_may_lead_to_a_step(joined: Pair, open_page: Open, program: Program) -> None:
    page = open_page(joined[0])
    page.focus("export")
    rest(program)
    assert "带走" in page.page.header.title()


@pytest.mark.parametrize("points", [POINTS[0], 10, POINTS[-1]])
@pytest.mark.parametrize("step", ["", "export", "import", "enrol"])
def test_every_step_fits_the_smallest_screen(
    joined: Pair, open_page: Open, program: Program, points: int, step: str
) -> None:
    page = open_page(joined[1])
    page.focus(step)
    program.theme.apply(points=points)
    rest(program)
    hint = page.page.window().minimumSizeHint()
    assert hint.width() <= 1040
    assert hint.height() <= 540


@pytest.mark.parametrize("step", ["", "export", "import", "enrol"])
def test_every_action_does_something_or_says_why_not(
    joined: Pair, open_page: Open, program: Program, step: str
) -> None:
    page = open_page(joined[0])
    window = page.page.window()
    assert isinstance(window, MainWindow)

    def begin() -> list[QAction]:
        page.focus(step) if step else page.overview()
        rest(program)
        return actions_below(page.page)

    for name in dict.fromkeys(one.objectName() for one in begin()):
        found = [one for one in begin() if one.objectName() == name]
        assert buttons_without_name(page.page) == []
        assert walk_actions(window, program.runner, found[:1]).complaints == []


def test_sticks_are_told_only_when_they_change(runner: Runner, drives: Drives, qtbot: object) -> None:
    told: list[int] = []
    watch = StickWatch(runner, runner)
    watch.found.connect(lambda found: told.append(len(found)))
    watch.start()
    qtbot.waitUntil(lambda: told == [1])
    watch.look()
    qtbot.waitUntil(lambda: not runner.busy)
    drives.pull()
    watch.look()
    qtbot.waitUntil(lambda: told == [1, 0])
    watch.stop()


def test_the_drives_of_this_pc_can_be_listed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    assert isinstance(plugged_in(), list)


def test_words_are_those_of_an_office() -> None:
    assert content_words({"attendance_sheet": 3, "plan": 1, "person": 0}) == "研修计划 1 条、签到表 3 条"
    assert [size_words(n) for n in (0, 820_000, 12_400_000, 12_400_000_000)] == [
        "0 KB", "820 KB", "12.4 MB", "12.4 GB",
    ]  # fmt: skip
    assert status_word("leaving")[1] == "没有写完"
