"""Writing to a stick that may be full, protected, or pulled out at any moment."""

import errno
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from app.errors import Unavailable

# Room for directory entries and the file system's own needs.
_RESERVE = 1 << 20
_CAUSES = {
    errno.ENOSPC: "stick.full",
    errno.EDQUOT: "stick.full",
    errno.EFBIG: "stick.file_too_large",
    errno.EROFS: "stick.read_only",
    errno.EACCES: "stick.read_only",
    errno.EPERM: "stick.read_only",
}


@contextmanager
def watched(folder: Path) -> Iterator[None]:
    """Turn what an operating system says about a stick into what a person can act on."""
    try:
        yield
    except OSError as reason:
        code = _CAUSES.get(reason.errno or 0, "stick.gone")
        raise Unavailable(code, folder=str(folder)) from reason


def check(folder: Path, *, needed: int) -> None:
    """Refuse a target before any work when it is missing, protected or too full."""
    with watched(folder):
        if not folder.is_dir():
            raise Unavailable("stick.gone", folder=str(folder))
        free = shutil.disk_usage(folder).free
    # First: making room on a protected stick is no use.
    if not os.access(folder, os.W_OK):
        raise Unavailable("stick.read_only", folder=str(folder))
    if free < needed + _RESERVE:
        raise Unavailable(
            "stick.too_full", folder=str(folder), needed=_megabytes(needed), free=_megabytes(free)
        )


def publish(part: Path, final: Path) -> None:
    """Give a finished file its name only when its bytes are on the medium."""
    part.replace(final)
    sync_folder(final.parent)


def sync_file(descriptor: int) -> None:
    """Bring a file's bytes to the medium and drop our copy, so that re-reading reads the medium."""
    os.fsync(descriptor)
    if hasattr(os, "posix_fadvise"):
        os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_DONTNEED)


def sync_folder(folder: Path) -> None:
    """Bring a new name to the medium, where the system can do that at all."""
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError as reason:
        # Some FUSE drivers for exFAT cannot sync a folder; the file itself is synced.
        if reason.errno not in (errno.EINVAL, errno.ENOTSUP):
            raise
    finally:
        os.close(descriptor)


def write_small(target: Path, content: bytes) -> None:
    """Write a small file whole, or leave nothing."""
    part = target.with_name(f"yx-{target.name}.tmp")
    check(target.parent, needed=len(content))
    try:
        with watched(target.parent):
            with part.open("wb") as file:
                file.write(content)
                file.flush()
                sync_file(file.fileno())
            publish(part, target)
    finally:
        remove(part)


def remove(part: Path) -> None:
    """Take back an unfinished file; a stick that is gone has taken it along."""
    with suppress(OSError):
        part.unlink()


def clear_leftovers(folder: Path) -> None:
    """Remove what an export that was cut off left behind; nobody else uses this ending."""
    for part in folder.glob("yx-*.tmp"):
        part.unlink(missing_ok=True)


def _megabytes(size: int) -> str:
    return f"{size / 1_000_000:.1f} MB"
