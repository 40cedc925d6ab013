"""B02, B03, B11, B14, D07: bundles as they come off a stick that people carried."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.faults.desk import Desk


def gone(file: Path) -> None:
    file.unlink()


def empty(file: Path) -> None:
    file.write_bytes(b"")


def half(file: Path) -> None:
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


def without_its_last_byte(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-1])


def longer(file: Path) -> None:
    file.write_bytes(file.read_bytes() + b"\0")


def a_link(file: Path) -> None:
    file.rename(file.with_suffix(".real"))
    file.symlink_to(file.with_suffix(".real"))


def a_photo(file: Path) -> None:
    file.write_bytes(b"\xff\xd8\xff" + bytes(4000))


def flipped(at: float) -> Callable[[Path], None]:
    def flip(file: Path) -> None:
        data = bytearray(file.read_bytes())
        data[int(len(data) * at)] ^= 1
        file.write_bytes(data)

    return flip


_FLIPPED = {"bundle.altered", "bundle.truncated", "bundle.not_ours"}


@pytest.mark.parametrize(
    ("spoil", "errors"),
    [
        (gone, {"bundle.no_such_file"}),
        (empty, {"bundle.truncated"}),
        (half, {"bundle.truncated"}),
        (without_its_last_byte, {"bundle.truncated", "bundle.altered"}),
        (longer, {"bundle.altered", "bundle.truncated"}),
        (a_link, {"bundle.not_a_file"}),
        (a_photo, {"bundle.not_ours"}),
        *((flipped(at), _FLIPPED) for at in (0.0, 0.3, 0.6, 0.9, 0.999)),
    ],
)
def test_a_spoiled_bundle_is_refused_and_changes_nothing(
    desk: Desk, spoil: Callable[[Path], None], errors: set[str]
) -> None:
    file = desk.bundle("school", "county")
    spoil(file)
    ended = desk.run("--data", desk.place("county"), "--as", "clerk", "bundle", "apply", file)
    assert ended.error in errors, ended.shown
    for verb in ("preview", "apply"):
        desk.refused("county", "clerk", "bundle", verb, file, error=ended.error)
    assert list((desk.place("county") / "exchange" / "spool").iterdir()) == []


def test_a_bundle_for_another_office_names_it(desk: Desk) -> None:
    file = desk.bundle("county", "city")
    told = desk.refused("school", "clerk", "bundle", "apply", file, error="bundle.for_other_office")
    with desk.open("city") as ws:
        assert ws.office.name in told.message


def test_a_renamed_bundle_is_taken_in_and_the_second_time_is_a_no_op(desk: Desk) -> None:
    file = desk.submitted_plan_on_the_stick()
    renamed = file.rename(file.with_name("县里来的(1).yxb"))
    first = desk.do("county", "clerk", "bundle", "apply", renamed)
    assert first["bundles"][0]["status"] == "applied" and first["bundles"][0]["applied"]
    state = desk.state("county")
    again = desk.do("county", "clerk", "bundle", "apply", renamed.rename(renamed.with_suffix(".zip")))
    assert again["bundles"][0]["status"] == "already"
    assert "没有重复导入" in again["bundles"][0]["message"]
    assert desk.state("county") == state != desk.before["county"]


def test_one_spoiled_file_does_not_stop_a_folder(desk: Desk) -> None:
    folder = desk.root / "mixed"
    folder.mkdir()
    good = desk.submitted_plan_on_the_stick()
    (folder / "good.yxb").write_bytes(good.read_bytes())
    (folder / "half.yxb").write_bytes(good.read_bytes()[:1000])
    (folder / "photo.jpg").write_bytes(b"\xff\xd8\xff")
    told = desk.do("county", "clerk", "bundle", "apply", folder)
    assert [one["status"] for one in told["bundles"]] == ["applied"]
    assert [one["file"] for one in told["failures"]] == ["half.yxb"]
    empty_folder = desk.root / "empty"
    empty_folder.mkdir()
    desk.before["county"] = desk.state("county")
    desk.refused("county", "clerk", "bundle", "apply", empty_folder, error="bundle.folder_empty")


def test_a_disk_that_fills_up_while_a_bundle_comes_in(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """D01: all of it is taken back, and the same file comes in once there is room."""
    file = desk.submitted_plan_on_the_stick()

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    for point in ("app.services.spool._copy", "app.journal.local.put_exchange"):
        with monkeypatch.context() as failing:
            failing.setattr(point, full)
            desk.refused("county", "clerk", "bundle", "apply", file, error="machine.io", code=4)
    with monkeypatch.context() as failing:
        failing.setattr("app.journal.absorb.Absorption.finish", _out_of_memory)
        desk.refused("county", "clerk", "bundle", "apply", file, error="machine.memory", code=4)
    assert desk.do("county", "clerk", "bundle", "apply", file)["bundles"][0]["status"] == "applied"
    assert desk.health("county").ok


def _out_of_memory(*_: object) -> None:
    raise MemoryError


@pytest.mark.parametrize(
    ("verb", "error"), [("admit", "office.not_a_request"), ("join", "office.not_an_answer")]
)
def test_papers_of_enrolment_that_are_none_are_refused(desk: Desk, verb: str, error: str) -> None:
    file = desk.root / "x.yxa"
    for content in (b"", b"{}", b"\xff" * 100):
        file.write_bytes(content)
        more = (desk.stick,) if verb == "admit" else ()
        ended = desk.run("--data", desk.place("county"), "office", verb, file, *more)
        assert ended.code == 3 and ended.error.startswith("office."), ended.shown
        desk.refused("county", "admin", "office", verb, file, *more, error=ended.error)
    assert error.startswith("office.")
