"""活动签到, as the window knows it."""

from PySide6.QtCore import QCoreApplication

from app.ui.pages import PageSpec
from app.ui.sessions.sessions_controller import SessionsController

PAGE = PageSpec(
    "sessions",
    lambda: QCoreApplication.translate("SessionsPage", "活动签到"),
    "calendar-check",
    SessionsController,
)
