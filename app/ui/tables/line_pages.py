"""The few pages of rows that are kept in memory, newest last."""

from collections import OrderedDict
from typing import Generic

from app.ui.tables.column import Line, Row

PAGE = 200
KEPT = 32


class LinePages(Generic[Row]):
    """A least-recently-used store of at most 32 pages of 200 lines."""

    def __init__(self) -> None:
        self._pages: OrderedDict[int, list[Line[Row] | None]] = OrderedDict()
        self._hot_number = -1
        self._hot: list[Line[Row] | None] = []

    def __len__(self) -> int:
        return len(self._pages)

    def line(self, row: int) -> Line[Row] | None:
        """Return one line when its page is here and the row still exists."""
        number, at = divmod(row, PAGE)
        if number != self._hot_number:
            page = self._pages.get(number)
            if page is None:
                return None
            self._pages.move_to_end(number)
            self._hot_number, self._hot = number, page
        return self._hot[at] if at < len(self._hot) else None

    def has(self, row: int) -> bool:
        """Whether the page of this row is here."""
        number = row // PAGE
        return number == self._hot_number or number in self._pages

    def put(self, number: int, lines: list[Line[Row] | None]) -> None:
        """Keep a page; the one that was not looked at for longest goes."""
        self._pages[number] = lines
        self._pages.move_to_end(number)
        while len(self._pages) > KEPT:
            self._pages.popitem(last=False)
        self._hot_number, self._hot = number, lines

    def clear(self) -> None:
        """Forget every page."""
        self._pages.clear()
        self._hot_number, self._hot = -1, []
