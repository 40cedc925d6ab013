"""Taking work along: chosen, checked, written, read back, and the stick may be pulled."""

import threading
from pathlib import Path

import pytest

from app.progress import Progress
from app.ui.actions import reason_of
from app.ui.application import Program
from app.ui.exchange import export_controller
from app.ui.exchange.export_controller import Exporting
from app.workspace import Workspace
from tests.services.sticks import a_person
from tests.ui.exchange.conftest import Drives, Open, rest

Pair = tuple[Workspace, Workspace]


@pytest.fixture
def exporting(joined: Pair, open_page: Open, program: Program) -> Exporting:
    school, _ = joined
    a_person(school, "王𬭚")
    task = open_page(school).export()
    rest(program)
    return task


def to_checks(task: Exporting, program: Program) -> None:
    task.pane.next.trigger()
    rest(program)


def results(task: Exporting) -> dict[str, str]:
    return {one.key: one.result for one in task._checks.held()}


def test_the_only_office_and_the_stick_are_chosen_already(exporting: Exporting) -> None:
    assert reason_of(exporting.pane.next) == ""
    assert exporting.pane.targets.chosen().name == "KINGSTON (E:)"


def test_everything_is_checked_before_anything_is_written(
    exporting: Exporting, program: Program, stick: Path
) -> None:
    to_checks(exporting, program)
    told = results(exporting)
    assert told["writable"] == "通过"
    assert told["sealed"] == "只有“兴宾区教育局”打得开"
    assert "新内容" in told["content"]
    assert list(stick.iterdir()) == []


def test_what_is_written_can_be_taken_in_and_is_listed(
    exporting: Exporting, joined: Pair, program: Program, stick: Path
) -> None:
    to_checks(exporting, program)
    exporting.pane.write.trigger()
    rest(program)
    assert exporting.pane._end_title.text() == "✓ 写好了，可以拔出U盘"
    file = stick / exporting.pane._end_file.text()
    _, county = joined
    assert county.bundles.apply(file).outcomes[0].status == "applied"
    assert results(exporting)["read_back"].startswith("一致，指纹 ")
    exporting.pane.done.trigger()
    rest(program)
    page = exporting._desk.shell.controller()
    assert page.task is None
    assert page.page.recent.model.rowCount() == 2


def test_without_news_it_is_said_that_only_the_answer_goes(
    joined: Pair, open_page: Open, program: Program
) -> None:
    _, county = joined
    task = open_page(county).export()
    rest(program)
    to_checks(task, program)
    told = results(task)["content"]
    assert "回执" in told or "新内容" in told


def test_a_stick_that_is_pulled_before_writing_is_told_in_place(
    exporting: Exporting, program: Program, stick: Path
) -> None:
    stick.rmdir()
    to_checks(exporting, program)
    assert "不能写入" in results(exporting)["writable"]
    assert reason_of(exporting.pane.write) == "这个位置写不进去，请换一个"


def test_a_stick_that_is_pulled_while_writing_loses_nothing(
    exporting: Exporting, joined: Pair, program: Program, stick: Path
) -> None:
    to_checks(exporting, program)
    stick.rmdir()
    exporting.pane.write.trigger()
    rest(program)
    assert "U盘可能已被拔出。数据没有丢失" in exporting.pane.notice.text()
    stick.mkdir()
    exporting.pane.write.trigger()
    rest(program)
    assert exporting.pane._end_title.text() == "✓ 写好了，可以拔出U盘"


def test_a_full_stick_is_told_with_what_to_do(
    exporting: Exporting, program: Program, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    to_checks(exporting, program)
    monkeypatch.setattr("app.sync.stick._RESERVE", 1 << 60)
    exporting.pane.write.trigger()
    rest(program)
    assert "空间不足" in exporting.pane.notice.text()
    assert list(stick.iterdir()) == []


def test_cancelling_leaves_nothing_on_the_stick(
    exporting: Exporting, program: Program, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, go = threading.Event(), threading.Event()
    real = export_controller._export

    def slow(workspace: object, office: str, folder: Path, *, progress: Progress) -> object:
        begun.set()
        go.wait(5)
        return real(workspace, office, folder, progress=progress)

    monkeypatch.setattr(export_controller, "_export", slow)
    to_checks(exporting, program)
    exporting.pane.write.trigger()
    assert begun.wait(5)
    exporting.pane.progress._stop()
    go.set()
    rest(program)
    assert "已取消。U盘上没有留下文件" in exporting.pane.notice.text()
    assert list(stick.iterdir()) == []
    assert reason_of(exporting.pane.write) == ""


def test_sticks_come_and_go_while_one_chooses(exporting: Exporting, program: Program, drives: Drives) -> None:
    drives.pull()
    exporting._watch.look()
    rest(program)
    assert reason_of(exporting.pane.next) == "先插上U盘，或选一个文件夹"
    drives.protect()
    exporting._watch.look()
    rest(program)
    assert exporting.pane.targets.chosen() is None
    drives.present = [drives.stick]
    exporting._watch.look()
    rest(program)
    assert exporting.pane.targets.chosen() == drives.stick


def test_any_folder_will_do(exporting: Exporting, program: Program, tmp_path: Path, drives: Drives) -> None:
    drives.pull()
    folder = tmp_path / "共享文件夹"
    folder.mkdir()
    exporting.choose_folder(folder)
    rest(program)
    to_checks(exporting, program)
    exporting.pane.write.trigger()
    rest(program)
    assert exporting.pane._end_title.text() == "✓ 写好了"
    assert len(list(folder.glob("*.yxb"))) == 1


def test_another_bundle_can_follow_at_once(exporting: Exporting, program: Program, stick: Path) -> None:
    for _ in range(2):
        to_checks(exporting, program)
        exporting.pane.write.trigger()
        rest(program)
        exporting.pane.again.trigger()
        rest(program)
    assert len(list(stick.glob("*.yxb"))) == 2
    assert reason_of(exporting.pane.next) == ""


def test_without_an_office_above_the_way_to_enrolment_is_offered(
    school: Workspace, open_page: Open, program: Program
) -> None:
    page = open_page(school)
    task = page.export()
    rest(program)
    assert reason_of(task.pane.next) == "还没有往来单位，先办理入网登记"
    task.enrolment_asked.emit()
    rest(program)
    assert "入网登记" in page.page.header.title()
