"""Who did what to one entry and when, read from the log itself."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass

from sqlalchemy import Connection

from app.journal import log

Reader = Callable[[], AbstractContextManager[Connection]]


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One use case that touched the entry: when (by that PC's clock), by whom, what it was called."""

    made_at: str
    by: str
    title: str


def history_of(read: Reader, id_: str, *, most: int = 20) -> list[HistoryLine]:
    """Return the latest use cases that touched an entry, newest first."""
    subject = bytes.fromhex(id_)
    with read() as connection:
        stored = log.on_subjects(connection, [subject]).get(subject, [])
    headers = {
        (known.header.device, known.header.seq): known.header for known in sorted(stored, key=lambda s: s.n)
    }
    newest = list(headers.values())[::-1][:most]
    return [HistoryLine(header.made_at, header.actor_name, header.title) for header in newest]
