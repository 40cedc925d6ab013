"""How rows of a projected table are written, read and hashed.

A row has a plain form, with ids as hexadecimal text and documents as canonical JSON, and a
stored form, with ids as bytes. The hash is over the plain form and covers every column but the
local number.
"""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import orjson

from app.journal.operation import is_id

Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """The columns of one table in their order, and which of them are ids."""

    table: str
    columns: tuple[str, ...]
    ids: tuple[int, ...]
    kinds: tuple[type, ...]
    """What a plain value is, column by column: `str` for text and ids, `int` for numbers."""

    def fits(self, plain: Sequence[Any]) -> bool:
        """Return whether a row holds what its columns take, so that it can be read back unchanged."""
        typed = zip(plain, self.kinds, strict=True)
        ids = (plain[at] for at in self.ids)
        return all(
            value is None or type(value) is kind or (kind is str and isinstance(value, str))
            for value, kind in typed
        ) and all(value is None or is_id(value) for value in ids)

    @property
    def named(self) -> str:
        """Return the columns as a statement names them."""
        return ", ".join(f'"{column}"' for column in self.columns)

    def insert(self, rows: Sequence[Sequence[Any]], numbers: Sequence[int] = ()) -> tuple[str, list[Row]]:
        """Return the statement that writes plain rows, and what it is given.

        `numbers` are the local numbers that they had before. Columns that are empty throughout
        are not named at all, and ids become `bytearray`: what the driver binds, it binds slowly,
        and `bytes` ten times more slowly than those.
        """
        columns: dict[str, Sequence[Any]] = dict(zip(self.columns, zip(*rows, strict=True), strict=True))
        for at in self.ids:
            name = self.columns[at]
            columns[name] = [id_ and bytearray.fromhex(id_) for id_ in columns[name]]
        given = {name: column for name, column in columns.items() if column.count(None) < len(column)}
        if numbers:
            given = {"n": numbers, **given}
        named, marks = ", ".join(f'"{name}"' for name in given), ",".join("?" * len(given))
        return f"INSERT INTO {self.table} ({named}) VALUES ({marks})", list(zip(*given.values(), strict=True))

    def plain(self, stored: Iterable[Any]) -> list[Any]:
        """Return the plain form of a row as it lies there, whatever somebody put into it."""
        row = list(stored)
        for at in self.ids:
            if row[at] is not None:
                row[at] = row[at].hex() if isinstance(row[at], bytes) else f"not an id: {row[at]!r}"
        return row

    def digest(self, plain: Sequence[Any]) -> bytes:
        """Return the hash of a row."""
        return hashlib.sha256(orjson.dumps([self.table, *plain], default=repr)).digest()
