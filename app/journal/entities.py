"""One table of all entities: record or fact, field groups, references, what feeds what.

It is read off the columns of `db.schema`, so the table that holds the data and the rules of the
journal cannot disagree.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column, Table

from app.journal.layout import Layout
from app.journal.operation import ADD, CREATE, DELETE, OWN, PUT, SETTLE
from db.schema.tables import PROJECTED

_FIXED = ("id", "scope", "county")
PRIVATE = frozenset({"account", "setting"})
"""Entities whose operations never leave this office's machines unless someone says otherwise."""

_RECORD_KINDS = frozenset({CREATE, PUT, DELETE, SETTLE})
_FACT_KINDS = frozenset({ADD})
_TYPES: Mapping[str, frozenset[type]] = {
    "text": frozenset({str, type(None)}),
    "id": frozenset({str, type(None)}),
    "int": frozenset({int, type(None)}),
    "json": frozenset({dict, list, tuple, type(None)}),
}


@dataclass(frozen=True, slots=True)
class Field:
    """One column: its shape, its group (None when the projection derives it), whom it refers to."""

    name: str
    shape: str
    group: str | None
    refers: str | None
    feeds: bool

    def takes(self, kind: type) -> bool:
        """Return whether values of a type have the shape of the column."""
        return kind in _TYPES[self.shape] or (issubclass(kind, str) and str in _TYPES[self.shape])


@dataclass(frozen=True, slots=True)
class Entity:
    """A record (versioned field groups) or a fact (inserted once)."""

    name: str
    is_fact: bool
    fields: Mapping[str, Field]
    groups: Mapping[str, tuple[str, ...]]
    prefers: Mapping[str, str]
    group_of: Mapping[str, str]
    ids: tuple[str, ...]
    refers: tuple[str, ...]
    feeds: tuple[str, ...]
    layout: Layout
    written: tuple[str, ...]
    derived: tuple[str, ...]
    """The columns, first those that operations write, then those that follow from them."""
    documents: tuple[int, ...]
    """Positions of the JSON columns in a row."""
    audience: str | None
    """The audience that never changes, or None for the office the entity belongs to."""

    @property
    def kinds(self) -> frozenset[str]:
        """Return the kinds of operation there are for it."""
        return _FACT_KINDS if self.is_fact else _RECORD_KINDS

    def require_fields(self, fields: Mapping[str, Any]) -> None:
        """Raise `KeyError` for a field that no group has: a programming error."""
        if not fields.keys() <= self.group_of.keys():
            raise KeyError(*(fields.keys() - self.group_of.keys()))


@dataclass(frozen=True, slots=True)
class Parts:
    """A table of parts taken out of one entity's body (activities of a plan, marks of a session)."""

    name: str
    owner: str
    fields: tuple[str, ...]
    layout: Layout


def _field(column: Column[Any]) -> Field:
    info = column.info
    return Field(str(column.name), info["shape"], info["group"], info["refers"], info.get("feeds", False))


def _entity(table: Table) -> Entity:
    own = [column for column in table.columns if column.name not in ("n", *_FIXED)]
    # Written fields first; where the tables have them is of no account.
    fields = sorted(map(_field, own), key=lambda field: field.group is None)
    written = [field for field in fields if field.group]
    groups: dict[str, tuple[str, ...]] = {}
    for field in written:
        groups[str(field.group)] = (*groups.get(str(field.group), ()), field.name)
    names = tuple(field.name for field in fields)
    return Entity(
        name=str(table.name),
        is_fact=table.info["kind"] == "fact",
        fields={field.name: field for field in fields},
        groups=groups,
        prefers={str(field.group): table.c[field.name].info["prefers"] for field in written},
        group_of={field.name: str(field.group) for field in written},
        ids=tuple(field.name for field in written if field.shape == "id"),
        refers=tuple(field.name for field in fields if field.refers),
        feeds=tuple(field.name for field in fields if field.feeds),
        layout=_layout(table, (*_FIXED, *names)),
        written=tuple(field.name for field in written),
        derived=tuple(field.name for field in fields if not field.group),
        documents=tuple(at for at, field in enumerate(fields, len(_FIXED)) if field.shape == "json"),
        audience=OWN if table.name in PRIVATE else None,
    )


def _layout(table: Table, columns: tuple[str, ...]) -> Layout:
    types = [str(table.c[name].type) for name in columns]
    return Layout(
        table=str(table.name),
        columns=columns,
        ids=tuple(at for at, type_ in enumerate(types) if type_ == "BLOB"),
        kinds=tuple(int if type_ == "INTEGER" else str for type_ in types),
    )


def _parts(table: Table) -> Parts:
    fields = tuple(str(column.name) for column in table.columns if column.name not in ("owner", "position"))
    layout = _layout(table, ("owner", "position", *fields))
    return Parts(str(table.name), table.info["owner"], fields, layout)


ENTITIES: Mapping[str, Entity] = {
    str(table.name): _entity(table) for table in PROJECTED if table.info["kind"] != "part"
}
PARTS: tuple[Parts, ...] = tuple(_parts(table) for table in PROJECTED if table.info["kind"] == "part")
PARTS_OF: Mapping[str, tuple[Parts, ...]] = {
    name: tuple(parts for parts in PARTS if parts.owner == name) for name in ENTITIES
}
