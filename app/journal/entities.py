"""One table of all entities: record or fact, field groups, references, what feeds what.

It is read off the columns of `db.schema`, so the table that holds the data and the rules of the
journal cannot disagree.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import orjson
from sqlalchemy import Column, Table

from app.journal.operation import OWN, canonical
from db.schema.tables import PROJECTED

_ALWAYS = ("n", "id", "scope", "county")
PRIVATE = frozenset({"account", "setting"})
"""Entities whose operations never leave this office's machines unless someone says otherwise."""


@dataclass(frozen=True, slots=True)
class Field:
    """One column: its shape, its group (None when the projection derives it), whom it refers to."""

    name: str
    shape: str
    group: str | None
    refers: str | None
    feeds: bool

    def to_column(self, value: Any) -> Any:
        """Return the stored form of a plain value."""
        if value is None:
            return None
        if self.shape == "id":
            return bytes.fromhex(value)
        return canonical(value).decode() if self.shape == "json" else value

    def to_plain(self, value: Any) -> Any:
        """Return the plain value of a stored one."""
        if value is None:
            return None
        if self.shape == "id":
            return value.hex()
        return orjson.loads(value) if self.shape == "json" else value


@dataclass(frozen=True, slots=True)
class Entity:
    """A record (versioned field groups) or a fact (inserted once)."""

    name: str
    table: Table
    is_fact: bool
    fields: tuple[Field, ...]
    groups: Mapping[str, tuple[str, ...]]
    prefers: Mapping[str, str]
    group_of: Mapping[str, str]
    refers: tuple[Field, ...]
    feeds: tuple[Field, ...]
    encoded: tuple[int, ...]
    """Positions of the fields whose stored form differs from the plain one."""

    @property
    def audience(self) -> str | None:
        """Return the audience that never changes, or None for the office the entity belongs to."""
        return OWN if self.name in PRIVATE else None

    def require_fields(self, fields: Mapping[str, Any]) -> None:
        """Raise `KeyError` for a field that no group has: a programming error."""
        if not fields.keys() <= self.group_of.keys():
            raise KeyError(*(fields.keys() - self.group_of.keys()))


@dataclass(frozen=True, slots=True)
class Parts:
    """A table of parts taken out of one entity's body (activities of a plan, marks of a session)."""

    name: str
    owner: str
    table: Table
    fields: tuple[Field, ...]


def _field(column: Column[Any]) -> Field:
    info = column.info
    return Field(str(column.name), info["shape"], info["group"], info["refers"], info.get("feeds", False))


def _entity(table: Table) -> Entity:
    fields = tuple(_field(column) for column in table.columns if column.name not in _ALWAYS)
    groups: dict[str, tuple[str, ...]] = {}
    for field in fields:
        if field.group:
            groups[field.group] = (*groups.get(field.group, ()), field.name)
    return Entity(
        name=str(table.name),
        table=table,
        is_fact=table.info["kind"] == "fact",
        fields=fields,
        groups=groups,
        prefers={field.group: table.c[field.name].info["prefers"] for field in fields if field.group},
        group_of={field.name: field.group for field in fields if field.group},
        refers=tuple(field for field in fields if field.refers),
        feeds=tuple(field for field in fields if field.feeds),
        encoded=tuple(at for at, field in enumerate(fields) if field.shape in ("id", "json")),
    )


_SHAPES = {"INTEGER": "int", "TEXT": "text", "BLOB": "id"}


def _parts(table: Table) -> Parts:
    fields = tuple(
        Field(str(column.name), _SHAPES[str(column.type)], None, None, False)
        for column in table.columns
        if column.name not in ("owner", "position")
    )
    return Parts(str(table.name), table.info["owner"], table, fields)


ENTITIES: Mapping[str, Entity] = {
    str(table.name): _entity(table) for table in PROJECTED if table.info["kind"] != "part"
}
PARTS: tuple[Parts, ...] = tuple(_parts(table) for table in PROJECTED if table.info["kind"] == "part")
PARTS_OF: Mapping[str, tuple[Parts, ...]] = {
    name: tuple(parts for parts in PARTS if parts.owner == name) for name in ENTITIES
}
