"""Whom this office believes, what it tells others about that, and what it learns from a bundle.

Upward an office hands on the certificates of everybody below it, downward those of everybody
above it; each is checked against our own anchors before it is entered.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from cryptography import x509
from sqlalchemy import Connection

from app import clock
from app.domain.authority import OfficeRef
from app.errors import Refused
from app.journal import local
from app.journal.local import Peer, PeerDevice
from app.services import keyring
from app.sync import keys, marks, trust
from app.sync.chains import Chain, Trust
from app.sync.identity import Identity
from app.sync.papers import OfficePaper, Papers

ABOVE = ("parent", "ancestor")


@dataclass(frozen=True, slots=True)
class TrustBook:
    """The certificates of one office at one moment."""

    office: OfficeRef
    identity: Identity
    peers: dict[str, Peer]
    devices: dict[str, PeerDevice]
    cross: str | None

    @classmethod
    def of(cls, connection: Connection, office: OfficeRef) -> "TrustBook":
        """Return what this office believes now."""
        return cls(
            office,
            keyring.identity(connection),
            local.peers(connection),
            local.peer_devices(connection),
            keyring.own_cross(connection),
        )

    def trust(self) -> Trust:
        """Return the anchors, ourselves and everybody above us, and all certificates to build chains from."""
        above = [peer.authority for peer in self.peers.values() if peer.relation in ABOVE]
        crosses = [peer.cross for peer in self.peers.values() if peer.cross]
        crosses += [self.cross] if self.cross else []
        return Trust(
            (self.identity.authority.certificate, *map(trust.from_pem, above)),
            tuple(map(trust.from_pem, crosses)),
        )

    def papers_for(self, peer: Peer) -> Papers:
        """Return what a bundle to this office tells: upward also everybody below us."""
        upward = peer.relation in ABOVE
        told = [one for one in self.peers.values() if (one.relation in ABOVE) != upward]
        told = [one for one in told if one.office != peer.office]
        return Papers(tuple(self._certificates(told)), (self.own_paper(), *map(_paper, told)))

    def above(self) -> Papers:
        """Return the offices above us, for the answer to an office that joins below us."""
        up = [peer for peer in self.peers.values() if peer.relation in ABOVE]
        return Papers(tuple(self._certificates(up)), (self.own_paper(), *map(_paper, up)))

    def own_paper(self) -> OfficePaper:
        """Return how this office introduces itself, and whom it stands below."""
        return keyring.own_paper(self.office, self.identity, self.parent or "")

    @property
    def parent(self) -> str | None:
        """Return the office we joined, or None while we are our own root."""
        return next((one.office for one in self.peers.values() if one.relation == "parent"), None)

    def _certificates(self, peers: Iterable[Peer]) -> Iterable[x509.Certificate]:
        yield self.identity.machine.certificate
        yield self.identity.authority.certificate
        if self.cross:
            yield trust.from_pem(self.cross)
        told = set()
        for peer in peers:
            told.add(peer.office)
            yield trust.from_pem(peer.authority)
            if peer.cross:
                yield trust.from_pem(peer.cross)
        for device in self.devices.values():
            if device.office in told:
                yield trust.from_pem(device.certificate)


def learn_above(connection: Connection, own: OfficeRef, parent: str, papers: Papers) -> None:
    """Enter the offices above our parent, which it alone may name to us."""
    offices = {paper.office: paper for paper in papers.offices}
    following = offices[parent].parent if parent in offices else ""
    while following and following in offices and following != own.id:
        paper = offices.pop(following)
        authority = _authority(papers, paper)
        if authority is not None:
            cross = _cross(papers, paper)
            _enter(connection, paper, "ancestor", authority, cross)
        following = paper.parent


def learn_machines(connection: Connection, book: TrustBook, papers: Papers, sender: str) -> list[Chain]:
    """Enter every machine whose certificate leads to an anchor of ours, and its office; return their chains.

    What is said of an office, its mailbox above all, counts only from itself or from above it:
    otherwise a neighbour could have its post sealed to another key.
    """
    believed = book.trust().with_known(papers.certificates)
    found = []
    for certificate in papers.certificates:
        mark = marks.mark_of(certificate)
        if mark is None or not mark.device or mark.office == book.office.id:
            continue
        try:
            chain = believed.chain(certificate, marks.BUNDLE_SIGNING)
        except Refused:
            # Not ours to believe: its own county vouches for it, not ours.
            continue
        found.append(chain)
        local.put_peer_device(connection, PeerDevice(mark.device, mark.office, trust.to_pem(certificate)))
        if sender in {mark.office for mark in chain.offices}:
            _enter_below(connection, book, chain, papers)
    return found


def _enter_below(connection: Connection, book: TrustBook, chain: Chain, papers: Papers) -> None:
    """Enter the office of a machine that stands below us."""
    path = [mark.office for mark in chain.offices[1:]]
    paper = next((one for one in papers.offices if one.office == chain.mark.office), None)
    if paper is None or book.office.id not in path[1:]:
        return
    relation = "child" if path[1] == book.office.id else "descendant"
    named = replace(paper, level=chain.mark.level, parent=path[1])
    authority = _authority(papers, named)
    if authority is not None and authority.public_key() == chain.certificates[1].public_key():
        _enter(connection, named, relation, authority, chain.certificates[1])


def _enter(
    connection: Connection,
    paper: OfficePaper,
    relation: str,
    authority: x509.Certificate,
    cross: x509.Certificate | None,
) -> None:
    known = local.peers(connection).get(paper.office)
    local.put_peer(
        connection,
        Peer(
            office=paper.office,
            code=paper.code,
            name=paper.name,
            level=paper.level,
            parent=paper.parent or None,
            relation=relation,
            authority=trust.to_pem(authority),
            cross=trust.to_pem(cross) if cross is not None else None,
            recipient=paper.mailbox if keys.is_recipient(paper.mailbox) else None,
            since=known.since if known else clock.today().isoformat(),
        ),
    )


def _authority(papers: Papers, paper: OfficePaper) -> x509.Certificate | None:
    return next((one for one in _authorities(papers, paper) if one.issuer == one.subject), None)


def _cross(papers: Papers, paper: OfficePaper) -> x509.Certificate | None:
    return next((one for one in _authorities(papers, paper) if one.issuer != one.subject), None)


def _authorities(papers: Papers, paper: OfficePaper) -> Iterable[x509.Certificate]:
    wanted = marks.OfficeMark(paper.office, paper.level)
    for certificate in papers.certificates:
        if marks.mark_of(certificate) == wanted and trust.is_authority(certificate):
            yield certificate


def _paper(peer: Peer) -> OfficePaper:
    return OfficePaper(peer.office, peer.code, peer.name, peer.level, peer.parent or "", peer.recipient or "")
