"""One page on paper, when there is a printer."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from app.ui.tokens import Tone


def print_page(html: str, parent: QWidget, said: Callable[[Tone, str], object]) -> None:
    """Ask for a printer and print; `said` is told how it went, to be shown where the person looks."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo  # noqa: PLC0415  # once per folder

    if not QPrinterInfo.availablePrinterNames():
        said(
            Tone.WAIT,
            QCoreApplication.translate(
                "Printing", "没有找到打印机。请抄在纸上，或点“复制”后到别的电脑打印。"
            ),
        )
        return
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    dialog = QPrintDialog(printer, parent)
    dialog.accepted.connect(lambda: said(*_printed(html, printer)))
    dialog.setModal(True)
    dialog.show()


def _printed(html: str, printer: object) -> tuple[Tone, str]:
    from PySide6.QtGui import QTextDocument  # noqa: PLC0415  # see above

    document = QTextDocument()
    document.setHtml(html)
    document.print_(printer)  # type: ignore[arg-type]  # a QPrinter, whose module is not loaded before it is needed
    return Tone.OK, QCoreApplication.translate("Printing", "已送到打印机。请取到纸、核对过，再打勾。")
