"""This office's keys, as the services take them from the encrypted store."""

from sqlalchemy import Connection

from app.domain.authority import OfficeRef
from app.journal import local
from app.sync import identity as identities
from app.sync.identity import Identity
from app.sync.papers import OfficePaper

_CROSS = "office.cross"


def identity(connection: Connection) -> Identity:
    """Return the authority, seal, machine key and mailbox of this office."""
    found = {name: local.secret(connection, name) for name in identities.SECRETS}
    return identities.from_secrets({name: value for name, value in found.items() if value is not None})


def own_paper(office: OfficeRef, own: Identity, parent: str = "") -> OfficePaper:
    """Return how this office introduces itself."""
    return OfficePaper(
        office=office.id,
        code=office.code,
        name=office.name,
        level=office.level.value,
        parent=parent,
        mailbox=own.mailbox.recipient,
    )


def own_cross(connection: Connection) -> str | None:
    """Return the certificate by which the office above vouches for us; None while we are our own root."""
    found = local.meta(connection, _CROSS)
    return str(found) if found else None


def keep_own_cross(connection: Connection, certificate: str) -> None:
    """Keep that certificate."""
    local.set_meta(connection, _CROSS, certificate)
