"""学分, as the window knows it."""

from PySide6.QtCore import QCoreApplication

from app.ui.credits.credits_controller import CreditsController
from app.ui.pages import PageSpec

PAGE = PageSpec(
    "credits",
    lambda: QCoreApplication.translate("CreditsPage", "学分"),
    "chart-bar",
    CreditsController,
)
