"""State sums: per office a count and a sum mod 2^256 of hashes, kept while writing.

The sum over operations is what offices compare with each other: it does not depend on the
version of the program. The sum over rows is compared only with our own rebuild. Counts and
sums, not XOR, which would cancel pairs. They guard against accidents; trust lies in the chain
and its signatures.
"""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter

import orjson
from sqlalchemy import Connection

from app.journal.log import rows

_MODULUS = 1 << 256


@dataclass(slots=True)
class Sum:
    """A count and a sum; adding and taking away commute, and only what is stored is reduced."""

    count: int = 0
    total: int = 0

    def add(self, digests: Sequence[bytes]) -> None:
        """Add hashes."""
        self.count += len(digests)
        self.total += sum(map(int.from_bytes, digests))

    def take(self, digests: Sequence[bytes]) -> None:
        """Take hashes away."""
        self.count -= len(digests)
        self.total -= sum(map(int.from_bytes, digests))

    def plus(self, count: int, stored: bytes) -> tuple[int, bytes]:
        """Return what is stored once this is added to a count and a sum."""
        return count + self.count, ((int.from_bytes(stored) + self.total) % _MODULUS).to_bytes(32)


@dataclass(slots=True)
class Sums:
    """What one transaction changes, by office."""

    operations: dict[str, Sum] = field(default_factory=dict)
    rows: dict[str, Sum] = field(default_factory=dict)

    def add_operations(self, said: Iterable[tuple[str, bytes]]) -> None:
        """Count applied operations that are shared with other offices: (office, leaf); a leaf is salted."""
        for scope, some in groupby(said, key=itemgetter(0)):
            self.operations.setdefault(scope, Sum()).add([leaf for _, leaf in some])

    def add_rows(self, scope: str, digests: Sequence[bytes]) -> None:
        """Count projected rows."""
        self.rows.setdefault(scope, Sum()).add(digests)

    def take_rows(self, scope: str, digests: Sequence[bytes]) -> None:
        """Take projected rows away again."""
        self.rows.setdefault(scope, Sum()).take(digests)

    def flush(self, connection: Connection) -> None:
        """Add what changed to the stored sums; only the offices that were touched are written."""
        for scope in self.operations.keys() | self.rows.keys():
            _add(connection, scope, self.operations.get(scope, Sum()), self.rows.get(scope, Sum()))
        self.operations.clear()
        self.rows.clear()


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


def differing(kept: dict[str, tuple[int, str]], found: dict[str, Sum]) -> list[tuple[str, int, int]]:
    """Return (office, count kept, count found) wherever stored sums are not those that were found."""
    differ = []
    for scope in sorted(kept.keys() | found.keys()):
        count, total = kept.get(scope, (0, "0"))
        there = found.get(scope, Sum())
        if (there.count, there.total % _MODULUS) != (count, int(total, 16)):
            differ.append((scope, count, there.count))
    return differ


def _add(connection: Connection, scope: str, operations: Sum, projected: Sum) -> None:
    key = bytes.fromhex(scope)
    found = rows(connection, "SELECT ops, ops_sum, rows, rows_sum FROM state WHERE scope = ?", (key,))
    ops, ops_sum, count, rows_sum = found[0] if found else (0, b"", 0, b"")
    connection.exec_driver_sql(
        "INSERT INTO state (scope, ops, ops_sum, rows, rows_sum) VALUES (?, ?, ?, ?, ?) "
        "ON CONFLICT (scope) DO UPDATE SET ops = excluded.ops, ops_sum = excluded.ops_sum, "
        "rows = excluded.rows, rows_sum = excluded.rows_sum",
        (key, *operations.plus(ops, ops_sum), *projected.plus(count, rows_sum)),
    )
