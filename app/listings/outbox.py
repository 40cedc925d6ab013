"""What another office has not confirmed yet: whose chains it gets, from where, and which parts of them."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection

from app.domain.authority import OfficeRef
from app.journal import local, log
from app.journal.operation import OWN, PUBLIC
from app.listings import offices

_ABOVE = ("parent", "ancestor")


@dataclass(frozen=True, slots=True)
class ChainEnd:
    """How far one machine's chain goes, and the hash it ends in."""

    device: str
    office: str
    sequence: int
    hash: str


@dataclass(frozen=True, slots=True)
class Outbox:
    """What a bundle to one peer holds: the chains it gets and how far it has each already."""

    peer: str
    since: Mapping[str, int]
    ends: tuple[ChainEnd, ...]
    visible: Callable[[str], bool]

    @property
    def fresh(self) -> tuple[ChainEnd, ...]:
        """Return the chains that go further than the peer has confirmed."""
        return tuple(end for end in self.ends if end.sequence > self.since[end.device])


def outbox(connection: Connection, own: OfficeRef, peer: local.Peer) -> Outbox:
    """Return what a bundle to `peer` holds now."""
    ends = tuple(chains_for(connection, own, peer))
    confirmed = local.acknowledged(connection, peer.office)
    since = {end.device: confirmed.get(end.device, 0) for end in ends}
    return Outbox(peer.office, since, ends, _visibility(connection, own, peer))


def chains_for(connection: Connection, own: OfficeRef, peer: local.Peer) -> Iterable[ChainEnd]:
    """Yield the chains a peer gets: upward all that is below, downward only what stands above it.

    A school gets no chain of its neighbours, so that nobody learns when another school worked.
    """
    towards = _towards(connection, own, peer)
    for end in chain_ends(connection):
        if peer.relation in _ABOVE:
            if end.office not in towards:
                yield end
        elif end.office == own.id or end.office in towards:
            yield end


def chains_from(connection: Connection, own: OfficeRef, peer: local.Peer) -> Iterable[ChainEnd]:
    """Yield the chains that come to us through a peer, which a bundle to it confirms."""
    towards = _towards(connection, own, peer)
    through = offices.below(connection, peer.office) if peer.relation not in _ABOVE else towards
    return [end for end in chain_ends(connection) if end.office in through and end.office != own.id]


def chain_ends(connection: Connection) -> list[ChainEnd]:
    """Return how far every chain goes that has begun here."""
    return [
        ChainEnd(device.id, device.office, device.received, device.head.hex())
        for device in log.devices(connection).values()
        if device.head is not None
    ]


def hash_at(connection: Connection, device: str, sequence: int) -> str | None:
    """Return the hash of one commit, or None when it is not here."""
    sql = "SELECT c.hash FROM commit_ c JOIN device d ON d.n = c.device WHERE d.id = ? AND c.seq = ?"
    found = log.rows(connection, sql, (bytes.fromhex(device), sequence))
    return found[0][0].hex() if found else None


def _towards(connection: Connection, own: OfficeRef, peer: local.Peer) -> frozenset[str]:
    """Return the offices above: for a peer above us it and all above it, for one below all above us."""
    peers = local.peers(connection)
    above = {known.office for known in peers.values() if known.relation in _ABOVE}
    above |= {known.id for known in offices.path(connection, own.id)[1:]}
    return frozenset(above | {peer.office}) if peer.relation in _ABOVE else frozenset(above)


def _visibility(connection: Connection, own: OfficeRef, peer: local.Peer) -> Callable[[str], bool]:
    """An office's work is seen by itself and by every office above it."""
    seen: dict[str, bool] = {OWN: False, PUBLIC: True, peer.office: True}
    upward = peer.relation in _ABOVE
    ours = offices.below(connection, own.id) if upward else set()

    def visible(audience: str) -> bool:
        if audience not in seen:
            above = {known.id for known in offices.path(connection, audience)}
            seen[audience] = peer.office in above or audience in ours
        return seen[audience]

    return visible
