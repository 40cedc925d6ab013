"""The encrypted store: one writer, many readers on snapshots, and errors that say what to do.

SQLCipher with a raw random key (the vault keeps it), WAL, synchronous=FULL. Correctness of
concurrent use lives here; the order of work is its caller's business. Any thread may call.
"""

import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from itertools import islice
from pathlib import Path
from typing import Self

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import ConnectionPoolEntry, QueuePool
from sqlcipher3 import dbapi2

from db.errors import Unavailable
from db.files import explained
from db.store_errors import translated, translated_for_reader
from db.store_file import Raw, StoreFile, require_sound

Guard = Callable[[Connection, str], None]
"""Sees connection and text of every statement of a write; raises to forbid it."""

_READERS_KEPT = 4
_READERS_MORE = 12
_BATCH = 5_000
_PATIENCE_AT_CLOSE = 10.0
_PATIENCE_AFTER_INTERRUPT = 1.0


class Database:
    """The store of one data folder, opened with its key."""

    def __init__(self, file: StoreFile) -> None:
        """Use `Database.open`."""
        self._file = file
        self._writers = self._engine(file.writer, "BEGIN IMMEDIATE", size=1, more=0)
        self._readers = self._engine(file.reader, "BEGIN", size=_READERS_KEPT, more=_READERS_MORE)
        event.listen(self._readers, "begin", _take_snapshot)
        event.listen(self._writers, "before_cursor_execute", _require_transaction)
        self._turn = threading.Lock()
        self._writing_thread: int | None = None
        self._scopes = 0
        self._quiet = threading.Condition()
        self._closed = False

    @classmethod
    def open(cls, path: Path, key: bytes, *, create: bool = False) -> Self:
        """Open the store, or make an empty one; refuse a wrong key, a missing file, a read-only one.

        A file that exists is never overwritten by `create`.
        """
        with explained(path):
            found = path.exists()
            empty = found and path.stat().st_size == 0
        if found == create:
            raise Unavailable("store.exists" if found else "store.missing", path=str(path))
        if empty:
            # SQLite takes an empty file for a new store and would write on as if nothing were lost.
            raise Unavailable("store.damaged", path=str(path))
        file = StoreFile(path, key)
        file.try_writing(create=create)
        return cls(file)

    @property
    def path(self) -> Path:
        """The file the store lies in."""
        return self._file.path

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """One transaction that may change: committed when the block ends, taken back when it raises.

        One at a time in this process, in the order of arrival; a second one inside is a mistake
        of the program. Its changes are invisible to `read` until it ends.
        """
        with self._my_turn(), translated(self.path), self._writers.begin() as connection:
            yield connection
            _require_transaction(connection)

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """One unchanging picture of the store for the whole block; SQLite refuses any change in it."""
        with self._scope(), translated_for_reader(self.path), self._readers.begin() as connection:
            yield connection

    @contextmanager
    def change_schema(self) -> Iterator[Connection]:
        """A `write` for migrations: references may break inside, and are checked before the commit."""
        with self._my_turn(), translated(self.path), self._writers.connect() as connection:
            raw = _raw(connection)
            # Before BEGIN: inside, SQLite ignores the pragma, and dropping a parent table in
            # batch mode would then cascade to every child row.
            raw.execute("PRAGMA foreign_keys=OFF")
            try:
                with connection.begin():
                    yield connection
                    _require_transaction(connection)
                    _require_references(connection, self.path)
            finally:
                raw.execute("PRAGMA foreign_keys=ON")

    def attach_guard(self, guard: Guard) -> None:
        """Let `guard` see every statement of every write from now on, before it runs."""

        def see(connection: Connection, _cursor: object, statement: str, *_: object) -> None:
            guard(connection, statement)

        event.listen(self._writers, "before_cursor_execute", see)

    def quick_check(self) -> None:
        """Raise `store.damaged` when pages or tables do not hold together; for every start."""
        self._check("quick_check")

    def full_check(self) -> None:
        """Check indexes, every page's seal and every reference as well; for weekly and after a restore."""
        self._check("integrity_check", "cipher_integrity_check")
        with self.read() as connection:
            _require_references(connection, self.path)

    def snapshot(self, target: Path) -> None:
        """Write a copy with the same key to `target`, read it back and check it before it gets its name."""
        with self._scope():
            self._file.copy_to(target)

    def version(self) -> int:
        """Return the number of the newest migration this file has been through; 0 for an empty one."""
        with self.read() as connection:
            return int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())

    def close(self) -> None:
        """Wait for open blocks to end, fold the WAL into the file and let go of every file handle.

        A block that does not end in ten seconds is interrupted: closing always closes. What
        cannot be folded now stays in the WAL, saved, and is folded next time.
        """
        with self._quiet:
            if self._closed:
                return
            self._closed = True
            if not self._quiet.wait_for(lambda: self._scopes == 0, _PATIENCE_AT_CLOSE):
                self._file.interrupt()
                self._quiet.wait_for(lambda: self._scopes == 0, _PATIENCE_AFTER_INTERRUPT)
        with suppress(Unavailable):
            self._file.fold()
        self._readers.dispose()
        self._writers.dispose()
        self._file.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _engine(self, connect: Callable[[], Raw], begin: str, *, size: int, more: int) -> Engine:
        engine = create_engine(
            "sqlite+pysqlite://",
            module=dbapi2,
            creator=connect,
            poolclass=QueuePool,
            pool_size=size,
            max_overflow=more,
        )
        event.listen(engine, "begin", lambda connection: _raw(connection).execute(begin))
        event.listen(engine, "close", self._forget)
        return engine

    def _forget(self, connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
        self._file.discard(connection)

    @contextmanager
    def _scope(self) -> Iterator[None]:
        with self._quiet:
            if self._closed:
                raise Unavailable("store.closed", path=str(self.path))
            self._scopes += 1
        try:
            yield
        finally:
            with self._quiet:
                self._scopes -= 1
                self._quiet.notify_all()

    @contextmanager
    def _my_turn(self) -> Iterator[None]:
        me = threading.get_ident()
        if self._writing_thread == me:
            raise RuntimeError("a write inside a write: the outer block is the transaction")
        with self._scope(), self._turn:
            self._writing_thread = me
            try:
                yield
            finally:
                self._writing_thread = None

    def _check(self, *checks: str) -> None:
        with self.read() as connection:
            require_sound(_raw(connection), self.path, *checks)


def bulk(connection: Connection, statement: str, rows: Iterable[tuple[object, ...]]) -> int:
    """Run one statement with many tuples, `?` for each value, as fast as the driver can; return how many.

    Whole numbers, text and bytes go to the driver as they are: no types, no defaults.
    """
    source, done = iter(rows), 0
    while batch := list(islice(source, _BATCH)):
        connection.exec_driver_sql(statement, batch)
        done += len(batch)
    return done


def _raw(connection: Connection) -> Raw:
    raw: Raw = connection.connection.dbapi_connection
    return raw


def _take_snapshot(connection: Connection) -> None:
    """BEGIN alone takes no snapshot; the first look at the file does."""
    _raw(connection).execute("SELECT 1 FROM sqlite_schema LIMIT 1").fetchone()


def _require_transaction(connection: Connection, *_: object) -> None:
    """Refuse to go on after SQLite itself took the transaction back.

    It does so on a full disk. Whoever swallowed that error would otherwise write on, each
    statement for itself, and commit half of a use case.
    """
    if not _raw(connection).in_transaction:
        raise Unavailable("store.taken_back")


def _require_references(connection: Connection, path: Path) -> None:
    broken = _raw(connection).execute("PRAGMA foreign_key_check").fetchall()
    if broken:
        tables = "、".join(sorted({row[0] for row in broken}))
        raise Unavailable("store.references_broken", path=str(path), count=len(broken), tables=tables)
