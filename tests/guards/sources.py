"""The files the guards look at, and a few ways to read them."""

import ast
import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
PRODUCT = ("app", "db")
EVERYTHING = ("app", "db", "packaging", "tests")


def python_files(*folders: str) -> list[Path]:
    return sorted(file for folder in folders for file in (ROOT / folder).rglob("*.py"))


def name(file: Path) -> str:
    return file.relative_to(ROOT).as_posix()


@cache
def tree(file: Path) -> ast.Module:
    return ast.parse(file.read_text(encoding="utf-8"), filename=str(file))


def texts(file: Path) -> Iterator[tuple[int, str]]:
    """Every string literal of a file with its line, except docstrings."""
    module = tree(file)
    documentation = {
        id(node.body[0].value)
        for node in ast.walk(module)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(module):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in documentation:
            yield node.lineno, node.value


def sentences(language: str = "zh_CN") -> dict[str, str]:
    """Every code with its sentence, from the tables of all areas."""
    found: dict[str, str] = {}
    for file in sorted((ROOT / "resources" / "messages" / language).glob("*.json")):
        found.update(json.loads(file.read_text(encoding="utf-8")))
    return found
