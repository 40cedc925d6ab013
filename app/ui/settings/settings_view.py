"""The settings: this PC, the users, one's password, the data, the program."""

from PySide6.QtWidgets import QTabWidget

from app.settings import LOCK_MINUTES
from app.ui.desk import Desk
from app.ui.pages import Page
from app.ui.settings.about_view import AboutView
from app.ui.settings.health_view import HealthView
from app.ui.settings.look_view import LookView
from app.ui.settings.password_view import PasswordView
from app.ui.settings.users_columns import UserList
from app.ui.settings.users_view import UsersView
from app.ui.widgets.folding import scrolled


class SettingsView(Page):
    """One tab per subject; `TABS` names them for whoever leads here."""

    TABS = ("look", "users", "password", "health", "about")

    def __init__(self, desk: Desk, users: UserList) -> None:
        super().__init__("")
        self.header.set_title(self.tr("设置"))
        self.look = LookView(desk.shell.theme, desk.shell.settings.get(LOCK_MINUTES), self)
        self.users = UsersView(desk, users, self)
        self.password = PasswordView(self)
        self.health = HealthView(desk.workspace.folder, self)
        self.about = AboutView(self)
        self.tabs = QTabWidget(self)
        self.tabs.setObjectName("settings_tabs")
        self.tabs.setDocumentMode(True)
        for title, part in (
            (self.tr("显示与锁定"), scrolled(self.look, self)),
            (self.tr("用户"), self.users),
            (self.tr("我的密码"), scrolled(self.password, self)),
            (self.tr("数据"), scrolled(self.health, self)),
            (self.tr("关于"), self.about),
        ):
            self.tabs.addTab(part, title)
        self.body.addWidget(self.tabs, 1)

    def show_tab(self, name: str) -> None:
        """Bring a tab to the front."""
        self.tabs.setCurrentIndex(self.TABS.index(name))
