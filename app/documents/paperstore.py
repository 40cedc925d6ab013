"""Where issued papers lie: one file each, named by its SHA-256, never changed.

A paper is written and synced before the registry says that it exists, so that no registry row is
ever without its file. Until then it waits under `pending`; what a crash leaves there belongs
either to a row (it is moved) or to nobody (it is removed, and its number was never given out).
"""

import hashlib
import os
from collections.abc import Callable
from pathlib import Path

from app.errors import Unavailable


class PaperStore:
    """The papers of one data folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._pending = folder / "pending"

    def add(self, pdf: bytes) -> str:
        """Keep a paper as pending and return its SHA-256."""
        name = hashlib.sha256(pdf).hexdigest()
        try:
            self._pending.mkdir(parents=True, exist_ok=True)
            write_whole(self._pending / f"{name}.pdf", pdf)
        except OSError as reason:
            raise Unavailable("certificate.not_written", path=str(self._pending)) from reason
        return name

    def settle(self, is_registered: Callable[[str], bool]) -> None:
        """Move pending papers that the registry knows to their place and remove the others."""
        if not self._pending.is_dir():
            return
        for file in self._pending.iterdir():
            if file.suffix == ".pdf" and is_registered(file.stem):
                file.replace(self._folder / file.name)
            else:
                file.unlink(missing_ok=True)

    def find(self, name: str) -> Path | None:
        """Return the file of a paper by its SHA-256, or None when it is not here (issued elsewhere)."""
        places = (self._folder / f"{name}.pdf", self._pending / f"{name}.pdf")
        return next((file for file in places if file.is_file()), None)


def write_whole(file: Path, content: bytes) -> None:
    """Write a file that after a crash or a pulled plug is there whole or not at all."""
    part = file.with_name(f"{file.name}.tmp")
    try:
        with part.open("wb") as out:
            out.write(content)
            out.flush()
            os.fsync(out.fileno())
        part.replace(file)
    except OSError:
        part.unlink(missing_ok=True)
        raise
    _sync_folder(file.parent)


def _sync_folder(folder: Path) -> None:
    if os.name != "posix":
        return  # Windows keeps names with the file itself and cannot open a folder
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
