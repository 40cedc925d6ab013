"""K05, S01, S03, S04, S06, B18: a data folder that cannot be used says so, and stays as it is."""

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from db.database import Database
from db.folder import STORE
from db.vault import Vault
from tests.db.privileges import without_privileges
from tests.faults.desk import PASSWORD, Desk, says_what_to_do

ROOT = Path(__file__).resolve().parents[2]
HOLD = """
import sys
from pathlib import Path
from app.workspace import Workspace
with Workspace.open(Path(sys.argv[1]), user="admin", password=sys.argv[2]):
    print("open", flush=True)
    sys.stdin.read()
"""


def content(folder: Path) -> dict[str, bytes]:
    """Return the bytes of what matters in a folder; lock and diary come and go, the vault counts failures."""
    names = (STORE, "device.json")
    return {name: (folder / name).read_bytes() for name in names if (folder / name).is_file()}


def unusable(desk: Desk, error: str, *, user: str = "clerk") -> None:
    """A command ends with 4 and its sentence, and the folder is byte for byte as it was."""
    folder = desk.place("school")
    before = content(folder)
    ended = desk.run("--data", folder, "--as", user, "plans", "list")
    assert (ended.code, ended.error) == (4, error), ended.shown
    says_what_to_do(ended.message)
    assert content(folder) == before


def test_a_wrong_password_and_an_unknown_user_are_told_alike(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    unusable(desk, "vault.wrong_password", user="nobody")
    for wrong in ("wrong", ""):
        monkeypatch.setenv("YANXIU_PASSWORD", wrong)
        unusable(desk, "vault.wrong_password")
    monkeypatch.setenv("YANXIU_PASSWORD", PASSWORD)
    assert desk.do("school", "clerk", "plans", "list")


def test_a_second_program_is_told_who_holds_the_folder(desk: Desk) -> None:
    held = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(desk.place("school")), PASSWORD],
        cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
    )  # fmt: skip
    with held:
        assert held.stdin is not None and held.stdout is not None
        assert held.stdout.readline().strip() == b"open"
        ended = desk.run("--data", desk.place("school"), "plans", "list")
        held.stdin.close()
    assert (ended.code, ended.error) == (4, "folder.in_use")
    says_what_to_do(ended.message)
    assert str(held.pid) in ended.message
    assert desk.state("school") == desk.before["school"]


def missing(folder: Path) -> None:
    shutil.rmtree(folder)


def not_ours(folder: Path) -> None:
    (folder / "vault.json").unlink()


def a_file(folder: Path) -> None:
    shutil.rmtree(folder)
    folder.write_text("x")


def store_gone(folder: Path) -> None:
    (folder / STORE).unlink()


def store_truncated(folder: Path) -> None:
    data = (folder / STORE).read_bytes()
    (folder / STORE).write_bytes(data[: len(data) // 2])


def store_empty(folder: Path) -> None:
    (folder / STORE).write_bytes(b"")


def first_page_destroyed(folder: Path) -> None:
    data = bytearray((folder / STORE).read_bytes())
    data[:512] = bytes(512)
    (folder / STORE).write_bytes(data)


def of_another_office(folder: Path) -> None:
    shutil.copyfile(folder.parent / "county" / STORE, folder / STORE)


def vault_damaged(folder: Path) -> None:
    data = (folder / "vault.json").read_bytes()
    (folder / "vault.json").write_bytes(data[:-40])


def vault_emptied(folder: Path) -> None:
    (folder / "vault.json").write_bytes(b"")


def vault_newer(folder: Path) -> None:
    stored = json.loads((folder / "vault.json").read_bytes())
    (folder / "vault.json").write_text(json.dumps(stored | {"format": 99}))


def newer(folder: Path) -> None:
    key = Vault.load(folder).unlock("admin", PASSWORD)
    with Database.open(folder / STORE, key) as database, database.change_schema() as connection:
        connection.exec_driver_sql("PRAGMA user_version=9999")


@pytest.mark.parametrize(
    ("spoil", "error"),
    [
        (missing, "folder.missing"),
        (a_file, "folder.not_ours"),
        (not_ours, "folder.not_ours"),
        (store_gone, "store.missing"),
        (store_truncated, "store.damaged"),
        (store_empty, "store.damaged"),
        (first_page_destroyed, "store.wrong_key"),
        (of_another_office, "store.wrong_key"),
        (vault_damaged, "vault.damaged"),
        (vault_emptied, "vault.damaged"),
        (vault_newer, "vault.newer"),
        (newer, "store.newer"),
    ],
)
def test_a_spoiled_folder_is_not_opened(desk: Desk, spoil: Callable[[Path], None], error: str) -> None:
    spoil(desk.place("school"))
    unusable(desk, error)


def test_a_page_that_was_changed_is_found(desk: Desk) -> None:
    """S01: every page carries a seal; which page is hit decides only when it is found, not whether."""
    store = desk.place("school") / STORE
    whole = store.read_bytes()
    for page in range(1, len(whole) // 4096, len(whole) // 4096 // 12):
        data = bytearray(whole)
        data[page * 4096 + 1000] ^= 1
        store.write_bytes(data)
        ended = desk.run("--data", desk.place("school"), "doctor")
        assert (ended.code, ended.error) == (4, "store.damaged"), f"page {page}: {ended.shown}"
    store.write_bytes(whole)
    assert desk.health("school").ok


def test_a_folder_that_may_only_be_read_is_refused(desk: Desk) -> None:
    folder = desk.place("school")
    folder.chmod(0o555)
    with without_privileges(folder):
        ended = desk.run("--data", folder, "--as", "clerk", "plans", "list")
    folder.chmod(0o755)
    assert (ended.code, ended.error) == (4, "folder.no_permission")
    says_what_to_do(ended.message)
    assert desk.state("school") == desk.before["school"]


def test_a_copied_folder_without_its_anchor_is_read_but_not_written(desk: Desk) -> None:
    (desk.place("school") / "device.json").unlink()
    plans = desk.do("school", "clerk", "plans", "list")
    assert plans
    draft = next(row["id"] for row in plans if row["state"] == "draft")
    desk.refused("school", "clerk", "plans", "submit", draft, error="device.copied", code=4)
    desk.refused(
        "school", "clerk", "bundle", "export", "--to", "parent", desk.stick, error="device.copied", code=4
    )
    assert desk.health("school").ok


def test_leftovers_of_a_killed_program_are_cleared_at_the_next_start(desk: Desk) -> None:
    folder = desk.place("county")
    left = [
        folder / ".vault.json.abc.tmp",
        folder / "exchange" / "outbox" / "yx-1.tmp",
        folder / "exchange" / "spool" / "1.yxb",
        folder / "papers" / "pending" / f"{'ab' * 32}.pdf",
    ]
    for file in left:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(b"half")
    assert desk.do("county", "clerk", "plans", "list")
    assert not any(file.exists() for file in left)


def test_a_ledger_that_could_not_be_made_leaves_the_folder_free(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = ("--data", desk.root / "new", "office", "create", "--level", "school", "--admin", "admin")
    nameless = desk.run(*words, "--code", " ", "--name", "")
    assert (nameless.code, nameless.error) == (3, "office.code_and_name")
    says_what_to_do(nameless.message)
    with monkeypatch.context() as spoiled:
        spoiled.setattr("app.workspace._first_commit", _no_space)
        failed = desk.run(*words, "--code", "1", "--name", "新学校")
    assert (failed.code, failed.error) == (4, "machine.io")
    monkeypatch.setattr("db.vault.Profile.calibrated", _cheap)
    assert desk.run(*words, "--code", "1", "--name", "新学校").code == 0


def _no_space(*_: object) -> None:
    raise OSError(28, "No space left on device")


def _cheap() -> object:
    from db.vault import CHEAP_FOR_TESTS

    return CHEAP_FOR_TESTS
