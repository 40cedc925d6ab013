"""Standing under an office above, and taking offices in below: three files on a stick.

The office that asks writes a request; the office above vouches for its authority and answers;
the answer also holds the first bundle, so that the office below knows at once where it stands.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from app import clock
from app.changes import Changes, merged
from app.domain import authority
from app.domain.authority import OfficeRef, Right
from app.domain.codes import OfficeLevel
from app.errors import Refused
from app.journal import local
from app.journal.local import Peer, PeerDevice
from app.journal.operation import PUBLIC
from app.journal.write import WriteLog
from app.listings import offices as office_rows
from app.progress import Progress
from app.services import keyring, trustbook
from app.services.bundles import Bundles
from app.services.context import Context
from app.services.dispatch import Exported
from app.services.spool import whole
from app.services.trustbook import ABOVE, TrustBook
from app.sync import enrolment, stick, trust
from app.sync.enrolment import Answer, Card, Request
from app.sync.papers import OfficePaper

_OFFICE = "office"


@dataclass(frozen=True, slots=True)
class KnownOffice:
    """Another office that we exchange bundles with."""

    id: str
    code: str
    name: str
    level: str
    relation: str
    since: str
    fingerprint: str


@dataclass(frozen=True, slots=True)
class OfficeSheet:
    """This office as others meet it; the fingerprint is read out or printed to compare."""

    id: str
    code: str
    name: str
    level: str
    parent: KnownOffice | None
    devices: tuple[str, ...]
    fingerprint: str
    known: tuple[KnownOffice, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """A request that lies on the stick."""

    file: Path
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Introduced:
    """Who wrote a request or an answer, as the file says; the fingerprint is what people compare by voice.

    `known` is whether we exchange bundles with this office already.
    """

    office: str
    code: str
    name: str
    level: str
    fingerprint: str
    known: bool


@dataclass(frozen=True, slots=True)
class Admitted:
    """An office that was taken in, and its answer on the stick; compare the fingerprint with its request."""

    office: str
    code: str
    name: str
    level: str
    file: Path
    fingerprint: str
    changes: Changes


@dataclass(frozen=True, slots=True)
class Joined:
    """The office above that we joined; compare the fingerprint with what it printed."""

    parent: KnownOffice
    operations: int
    changes: Changes


class Offices:
    """Enrolment of this office."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def show(self) -> OfficeSheet:
        """Return this office with its machines and the offices it knows."""
        own = self._context.office
        with self._context.read() as connection:
            book = TrustBook.of(connection, own)
        known = sorted(map(_known, book.peers.values()), key=lambda one: (one.relation, one.code))
        return OfficeSheet(
            id=own.id,
            code=own.code,
            name=own.name,
            level=own.level.value,
            parent=next((one for one in known if one.relation == "parent"), None),
            devices=(book.identity.device,),
            fingerprint=trust.fingerprint(book.identity.authority.certificate),
            known=tuple(known),
        )

    def asking(self, request: Path) -> Introduced:
        """Return who wrote a request, to compare with them before they are admitted; nothing is entered."""
        card = enrolment.read_request(whole(request, enrolment.LARGEST)).card
        return self._introduced(card)

    def answering(self, answer: Path) -> Introduced:
        """Return who wrote an answer, to compare with them before joining; nothing is entered."""
        card = enrolment.read_answer(whole(answer, enrolment.LARGEST_ANSWER)).card
        return self._introduced(card)

    def request(self, out: Path) -> Asked:
        """Write the file that asks the office above to vouch for us."""
        authority.require(self._context.actor, Right.MANAGE_OFFICE)
        own = self._context.office
        with self._context.read() as connection:
            book = TrustBook.of(connection, own)
        target = _target(out, f"YX-{own.code}.yxr")
        stick.write_small(target, enrolment.request(book.own_paper(), book.identity))
        return Asked(target, trust.fingerprint(book.identity.authority.certificate))

    def admit(
        self, request: Path, out: Path, progress: Progress | None = None, *, compared: str = ""
    ) -> Admitted:
        """Vouch for the office that asks, enter it below us, and write its answer with a first bundle.

        `compared` is the fingerprint that was read out; a request with another one is refused.
        """
        authority.require(self._context.actor, Right.MANAGE_OFFICE)
        asked = enrolment.read_request(whole(request, enrolment.LARGEST))
        _require_compared(asked.card, compared)
        own = self._context.office
        with self._context.read() as connection:
            book = TrustBook.of(connection, own)
        child = asked.card.office
        _require_same_key(book, asked)
        cross = book.identity.authority.cross_sign(asked.csr, clock.now())
        changes = self._enter(asked, trust.to_pem(cross))
        first = self._first_bundle(child.office, progress or Progress())
        content = enrolment.answer(
            book.own_paper(), book.identity, to=child.office, cross=cross, above=book.above(), first=first
        )
        target = _target(out, f"YX-{child.code}.yxa")
        stick.write_small(target, content)
        fingerprint = trust.fingerprint(asked.card.authority)
        return Admitted(child.office, child.code, child.name, child.level, target, fingerprint, changes)

    def join(self, answer: Path, progress: Progress | None = None, *, compared: str = "") -> Joined:
        """Stand below the office that answered; papers and bundles from before stay valid.

        `compared` is the fingerprint that was read out; an answer with another one is refused.
        """
        authority.require(self._context.actor, Right.MANAGE_OFFICE)
        found = enrolment.read_answer(whole(answer, enrolment.LARGEST_ANSWER))
        _require_compared(found.card, compared)
        own = self._context.office
        with self._context.read() as connection:
            book = TrustBook.of(connection, own)
        _require_ours(book, found)
        peer = _peer(found.card, "parent", cross=None)
        with self._context.journal.local() as connection:
            local.put_peer(connection, peer)
            local.put_peer_device(connection, _device(found.card))
            keyring.keep_own_cross(connection, trust.to_pem(found.cross))
            trustbook.learn_above(connection, own, peer.office, found.above)
            local.set_meta(connection, _OFFICE, _standing_below(own, peer.office))
        summary = Bundles(self._context).apply_content(found.first, progress or Progress())
        with self._context.journal.write(self._context.actor, title=f"加入 {peer.name}") as log:
            _agree(log, own)
        return Joined(_known(peer), summary.applied, merged([summary.changes, log.changes]))

    # Parts ------------------------------------------------------------------------------------

    def _introduced(self, card: Card) -> Introduced:
        with self._context.read() as connection:
            known = local.peers(connection)
        office = card.office
        fingerprint = trust.fingerprint(card.authority)
        return Introduced(
            office.office, office.code, office.name, office.level, fingerprint, office.office in known
        )

    def _enter(self, asked: Request, cross: str) -> Changes:
        """Enter the office below us, and ourselves where it has to see us."""
        own, child = self._context.office, asked.card.office
        with self._context.journal.write(self._context.actor, title=f"登记下级单位 {child.name}") as log:
            _publish_own(log, own)
            _place_below(log, own, child)
            local.put_peer(log.connection, _peer(asked.card, "child", cross=cross))
            local.put_peer_device(log.connection, _device(asked.card))
        return log.changes

    def _first_bundle(self, child: str, progress: Progress) -> bytes:
        """Return a bundle with what we know of the office; it travels inside the answer."""
        folder = self._context.folder / "exchange" / "answers"
        folder.mkdir(parents=True, exist_ok=True)
        made: Exported = Bundles(self._context).export(to=child, folder=folder, progress=progress)
        try:
            return made.file.read_bytes()
        finally:
            made.file.unlink(missing_ok=True)


def _publish_own(log: WriteLog, own: OfficeRef) -> None:
    """Let everybody below see our own entry, on which their rules hang; once is enough."""
    known = log.load("office", own.id)
    if not known.shared:
        log.put("office", own.id, {"name": own.name}, audience=PUBLIC)


def _place_below(log: WriteLog, own: OfficeRef, child: OfficePaper) -> None:
    known = log.find("office", child.office)
    if known is None:
        fields = {
            "level": child.level,
            "code": child.code,
            "name": child.name,
            "parent": own.id,
            "hosted": 0,
            "status": "open",
        }
        county = child.code if child.level == OfficeLevel.COUNTY else ""
        county = county or office_rows.county_code(log.connection, own.id)
        log.create(
            "office", fields, scope=child.office, county=county, id_=child.office, audience=_seen_by(child)
        )
    elif known.values.get("parent") is None or known.values.get("hosted"):
        log.put("office", child.office, {"parent": own.id, "hosted": 0}, audience=_seen_by(child))


def _seen_by(child: OfficePaper) -> str | None:
    """An office that has offices below it is known to them all: their rules hang on the way up."""
    return None if OfficeLevel(child.level).teaches else PUBLIC


def _agree(log: WriteLog, own: OfficeRef) -> None:
    """Take the word of the office above about ourselves, where we had told everybody another."""
    known = log.load("office", own.id)
    for fork in known.forks:
        log.settle("office", own.id, fork.group, {}, audience=PUBLIC)


def _require_compared(card: Card, compared: str) -> None:
    """Refuse a file that was exchanged for another after people had compared it."""
    if compared and compared != trust.fingerprint(card.authority):
        raise Refused("office.not_as_compared", office=card.office.name)


def _require_same_key(book: TrustBook, asked: Request) -> None:
    """Refuse ourselves, an office above us, and a second key for an office that has one."""
    child = asked.card.office
    known = book.peers.get(child.office)
    if child.office == book.office.id or (known and known.relation in ABOVE):
        raise Refused("office.not_below", level=child.level)
    if known and trust.fingerprint(trust.from_pem(known.authority)) != trust.fingerprint(
        asked.card.authority
    ):
        raise Refused("office.other_key", office=child.name)


def _require_ours(book: TrustBook, found: Answer) -> None:
    """Refuse an answer for somebody else, for other keys, or from a second parent."""
    if found.addressee != book.office.id:
        raise Refused("office.answer_for_other", office=found.card.office.name)
    if book.parent not in (None, found.card.office.office):
        raise Refused("office.has_parent", office=book.peers[str(book.parent)].name)
    if not enrolment.vouches(found, book.identity):
        raise Refused("office.answer_for_other_key", office=found.card.office.name)


def _peer(card: Card, relation: str, cross: str | None) -> Peer:
    office = card.office
    return Peer(
        office=office.office,
        code=office.code,
        name=office.name,
        level=office.level,
        parent=office.parent or None,
        relation=relation,
        authority=trust.to_pem(card.authority),
        cross=cross,
        recipient=office.mailbox,
        since=clock.today().isoformat(),
    )


def _device(card: Card) -> PeerDevice:
    return PeerDevice(card.device, card.office.office, trust.to_pem(card.machine))


def _standing_below(own: OfficeRef, parent: str) -> Mapping[str, Any]:
    placed = replace(own, parent=parent)
    return {
        "id": placed.id,
        "code": placed.code,
        "name": placed.name,
        "level": placed.level.value,
        "parent": placed.parent,
    }


def _known(peer: Peer) -> KnownOffice:
    fingerprint = trust.fingerprint(trust.from_pem(peer.authority))
    return KnownOffice(peer.office, peer.code, peer.name, peer.level, peer.relation, peer.since, fingerprint)


def _target(out: Path, name: str) -> Path:
    """A folder gets a file of our own name; a file name is taken as it is."""
    return out / name if out.is_dir() else out
