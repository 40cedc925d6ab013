"""The signed ends of chains: our own signed afresh, those of others kept as they came."""

from dataclasses import asdict

from sqlalchemy import Connection

from app.journal import local
from app.listings.outbox import ChainEnd
from app.sync import heads
from app.sync.identity import Identity
from app.sync.manifest import Head


def head(connection: Connection, end: ChainEnd, own: Identity) -> Head:
    """Return the signed end of a chain that we hand on."""
    if end.device == own.device:
        return heads.sign(end.device, end.office, end.sequence, end.hash, own.machine)
    return Head(**local.meta(connection, _key(end.device)))


def keep(connection: Connection, found: Head) -> None:
    """Keep the end that another machine signed, to hand it on with its chain."""
    local.set_meta(connection, _key(found.device), asdict(found))


def _key(device: str) -> str:
    return f"head.{device}"
