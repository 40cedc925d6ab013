"""What a disk, a key or another program can do to the store, and what is said then."""

import os
import random
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy.exc import OperationalError
from sqlcipher3 import dbapi2

from app.messages import table
from db.database import Database, bulk
from db.errors import Unavailable
from db.store_file import StoreFile
from tests.db.privileges import without_privileges


@contextmanager
def refused(code: str) -> Iterator[None]:
    """The block is refused with this code, for which there is a sentence."""
    with pytest.raises(Unavailable) as caught:
        yield
    assert caught.value.code == code
    table()[code].format_map(
        {**dict.fromkeys(("found", "known", "cause", "count", "tables"), ""), **caught.value.facts}
    )


def counted(store: Database) -> int:
    with store.read() as connection:
        return int(connection.exec_driver_sql("SELECT count(*) FROM note").scalar_one())


def test_a_wrong_key_is_named_and_changes_nothing(store: Database) -> None:
    store.close()
    before = store.path.read_bytes()
    with refused("store.wrong_key"):
        Database.open(store.path, bytes(32))
    assert store.path.read_bytes() == before


def test_a_file_that_is_not_there_is_not_made(tmp_path: Path, key: bytes) -> None:
    with refused("store.missing"):
        Database.open(tmp_path / "ledger.db", key)
    assert not list(tmp_path.iterdir())


def test_creating_never_overwrites(store: Database, key: bytes) -> None:
    store.close()
    with refused("store.exists"):
        Database.open(store.path, key, create=True)


def fill(store: Database) -> None:
    """Write more than the file may grow: SQLite answers as it does on a full disk."""
    with store.write() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count=1")
        rows = ((n, bytes(3000)) for n in range(10, 500))
        bulk(connection, "INSERT INTO note VALUES (?, ?)", rows)


def test_a_full_disk_takes_the_whole_transaction_back(store: Database) -> None:
    with refused("store.full"):
        fill(store)
    assert counted(store) == 3
    store.full_check()


def test_swallowing_a_full_disk_does_not_commit_by_halves(store: Database) -> None:
    with refused("store.taken_back"), store.write() as connection:
        connection.exec_driver_sql("INSERT INTO note VALUES (4, x'04')")
        # Just what SQLite does by itself when the disk is full.
        connection.connection.dbapi_connection.execute("ROLLBACK")  # type: ignore[union-attr, attr-defined]
        connection.exec_driver_sql("INSERT INTO note VALUES (5, x'05')")
    assert counted(store) == 3


def test_work_goes_on_when_there_is_space_again(store: Database) -> None:
    with refused("store.full"):
        fill(store)
    with store.write() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count=1000000")
        connection.exec_driver_sql("INSERT INTO note VALUES (4, x'04')")
    assert counted(store) == 4


@pytest.mark.skipif(not hasattr(os, "seteuid"), reason="permissions of this kind are POSIX")
def test_a_read_only_file_is_named(store: Database, key: bytes) -> None:
    store.close()
    store.path.chmod(0o444)
    with without_privileges(store.path.parent), refused("store.read_only"):
        Database.open(store.path, key)
    store.path.chmod(0o644)
    Database.open(store.path, key).close()


def test_a_store_that_cannot_be_folded_closes_and_loses_nothing(
    store: Database, key: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_file: StoreFile) -> None:
        raise Unavailable("store.full")

    with store.write() as connection:
        connection.exec_driver_sql("INSERT INTO note VALUES (4, x'04')")
    with monkeypatch.context() as patch:
        patch.setattr(StoreFile, "fold", full)
        store.close()
    with Database.open(store.path, key) as again:
        assert counted(again) == 4


def test_another_program_holding_the_file_is_named(
    store: Database, monkeypatch: pytest.MonkeyPatch, key: bytes
) -> None:
    store.close()
    monkeypatch.setattr("db.store_file._BUSY_MS", 50)
    with Database.open(store.path, key) as ours:
        backup_tool = dbapi2.connect(str(store.path), isolation_level=None)
        backup_tool.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        backup_tool.execute("BEGIN IMMEDIATE")
        with refused("store.locked"), ours.write():
            pass
        backup_tool.close()
        with ours.write() as connection:
            connection.exec_driver_sql("DELETE FROM note")
        assert counted(ours) == 0


def test_every_flipped_bit_is_found(store: Database, key: bytes, tmp_path: Path) -> None:
    with store.write() as connection:
        rows = ((n, bytes(400)) for n in range(10, 800))
        bulk(connection, "INSERT INTO note VALUES (?, ?)", rows)
    store.close()
    sound, chance = store.path.read_bytes(), random.Random(20240901)
    damaged = tmp_path / "damaged.db"
    for _ in range(100):
        place = chance.randrange(len(sound))
        bad = bytearray(sound)
        bad[place] ^= 1 << chance.randrange(8)
        damaged.write_bytes(bad)
        with pytest.raises(Unavailable) as caught, Database.open(damaged, key) as opened:
            opened.full_check()
        assert caught.value.code in ("store.damaged", "store.wrong_key"), place
        for leftover in tmp_path.glob("damaged.db-*"):
            leftover.unlink()


def test_a_sound_store_passes_both_checks(store: Database) -> None:
    store.quick_check()
    store.full_check()


def test_a_damaged_store_gives_no_copy(store: Database, key: bytes, tmp_path: Path) -> None:
    with store.write() as connection:
        bulk(connection, "INSERT INTO note VALUES (?, ?)", ((n, bytes(400)) for n in range(10, 800)))
    store.close()
    with store.path.open("rb+") as file:
        file.seek(20 * 4096 + 7)
        file.write(b"\0\0\0\0")
    with Database.open(store.path, key) as opened, refused("store.damaged"):
        opened.snapshot(tmp_path / "backups" / "daily.db")
    assert not list((tmp_path / "backups").iterdir())


def test_a_dangling_reference_is_found(store: Database) -> None:
    with store.write() as connection:
        connection.exec_driver_sql("CREATE TABLE child(note INTEGER REFERENCES note(n))")
    with pytest.raises(Unavailable) as caught, store.change_schema() as connection:
        connection.exec_driver_sql("INSERT INTO child VALUES (99)")
    assert caught.value.code == "store.references_broken"
    assert caught.value.facts["count"] == 1
    store.full_check()


def test_a_stuck_reader_does_not_keep_the_store_open(
    store: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("db.database._PATIENCE_AT_CLOSE", 0.1)
    inside = threading.Event()
    endless = "WITH RECURSIVE t(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM t) SELECT count(*) FROM t"

    def read() -> None:
        with store.read() as connection:
            inside.set()
            connection.exec_driver_sql(endless)

    with ThreadPoolExecutor() as pool:
        reading = pool.submit(read)
        inside.wait()
        store.close()
        with pytest.raises(OperationalError, match="interrupted"):
            reading.result(10)
