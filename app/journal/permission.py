"""Whether an operation was its author's to make, judged from the operation and its commit alone.

Never from our present tables: what an author may do must not depend on what arrived first. So
"above" is told by the level in the author's certificate; whether the author stands above this
very office is the trust list's business, before anything is decrypted.
"""

from collections.abc import Iterable
from functools import lru_cache

from app.domain.authority import Subject, may_write
from app.journal.entities import ENTITIES
from app.journal.merge import Applied
from app.journal.operation import PUT, SETTLE
from db.codes import OfficeLevel

_HOSTS = (OfficeLevel.COUNTY, OfficeLevel.CENTRE)


def permitted(op: Applied) -> bool:
    """Return whether the author's office may write all that this operation writes."""
    at_home = op.author.office == op.scope
    if op.kind not in (PUT, SETTLE) and op.entity != "decision":
        return _may_all(op.entity, at_home, op.author.level)
    return all(_may(op.entity, group, at_home, op.author.level) for group in _groups(op))


@lru_cache(maxsize=1024)
def _may_all(entity: str, at_home: bool, level: OfficeLevel) -> bool:
    return all(_may(entity, group, at_home, level) for group in ENTITIES[entity].groups)


@lru_cache(maxsize=1024)
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
    if op.entity == "decision":
        return (str(op.fields.get("stage")),)
    group_of = ENTITIES[op.entity].group_of
    return {group_of[name] for name in op.fields if name in group_of}
