"""Receiving: one sees who brings what before anything is written, and what to do next afterwards."""

from pathlib import Path

import pytest

from app.journal import local
from app.listings import outbox
from app.progress import Progress, silent
from app.ui.actions import reason_of
from app.ui.application import Program
from app.ui.exchange.arrival_words import seen_lines, taken_lines, taken_title
from app.ui.exchange.arrivals import look_through, take_in
from app.ui.exchange.exchange_controller import ExchangeController
from app.ui.exchange.import_controller import Importing
from app.ui.tokens import Tone
from app.workspace import Workspace
from tests.conftest import Make
from tests.services.sticks import a_person, people, state
from tests.ui.dropping import drop
from tests.ui.exchange.conftest import Open, rest

Pair = tuple[Workspace, Workspace]


@pytest.fixture
def bundle(joined: Pair, stick: Path) -> Path:
    school, _ = joined
    a_person(school, "王𬭚")
    return school.bundles.export(to="parent", folder=stick).file


def told(task: Importing) -> str:
    return "\n".join(label.text() for label in task.pane._lines)


def receive(open_page: Open, ws: Workspace, program: Program, *files: Path) -> Importing:
    task = open_page(ws).receive(files)
    rest(program)
    return task


def test_the_preview_says_from_whom_and_what_and_writes_nothing(
    joined: Pair, bundle: Path, open_page: Open, program: Program
) -> None:
    _, county = joined
    before = state(county)
    task = receive(open_page, county, program, bundle)
    assert task.pane._detail_title.text().startswith("“石桥镇中心小学”的第 1 号数据包")
    assert "教师 1 条" in told(task)
    assert "指纹 " in told(task)
    assert state(county) == before


def test_taking_in_says_what_came_and_what_is_next(
    joined: Pair, bundle: Path, open_page: Open, program: Program
) -> None:
    _, county = joined
    task = receive(open_page, county, program, bundle)
    task.pane.take.trigger()
    rest(program)
    assert people(county) == ["王𬭚"]
    assert "收下了 1 个数据包" in task.pane._end_title.text()
    assert [button.action.objectName() for button in task.pane._follow_ups] == ["carry_answer"]


def test_a_second_time_is_a_calm_sentence(
    joined: Pair, bundle: Path, open_page: Open, program: Program
) -> None:
    _, county = joined
    county.bundles.apply(bundle)
    task = receive(open_page, county, program, bundle)
    assert "已经收下过，再收一次不会有任何变化" in told(task)
    assert reason_of(task.pane.take) == "没有要收下的内容"


def test_a_bundle_for_somebody_else_says_for_whom(
    joined: Pair, bundle: Path, office: Make, open_page: Open, program: Program
) -> None:
    other = office("county", code="451303", name="象州县教育局")
    task = receive(open_page, other, program, bundle)
    assert "兴宾区教育局" in told(task)
    assert not task.pane.take.isEnabled()


def test_ones_own_bundle_is_told_apart(joined: Pair, bundle: Path, open_page: Open, program: Program) -> None:
    school, _ = joined
    task = receive(open_page, school, program, bundle)
    assert "本单位带出去的" in told(task)


def test_a_damaged_file_is_told_and_the_rest_of_the_folder_goes_on(
    joined: Pair, bundle: Path, stick: Path, open_page: Open, program: Program
) -> None:
    school, county = joined
    a_person(school, "李㛃")
    school.bundles.export(to="parent", folder=stick)
    (stick / "坏的.yxb").write_bytes(b"PK")
    (stick / "照片.jpg").write_bytes(b"x")
    task = receive(open_page, county, program, stick)
    assert [one.fate for one in task._seen.held()] == ["applied", "applied", "broken"]
    assert task.pane.take.text() == "收下 2 个"
    task.pane.take.trigger()
    rest(program)
    assert sorted(people(county)) == ["李㛃", "王𬭚"]
    assert "收下了 2 个数据包，写入 2 条" in task.pane._end_title.text()


@pytest.fixture
def two_in_a_row(joined: Pair, stick: Path) -> list[Path]:
    """Two bundles, the second of which goes on where the first one ends."""
    school, county = joined
    a_person(school, "王𬭚")
    first = school.bundles.export(to="parent", folder=stick).file
    with school.context.journal.local() as connection:
        device = school.context.journal.device
        reached = outbox.chain_ends(connection)
        ends = {end.device: end.sequence for end in reached if end.device == device}
        local.acknowledge(connection, county.office.id, ends)
    a_person(school, "李㛃")
    return [first, school.bundles.export(to="parent", folder=stick).file]


def test_a_bundle_whose_forerunner_is_missing_waits_and_says_so(
    joined: Pair, two_in_a_row: list[Path], open_page: Open, program: Program
) -> None:
    _, county = joined
    first, second = two_in_a_row
    task = receive(open_page, county, program, second)
    assert "接在“石桥镇中心小学”第 2 号之前的数据包后面" in told(task)
    task.pane.take.trigger()
    rest(program)
    assert "等更早的数据包" in task.pane._end_title.text()
    page = task._desk.shell.controller()
    page.overview()
    rest(program)
    assert "1 个收到的数据包在等" in page.page._matters[0].text()
    taken = take_in(county, [first], progress=silent())
    assert sorted(people(county)) == ["李㛃", "王𬭚"]
    assert taken_title(taken)[1].startswith("收下了 2 个数据包")


def test_in_one_selection_the_second_follows_the_first(joined: Pair, two_in_a_row: list[Path]) -> None:
    _, county = joined
    seen = look_through(county, list(reversed(two_in_a_row)), progress=silent())
    assert [(one.sequence, one.fate) for one in seen] == [(1, "applied"), (2, "following")]
    taken = take_in(county, [one.file for one in seen], progress=silent())
    assert [one.status for one in taken.outcomes] == ["applied", "applied"]


def test_a_folder_without_bundles_is_told(
    joined: Pair, stick: Path, open_page: Open, program: Program
) -> None:
    _, county = joined
    (stick / "照片.jpg").write_bytes(b"x")
    task = receive(open_page, county, program, stick)
    assert "没有可以收下的数据包" in task.pane.notice.text()


def test_a_stick_that_was_pulled_is_told(
    joined: Pair, stick: Path, open_page: Open, program: Program
) -> None:
    _, county = joined
    task = receive(open_page, county, program, stick / "没有.yxb")
    assert "找不到文件" in told(task)


def test_stopping_between_two_bundles_keeps_the_first(joined: Pair, stick: Path) -> None:
    school, county = joined
    files = []
    for name in ("王𬭚", "李㛃"):
        a_person(school, name)
        files.append(school.bundles.export(to="parent", folder=stick).file)

    class AfterTheFirst(Progress):
        def step(self, done: int, total: int, stage: str = "") -> None:
            if people_known(county):
                self.cancel()
            super().step(done, total, stage)

    taken = take_in(county, files, progress=AfterTheFirst())
    assert taken.stopped
    assert people(county) == ["王𬭚"]
    assert taken_title(taken) == (Tone.WAIT, "已停下：前 1 个数据包已经收下，其余的没有动。")


def people_known(ws: Workspace) -> bool:
    return bool(ws.listings.exchanges.totals(_received()).count)


def _received() -> object:
    from app.listings.exchanges import ExchangeCriteria

    return ExchangeCriteria(direction="received")


def test_what_was_refused_is_told_beside_what_came_in(joined: Pair, bundle: Path, stick: Path) -> None:
    _, county = joined
    broken = stick / "坏的.yxb"
    broken.write_bytes(b"PK")
    taken = take_in(county, [bundle, broken], progress=silent())
    assert taken_title(taken)[0] == Tone.WAIT
    nothing = take_in(county, [broken], progress=silent())
    assert taken_title(nothing) == (Tone.BAD, "没有收下任何数据包，数据没有变化。")
    assert any("坏的.yxb：" in line for _, line in taken_lines(taken))


def test_files_dropped_on_the_overview_are_looked_at(
    joined: Pair, bundle: Path, open_page: Open, program: Program
) -> None:
    _, county = joined
    page: ExchangeController = open_page(county)
    assert drop(page.page, [bundle])
    rest(program)
    assert isinstance(page.task, Importing)
    assert "教师 1 条" in told(page.task)


def test_an_enrolment_file_leads_to_enrolment(
    school: Workspace, county: Workspace, stick: Path, open_page: Open, program: Program, qtbot: object
) -> None:
    asked = school.offices.request(stick)
    page = open_page(county)
    page.receive([asked.file])
    rest(program)
    assert "入网登记" in page.page.header.title()


def test_wrong_files_are_explained(joined: Pair, tmp_path: Path) -> None:
    _, county = joined
    letter = tmp_path / "通知.docx"
    letter.write_bytes(b"PK\x03\x04 word")
    seen = look_through(county, [letter], progress=silent())
    assert "不是研修簿的数据包" in next(iter(seen_lines(seen[0])))[1]
