"""Write revision 0001 from the mapped classes; only while no version has been released.

    .venv/bin/python packaging/tasks/revision.py           write db/migrations/versions/0001_first.py
    .venv/bin/python packaging/tasks/revision.py --check   exit 1 when the file is not up to date

After the first release every change of the schema is a new numbered revision written by hand
(start it with Alembic's autogenerate), and this script has done its work.
"""

import argparse
import subprocess
import sys
from importlib import import_module
from pathlib import Path

from alembic.autogenerate import produce_migrations, render_python_code
from alembic.migration import MigrationContext
from alembic.operations.ops import CreateTableOp
from sqlalchemy import create_engine

ROOT = Path(__file__).resolve().parents[2]
TARGET = ROOT / "db" / "migrations" / "versions" / "0001_first.py"

HEAD = '''"""The tables of the first version."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make every table; a ledger never goes back to an older program."""
'''


def main() -> int:
    """Write the revision, or only compare it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="compare only")
    wanted = formatted(HEAD + operations())
    if parser.parse_args().check:
        return 0 if TARGET.read_text(encoding="utf-8") == wanted else 1
    TARGET.write_text(wanted, encoding="utf-8", newline="\n")
    return 0


def operations() -> str:
    """Return the body of `upgrade`: what Alembic finds missing in an empty store."""
    metadata = import_module("db.schema.tables").metadata
    with create_engine("sqlite://").connect() as connection:
        context = MigrationContext.configure(connection)
        found = produce_migrations(context, metadata).upgrade_ops
        assert found is not None
        for made in found.ops:
            if isinstance(made, CreateTableOp):
                made.info = {}
        body = render_python_code(found)
    lines = (line for line in body.splitlines() if not line.lstrip().startswith("#"))
    return "".join(f"    {line.lstrip() if line.startswith('    op.') else line}\n" for line in lines)


def formatted(source: str) -> str:
    """Return the source as `ruff format` writes it."""
    command = [sys.executable, "-m", "ruff", "format", "--stdin-filename", str(TARGET), "-"]
    run = subprocess.run(command, input=source, capture_output=True, encoding="utf-8", check=True)
    return run.stdout


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    sys.exit(main())
