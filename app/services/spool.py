"""Where bundles lie while they are looked at: copies of our own, never the stick itself."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from app.errors import Refused, Unavailable
from app.journal.operation import new_id
from app.sync.reader import CAPS, regular_file

_BLOCK = 4 << 20


@dataclass(frozen=True, slots=True)
class Spool:
    """The folder of bundles in work, and of those that wait for an earlier one."""

    folder: Path

    @contextmanager
    def copy_of(self, file: Path) -> Iterator[Path]:
        """Give a copy of a file for the length of a block; links, pipes and giants are refused."""
        working = self.folder / "spool"
        working.mkdir(parents=True, exist_ok=True)
        self._clear(working)
        copy = working / f"{new_id()}.yxb"
        try:
            with regular_file(file, CAPS.file) as source, copy.open("xb") as out:
                _copy(source, out, file)
            yield copy
        finally:
            copy.unlink(missing_ok=True)

    @contextmanager
    def holding(self, content: bytes) -> Iterator[Path]:
        """Give a file with this content for the length of a block."""
        working = self.folder / "spool"
        working.mkdir(parents=True, exist_ok=True)
        copy = working / f"{new_id()}.yxb"
        try:
            copy.write_bytes(content)
            yield copy
        finally:
            copy.unlink(missing_ok=True)

    def keep(self, copy: Path, bundle: str) -> None:
        """Let a bundle wait for an earlier one."""
        waiting = self.folder / "waiting"
        waiting.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(copy, waiting / f"{bundle}.yxb")

    def forget(self, bundle: str) -> None:
        """Let go of a bundle that waited."""
        (self.folder / "waiting" / f"{bundle}.yxb").unlink(missing_ok=True)

    def waiting(self) -> list[Path]:
        """Return the bundles that wait."""
        return sorted((self.folder / "waiting").glob("*.yxb"))

    def _clear(self, working: Path) -> None:
        """Remove copies that a crash left behind; one program at a time uses this folder."""
        for old in working.glob("*.yxb"):
            old.unlink(missing_ok=True)


def _copy(source: BinaryIO, out: BinaryIO, file: Path) -> None:
    try:
        while block := source.read(_BLOCK):
            out.write(block)
    except OSError as reason:
        raise Unavailable("stick.unreadable", file=file.name) from reason


def whole(file: Path, largest: int) -> bytes:
    """Return a small file's content; links, pipes and giants are refused."""
    with regular_file(file, largest) as source:
        return source.read()


def candidates(folder: Path) -> list[Path]:
    """Return the files of a folder that may be bundles, whatever they are called."""
    try:
        found = sorted(one for one in folder.iterdir() if one.is_file() and not one.name.startswith("."))
    except OSError as reason:
        raise Unavailable("stick.unreadable", file=folder.name) from reason
    if not found:
        raise Refused("bundle.folder_empty", folder=folder.name)
    return found
