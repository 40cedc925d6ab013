"""Who may use this folder, in which roles, and whose password opens it."""

from dataclasses import dataclass

from app.changes import Changes
from app.domain import authority
from app.domain.authority import Right
from app.errors import Refused
from app.listings import offices
from app.services.context import Context
from db.codes import Role
from db.vault import Vault


@dataclass(frozen=True, slots=True)
class Account:
    """One user of this office's folder; `identity` is the person's id where one is named."""

    id: str
    user: str
    name: str
    roles: frozenset[Role]
    person: str | None
    active: bool

    @property
    def identity(self) -> str:
        """Who is meant when persons are compared."""
        return self.person or self.id


_ACTIVE, _CLOSED = "active", "closed"


class Accounts:
    """The users of one office at one data folder."""

    def __init__(self, context: Context, vault: Vault, key: bytes) -> None:
        self._context = context
        self._vault = vault
        self._key = key

    def everyone(self) -> list[Account]:
        """Return every account, those closed included, by user name."""
        return self.known(self._context)

    @staticmethod
    def known(context: Context) -> list[Account]:
        """Return every account of a folder; who is at work need not be known yet."""
        with context.read() as connection:
            found = connection.exec_driver_sql(
                'SELECT id, "user", name, roles, person, status FROM account ORDER BY "user"'
            ).fetchall()
        return [_account(*row) for row in found]

    def add(
        self, user: str, *, roles: frozenset[Role], password: str, name: str = "", person: str | None = None
    ) -> Changes:
        """Let one more person in, with a password of their own."""
        context = self._context
        authority.require(context.actor, Right.MANAGE_USERS)
        if not roles:
            raise Refused("account.role_needed", user=user)
        if any(known.user == user for known in self.everyone()):
            raise Refused("account.exists", user=user)
        with context.journal.write(context.actor, title=f"增加用户 {user}", role=Role.ADMIN) as log:
            fields = {
                "user": user,
                "name": name or user,
                "roles": " ".join(sorted(roles)),
                "person": person,
                "status": _ACTIVE,
            }
            county = offices.county_code(log.connection, context.office.id)
            log.create("account", fields, scope=context.office.id, county=county)
            self._vault.add(user, password, self._key)
        return log.changes

    def close(self, user: str) -> Changes:
        """Let a person in no longer; what they did stays theirs."""
        context = self._context
        authority.require(context.actor, Right.MANAGE_USERS)
        account = self._named(user)
        if user == context.actor.user:
            raise Refused("account.own", user=user)
        with context.journal.write(context.actor, title=f"停用用户 {user}", role=Role.ADMIN) as log:
            log.put("account", account.id, {"status": _CLOSED})
            self._vault.remove(user)
        return log.changes

    def reset(self, user: str, password: str) -> None:
        """Give a person who forgot theirs a new password."""
        authority.require(self._context.actor, Right.MANAGE_USERS)
        self._named(user)
        self._vault.reset_password(user, password, self._key)

    def change_password(self, old: str, new: str) -> None:
        """Change one's own password."""
        self._vault.change_password(self._context.actor.user, old, new)

    def _named(self, user: str) -> Account:
        account = next((known for known in self.everyone() if known.user == user), None)
        if account is None:
            raise Refused("account.unknown", user=user)
        return account


def _account(id_: bytes, user: str, name: str, roles: str, person: bytes | None, status: str) -> Account:
    return Account(
        id_.hex(),
        user,
        name,
        frozenset(Role(role) for role in roles.split()),
        person.hex() if person else None,
        status == _ACTIVE,
    )
