"""设置, as the window knows it."""

from PySide6.QtCore import QCoreApplication

from app.ui.pages import PageSpec
from app.ui.settings.settings_controller import SettingsController

PAGE = PageSpec(
    "settings", lambda: QCoreApplication.translate("SettingsPage", "设置"), "settings", SettingsController
)
