"""The file around the members: a stored ZIP with fixed metadata, so that its bytes follow from its members.

Nothing in a bundle may hide between members or in a field that nobody looks at. The reader
therefore does not judge foreign metadata; it makes the file once more and compares.
"""

import io
import os
import stat
import struct
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import IO

from app.sync.canonical import Malformed

MAGIC_NAME = "mimetype"
MAGIC = b"application/vnd.yanxiu.bundle"

LARGEST_FILE = 1 << 30  # one volume; also keeps below FAT32's 4 GiB and the need for ZIP64
MOST_MEMBERS = 2048
_LONGEST_NAME = 32
_END = struct.Struct("<4s4H2LH")
_END_MARK = b"PK\x05\x06"
_CENTRAL_ENTRY = 46
_BROKEN_ZIP = (
    zipfile.BadZipFile,
    NotImplementedError,
    ValueError,
    OverflowError,
    EOFError,
    RuntimeError,
    struct.error,
)


class Foreign(Exception):
    """The file is no bundle at all."""


class Incomplete(Exception):
    """The file begins as a bundle and ends too early."""


@contextmanager
def new_archive(file: IO[bytes]) -> Iterator[zipfile.ZipFile]:
    """Open an empty archive on a file; its closing entries are written on leaving."""
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED, allowZip64=False) as archive:
        put(archive, MAGIC_NAME, MAGIC)
        yield archive


def put(archive: zipfile.ZipFile, name: str, content: bytes) -> None:
    """Store one member with the only metadata our files have."""
    entry = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
    entry.compress_type = zipfile.ZIP_STORED
    entry.create_system = 3
    entry.external_attr = (stat.S_IFREG | 0o644) << 16
    archive.writestr(entry, content)


def open_archive(file: IO[bytes]) -> zipfile.ZipFile:
    """Open a file that claims to be a bundle after a look at its first and last bytes."""
    size = os.fstat(file.fileno()).st_size
    start = _start()
    head = file.read(len(start))
    if not start.startswith(head):
        raise Foreign
    if len(head) < len(start):
        raise Incomplete
    _check_end(file, size)
    try:
        return zipfile.ZipFile(file, "r", allowZip64=False)
    except _BROKEN_ZIP as reason:
        raise Malformed("central directory") from reason


@cache
def _start() -> bytes:
    """Return what every bundle begins with: the first member, as in EPUB and OpenDocument."""
    window = _Window()
    with zipfile.ZipFile(window, "w", zipfile.ZIP_STORED, allowZip64=False) as archive:
        put(archive, MAGIC_NAME, MAGIC)
        return window.take()[1]


def _check_end(file: IO[bytes], size: int) -> None:
    """Bound the directory before the ZIP reader loads it."""
    file.seek(max(0, size - _END.size))
    mark, _, _, _, members, directory_size, _, comment = _END.unpack(file.read(_END.size).ljust(_END.size))
    if mark != _END_MARK:
        file.seek(max(0, size - (1 << 16)))
        raise Malformed("end record") if _END_MARK in file.read() else Incomplete
    if comment or members > MOST_MEMBERS or directory_size > members * (_CENTRAL_ENTRY + _LONGEST_NAME):
        raise Malformed("end record")


def member(archive: zipfile.ZipFile, name: str, largest: int) -> bytes:
    """Return a stored member's bytes, never more than `largest`."""
    try:
        entry = archive.getinfo(name)
    except KeyError as reason:
        raise Malformed(name) from reason
    if entry.compress_type != zipfile.ZIP_STORED or entry.flag_bits or entry.file_size > largest:
        raise Malformed(name)
    try:
        return archive.read(entry)
    except _BROKEN_ZIP as reason:
        raise Malformed(name) from reason


@contextmanager
def remade(original: IO[bytes]) -> Iterator["Remake"]:
    """Make a file once more; `Malformed` when the original differs from it anywhere."""
    window = _Window()
    with zipfile.ZipFile(window, "w", zipfile.ZIP_STORED, allowZip64=False) as archive:
        remake = Remake(original, window, archive)
        remake.add(MAGIC_NAME, MAGIC)
        yield remake
    remake.finish()


class Remake:
    """Makes the file once more, member by member, and compares it with the one at hand."""

    def __init__(self, original: IO[bytes], window: "_Window", archive: zipfile.ZipFile) -> None:
        self._original = original
        self._window = window
        self._archive = archive

    def add(self, name: str, content: bytes) -> None:
        """Add the next member; `Malformed` when the original differs anywhere in it or before it."""
        put(self._archive, name, content)
        self._compare()

    def finish(self) -> None:
        """Compare what follows the last member, up to the very end of the file."""
        self._compare()
        if self._original.read(1):
            raise Malformed("bytes after the end")

    def _compare(self) -> None:
        start, made = self._window.take()
        self._original.seek(start)
        if self._original.read(len(made)) != made:
            raise Malformed("metadata")


class _Window(io.RawIOBase):
    """A file of which only the part not yet taken is kept in memory."""

    def __init__(self) -> None:
        self._start = 0
        self._kept = io.BytesIO()

    def take(self) -> tuple[int, bytes]:
        """Return what was written since the last time and where it begins; forget it."""
        start, made = self._start, self._kept.getvalue()
        self._start += len(made)
        self._kept = io.BytesIO()
        return start, made

    def seekable(self) -> bool:
        return True

    def writable(self) -> bool:
        return True

    def write(self, content: bytes) -> int:  # type: ignore[override]  # only bytes are ever written here
        return self._kept.write(content)

    def tell(self) -> int:
        return self._start + self._kept.tell()

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        if whence != io.SEEK_SET or offset < self._start:
            raise io.UnsupportedOperation("this part has been compared already")
        return self._start + self._kept.seek(offset - self._start)
