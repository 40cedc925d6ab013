"""The one way in: what is written here and what comes from elsewhere pass through the same log.

    with journal.write(actor, title="退回计划") as log:
        plan = log.load("plan", plan_id)
        log.add("decision", {...}, scope=plan.scope, county=plan.county)
    return log.changes

Every field is checked against its entity; base, references and audience are filled in from what
was loaded, so no service writes a version by hand. Leaving the block appends one commit to this
device's chain, projects it and commits; leaving it by an exception leaves nothing behind.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from sqlalchemy import Connection

from app import clock
from app.changes import Changes
from app.domain.authority import Actor
from app.errors import Unavailable
from app.journal import log, sums
from app.journal.absorb import Absorbed, Absorption
from app.journal.compression import unpack
from app.journal.merge import Applied, Author
from app.journal.operation import CommitParts, Header, Part, leaf, link, root, salts
from app.journal.projection import Projection, rebuild, scan
from app.journal.write import WriteLog
from db.codes import OfficeLevel, Role
from db.database import Database
from db.folder import read_anchor


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that `check` found wrong, by code and facts."""

    code: str
    facts: Mapping[str, object]


class Journal:
    """The log of one store, written as one device."""

    def __init__(self, database: Database, device: str, folder: Path) -> None:
        self._database = database
        self._folder = folder
        self.device = device

    # Writing ----------------------------------------------------------------------------------

    @contextmanager
    def write(
        self, actor: Actor, *, title: str = "", role: Role | None = None, on_behalf: str | None = None
    ) -> Iterator[WriteLog]:
        """Open one use case: one transaction, one commit of this device's chain, or nothing at all.

        `role` is the one in which the step is taken, where the person holds several; `on_behalf`
        the office in whose name a host or an office above writes.
        """
        self._require_own_folder()
        with self._database.write() as connection:
            writing = WriteLog(connection)
            yield writing
            writing.changes = self._append(connection, writing, _signed(actor, role, title, on_behalf))

    def _append(self, connection: Connection, writing: WriteLog, unsigned: Header) -> Changes:
        parts = writing.parts()
        if not parts:
            return Changes()
        device = log.devices(connection)[self.device]
        author = _author(unsigned, device)
        said: list[tuple[bytes, bytes, bytes, Applied]] = []
        made: list[Part] = []
        for audience, pending in parts.items():
            start = len(said)
            for salt, one in zip(salts(len(pending)), pending, strict=True):
                body = one.body()
                name = f"{self.device}.{device.received + 1}.{len(said)}"
                said.append((salt, body, leaf(salt, body), one.applied(name, author)))
            made.append(Part(audience, len(pending), root(leaf_ for _, _, leaf_, _ in said[start:])))
        header = replace(
            unsigned, device=self.device, seq=device.received + 1, prev=device.head, parts=tuple(made)
        )
        absorption = Absorption(connection, Projection(connection))
        absorption.own(header, header.encode(), said)
        absorption.finish()
        return Changes(writing.touched(), f"{self.device}.{header.seq}")

    def _require_own_folder(self) -> None:
        """A restored or copied folder must go on as a new device before it may write (bundle design, 2.2)."""
        anchor = read_anchor(self._folder)
        if anchor is None or anchor.device != self.device:
            raise Unavailable("device.copied", path=str(self._folder))

    # Receiving and sending --------------------------------------------------------------------

    @contextmanager
    def absorbing(self, bundle: int | None = None) -> Iterator["Receiving"]:
        """Take commits that came from elsewhere into one transaction; all of them or none."""
        with self._database.write() as connection:
            receiving = Receiving(connection, Absorption(connection, Projection(connection), bundle))
            yield receiving
            receiving.absorption.finish()

    def export(
        self, connection: Connection, *, since: Mapping[str, int], visible: Callable[[str], bool]
    ) -> Iterator[CommitParts]:
        """Yield every commit after `since` (device → sequence), with the parts whose audience is visible.

        Devices that `since` does not name are left out. Commits come in the order they arrived here,
        so that a receiver seldom has to wait within one bundle.
        """
        known = {device.n: device for device in log.devices(connection).values()}
        cursor = connection.exec_driver_sql("SELECT device, seq, first_op, header FROM commit_ ORDER BY n")
        for device_n, seq, first_op, packed in cursor:
            device = known[device_n].id
            if device in since and seq > since[device]:
                yield _travelling(connection, unpack(packed), first_op, visible)

    def frontier(self, connection: Connection) -> dict[str, int]:
        """Return how far each device's chain has been received here."""
        return {device.id: device.received for device in log.devices(connection).values()}

    # Reading back -----------------------------------------------------------------------------

    def read(self) -> AbstractContextManager[Connection]:
        """Return a context manager giving a connection on one snapshot, for listings and exports."""
        return self._database.read()

    def local(self) -> AbstractContextManager[Connection]:
        """Return a context manager giving a connection that may write this office's own (`local`) tables."""
        return self._database.write()

    def state(self, connection: Connection) -> Mapping[str, tuple[int, str, int, str]]:
        """Return (operations, sum, rows, sum) of each office, kept while writing."""
        return sums.stored(connection)

    def state_hash(self, connection: Connection) -> str:
        """Return one hash over all rows that the operations mean."""
        return sums.state_hash(connection)

    def rebuild(self) -> None:
        """Project the whole log anew, in one transaction."""
        with self._database.write() as connection:
            rebuild(connection)

    def check(self) -> list[Finding]:
        """Return what is wrong with the chain, the leaves and the rows; empty when all is well."""
        with self._database.read() as connection:
            return [*_check_chains(connection), *_check_rows(connection)]


@dataclass(slots=True)
class Receiving:
    """A transaction that takes commits in; `connection` lets the caller write its ledger beside them."""

    connection: Connection
    absorption: Absorption

    def know_device(self, device: str, office: str, level: OfficeLevel) -> None:
        """Let a device's chain in, as its certificate names it."""
        log.add_device(self.connection, device, office, level)

    def take(self, commits: Iterable[CommitParts]) -> Absorbed:
        """Store, order, park and project the commits; see `Absorption.take`."""
        return self.absorption.take(commits)


def _signed(actor: Actor, role: Role | None, title: str, on_behalf: str | None) -> Header:
    """Return a header that says who, when and why, before it has a place in a chain."""
    taken = role or min(actor.roles, key=list(Role).index)
    return Header(
        device="",
        seq=0,
        prev=None,
        actor=actor.identity,
        actor_name=actor.name,
        role=taken.value,
        made_at=clock.now().isoformat(timespec="seconds"),
        title=title,
        parts=(),
        on_behalf=on_behalf,
    )


def _author(header: Header, device: log.Device) -> Author:
    return Author(device.office, device.level, header.actor, header.actor_name, header.role, header.made_at)


def _travelling(
    connection: Connection, header: bytes, first_op: int, visible: Callable[[str], bool]
) -> CommitParts:
    decoded = Header.decode(header)
    parts: dict[int, list[tuple[bytes, bytes]]] = {}
    for index, part in enumerate(decoded.parts):
        start = first_op + decoded.first_of(index)
        if visible(part.audience):
            sql = "SELECT salt, body FROM op WHERE n >= ? AND n < ? ORDER BY n"
            pairs = [
                (salt, unpack(body)) for salt, body in log.rows(connection, sql, (start, start + part.count))
            ]
            if len(pairs) == part.count:
                parts[index] = pairs
    return CommitParts(header, parts)


def _check_chains(connection: Connection) -> Iterator[Finding]:
    """Follow every chain and recompute every root that is here in whole."""
    heads: dict[int, bytes | None] = {}
    for device, seq, first_op, stored_hash, packed in connection.exec_driver_sql(
        "SELECT device, seq, first_op, hash, header FROM commit_ ORDER BY device, seq"
    ):
        data = unpack(packed)
        header = Header.decode(data)
        if link(data) != stored_hash or header.prev != heads.get(device):
            yield Finding("doctor.chain_broken", {"device": header.device, "seq": seq})
        heads[device] = stored_hash
        yield from _check_roots(connection, header, first_op)
    for known in log.devices(connection).values():
        if known.head != heads.get(known.n):
            yield Finding("doctor.chain_broken", {"device": known.id, "seq": known.received})


def _check_roots(connection: Connection, header: Header, first_op: int) -> Iterator[Finding]:
    whole = _travelling(connection, header.encode(), first_op, lambda _: True)
    for index, pairs in whole.parts.items():
        if root(leaf(salt, body) for salt, body in pairs) != header.parts[index].root:
            yield Finding("doctor.operation_altered", {"device": header.device, "seq": header.seq})


def _check_rows(connection: Connection) -> Iterator[Finding]:
    """Compare the rows as they lie there with what the operations said when they were written."""
    kept = sums.stored(connection)
    found = scan(connection).rows
    for scope in sorted(kept.keys() | {known.hex() for known in found}):
        there = found.get(bytes.fromhex(scope), sums.Sum())
        _, _, count, total = kept.get(scope, (0, "", 0, "0"))
        if (there.count, there.total) != (count, int(total, 16)):
            yield Finding("doctor.rows_differ", {"office": scope, "expected": count, "found": there.count})
