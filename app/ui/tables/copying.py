"""Rows for the clipboard: TSV for text, HTML that keeps ID and phone numbers as text in WPS and Excel."""

from collections.abc import Iterable, Sequence
from html import escape

from PySide6.QtCore import QMimeData

# Without this format a spreadsheet turns an 18-digit number into 4.5E+17 and loses its last digits.
_TEXT_CELL = "<td style=\"mso-number-format:'\\@'\">"
_NUMBER_CELL = "<td>"


def as_tsv(rows: Iterable[Sequence[str]]) -> str:
    """Join cells with tabs and rows with line ends, quoting what would break a cell; no empty last row."""
    return "\r\n".join("\t".join(_quoted(cell) for cell in row) for row in rows)


def as_html(rows: Iterable[Sequence[str]], numeric: Sequence[bool]) -> str:
    """Return a table whose non-numeric cells are declared as text."""
    lines = (
        "".join(
            f"{_NUMBER_CELL if number else _TEXT_CELL}{escape(cell)}</td>"
            for cell, number in zip(row, numeric, strict=True)
        )
        for row in rows
    )
    return f"<table>{''.join(f'<tr>{cells}</tr>' for cells in lines)}</table>"


def clipboard(rows: Sequence[Sequence[str]], numeric: Sequence[bool]) -> QMimeData:
    """Return both forms for the clipboard."""
    data = QMimeData()
    data.setText(as_tsv(rows))
    data.setHtml(as_html(rows, numeric))
    return data


def _quoted(cell: str) -> str:
    if any(mark in cell for mark in '\t\n\r"'):
        return '"' + cell.replace('"', '""') + '"'
    return cell
