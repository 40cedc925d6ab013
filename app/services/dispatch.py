"""Sending: one bundle with everything the other office has not confirmed, written and read back."""

import os
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection

from app import clock
from app.domain.authority import OfficeRef
from app.errors import Refused, Unavailable
from app.journal import local
from app.journal.journal import Journal
from app.journal.local import Exchange, Peer
from app.journal.operation import new_id
from app.listings import outbox as outboxes
from app.listings.outbox import ChainEnd, Outbox
from app.paths import VERSION
from app.progress import Progress
from app.services import headbook
from app.services.trustbook import TrustBook
from app.sync import canonical, payload, stick
from app.sync.container import ContainerWriter
from app.sync.manifest import Basis, Kind, Manifest, Position, Recipient, Section, Sender
from app.sync.reader import CAPS, ContainerReader, regular_file
from db.folder import Anchor, read_anchor, write_anchor

_KEPT = 20
_ANSWERED = 20
_BLOCK = 4 << 20
LEAVING, SENT = "leaving", "sent"


@dataclass(frozen=True, slots=True)
class Exported:
    """A bundle that lies on the stick, read back and found whole."""

    bundle: str
    kind: str
    file: Path
    sha256: str
    size: int
    peer: str
    peer_name: str
    sequence: int
    operations: int


@dataclass(frozen=True, slots=True)
class Sending:
    """One export to one office."""

    journal: Journal
    folder: Path
    office: OfficeRef
    peer: Peer

    def to(self, stick_folder: Path, progress: Progress) -> Exported:
        """Write the bundle into the outbox, copy it to the stick, read it back there, remember it.

        Its number is taken before it can leave the house: a bundle that a kill or a pulled stick
        leaves behind on the medium must never meet another one of the same number.
        """
        stick.check(stick_folder, needed=0)
        outbox_folder = self.folder / "exchange" / "outbox"
        outbox_folder.mkdir(parents=True, exist_ok=True)
        stick.clear_leftovers(outbox_folder)
        with self.journal.read() as connection:
            written, kept = self._write(connection, outbox_folder, progress)
            sha256 = ContainerReader.open(kept).sha256
        try:
            self._raise_anchor(written)
            target = stick_folder / kept.name
            self._remember(written, target, sha256, LEAVING)
            put_on_stick(kept, target, sha256, progress)
        except BaseException:
            kept.unlink(missing_ok=True)
            raise
        self._remember(written, target, sha256, SENT)
        _forget_oldest(outbox_folder)
        return self._exported(written, target, sha256)

    def _write(self, connection: Connection, folder: Path, progress: Progress) -> tuple[Manifest, Path]:
        book = TrustBook.of(connection, self.office)
        outbox = outboxes.outbox(connection, self.office, self.peer)
        basis = self._basis(connection, book, outbox)
        writer = ContainerWriter(
            target=folder / _file_name(basis),
            basis=basis,
            sealed_to=(self.peer.recipient or "", book.identity.mailbox.recipient),
            signer=book.identity.machine,
            papers=book.papers_for(self.peer),
        )
        commits = self.journal.export(connection, since=outbox.since, visible=outbox.visible)
        answers = [canonical.dumps(answer) for answer in _answers(connection, self.peer.office)]
        content = [(Section.OPERATIONS, payload.to_lines(commits)), (Section.ANSWERS, answers)]
        return writer.write(content, progress), writer.target

    def _basis(self, connection: Connection, book: TrustBook, outbox: Outbox) -> Basis:
        fresh = outbox.fresh
        sent = [
            one.seq for one in local.exchanges(connection, peer=self.peer.office) if one.direction == "sent"
        ]
        return Basis(
            bundle=new_id(),
            kind=Kind.DELTA if fresh else Kind.ACKNOWLEDGEMENT,
            title=f"{self.office.name} → {self.peer.name}",
            made=clock.now().isoformat(timespec="seconds"),
            program=VERSION,
            sender=Sender(
                self.office.id,
                book.identity.device,
                self.office.code,
                self.office.name,
                self.office.level.value,
            ),
            recipients=(
                Recipient(self.peer.office, self.peer.code, self.peer.name, max(sent, default=0) + 1),
            ),
            requires=tuple(_start(connection, end, outbox.since[end.device]) for end in fresh),
            provides=tuple(map(_position, fresh)),
            heads=tuple(headbook.head(connection, end, book.identity) for end in fresh),
            acknowledges=tuple(map(_position, outboxes.chains_from(connection, self.office, self.peer))),
        )

    def _raise_anchor(self, written: Manifest) -> None:
        """Remember beside the store how far our chain has left the house, before it does."""
        own = written.basis.sender.device
        reached = max((end.sequence for end in written.basis.provides if end.device == own), default=0)
        anchor = read_anchor(self.folder)
        if anchor is None or anchor.device != own:
            raise Unavailable("device.copied", path=str(self.folder))
        if reached > anchor.exported:
            write_anchor(self.folder, Anchor(own, reached))

    def _remember(self, written: Manifest, target: Path, sha256: str, status: str) -> None:
        basis = written.basis
        with self.journal.local() as connection:
            entry = Exchange(
                id=basis.bundle,
                direction="sent",
                kind=basis.kind.value,
                peer=self.peer.office,
                seq=basis.recipients[0].sequence,
                at=basis.made,
                file=target.name,
                sha256=sha256,
                operations=written.operations,
                status=status,
                summary={"title": basis.title},
            )
            local.put_exchange(connection, entry)

    def _exported(self, written: Manifest, target: Path, sha256: str) -> Exported:
        return Exported(
            bundle=written.basis.bundle,
            kind=written.basis.kind.value,
            file=target,
            sha256=sha256,
            size=target.stat().st_size,
            peer=self.peer.office,
            peer_name=self.peer.name,
            sequence=written.basis.recipients[0].sequence,
            operations=written.operations,
        )


def put_on_stick(source: Path, target: Path, sha256: str, progress: Progress) -> None:
    """Copy a finished bundle to the stick and read it back; the name appears only when it is whole there."""
    folder = target.parent
    size = source.stat().st_size
    stick.check(folder, needed=size)
    part = folder / f"yx-{new_id()}.tmp"
    try:
        with stick.watched(folder):
            stick.clear_leftovers(folder)
            _copy(source, part, size, progress)
            if ContainerReader.open(part).sha256 != sha256:
                raise Unavailable("stick.differs", folder=str(folder))
            stick.publish(part, target)
    except Refused as reason:
        code = "stick.differs" if folder.is_dir() else "stick.gone"
        raise Unavailable(code, folder=str(folder)) from reason
    finally:
        stick.remove(part)


def _copy(source: Path, part: Path, size: int, progress: Progress) -> None:
    done = 0
    with regular_file(source, CAPS.file) as content, part.open("xb") as out:
        while block := content.read(_BLOCK):
            out.write(block)
            done += len(block)
            progress.step(done, size, "stick")
        out.flush()
        stick.sync_file(out.fileno())


def _file_name(basis: Basis) -> str:
    """An ASCII name, so that every stick and every system can hold it."""
    to = basis.recipients[0]
    return f"YX-{_ascii(basis.sender.code)}-{_ascii(to.code)}-{to.sequence:04d}-{basis.bundle[-6:]}.yxb"


def _ascii(code: str) -> str:
    return "".join(letter for letter in code if letter.isascii() and letter.isalnum())[:20] or "office"


def _position(end: ChainEnd) -> Position:
    return Position(end.device, end.sequence, end.hash)


def _start(connection: Connection, end: ChainEnd, since: int) -> Position:
    return Position(end.device, since, outboxes.hash_at(connection, end.device, since) or "0" * 64)


def _answers(connection: Connection, peer: str) -> list[dict[str, object]]:
    """Return what became of the bundles of this office; the last ones again, in case an answer was lost."""
    received = [one for one in local.exchanges(connection, peer=peer) if one.direction == "received"]
    return [
        {"bundle": one.id, "sequence": one.seq, "at": one.at, "result": dict(one.summary)}
        for one in received[-_ANSWERED:]
    ]


def _forget_oldest(folder: Path) -> None:
    kept = sorted(folder.glob("*.yxb"), key=os.path.getmtime, reverse=True)
    for old in kept[_KEPT:]:
        old.unlink(missing_ok=True)
