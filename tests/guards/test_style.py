"""Format, style, types and size: what a reviewer need not say again."""

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.guards.sources import EVERYTHING, ROOT, name, python_files, tree

LONGEST_FILE = 450
LONGEST_FUNCTION = 60
LONGEST_LINE = 120
# Revisions of the schema are written once, by Alembic, and never edited.
WRITTEN_ONCE = ROOT / "db" / "migrations" / "versions"


def complaints(*words: str) -> str:
    """Run a checker in the project and return what it says, nothing when it is content."""
    # A display of its own or a user's mypy settings must not colour the answer.
    env = {**os.environ, "PYTHONUTF8": "1", "NO_COLOR": "1"}
    done = subprocess.run(
        [sys.executable, "-m", *words], cwd=ROOT, env=env, capture_output=True, encoding="utf-8"
    )
    return "" if done.returncode == 0 else done.stdout + done.stderr


def test_the_style_is_kept() -> None:
    assert complaints("ruff", "check", "--output-format", "concise", ".") == ""


def test_the_format_is_kept() -> None:
    assert complaints("ruff", "format", "--check", ".") == ""


def test_the_types_are_sound() -> None:
    assert complaints("mypy") == ""


def test_mypy_looks_at_every_file_of_the_product() -> None:
    # A file with "ignore-errors" at its top would make the test above unable to fail.
    silenced = [name(file) for file in python_files("app", "db") if "# mypy:" in file.read_text("utf-8")]
    assert silenced == []


@pytest.mark.parametrize("folder", EVERYTHING)
def test_files_are_short_enough_to_read(folder: str) -> None:
    files = [file for file in python_files(folder) if WRITTEN_ONCE not in file.parents]
    lengths = {name(file): len(file.read_text("utf-8").splitlines()) for file in files}
    assert {file: length for file, length in lengths.items() if length > LONGEST_FILE} == {}


@pytest.mark.parametrize("folder", EVERYTHING)
def test_lines_are_short_enough_to_read(folder: str) -> None:
    # The formatter keeps code within 110 columns; texts and comments are counted in characters.
    assert [
        f"{name(file)}:{number}"
        for file in python_files(folder)
        for number, line in enumerate(file.read_text("utf-8").splitlines(), 1)
        if len(line) > LONGEST_LINE
    ] == []


def functions_longer_than(most: int, file: Path) -> list[str]:
    return [
        f"{name(file)}:{node.lineno} {node.name}"
        for node in ast.walk(tree(file))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (node.end_lineno or 0) - node.lineno + 1 > most
    ]


@pytest.mark.parametrize("folder", EVERYTHING)
def test_functions_fit_on_a_screen(folder: str) -> None:
    files = [file for file in python_files(folder) if WRITTEN_ONCE not in file.parents]
    assert [found for file in files for found in functions_longer_than(LONGEST_FUNCTION, file)] == []
