"""Operations on their way into the log: read from their bytes, checked, and what they speak of."""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from app.errors import Refused
from app.journal import log
from app.journal.derive import READ, can_derive
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


class _Shape(NamedTuple):
    """What can be said of operations whose fields have the same names and types."""

    readable: bool
    ids: tuple[str, ...]
    refers: tuple[str, ...]
    feeds: tuple[str, ...]
    is_read: bool
    """Whether a rule looks into the values, so that they have to be tried."""


def arrival(n: int, salt: bytes, body: bytes, leaf: bytes, op: Applied) -> Arrival:
    """Return an operation with what it speaks of."""
    fields = op.fields
    shape = _shape(op.entity, op.kind, tuple(fields), tuple(map(type, fields.values())))
    if (
        shape.readable
        and all(map(is_id, map(fields.get, shape.ids)))
        and (not shape.is_read or can_derive(op))
    ):
        refers, feeds = (
            tuple(map(fields.__getitem__, shape.refers)),
            tuple(map(fields.__getitem__, shape.feeds)),
        )
        return Arrival(n, salt, body, leaf, op, ENTITIES[op.entity], refers, feeds)
    return Arrival(n, salt, body, leaf, op, None, (), ())


def touches(arrivals: Sequence[Arrival]) -> list[tuple[bytearray, int, int]]:
    """Return the rows that let operations be found by what they speak of."""
    found = [
        (log.key(known.op.id), known.n, log.OWN_BIRTH if known.op.kind in BIRTHS else log.OWN_CHANGE)
        for known in arrivals
    ]
    found += [
        (log.key(id_), known.n, log.FED) for known in arrivals for id_ in known.feeds if id_ != known.op.id
    ]
    return found


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


@lru_cache(maxsize=4096)
def _shape(entity_name: str, kind: str, names: tuple[str, ...], types: tuple[type, ...]) -> _Shape:
    """Judge what is said by names and types.

    A field more is a newer program's and does no harm; only new fields, or values of another
    shape, are not for us to judge.
    """
    entity = ENTITIES.get(entity_name)
    if entity is None:
        return _Shape(False, (), (), (), False)
    known = {name: type_ for name, type_ in zip(names, types, strict=True) if name in entity.group_of}
    given = {name for name, type_ in known.items() if type_ is not type(None)}
    return _Shape(
        readable=kind in entity.kinds
        and (kind == DELETE or bool(known))
        and all(entity.fields[name].takes(type_) for name, type_ in known.items()),
        ids=tuple(name for name in entity.ids if name in given),
        refers=tuple(name for name in entity.refers if name in given),
        feeds=tuple(name for name in entity.feeds if name in given),
        is_read=entity_name in READ,
    )
