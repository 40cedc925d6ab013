"""Screens under test: one program per test on the one QApplication, and nothing left running afterwards."""

import gc
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from app.ui.application import Program
from app.ui.runner import Runner
from app.ui.theme import NORMAL_POINTS


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Settings and window memory go into the test's own folder."""
    monkeypatch.setenv("YANXIU_HOME", str(tmp_path / "home"))


@pytest.fixture(autouse=True)
def garbage_on_the_main_thread() -> Iterator[None]:
    """As in the program: a worker that ran the collector would destroy a former test's Qt objects on its thread."""
    gc.disable()
    yield
    gc.collect()


@pytest.fixture(autouse=True)
def nothing_left_running() -> Iterator[None]:
    """No test may leave a worker thread behind."""
    before = set(threading.enumerate())
    yield
    left = [thread.name for thread in threading.enumerate() if thread not in before and thread.is_alive()]
    assert left == []


@pytest.fixture
def program(qapp: QApplication) -> Iterator[Program]:
    """The Qt side of the program, in the normal look and size."""
    qapp.setCursorFlashTime(0)
    made = Program(["test"])
    yield made
    made.theme.apply(look="light", points=NORMAL_POINTS)
    made.close()
    made.deleteLater()


@pytest.fixture
def runner(qapp: QApplication) -> Iterator[Runner]:
    made = Runner(qapp)
    yield made
    made.close()
    made.deleteLater()
