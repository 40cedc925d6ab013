"""Whether an operation was its author's to make, judged from the operation and its commit alone.

Never from our present tables: what an author may do must not depend on what arrived first. So
"above" is told by the level in the author's certificate; whether the author stands above this
very office is the trust list's business, before anything is decrypted.
"""

from collections.abc import Iterable
from functools import cache

from app.domain.authority import Subject, may_write
from app.journal.entities import ENTITIES
from app.journal.merge import Applied
from app.journal.operation import CREATE, DELETE
from db.codes import OfficeLevel


_HOSTS = (OfficeLevel.COUNTY, OfficeLevel.CENTRE)


def permitted(op: Applied) -> bool:
    """Return whether the author's office may write all that this operation writes."""
    at_home = op.author.office == op.scope
    return all(_may(op.entity, group, at_home, op.author.level) for group in _groups(op))


@cache
def _may(entity: str, group: str, at_home: bool, level: OfficeLevel) -> bool:
    author = "owner" if at_home else "author"
    above = level.rank <= OfficeLevel.COUNTY.rank
    subject = Subject(
        owner="owner",
        above=("author",) if above else (),
        host="author" if level in _HOSTS else None,
        # A school is nobody's county gate, its own least of all.
        gate=author if above else None,
    )
    return may_write(entity, group, author=author, subject=subject)


def _groups(op: Applied) -> Iterable[str]:
    entity = ENTITIES.get(op.entity)
    if entity is None:
        return ()
    if op.entity == "decision":
        return (str(op.fields.get("stage")),)
    if op.kind in (CREATE, DELETE):
        return entity.groups
    return {entity.group_of.get(name, name) for name in op.fields}
