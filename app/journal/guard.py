"""Holds everybody to the one way in: a write to any table from outside the journal fails."""

import re
import sys
from types import FrameType

from sqlalchemy import Connection

from db.schema.tables import metadata

_TABLES = "|".join(sorted(str(table.name) for table in metadata.sorted_tables))
_WRITES = re.compile(
    r"\b(?:INSERT\s+(?:OR\s+\w+\s+)?INTO|REPLACE\s+INTO|UPDATE(?:\s+OR\s+\w+)?|DELETE\s+FROM)\s+"
    rf'(?:["`\[]?main["`\]]?\s*\.\s*)?["`\[]?({_TABLES})\b',
    re.IGNORECASE,
)
_JOURNAL = "app.journal."
_CARRIERS = ("sqlalchemy.", "db.")
"""Code that only carries a statement to the driver; whoever is behind it asked for it."""


class WrittenAside(AssertionError):
    """A programming error: somebody wrote a table past the journal."""


def journal_only(_: Connection, statement: str) -> None:
    """Raise `WrittenAside` when a statement writes a table and it was not the journal that asked for it."""
    found = _WRITES.search(statement)
    if found and not _asked_by_journal():
        raise WrittenAside(found[1])


def _asked_by_journal() -> bool:
    """Return whether the nearest caller that is no carrier belongs to the journal.

    The nearest, not any: what the journal calls back (a progress, an iterator of commits) may
    write as little as anybody else.
    """
    frame: FrameType | None = sys._getframe(2)  # the only way to know one's callers
    while frame and _module(frame).startswith(_CARRIERS):
        frame = frame.f_back
    return frame is not None and _module(frame).startswith(_JOURNAL)


def _module(frame: FrameType) -> str:
    return str(frame.f_globals.get("__name__", ""))
