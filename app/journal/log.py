"""The log tables: what is written once and read back by name, number or subject."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, NamedTuple, TypeVar

import orjson
from sqlalchemy import Connection

from app.journal.compression import pack, pack_all, unpack
from app.journal.merge import Applied, Author
from app.journal.operation import OWN, Header, OpName
from db.codes import OfficeLevel

_IN = 1_000
_Item = TypeVar("_Item")


class Device(NamedTuple):
    """A device whose chain is known here: local number, incarnation, office, how far it is known."""

    n: int
    id: str
    office: str
    level: OfficeLevel
    received: int
    head: bytes | None


class Stored(NamedTuple):
    """One operation as it lies in the log; `data` are the bytes its author chained."""

    n: int
    name: OpName
    salt: bytes
    data: bytes
    body: Mapping[str, Any]
    header: Header
    author: Author
    audience: str


def batches(items: Iterable[_Item], size: int = _IN) -> Iterator[list[_Item]]:
    """Yield lists of at most `size` items."""
    source = iter(items)
    while batch := list(islice(source, size)):
        yield batch


def marks(count: int) -> str:
    """Return `?,?,?` for an IN list."""
    return ",".join("?" * count)


def rows(connection: Connection, sql: str, values: Sequence[Any] = ()) -> Sequence[Any]:
    """Return all rows of a query."""
    return connection.exec_driver_sql(sql, tuple(values)).fetchall()


def key(id_: str) -> bytearray:
    """Return an id as the driver takes it fastest: ten times faster than as `bytes`."""
    return bytearray.fromhex(id_)


# Devices -------------------------------------------------------------------------------------

_DEVICE = "SELECT n, id, office, level, received, head FROM device"


def _device(row: Any) -> Device:
    return Device(row[0], row[1].hex(), row[2].hex(), OfficeLevel(row[3]), row[4], row[5])


def devices(connection: Connection) -> dict[str, Device]:
    """Return every known device by its id."""
    return {row[1].hex(): _device(row) for row in rows(connection, _DEVICE)}


def add_device(connection: Connection, device: str, office: str, level: OfficeLevel) -> None:
    """Let a device's chain in; saying it again changes nothing."""
    connection.exec_driver_sql(
        "INSERT INTO device (id, office, level, received) VALUES (?, ?, ?, 0) ON CONFLICT (id) DO NOTHING",
        (bytes.fromhex(device), bytes.fromhex(office), level.value),
    )


def set_heads(connection: Connection, changed: Iterable[Device]) -> None:
    """Remember how far chains are known."""
    heads = [(device.received, device.head, device.n) for device in changed]
    connection.exec_driver_sql("UPDATE device SET received = ?, head = ? WHERE n = ?", heads)


# Commits and operations ----------------------------------------------------------------------


def next_op(connection: Connection) -> int:
    """Return the first free operation number; a commit reserves one for each of its operations."""
    last = rows(connection, "SELECT first_op, header FROM commit_ ORDER BY n DESC LIMIT 1")
    return last[0][0] + Header.decode(unpack(last[0][1])).count if last else 1


class CommitRow(NamedTuple):
    """A commit ready to be stored."""

    device: int
    seq: int
    first_op: int
    hash: bytes
    header: bytes


def add_commits(connection: Connection, commits: Sequence[CommitRow], bundle: int | None) -> None:
    """Store commits in bulk."""
    connection.exec_driver_sql(
        "INSERT INTO commit_ (device, seq, first_op, hash, header, bundle) VALUES (?, ?, ?, ?, ?, ?)",
        [
            (c.device, c.seq, c.first_op, bytearray(c.hash), bytearray(pack(c.header)), bundle)
            for c in commits
        ],
    )


def commit_at(connection: Connection, device: Device, seq: int) -> tuple[bytes, int]:
    """Return (hash, first operation) of a commit that is here."""
    sql = "SELECT hash, first_op FROM commit_ WHERE device = ? AND seq = ?"
    found: tuple[bytes, int] = rows(connection, sql, (device.n, seq))[0]
    return found


def has_operation(connection: Connection, n: int) -> bool:
    """Return whether an operation is here: its part was meant for us."""
    return bool(rows(connection, "SELECT 1 FROM op WHERE n = ?", (n,)))


def add_operations(
    connection: Connection, numbers: Sequence[int], salts: Iterable[bytes], bodies: Sequence[bytes]
) -> None:
    """Store operations in bulk; blobs as `bytearray`, see `key`."""
    rows_ = list(zip(numbers, map(bytearray, salts), pack_all(bodies), strict=True))
    connection.exec_driver_sql("INSERT INTO op (n, salt, body) VALUES (?, ?, ?)", rows_)


FED, OWN_CHANGE, OWN_BIRTH = 0, 1, 2
"""How an operation touches a subject: a fact about it, a change of it, or what brought it into being."""


def add_touches(connection: Connection, touches: Sequence[tuple[bytearray, int, int]]) -> None:
    """Store (subject, operation, how) in bulk."""
    sql = "INSERT OR IGNORE INTO touch (subject, op, own) VALUES (?, ?, ?)"
    if touches:
        connection.exec_driver_sql(sql, touches)


def spoken_of(connection: Connection, ids: Iterable[str]) -> frozenset[str]:
    """Return which ids some operation here touches, applied or waiting."""
    known: set[str] = set()
    for some in batches(map(key, ids)):
        sql = f"SELECT DISTINCT subject FROM touch WHERE subject IN ({marks(len(some))})"
        known |= {subject.hex() for (subject,) in rows(connection, sql, some)}
    return frozenset(known)


def born(connection: Connection, ids: Iterable[str]) -> set[str]:
    """Return which entities an applied operation has brought into being here."""
    made: set[str] = set()
    for some in batches(map(key, ids)):
        sql = (
            "SELECT DISTINCT t.subject FROM touch t LEFT JOIN parked p ON p.op = t.op "
            f"WHERE p.op IS NULL AND t.own = {OWN_BIRTH} AND t.subject IN ({marks(len(some))})"
        )
        made |= {subject.hex() for (subject,) in rows(connection, sql, some)}
    return made


# What waits ----------------------------------------------------------------------------------


def park(connection: Connection, waiting: Sequence[tuple[int, str, str]]) -> None:
    """Set operations aside: (number, what it needs, why)."""
    if waiting:
        connection.exec_driver_sql("INSERT INTO parked (op, need, why) VALUES (?, ?, ?)", list(waiting))


def unpark(connection: Connection, numbers: Iterable[int]) -> None:
    """Take operations out of the parked queue."""
    gone = [(n,) for n in numbers]
    if gone:
        connection.exec_driver_sql("DELETE FROM parked WHERE op = ?", gone)


def anything_parked(connection: Connection) -> bool:
    """Return whether anything waits."""
    return bool(rows(connection, "SELECT 1 FROM parked LIMIT 1"))


def parked_for(connection: Connection, needs: Iterable[str]) -> list[int]:
    """Return the parked operations that wait for one of these."""
    found: list[int] = []
    for some in batches(needs):
        sql = f"SELECT op FROM parked WHERE need IN ({marks(len(some))})"
        found += [n for (n,) in rows(connection, sql, some)]
    return sorted(found)


def parked_because(connection: Connection, *why: str) -> list[int]:
    """Return the parked operations that wait for one of these reasons."""
    sql = f"SELECT op FROM parked WHERE why IN ({marks(len(why))}) ORDER BY op"
    return [n for (n,) in rows(connection, sql, why)]


# Reading back --------------------------------------------------------------------------------


class _Commit(NamedTuple):
    seq: int
    first_op: int
    header: Header
    author: Author


_STORED = """
SELECT o.n, o.salt, o.body,
    (SELECT c.n FROM commit_ c WHERE c.first_op <= o.n ORDER BY c.first_op DESC LIMIT 1)
FROM op o WHERE o.body IS NOT NULL AND o.n IN
"""


def by_number(connection: Connection, numbers: Iterable[int]) -> Iterator[Stored]:
    """Yield operations by number, in order of number within each batch."""
    for some in batches(numbers):
        found = rows(connection, f"{_STORED} ({marks(len(some))}) ORDER BY o.n", some)
        commits = _commits(connection, {row[3] for row in found})
        for n, salt, packed, commit in found:
            yield _stored(n, salt, unpack(packed), commits[commit])


def _commits(connection: Connection, numbers: Iterable[int]) -> dict[int, _Commit]:
    known = {device.n: device for device in devices(connection).values()}
    found: dict[int, _Commit] = {}
    for some in batches(numbers):
        sql = f"SELECT n, device, seq, first_op, header FROM commit_ WHERE n IN ({marks(len(some))})"
        for n, device, seq, first_op, packed in rows(connection, sql, some):
            header = Header.decode(unpack(packed))
            found[n] = _Commit(seq, first_op, header, written_by(header, known[device]))
    return found


def written_by(header: Header, device: Device) -> Author:
    """Return who made a commit; office and level are those of the device's certificate."""
    return Author(device.office, device.level, header.actor, header.actor_name, header.role, header.made_at)


def _stored(n: int, salt: bytes, data: bytes, commit: _Commit) -> Stored:
    position = n - commit.first_op
    name = OpName(commit.header.device, commit.seq, position)
    audience = commit.header.audience_at(position)
    return Stored(n, name, salt, data, orjson.loads(data), commit.header, commit.author, audience)


def on_subjects(connection: Connection, subjects: Iterable[bytes]) -> dict[bytes, list[Stored]]:
    """Return the applied operations that touch each subject, as they arrived: its own and facts about it."""
    found: dict[bytes, list[int]] = {}
    for some in batches(map(bytearray, subjects)):
        sql = (
            "SELECT t.subject, t.op FROM touch t LEFT JOIN parked p ON p.op = t.op "
            f"WHERE p.op IS NULL AND t.subject IN ({marks(len(some))}) ORDER BY t.subject, t.op"
        )
        for subject, n in rows(connection, sql, some):
            found.setdefault(subject, []).append(n)
    needed = sorted({n for numbers in found.values() for n in numbers})
    whole = {known.n: known for known in by_number(connection, needed)}
    there = {subject: [whole[n] for n in numbers if n in whole] for subject, numbers in found.items()}
    return {subject: operations for subject, operations in there.items() if operations}


def all_subjects(connection: Connection) -> Iterator[list[bytes]]:
    """Yield everything the log speaks of, in batches, for a rebuild."""
    last = b""
    while True:
        sql = "SELECT DISTINCT subject FROM touch WHERE own > 0 AND subject > ? ORDER BY subject LIMIT ?"
        found = [subject for (subject,) in rows(connection, sql, (last, _IN))]
        if not found:
            return
        yield found
        last = found[-1]


def applied(known: Stored) -> Applied:
    """Return an operation as the merge sees it."""
    return as_applied(known.body, str(known.name), known.author, known.audience != OWN)


def as_applied(body: Mapping[str, Any], name: str, author: Author, shared: bool) -> Applied:
    """Return the operation that a body holds."""
    return Applied(
        name,
        body["e"],
        body["i"],
        body["k"],
        frozenset(body["b"]),
        body["d"],
        body["s"],
        body["c"],
        author,
        shared,
    )
