"""PCs of offices as the journal alone sees them: a real folder, an encrypted store, one chain each.

`Device` writes and receives as the program does. `Chain` makes the commits of a PC by hand, also
such as no honest program would write.
"""

import os
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from sqlalchemy import Connection

from app.domain.authority import Actor, OfficeRef
from app.journal import guard, log
from app.journal.absorb import Absorbed
from app.journal.journal import Journal
from app.journal.operation import (
    OWN,
    PUBLIC,
    CommitParts,
    Header,
    Part,
    body_of,
    leaf,
    link,
    new_id,
    office_id,
    root,
    salts,
)
from app.journal.write import WriteLog
from db import migrate
from db.codes import OfficeLevel, Role
from db.database import Database
from db.folder import Anchor, write_anchor

KEY = b"\x07" * 32
COUNTY, SCHOOL, OTHER = "451302", "2145000001", "2145000002"


@cache
def _empty_store() -> Path:
    """Make an empty store once; every device of a test begins with a copy of it."""
    path = Path(mkdtemp(prefix="yanxiu-journal-")) / "store.db"
    with Database.open(path, KEY, create=True) as database:
        migrate.upgrade(database)
    return path


@dataclass
class Device:
    """One PC of an office."""

    id: str
    office: OfficeRef
    folder: Path
    database: Database
    journal: Journal

    @classmethod
    def make(cls, folder: Path, level: str, code: str) -> "Device":
        folder.mkdir(parents=True)
        shutil.copyfile(_empty_store(), folder / "store.db")
        database = Database.open(folder / "store.db", KEY)
        office = OfficeRef(office_id(code), code, f"单位{code}", OfficeLevel(level))
        device = os.urandom(16).hex()
        with database.write() as connection:
            log.add_device(connection, device, office.id, office.level)
        database.attach_guard(guard.journal_only)
        write_anchor(folder, Anchor(device, 0))
        return cls(device, office, folder, database, Journal(database, device, folder))

    @property
    def actor(self) -> Actor:
        return Actor("u", "用户", self.id, frozenset({Role.ADMIN}), self.office)

    @contextmanager
    def write(self, title: str = "") -> Iterator[WriteLog]:
        with self.journal.write(self.actor, title=title) as writing:
            yield writing

    def make_office(self, *, audience: str | None = None) -> None:
        """Enter this office itself, as a new folder does."""
        fields = {"level": self.office.level.value, "code": self.office.code, "name": self.office.name}
        with self.write() as writing:
            writing.create(
                "office", fields, scope=self.office.id, county=COUNTY, id_=self.office.id, audience=audience
            )

    def commits(self, visible: Callable[[str], bool] = lambda _: True) -> list[CommitParts]:
        """Return the commits of this PC's own chain, with the parts somebody may see."""
        with self.journal.read() as connection:
            return list(self.journal.export(connection, since={self.id: 0}, visible=visible))

    def hear(self, *others: "Device | Chain", visible: Callable[[str], bool] = lambda _: True) -> Absorbed:
        """Take in everything that others have written so far."""
        with self.know(others) as receiving:
            return receiving.take([one for other in others for one in other.commits(visible)])

    @contextmanager
    def know(self, others: Iterable["Device | Chain"]) -> Iterator[Any]:
        with self.journal.absorbing() as receiving:
            for other in others:
                receiving.know_device(other.id, other.office.id, other.office.level)
            yield receiving

    def outcome(self) -> Mapping[str, Any]:
        """Return all that must not depend on the order in which things arrived."""
        with self.journal.read() as connection:
            parked = dict(log.rows(connection, "SELECT op, why FROM parked"))
            names = {str(one.name): parked[one.n] for one in log.by_number(connection, parked)}
            return {
                "state": self.journal.state_hash(connection),
                "sums": self.journal.state(connection),
                "forks": sorted(map(tuple, log.rows(connection, "SELECT * FROM fork"))),
                "parked": names,
            }

    def rows(self, sql: str, *values: object) -> list[tuple[Any, ...]]:
        with self.journal.read() as connection:
            return [tuple(row) for row in log.rows(connection, sql, values)]

    @contextmanager
    def tampering(self) -> Iterator[Connection]:
        """A connection of somebody who has the key and knows no journal: without guard or rules."""
        with Database.open(self.folder / "store.db", KEY) as other, other.write() as connection:
            yield connection

    def close(self) -> None:
        self.database.close()


def below(*offices: str) -> Callable[[str], bool]:
    """Return what an office above these may see."""
    return lambda audience: audience == PUBLIC or audience in offices


@dataclass
class Said:
    """One operation to be chained."""

    entity: str
    kind: str
    id: str
    fields: dict[str, Any]
    scope: str
    base: tuple[str, ...] = ()
    audience: str | None = None

    def body(self) -> bytes:
        return body_of(self.entity, self.id, self.kind, self.scope, COUNTY, self.base, self.fields)


@dataclass
class Chain:
    """The commits of one PC, made by hand."""

    level: str
    code: str
    id: str = field(default_factory=lambda: os.urandom(16).hex())
    made: list[CommitParts] = field(default_factory=list)

    @property
    def office(self) -> OfficeRef:
        return OfficeRef(office_id(self.code), self.code, "", OfficeLevel(self.level))

    def say(self, *operations: Said) -> list[str]:
        """Append one commit; return the names of its operations in the order of its parts."""
        grouped: dict[str, list[bytes]] = {}
        for one in operations:
            grouped.setdefault(one.audience or one.scope, []).append(one.body())
        self.append(grouped)
        return [f"{self.id}.{len(self.made)}.{position}" for position in range(len(operations))]

    def append(self, grouped: Mapping[str, Sequence[bytes]]) -> CommitParts:
        """Append one commit of parts by audience, whatever their bytes are."""
        pairs = [list(zip(salts(len(bodies)), bodies, strict=True)) for bodies in grouped.values()]
        roots = [root(leaf(salt, body) for salt, body in part) for part in pairs]
        header = Header(
            device=self.id,
            seq=len(self.made) + 1,
            prev=link(self.made[-1].header) if self.made else None,
            actor=self.id,
            actor_name="用户",
            role="clerk",
            made_at="2026-09-01T08:00:00+00:00",
            title="",
            parts=tuple(
                Part(audience, len(part), made)
                for audience, part, made in zip(grouped, pairs, roots, strict=True)
            ),
        )
        self.made.append(CommitParts(header.encode(), dict(enumerate(pairs))))
        return self.made[-1]

    def commits(self, visible: Callable[[str], bool] = lambda _: True) -> list[CommitParts]:
        return [without_hidden(one, visible) for one in self.made]


def without_hidden(commit: CommitParts, visible: Callable[[str], bool]) -> CommitParts:
    """Return a commit with the parts that somebody may see."""
    parts = Header.decode(commit.header).parts
    shown = {index: pairs for index, pairs in commit.parts.items() if visible(parts[index].audience)}
    return CommitParts(commit.header, shown)


def an_office(of: "Device | Chain", *, audience: str = PUBLIC) -> Said:
    """Return what brings an office into being."""
    office = of.office
    fields = {"level": office.level.value, "code": office.code, "name": office.name}
    return Said("office", "create", office.id, fields, office.id, audience=audience)


def a_person(school: str, **fields: Any) -> Said:
    """Return what brings a teacher of a school into being."""
    return Said("person", "create", new_id(), {"name": "王秀兰", "office": school, **fields}, school)


__all__ = [
    "COUNTY",
    "KEY",
    "OTHER",
    "OWN",
    "SCHOOL",
    "Chain",
    "Device",
    "Said",
    "a_person",
    "an_office",
    "below",
]
