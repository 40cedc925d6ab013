"""Receiving: a bundle is copied, checked, and taken in as a whole in one transaction, or not at all."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from sqlalchemy import Connection

from app import clock
from app.changes import Changes
from app.domain.authority import OfficeRef
from app.domain.codes import OfficeLevel
from app.errors import Refused
from app.journal import local
from app.journal.absorb import Absorbed
from app.journal.journal import Journal, Receiving
from app.journal.local import Exchange
from app.journal.log import rows
from app.journal.operation import CommitParts, Header
from app.listings import outbox
from app.progress import Progress
from app.services import headbook, trustbook
from app.services.trustbook import ABOVE, TrustBook
from app.sync import canonical, heads, marks, payload
from app.sync.canonical import Malformed
from app.sync.chains import Chain, Trust
from app.sync.manifest import Head, Manifest, Position, Section
from app.sync.reader import ContainerReader

APPLIED, ALREADY, WAITING = "applied", "already", "waiting"


@dataclass(frozen=True, slots=True)
class Missing:
    """A chain that this bundle goes on from a place that we have not reached."""

    device: str
    have: int
    need: int


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one bundle."""

    bundle: str
    status: str
    kind: str
    sender: str
    sender_name: str
    sequence: int
    file: str
    operations: int = 0
    applied: int = 0
    parked: int = 0
    known: int = 0
    conflicts: int = 0
    by_entity: Mapping[str, int] = field(default_factory=dict)
    registered: int = 0
    missing: tuple[Missing, ...] = ()
    at: str = ""
    changes: Changes = field(default_factory=Changes)


class Incomplete(Exception):
    """The bundle goes on from a place that we have not reached; it can wait."""

    def __init__(self, missing: tuple[Missing, ...]) -> None:
        super().__init__("missing")
        self.missing = missing


class _LookedAt(Exception):
    """A preview has seen enough: the transaction is taken back."""


@dataclass(frozen=True, slots=True)
class Arriving:
    """One bundle, opened, addressed to us and from a sender we know."""

    journal: Journal
    office: OfficeRef
    reader: ContainerReader
    book: TrustBook
    chain: Chain

    @classmethod
    def open(cls, journal: Journal, office: OfficeRef, path: Path, *, named: str) -> "Arriving":
        """Check the file, whom it is for and whom it is from; nothing is decrypted yet."""
        reader = ContainerReader.open(path, named=named)
        reader.for_office(office.id)
        with journal.read() as connection:
            book = TrustBook.of(connection, office)
        return cls(journal, office, reader, book, reader.verify(book.trust()))

    @property
    def manifest(self) -> Manifest:
        """Return what the bundle says about itself."""
        return self.reader.manifest

    def seen(self) -> Exchange | None:
        """Return when this very bundle was taken in before."""
        with self.journal.read() as connection:
            return local.exchange(connection, self.manifest.basis.bundle)

    def apply(self, progress: Progress) -> Outcome:
        """Take the bundle in; `Incomplete` when an earlier one is missing."""
        known = self.seen()
        if known is not None:
            return self._outcome(ALREADY, at=known.at, operations=known.operations)
        with self.journal.absorbing(self._number()) as receiving:
            outcome = self._take(receiving, progress)
            entry = self._entry(outcome)
            local.put_exchange(receiving.connection, entry)
        return outcome

    def preview(self, progress: Progress) -> Outcome:
        """Say what `apply` would do, by doing it and taking it back."""
        known = self.seen()
        if known is not None:
            return self._outcome(ALREADY, at=known.at, operations=known.operations)
        found: list[Outcome] = []
        try:
            with self.journal.absorbing() as receiving:
                found.append(self._take(receiving, progress))
                raise _LookedAt
        except _LookedAt:
            return found[0]
        except Incomplete as reason:
            return self.waiting(reason)

    def waiting(self, reason: Incomplete) -> Outcome:
        """Say that the bundle is whole and waits for an earlier one."""
        return self._outcome(WAITING, missing=reason.missing)

    # Inside the transaction -------------------------------------------------------------------

    def _take(self, receiving: Receiving, progress: Progress) -> Outcome:
        connection = receiving.connection
        self._refuse_reused_number(connection)
        trust = self._learn(receiving)
        missing = tuple(self._missing(connection))
        if missing:
            raise Incomplete(missing)
        self._believe_acknowledgement(connection)
        forks = _forks(connection)
        absorbed = self._absorb(receiving, progress)
        self._check_ends(connection, trust)
        self._read_answers(connection)
        return self._outcome(
            APPLIED,
            at=clock.now().isoformat(timespec="seconds"),
            operations=self.manifest.operations,
            applied=absorbed.applied,
            parked=absorbed.parked,
            known=absorbed.known_commits,
            conflicts=_forks(connection) - forks,
            by_entity=dict(absorbed.by_entity),
            changes=Changes({kind: frozenset(ids) for kind, ids in absorbed.touched.items()}),
        )

    def _learn(self, receiving: Receiving) -> Trust:
        """Enter the machines whose chains come along; the office above also names those above it."""
        connection, sender = receiving.connection, self.manifest.basis.sender.office
        peer = self.book.peers.get(sender)
        if peer is not None and peer.relation in ABOVE:
            trustbook.learn_above(connection, self.office, sender, self.reader.papers)
        book = TrustBook.of(connection, self.office)
        for chain in trustbook.learn_machines(connection, book, self.reader.papers, sender):
            mark = chain.mark
            receiving.know_device(mark.device, mark.office, OfficeLevel(mark.level))
        return book.trust().with_known(self.reader.papers.certificates)

    def _missing(self, connection: Connection) -> Iterator[Missing]:
        reached = {end.device: end for end in outbox.chain_ends(connection)}
        for start in self.manifest.basis.requires:
            have = reached[start.device].sequence if start.device in reached else 0
            if have < start.sequence:
                yield Missing(start.device, have, start.sequence)
            elif start.sequence and outbox.hash_at(connection, start.device, start.sequence) != start.hash:
                raise Refused("bundle.chain_forked", sender=self.manifest.basis.sender.name)

    def _absorb(self, receiving: Receiving, progress: Progress) -> Absorbed:
        total = self.reader.total(Section.OPERATIONS)
        lines = self.reader.lines(Section.OPERATIONS, self.book.identity.mailbox.secret)
        commits = payload.to_commits(progress.each(lines, total, "operations"))
        sender = self.manifest.basis.sender.name
        try:
            return receiving.take(self._of_named_chains(commits))
        except Malformed as reason:
            raise Refused("bundle.content_differs", sender=sender) from reason

    def _of_named_chains(self, commits: Iterator[CommitParts]) -> Iterator[CommitParts]:
        """Hold commits to the chains whose signed ends come along, so that none slips in unsigned."""
        ends = {end.device: end.sequence for end in self.manifest.basis.provides}
        for commit in commits:
            header = Header.decode(commit.header)
            if header.seq > ends.get(header.device, 0):
                raise Refused("bundle.head_forged", sender=self.manifest.basis.sender.name)
            yield commit

    def _check_ends(self, connection: Connection, trust: Trust) -> None:
        """Hold every chain to the end that its own machine signed; relays are not believed."""
        basis = self.manifest.basis
        signed = {head.device: head for head in basis.heads}
        for end in basis.provides:
            head = signed.get(end.device)
            if head is None or not self._is_genuine(head, end, trust):
                raise Refused("bundle.head_forged", sender=basis.sender.name)
            if outbox.hash_at(connection, end.device, end.sequence) != end.hash:
                raise Refused("bundle.chain_forked", sender=basis.sender.name)
            headbook.keep(connection, head)

    def _is_genuine(self, head: Head, end: Position, trust: Trust) -> bool:
        certificate = self.reader.papers.certificate(head.certificate)
        if certificate is None or (head.sequence, head.hash) != (end.sequence, end.hash):
            return False
        try:
            return heads.is_genuine(head, trust.chain(certificate, marks.BUNDLE_SIGNING))
        except Refused:
            return False

    def _believe_acknowledgement(self, connection: Connection) -> None:
        """Move the sender's frontier; what it claims to have and never had from us is an alarm."""
        basis = self.manifest.basis
        for end in basis.acknowledges:
            if outbox.hash_at(connection, end.device, end.sequence) != end.hash:
                raise Refused("bundle.acknowledges_other", sender=basis.sender.name)
        frontier = {end.device: end.sequence for end in basis.acknowledges}
        local.acknowledge(connection, basis.sender.office, frontier)

    def _read_answers(self, connection: Connection) -> None:
        """Enter at each bundle of ours what became of it at the other office."""
        for line in self.reader.lines(Section.ANSWERS, self.book.identity.mailbox.secret):
            answer = canonical.plain(line)
            ours = local.exchange(connection, str(answer.get("bundle")))
            result = answer.get("result")
            to_them = ours is not None and ours.peer == self.manifest.basis.sender.office
            if ours is None or not to_them or ours.direction != "sent" or not isinstance(result, dict):
                continue
            told = replace(ours, status="confirmed", summary={**ours.summary, "result": result})
            local.put_exchange(connection, told)

    def _refuse_reused_number(self, connection: Connection) -> None:
        """The same number on another bundle: its sender was restored from an old copy."""
        basis, number = self.manifest.basis, self._sequence()
        for one in local.exchanges(connection, peer=basis.sender.office):
            same = one.direction == "received" and one.seq == number
            if same and one.summary.get("device") == basis.sender.device:
                raise Refused("bundle.number_reused", sender=basis.sender.name, sequence=number)

    # Shapes -----------------------------------------------------------------------------------

    def _number(self) -> int:
        with self.journal.read() as connection:
            return int(rows(connection, "SELECT COALESCE(MAX(n), 0) + 1 FROM exchange")[0][0])

    def _sequence(self) -> int:
        recipient = self.manifest.recipient(self.office.id)
        return recipient.sequence if recipient else 0

    def _outcome(self, status: str, **known: object) -> Outcome:
        basis = self.manifest.basis
        return Outcome(
            bundle=basis.bundle,
            status=status,
            kind=basis.kind.value,
            sender=basis.sender.office,
            sender_name=basis.sender.name,
            sequence=self._sequence(),
            file=self.reader.name,
            **known,  # type: ignore[arg-type]  # the fields of Outcome, checked when it is made
        )

    def _entry(self, outcome: Outcome) -> Exchange:
        counts = {
            "operations": outcome.operations,
            "accepted": outcome.applied,
            "parked": outcome.parked,
            "conflicts": outcome.conflicts,
        }
        return Exchange(
            id=outcome.bundle,
            direction="received",
            kind=outcome.kind,
            peer=outcome.sender,
            seq=outcome.sequence,
            at=outcome.at,
            file=outcome.file,
            sha256=self.reader.sha256,
            operations=outcome.operations,
            status=APPLIED,
            summary={**counts, "device": self.manifest.basis.sender.device},
        )


def _forks(connection: Connection) -> int:
    return int(rows(connection, "SELECT COUNT(*) FROM fork")[0][0])
