"""Small files written whole or not at all, also when the power goes in between."""

import errno
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from db.errors import Unavailable

_CODES = {
    errno.ENOSPC: "store.full",
    errno.EDQUOT: "store.full",
    errno.EROFS: "folder.read_only",
    errno.EACCES: "folder.no_permission",
    errno.EPERM: "folder.no_permission",
    errno.ENOENT: "folder.missing",
    errno.ENOTDIR: "folder.missing",
}


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn what the operating system says about `path` into a code that has a sentence."""
    try:
        yield
    except OSError as error:
        code = _CODES.get(error.errno or 0, "store.io")
        raise Unavailable(code, path=str(path), cause=error.strerror or "") from error


def write_whole(path: Path, content: bytes) -> None:
    """Replace `path` by `content`; a crash leaves the old file or the new one, never a mixture."""
    with explained(path):
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".tmp")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            Path(name).replace(path)
        except BaseException:
            with suppress(OSError):
                Path(name).unlink()
            raise
        sync_folder(path.parent)


def sync_file(path: Path) -> None:
    """Have the operating system put the bytes of a closed file on the disk."""
    with explained(path), path.open("rb+") as file:
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Make a rename in `folder` durable; Windows does this by itself and cannot open a folder."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
