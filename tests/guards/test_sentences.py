"""Whatever the program refuses, it says in a sentence; and the sentence has the facts it names."""

import ast
import re
import string
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.guards.sources import PRODUCT, ROOT, name, python_files, sentences, texts, tree

RAISED = {"Refused", "Unavailable"}
CODE = re.compile(r"[a-z][a-z0-9_]*(?:\.[a-z0-9_]*[a-z0-9])+")


@dataclass(frozen=True, slots=True)
class Raised:
    """One place that makes an error: the code as a pattern, and the names of its facts."""

    where: str
    pattern: str
    facts: frozenset[str] | None
    computed: bool


def raised(file: Path) -> Iterator[Raised]:
    for node in ast.walk(tree(file)):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name | ast.Attribute)):
            continue
        called = node.func.id if isinstance(node.func, ast.Name) else node.func.attr
        if called not in RAISED or not node.args:
            continue
        names = [keyword.arg for keyword in node.keywords]
        facts = None if None in names else frozenset(filter(None, names))
        for pattern, computed in patterns(node.args[0]):
            yield Raised(f"{name(file)}:{node.lineno}", pattern, facts, computed)


def patterns(code: ast.expr) -> Iterator[tuple[str, bool]]:
    """The code as a regular expression; both branches of a choice; nothing for what is a variable."""
    if isinstance(code, ast.Constant):
        yield re.escape(str(code.value)), False
    elif isinstance(code, ast.IfExp):
        yield from patterns(code.body)
        yield from patterns(code.orelse)
    elif isinstance(code, ast.JoinedStr):
        parts = [
            re.escape(str(p.value)) if isinstance(p, ast.Constant) else r"[a-z0-9_.]+" for p in code.values
        ]
        yield "".join(parts), False
    else:
        yield "", True


ALL = [found for file in python_files(*PRODUCT) for found in raised(file)]
TABLE = sentences()
AREAS = {code.partition(".")[0] for code in TABLE}


def test_something_is_raised_somewhere() -> None:
    assert len(ALL) > 20
    assert len(TABLE) > 20


def test_every_code_has_a_sentence() -> None:
    lacking = [
        f"{found.where} {found.pattern}"
        for found in ALL
        if not found.computed and not any(re.fullmatch(found.pattern, code) for code in TABLE)
    ]
    assert lacking == []


def test_codes_kept_in_tables_have_sentences_too() -> None:
    """Where a code is taken from a table or passed as a variable, every code-like text of that file counts."""
    files = {ROOT / found.where.partition(":")[0] for found in ALL if found.computed}
    lacking = [
        f"{name(file)}:{line} {text}"
        for file in sorted(files)
        for line, text in texts(file)
        if CODE.fullmatch(text) and text.partition(".")[0] in AREAS and text not in TABLE
    ]
    assert lacking == []


def test_a_sentence_names_only_facts_that_are_given() -> None:
    wrong = []
    for found in ALL:
        code = re.sub(r"\\(.)", r"\1", found.pattern)
        if found.computed or found.facts is None or code not in TABLE:
            continue
        asked = {field for _, field, _, _ in string.Formatter().parse(TABLE[code]) if field}
        if asked - found.facts:
            wrong.append(f"{found.where} {code} lacks {sorted(asked - found.facts)}")
    assert wrong == []


@pytest.mark.parametrize("language", sorted(p.name for p in (ROOT / "resources" / "messages").iterdir()))
def test_sentences_are_whole(language: str) -> None:
    for code, sentence in sentences(language).items():
        assert re.fullmatch(r"[a-z][a-z0-9_.]*[a-z0-9]", code), code
        assert code in TABLE, f"{code} exists only in {language}"
        assert sentence.strip() == sentence != "", code


def test_no_code_is_explained_twice() -> None:
    seen: dict[str, str] = {}
    for file in sorted((ROOT / "resources" / "messages" / "zh_CN").glob("*.json")):
        for code in re.findall(r'^\s*"([a-z0-9_.]+)":', file.read_text("utf-8"), re.MULTILINE):
            assert code not in seen, f"{code} in {seen[code]} and {file.name}"
            seen[code] = file.name
