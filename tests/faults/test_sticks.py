"""D02–D06: a stick that is full, pulled, protected or occupied; nothing is lost and nothing counts as sent."""

import errno
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from app.sync import stick as sticks
from tests.faults.desk import Desk

WORDS = ("bundle", "export", "--to", "parent")


def sent(desk: Desk) -> Any:
    """Return what the office believes to have sent to the one above."""
    (peer,) = (
        one
        for one in desk.do("school", "clerk", "bundle", "pending")["offices"]
        if one["relation"] == "parent"
    )
    return peer["unconfirmed"], peer["last_sent"], peer["fresh"]


def not_sent(desk: Desk, target: Path, error: str) -> None:
    """The export fails with its sentence, leaves nothing and counts for nothing; the next one arrives."""
    before = sent(desk)
    desk.refused("school", "clerk", *WORDS, target, error=error, code=4)
    assert sent(desk) == before
    if target.is_dir():
        assert [file.name for file in target.iterdir() if file.name != "lost+found"] == []


def next_one_arrives(desk: Desk) -> None:
    folder = desk.root / "good stick"
    folder.mkdir()
    desk.do("school", "clerk", *WORDS, folder)
    told = desk.do("county", "clerk", "bundle", "apply", folder)
    assert [one["status"] for one in told["bundles"]] == ["applied"] and not told["failures"]
    assert desk.health("school").ok and desk.health("county").ok


@pytest.fixture
def tiny(tmp_path: Path) -> Iterator[Path]:
    """A file system of 64 KB, where this machine lets us mount one."""
    target = tmp_path / "tiny"
    target.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", target], capture_output=True)
    if mounted.returncode:
        pytest.skip("only root may mount a file system")
    yield target
    subprocess.run(["umount", target], check=True)


def test_a_stick_without_room_is_refused_before_anything_is_written(desk: Desk, tiny: Path) -> None:
    not_sent(desk, tiny, "stick.too_full")
    desk.refused("school", "admin", "office", "request", tiny, error="stick.too_full", code=4)
    next_one_arrives(desk)


def test_a_stick_that_fills_up_while_it_is_written_keeps_nothing(
    desk: Desk, tiny: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sticks, "check", lambda *_, **__: None)
    (tiny / "lost+found").write_bytes(bytes(60_000))
    not_sent(desk, tiny, "stick.full")


@pytest.mark.parametrize(
    ("number", "error"),
    [(errno.ENOSPC, "stick.full"), (errno.EIO, "stick.gone"), (errno.EROFS, "stick.read_only"),
     (errno.EFBIG, "stick.file_too_large")],
)  # fmt: skip
@pytest.mark.parametrize(
    "point", ["app.services.dispatch._copy", "app.sync.stick.sync_file", "app.sync.stick.publish"]
)
def test_a_stick_that_fails_at_any_point_counts_for_nothing(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, point: str, number: int, error: str
) -> None:
    target = desk.root / "new stick"
    target.mkdir()

    def fail(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    with monkeypatch.context() as failing:
        failing.setattr(point, fail)
        not_sent(desk, target, error)
    if number == errno.ENOSPC:
        next_one_arrives(desk)


def test_a_stick_that_is_pulled_while_it_is_written(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    target = desk.root / "new stick"
    target.mkdir()
    written = sticks.sync_file

    def pull(descriptor: int) -> None:
        written(descriptor)
        if any(target.iterdir()):
            shutil.rmtree(target)

    with monkeypatch.context() as pulled:
        pulled.setattr(sticks, "sync_file", pull)
        not_sent(desk, target, "stick.gone")
    next_one_arrives(desk)


def test_a_stick_that_is_not_there(desk: Desk) -> None:
    not_sent(desk, desk.root / "no stick", "stick.gone")
    (desk.root / "file").write_text("x")
    before = sent(desk)
    desk.refused("school", "clerk", *WORDS, desk.root / "file", error="stick.gone", code=4)
    assert sent(desk) == before


def test_a_stick_that_is_write_protected(desk: Desk, tiny: Path) -> None:
    subprocess.run(["mount", "-o", "remount,ro", tiny], check=True)
    not_sent(desk, tiny, "stick.read_only")


def test_certificates_are_not_issued_when_their_files_cannot_be_written(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """D02: no registry row without its file; copies that fail leave the papers in the registry."""
    numbers = [row["number"] for row in desk.do("county", "registrar", "certificates", "list")]
    (desk.root / "occupied").write_text("x")
    desk.refused(
        "county", "registrar", "certificates", "export", *numbers[:2], "--out", desk.root / "occupied",
        error="certificate.not_written", code=4,
    )  # fmt: skip

    def fail(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("app.documents.paperstore.write_whole", fail)
    words = ("certificates", "reissue", numbers[0], "--reason", "姓名有误")
    desk.refused("county", "registrar", *words, error="certificate.not_written", code=4)


# Requests and answers -------------------------------------------------------------------------


def test_a_request_replaces_an_older_one_whole(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    target = desk.root / "request.yxr"
    target.write_bytes(b"old")

    def fail(*_: object) -> None:
        raise OSError(errno.EIO, "Input/output error")

    with monkeypatch.context() as failing:
        failing.setattr("app.sync.stick.sync_file", fail)
        desk.refused("school", "admin", "office", "request", target, error="stick.gone", code=4)
    assert target.read_bytes() == b"old"
    desk.do("school", "admin", "office", "request", target)
    assert target.read_bytes() != b"old"
