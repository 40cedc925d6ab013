"""What SQLite says, by its primary result code, as a code that has a sentence."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError
from sqlcipher3 import dbapi2

from db.errors import Unavailable

_PRIMARY = 0xFF
_NOT_A_DATABASE = 26
_CODES = {
    5: "store.locked",
    6: "store.locked",
    8: "store.read_only",
    10: "store.io",
    11: "store.damaged",
    13: "store.full",
    14: "store.cannot_open",
    _NOT_A_DATABASE: "store.damaged",
}


def primary_code(error: BaseException | None) -> int | None:
    """Return SQLite's primary result code of a driver error, None for anything else."""
    code = getattr(error, "sqlite_errorcode", None)
    return None if code is None else code & _PRIMARY


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Turn the driver errors a rule cannot cause into Unavailable; let all others rise as they are."""
    try:
        yield
    except DBAPIError as error:
        raise _unavailable(error.orig, path, error) from error
    except dbapi2.Error as error:
        raise _unavailable(error, path, error) from error


@contextmanager
def translated_for_reader(path: Path) -> Iterator[None]:
    """As `translated`, but a change tried while reading is a mistake of the program, not of the disk."""
    try:
        with translated(path):
            yield
    except Unavailable as error:
        if error.code == "store.read_only" and error.__cause__ is not None:
            raise error.__cause__ from None
        raise


@contextmanager
def translated_at_opening(path: Path) -> Iterator[None]:
    """While opening, "file is not a database" means the wrong key (or a destroyed first page)."""
    try:
        yield
    except dbapi2.Error as error:
        if primary_code(error) == _NOT_A_DATABASE:
            raise Unavailable("store.wrong_key", path=str(path)) from error
        raise _unavailable(error, path, error) from error


def _unavailable(driver: BaseException | None, path: Path, error: Exception) -> Exception:
    code = _CODES.get(primary_code(driver) or 0)
    return error if code is None else Unavailable(code, path=str(path))
