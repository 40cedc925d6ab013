"""首页, as the window knows it."""

from PySide6.QtCore import QCoreApplication

from app.ui.home.home_controller import HomeController
from app.ui.pages import PageSpec

PAGE = PageSpec("home", lambda: QCoreApplication.translate("HomePage", "首页"), "home", HomeController)
