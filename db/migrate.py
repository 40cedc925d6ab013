"""Bring the tables of a store to what this program knows, or leave the file as it is.

Revisions are numbered from 0001 and lie beside this module as package data. `PRAGMA
user_version` holds the number of the newest one a file has been through; Alembic's own table
says the same and is what another database engine reads.
"""

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection

from db.database import Database
from db.errors import Unavailable

SCRIPTS = Path(__file__).resolve().parent / "migrations"


@dataclass(frozen=True, slots=True)
class Upgrade:
    """What `upgrade` did: the versions before and after, and the copy of before, if data was there."""

    before: int
    after: int
    copy: Path | None


def upgrade(database: Database, *, scripts: Path = SCRIPTS) -> Upgrade:
    """Run the missing revisions in one transaction; first copy a store that has data.

    A file of a newer program is refused untouched. A crash leaves the old tables or the new.
    """
    before = database.version()
    after = newest(scripts)
    if before == after:
        return Upgrade(before, after, None)
    if before > after:
        raise Unavailable("store.newer", path=str(database.path), found=before, known=after)
    copy = _copied(database, before, after) if before else None
    with database.change_schema() as connection:
        _require_agreement(database, connection, before)
        # Not at the top: Alembic takes a quarter of a second to import, and most starts need none of it.
        from db.migrations.run import run_revisions  # noqa: PLC0415

        run_revisions(scripts, connection)
        connection.exec_driver_sql(f"PRAGMA user_version={after}")
    return Upgrade(before, after, copy)


def copies_folder(database: Database) -> Path:
    """Return where `upgrade` puts the copy of the store as it was before."""
    return database.path.parent / "backups"


def newest(scripts: Path = SCRIPTS) -> int:
    """Return the number of the newest revision this program knows, by the files' names."""
    return max(int(file.name[:4]) for file in (scripts / "versions").glob("[0-9]*.py*"))


def _copied(database: Database, before: int, after: int) -> Path:
    copy = copies_folder(database) / f"before-{before:04}-to-{after:04}.db"
    database.snapshot(copy)
    return copy


def _require_agreement(database: Database, connection: Connection, before: int) -> None:
    """Refuse a file whose two version marks differ: somebody else has been at it."""
    marks: list[str] = []
    if connection.dialect.has_table(connection, "alembic_version"):
        rows = connection.exec_driver_sql("SELECT version_num FROM alembic_version")
        marks = [mark for (mark,) in rows]
    if marks != ([f"{before:04}"] if before else []):
        found = "、".join(marks) or "—"
        raise Unavailable("store.not_upgradable", path=str(database.path), found=found)
