"""Only the journal writes product tables; an engine event checks the same while the program runs."""

import ast
import re
from pathlib import Path

import pytest

from db.schema.tables import metadata
from tests.guards.sources import PRODUCT, ROOT, name, python_files, texts, tree

PROTECTED = sorted(table.name for table in metadata.tables.values() if table.info.get("kind") != "local")
MAY_WRITE = (ROOT / "app" / "journal", ROOT / "db" / "migrations")
WRITES = re.compile(
    r"\b(?:INSERT\s+(?:OR\s+\w+\s+)?INTO|REPLACE\s+INTO|UPDATE(?:\s+OR\s+\w+)?|DELETE\s+FROM)\s+"
    r"[\"'`\[]?(\w+)",
    re.IGNORECASE,
)
BUILDERS = {"insert", "update", "delete", "Insert", "Update", "Delete"}


def others() -> list[Path]:
    files = python_files(*PRODUCT)
    return [file for file in files if not any(folder in file.parents for folder in MAY_WRITE)]


def written_tables(file: Path) -> list[str]:
    """The product tables that SQL text in this file writes."""
    found = [(line, table) for line, text in texts(file) for table in WRITES.findall(text)]
    return [f"{name(file)}:{line} {table}" for line, table in found if table.lower() in PROTECTED]


def imported_builders(file: Path) -> list[str]:
    """SQLAlchemy's ways of building a write that this file takes."""
    return [
        f"{name(file)}:{node.lineno} {alias.name}"
        for node in ast.walk(tree(file))
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("sqlalchemy")
        for alias in node.names
        if alias.name in BUILDERS
    ]


def test_there_are_product_tables_to_protect() -> None:
    assert {"plan", "certificate", "person", "op"} <= set(PROTECTED)


def test_no_sql_text_outside_the_journal_writes_a_product_table() -> None:
    assert [found for file in others() for found in written_tables(file)] == []


def test_no_statement_outside_the_journal_is_built_to_write() -> None:
    # Local tables (peers, exchanges, secrets) are written by SQL text in which the table can be read.
    assert [found for file in others() for found in imported_builders(file)] == []


@pytest.mark.parametrize(
    "line",
    ["INSERT INTO plan (n) VALUES (1)", 'update "plan" set n = 1', "insert or ignore into plan values (1)"],
)
def test_the_guard_sees_a_write(line: str) -> None:
    assert WRITES.findall(line) == ["plan"]
