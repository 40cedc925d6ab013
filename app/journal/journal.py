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
from app.journal.absorb import AUTHORITY, NEWER, Absorbed, Absorption
from app.journal.check import Finding, findings
from app.journal.collector import resting
from app.journal.compression import unpack
from app.journal.operation import CommitParts, Header, Part, leaf, root, salts
from app.journal.projection import Projection, rebuild
from app.journal.write import WriteLog
from db.codes import OfficeLevel, Role
from db.database import Database
from db.folder import read_anchor


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
        with resting(), self._database.write() as connection:
            self._require_own_folder(connection)
            writing = WriteLog(connection)
            yield writing
            writing.changes = self._append(connection, writing, _signed(actor, role, title, on_behalf))

    def _append(self, connection: Connection, writing: WriteLog, unsigned: Header) -> Changes:
        parts = writing.parts()
        if not parts:
            return Changes()
        device = log.devices(connection)[self.device]
        pending = [one for part in parts.values() for one in part]
        bodies = [one.body() for one in pending]
        salted = salts(len(bodies))
        leaves = list(map(leaf, salted, bodies))
        made, start = [], 0
        for audience, part in parts.items():
            made.append(Part(audience, len(part), root(leaves[start : start + len(part)])))
            start += len(part)
        header = replace(
            unsigned, device=self.device, seq=device.received + 1, prev=device.head, parts=tuple(made)
        )
        author, stem = log.written_by(header, device), f"{self.device}.{header.seq}."
        said = (one.applied(f"{stem}{position}", author) for position, one in enumerate(pending))
        absorption = Absorption(connection, Projection(connection))
        absorption.own(header, header.encode(), zip(salted, bodies, leaves, said, strict=True), writing.made)
        absorption.finish()
        return Changes(writing.touched(), f"{self.device}.{header.seq}")

    def _require_own_folder(self, connection: Connection) -> None:
        """A restored or copied folder must go on as a new device before it may write (bundle design, 2.2).

        So must a store that knows less of its own chain than it has handed out already.
        """
        anchor = read_anchor(self._folder)
        reached = log.devices(connection)[self.device].received
        if anchor is None or anchor.device != self.device or anchor.exported > reached:
            raise Unavailable("device.copied", path=str(self._folder))

    # Receiving and sending --------------------------------------------------------------------

    @contextmanager
    def absorbing(self, bundle: int | None = None) -> Iterator["Receiving"]:
        """Take commits that came from elsewhere into one transaction; all of them or none."""
        with resting(), self._database.write() as connection:
            self._require_own_folder(connection)
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
        """Project the whole log anew, in one transaction, and judge again what this program set aside."""
        with self._database.write() as connection:
            rebuild(connection)
            absorption = Absorption(connection, Projection(connection))
            absorption.reconsider(NEWER, AUTHORITY)
            absorption.finish()

    def check(self) -> list[Finding]:
        """Return what is wrong with the chain, the leaves and the rows; empty when all is well."""
        with self._database.read() as connection:
            return list(findings(connection))


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
