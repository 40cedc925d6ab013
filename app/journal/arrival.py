"""Operations on their way into the log: read from their bytes, checked, and what they speak of."""

from typing import NamedTuple

from app.errors import Refused
from app.journal import log
from app.journal.derive import can_derive
from app.journal.entities import ENTITIES, Entity
from app.journal.merge import Applied, Author
from app.journal.operation import ADD, BIRTHS, CREATE, DELETE, PUT, SETTLE, OpName, is_id, parsed

_BODY_KEYS = frozenset("eikscbd")
_KINDS = frozenset({CREATE, PUT, ADD, DELETE, SETTLE})


class Arrival(NamedTuple):
    """One operation on its way into the log.

    `entity` is None where this program cannot read it; then nobody can tell what it refers to
    (`refers`) or what it is a fact about (`feeds`).
    """

    n: int
    salt: bytes
    body: bytes
    leaf: bytes
    op: Applied
    entity: Entity | None
    refers: tuple[str, ...]
    feeds: tuple[str, ...]

    @property
    def is_birth(self) -> bool:
        return self.op.kind in BIRTHS

    def touches(self) -> list[tuple[bytearray, int, int]]:
        """Return the rows that let it be found by what it speaks of."""
        own = (log.key(self.op.id), self.n, log.OWN_BIRTH if self.is_birth else log.OWN_CHANGE)
        fed = [(log.key(id_), self.n, log.FED) for id_ in self.feeds if id_ != self.op.id]
        return [own, *fed] if fed else [own]


def arrival(n: int, salt: bytes, body: bytes, leaf: bytes, op: Applied) -> Arrival:
    """Return an operation with what it speaks of."""
    entity = ENTITIES.get(op.entity)
    if entity is None or not _is_readable(entity, op):
        return Arrival(n, salt, body, leaf, op, None, (), ())
    refers = tuple([op.fields[name] for name in entity.refers if op.fields.get(name)])
    feeds = tuple([op.fields[name] for name in entity.feeds if op.fields.get(name)]) if entity.feeds else ()
    return Arrival(n, salt, body, leaf, op, entity, refers, feeds)


def read(body: bytes, name: str, author: Author, shared: bool) -> Applied:
    """Return the operation that bytes hold; `journal.malformed` for what no program of ours writes."""
    raw = parsed(body)
    if raw.keys() != _BODY_KEYS or not (is_id(raw["i"]) and is_id(raw["s"])):
        raise Refused("journal.malformed", what=name)
    texts = (raw["e"], raw["k"], raw["c"], *raw["b"])
    shapes = type(raw["b"]) is list and type(raw["d"]) is dict and {str}.issuperset(map(type, texts))
    if not shapes or raw["k"] not in _KINDS:
        raise Refused("journal.malformed", what=name)
    for seen in raw["b"]:
        OpName.parse(seen)
    return log.as_applied(raw, name, author, shared)


def _is_readable(entity: Entity, op: Applied) -> bool:
    """Return whether this program knows what is said, judged from the operation alone.

    A field more is a newer program's and does no harm; only new fields, or values of another
    shape, are not for us to judge.
    """
    fields = op.fields
    known = fields.keys() & entity.group_of.keys()
    return (
        op.kind in entity.kinds
        and (op.kind == DELETE or bool(known))
        and all(entity.fields[name].takes(fields[name]) for name in known)
        and all(fields[name] is None or is_id(fields[name]) for name in entity.ids if name in fields)
        and can_derive(op)
    )
