"""The one workbook that somebody drags onto a window."""

from pathlib import Path

from PySide6.QtCore import QMimeData

# .csv too: it is no workbook, and the import says how to make one of it.
_SUFFIXES = (".xlsx", ".xls", ".xlsm", ".et", ".csv")


def workbook_in(data: QMimeData) -> Path | None:
    """Return the file when exactly one is dragged and it looks like a table."""
    files = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    return files[0] if len(files) == 1 and files[0].suffix.lower() in _SUFFIXES else None
