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

    @property
    def insert(self) -> str:
        """Return the statement that writes one row."""
        return f"INSERT INTO {self.table} ({self.named}) VALUES ({_marks(len(self.columns))})"

    @property
    def insert_numbered(self) -> str:
        """Return the statement that writes one row under the local number it had before."""
        return f"INSERT INTO {self.table} (n, {self.named}) VALUES ({_marks(len(self.columns) + 1)})"

    def stored(self, plain: Sequence[Any]) -> Row:
        """Return what the driver is given; it takes a `bytearray` ten times faster than `bytes`."""
        row = list(plain)
        for at in self.ids:
            if row[at] is not None:
                row[at] = bytearray.fromhex(row[at])
        return tuple(row)

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


def _marks(count: int) -> str:
    return ",".join("?" * count)
