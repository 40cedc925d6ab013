"""What travels on the stick: bundles out, bundles in, and what still waits for an answer."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection

from app.domain import authority
from app.domain.authority import Right
from app.errors import Refused, Unavailable
from app.journal import local
from app.journal.log import rows
from app.listings import outbox
from app.progress import Progress
from app.services import arrival
from app.services.arrival import Arriving, Incomplete, Outcome
from app.services.context import Context
from app.services.countersign import register_certificates
from app.services.dispatch import LEAVING, Exported, Sending
from app.services.spool import Spool, candidates
from app.sync.reader import ContainerReader

PARENT = "parent"
SUFFIX = ".yxb"


@dataclass(frozen=True, slots=True)
class Addressee:
    """An office that a bundle is for."""

    id: str
    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Label:
    """What a whole, signed bundle says about itself in clear."""

    bundle: str
    kind: str
    title: str
    made: str
    sender: str
    sender_code: str
    sender_name: str
    recipients: tuple[Addressee, ...]
    sequence: int
    operations: int
    sha256: str
    """Of the file, as its sender saw it when it was written: what people compare on the telephone."""


@dataclass(frozen=True, slots=True)
class Failure:
    """A file that was not taken in, and why."""

    file: str
    code: str
    facts: dict[str, object]


@dataclass(frozen=True, slots=True)
class Summary:
    """What became of a folder of files, in the order they were taken in."""

    outcomes: tuple[Outcome, ...]
    failures: tuple[Failure, ...]
    registered: int


@dataclass(frozen=True, slots=True)
class PendingPeer:
    """What stands open with one office."""

    office: str
    code: str
    name: str
    relation: str
    unconfirmed: int
    """Bundles sent and not confirmed yet."""
    fresh: int
    """Commits that the next export would carry."""
    last_sent: str
    last_received: str


@dataclass(frozen=True, slots=True)
class Pending:
    """What stands open on the stick."""

    peers: tuple[PendingPeer, ...]
    waiting: tuple[str, ...]
    parked: int


class Bundles:
    """Sending and receiving for one office."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._spool = Spool(context.folder / "exchange")

    def export(self, *, to: str, folder: Path, progress: Progress | None = None) -> Exported:
        """Write one bundle with all that an office has not confirmed; a lost stick heals itself.

        `to` is an office code, an office id or `parent`.
        """
        authority.require(self._context.actor, Right.EXPORT)
        with self._context.read() as connection:
            peer = _named(local.peers(connection), to)
        if not peer.recipient:
            raise Refused("bundle.no_mailbox", office=peer.name)
        sending = Sending(self._context.journal, self._context.folder, self._context.office, peer)
        return sending.to(folder, progress or Progress())

    def inspect(self, file: Path) -> Label:
        """Return what a whole, signed bundle says about itself, whoever it is for; nothing is decrypted."""
        with self._spool.copy_of(file) as copy:
            return _label(ContainerReader.open(copy, named=file.name))

    def preview(self, file: Path, progress: Progress | None = None) -> Outcome:
        """Say what `apply` would do; the ledger stays as it is."""
        authority.require(self._context.actor, Right.APPLY)
        with self._spool.copy_of(file) as copy:
            return self._arriving(copy, file).preview(progress or Progress())

    def apply(self, path: Path, progress: Progress | None = None) -> Summary:
        """Take in a bundle, or a folder of them in the right order whatever the files are called.

        A single file that cannot be taken in is refused; in a folder it is told among the failures
        and the others go on. A bundle that waits for an earlier one is kept and taken in after it.
        """
        authority.require(self._context.actor, Right.APPLY)
        progress = progress or Progress()
        if path.is_dir():
            outcomes, failures = self._apply_folder(path, progress)
        else:
            outcomes, failures = [self._apply_file(path, progress)], []
        if any(one.status == arrival.APPLIED for one in outcomes):
            self._resume(progress, outcomes, failures)
        return Summary(tuple(outcomes), tuple(failures), register_certificates(self._context))

    def apply_content(self, content: bytes, progress: Progress) -> Outcome:
        """Take in the bundle that came inside an answer."""
        with self._spool.holding(content) as copy:
            return self._arriving(copy, copy).apply(progress)

    def pending(self) -> Pending:
        """Return what is not confirmed, what would go out now, and what waits."""
        with self._context.read() as connection:
            peers = local.peers(connection).values()
            parked = int(rows(connection, "SELECT COUNT(*) FROM parked")[0][0])
            found = tuple(self._standing(connection, peer) for peer in sorted(peers, key=_by_name))
        return Pending(found, tuple(one.stem for one in self._spool.waiting()), parked)

    # Parts ------------------------------------------------------------------------------------

    def _apply_file(self, file: Path, progress: Progress) -> Outcome:
        with self._spool.copy_of(file) as copy:
            arriving = self._arriving(copy, file)
            try:
                outcome = arriving.apply(progress)
            except Incomplete as reason:
                self._spool.keep(copy, arriving.manifest.basis.bundle)
                return arriving.waiting(reason)
        self._spool.forget(outcome.bundle)
        return outcome

    def _apply_folder(self, folder: Path, progress: Progress) -> tuple[list[Outcome], list[Failure]]:
        ordered, failures = self._in_order(candidates(folder))
        outcomes: list[Outcome] = []
        for file in ordered:
            self._try(file, progress, outcomes, failures)
        return outcomes, failures

    def _try(self, file: Path, progress: Progress, outcomes: list[Outcome], failures: list[Failure]) -> None:
        try:
            outcomes.append(self._apply_file(file, progress))
        except (Refused, Unavailable) as reason:
            failures.append(_failure(file, reason))

    def _in_order(self, files: Sequence[Path]) -> tuple[list[Path], list[Failure]]:
        """Sort files by sender and number.

        A stick also holds photos, requests and what we ourselves wrote: these are passed over.
        """
        known: list[tuple[str, int, Path]] = []
        failures: list[Failure] = []
        for file in files:
            try:
                label = self.inspect(file)
            except (Refused, Unavailable) as reason:
                if reason.code != "bundle.not_ours" or file.suffix == SUFFIX:
                    failures.append(_failure(file, reason))
                continue
            if label.sender == self._context.office.id:
                continue
            known.append((label.sender_code, label.sequence, file))
        return [file for _, _, file in sorted(known, key=lambda one: one[:2])], failures

    def _resume(self, progress: Progress, outcomes: list[Outcome], failures: list[Failure]) -> None:
        """Take in what waited, as long as something comes free; what is refused now waits no longer."""
        going_on = True
        while going_on:
            tried: list[Outcome] = []
            for file in self._spool.waiting():
                failed = len(failures)
                self._try(file, progress, tried, failures)
                if len(failures) > failed:
                    self._spool.forget(file.stem)
            free = [one for one in tried if one.status != arrival.WAITING]
            outcomes += free
            going_on = bool(free)

    def _arriving(self, copy: Path, file: Path) -> Arriving:
        return Arriving.open(self._context.journal, self._context.office, copy, named=file.name)

    def _standing(self, connection: Connection, peer: local.Peer) -> PendingPeer:
        exchanges = local.exchanges(connection, peer=peer.office)
        sent = [one for one in exchanges if one.direction == "sent" and one.status != LEAVING]
        received = [one for one in exchanges if one.direction == "received"]
        going = outbox.outbox(connection, self._context.office, peer)
        return PendingPeer(
            office=peer.office,
            code=peer.code,
            name=peer.name,
            relation=peer.relation,
            unconfirmed=sum(1 for one in sent if one.status != "confirmed"),
            fresh=sum(end.sequence - going.since[end.device] for end in going.fresh),
            last_sent=sent[-1].at if sent else "",
            last_received=received[-1].at if received else "",
        )


def _named(peers: dict[str, local.Peer], to: str) -> local.Peer:
    """Return the office that a person means by a code, an id or `parent`."""
    if to == PARENT:
        found = [one for one in peers.values() if one.relation == PARENT]
        if not found:
            raise Refused("office.no_parent")
        return found[0]
    for one in peers.values():
        if to in (one.office, one.code):
            return one
    raise Refused("office.unknown", office=to)


def _label(reader: ContainerReader) -> Label:
    content = reader.manifest
    basis = content.basis
    return Label(
        bundle=basis.bundle,
        kind=basis.kind.value,
        title=basis.title,
        made=basis.made,
        sender=basis.sender.office,
        sender_code=basis.sender.code,
        sender_name=basis.sender.name,
        recipients=tuple(Addressee(one.office, one.code, one.name) for one in basis.recipients),
        sequence=basis.recipients[0].sequence,
        operations=content.operations,
        sha256=reader.sha256,
    )


def _by_name(peer: local.Peer) -> tuple[str, str]:
    return peer.relation, peer.code


def _failure(file: Path, reason: Refused | Unavailable) -> Failure:
    return Failure(file.name, reason.code, dict(reason.facts))
