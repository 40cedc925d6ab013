"""研修计划, as the window announces it."""

from PySide6.QtCore import QCoreApplication

from app.ui.pages import PageSpec
from app.ui.plans.plans_controller import PlansPage

PAGE = PageSpec(
    "plans",
    lambda: QCoreApplication.translate("Pages", "研修计划"),
    "clipboard-list",
    PlansPage,
)
