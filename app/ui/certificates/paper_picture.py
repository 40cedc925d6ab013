"""The first page of a paper as a picture, drawn away from the window's thread."""

import threading
from pathlib import Path

from PySide6.QtGui import QImage

# PDFium keeps global state: two threads in it at once crash the process.
_ONE_AT_A_TIME = threading.Lock()
_WIDEST = 6000


def paint(file: Path, width: int) -> QImage:
    """Return the first page as wide as asked, in pixels of the screen.

    Raises `pypdfium2.PdfiumError` for a file that is no PDF.
    """
    import pypdfium2  # noqa: PLC0415 - a native library that only whoever looks at a paper needs

    with _ONE_AT_A_TIME, pypdfium2.PdfDocument(file) as document:
        page = document[0]
        scale = min(max(width, 1), _WIDEST) / page.get_width()
        bitmap = page.render(scale=scale, prefer_bgrx=True)
        # The picture's memory belongs to PDFium and goes with the document: keep a copy.
        return QImage(
            bitmap.buffer, bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGB32
        ).copy()
