"""Translators work on catalogues; those must know every string that the window has now."""

import importlib.util
import re
from types import ModuleType

import pytest

from tests.guards.sources import ROOT, name, python_files


@pytest.fixture(scope="module")
def task() -> ModuleType:
    file = ROOT / "packaging" / "tasks" / "translations.py"
    spec = importlib.util.spec_from_file_location("translations_task", file)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_catalogues_are_up_to_date(task: ModuleType) -> None:
    assert task.behind() == [], "run: python packaging/tasks/translations.py"


def test_chinese_is_the_language_of_the_sources(task: ModuleType) -> None:
    for language in task.LANGUAGES:
        head = (task.CATALOGUES / f"yanxiu_{language}.ts").read_text("utf-8")[:200]
        assert f'language="{language}" sourcelanguage="zh_CN"' in head


def test_nothing_is_put_together_inside_a_translated_text() -> None:
    # An f-string reaches the translator as nothing at all.
    inside = re.compile(r"(?:\.tr|translate|QT_TRANSLATE_NOOP)\(\s*(?:\"[^\"]*\"\s*,\s*)?f[\"']")
    files = python_files("app/ui")
    assert [name(file) for file in files if inside.search(file.read_text("utf-8"))] == []


def test_no_name_of_our_own_stands_for_the_translation() -> None:
    """Qt's collector knows functions called `tr` and `translate` by their arguments.

    An alias `tr` of `translate` makes it take the context for the text.
    """
    alias = re.compile(r"^\s*(?!translate\b)\w+ = QCoreApplication\.translate$", re.M)
    assert [name(file) for file in python_files("app/ui") if alias.search(file.read_text("utf-8"))] == []
