"""From an empty file, or from an older one, to the tables of this program; or not at all."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import Connection, text

from db import migrate
from db.database import Database
from db.errors import Unavailable
from db.schema.tables import metadata

ROOT = Path(__file__).resolve().parents[2]

SECOND = """
import sqlalchemy as sa
from alembic import op

revision, down_revision = "0002", "0001"

def upgrade():
    with op.batch_alter_table("parent", recreate="always") as batch:
        batch.add_column(sa.Column("colour", sa.Text()))
    {then}
"""
FIRST = """
from alembic import op

revision, down_revision = "0001", None

def upgrade():
    op.execute("CREATE TABLE parent(n INTEGER PRIMARY KEY)")
    op.execute("CREATE TABLE child(n INTEGER PRIMARY KEY, parent INTEGER REFERENCES parent(n) ON DELETE CASCADE)")
"""


@pytest.fixture
def empty(tmp_path: Path, key: bytes):  # type: ignore[no-untyped-def]  # noqa: ANN201
    with Database.open(tmp_path / "ledger.db", key, create=True) as database:
        yield database


@pytest.fixture
def scripts(tmp_path: Path) -> Path:
    """Migrations of another program, of which only the first is there yet."""
    folder = tmp_path / "100% migrations"
    shutil.copytree(migrate.SCRIPTS, folder, ignore=shutil.ignore_patterns("versions", "__pycache__"))
    (folder / "versions").mkdir()
    (folder / "versions" / "0001_first.py").write_text(FIRST)
    return folder


def second(scripts: Path, then: str = "pass") -> None:
    (scripts / "versions" / "0002_colour.py").write_text(SECOND.format(then=then))


def one(database: Database, query: str) -> object:
    with database.read() as connection:
        return connection.execute(text(query)).scalar_one()


def tables(connection: Connection) -> dict[str, str]:
    rows = connection.exec_driver_sql(
        "SELECT type || ' ' || name, sql FROM sqlite_master WHERE sql IS NOT NULL AND name <> 'alembic_version'"
    )
    return {name: re.sub(r"\s+", " ", sql).replace('"', "") for name, sql in rows}


def test_the_migrations_make_what_the_classes_say(empty: Database, tmp_path: Path, key: bytes) -> None:
    migrate.upgrade(empty)
    with Database.open(tmp_path / "classes.db", key, create=True) as classes, classes.write() as connection:
        metadata.create_all(connection)
        expected = tables(connection)
    with empty.read() as connection:
        assert tables(connection) == expected


def test_revision_one_is_up_to_date() -> None:
    check = [sys.executable, "packaging/tasks/revision.py", "--check"]
    assert subprocess.run(check, cwd=ROOT).returncode == 0


def test_an_empty_store_needs_no_copy_and_a_present_one_nothing(empty: Database) -> None:
    newest = migrate.newest()
    assert migrate.upgrade(empty) == migrate.Upgrade(0, newest, None)
    assert migrate.upgrade(empty) == migrate.Upgrade(newest, newest, None)
    assert empty.version() == newest
    assert not migrate.copies_folder(empty).exists()


def with_family(database: Database, scripts: Path) -> None:
    migrate.upgrade(database, scripts=scripts)
    with database.write() as connection:
        connection.exec_driver_sql("INSERT INTO parent VALUES (1)")
        connection.exec_driver_sql("INSERT INTO child VALUES (7, 1)")


def test_remaking_a_parent_table_keeps_its_children_and_a_copy(
    empty: Database, scripts: Path, key: bytes
) -> None:
    with_family(empty, scripts)
    second(scripts)
    done = migrate.upgrade(empty, scripts=scripts)
    assert (done.before, done.after) == (1, 2)
    assert one(empty, "SELECT count(*) FROM child JOIN parent ON parent.n = child.parent") == 1
    assert done.copy is not None
    with Database.open(done.copy, key) as copy:
        assert copy.version() == 1
        assert one(copy, "SELECT count(*) FROM child") == 1


@pytest.mark.parametrize(
    ("then", "error"),
    [('op.execute("SELECT * FROM nowhere")', Exception), ('op.execute("DELETE FROM parent")', Unavailable)],
    ids=["mistake", "dangling"],
)
def test_a_failed_migration_leaves_the_old_tables(
    empty: Database, scripts: Path, then: str, error: type[Exception]
) -> None:
    with_family(empty, scripts)
    second(scripts, then)
    with pytest.raises(error):
        migrate.upgrade(empty, scripts=scripts)
    assert empty.version() == 1
    assert one(empty, "SELECT version_num FROM alembic_version") == "0001"
    assert one(empty, "SELECT count(*) FROM pragma_table_info('parent')") == 1
    assert one(empty, "SELECT count(*) FROM child") == 1
    second(scripts)
    assert migrate.upgrade(empty, scripts=scripts).after == 2


def test_references_are_on_again_after_a_migration(empty: Database, scripts: Path) -> None:
    with_family(empty, scripts)
    second(scripts)
    migrate.upgrade(empty, scripts=scripts)
    with pytest.raises(Exception, match="FOREIGN KEY"), empty.write() as connection:
        connection.exec_driver_sql("INSERT INTO child VALUES (8, 99)")


def test_killed_in_a_migration_the_store_is_old_and_can_be_migrated(
    empty: Database, scripts: Path, key: bytes
) -> None:
    with_family(empty, scripts)
    empty.close()
    second(scripts, "__import__('os').kill(__import__('os').getpid(), 9)")
    program = (
        "import sys; from pathlib import Path; from db.database import Database; from db import migrate\n"
        "migrate.upgrade(Database.open(Path(sys.argv[1]), bytes.fromhex(sys.argv[2])), scripts=Path(sys.argv[3]))"
    )
    killed = subprocess.run(
        [sys.executable, "-c", program, str(empty.path), key.hex(), str(scripts)], cwd=ROOT
    )
    assert killed.returncode != 0
    with Database.open(empty.path, key) as again:
        again.full_check()
        assert again.version() == 1
        assert one(again, "SELECT count(*) FROM child") == 1
        second(scripts)
        assert migrate.upgrade(again, scripts=scripts).after == 2


def test_a_newer_store_is_refused_untouched(empty: Database, key: bytes) -> None:
    migrate.upgrade(empty)
    with empty.write() as connection:
        connection.exec_driver_sql("PRAGMA user_version=99")
    empty.close()
    before = empty.path.read_bytes()
    with pytest.raises(Unavailable) as caught, Database.open(empty.path, key) as newer:
        migrate.upgrade(newer)
    assert caught.value.code == "store.newer"
    assert caught.value.facts["found"] == 99
    assert empty.path.read_bytes() == before
    assert [entry.name for entry in empty.path.parent.iterdir()] == ["ledger.db"]


def test_a_store_whose_version_marks_differ_is_refused(empty: Database, scripts: Path) -> None:
    with_family(empty, scripts)
    with empty.write() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0000'")
    second(scripts)
    with pytest.raises(Unavailable) as caught:
        migrate.upgrade(empty, scripts=scripts)
    assert caught.value.code == "store.not_upgradable"
    assert empty.version() == 1
