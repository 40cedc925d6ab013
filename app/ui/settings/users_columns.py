"""Users as a table shows them."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from app.ui import role_words
from app.ui.tables.column import Column
from app.ui.tokens import Tone

if TYPE_CHECKING:
    from app.services.accounts import Account
    from app.workspace import Workspace


class UserList:
    """The accounts of one office, read anew at each search."""

    def __init__(self, ws: "Workspace") -> None:
        self._ws = ws
        self._held: dict[str, Account] = {}

    def find(self, criteria: object, order: Sequence[object] = ()) -> Sequence[str]:
        """Return all accounts, those that still work first."""
        del criteria, order
        everyone = sorted(self._ws.accounts.everyone(), key=lambda one: (not one.active, one.user))
        self._held = {one.id: one for one in everyone}
        return list(self._held)

    def rows(self, keys: Sequence[str]) -> list["Account"]:
        """Return these accounts."""
        return [self._held[key] for key in keys if key in self._held]

    def get(self, key: str | None) -> "Account | None":
        """Return one of them."""
        return self._held.get(key or "")


def user_columns() -> list["Column[Account]"]:
    """Return the columns."""
    return [
        Column("user", QCoreApplication.translate("Users", "用户名"), lambda one: one.user, 8),
        Column("name", QCoreApplication.translate("Users", "姓名"), lambda one: one.name, 8),
        Column(
            "roles", QCoreApplication.translate("Users", "身份"), lambda one: role_words.joined(one.roles), 18
        ),
        Column("state", QCoreApplication.translate("Users", "状态"), _state, 6, tone=_tone),
    ]


def _state(account: "Account") -> str:
    return (
        QCoreApplication.translate("Users", "在用")
        if account.active
        else QCoreApplication.translate("Users", "已停用")
    )


def _tone(account: "Account") -> Tone:
    return Tone.OK if account.active else Tone.QUIET
