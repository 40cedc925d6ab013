"""教师与学校, as the window knows it before it is opened."""

from PySide6.QtCore import QCoreApplication

from app.ui.desk import Desk
from app.ui.pages import PageController, PageSpec


def _make(desk: Desk) -> PageController:
    from app.ui.roster.roster_controller import RosterController  # noqa: PLC0415 - when the page is opened

    return RosterController(desk)


PAGE = PageSpec("roster", lambda: QCoreApplication.translate("RosterPage", "教师与学校"), "users", _make)
