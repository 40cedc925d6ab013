"""Raw connections to the encrypted file: how it is opened, checked and copied."""

import threading
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlcipher3 import dbapi2

from db.errors import Unavailable
from db.files import explained, sync_file, sync_folder
from db.store_errors import primary_code, translated, translated_at_opening

KEY_BYTES = 32
_BUSY_MS = 5_000
_CORRUPT = (11, 26)
# After a large import the WAL is as big as the file; keep no more than this of it.
_WAL_KEPT = 64 * 1024 * 1024

# The driver binds None only after asking each of its protocols for another form of it, which takes
# ten times as long as binding a number; an import has millions of empty cells.
dbapi2.register_adapter(type(None), {None: None}.get)

Raw = Any
"""A driver connection; the driver ships no types."""


class StoreFile:
    """One encrypted file and its key; hands out connections and closes every one of them."""

    def __init__(self, path: Path, key: bytes) -> None:
        if len(key) != KEY_BYTES:
            raise ValueError("the store key has 32 bytes")
        self.path = path
        self._key = key
        self._open: set[Raw] = set()
        self._lock = threading.Lock()

    def writer(self, *, create: bool = False) -> Raw:
        """Open a connection that may write, with every safeguard on."""
        with translated_at_opening(self.path):
            connection = self._connect("rwc" if create else "rw")
            self._require_wal(connection)
            connection.execute("PRAGMA synchronous=FULL")
            connection.execute("PRAGMA foreign_keys=ON")
            connection.execute(f"PRAGMA journal_size_limit={_WAL_KEPT}")
            connection.execute("PRAGMA cache_size=-65536")
        return connection

    def try_writing(self, *, create: bool = False) -> None:
        """Begin a write and take it back, so that a wrong key or a read-only file shows at the start."""
        connection = self.writer(create=create)
        try:
            with translated(self.path):
                connection.execute("BEGIN IMMEDIATE")
                # Only a change tells: on a read-only file SQLite lets BEGIN IMMEDIATE pass.
                (version,) = connection.execute("PRAGMA user_version").fetchone()
                connection.execute(f"PRAGMA user_version={version}")
                connection.execute("ROLLBACK")
        finally:
            self.discard(connection)

    def reader(self) -> Raw:
        """Open a connection on which SQLite itself refuses every change."""
        with translated_at_opening(self.path):
            connection = self._connect("rw")
            connection.execute("PRAGMA query_only=ON")
            connection.execute("PRAGMA cache_size=-16384")
        return connection

    def copy_to(self, target: Path) -> None:
        """Write a checked, encrypted copy of the present snapshot; `target` appears only when it is sound."""
        part = target.with_name(target.name + ".part")
        with explained(target):
            target.parent.mkdir(parents=True, exist_ok=True)
            part.unlink(missing_ok=True)
        try:
            with translated(self.path):
                source = self._connect("rw")
                try:
                    source.execute("VACUUM INTO ?", (str(part),))
                finally:
                    self.discard(source)
            sync_file(part)
            StoreFile(part, self._key).require_sound_copy()
            with explained(target):
                part.replace(target)
                sync_folder(target.parent)
        except BaseException:
            part.unlink(missing_ok=True)
            raise

    def require_sound_copy(self) -> None:
        """Check a copy that nobody else has open, without leaving anything beside it."""
        with translated_at_opening(self.path):
            connection = self._connect("ro", "&immutable=1")
        try:
            require_sound(connection, self.path, "integrity_check", "cipher_integrity_check")
        finally:
            self.discard(connection)

    def discard(self, connection: Raw) -> None:
        """Close one connection."""
        with self._lock:
            self._open.discard(connection)
        connection.close()

    def interrupt(self) -> None:
        """Make every statement that runs now fail at once."""
        with self._lock:
            for connection in self._open:
                connection.interrupt()

    def fold(self) -> None:
        """Carry the whole WAL over into the file, so that the file alone is the ledger."""
        connection = self.writer()
        try:
            with translated(self.path):
                connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        finally:
            self.discard(connection)

    def close(self) -> None:
        """Close what is still open."""
        with self._lock:
            left, self._open = self._open, set()
        for connection in left:
            connection.close()

    @property
    def open_connections(self) -> int:
        """How many connections are open now."""
        return len(self._open)

    def _connect(self, mode: str, more: str = "") -> Raw:
        connection = dbapi2.connect(
            f"{_uri(self.path)}?mode={mode}{more}",
            uri=True,
            isolation_level=None,
            check_same_thread=False,
            timeout=_BUSY_MS / 1000,
        )
        try:
            # SQLCipher writes every failed page to stderr; our caller gets an error instead.
            connection.execute("PRAGMA cipher_log_level=NONE")
            connection.execute(f"PRAGMA key = \"x'{self._key.hex()}'\"")
            connection.execute("PRAGMA trusted_schema=OFF")
            connection.execute("PRAGMA cell_size_check=ON")
            connection.execute("SELECT 1 FROM sqlite_schema LIMIT 1").fetchone()
        except BaseException:
            connection.close()
            raise
        with self._lock:
            self._open.add(connection)
        return connection

    def _require_wal(self, connection: Raw) -> None:
        """WAL lets readers work beside the writer; a disk that cannot do it is refused, not worked around."""
        mode = connection.execute("PRAGMA journal_mode=WAL").fetchone()[0]
        if mode != "wal":
            self.discard(connection)
            raise Unavailable("store.no_wal", path=str(self.path))


def require_sound(connection: Raw, path: Path, *checks: str) -> None:
    """Run the named checks; raise with what they found when anything is wrong."""
    findings: list[str] = []
    for check in checks:
        findings += [text for (text,) in _answers(connection, f"PRAGMA {check}") if text != "ok"]
    if findings:
        raise Unavailable("store.damaged", path=str(path), findings=tuple(findings))


def _answers(connection: Raw, pragma: str) -> list[tuple[str]]:
    """A page whose seal is broken makes the check itself fail: that is a finding, too."""
    try:
        answers: list[tuple[str]] = connection.execute(pragma).fetchall()
    except dbapi2.DatabaseError as error:
        if primary_code(error) not in _CORRUPT:
            raise
        return [(str(error),)]
    return answers


def _uri(path: Path) -> str:
    """Percent-encode, so that `?`, `#` and `%` in a folder's name stay part of the name."""
    text = path.absolute().as_posix()
    return "file:" + quote(text if text.startswith("/") else "/" + text)
