"""What lies in the repository: a lock anybody can use, no packages where none belong, no traces of a machine."""

import re
import tomllib
from importlib import util

import pytest

from app import paths
from tests.guards.sources import ROOT, name, python_files

LOCK = ROOT / "packaging" / "requirements.lock"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
TEXT_FILES = {
    ".py",
    ".toml",
    ".json",
    ".md",
    ".txt",
    ".lock",
    ".svg",
    ".qss",
    ".ts",
    ".ini",
    ".sh",
    ".csv",
    "",
}
# Homes and scratch folders of whoever built this; written apart so that this file does not find itself.
MACHINE_PATHS = re.compile(
    "|".join(["/ro" + r"ot/", "/ho" + r"me/\w", "/wo" + "rk/", "/tm" + "p/", r"C:\\Us" + r"ers\\\w"])
)


def tracked_text() -> list[tuple[str, str]]:
    """The text files that are or will be in the repository, with their content."""
    folders = ("app", "db", "resources", "packaging", "tests", ".ci")
    files = [file for folder in folders for file in (ROOT / folder).rglob("*")]
    files += list(ROOT.glob("*"))
    return [
        (name(file), file.read_text("utf-8"))
        for file in files
        if file.is_file()
        and file.suffix in TEXT_FILES
        and "__pycache__" not in file.parts
        and file.name != ".git"
    ]


def test_every_locked_package_has_hashes() -> None:
    entries = re.split(r"\n(?=\S)", LOCK.read_text("utf-8").strip())
    assert len(entries) > 40
    assert [entry.split()[0] for entry in entries if "--hash=sha256:" not in entry or "==" not in entry] == []


def test_the_lock_names_no_address_and_no_machine() -> None:
    assert not re.search(r"://|--(?:extra-)?index|--find-links| @ |\bfile:", LOCK.read_text("utf-8"))


def test_the_lock_holds_whatever_the_project_asks_for() -> None:
    locked = {match.lower() for match in re.findall(r"^([\w.-]+)==", LOCK.read_text("utf-8"), re.MULTILINE)}
    asked = [*PROJECT["project"]["dependencies"], *PROJECT["dependency-groups"]["dev"]]
    assert {re.split(r"[<>=!~ ;\[]", line)[0].lower() for line in asked} <= locked


def test_qt_is_pinned_below_what_breaks_old_desktops() -> None:
    version = re.search(r"^pyside6-essentials==(\d+)\.(\d+)", LOCK.read_text("utf-8"), re.MULTILINE)
    assert version and (int(version[1]), int(version[2])) < (6, 10)


@pytest.mark.parametrize("folder", ["packaging", "tests"])
def test_folders_without_a_package(folder: str) -> None:
    # packaging/__init__.py would shadow the module of that name, which pytest and Alembic import.
    assert [name(file) for file in python_files(folder) if file.name == "__init__.py"] == []


def test_the_packaging_that_others_import_is_not_ours() -> None:
    spec = util.find_spec("packaging")
    assert spec and spec.origin and "site-packages" in spec.origin


@pytest.mark.parametrize("folder", ["app", "db"])
def test_package_files_are_empty(folder: str) -> None:
    files = [file for file in python_files(folder) if file.name == "__init__.py"]
    assert files
    assert [name(file) for file in files if file.read_text("utf-8").strip()] == []


@pytest.mark.parametrize("folder", ["app", "db"])
def test_every_folder_with_code_is_a_package(folder: str) -> None:
    folders = {file.parent for file in python_files(folder)}
    assert [name(place) for place in sorted(folders) if not (place / "__init__.py").is_file()] == []


def test_no_paths_of_a_machine() -> None:
    found = [
        f"{file}: {line.strip()[:80]}"
        for file, text in tracked_text()
        for line in text.splitlines()
        if MACHINE_PATHS.search(line)
    ]
    assert found == []


def test_the_program_and_the_project_have_one_version() -> None:
    assert PROJECT["project"]["version"] == paths.VERSION
