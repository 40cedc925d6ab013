"""Alembic, kept apart: importing it costs more than opening the store, and most starts need none of it."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection


def run_revisions(scripts: Path, connection: Connection) -> None:
    """Run every revision that the connected store has not been through, inside its transaction."""
    config = Config()
    # Alembic reads its options through configparser, for which a lone % is an error.
    config.set_main_option("script_location", str(scripts).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
