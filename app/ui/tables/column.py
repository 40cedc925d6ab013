"""What a column is: data, so that one model class serves every table."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Generic, Literal, TypeVar

from app.listings.listing import Listing
from app.ui.tokens import Tone

Row = TypeVar("Row")
Align = Literal["left", "right", "center"]


@dataclass(frozen=True, slots=True)
class Column(Generic[Row]):
    """One column over rows of a listing.

    `cell` and the other functions run on a worker thread when a page is loaded: they must be pure.
    `width` counts Chinese characters, so that it follows the font size.
    """

    key: str
    title: str
    cell: Callable[[Row], str]
    width: float = 6
    align: Align = "left"
    order_by: str | None = None
    tone: Callable[[Row], Tone | None] | None = None
    number: Callable[[Row], Decimal | int | None] | None = None
    tip: Callable[[Row], str] | None = None
    shown: bool = True


@dataclass(frozen=True, slots=True)
class Line(Generic[Row]):
    """A row made ready for painting: looking a cell up costs one index."""

    row: Row
    texts: tuple[str, ...]
    tones: tuple[Tone | None, ...]


def line(columns: tuple[Column[Row], ...], row: Row) -> Line[Row]:
    """Prepare one row; a status cell gets the symbol of its tone before the word."""
    tones = tuple(column.tone(row) if column.tone else None for column in columns)
    texts = tuple(
        f"{tone.symbol} {column.cell(row)}" if tone else column.cell(row)
        for column, tone in zip(columns, tones, strict=True)
    )
    return Line(row, texts, tones)


def lines(
    listing: Listing[Any, Row], columns: tuple[Column[Row], ...], keys: Sequence[str]
) -> list[Line[Row] | None]:
    """Return one line per key; None where the row has gone since the keys were found."""
    rows = listing.rows(keys)
    if len(rows) == len(keys):
        return [line(columns, row) for row in rows]
    # Something was removed meanwhile. Rows do not say their key, so ask one by one; it is one page.
    single = (listing.rows([key]) for key in keys)
    return [line(columns, found[0]) if found else None for found in single]
