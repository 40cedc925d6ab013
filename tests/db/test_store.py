"""One writer, many readers, and nothing left open."""

import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError, OperationalError

from db.database import Database, bulk
from db.errors import Unavailable


def notes(connection: Connection) -> int:
    return int(connection.exec_driver_sql("SELECT count(*) FROM note").scalar_one())


def add(connection: Connection, *numbers: int) -> None:
    bulk(connection, "INSERT INTO note VALUES (?, ?)", ((n, b"x") for n in numbers))


def test_what_was_written_is_there_after_reopening(store: Database, key: bytes) -> None:
    with store.write() as connection:
        add(connection, 4)
    store.close()
    with Database.open(store.path, key) as again, again.read() as connection:
        assert notes(connection) == 4


def test_an_error_in_the_block_takes_everything_back(store: Database) -> None:
    def half_a_use_case() -> None:
        with store.write() as connection:
            add(connection, 4, 5)
            raise LookupError

    with pytest.raises(LookupError):
        half_a_use_case()
    with store.read() as connection:
        assert notes(connection) == 3


def test_a_broken_constraint_rises_as_it_is_and_the_next_write_works(store: Database) -> None:
    with pytest.raises(IntegrityError), store.write() as connection:
        add(connection, 4, 1)
    with store.write() as connection:
        add(connection, 4)
    with store.read() as connection:
        assert notes(connection) == 4


def test_a_write_inside_a_write_is_refused(store: Database) -> None:
    with store.write(), pytest.raises(RuntimeError, match="inside"), store.write():
        pass


def test_reading_refuses_every_change(store: Database) -> None:
    with pytest.raises(OperationalError, match="readonly"), store.read() as connection:
        connection.exec_driver_sql("DELETE FROM note")
    with store.read() as connection:
        assert notes(connection) == 3


def test_a_reader_keeps_its_picture_while_a_writer_works(store: Database) -> None:
    with store.read() as reader:
        with store.write() as connection:
            add(connection, 4)
            with store.read() as another:
                assert notes(another) == 3
        assert notes(reader) == 3
    with store.read() as reader:
        assert notes(reader) == 4


def test_readers_on_many_threads_see_only_whole_transactions(store: Database) -> None:
    done = threading.Event()

    def look() -> set[int]:
        seen = set()
        while not done.is_set():
            with store.read() as connection:
                seen.add(notes(connection))
        return seen

    with ThreadPoolExecutor() as pool:
        looking = [pool.submit(look) for _ in range(4)]
        for start in range(10, 1010, 100):
            with store.write() as connection:
                for n in range(start, start + 100):
                    add(connection, n)
        done.set()
    seen = set().union(*(look.result() for look in looking))
    assert {(count - 3) % 100 for count in seen} == {0}


def test_writers_on_many_threads_take_turns(store: Database) -> None:
    def write(first: int) -> None:
        for n in range(first, first + 20):
            with store.write() as connection:
                before = notes(connection)
                add(connection, n)
                assert notes(connection) == before + 1

    with ThreadPoolExecutor() as pool:
        list(pool.map(write, (100, 200, 300, 400)))
    with store.read() as connection:
        assert notes(connection) == 83


def test_the_guard_sees_every_statement_and_can_forbid_it(store: Database) -> None:
    seen: list[str] = []

    def guard(_connection: Connection, statement: str) -> None:
        seen.append(statement)
        if statement.startswith("DELETE"):
            raise PermissionError(statement)

    store.attach_guard(guard)
    with store.write() as connection:
        add(connection, 4)
    with pytest.raises(PermissionError), store.write() as connection:
        connection.exec_driver_sql("DELETE FROM note")
    with store.read() as connection:
        assert notes(connection) == 4
    assert seen == ["INSERT INTO note VALUES (?, ?)", "DELETE FROM note"]


def test_bulk_takes_more_rows_than_one_batch(store: Database) -> None:
    with store.write() as connection:
        assert (
            bulk(connection, "INSERT INTO note VALUES (?, ?)", ((n, b"") for n in range(10, 12_345)))
            == 12_335
        )
        assert notes(connection) == 12_338


def test_closing_folds_the_wal_and_lets_go_of_every_file(store: Database) -> None:
    with store.read() as one, store.read() as two:
        assert notes(one) == notes(two)
    store.close()
    assert sorted(entry.name for entry in store.path.parent.iterdir()) == ["ledger.db"]
    assert not open_files(store.path.parent)
    with pytest.raises(Unavailable) as refused, store.read():
        pass
    assert refused.value.code == "store.closed"


def open_files(folder: Path) -> list[str]:
    if not sys.platform.startswith("linux"):
        return []
    targets = []
    for entry in Path("/proc/self/fd").iterdir():
        try:
            targets.append(str(entry.readlink()))
        except OSError:
            continue
    return [target for target in targets if target.startswith(str(folder))]


def test_closing_waits_for_a_reader_on_another_thread(store: Database) -> None:
    inside, counted = threading.Event(), []

    def read() -> None:
        with store.read() as connection:
            inside.set()
            counted.append(notes(connection))

    thread = threading.Thread(target=read)
    thread.start()
    inside.wait()
    store.close()
    thread.join()
    assert counted == [3]


@pytest.mark.parametrize("name", ["校本 研修", "a?b#c%41", "é😀"])
def test_any_folder_name_will_do(tmp_path: Path, key: bytes, name: str) -> None:
    folder = tmp_path / name
    folder.mkdir()
    Database.open(folder / "ledger.db", key, create=True).close()
    assert [entry.name for entry in folder.iterdir()] == ["ledger.db"]
    Database.open(folder / "ledger.db", key).close()


def test_nothing_readable_lies_on_the_disk(store: Database) -> None:
    with store.write() as connection:
        connection.exec_driver_sql("INSERT INTO note VALUES (9, ?)", ("王小明的身份证号".encode(),))
    stored = b"".join(file.read_bytes() for file in store.path.parent.iterdir())
    assert "王小明".encode() not in stored
    assert b"SQLite format" not in stored


def test_a_copy_is_whole_encrypted_and_of_one_moment(store: Database, key: bytes, tmp_path: Path) -> None:
    copy = tmp_path / "backups" / "daily.db"
    with store.write() as connection:
        add(connection, 4)
        store.snapshot(copy)
    assert [entry.name for entry in copy.parent.iterdir()] == ["daily.db"]
    with Database.open(copy, key) as opened, opened.read() as connection:
        assert notes(connection) == 3
    with pytest.raises(Unavailable) as refused:
        Database.open(copy, bytes(32))
    assert refused.value.code == "store.wrong_key"
