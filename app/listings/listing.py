"""What every list is: keys in order, rows by key, totals; the screen, the file and the shell share it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

Criteria = TypeVar("Criteria", contravariant=True)
Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Order:
    """One column to sort by, named as the listing names it."""

    column: str
    descending: bool = False


@dataclass(frozen=True, slots=True)
class Totals:
    """How many rows the criteria match, and sums over them by column (hundredths, minutes)."""

    count: int
    sums: dict[str, int]


class Listing(Protocol[Criteria, Row]):
    """One list. Keys are ids (32 hexadecimal digits); they stay the same while rows come and go."""

    def find(self, criteria: Criteria, order: Sequence[Order] = ()) -> Sequence[str]:
        """Return the keys of all rows that match, in order."""
        ...

    def rows(self, keys: Sequence[str]) -> list[Row]:
        """Return the rows of these keys in the same order; a key that is gone is left out."""
        ...

    def totals(self, criteria: Criteria) -> Totals:
        """Return how many rows match, and their sums."""
        ...


def key_of(text: str) -> bytes:
    """Return an id as the tables hold it; what a person mistyped is no id and fits nothing."""
    try:
        return bytes.fromhex(text)
    except ValueError:
        return b""
