"""The program without a screen: one data folder, one person signed in, one service per area.

Window, command line and tests are three equal callers of `Workspace`.
"""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Self
from uuid import uuid4

from app import clock
from app.domain.authority import Actor, OfficeRef
from app.errors import Refused, Unavailable
from app.journal import guard, local, log
from app.journal.journal import Journal
from app.journal.operation import office_id
from app.services import leftovers
from app.services.accounts import Account, Accounts
from app.services.context import Context
from app.services.upkeep import Upkeep
from db import migrate
from db.codes import OfficeLevel, OfficeStatus, Role
from db.database import Database
from db.folder import ANCHOR, STORE, Anchor, FolderLock, require_ours, write_anchor
from db.recovery import RecoveryCode
from db.vault import FILE, Profile, Vault

if TYPE_CHECKING:
    from app.listings.all import Listings
    from app.services.annual import Annual
    from app.services.bundles import Bundles
    from app.services.certificates import Certificates
    from app.services.claims import Claims
    from app.services.credits import Credits
    from app.services.intake import Intake
    from app.services.offices import Offices
    from app.services.plans import Plans
    from app.services.roster import Roster
    from app.services.rulepacks import RulePacks
    from app.services.sessions import Sessions

_OFFICE, _DEVICE = "office", "device"


@dataclass(frozen=True, slots=True)
class _Folder:
    """What is open, whoever is signed in."""

    path: Path
    lock: FolderLock
    vault: Vault
    key: bytes
    database: Database
    journal: Journal


class Workspace:
    """One person at work on one data folder; services and listings are attributes, made when first used."""

    def __init__(self, folder: _Folder, actor: Actor) -> None:
        """Use `Workspace.open` or `Workspace.create`."""
        self._folder = folder
        self.context = Context(folder.journal, folder.database, actor, folder.path)

    # Opening ----------------------------------------------------------------------------------

    @classmethod
    def open(cls, folder: Path, *, user: str, password: str) -> Self:
        """Sign in to a data folder; `vault.wrong_password`, `folder.*` and `store.*` say what is in the way."""
        lock = FolderLock.take(folder)
        try:
            vault = Vault.load(folder)
            key = vault.unlock(user, password)
            database = Database.open(folder / STORE, key)
            with _closed_on_failure(database):
                migrate.upgrade(database)
                database.quick_check()
                opened = _Folder(folder, lock, vault, key, database, _journal(database, folder))
                found = cls(opened, _actor(opened, user))
                leftovers.clear(found.context)
                return found
        except BaseException:
            lock.release()
            raise

    @classmethod
    def create(
        cls,
        folder: Path,
        *,
        level: OfficeLevel,
        code: str,
        name: str,
        admin: str,
        password: str,
        profile: Profile | None = None,
    ) -> tuple[Self, RecoveryCode]:
        """Make a data folder for an office that is its own root until it joins one above.

        Returns the workspace, signed in as the first user, and the recovery code to print: with
        it the folder opens when every password is forgotten, and it is shown only now. What
        cannot be made whole is taken back, so that the same folder can be tried again.
        """
        code, name = code.strip(), name.strip()
        if not (code and name):
            raise Refused("office.code_and_name")
        lock = FolderLock.take_new(folder)
        try:
            vault, recovery, key = Vault.create(folder, admin, password, profile=profile)
            database = Database.open(folder / STORE, key, create=True)
            with _closed_on_failure(database):
                migrate.upgrade(database)
                office = OfficeRef(office_id(code), code, name, level)
                journal = _begin(database, folder, office)
                opened = _Folder(folder, lock, vault, key, database, journal)
                _first_commit(journal, office, admin)
                return cls(opened, _actor(opened, admin)), recovery
        except BaseException:
            _take_back(folder)
            lock.release()
            raise

    @staticmethod
    def users_of(folder: Path) -> tuple[str, ...]:
        """Return who may sign in to a data folder, before anyone has; refuse what is none."""
        require_ours(folder)
        return Vault.load(folder).users()

    @classmethod
    def recover(cls, folder: Path, *, code: str, user: str, password: str) -> None:
        """Give a user of a folder a new password by the printed recovery code.

        The old password opens nothing any more; the code stays good. `vault.recovery_*` says what
        is wrong with the code, `vault.user_unknown` that nobody of that name signs in here.
        """
        with FolderLock.take(folder):
            vault = Vault.load(folder)
            vault.reset_password(user, password, vault.unlock_with_recovery(code))

    @contextmanager
    def acting_as(self, user: str, password: str) -> Iterator["Workspace"]:
        """Let another person decide here, with their own password, while the first stays signed in."""
        self._folder.vault.unlock(user, password)
        yield Workspace(self._folder, _actor(self._folder, user))

    def signed_in_as(self, user: str, password: str) -> "Workspace":
        """Return the workspace of another person of this office at the same PC (switch user)."""
        self._folder.vault.unlock(user, password)
        return Workspace(self._folder, _actor(self._folder, user))

    def close(self) -> None:
        """Fold the store and let the next program in."""
        self._folder.database.close()
        self._folder.lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # Who and where ----------------------------------------------------------------------------

    @property
    def actor(self) -> Actor:
        """Who is signed in."""
        return self.context.actor

    @property
    def office(self) -> OfficeRef:
        """Whose folder this is."""
        return self.context.office

    @property
    def folder(self) -> Path:
        """Where the data lies."""
        return self._folder.path

    # Services ---------------------------------------------------------------------------------

    @cached_property
    def accounts(self) -> Accounts:
        """Users, roles and passwords."""
        return Accounts(self.context, self._folder.vault, self._folder.key)

    @cached_property
    def upkeep(self) -> Upkeep:
        """Health of the data folder."""
        return Upkeep(self.context)

    @cached_property
    def roster(self) -> "Roster":
        """Offices and people."""
        from app.services.roster import Roster

        return Roster(self.context)

    @cached_property
    def intake(self) -> "Intake":
        """Workbooks in."""
        from app.services.intake import Intake

        return Intake(self.context)

    @cached_property
    def plans(self) -> "Plans":
        """Projects and what is decided about them."""
        from app.services.plans import Plans

        return Plans(self.context)

    @cached_property
    def annual(self) -> "Annual":
        """The school's plan of a year."""
        from app.services.annual import Annual

        return Annual(self.context)

    @cached_property
    def sessions(self) -> "Sessions":
        """Sessions and attendance."""
        from app.services.sessions import Sessions

        return Sessions(self.context)

    @cached_property
    def claims(self) -> "Claims":
        """What teachers claim for other work."""
        from app.services.claims import Claims

        return Claims(self.context)

    @cached_property
    def credits(self) -> "Credits":
        """Postings and what explains them."""
        from app.services.credits import Credits

        return Credits(self.context)

    @cached_property
    def rulepacks(self) -> "RulePacks":
        """The rules of places."""
        from app.services.rulepacks import RulePacks

        return RulePacks(self.context)

    @cached_property
    def certificates(self) -> "Certificates":
        """Papers that can be believed."""
        from app.services.certificates import Certificates

        return Certificates(self.context)

    @cached_property
    def offices(self) -> "Offices":
        """Enrolment under an office above, and of offices below."""
        from app.services.offices import Offices

        return Offices(self.context)

    @cached_property
    def bundles(self) -> "Bundles":
        """What travels on the stick."""
        from app.services.bundles import Bundles

        return Bundles(self.context)

    @cached_property
    def listings(self) -> "Listings":
        """Every list of the program."""
        from app.listings.all import Listings

        return Listings(self.context.journal.read, self.actor)


# Parts ---------------------------------------------------------------------------------------


@contextmanager
def _closed_on_failure(database: Database) -> Iterator[None]:
    try:
        yield
    except BaseException:
        database.close()
        raise


def _take_back(folder: Path) -> None:
    """Remove the files of a ledger that was not finished; before it, the folder was empty."""
    for made in (FILE, ANCHOR, *(f"{STORE}{part}" for part in ("", "-wal", "-shm"))):
        with suppress(OSError):
            (folder / made).unlink(missing_ok=True)


def _begin(database: Database, folder: Path, office: OfficeRef) -> Journal:
    """Give a new store its office, its device and its keys."""
    from app.sync.identity import new_identity
    from app.sync.marks import OfficeMark

    device = uuid4().hex
    mark = OfficeMark(office.id, office.level.value)
    identity = new_identity(mark, office.name, device, clock.now())
    with database.write() as connection:
        stored = {"id": office.id, "code": office.code, "name": office.name, "level": office.level.value}
        local.set_meta(connection, _OFFICE, stored)
        local.set_meta(connection, _DEVICE, device)
        for name, secret in identity.to_secrets().items():
            local.set_secret(connection, name, secret)
        log.add_device(connection, device, office.id, office.level)
    write_anchor(folder, Anchor(device, 0))
    return _journal(database, folder)


def _journal(database: Database, folder: Path) -> Journal:
    with database.read() as connection:
        device = local.meta(connection, _DEVICE)
    database.attach_guard(guard.journal_only)
    return Journal(database, device, folder)


def _first_commit(journal: Journal, office: OfficeRef, admin: str) -> None:
    """Enter the office itself and its first user; both stay on this office's machines."""
    nobody = Actor(admin, admin, office.id, frozenset({Role.ADMIN}), office)
    county = office.code if office.level == OfficeLevel.COUNTY else ""
    with journal.write(nobody, title="建立单位", role=Role.ADMIN) as first:
        fields = {
            "level": office.level.value,
            "code": office.code,
            "name": office.name,
            "hosted": 0,
            "status": OfficeStatus.OPEN.value,
        }
        # The office above enters the same office with the same id; its word replaces this one.
        first.create("office", fields, scope=office.id, county=county, id_=office.id, audience="own")
        account = {"user": admin, "name": admin, "roles": Role.ADMIN.value, "status": "active"}
        first.create("account", account, scope=office.id, county=county)


def _actor(folder: _Folder, user: str) -> Actor:
    with folder.database.read() as connection:
        stored = local.meta(connection, _OFFICE)
    office = OfficeRef(
        stored["id"], stored["code"], stored["name"], OfficeLevel(stored["level"]), stored.get("parent")
    )
    unnamed = Context(
        folder.journal, folder.database, Actor(user, user, "", frozenset(), office), folder.path
    )
    account = _account(unnamed, user)
    return Actor(account.user, account.name, account.identity, account.roles, office)


def _account(context: Context, user: str) -> Account:
    for account in Accounts.known(context):
        if account.user == user and account.active:
            return account
    raise Unavailable("vault.wrong_password")
