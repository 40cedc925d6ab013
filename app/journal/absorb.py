"""Taking commits into the log: order, what has to wait, and what follows when it no longer has to.

An operation is applicable when the commit of every operation that its base names has been
received, and every entity it refers to has been made. Both only ever become true, so the order
of arrival cannot matter. Until then it is parked: stored, counted, shown and retried. Its base
need only be *received*: an operation of a part that was not meant for us can never be applied
here, and may yet be handed in later.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field

from sqlalchemy import Connection

from app.errors import Refused
from app.journal import log
from app.journal.arrival import Arrival, arrival, read, touches
from app.journal.merge import Applied
from app.journal.operation import BIRTHS, OWN, CommitParts, Header, OpName, leaf, link, root
from app.journal.permission import permitted
from app.journal.projection import Projection

_CHUNK = 4_000
AUTHORITY, NEWER, BASE, REFERENCE = "authority", "newer", "base", "reference"
"""Why an operation waits: not its author's to make, beyond this program, or something not here yet."""


@dataclass(slots=True)
class Absorbed:
    """What came of it: operations by entity, applied, parked, and commits that were here already.

    `released` operations had been waiting since an earlier time.
    """

    applied: int = 0
    parked: int = 0
    released: int = 0
    known_commits: int = 0
    commits: int = 0
    by_entity: dict[str, int] = field(default_factory=dict)
    touched: dict[str, set[str]] = field(default_factory=dict)

    def count(self, applied: Sequence[Arrival]) -> None:
        """Count applied operations."""
        self.applied += len(applied)
        for entity, count in Counter(known.op.entity for known in applied).items():
            self.by_entity[entity] = self.by_entity.get(entity, 0) + count
            ids = {known.op.id for known in applied if known.op.entity == entity}
            self.touched.setdefault(entity, set()).update(ids)


class Absorption:
    """One transaction's way into the log; `finish` before commit."""

    def __init__(self, connection: Connection, projection: Projection, bundle: int | None = None) -> None:
        self._connection = connection
        self._projection = projection
        self._bundle = bundle
        self._devices = log.devices(connection)
        self._next = log.next_op(connection)
        self._commits: dict[tuple[str, int], log.CommitRow] = {}
        self._arrivals: list[Arrival] = []
        self._begun: set[int] = set()
        self._waiting: set[int] = set()
        self._new: Set[str] = frozenset()
        self.absorbed = Absorbed()

    def take(self, commits: Iterable[CommitParts]) -> Absorbed:
        """Take commits from elsewhere.

        A commit that is here already is passed over, but for parts that were not meant for us
        then and are now. Refused, with nothing kept once the caller's transaction rolls back: an
        unknown device (`journal.unknown_device`), a hole in a chain (`journal.gap`), two commits
        of one number (`journal.fork`), bytes that are not what the header says
        (`journal.altered`) or not ours at all (`journal.malformed`).
        """
        self._devices = log.devices(self._connection)
        self.reconsider(NEWER)
        for commit in commits:
            header = Header.decode(commit.header)
            if self._is_known(header, commit.header):
                self.absorbed.known_commits += 1
                first, parts = self._lacking(header, commit.parts)
            else:
                first, parts = self._chain(header, commit.header), commit.parts
            self._enter(header, first, parts)
        self._store()
        return self.absorbed

    def own(
        self,
        header: Header,
        data: bytes,
        said: Iterable[tuple[bytes, bytes, bytes, Applied]],
        new: Set[str] = frozenset(),
    ) -> None:
        """Append a commit of this device from (salt, body, leaf, operation) in the order of its parts.

        What an operation refers to must be here, or it is a programming error. Of `new` ids nobody
        can have spoken before.
        """
        self._new = new
        first = self._chain(header, data)
        for n, one in enumerate(said, first):
            self._arrive(arrival(n, *one))
        self._store()
        if self.absorbed.parked:
            waiting = log.rows(self._connection, "SELECT need FROM parked ORDER BY op DESC LIMIT 1")
            raise LookupError(f"own operation may not be written or refers to what is not here: {waiting}")

    def reconsider(self, *why: str) -> None:
        """Judge again what was set aside for these reasons: the program may have learnt since."""
        again = self._retake(log.parked_because(self._connection, *why))
        for some in log.batches(again):
            log.add_touches(self._connection, touches(some))
        self._release(_births(self._settle(again)))

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
        if self._stored_commit(header)[0] != link(data):
            raise Refused("journal.fork", device=header.device, seq=header.seq)
        return True

    def _stored_commit(self, header: Header) -> tuple[bytes, int]:
        pending = self._commits.get((header.device, header.seq))
        if pending:
            return pending.hash, pending.first_op
        return log.commit_at(self._connection, self._devices[header.device], header.seq)

    def _lacking(
        self, header: Header, parts: Mapping[int, Sequence[tuple[bytes, bytes]]]
    ) -> tuple[int, Mapping[int, Sequence[tuple[bytes, bytes]]]]:
        """Return the first number of a known commit, and those parts of it that are not here."""
        first = self._stored_commit(header)[1]
        known = [index for index in parts if 0 <= index < len(header.parts)]
        return first, {index: parts[index] for index in known if self._lacks(first + header.first_of(index))}

    def _lacks(self, first_of_part: int) -> bool:
        return first_of_part not in self._begun and not log.has_operation(self._connection, first_of_part)

    def _chain(self, header: Header, data: bytes) -> int:
        """Add a commit to its chain and return the number of its first operation."""
        device = self._devices[header.device]
        first, hash_ = self._next, link(data)
        self._commits[header.device, header.seq] = log.CommitRow(device.n, header.seq, first, hash_, data)
        self._next = first + header.count
        self._devices[header.device] = device._replace(received=header.seq, head=hash_)
        self.absorbed.commits += 1
        return first

    def _enter(self, header: Header, first: int, parts: Mapping[int, Sequence[tuple[bytes, bytes]]]) -> None:
        author = log.written_by(header, self._devices[header.device])
        for index, pairs in sorted(parts.items()):
            leaves = [leaf(salt, body) for salt, body in pairs]
            part = header.parts[index] if 0 <= index < len(header.parts) else None
            if part is None or len(pairs) != part.count or root(leaves) != part.root:
                raise Refused("journal.altered", device=header.device, seq=header.seq)
            self._begun.add(first + header.first_of(index))
            numbered = enumerate(zip(pairs, leaves, strict=True), header.first_of(index))
            for position, ((salt, body), leaf_) in numbered:
                op = read(body, f"{header.device}.{header.seq}.{position}", author, part.audience != OWN)
                self._arrive(arrival(first + position, salt, body, leaf_, op))

    # Storing and projecting -------------------------------------------------------------------

    def _arrive(self, known: Arrival) -> None:
        self._arrivals.append(known)
        if len(self._arrivals) >= _CHUNK:
            self._store()

    def _store(self) -> None:
        """Write what has been gathered, apply what can be, and retry what waited for it."""
        received = [f"c:{device}.{seq}" for device, seq in self._commits]
        self._store_commits()
        arrivals, self._arrivals = self._arrivals, []
        self._begun.clear()
        applied: list[Arrival] = []
        if arrivals:
            # What is here is asked before the newcomers are: none of them vouches for itself.
            here = _Here(self._connection, self._devices, arrivals)
            earlier = log.spoken_of(self._connection, {known.op.id for known in arrivals} - self._new)
            numbers, salts, bodies, *_ = zip(*arrivals, strict=True)
            log.add_operations(self._connection, numbers, salts, bodies)
            log.add_touches(self._connection, touches(arrivals))
            applied, waiting = self._sort(here, arrivals)
            self._waiting.update(waiting)
            self._apply(applied, earlier)
        self._release([*received, *_births(applied)])

    def _store_commits(self) -> None:
        if self._commits:
            log.add_commits(self._connection, list(self._commits.values()), self._bundle)
            log.set_heads(self._connection, [self._devices[name] for name in {d for d, _ in self._commits}])
            self._commits.clear()

    def _sort(self, here: "_Here", arrivals: Sequence[Arrival]) -> tuple[list[Arrival], list[int]]:
        """Return what can be applied, and the numbers of what has to wait and was parked."""
        applied: list[Arrival] = []
        waiting: list[tuple[int, str, str]] = []
        for known in arrivals:
            need = here.need(known)
            if need:
                waiting.append((known.n, *need))
            else:
                applied.append(known)
        log.park(self._connection, waiting)
        return applied, [n for n, _, _ in waiting]

    def _apply(self, applied: Sequence[Arrival], earlier: frozenset[str]) -> None:
        """Project applied operations; only subjects of which nothing was known need not be read back."""
        fresh: dict[str, list[Applied]] = {}
        again: set[str] = set()
        for known in applied:
            op = known.op
            if known.feeds:
                again.update(known.feeds)
            if op.id in earlier:
                again.add(op.id)
            else:
                fresh.setdefault(op.id, []).append(op)
        self.absorbed.count(applied)
        shared = [(known.op.scope, known.leaf) for known in applied if known.op.shared]
        self._projection.sums.add_operations(shared)
        if again:
            fresh = {id_: said for id_, said in fresh.items() if id_ not in again}
        self._projection.project_new(fresh)
        self._projection.project(map(bytes.fromhex, again))

    def _release(self, needs: Sequence[str]) -> None:
        """Retry what waited for these commits and entities, until nothing more comes free."""
        while needs and log.anything_parked(self._connection):
            needs = _births(self._settle(self._retake(log.parked_for(self._connection, needs))))
        self.absorbed.parked = len(self._waiting)

    def _retake(self, numbers: Sequence[int]) -> list[Arrival]:
        stored = log.by_number(self._connection, numbers)
        return [
            arrival(known.n, known.salt, known.data, leaf(known.salt, known.data), log.applied(known))
            for known in stored
        ]

    def _settle(self, waited: Sequence[Arrival]) -> Sequence[Arrival]:
        """Judge parked operations again and apply those that need not wait any more."""
        here = _Here(self._connection, self._devices, waited)
        log.unpark(self._connection, [known.n for known in waited])
        freed, _ = self._sort(here, waited)
        gone = {known.n for known in freed}
        self.absorbed.released += len(gone - self._waiting)
        self._waiting -= gone
        # A subject of a parked operation may have rows already: project it from the log.
        self._apply(freed, frozenset(known.op.id for known in freed))
        return freed


class _Here:
    """What is here already, looked up in bulk for one chunk, and what the chunk itself adds."""

    def __init__(
        self, connection: Connection, devices: Mapping[str, log.Device], arrivals: Sequence[Arrival]
    ) -> None:
        self._devices = devices
        self._made = log.born(connection, {id_ for known in arrivals for id_ in known.refers})

    def need(self, known: Arrival) -> tuple[str, str] | None:
        """Return what an operation waits for and why, or None when it is applied from now on."""
        op = known.op
        if known.entity is None:
            return f"v:{op.entity}", NEWER
        if not permitted(op):
            return AUTHORITY, AUTHORITY
        for name in sorted(op.base) if op.base else ():
            seen = OpName.parse(name)
            if seen.device not in self._devices or seen.seq > self._devices[seen.device].received:
                return f"c:{seen.device}.{seen.seq}", BASE
        for id_ in known.refers:
            if id_ not in self._made:
                return f"e:{id_}", REFERENCE
        if op.kind in BIRTHS:
            self._made.add(op.id)
        return None


def _births(applied: Sequence[Arrival]) -> list[str]:
    return [f"e:{known.op.id}" for known in applied if known.op.kind in BIRTHS]
