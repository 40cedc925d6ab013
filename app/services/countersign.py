"""An office above registers the certificates of those below it; from then on their age is beyond doubt."""

from dataclasses import dataclass

from sqlalchemy import Connection

from app.journal.log import rows
from app.journal.operation import derived_id
from app.listings import offices
from app.services.context import Context

_TITLE = "登记下级单位证书"


@dataclass(frozen=True, slots=True)
class _Certificate:
    id: str
    scope: str
    county: str
    sha256: str


def register_certificates(context: Context) -> int:
    """Register every certificate from below that is not registered yet; return how many.

    Safe to repeat: what a crash left out is registered the next time, and the same registration
    made twice is one.
    """
    with context.read() as connection:
        waiting = _waiting(connection, context.office.id)
    if not waiting:
        return 0
    with context.journal.write(context.actor, title=_TITLE) as log:
        for one in waiting:
            log.add(
                "registration",
                {"certificate": one.id, "sha256": one.sha256, "office": context.office.id},
                scope=one.scope,
                county=one.county,
                id_=derived_id("registration", context.office.id, one.id),
            )
    return len(waiting)


def _waiting(connection: Connection, office: str) -> list[_Certificate]:
    below = offices.below(connection, office) - {office}
    sql = (
        "SELECT c.id, c.scope, c.county, c.sha256, c.issuer FROM certificate c WHERE c.state = 'valid' "
        "AND NOT EXISTS (SELECT 1 FROM registration r WHERE r.certificate = c.id AND r.office = ?)"
    )
    return [
        _Certificate(id_.hex(), scope.hex(), county, sha256)
        for id_, scope, county, sha256, issuer in rows(connection, sql, (bytes.fromhex(office),))
        if issuer is not None and issuer.hex() in below
    ]
