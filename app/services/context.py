"""What every service is given: the journal, who acts, and where the office keeps its files."""

from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection

from app.domain.authority import Actor, OfficeRef
from app.journal.journal import Journal
from db.database import Database


@dataclass(frozen=True, slots=True)
class Context:
    """One person at work on one data folder."""

    journal: Journal
    database: Database
    actor: Actor
    folder: Path

    @property
    def office(self) -> OfficeRef:
        """The office whose folder this is."""
        return self.actor.office

    def read(self) -> AbstractContextManager[Connection]:
        """Return one unchanging picture of the store."""
        return self.journal.read()

    def papers(self, *parts: str) -> Path:
        """Return a place under the folder of issued papers."""
        return self.folder.joinpath("papers", *parts)
