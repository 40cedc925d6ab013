import threading

import pytest
from PySide6.QtCore import QThread
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.errors import Refused
from app.progress import Progress
from app.ui.runner import Runner, Task


class Ends:
    """Writes down how a task ended, and on which thread that was told."""

    def __init__(self, task: Task) -> None:
        self.ends: list[str] = []
        self.answer: object = None
        self.steps: list[int] = []
        self.threads: set[QThread] = set()
        task.progressed.connect(lambda standing: self.steps.append(standing.done))
        task.succeeded.connect(lambda answer: self._end("succeeded", answer))
        task.failed.connect(lambda error: self._end("failed", error))
        task.cancelled.connect(lambda: self._end("cancelled", None))

    def _end(self, word: str, answer: object) -> None:
        self.ends.append(word)
        self.answer = answer
        self.threads.add(QThread.currentThread())


def test_an_answer_arrives_once_and_on_the_main_thread(qtbot: QtBot, runner: Runner) -> None:
    ends = Ends(runner.read(lambda: threading.current_thread().name))
    qtbot.waitUntil(lambda: not runner.busy)
    assert ends.ends == ["succeeded"]
    assert str(ends.answer).startswith("reader")
    assert ends.threads == {runner.thread()}


def test_a_failure_that_nobody_answers_reaches_the_program(qtbot: QtBot, runner: Runner) -> None:
    def refuse() -> None:
        raise Refused("plan.comment_required")

    with qtbot.waitSignal(runner.unanswered) as caught:
        runner.write(refuse)
    assert caught.args is not None
    assert caught.args[0].code == "plan.comment_required"


def test_a_failure_that_a_page_answers_stays_there(qtbot: QtBot, runner: Runner) -> None:
    said: list[object] = []
    runner.unanswered.connect(said.append)
    ends = Ends(runner.write(lambda: 1 // 0))
    qtbot.waitUntil(lambda: not runner.busy)
    assert ends.ends == ["failed"]
    assert isinstance(ends.answer, ZeroDivisionError)
    assert said == []


def test_a_job_stops_at_its_next_step(qtbot: QtBot, runner: Runner) -> None:
    begun = threading.Event()

    def long(*, progress: Progress) -> None:
        for n in range(1_000_000):
            progress.step(n, 1_000_000)
            begun.set()

    task = runner.job(long)
    ends = Ends(task)
    assert begun.wait(5)
    task.cancel()
    qtbot.waitUntil(lambda: not runner.busy)
    assert ends.ends == ["cancelled"]


def test_a_job_that_had_finished_before_it_saw_the_wish_says_so(qtbot: QtBot, runner: Runner) -> None:
    go = threading.Event()
    task = runner.write(go.wait, 5)
    ends = Ends(task)
    qtbot.waitUntil(lambda: task._future is not None and task._future.running())
    task.cancel()
    go.set()
    qtbot.waitUntil(lambda: not runner.busy)
    assert ends.ends == ["succeeded"]


def test_progress_is_polled_not_sent_for_each_step(qtbot: QtBot, runner: Runner) -> None:
    pause = threading.Event()

    def long(*, progress: Progress) -> int:
        for n in range(1, 2001):
            progress.step(n, 2000)
            if n == 1000:
                pause.wait(0.25)
        return 2000

    ends = Ends(runner.job(long))
    qtbot.waitUntil(lambda: not runner.busy)
    assert ends.ends == ["succeeded"]
    assert ends.steps == [1000, 2000]


def test_only_the_newest_question_of_a_key_is_answered(qtbot: QtBot, runner: Runner) -> None:
    hold = threading.Event()

    def find(text: str) -> str:
        hold.wait(5)
        return text

    ends = [Ends(runner.latest("search", find, text)) for text in ("w", "wx", "wxl")]
    hold.set()
    qtbot.waitUntil(lambda: not runner.busy)
    assert [end.ends for end in ends] == [["cancelled"], ["cancelled"], ["succeeded"]]
    assert ends[-1].answer == "wxl"


def test_writes_never_run_side_by_side(qtbot: QtBot, runner: Runner) -> None:
    inside, most, lock = [0], [0], threading.Lock()

    def write() -> None:
        with lock:
            inside[0] += 1
            most[0] = max(most[0], inside[0])
        threading.Event().wait(0.01)
        with lock:
            inside[0] -= 1

    for _ in range(8):
        runner.write(write)
    qtbot.waitUntil(lambda: not runner.busy)
    assert most == [1]


@pytest.mark.parametrize("queued", [0, 5])
def test_closing_waits_and_delivers_every_end(qapp: object, queued: int) -> None:
    runner = Runner()
    begun = threading.Event()

    def slow() -> str:
        begun.set()
        threading.Event().wait(0.05)
        return "written"

    ends = [Ends(runner.write(slow)) for _ in range(queued + 1)]
    assert begun.wait(5)
    runner.close()
    assert ends[0].ends == ["succeeded"]
    assert [end.ends for end in ends[1:]] == [["cancelled"]] * queued
    assert not runner.busy


def test_nothing_begins_after_the_end(qapp: QApplication) -> None:
    ended, began = Runner(qapp), []
    ended.close()
    ended.read(began.append, 1)
    ended.deleteLater()
    assert began == []
