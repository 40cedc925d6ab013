"""The metadata of the store and the few column shapes every table is made of.

A projected column says in its `info` which field group of its entity it belongs to, so that the
journal reads its field groups from the very table that holds them; nothing is written twice.
"""

from collections.abc import Callable
from functools import partial
from typing import Any, Literal

from sqlalchemy import Column, Integer, LargeBinary, MetaData, Table, Text
from sqlalchemy.types import TypeEngine

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    }
)

Prefers = Literal["superior", "owner"]
Shape = Literal["text", "int", "id", "json"]


_TYPES: dict[Shape, Callable[[], TypeEngine[Any]]] = {
    "text": Text,
    "int": Integer,
    "id": partial(LargeBinary, 16),
    "json": Text,
}


def _info(shape: Shape, group: str | None, prefers: Prefers, refers: str | None = None) -> dict[str, object]:
    return {"shape": shape, "group": group, "prefers": prefers, "refers": refers}


def text(name: str, group: str, *, prefers: Prefers = "owner", index: bool = False) -> Column[Any]:
    """Return a text column of a field group; NULL means not given."""
    return Column(name, Text, info=_info("text", group, prefers), index=index)


def number(name: str, group: str, *, prefers: Prefers = "owner", index: bool = False) -> Column[Any]:
    """Return a whole-number column (minutes, hundredths, fen, 0/1)."""
    return Column(name, Integer, info=_info("int", group, prefers), index=index)


def refer(
    name: str,
    group: str,
    entity: str | None = None,
    *,
    prefers: Prefers = "owner",
    feeds: bool = False,
) -> Column[Any]:
    """Return a column with the id of another entity.

    With `entity` given an operation waits until that entity is here. There is no foreign key:
    it would be a second, unwritten merge rule. A fact that `feeds` the other entity has its
    derived columns computed again.
    """
    info = _info("id", group, prefers, entity) | {"feeds": feeds}
    return Column(name, LargeBinary(16), info=info, index=True)


def document(name: str, group: str, *, prefers: Prefers = "owner") -> Column[Any]:
    """Return a column holding canonical JSON."""
    return Column(name, Text, info=_info("json", group, prefers))


def derived(name: str, shape: Shape = "text", *, index: bool = False) -> Column[Any]:
    """Return a column that the projection computes from the operations; nobody writes it."""
    return Column(name, _TYPES[shape](), info=_info(shape, None, "owner"), index=index)


def projected(
    name: str, *columns: Column[Any], kind: Literal["record", "fact"], by_scope: bool = False
) -> Table:
    """Return the table of an entity: local number, id, the office it belongs to, its columns.

    `n` never leaves this machine. `scope` is the office whose data the row is; `county` its
    six-digit county code, so that a province can be split by county. A fact's row also says
    who stated it, and when by that PC's clock. Only what is listed `by_scope` has an index on
    its scope: every index is paid for by every import.
    """
    stated = (derived("actor"), derived("actor_name"), derived("made_at")) if kind == "fact" else ()
    return Table(
        name,
        metadata,
        Column("n", Integer, primary_key=True),
        Column("id", LargeBinary(16), nullable=False, unique=True),
        Column("scope", LargeBinary(16), nullable=False, index=by_scope),
        Column("county", Text, nullable=False),
        *columns,
        *stated,
        info={"kind": kind},
    )


def exploded(name: str, owner: str, *columns: Column[Any]) -> Table:
    """Return a table of parts that the projection takes out of one entity's body (activities, marks)."""
    return Table(
        name,
        metadata,
        Column("owner", LargeBinary(16), primary_key=True, info={"entity": owner}),
        Column("position", Integer, primary_key=True),
        *columns,
        info={"kind": "part", "owner": owner},
        sqlite_with_rowid=False,
    )
