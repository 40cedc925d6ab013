"""The log tables: what is written once and read back by name, number or subject."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import islice
from typing import Any, NamedTuple, TypeVar

import orjson
from sqlalchemy import Connection

from app.errors import Refused
from app.journal.compression import pack, unpack
from app.journal.merge import Applied, Author
from app.journal.operation import OWN, Header, OpName
from db.codes import OfficeLevel

_IN = 500
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
    """One operation as it lies in the log."""

    n: int
    name: OpName
    body: Mapping[str, Any]
    header: Header
    device: Device
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


def set_head(connection: Connection, device: Device, seq: int, head: bytes) -> None:
    """Remember how far a chain is known."""
    connection.exec_driver_sql("UPDATE device SET received = ?, head = ? WHERE n = ?", (seq, head, device.n))


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


class OpRow(NamedTuple):
    """An operation ready to be stored; `feeds` are the subjects that its fact derives anew."""

    n: int
    salt: bytes
    body: bytes
    subject: bytes
    feeds: Sequence[bytes]


def add_commits(connection: Connection, commits: Sequence[CommitRow], bundle: int | None) -> None:
    """Store commits in bulk."""
    connection.exec_driver_sql(
        "INSERT INTO commit_ (device, seq, first_op, hash, header, bundle) VALUES (?, ?, ?, ?, ?, ?)",
        [(c.device, c.seq, c.first_op, c.hash, pack(c.header), bundle) for c in commits],
    )


def add_operations(connection: Connection, operations: Sequence[OpRow]) -> None:
    """Store operations in bulk, with their subjects."""
    if not operations:
        return
    connection.exec_driver_sql(
        "INSERT INTO op (n, salt, body) VALUES (?, ?, ?)", [(o.n, o.salt, pack(o.body)) for o in operations]
    )
    touches = [(o.subject, o.n, 1) for o in operations]
    touches += [(fed, o.n, 0) for o in operations for fed in o.feeds]
    connection.exec_driver_sql("INSERT INTO touch (subject, op, own) VALUES (?, ?, ?)", touches)


def park(connection: Connection, waiting: Sequence[tuple[int, str, str]]) -> None:
    """Set operations aside: (number, what it needs, why)."""
    if waiting:
        connection.exec_driver_sql(
            "INSERT INTO parked (op, need, why) VALUES (?, ?, ?) "
            "ON CONFLICT (op) DO UPDATE SET need = excluded.need, why = excluded.why",
            list(waiting),
        )


def unpark(connection: Connection, numbers: Iterable[int]) -> None:
    """Take operations out of the parked queue."""
    gone = [(n,) for n in numbers]
    if gone:
        connection.exec_driver_sql("DELETE FROM parked WHERE op = ?", gone)


def parked_for(connection: Connection, needs: Iterable[str]) -> list[int]:
    """Return the parked operations that wait for one of these."""
    found: list[int] = []
    for some in batches(needs):
        found += [
            n for (n,) in rows(connection, f"SELECT op FROM parked WHERE need IN ({marks(len(some))})", some)
        ]
    return sorted(found)


# Reading back --------------------------------------------------------------------------------


@lru_cache(maxsize=4096)
def _header(data: bytes) -> Header:
    return Header.decode(unpack(data))


_STORED = """
SELECT o.n, o.body, c.seq, c.first_op, c.header, d.n, d.id, d.office, d.level, d.received, d.head
FROM op o
JOIN commit_ c ON c.n = (SELECT k.n FROM commit_ k WHERE k.first_op <= o.n ORDER BY k.first_op DESC LIMIT 1)
JOIN device d ON d.n = c.device
"""


def _stored(row: Any) -> Stored:
    header = _header(row[4])
    position = row[0] - row[3]
    device = _device(row[5:])
    name = OpName(device.id, row[2], position)
    return Stored(row[0], name, orjson.loads(unpack(row[1])), header, device, audience_at(header, position))


def audience_at(header: Header, position: int) -> str:
    """Return the audience of the operation at a position of a commit."""
    for part in header.parts:
        if position < part.count:
            return part.audience
        position -= part.count
    raise Refused("journal.malformed", what="position")


def by_number(connection: Connection, numbers: Iterable[int]) -> Iterator[Stored]:
    """Yield operations by number, in order of number within each batch."""
    for some in batches(numbers):
        sql = f"{_STORED} WHERE o.n IN ({marks(len(some))}) ORDER BY o.n"
        yield from (_stored(row) for row in rows(connection, sql, some))


def salt_and_body(connection: Connection, n: int) -> tuple[bytes, bytes]:
    """Return what the leaf of a stored operation was made of."""
    salt, packed = rows(connection, "SELECT salt, body FROM op WHERE n = ?", (n,))[0]
    return salt, unpack(packed)


def on_subjects(connection: Connection, subjects: Iterable[bytes]) -> dict[bytes, list[Stored]]:
    """Return the applied operations that touch each subject: its own and the facts that feed it."""
    found: dict[bytes, list[int]] = {}
    for some in batches(subjects):
        sql = (
            "SELECT t.subject, t.op FROM touch t LEFT JOIN parked p ON p.op = t.op "
            f"WHERE p.op IS NULL AND t.subject IN ({marks(len(some))})"
        )
        for subject, n in rows(connection, sql, some):
            found.setdefault(subject, []).append(n)
    whole = {
        known.n: known for known in by_number(connection, sorted({n for ns in found.values() for n in ns}))
    }
    return {subject: [whole[n] for n in numbers if n in whole] for subject, numbers in found.items()}


def all_subjects(connection: Connection) -> Iterator[list[bytes]]:
    """Yield everything the log speaks of, in batches, for a rebuild."""
    last = b""
    while True:
        sql = "SELECT DISTINCT subject FROM touch WHERE own = 1 AND subject > ? ORDER BY subject LIMIT ?"
        found = [subject for (subject,) in rows(connection, sql, (last, _IN))]
        if not found:
            return
        yield found
        last = found[-1]


def applied(known: Stored) -> Applied:
    """Return an operation as the merge sees it."""
    header, body = known.header, known.body
    author = Author(
        office=known.device.office,
        level=known.device.level,
        actor=header.actor,
        actor_name=header.actor_name,
        role=header.role,
        made_at=header.made_at,
    )
    return Applied(
        name=str(known.name),
        entity=body["e"],
        id=body["i"],
        kind=body["k"],
        base=frozenset(body["b"]),
        fields=body["d"],
        scope=body["s"],
        county=body["c"],
        author=author,
        shared=known.audience != OWN,
    )
