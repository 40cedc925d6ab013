"""Screens under test: one program per test on the one QApplication, and nothing left running afterwards."""

import gc
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from app.progress import silent
from app.sample import ready
from app.ui.application import Program
from app.ui.entry.session import Session
from app.ui.runner import Runner
from app.ui.theme import NORMAL_POINTS
from app.ui.tour import settle

SAMPLE_DAY = "2026-11-21"


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Settings and window memory go into the test's own folder."""
    monkeypatch.setenv("YANXIU_HOME", str(tmp_path / "home"))


@pytest.fixture(autouse=True)
def garbage_on_the_main_thread() -> Iterator[None]:
    """As in the program: a worker that ran the collector would destroy a former test's Qt objects on its thread.

    What survives a test (modules, fonts, the sample) is frozen: looking through it again after each
    of many hundred tests took most of their time.
    """
    gc.disable()
    yield
    gc.collect()
    gc.freeze()
    gc.enable()


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


@pytest.fixture(scope="session")
def sample_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample, walked once per run."""
    with pytest.MonkeyPatch.context() as home:
        home.setenv("YANXIU_HOME", str(tmp_path_factory.mktemp("sample")))
        home.setenv("YANXIU_TODAY", SAMPLE_DAY)
        ready.make(progress=silent())
        return ready.root()


@pytest.fixture
def sample(sample_once: Path, own_home: None, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the sample where the program looks for it, on the day it is about."""
    monkeypatch.setenv("YANXIU_TODAY", SAMPLE_DAY)
    shutil.copytree(sample_once, ready.root())
    return ready.root()


@pytest.fixture
def session(program: Program) -> Iterator[Session]:
    """Everything from the first window on; nobody has signed in yet."""
    made = Session(program)
    yield made
    settle(program.runner)
    program.runner.close()
    made.close()
    program.qt.setQuitOnLastWindowClosed(True)
