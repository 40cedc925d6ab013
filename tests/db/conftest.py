"""Real stores in temporary folders."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from db.database import Database

KEY = bytes(range(32))


@pytest.fixture
def key() -> bytes:
    return KEY


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Database]:
    """An open store with one small table and three rows."""
    database = Database.open(tmp_path / "ledger.db", KEY, create=True)
    with database.write() as connection:
        connection.exec_driver_sql("CREATE TABLE note(n INTEGER PRIMARY KEY, body BLOB)")
        connection.exec_driver_sql("INSERT INTO note VALUES (1, x'01'), (2, x'02'), (3, x'03')")
    yield database
    database.close()
