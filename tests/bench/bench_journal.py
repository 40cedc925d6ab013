"""The journal: a large import, a large bundle, memory, and the latency of one small change.

The floor of an import is a raw `executemany` of (n, hash, id, salt, body) into the same kind of
encrypted file; that of a bundle one of the very rows that are there in the end, in the same tables
with the same indexes. All in one process, in turn, processor time and wall time apart: on a
machine that others use too only the first can be trusted.
"""

import os
import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import orjson
from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable

from app.journal import log
from app.journal.operation import CommitParts
from db.schema.tables import metadata
from tests.bench.ledgers import ACTOR, COUNTY, OFFICE, Ledger, RawStore, some_people
from tests.bench.table import Row, at_most, median, timed

OPERATIONS = 200_000
_ROUNDS, _SMALL = 3, 40
_MEMORY_MB = 200


def measure(scale: float = 1.0) -> list[Row]:
    size, rounds = max(200, int(OPERATIONS * scale)), _ROUNDS if scale == 1 else 1
    people = some_people(size)
    with TemporaryDirectory() as folder:
        return [
            *_append(Path(folder), people, rounds),
            *_absorb(Path(folder), people, rounds),
            *_memory(Path(folder), size),
            _one_change(Path(folder)),
        ]


# An import ------------------------------------------------------------------------------------

_FLOOR = "CREATE TABLE op (n INTEGER PRIMARY KEY, hash BLOB, id BLOB, salt BLOB, body BLOB)"
_INSERT = "INSERT INTO op VALUES (?, ?, ?, ?, ?)"


def _append(folder: Path, people: list[dict[str, Any]], rounds: int) -> list[Row]:
    rows = [
        (n, os.urandom(32), os.urandom(16), os.urandom(16), orjson.dumps(_body(one)))
        for n, one in enumerate(people)
    ]
    ours, floor = [], []
    for number in range(rounds):
        raw = RawStore(folder / f"floor{number}.db", _FLOOR)
        floor.append(timed(raw.insert, (_INSERT, rows)))
        raw.close()
        ledger = Ledger(folder / f"import{number}")
        ledger.enter_office()
        ours.append(timed(ledger.enter, people))
        ledger.close()
    case = f"录入 {len(people):,} 人，一次提交（对照：直接写入原始行）"
    return [
        at_most(f"{case}，处理器", median(ours).processor, median(floor).processor, 3.5),
        at_most(f"{case}，用时", median(ours).wall, median(floor).wall, 3.5),
    ]


def _body(fields: dict[str, Any]) -> dict[str, Any]:
    return {"b": [], "c": COUNTY, "d": fields, "e": "person", "i": "0" * 32, "k": "create", "s": OFFICE.id}


# A bundle -------------------------------------------------------------------------------------

_TABLES = ("commit_", "op", "touch", "person")


def _absorb(folder: Path, people: list[dict[str, Any]], rounds: int) -> list[Row]:
    source = a_source(folder / "source", people)
    ours, floor = [], []
    for number in range(rounds):
        with source.journal.read() as connection:
            commits = list(_exported(source, connection))
        receiver = Ledger(folder / f"bundle{number}")
        ours.append(timed(absorb, receiver, source.device, iter(commits)))
        raw = RawStore(folder / f"rows{number}.db", *_schema())
        rows = _final_rows(receiver)
        floor.append(timed(raw.insert, *rows))
        raw.close()
        receiver.close()
    source.close()
    case = f"收入 {len(people):,} 条操作（对照：直接写入最终各行）"
    return [
        at_most(f"{case}，处理器", median(ours).processor, median(floor).processor, 4.0),
        at_most(f"{case}，用时", median(ours).wall, median(floor).wall, 4.0),
    ]


def a_source(folder: Path, people: Sequence[dict[str, Any]]) -> Ledger:
    """Return a ledger that has entered these people, a hundred to a commit."""
    source = Ledger(folder)
    source.enter_office()
    for start in range(0, len(people), 100):
        source.enter(people[start : start + 100])
    return source


def absorb(receiver: Ledger, device: str, commits: Iterator[CommitParts]) -> None:
    with receiver.journal.absorbing() as receiving:
        receiving.know_device(device, OFFICE.id, OFFICE.level)
        receiving.take(commits)


def _exported(source: Ledger, connection: Any) -> Iterator[CommitParts]:
    return source.journal.export(connection, since={source.device: 0}, visible=lambda _: True)


def _schema() -> list[str]:
    tables = [metadata.tables[name] for name in _TABLES]
    made = [CreateTable(table) for table in tables]
    indexed = [CreateIndex(index) for table in tables for index in table.indexes]
    return [str(one.compile(dialect=sqlite.dialect())) for one in (*made, *indexed)]


def _final_rows(ledger: Ledger) -> list[tuple[str, list[tuple[Any, ...]]]]:
    with ledger.journal.read() as connection:
        found = {name: log.rows(connection, f"SELECT * FROM {name}") for name in _TABLES}
    return [
        (f"INSERT INTO {name} VALUES ({log.marks(len(rows[0]))})", [tuple(row) for row in rows])
        for name, rows in found.items()
    ]


# Memory ---------------------------------------------------------------------------------------


def _memory(folder: Path, size: int) -> list[Row]:
    """Absorb from a stream in a process of its own, whose memory nothing else has touched."""
    if not sys.platform.startswith("linux"):  # elsewhere a process cannot tell its highest mark
        return []
    words = [sys.executable, "-m", "tests.bench.bench_journal", str(folder)]
    above = float(subprocess.run(words, check=True, capture_output=True, text=True).stdout)
    row = {
        "case": f"收入 {size:,} 条操作时多占的内存（对照：上限）",
        "ours": f"{above:.0f} MB",
        "peer": f"{_MEMORY_MB} MB",
        "ratio": round(above / _MEMORY_MB, 2),
        "goal": "≤ 1×",
    }
    return [row]


def _absorbed_in(folder: Path) -> float:
    """Return how many MB absorbing took at its highest above what the process had before."""
    source, receiver = Ledger(folder / "source"), Ledger(folder / "memory")
    before = _highest()
    with source.journal.read() as connection:
        absorb(receiver, source.device, _exported(source, connection))
    return (_highest() - before) / 1024


def _highest() -> int:
    """Return the most memory this program has had, in KB; `getrusage` would count its parent's too."""
    found = re.search(r"VmHWM:\s+(\d+)", Path("/proc/self/status").read_text(encoding="ascii"))
    assert found
    return int(found[1])


# One change -----------------------------------------------------------------------------------


def _one_change(folder: Path) -> Row:
    ledger, raw = Ledger(folder / "small"), RawStore(folder / "small.db", _FLOOR)
    ledger.enter_office()
    ledger.enter(some_people(200))
    with ledger.journal.read() as connection:
        people = [id_.hex() for (id_,) in log.rows(connection, "SELECT id FROM person LIMIT ?", (_SMALL,))]
    ours, floor = [], []
    for number, person in enumerate(people):
        ours.append(timed(_change, ledger, person))
        row = (number, os.urandom(32), os.urandom(16), os.urandom(16), os.urandom(300))
        floor.append(timed(raw.insert, (_INSERT, [row])))
    ledger.close()
    raw.close()
    case = "改一位教师的职称，一次提交（对照：直接写入一行）"
    return at_most(case, median(ours).wall, median(floor).wall, 10.0, unit="ms")


def _change(ledger: Ledger, person: str) -> None:
    with ledger.journal.write(ACTOR, title="修改教师") as writing:
        writing.put("person", person, {"title": "正高级"})


if __name__ == "__main__":
    print(_absorbed_in(Path(sys.argv[1])))
