"""What came in as a whole: imports of workbooks, newest first.

A batch is a commit of one of this office's devices whose title an import gave; what it did is
counted from its operations, so the list can never say anything else than the log.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass

from sqlalchemy import Connection

from app.journal import log
from app.journal.compression import unpack
from app.journal.operation import CREATE, PUT, Header
from app.listings.listing import Order, Totals

Reader = Callable[[], AbstractContextManager[Connection]]
TITLES = ("导入教师", "导入学校")


@dataclass(frozen=True, slots=True)
class BatchCriteria:
    """Which imports: all, or those whose title or importer has this text."""

    find: str = ""


@dataclass(frozen=True, slots=True)
class BatchRow:
    """One import: when (by that PC's clock), by whom, how many entries it added and changed."""

    id: str
    title: str
    by: str
    made_at: str
    added: int
    changed: int


class Batches:
    """The list of imports."""

    def __init__(self, read: Reader) -> None:
        self._read = read

    def find(self, criteria: BatchCriteria = BatchCriteria(), order: Sequence[Order] = ()) -> Sequence[str]:
        """Return the names of the commits that fit, newest first, or oldest first by `made_at`."""
        with self._read() as connection:
            headers = _headers(connection)
        found = [name for name, header in headers if _fits(header, criteria)]
        oldest_first = any(known.column == "made_at" and not known.descending for known in order)
        return found if oldest_first else found[::-1]

    def rows(self, keys: Sequence[str]) -> list[BatchRow]:
        """Return the rows of these imports in the same order."""
        with self._read() as connection:
            known = dict(_headers(connection))
            return [_row(connection, key, known[key]) for key in keys if key in known]

    def totals(self, criteria: BatchCriteria = BatchCriteria()) -> Totals:
        """Return how many imports fit."""
        return Totals(len(self.find(criteria)), {})


def _fits(header: Header, criteria: BatchCriteria) -> bool:
    return criteria.find in header.title or criteria.find in header.actor_name


def _headers(connection: Connection) -> list[tuple[str, Header]]:
    """Return the imports made on this office's devices, oldest first; what came in bundles has its own list."""
    packed = log.rows(connection, "SELECT header FROM commit_ WHERE bundle IS NULL ORDER BY n")
    headers = (Header.decode(unpack(one)) for (one,) in packed)
    return [(f"{h.device}.{h.seq}", h) for h in headers if h.title.startswith(TITLES)]


def _row(connection: Connection, name: str, header: Header) -> BatchRow:
    first = log.rows(
        connection,
        "SELECT c.first_op FROM commit_ c JOIN device d ON d.n = c.device WHERE d.id = ? AND c.seq = ?",
        (bytes.fromhex(header.device), header.seq),
    )[0][0]
    numbers = range(first, first + header.count)
    kinds = Counter(known.body["k"] for known in log.by_number(connection, numbers))
    return BatchRow(name, header.title, header.actor_name, header.made_at, kinds[CREATE], kinds[PUT])
