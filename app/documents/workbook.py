"""Other people's workbooks in, our own out.

Reading finds the sheet, the header row under its titles, and the columns by their usual names.
Writing keeps every text a text: identity numbers keep their digits, and what looks like a
formula is only shown.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from app.documents.sheet_guard import require_safe
from app.domain.cells import Cell, text
from app.domain.codes import folded
from app.domain.roster_columns import Column, fields_by_heading
from app.domain.roster_rows import SheetRow
from app.errors import Refused

_HEADER_WITHIN = 30
_FEWEST_HEADINGS = 2
_EMPTY_ROWS_END = 200


@dataclass(frozen=True, slots=True)
class SheetTable:
    """A sheet whose columns are understood: heading and place of each field, and its rows."""

    sheet: str
    header_row: int
    header: tuple[Cell, ...]
    places: Mapping[str, int]
    body: Sequence[Sequence[Cell]] = field(repr=False)

    @property
    def headings(self) -> dict[str, str]:
        """Return the sheet's own heading of each field."""
        return {name: " ".join(text(self.header[place]).split()) for name, place in self.places.items()}

    def rows(self) -> Iterator[SheetRow]:
        """Yield the rows under the header with the sheet's own row numbers."""
        for number, cells in enumerate(self.body, self.header_row + 1):
            yield SheetRow(number, {name: _at(cells, place) for name, place in self.places.items()})

    def cells(self, row: int) -> list[Cell]:
        """Return all cells of a row as they stand there, columns that nobody understood included."""
        return list(self.body[row - self.header_row - 1])


@dataclass(frozen=True, slots=True)
class SheetOutline:
    """What a sheet looks like before it is read: its headings, and the heading of each field understood.

    `header_row` is 0 where no header was understood; `headings` are then those of the likeliest row.
    """

    sheet: str
    header_row: int
    headings: tuple[str, ...]
    places: Mapping[str, str]
    rows: int


def outline(file: Path, columns: Sequence[Column], *, required: str = "name") -> tuple[SheetOutline, ...]:
    """Describe every visible sheet of a workbook that holds anything, the one understood best first."""
    wanted = _wanted(columns, {})
    with _opened(file) as book:
        grids = {name: _grid(book.get_sheet_by_name(name)) for name in _visible(book)}
    found = [_outline(name, grid, wanted, required) for name, grid in grids.items() if grid]
    if not found:
        raise Refused("sheet.empty", file=file.name)
    return tuple(sorted(found, key=lambda one: (-len(one.places), -len(one.headings))))


def _outline(name: str, grid: list[list[Cell]], wanted: Mapping[str, str], required: str) -> SheetOutline:
    table = _table(name, grid, wanted, required)
    if table is None:
        likeliest = max(grid[:_HEADER_WITHIN], key=_distinct_texts)
        return SheetOutline(name, 0, _headings(likeliest), {}, len(grid))
    return SheetOutline(name, table.header_row, _headings(table.header), table.headings, len(table.body))


def _distinct_texts(cells: Sequence[Cell]) -> int:
    return len({cell for cell in cells if isinstance(cell, str) and cell.strip()})


def _headings(cells: Sequence[Cell]) -> tuple[str, ...]:
    written = (" ".join(text(cell).split()) for cell in cells)
    return tuple(dict.fromkeys(heading for heading in written if heading))


@contextmanager
def _opened(file: Path) -> Iterator[CalamineWorkbook]:
    """Open a workbook; what is none, or has a password, is refused in words a person can act on."""
    require_safe(file)
    try:
        with CalamineWorkbook.from_path(file) as book:
            yield book
    except PasswordError:
        raise Refused("sheet.password", file=file.name) from None
    except CalamineError:
        raise Refused("sheet.not_workbook", file=file.name) from None


def read_table(
    file: Path,
    columns: Sequence[Column],
    *,
    required: str = "name",
    sheet: str | None = None,
    mapping: Mapping[str, str] | None = None,
) -> SheetTable:
    """Read the one sheet of a workbook that holds a list with these columns.

    `mapping` gives the heading of a field where it is none of the usual ones; an empty heading
    leaves the field out. Raises `Refused` with a `sheet.…` code when the file is no such workbook.
    """
    with _opened(file) as book:
        return _best(file, book, columns, required, sheet, mapping or {})


def _best(
    file: Path,
    book: CalamineWorkbook,
    columns: Sequence[Column],
    required: str,
    sheet: str | None,
    mapping: Mapping[str, str],
) -> SheetTable:
    """Return the sheet asked for, or the visible one that understands most columns."""
    candidates = [sheet] if sheet is not None else _visible(book)
    if sheet is not None and sheet not in book.sheet_names:
        raise Refused("sheet.unknown", file=file.name, sheet=sheet, sheets="、".join(book.sheet_names))
    grids = {name: _grid(book.get_sheet_by_name(name)) for name in candidates}
    if not any(grids.values()):
        raise Refused("sheet.empty", file=file.name)
    wanted = _wanted(columns, mapping)
    tables = [found for name, grid in grids.items() if (found := _table(name, grid, wanted, required))]
    if not tables:
        expected = next(column.heading for column in columns if column.field == required)
        raise Refused("sheet.no_header", file=file.name, column=mapping.get(required) or expected)
    best = max(tables, key=lambda found: len(found.places))
    _require_mapped(file, best, mapping)
    return best


def _visible(book: CalamineWorkbook) -> list[str]:
    return [
        known.name
        for known in book.sheets_metadata
        if known.typ == SheetTypeEnum.WorkSheet and known.visible == SheetVisibleEnum.Visible
    ]


def _grid(sheet: CalamineSheet) -> list[list[Cell]]:
    """Return the cells from the first row and column on; the list ends before a long emptiness."""
    grid: list[list[Cell]] = []
    empty = 0
    for cells in sheet.to_python(skip_empty_area=False):
        empty = 0 if any(cell not in ("", None) for cell in cells) else empty + 1
        if empty > _EMPTY_ROWS_END:
            break
        grid.append(list(cells))
    return grid[: len(grid) - empty]


def _wanted(columns: Sequence[Column], mapping: Mapping[str, str]) -> dict[str, str]:
    """Return the field of each heading; a field that is mapped answers to its mapping only."""
    by_field = {column.field for column in columns} | {column.heading for column in columns}
    of_heading = {column.heading: column.field for column in columns}
    mapped = {of_heading.get(name, name): heading for name, heading in mapping.items()}
    for name in mapping:
        if name not in by_field:
            raise Refused("sheet.unknown_field", field=name, fields="、".join(of_heading))
    usual = {word: name for word, name in fields_by_heading(columns).items() if name not in mapped}
    return usual | {_heading(heading): name for name, heading in mapped.items() if heading}


def _table(name: str, grid: list[list[Cell]], wanted: Mapping[str, str], required: str) -> SheetTable | None:
    """Return the table under the row that understands most columns, titles above it left out."""
    best: tuple[int, dict[str, int]] = (0, {})
    for number, cells in enumerate(grid[:_HEADER_WITHIN], 1):
        places = _places(cells, wanted)
        if required in places and len(places) >= _FEWEST_HEADINGS and len(places) > len(best[1]):
            best = (number, places)
    number, places = best
    if not places:
        return None
    return SheetTable(name, number, tuple(grid[number - 1]), places, grid[number:])


def _places(cells: Sequence[Cell], wanted: Mapping[str, str]) -> dict[str, int]:
    places: dict[str, int] = {}
    for place, cell in enumerate(cells):
        if isinstance(cell, str) and (name := wanted.get(_heading(cell))):
            places.setdefault(name, place)
    return places


def _heading(cell: str) -> str:
    """Fold a heading and drop the marks of forms: `*姓名`, `姓名（必填）`, `姓名：`."""
    return folded(cell).replace("必填", "").replace("选填", "").strip("*:：＊")


def _require_mapped(file: Path, table: SheetTable, mapping: Mapping[str, str]) -> None:
    understood = {_heading(text(table.header[place])) for place in table.places.values()}
    for heading in filter(None, mapping.values()):
        if _heading(heading) not in understood:
            raise Refused("sheet.no_column", file=file.name, column=heading)


def _at(cells: Sequence[Cell], place: int) -> Cell:
    return cells[place] if place < len(cells) else None


def notes_by_row(notes: Iterable[tuple[int, str]]) -> dict[int, str]:
    """Join the notes of each row into one cell."""
    joined: dict[int, list[str]] = {}
    for row, note in notes:
        joined.setdefault(row, []).append(note)
    return {row: "；".join(parts) for row, parts in joined.items()}
