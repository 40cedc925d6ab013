"""State sums: per office a count and a sum mod 2^256 of hashes, kept while writing.

The sum over operations is what offices compare with each other: it does not depend on the
version of the program. The sum over rows is compared only with our own rebuild. Counts and
sums, not XOR, which would cancel pairs. They guard against accidents; trust lies in the chain
and its signatures.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

import orjson
from sqlalchemy import Connection

from app.journal.log import rows

_MODULUS = 1 << 256


@dataclass(slots=True)
class Sum:
    """A count and a sum; adding and taking away commute."""

    count: int = 0
    total: int = 0

    def add(self, digest: bytes, times: int = 1) -> None:
        """Add a hash, or take it away with `times` -1."""
        self.count += times
        self.total = (self.total + times * int.from_bytes(digest)) % _MODULUS


@dataclass(slots=True)
class Sums:
    """What one transaction changes, by office."""

    operations: dict[bytes, Sum] = field(default_factory=dict)
    rows: dict[bytes, Sum] = field(default_factory=dict)

    def operation(self, scope: bytes, name: str, leaf: bytes, times: int = 1) -> None:
        """Count an applied operation that is shared with other offices."""
        self.operations.setdefault(scope, Sum()).add(hashlib.sha256(name.encode() + leaf).digest(), times)

    def row(self, scope: bytes, digest: bytes, times: int) -> None:
        """Count a projected row, or take it away."""
        self.rows.setdefault(scope, Sum()).add(digest, times)

    def flush(self, connection: Connection) -> None:
        """Add what changed to the stored sums; only the offices that were touched are written."""
        for scope in self.operations.keys() | self.rows.keys():
            _add(connection, scope, self.operations.get(scope, Sum()), self.rows.get(scope, Sum()))
        self.operations.clear()
        self.rows.clear()


def row_digest(table: str, values: Iterable[Any]) -> bytes:
    """Return the hash of a row in its plain form; local numbers and arrival order are no part of it."""
    return hashlib.sha256(orjson.dumps([table, *values], option=orjson.OPT_SORT_KEYS)).digest()


def stored(connection: Connection) -> dict[str, tuple[int, str, int, str]]:
    """Return (operations, sum, rows, sum) by office id."""
    found = rows(connection, "SELECT scope, ops, ops_sum, rows, rows_sum FROM state ORDER BY scope")
    return {row[0].hex(): (row[1], row[2].hex(), row[3], row[4].hex()) for row in found}


def state_hash(connection: Connection) -> str:
    """Return one hash over all offices' rows: equal states have equal hashes."""
    whole = [[scope, count, total] for scope, (_, _, count, total) in stored(connection).items() if count]
    return hashlib.sha256(orjson.dumps(whole)).hexdigest()


def reset_rows(connection: Connection) -> None:
    """Forget the sums over rows before a rebuild."""
    connection.exec_driver_sql("UPDATE state SET rows = 0, rows_sum = zeroblob(32)")


def _add(connection: Connection, scope: bytes, operations: Sum, projected: Sum) -> None:
    found = rows(connection, "SELECT ops, ops_sum, rows, rows_sum FROM state WHERE scope = ?", (scope,))
    ops, ops_sum, count, rows_sum = found[0] if found else (0, b"", 0, b"")
    connection.exec_driver_sql(
        "INSERT INTO state (scope, ops, ops_sum, rows, rows_sum) VALUES (?, ?, ?, ?, ?) "
        "ON CONFLICT (scope) DO UPDATE SET ops = excluded.ops, ops_sum = excluded.ops_sum, "
        "rows = excluded.rows, rows_sum = excluded.rows_sum",
        (
            scope,
            ops + operations.count,
            _sum(ops_sum, operations.total),
            count + projected.count,
            _sum(rows_sum, projected.total),
        ),
    )


def _sum(stored_sum: bytes, change: int) -> bytes:
    return ((int.from_bytes(stored_sum) + change) % _MODULUS).to_bytes(32)
