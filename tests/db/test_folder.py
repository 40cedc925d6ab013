"""One program in a folder that is ours, local and writable; and the anchor beside the store."""

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from db import volume
from db.errors import Unavailable
from db.files import explained, write_whole
from db.folder import ANCHOR, Anchor, FolderLock, read_anchor, write_anchor
from db.vault import CHEAP_FOR_TESTS, Vault
from tests.db.privileges import without_privileges

ROOT = Path(__file__).resolve().parents[2]
DEVICE = "0f" * 16
HOLDER = """
import sys
from pathlib import Path
from db.folder import FolderLock

lock = FolderLock.take(Path(sys.argv[1]))
print("in", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    folder = tmp_path / "校本 研修"
    folder.mkdir()
    Vault.create(folder, "李", "x", profile=CHEAP_FOR_TESTS)
    return folder


def refusal(folder: Path) -> Unavailable:
    with pytest.raises(Unavailable) as caught:
        FolderLock.take(folder)
    return caught.value


def test_a_second_program_is_refused_and_told_who_is_in(ledger: Path) -> None:
    first = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(ledger)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT
    )
    assert first.stdin
    assert first.stdout
    with first.stdin, first.stdout:
        assert first.stdout.readline() == b"in\n"
        refused = refusal(ledger)
        first.kill()
        first.wait()
    assert refused.code == "folder.in_use"
    assert refused.facts["pid"] == first.pid
    with FolderLock.take(ledger):
        pass


def test_a_released_folder_can_be_taken_again(ledger: Path) -> None:
    lock = FolderLock.take(ledger)
    assert refusal(ledger).facts["pid"] == os.getpid()
    lock.release()
    lock.release()
    FolderLock.take(ledger).release()


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    assert refusal(tmp_path / "away").code == "folder.missing"


def test_a_folder_of_something_else_is_left_alone(tmp_path: Path) -> None:
    assert refusal(tmp_path).code == "folder.not_ours"
    file = tmp_path / "letter.txt"
    file.write_text("x")
    assert refusal(file).code == "folder.not_ours"
    assert [entry.name for entry in tmp_path.iterdir()] == ["letter.txt"]


def test_a_new_ledger_wants_an_empty_folder(tmp_path: Path, ledger: Path) -> None:
    with FolderLock.take_new(tmp_path / "a" / "b"):
        pass
    with pytest.raises(Unavailable) as has:
        FolderLock.take_new(ledger)
    with pytest.raises(Unavailable) as other:
        FolderLock.take_new(tmp_path)
    assert (has.value.code, other.value.code) == ("folder.has_ledger", "folder.not_empty")


@pytest.mark.skipif(not hasattr(os, "seteuid"), reason="permissions of this kind are POSIX")
def test_a_folder_without_permission_is_named(ledger: Path) -> None:
    with without_privileges(ledger):
        ledger.chmod(0o555)
        refused = refusal(ledger)
        ledger.chmod(0o755)
    assert refused.code == "folder.no_permission"


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.EROFS, "folder.read_only"),
        (errno.ENOSPC, "store.full"),
        (errno.EIO, "store.io"),
        (errno.EACCES, "folder.no_permission"),
    ],
)
def test_what_the_system_says_is_translated(tmp_path: Path, number: int, code: str) -> None:
    with pytest.raises(Unavailable) as caught, explained(tmp_path):
        raise OSError(number, os.strerror(number))
    assert caught.value.code == code


def test_a_network_drive_is_refused(ledger: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    device = ledger.stat().st_dev
    table = tmp_path / "mountinfo"
    table.write_text(f"36 35 {os.major(device)}:{os.minor(device)} / /srv rw - cifs //server/share rw\n")
    mounted_as = volume._mounted_as
    monkeypatch.setattr(volume, "_mounted_as", lambda number, _table: mounted_as(number, table))
    assert refusal(ledger).code == "folder.on_network"


@pytest.mark.parametrize(("flag", "code"), [("1", True), ("0", False)])
def test_a_partition_is_removable_when_its_disk_is(tmp_path: Path, flag: str, code: bool) -> None:
    partition = tmp_path / "sdb" / "sdb1"
    partition.mkdir(parents=True)
    (tmp_path / "sdb" / "removable").write_text(flag + "\n")
    link = tmp_path / "8:17"
    link.symlink_to(partition)
    assert volume._removable(link) is code


def test_a_stick_is_refused(ledger: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(volume, "_removable", lambda _block: True)
    assert refusal(ledger).code == "folder.on_stick"


def test_the_anchor_is_read_as_written(tmp_path: Path) -> None:
    assert read_anchor(tmp_path) is None
    write_anchor(tmp_path, Anchor(DEVICE, 41))
    write_anchor(tmp_path, Anchor(DEVICE, 42))
    assert read_anchor(tmp_path) == Anchor(DEVICE, 42)
    assert [entry.name for entry in tmp_path.iterdir()] == [ANCHOR]


@pytest.mark.parametrize(
    "content",
    [
        "",
        "{}",
        "[]",
        '{"device": "0f", "exported": 1}',
        f'{{"device": "{DEVICE}", "exported": -1}}',
        f'{{"device": "{DEVICE}", "exported": true}}',
        '{"device": 7, "exported": 1}',
    ],
)
def test_a_damaged_anchor_is_no_anchor(tmp_path: Path, content: str) -> None:
    (tmp_path / ANCHOR).write_text(content)
    assert read_anchor(tmp_path) is None


def test_a_file_that_could_not_be_written_leaves_the_old_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_whole(tmp_path / "a", b"old")

    def fails(_handle: int) -> None:
        raise OSError(errno.ENOSPC, "no space")

    monkeypatch.setattr("db.files.os.fsync", fails)
    with pytest.raises(Unavailable) as caught:
        write_whole(tmp_path / "a", b"new")
    assert caught.value.code == "store.full"
    assert [(entry.name, entry.read_bytes()) for entry in tmp_path.iterdir()] == [("a", b"old")]
