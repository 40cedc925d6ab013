"""A listing over rows that are in memory already: a check list, a preview, a handful of offices."""

from collections.abc import Callable, Iterable, Sequence
from operator import attrgetter
from typing import Generic, TypeVar

from app.listings.listing import Order, Totals

Row = TypeVar("Row")


class HeldList(Generic[Row]):
    """Lets a table show what a use case returned; criteria are a text that `searched` must contain.

    `put` replaces the rows as a whole, so that a worker which reads meanwhile sees the old or the
    new ones. Columns are sorted by the attribute that they are ordered by.
    """

    def __init__(self, key: Callable[[Row], str], searched: Callable[[Row], str] | None = None) -> None:
        self._key = key
        self._searched = searched
        self._held: dict[str, Row] = {}

    def put(self, rows: Iterable[Row]) -> None:
        """Hold these rows instead."""
        self._held = {self._key(row): row for row in rows}

    def held(self) -> list[Row]:
        """Return every row in the order it was put."""
        return list(self._held.values())

    def find(self, criteria: str | None, order: Sequence[Order] = ()) -> Sequence[str]:
        """Return the keys of the rows that match, in the order asked for or the order they were put."""
        rows = [row for row in self._held.values() if self._matches(row, (criteria or "").casefold())]
        for one in reversed(order):
            rows.sort(key=attrgetter(one.column), reverse=one.descending)
        return [self._key(row) for row in rows]

    def rows(self, keys: Sequence[str]) -> list[Row]:
        """Return the rows of these keys in the same order; a key that is gone is left out."""
        held = self._held
        return [held[key] for key in keys if key in held]

    def totals(self, criteria: str | None) -> Totals:
        """Return how many rows match."""
        return Totals(len(self.find(criteria)), {})

    def _matches(self, row: Row, text: str) -> bool:
        return not text or self._searched is None or text in self._searched(row).casefold()
