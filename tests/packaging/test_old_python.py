"""A Python we cannot use must get as far as the sentence that says what to install."""

import ast
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from tests.guards.sources import ROOT

SCRIPT = ROOT / "packaging" / "bootstrap.py"


@pytest.mark.parametrize("version", [(3, 11, 2), (3, 12, 1), (3, 13, 0)])
def test_our_pythons_are_taken(bootstrap: ModuleType, version: tuple[int, int, int]) -> None:
    assert bootstrap.unsuitable(version, True) is None


@pytest.mark.parametrize("version", [(3, 6, 15), (3, 10, 13), (3, 14, 0), (4, 0, 0)])
def test_another_python_gets_one_sentence(bootstrap: ModuleType, version: tuple[int, int, int]) -> None:
    sentence = bootstrap.unsuitable(version, True)
    assert "\n" not in sentence
    for part in ("3.11", "3.13", ".".join(map(str, version)), "请安装", "Please install"):
        assert part in sentence


def test_a_32_bit_python_is_named_as_the_reason(bootstrap: ModuleType) -> None:
    assert "32-bit" in bootstrap.unsuitable((3, 11, 2), False)


def test_an_old_python_can_read_the_file_up_to_the_sentence() -> None:
    source = SCRIPT.read_text("utf-8")
    ast.parse(source, feature_version=(3, 6))
    # Python 3.6 runs whatever stands before the check, so that must be plain.
    before = source.partition("import argparse")[0]
    assert "annotations" not in before
    assert "->" not in before
    assert ":=" not in before


def test_a_real_old_python_says_the_sentence() -> None:
    olds = [path for minor in range(6, 11) if (path := shutil.which(f"python3.{minor}"))]
    # pyenv's own python3.6 only works inside a shell that chose it.
    olds += [str(path) for path in Path.home().glob(".pyenv/versions/3.[6-9].*/bin/python")]
    working = [old for old in olds if subprocess.run([old, "-c", "0"], capture_output=True).returncode == 0]
    if not working:
        pytest.skip("no Python 3.6 to 3.10 on this machine")
    for old in working:
        done = subprocess.run([old, str(SCRIPT), "run"], capture_output=True, timeout=30)
        assert done.returncode == 2
        assert done.stderr.decode("utf-8", "replace").count("\n") == 1
        assert b"Please install" in done.stderr


def test_a_console_without_chinese_still_shows_the_english_part() -> None:
    # The same few lines, run by this Python with the verdict turned round.
    before = (
        SCRIPT.read_text("utf-8")
        .partition("import argparse")[0]
        .replace("OLDEST = (3, 11)", "OLDEST = (9, 0)")
    )
    env = {"PYTHONIOENCODING": "ascii", "PATH": ""}
    done = subprocess.run([sys.executable, "-"], input=before.encode(), env=env, capture_output=True)
    assert done.returncode == 2
    assert b"Please install" in done.stderr
