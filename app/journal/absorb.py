"""Taking commits into the log: order, what has to wait, and what follows when it no longer has to.

An operation is applicable when every operation its base names is applied and every entity it
refers to has been made; both only ever become true. Until then it is parked: stored, counted,
shown and retried. An operation in a part that was not meant for us counts as applied: its
commit is known, and its author saw it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection

from app.errors import Refused
from app.journal import log
from app.journal.entities import ENTITIES, Entity
from app.journal.merge import Applied, Author
from app.journal.operation import OWN, CommitParts, Header, OpName, leaf, link, parsed, root
from app.journal.permission import permitted
from app.journal.projection import Projection

_CHUNK = 4_000
_BODY_KEYS = frozenset("eikscbd")
NOT_PERMITTED = "authority"


@dataclass(frozen=True, slots=True)
class Arrival:
    """One operation on its way into the log."""

    n: int
    salt: bytes
    body: bytes
    leaf: bytes
    op: Applied


@dataclass(slots=True)
class Absorbed:
    """What came of it: operations by entity, applied, parked, and commits that were here already."""

    applied: int = 0
    parked: int = 0
    released: int = 0
    known_commits: int = 0
    commits: int = 0
    by_entity: dict[str, int] = field(default_factory=dict)
    touched: dict[str, set[str]] = field(default_factory=dict)

    def count(self, op: Applied) -> None:
        """Count one applied operation."""
        self.applied += 1
        self.by_entity[op.entity] = self.by_entity.get(op.entity, 0) + 1
        self.touched.setdefault(op.entity, set()).add(op.id)


class Absorption:
    """One transaction's way into the log; `finish` before commit."""

    def __init__(self, connection: Connection, projection: Projection, bundle: int | None = None) -> None:
        self._connection = connection
        self._projection = projection
        self._bundle = bundle
        self._devices = log.devices(connection)
        self._next = log.next_op(connection)
        self._commits: list[log.CommitRow] = []
        self._arrivals: list[Arrival] = []
        self.absorbed = Absorbed()

    def take(self, commits: Iterable[CommitParts]) -> Absorbed:
        """Take commits from elsewhere.

        A commit that is here already is passed over. Refused, with nothing kept once the caller's
        transaction rolls back: an unknown device (`journal.unknown_device`), a hole in a chain
        (`journal.gap`), two commits of one number (`journal.fork`), bytes that are not what the
        header says (`journal.altered`) or not ours at all (`journal.malformed`).
        """
        self._devices = log.devices(self._connection)
        for commit in commits:
            header = Header.decode(commit.header)
            if self._is_known(header, commit.header):
                self.absorbed.known_commits += 1
                continue
            self._enter(commit, header)
            if len(self._arrivals) >= _CHUNK:
                self._store()
        self._store()
        return self.absorbed

    def own(self, header: Header, data: bytes, said: Sequence[tuple[bytes, bytes, bytes, Applied]]) -> None:
        """Append a commit of this device from (salt, body, leaf, operation) in the order of its parts.

        What an operation refers to must be here, or it is a programming error.
        """
        first = self._chain(header, data)
        self._arrivals = [Arrival(first + at, *one) for at, one in enumerate(said)]
        self._store()
        if self.absorbed.parked:
            waiting = log.rows(self._connection, "SELECT need FROM parked ORDER BY op DESC LIMIT 1")
            raise LookupError(f"own operation may not be written or refers to what is not here: {waiting}")

    def finish(self) -> None:
        """Write the sums."""
        self._projection.finish()

    # One commit -------------------------------------------------------------------------------

    def _is_known(self, header: Header, data: bytes) -> bool:
        device = self._devices.get(header.device)
        if device is None:
            raise Refused("journal.unknown_device", device=header.device)
        if header.seq > device.received + 1:
            raise Refused("journal.gap", device=header.device, have=device.received, need=header.seq - 1)
        if header.seq == device.received + 1:
            if header.prev != device.head:
                raise Refused("journal.fork", device=header.device, seq=header.seq)
            return False
        sql = "SELECT hash FROM commit_ WHERE device = ? AND seq = ?"
        self._flush_commits()
        if log.rows(self._connection, sql, (device.n, header.seq))[0][0] != link(data):
            raise Refused("journal.fork", device=header.device, seq=header.seq)
        return True

    def _chain(self, header: Header, data: bytes) -> int:
        """Add a commit to its chain and return the number of its first operation."""
        device = self._devices[header.device]
        first, hash_ = self._next, link(data)
        self._commits.append(log.CommitRow(device.n, header.seq, first, hash_, data))
        self._next = first + header.count
        self._devices[header.device] = device._replace(received=header.seq, head=hash_)
        self.absorbed.commits += 1
        return first

    def _enter(self, commit: CommitParts, header: Header) -> None:
        device = self._devices[header.device]
        author = Author(
            device.office, device.level, header.actor, header.actor_name, header.role, header.made_at
        )
        first = self._chain(header, commit.header)
        for index, pairs in sorted(commit.parts.items()):
            leaves = [leaf(salt, body) for salt, body in pairs]
            part = header.parts[index] if index < len(header.parts) else None
            if part is None or len(pairs) != part.count or root(leaves) != part.root:
                raise Refused("journal.altered", device=header.device, seq=header.seq)
            start = header.first_of(index)
            for position, (salt, body) in enumerate(pairs, start):
                name = f"{header.device}.{header.seq}.{position}"
                op = _applied(parsed(body), name, author, part.audience != OWN)
                self._arrivals.append(Arrival(first + position, salt, body, leaves[position - start], op))

    # Storing and projecting -------------------------------------------------------------------

    def _flush_commits(self) -> None:
        if self._commits:
            log.add_commits(self._connection, self._commits, self._bundle)
            self._commits.clear()
            for device in self._devices.values():
                if device.head is not None:
                    log.set_head(self._connection, device, device.received, device.head)

    def _store(self) -> None:
        self._flush_commits()
        arrivals, self._arrivals = self._arrivals, []
        if not arrivals:
            return
        earlier = _known_subjects(self._connection, arrivals)
        log.add_operations(self._connection, [_row(known) for known in arrivals])
        applied, waiting = self._sorted(arrivals)
        log.park(self._connection, waiting)
        self.absorbed.parked += len(waiting)
        self._apply(applied, earlier)
        self._release(applied)

    def _sorted(self, arrivals: Sequence[Arrival]) -> tuple[list[Arrival], list[tuple[int, str, str]]]:
        """Split what can be applied from what waits, in the order of arrival."""
        here = _Here(self._connection, arrivals)
        applied: list[Arrival] = []
        waiting: list[tuple[int, str, str]] = []
        for known in arrivals:
            need = here.need(known.op)
            if need:
                waiting.append((known.n, *need))
            else:
                applied.append(known)
                here.add(known.op)
        return applied, waiting

    def _apply(self, applied: Sequence[Arrival], earlier: frozenset[str]) -> None:
        fresh: dict[bytes, list[Applied]] = {}
        again: set[bytes] = set()
        for known in applied:
            op = known.op
            self.absorbed.count(op)
            if op.shared:
                self._projection.sums.operation(bytes.fromhex(op.scope), op.name, known.leaf)
            fed = _feeds(op)
            again.update(bytes.fromhex(subject) for subject in fed)
            if op.id in earlier:
                again.add(bytes.fromhex(op.id))
            else:
                fresh.setdefault(bytes.fromhex(op.id), []).append(op)
        self._projection.project_new({s: ops for s, ops in fresh.items() if s not in again})
        self._projection.project(again)

    def _release(self, applied: Sequence[Arrival]) -> None:
        """Retry what waited for what has just been applied, until nothing more comes free."""
        newly: Sequence[Arrival] = applied
        while newly and log.rows(self._connection, "SELECT 1 FROM parked LIMIT 1"):
            needs = {f"o:{known.op.name}" for known in newly} | {f"e:{known.op.id}" for known in newly}
            stored = log.by_number(self._connection, log.parked_for(self._connection, needs))
            candidates = [_arrival(known, self._connection) for known in stored]
            log.unpark(self._connection, [known.n for known in candidates])
            newly, waiting = self._sorted(candidates)
            log.park(self._connection, waiting)
            self.absorbed.released += len(newly)
            self.absorbed.parked -= len(newly)
            # A subject of a parked operation may have rows already: project it from the log.
            self._apply(newly, frozenset(known.op.id for known in newly))


class _Here:
    """What is applied already, looked up in bulk for one chunk, and what the chunk itself adds."""

    def __init__(self, connection: Connection, arrivals: Sequence[Arrival]) -> None:
        chunk = {known.op.name for known in arrivals}
        named = {name for known in arrivals for name in known.op.base} - chunk
        referred = {ref for known in arrivals for ref in _refers(known.op)}
        self._missing = chunk | _missing_operations(connection, named)
        self._made = _made(connection, referred)

    def need(self, op: Applied) -> tuple[str, str] | None:
        """Return what an operation waits for and why, or None when it can be applied."""
        if not permitted(op):
            return NOT_PERMITTED, NOT_PERMITTED
        if op.entity not in ENTITIES:
            return f"v:{op.entity}", "newer"
        for name in sorted(op.base):
            if name in self._missing:
                return f"o:{name}", "base"
        for subject in _refers(op):
            if subject not in self._made:
                return f"e:{subject}", "reference"
        return None

    def add(self, op: Applied) -> None:
        """Count an operation of the chunk as applied."""
        self._missing.discard(op.name)
        self._made.add(op.id)


def _missing_operations(connection: Connection, names: Iterable[str]) -> set[str]:
    """Return the names that are not applied here: unknown commits, and operations that are parked."""
    devices = log.devices(connection)
    missing: set[str] = set()
    by_commit: dict[tuple[int, int], list[OpName]] = {}
    for text in names:
        name = OpName.parse(text)
        device = devices.get(name.device)
        if device is None or name.seq > device.received:
            missing.add(text)
        else:
            by_commit.setdefault((device.n, name.seq), []).append(name)
    numbers: dict[int, str] = {}
    for some in log.batches(by_commit):
        pairs = ",".join("(?,?)" for _ in some)
        sql = f"SELECT device, seq, first_op FROM commit_ WHERE (device, seq) IN (VALUES {pairs})"
        for device_n, seq, first in log.rows(connection, sql, [value for pair in some for value in pair]):
            numbers |= {first + name.position: str(name) for name in by_commit[device_n, seq]}
    for chunk in log.batches(numbers):
        sql = f"SELECT op FROM parked WHERE op IN ({log.marks(len(chunk))})"
        missing |= {numbers[n] for (n,) in log.rows(connection, sql, chunk)}
    return missing


def _made(connection: Connection, subjects: Iterable[str]) -> set[str]:
    """Return which entities have been made here by an applied operation."""
    made: set[str] = set()
    for some in log.batches(bytes.fromhex(subject) for subject in subjects):
        sql = (
            "SELECT DISTINCT t.subject FROM touch t LEFT JOIN parked p ON p.op = t.op "
            f"WHERE p.op IS NULL AND t.own = 1 AND t.subject IN ({log.marks(len(some))})"
        )
        made |= {subject.hex() for (subject,) in log.rows(connection, sql, some)}
    return made


def _known_subjects(connection: Connection, arrivals: Sequence[Arrival]) -> frozenset[str]:
    """Return the ids in the chunk that the log already spoke of before it."""
    known: set[str] = set()
    for some in log.batches({bytes.fromhex(arrival.op.id) for arrival in arrivals}):
        sql = f"SELECT DISTINCT subject FROM touch WHERE subject IN ({log.marks(len(some))})"
        known |= {subject.hex() for (subject,) in log.rows(connection, sql, some)}
    return frozenset(known)


def _entity(op: Applied) -> Entity | None:
    return ENTITIES.get(op.entity)


def _refers(op: Applied) -> list[str]:
    entity = _entity(op)
    return [op.fields[f.name] for f in entity.refers if op.fields.get(f.name)] if entity else []


def _feeds(op: Applied) -> list[str]:
    entity = _entity(op)
    return [op.fields[f.name] for f in entity.feeds if op.fields.get(f.name)] if entity else []


def _row(known: Arrival) -> log.OpRow:
    feeds = [bytes.fromhex(subject) for subject in _feeds(known.op)]
    return log.OpRow(known.n, known.salt, known.body, bytes.fromhex(known.op.id), feeds)


def _applied(body: Mapping[str, Any], name: str, author: Author, shared: bool) -> Applied:
    if body.keys() != _BODY_KEYS:
        raise Refused("journal.malformed", what=name)
    try:
        bytes.fromhex(body["i"] + body["s"])
        return Applied(
            name=name,
            entity=body["e"],
            id=body["i"],
            kind=body["k"],
            base=frozenset(body["b"]),
            fields=dict(body["d"]),
            scope=body["s"],
            county=body["c"],
            author=author,
            shared=shared,
        )
    except (TypeError, ValueError) as error:
        raise Refused("journal.malformed", what=name) from error


def _arrival(known: log.Stored, connection: Connection) -> Arrival:
    salt, body = log.salt_and_body(connection, known.n)
    return Arrival(known.n, salt, body, leaf(salt, body), log.applied(known))
