"""Tables as a projection of the log: what the operations of an entity say is what its row holds.

An entity is always projected from all of its applied operations, so the order of arrival cannot
matter and a rebuild is the same code. Only what was just created here skips reading back.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection

from app.journal import log
from app.journal.derive import Derived, derive
from app.journal.entities import ENTITIES, PARTS, PARTS_OF, Entity, Parts
from app.journal.merge import Applied, Resolved, resolve
from app.journal.sums import Sums, reset_rows, row_digest

_FIXED = ("id", "scope", "county")


class Projection:
    """Writes rows within one transaction and keeps the sums; `finish` must be called before commit."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._numbers: dict[bytes, int] = {}
        self.sums = Sums()

    def project(self, subjects: Iterable[bytes]) -> None:
        """Bring the rows of these subjects up to what the log says of them."""
        for some in log.batches(subjects):
            known = {
                subject: [log.applied(one) for one in found]
                for subject, found in log.on_subjects(self._connection, some).items()
            }
            self._remove([(subject, _entity_of(subject, known.get(subject, ()))) for subject in some])
            self._insert(known)

    def project_new(self, created: Mapping[bytes, Sequence[Applied]]) -> None:
        """Insert rows of subjects that nothing was known of before."""
        for some in log.batches(created.items(), 5_000):
            self._insert(dict(some))

    def finish(self) -> None:
        """Write the sums."""
        self.sums.flush(self._connection)

    def _insert(self, known: Mapping[bytes, Sequence[Applied]]) -> None:
        by_table: dict[str, list[tuple[Any, ...]]] = {}
        forks: list[tuple[Any, ...]] = []
        for subject, operations in known.items():
            entity = _entity_of(subject, operations)
            resolved = resolve(entity, operations) if entity else None
            if entity is None or resolved is None:
                continue
            facts = [op for op in operations if op.entity != entity.name]
            derived = derive(resolved, facts)
            by_table.setdefault(entity.name, []).append(self._row(entity, resolved, derived))
            for parts in PARTS_OF[entity.name]:
                by_table.setdefault(parts.name, []).extend(self._part_rows(parts, resolved, derived))
            forks += [
                (subject, fork.group, entity.name, fork.id, "\n".join(fork.heads)) for fork in resolved.forks
            ]
        for name, some in by_table.items():
            if some:
                self._connection.exec_driver_sql(_INSERT[name], some)
        if forks:
            self._connection.exec_driver_sql(
                "INSERT INTO fork (subject, field_group, entity, id, heads) VALUES (?, ?, ?, ?, ?)", forks
            )

    def _row(self, entity: Entity, resolved: Resolved, derived: Derived) -> tuple[Any, ...]:
        known = {**resolved.values, **derived.columns}
        plain = [known.get(field.name) for field in entity.fields]
        self._count(entity.name, resolved, [resolved.id, resolved.scope, resolved.county, *plain])
        for position in entity.encoded:
            plain[position] = entity.fields[position].to_column(plain[position])
        id_ = bytes.fromhex(resolved.id)
        return (self._numbers.pop(id_, None), id_, bytes.fromhex(resolved.scope), resolved.county, *plain)

    def _part_rows(self, parts: Parts, resolved: Resolved, derived: Derived) -> list[tuple[Any, ...]]:
        owner = bytes.fromhex(resolved.id)
        made = []
        for position, row in enumerate(derived.parts.get(parts.name, ()), 1):
            plain = [row.get(field.name) for field in parts.fields]
            self._count(parts.name, resolved, [resolved.id, position, *plain])
            stored = (field.to_column(value) for field, value in zip(parts.fields, plain, strict=True))
            made.append((owner, position, *stored))
        return made

    def _count(self, table: str, resolved: Resolved, plain: list[Any]) -> None:
        self.sums.row(bytes.fromhex(resolved.scope), row_digest(table, plain), 1)

    def _remove(self, subjects: Sequence[tuple[bytes, Entity | None]]) -> None:
        """Take rows away, and what they added to the sums, before they are written anew."""
        by_entity: dict[str, list[bytes]] = {}
        for subject, entity in subjects:
            if entity:
                by_entity.setdefault(entity.name, []).append(subject)
        for name, ids in by_entity.items():
            scopes = self._remove_rows(ENTITIES[name], ids)
            for parts in PARTS_OF[name]:
                self._remove_parts(parts, ids, scopes)
            self._connection.exec_driver_sql(
                f"DELETE FROM fork WHERE subject IN ({log.marks(len(ids))})", tuple(ids)
            )

    def _remove_rows(self, entity: Entity, ids: Sequence[bytes]) -> Mapping[bytes, bytes]:
        where = f"FROM {entity.name} WHERE id IN ({log.marks(len(ids))})"
        found = log.rows(self._connection, f"SELECT {_columns(entity)}, n {where}", ids)
        for row in found:
            self.sums.row(row[1], plain_digest(entity, row[:-1]), -1)
            self._numbers[row[0]] = row[-1]
        self._connection.exec_driver_sql(f"DELETE {where}", tuple(ids))
        return {row[0]: row[1] for row in found}

    def _remove_parts(self, parts: Parts, ids: Sequence[bytes], scopes: Mapping[bytes, bytes]) -> None:
        where = f"FROM {parts.name} WHERE owner IN ({log.marks(len(ids))})"
        for row in log.rows(self._connection, f"SELECT {_part_columns(parts)} {where}", ids):
            self.sums.row(scopes[row[0]], part_digest(parts, row), -1)
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
    scopes: dict[bytes, bytes] = {}
    for entity in ENTITIES.values():
        for row in connection.exec_driver_sql(f"SELECT {_columns(entity)} FROM {entity.name}"):
            sums.row(row[1], plain_digest(entity, row), 1)
            if PARTS_OF[entity.name]:
                scopes[row[0]] = row[1]
    for parts in PARTS:
        for row in connection.exec_driver_sql(f"SELECT {_part_columns(parts)} FROM {parts.name}"):
            sums.row(scopes.get(row[0], b""), part_digest(parts, row), 1)
    return sums


def plain_digest(entity: Entity, row: Sequence[Any]) -> bytes:
    """Return the hash of a stored row of an entity, selected as `_columns` names it."""
    fields = zip(entity.fields, row[3:], strict=True)
    return row_digest(entity.name, [row[0].hex(), row[1].hex(), row[2], *(f.to_plain(v) for f, v in fields)])


def part_digest(parts: Parts, row: Sequence[Any]) -> bytes:
    """Return the hash of a stored row of a part table."""
    fields = zip(parts.fields, row[2:], strict=True)
    return row_digest(parts.name, [row[0].hex(), row[1], *(f.to_plain(v) for f, v in fields)])


def _columns(entity: Entity) -> str:
    return ", ".join((*_FIXED, *(f'"{field.name}"' for field in entity.fields)))


def _part_columns(parts: Parts) -> str:
    return ", ".join(("owner", "position", *(f'"{field.name}"' for field in parts.fields)))


def _insert_into(name: str, columns: str) -> str:
    return f"INSERT INTO {name} ({columns}) VALUES ({log.marks(columns.count(',') + 1)})"


_INSERT: Mapping[str, str] = {
    **{entity.name: _insert_into(entity.name, f"n, {_columns(entity)}") for entity in ENTITIES.values()},
    **{parts.name: _insert_into(parts.name, _part_columns(parts)) for parts in PARTS},
}


def _entity_of(subject: bytes, operations: Iterable[Applied]) -> Entity | None:
    """Return the entity a subject is; None while only facts about it are here, or a newer program made it."""
    own = subject.hex()
    return next((ENTITIES.get(op.entity) for op in operations if op.id == own), None)
