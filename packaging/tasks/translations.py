"""Bring the translations up to date with the sources, and compile them.

    python packaging/tasks/translations.py           write resources/i18n/*.ts and *.qm
    python packaging/tasks/translations.py --check   write nothing; fail when they are behind

Chinese is written in the sources. Other languages are `.ts` files that translators edit; what they
have not finished is left out of the `.qm`, and the window shows correct Chinese there.
"""

import argparse
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import PySide6

ROOT = Path(__file__).resolve().parent.parent.parent
SOURCES = ROOT / "app" / "ui"
CATALOGUES = ROOT / "resources" / "i18n"
LANGUAGES = ("zh_TW", "en")


def tool(name: str) -> str:
    """Return the path of one of Qt's tools; they come with PySide6."""
    folder = Path(PySide6.__file__).parent
    return str(folder / f"{name}.exe") if sys.platform == "win32" else str(folder / name)


def run(*words: str) -> None:
    """Run a tool quietly; what it said is printed when it fails."""
    done = subprocess.run(words, cwd=ROOT, capture_output=True, encoding="utf-8", errors="replace")
    if done.returncode != 0:
        raise SystemExit(f"{' '.join(words[:1])}\n{done.stdout}{done.stderr}")


def collect(catalogue: Path, language: str) -> None:
    """Merge the strings of the sources into a catalogue, keeping what is translated."""
    # Without line numbers: a moved line is no change for a translator.
    options = ["-silent", "-locations", "none", "-no-obsolete"]
    languages = ["-source-language", "zh_CN", "-target-language", language]
    # From the root, with relative names: catalogues must not differ between two machines.
    files = sorted(file.relative_to(ROOT).as_posix() for file in SOURCES.rglob("*.py"))
    run(tool("lupdate"), *options, *languages, *files, "-ts", str(catalogue))


def write(folder: Path) -> list[Path]:
    """Bring the catalogues in a folder up to date and compile them; return what was written."""
    folder.mkdir(parents=True, exist_ok=True)
    written: list[Path] = []
    for language in LANGUAGES:
        catalogue = folder / f"yanxiu_{language}.ts"
        compiled = catalogue.with_suffix(".qm")
        collect(catalogue, language)
        run(tool("lrelease"), "-silent", "-nounfinished", str(catalogue), "-qm", str(compiled))
        written += [catalogue, compiled]
    return written


def behind(folder: Path = CATALOGUES) -> list[str]:
    """Return the names of the files that a run would change."""
    with tempfile.TemporaryDirectory() as scratch:
        for catalogue in folder.glob("*.ts"):
            shutil.copy(catalogue, scratch)
        return [
            file.name
            for file in write(Path(scratch))
            if not (folder / file.name).is_file() or file.read_bytes() != (folder / file.name).read_bytes()
        ]


def main() -> int:
    """Write, or with --check only compare."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--check", action="store_true", help="write nothing, fail when something is behind")
    if parser.parse_args().check:
        late = behind()
        print("behind: " + ", ".join(late) if late else "up to date")
        return 1 if late else 0
    for file in write(CATALOGUES):
        print(file.relative_to(ROOT))
    return 0


if __name__ == "__main__":
    sys.exit(main())
