"""What a set of applied operations says about one entity: pure, and blind to the order they came in.

Heads of a field group are the operations on it less those that another applied operation on the
same group names in its base. One head is the value. Several with different values are a fork:
both are kept, a value is chosen from the set alone, and a person decides.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter
from types import MappingProxyType
from typing import Any, NamedTuple

from app.journal.entities import Entity
from app.journal.operation import BIRTHS, CREATE, DELETE
from db.codes import OfficeLevel

_NAME = attrgetter("name")
_NO_HEADS: Mapping[str, tuple[str, ...]] = MappingProxyType({})
"""One operation and no other: its name is the head of every group."""


class Author(NamedTuple):
    """Who made an operation, as its commit says; office and level come from the device's certificate."""

    office: str
    level: OfficeLevel
    actor: str
    actor_name: str
    role: str
    made_at: str


class Applied(NamedTuple):
    """One applied operation as the merge sees it."""

    name: str
    entity: str
    id: str
    kind: str
    base: frozenset[str]
    fields: Mapping[str, Any]
    scope: str
    county: str
    author: Author
    shared: bool

    @property
    def values(self) -> Mapping[str, Any]:
        """Return what it says: alone, an operation is its own outcome."""
        return self.fields

    @property
    def forks(self) -> tuple["Fork", ...]:
        """Return nothing: one operation alone agrees with itself."""
        return ()


@dataclass(frozen=True, slots=True)
class Fork:
    """Several heads of one field group that do not agree; the id is the hash of the heads."""

    group: str
    heads: tuple[str, ...]

    @property
    def id(self) -> bytes:
        return hashlib.sha256("\n".join(self.heads).encode()).digest()


class Resolved(NamedTuple):
    """One entity as its operations have it."""

    entity: str
    id: str
    scope: str
    county: str
    values: Mapping[str, Any]
    heads: Mapping[str, tuple[str, ...]]
    forks: tuple[Fork, ...]
    author: Author
    shared: bool
    birth: str
    outside: Mapping[str, tuple[str, ...]] = MappingProxyType({})
    """The heads as an office has them that was not given our private operations, where they differ."""

    def heads_of(self, group: str) -> tuple[str, ...]:
        """Return the names of the operations whose word stands for a field group."""
        return self.heads.get(group) or (self.birth,)


Outcome = Applied | Resolved
"""What tables show of an entity; a lone birth needs no merging."""


def outcome(entity: Entity, own: Sequence[Applied]) -> Outcome | None:
    """Return what `resolve` would, in the common case without a merge and without heads."""
    if len(own) == 1 and own[0].kind in BIRTHS:
        return own[0]
    return resolve(entity, own)


def resolve(entity: Entity, own: Sequence[Applied]) -> Resolved | None:
    """Return the entity as its own operations have it, or None: deleted, or nothing here has made it."""
    if len(own) == 1:
        return _alone(own[0])
    ordered = sorted(own, key=_NAME)
    births = [op for op in ordered if op.kind in BIRTHS]
    if not births:
        return None
    return _alone(births[0]) if entity.is_fact else _record(entity, ordered, births[0])


def _alone(op: Applied) -> Resolved | None:
    """The common case: one operation made it and nothing has touched it since; a fact is never touched."""
    if op.kind not in BIRTHS:
        return None
    return Resolved(
        op.entity, op.id, op.scope, op.county, op.fields, _NO_HEADS, (), op.author, op.shared, op.name
    )


def _record(entity: Entity, own: Sequence[Applied], birth: Applied) -> Resolved | None:
    values: dict[str, Any] = {}
    heads: dict[str, tuple[str, ...]] = {}
    forks: list[Fork] = []
    alive = False
    for group, columns in entity.groups.items():
        everyone = heads_of(group, entity, own)
        heads[group] = tuple(op.name for op in everyone)
        found = _outranking(everyone, entity.prefers[group])
        chosen = min(found, key=lambda op: _rank(op, entity.prefers[group])) if found else None
        if chosen is None:
            continue
        alive = alive or chosen.kind != DELETE
        values.update({name: chosen.fields.get(name) for name in columns})
        if _disagree(found, columns):
            forks.append(Fork(group, heads[group]))
    if not alive:
        return None
    shared = [op for op in own if op.shared]
    return Resolved(
        entity=entity.name,
        id=birth.id,
        scope=birth.scope,
        county=birth.county,
        values=values,
        heads=heads,
        forks=tuple(forks),
        author=birth.author,
        shared=bool(shared),
        birth=birth.name,
        outside=_outside(entity, shared) if len(shared) < len(own) else {},
    )


def _outside(entity: Entity, shared: Sequence[Applied]) -> dict[str, tuple[str, ...]]:
    return {
        group: tuple(op.name for op in heads_of(group, entity, shared)) for group in entity.groups if shared
    }


def heads_of(group: str, entity: Entity, own: Sequence[Applied]) -> list[Applied]:
    """Return the heads of one field group, ordered by name."""
    on_group = [op for op in own if _touches(op, group, entity)]
    if len(on_group) == 1:
        return on_group
    covered = frozenset().union(*(op.base for op in on_group))
    return [op for op in on_group if op.name not in covered]


def _outranking(heads: list[Applied], prefers: str) -> list[Applied]:
    """Leave out private heads where an office above has spoken.

    What a school wrote of itself for itself, before its county knew of it, is no rival of the
    county's word.
    """
    if prefers != "superior":
        return heads
    spoken = min((op.author.level.rank for op in heads if op.shared), default=None)
    return [op for op in heads if op.shared or spoken is None or op.author.level.rank <= spoken]


def _touches(op: Applied, group: str, entity: Entity) -> bool:
    return op.kind in (CREATE, DELETE) or any(entity.group_of.get(name) == group for name in op.fields)


def _rank(op: Applied, prefers: str) -> tuple[bool, int, str]:
    """Order heads by whose word counts: the office above, or the record's own; a deletion last.

    Source: the owners per entity in the bundle design (county for a school, school for a contact).
    """
    whose = op.author.level.rank if prefers == "superior" else int(op.author.office != op.scope)
    return (op.kind == DELETE, whose, op.name)


def _disagree(heads: Sequence[Applied], columns: Sequence[str]) -> bool:
    if len(heads) < 2:
        return False
    first = heads[0]
    return any(
        op.kind == DELETE
        or first.kind == DELETE
        or any(op.fields.get(c) != first.fields.get(c) for c in columns)
        for op in heads[1:]
    )
