"""Holds everybody to the one way in: a write to a product table from outside the journal fails."""

import re
import sys

from sqlalchemy import Connection

from db.schema.tables import PROJECTED, metadata

_TABLES = "|".join(sorted(str(table.name) for table in metadata.sorted_tables))
_WRITES = re.compile(
    rf'\s*(?:INSERT\s+(?:OR\s+\w+\s+)?INTO|UPDATE|DELETE\s+FROM|REPLACE\s+INTO)\s+"?({_TABLES})\b', re.I
)
_GUARDED = frozenset(str(table.name) for table in PROJECTED) | {
    str(table.name) for table in metadata.sorted_tables if table.info["kind"] in ("log", "local")
}
_JOURNAL = "app.journal."


class WrittenAside(AssertionError):
    """A programming error: somebody wrote a product table past the journal."""


def journal_only(_: Connection, statement: str) -> None:
    """Raise `WrittenAside` when a statement writes a product table and no function of the journal asked for it."""
    found = _WRITES.match(statement)
    if found and found[1].lower() in _GUARDED and not _asked_by_journal():
        raise WrittenAside(found[1])


def _asked_by_journal() -> bool:
    frame = sys._getframe(2)  # the only way to know one's callers
    while frame:
        if str(frame.f_globals.get("__name__", "")).startswith(_JOURNAL):
            return True
        frame = frame.f_back  # type: ignore[assignment]  # the outermost frame has no caller
    return False
