"""Tables as a projection of the log: what the operations of an entity say is what its row holds.

An entity is always projected from all of its applied operations, so the order of arrival cannot
matter and a rebuild is the same code. Only what was just created here skips reading back.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from operator import attrgetter, itemgetter
from typing import Any, NamedTuple

from sqlalchemy import Connection

from app.journal import log
from app.journal.derive import Derived, derive
from app.journal.entities import ENTITIES, PARTS, PARTS_OF, Entity, Parts
from app.journal.layout import Layout, Row
from app.journal.merge import Applied, Outcome, outcome
from app.journal.operation import canonical
from app.journal.sums import Sums, reset_rows

_TOGETHER = 5_000
_SCOPE = 1
"""Where the office stands in a row of an entity; rows of parts belong to their owner's office."""


class _Entry(NamedTuple):
    """One row on its way into a table: its office, its earlier local number if it had one, its plain form."""

    scope: str
    n: int | None
    plain: Sequence[Any]


class Projection:
    """Writes rows within one transaction and keeps the sums; `finish` must be called before commit."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._numbers: dict[tuple[str, str], int] = {}
        self.sums = Sums()

    def project(self, subjects: Iterable[bytes]) -> None:
        """Bring the rows of these subjects up to what the log says of them."""
        for some in log.batches(subjects):
            known = [
                (subject.hex(), [log.applied(one) for one in found])
                for subject, found in log.on_subjects(self._connection, some).items()
            ]
            self._remove(known)
            self._insert(known)
            # A number that was not taken up again is free for others from now on.
            self._numbers.clear()

    def project_new(self, created: Mapping[str, Sequence[Applied]]) -> None:
        """Insert rows of subjects that nothing was known of before and no fact speaks of."""
        for some in log.batches(created.items(), _TOGETHER):
            self._insert(some)

    def finish(self) -> None:
        """Write the sums."""
        self.sums.flush(self._connection)

    # Writing ----------------------------------------------------------------------------------

    def _insert(self, known: Iterable[tuple[str, Sequence[Applied]]]) -> None:
        by_layout: dict[str, list[_Entry]] = {}
        forks: list[Row] = []
        for subject, operations in known:
            for entity, own, facts in _told_apart(subject, operations):
                resolved = outcome(entity, own)
                if resolved:
                    self._enter(by_layout, entity, resolved, derive(resolved, facts))
                    forks += _fork_rows(resolved) if resolved.forks else ()
        for table, entries in by_layout.items():
            self._write(_LAYOUTS[table], entries)
        if forks:
            self._connection.exec_driver_sql(_INSERT_FORK, forks)

    def _enter(
        self, by_layout: dict[str, list[_Entry]], entity: Entity, resolved: Outcome, derived: Derived
    ) -> None:
        number = self._numbers.pop((entity.name, resolved.id), None) if self._numbers else None
        row = _Entry(resolved.scope, number, _plain_row(entity, resolved, derived))
        by_layout.setdefault(entity.name, []).append(row)
        for parts in PARTS_OF[entity.name]:
            by_layout.setdefault(parts.name, []).extend(
                _Entry(resolved.scope, None, [resolved.id, position, *map(part.get, parts.fields)])
                for position, part in enumerate(derived.parts.get(parts.name, ()), 1)
            )

    def _write(self, layout: Layout, entries: Sequence[_Entry]) -> None:
        """Write rows of one table, each under the local number it had before."""
        numbered = [entry for entry in entries if entry.n is not None]
        fresh = [entry for entry in entries if entry.n is None] if numbered else entries
        # Rows with a number first: SQLite would give theirs to the others.
        if numbered:
            sql, rows = layout.insert([e.plain for e in numbered], [e.n for e in numbered if e.n is not None])
            self._connection.exec_driver_sql(sql, rows)
        if fresh:
            self._connection.exec_driver_sql(*layout.insert([entry.plain for entry in fresh]))
        for scope, of_office in groupby(entries, key=itemgetter(0)):
            self.sums.add_rows(scope, [layout.digest(plain) for _, _, plain in of_office])

    # Taking away ------------------------------------------------------------------------------

    def _remove(self, known: Iterable[tuple[str, Sequence[Applied]]]) -> None:
        """Take rows away, and what they added to the sums, before they are written anew."""
        by_entity: dict[str, list[bytearray]] = {}
        for subject, operations in known:
            for entity, _, _ in _told_apart(subject, operations):
                by_entity.setdefault(entity.name, []).append(log.key(subject))
        for name, ids in by_entity.items():
            scopes = self._remove_rows(ENTITIES[name], ids)
            for parts in PARTS_OF[name]:
                self._remove_parts(parts, ids, scopes)
            where = f"WHERE entity = ? AND subject IN ({log.marks(len(ids))})"
            self._connection.exec_driver_sql(f"DELETE FROM fork {where}", (name, *ids))

    def _remove_rows(self, entity: Entity, ids: Sequence[bytearray]) -> Mapping[str, str]:
        where = f"FROM {entity.name} WHERE id IN ({log.marks(len(ids))})"
        scopes: dict[str, str] = {}
        for number, *row in log.rows(self._connection, f"SELECT n, {entity.layout.named} {where}", ids):
            plain = entity.layout.plain(row)
            scopes[plain[0]] = plain[_SCOPE]
            self._numbers[entity.name, plain[0]] = number
            self.sums.take_rows(plain[_SCOPE], [entity.layout.digest(plain)])
        self._connection.exec_driver_sql(f"DELETE {where}", tuple(ids))
        return scopes

    def _remove_parts(self, parts: Parts, ids: Sequence[bytearray], scopes: Mapping[str, str]) -> None:
        where = f"FROM {parts.name} WHERE owner IN ({log.marks(len(ids))})"
        for row in log.rows(self._connection, f"SELECT {parts.layout.named} {where}", ids):
            plain = parts.layout.plain(row)
            if plain[0] in scopes:
                self.sums.take_rows(scopes[plain[0]], [parts.layout.digest(plain)])
        self._connection.exec_driver_sql(f"DELETE {where}", tuple(ids))


def rebuild(connection: Connection) -> None:
    """Empty every projected table and project the whole log again."""
    for name in (*ENTITIES, *(parts.name for parts in PARTS), "fork"):
        connection.exec_driver_sql(f"DELETE FROM {name}")
    reset_rows(connection)
    projection = Projection(connection)
    for some in log.all_subjects(connection):
        projection.project(some)
        projection.finish()


def scan(connection: Connection) -> Sums:
    """Return the sums over the rows as they lie in the tables now, changed behind our back or not."""
    sums = Sums()
    scopes: dict[str, str] = {}
    for entity in ENTITIES.values():
        for row in connection.exec_driver_sql(f"SELECT {entity.layout.named} FROM {entity.name}"):
            plain = entity.layout.plain(row)
            sums.add_rows(plain[_SCOPE], [entity.layout.digest(plain)])
            if PARTS_OF[entity.name]:
                scopes[plain[0]] = plain[_SCOPE]
    for parts in PARTS:
        for row in connection.exec_driver_sql(f"SELECT {parts.layout.named} FROM {parts.name}"):
            plain = parts.layout.plain(row)
            sums.add_rows(scopes.get(plain[0], ""), [parts.layout.digest(plain)])
    return sums


# Shapes --------------------------------------------------------------------------------------


def _plain_row(entity: Entity, resolved: Outcome, derived: Derived) -> list[Any]:
    written, columns = map(resolved.values.get, entity.written), map(derived.columns.get, entity.derived)
    plain = [resolved.id, resolved.scope, resolved.county, *written, *columns]
    for at in entity.documents:
        if plain[at] is not None:
            plain[at] = canonical(plain[at]).decode()
    return plain


def _fork_rows(resolved: Outcome) -> list[Row]:
    subject = log.key(resolved.id)
    return [(subject, resolved.entity, fork.group, fork.id, "\n".join(fork.heads)) for fork in resolved.forks]


_Told = tuple[Entity, Sequence[Applied], Sequence[Applied]]


def _told_apart(subject: str, operations: Sequence[Applied]) -> Iterable[_Told]:
    """Tell an entity's own operations from the facts about it.

    By entity, because an id alone does not say what it is of. Each fact counts once however many
    devices stated it, in no device's order.
    """
    if len(operations) == 1:
        op = operations[0]
        return ((ENTITIES[op.entity], operations, ()),) if op.id == subject else ()
    own: dict[str, list[Applied]] = {}
    facts: dict[tuple[str, str], Applied] = {}
    for op in sorted(operations, key=attrgetter("name")):
        if op.id == subject:
            own.setdefault(op.entity, []).append(op)
        else:
            facts.setdefault((op.entity, op.id), op)
    about = list(facts.values())
    return [(ENTITIES[name], said, about) for name, said in own.items()]


_LAYOUTS: Mapping[str, Layout] = {
    **{entity.name: entity.layout for entity in ENTITIES.values()},
    **{parts.name: parts.layout for parts in PARTS},
}
_INSERT_FORK = "INSERT INTO fork (subject, entity, field_group, id, heads) VALUES (?, ?, ?, ?, ?)"
