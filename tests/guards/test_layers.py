"""The import rule is a test, not a habit."""

import ast
import os
import subprocess
import sys

import pytest

from tests.guards.sources import ROOT, tree

SMALL = ("changes", "clock", "errors", "logs", "messages", "paths", "progress", "settings")
CALL = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(cache_dir=None))"


def test_the_layers_hold() -> None:
    # In a process of its own: the linter imports what it looks at.
    env = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    done = subprocess.run(
        [sys.executable, "-c", CALL], cwd=ROOT, env=env, capture_output=True, encoding="utf-8"
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "5 kept, 0 broken" in done.stdout


@pytest.mark.parametrize("module", SMALL)
def test_a_small_module_uses_only_python_and_its_equals(module: str) -> None:
    allowed = {"app", "db.errors", *(f"app.{small}" for small in SMALL)}
    for node in ast.walk(tree(ROOT / "app" / f"{module}.py")):
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0 and node.module
            # "from app import paths" names a module, "from app.errors import Refused" does not.
            names = [f"app.{alias.name}" for alias in node.names] if node.module == "app" else [node.module]
        for used in names:
            assert used.partition(".")[0] in sys.stdlib_module_names or used in allowed, used
