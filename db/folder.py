"""The data folder: one program at a time, writable, ours; and the anchor beside the store.

The anchor names the device incarnation of this folder and the highest own sequence ever
exported. It lies outside the store on purpose: a store that was restored or copied disagrees
with it and must go on as a new device before it may write.
"""

import getpass
import json
import os
import socket
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from filelock import FileLock, Timeout

from db import vault, volume
from db.errors import Unavailable
from db.files import explained, write_whole

STORE = "ledger.db"
ANCHOR = "device.json"
_LOCK = "folder.lock"
# Beside the lock: on Windows a locked file cannot be read by the program that asks who holds it.
_HOLDER = "folder.holder.json"


@dataclass(frozen=True, slots=True)
class Anchor:
    """The device incarnation that may write here, and its highest sequence ever exported."""

    device: str
    exported: int


class FolderLock:
    """The right to use a data folder; held from `take` to `release`, and freed by a crash."""

    def __init__(self, folder: Path, lock: FileLock) -> None:
        self.folder = folder
        self._lock = lock

    @classmethod
    def take(cls, folder: Path) -> Self:
        """Lock a data folder that exists; refuse one that is missing, not ours, in use or not writable."""
        require_ours(folder)
        return cls._lock_writable(folder)

    @classmethod
    def take_new(cls, folder: Path) -> Self:
        """Make and lock a folder for a new ledger; refuse one that has anything in it."""
        with explained(folder):
            folder.mkdir(parents=True, exist_ok=True)
        _require_folder(folder)
        if vault.exists(folder):
            raise Unavailable("folder.has_ledger", path=str(folder))
        if any(entry.name not in (_LOCK, _HOLDER) for entry in folder.iterdir()):
            raise Unavailable("folder.not_empty", path=str(folder))
        return cls._lock_writable(folder)

    @classmethod
    def _lock_writable(cls, folder: Path) -> Self:
        volume.require_local(folder)
        _require_writable(folder)
        lock = FileLock(folder / _LOCK, thread_local=False)
        try:
            lock.acquire(timeout=0)
        except Timeout as error:
            raise Unavailable("folder.in_use", path=str(folder), **_holder(folder)) from error
        write_whole(folder / _HOLDER, _this_process())
        return cls(folder, lock)

    def release(self) -> None:
        """Let the next program in; calling it twice does no harm."""
        if not self._lock.is_locked:
            return
        (self.folder / _HOLDER).unlink(missing_ok=True)
        self._lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.release()


def read_anchor(folder: Path) -> Anchor | None:
    """Return the anchor, None when there is none; a damaged one counts as none, so nobody writes on trust."""
    try:
        stored = json.loads((folder / ANCHOR).read_bytes())
        anchor = Anchor(stored["device"], stored["exported"])
        whole = len(bytes.fromhex(anchor.device)) == 16 and type(anchor.exported) is int
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return anchor if whole and anchor.exported >= 0 else None


def write_anchor(folder: Path, anchor: Anchor) -> None:
    """Write the anchor whole, before anything relies on it."""
    stored = {"device": anchor.device, "exported": anchor.exported}
    write_whole(folder / ANCHOR, json.dumps(stored).encode())


def require_ours(folder: Path) -> None:
    """Refuse a folder that is missing or has no ledger in it."""
    _require_folder(folder)
    if not vault.exists(folder):
        raise Unavailable("folder.not_ours", path=str(folder))


def _require_folder(folder: Path) -> None:
    with explained(folder):
        if not folder.exists():
            raise Unavailable("folder.missing", path=str(folder))
        if not folder.is_dir():
            raise Unavailable("folder.not_ours", path=str(folder))


def _require_writable(folder: Path) -> None:
    """Write a file and remove it: permissions, mounts and quotas all answer, whatever their flags say."""
    with explained(folder), tempfile.TemporaryFile(dir=folder) as probe:
        probe.write(b"probe")
        probe.flush()


def _this_process() -> bytes:
    holder = {"pid": os.getpid(), "user": _user(), "host": socket.gethostname()}
    return json.dumps(holder, ensure_ascii=False).encode()


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""


def _holder(folder: Path) -> Mapping[str, object]:
    """Return who holds the folder as far as it is known; knowing less never hides that it is in use."""
    try:
        stored = json.loads((folder / _HOLDER).read_bytes())
        return {key: stored[key] for key in ("pid", "user", "host")}
    except (OSError, ValueError, KeyError, TypeError):
        return {}
