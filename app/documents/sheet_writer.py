"""Workbooks that we hand out: lists as text, and the rows of someone's own sheet that failed."""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.workbook.child import INVALID_TITLE_REGEX
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from app.documents.workbook import SheetTable
from app.domain.cells import Cell
from app.domain.roster_columns import Column
from app.errors import Unavailable

NOTE_HEADING = "问题说明"
_NOTE_WIDTH = 48
_WIDTH = 16
_BOLD = Font(bold=True)
_RED = Font(color="C00000", bold=True)
_SHADE = PatternFill("solid", fgColor="EEF2F6")
_TEXT_FORMAT = "@"


def write_list(
    file: Path, title: str, columns: Sequence[Column], rows: Iterable[Mapping[str, str | None]]
) -> int:
    """Write a list with our headings, every cell a text, the header frozen; return the count of rows."""
    part = _begun(file)
    book = Workbook(write_only=True)
    sheet = _sheet(book, title, [column.width for column in columns], frozen_row=1)
    sheet.append([_header(sheet, column.heading) for column in columns])
    count = 0
    for row in rows:
        sheet.append([_text(sheet, row.get(column.field) or "") for column in columns])
        count += 1
    _save(book, part, file)
    return count


def write_failed(file: Path, table: SheetTable, notes: Mapping[int, str]) -> int:
    """Write the rows that failed as they stood in the sheet, with a red column that says why.

    The header stays above them, so that the corrected copy can be imported as it is.
    """
    header = [cell for cell in table.header if cell != NOTE_HEADING]
    part = _begun(file)
    book = Workbook(write_only=True)
    sheet = _sheet(book, table.sheet, [_WIDTH] * len(header) + [_NOTE_WIDTH], frozen_row=1)
    sheet.append([*(_header(sheet, str(cell or "")) for cell in header), _red(sheet, NOTE_HEADING)])
    kept = [place for place, cell in enumerate(table.header) if cell != NOTE_HEADING]
    for row, note in sorted(notes.items()):
        cells = table.cells(row)
        sheet.append([*(_as_it_was(sheet, cells[place]) for place in kept), _red(sheet, note)])
    _save(book, part, file)
    return len(notes)


def _sheet(book: Workbook, title: str, widths: Sequence[int], *, frozen_row: int) -> WriteOnlyWorksheet:
    # A name of a sheet may not hold what a topic may, such as a slash.
    sheet = book.create_sheet(INVALID_TITLE_REGEX.sub(" ", title)[:31])
    assert isinstance(sheet, WriteOnlyWorksheet)
    for number, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    sheet.freeze_panes = f"A{frozen_row + 1}"
    return sheet


def _text(sheet: WriteOnlyWorksheet, value: str) -> WriteOnlyCell:
    """Return a cell that stays a text: else `=…` becomes a formula and a long number loses digits."""
    cell = WriteOnlyCell(sheet, ILLEGAL_CHARACTERS_RE.sub("", value))
    cell.data_type = "s"
    cell.number_format = _TEXT_FORMAT
    return cell


def _header(sheet: WriteOnlyWorksheet, value: str) -> WriteOnlyCell:
    cell = _text(sheet, value)
    cell.font, cell.fill = _BOLD, _SHADE
    return cell


def _red(sheet: WriteOnlyWorksheet, value: str) -> WriteOnlyCell:
    cell = _text(sheet, value)
    cell.font, cell.alignment = _RED, Alignment(wrap_text=True)
    return cell


def _as_it_was(sheet: WriteOnlyWorksheet, value: Cell) -> object:
    if isinstance(value, str):
        return _text(sheet, value)
    if isinstance(value, (date, datetime)):
        cell = WriteOnlyCell(sheet, value)
        cell.number_format = "yyyy-mm-dd"
        return cell
    return value


def _begun(file: Path) -> Path:
    """Begin the file beside its place, so that what cannot be written is known before the work."""
    part = file.with_name(f".{file.name}.part")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        part.touch()
    except OSError as error:
        raise Unavailable("file.not_written", file=str(file), reason=error.strerror or "") from error
    return part


def _save(book: Workbook, part: Path, file: Path) -> None:
    """Write beside the place and rename, so that a full stick never leaves half a workbook."""
    try:
        book.save(part)
        part.replace(file)
    except OSError as error:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise Unavailable("file.not_written", file=str(file), reason=error.strerror or "") from error
