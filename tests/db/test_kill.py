"""The program is killed in the middle of saving: whole use cases are there, or not at all."""

import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from db.database import Database

ROOT = Path(__file__).resolve().parents[2]
ROWS = 200

WRITER = f"""
import sys
from pathlib import Path
from db.database import Database, bulk

database = Database.open(Path(sys.argv[1]), bytes.fromhex(sys.argv[2]))
use_case = int(sys.argv[3])
while True:
    with database.write() as connection:
        rows = ((use_case, n, bytes(100)) for n in range({ROWS}))
        bulk(connection, "INSERT INTO mark VALUES (?, ?, ?)", rows)
        connection.exec_driver_sql("INSERT INTO sheet VALUES (?)", (use_case,))
    print(use_case, flush=True)
    use_case += 1
"""


def prepared(path: Path, key: bytes) -> None:
    with Database.open(path, key, create=True) as database, database.write() as connection:
        connection.exec_driver_sql("CREATE TABLE sheet(n INTEGER PRIMARY KEY)")
        connection.exec_driver_sql("CREATE TABLE mark(sheet INTEGER, n INTEGER, body BLOB)")


def killed_while_writing(path: Path, key: bytes, first: int, after: float) -> int:
    """Return the last use case that the program reported as saved before it was killed."""
    writer = subprocess.Popen(
        [sys.executable, "-c", WRITER, str(path), key.hex(), str(first)],
        stdout=subprocess.PIPE,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert writer.stdout is not None
    with writer.stdout:
        reported = [writer.stdout.readline()]
        time.sleep(after)
        writer.kill()
        reported += writer.stdout.readlines()
    writer.wait()
    return int([line for line in reported if line.endswith(b"\n")][-1])


def require_whole(path: Path, key: bytes, saved: int) -> int:
    """Check that nothing reported is lost and nothing is half there; return the last number."""
    with Database.open(path, key) as database:
        database.full_check()
        with database.read() as connection:
            last = int(connection.exec_driver_sql("SELECT max(n) FROM sheet").scalar_one())
            sheets = connection.exec_driver_sql("SELECT count(*) FROM sheet").scalar_one()
            halves = connection.exec_driver_sql(
                "SELECT sheet FROM mark GROUP BY sheet HAVING count(*) <> ? "
                "UNION SELECT sheet FROM mark WHERE sheet NOT IN (SELECT n FROM sheet)",
                (ROWS,),
            ).all()
    assert not halves
    assert sheets == last
    assert saved <= last <= saved + 1
    return last


def run(path: Path, key: bytes, kills: int) -> None:
    prepared(path, key)
    chance, last = random.Random(7), 0
    for _ in range(kills):
        saved = killed_while_writing(path, key, last + 1, chance.uniform(0, 0.15))
        last = require_whole(path, key, saved)


def test_killed_four_times_while_saving_nothing_is_lost(tmp_path: Path, key: bytes) -> None:
    run(tmp_path / "ledger.db", key, 4)


@pytest.mark.campaign
def test_killed_a_hundred_times_while_saving_nothing_is_lost(tmp_path: Path, key: bytes) -> None:
    run(tmp_path / "ledger.db", key, 100)
