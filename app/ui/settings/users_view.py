"""The users of this office: who they are, what they may do, and letting them in or out."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.ui.actions import action, set_usable
from app.ui.desk import Desk
from app.ui.settings.users_columns import UserList, user_columns
from app.ui.tables.table_view import TableView
from app.ui.widgets.action_row import ActionRow
from app.ui.widgets.words import muted


class UsersView(QWidget):
    """A table with three actions on it."""

    add_asked = Signal()
    reset_asked = Signal()
    close_asked = Signal()

    def __init__(self, desk: Desk, users: UserList, parent: QWidget) -> None:
        super().__init__(parent)
        self.add = action(
            self, "add_user", self.tr("增加用户…"), self.add_asked.emit, icon="user-plus", kind="primary"
        )
        self.reset = action(self, "reset_password", self.tr("重设密码…"), self.reset_asked.emit, icon="key")
        self.close_user = action(
            self, "close_user", self.tr("停用…"), self.close_asked.emit, icon="user-off", kind="danger"
        )
        self.table = TableView(
            "users",
            self.tr("本单位的用户"),
            users,  # type: ignore[arg-type]  # totals are nobody's question here
            user_columns(),
            runner=desk.runner,
            memory=desk.memory,
        )
        row = ActionRow(self)
        for entry in (self.add, self.reset, self.close_user):
            row.add(entry)
        top = QHBoxLayout()
        top.addWidget(muted(self.tr("每人一个用户，各用各的密码。自己写的计划不能自己批。"), self), 1)
        top.addWidget(row)
        column = QVBoxLayout(self)
        column.addLayout(top)
        column.addWidget(self.table, 1)
        self.table.add_menu_action(self.reset)
        self.table.add_menu_action(self.close_user)

    def follow(self, add: str | None, reset: str | None, close: str | None) -> None:
        """Enable each action, or grey it out with its reason."""
        set_usable(self.add, add)
        set_usable(self.reset, reset)
        set_usable(self.close_user, close)
