"""The page U盘交换 as the window knows it."""

from PySide6.QtCore import QCoreApplication

from app.ui.desk import Desk
from app.ui.pages import PageController, PageSpec


def _open(desk: Desk) -> PageController:
    # Not before somebody exchanges: the window starts without this page's code.
    from app.ui.exchange.exchange_controller import ExchangeController  # noqa: PLC0415

    return ExchangeController(desk)


PAGE = PageSpec("exchange", lambda: QCoreApplication.translate("Pages", "U盘交换"), "usb", _open)
