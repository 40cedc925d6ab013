"""Whether an operation was its author's to make, judged from the operation and its commit alone.

Never from our present tables: what an author may do must not depend on what arrived first. So
"above" is told by the level in the author's certificate; whether the author stands above this
very office is the trust list's business, before anything is decrypted.
"""

from app.domain.authority import Subject, may_write
from app.journal.entities import ENTITIES
from app.journal.merge import Applied, Author
from app.journal.operation import CREATE, DELETE
from db.codes import OfficeLevel


def permitted(op: Applied) -> bool:
    """Return whether the author's office may write all that this operation writes."""
    subject = _subject(op.scope, op.author)
    return all(may_write(op.entity, group, author=op.author.office, subject=subject) for group in _groups(op))


def _subject(scope: str, author: Author) -> Subject:
    level, office = author.level, author.office
    if office == scope:
        return Subject(owner=scope, gate=None if level.teaches else scope)
    return Subject(
        owner=scope,
        above=(office,) if level.rank <= OfficeLevel.COUNTY.rank else (),
        host=office if level in (OfficeLevel.CENTRE, OfficeLevel.COUNTY) else None,
        gate=office if level.rank <= OfficeLevel.COUNTY.rank else None,
    )


def _groups(op: Applied) -> set[str]:
    entity = ENTITIES.get(op.entity)
    if entity is None:
        return set()
    if op.entity == "decision":
        return {str(op.fields.get("stage"))}
    if op.kind in (CREATE, DELETE):
        return set(entity.groups)
    return {entity.group_of.get(name, name) for name in op.fields}
