"""One use case in the making: what it loads, what it says, and the parts of the commit it becomes."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from sqlalchemy import Connection

from app.changes import Changes
from app.errors import Refused
from app.journal import log
from app.journal.entities import ENTITIES, Entity
from app.journal.merge import Applied, Author, Resolved, resolve
from app.journal.operation import ADD, CREATE, DELETE, OWN, PUT, SETTLE, body_of, new_id


class Pending(NamedTuple):
    """One operation of the commit in the making; its first fields are those of `Applied`, but for the name."""

    entity: str
    id: str
    kind: str
    base: frozenset[str]
    fields: dict[str, Any]
    scope: str
    county: str
    audience: str

    def body(self) -> bytes:
        """Return the canonical bytes of the operation."""
        base = sorted(self.base) if self.base else ()
        return body_of(self.entity, self.id, self.kind, self.scope, self.county, base, self.fields)

    def applied(self, name: str, author: Author) -> Applied:
        """Return the operation as the merge will see it."""
        return Applied(name, *self[:-1], author, self.audience != OWN)


class WriteLog:
    """The unit of work, with five words: create, put, add, delete, settle."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self.changes = Changes()
        self.made: set[str] = set()
        """Ids that were made here and now."""
        self._pending: dict[tuple[str, str], Pending] = {}

    def load(self, entity: str, id_: str) -> Resolved:
        """Return a record or fact with its heads, as the log has it, or refuse with `journal.no_such`."""
        found = self.find(entity, id_)
        if found is None:
            raise Refused("journal.no_such", entity=entity, id=id_)
        return found

    def find(self, entity: str, id_: str) -> Resolved | None:
        """Return a record or fact as the log has it, or None."""
        subject = bytes.fromhex(id_)
        operations = log.on_subjects(self.connection, [subject]).get(subject, [])
        own = [one for one in map(log.applied, operations) if (one.entity, one.id) == (entity, id_)]
        return resolve(ENTITIES[entity], own) if own else None

    def create(
        self,
        entity: str,
        fields: Mapping[str, Any],
        *,
        scope: str,
        county: str,
        id_: str | None = None,
        audience: str | None = None,
    ) -> str:
        """Begin a record and return its id; `scope` is whose it is and, unless said, its audience."""
        return self._say(CREATE, entity, fields, scope, county, id_, audience, ())

    def add(
        self,
        entity: str,
        fields: Mapping[str, Any],
        *,
        scope: str,
        county: str,
        id_: str | None = None,
        audience: str | None = None,
    ) -> str:
        """State a fact, once and for ever, and return its id; the same id said twice is one fact."""
        return self._say(ADD, entity, fields, scope, county, id_, audience, ())

    def put(self, entity: str, id_: str, fields: Mapping[str, Any], *, audience: str | None = None) -> None:
        """Change fields of a record; a group is written whole, its other fields as they were loaded.

        What is shared for the first time carries the whole record, so that its readers need no draft.
        """
        known_entity = ENTITIES[entity]
        known_entity.require_fields(fields)
        pending = self._pending.get((entity, id_))
        if pending and pending.kind == CREATE:
            pending.fields.update(fields)
            return
        if pending and pending.kind == DELETE:
            raise Refused("journal.no_such", entity=entity, id=id_)
        known = self.load(entity, id_)
        meant = audience or known_entity.audience or known.scope
        # Said twice in one use case it is one operation: neither could name the other.
        said = {**pending.fields, **fields} if pending else fields
        meant = pending.audience if pending and meant == OWN else meant
        first_shared = meant != OWN and not known.shared
        names = known_entity.group_of if first_shared else self._whole_groups(known_entity, said)
        whole = {name: known.values.get(name) for name in names} | dict(said)
        base = _heads(known, known_entity, whole)
        kind = CREATE if first_shared else pending.kind if pending else PUT
        self._say(kind, entity, whole, known.scope, known.county, id_, meant, base)

    def delete(self, entity: str, id_: str, *, audience: str | None = None) -> None:
        """Close a record for good; an edit it had not seen stays beside it as a case."""
        known = self.load(entity, id_)
        meant = audience or ENTITIES[entity].audience or (known.scope if known.shared else OWN)
        base = _heads(known, ENTITIES[entity], ENTITIES[entity].group_of)
        self._say(DELETE, entity, {}, known.scope, known.county, id_, meant, base)

    def settle(
        self, entity: str, id_: str, group: str, fields: Mapping[str, Any], *, audience: str | None = None
    ) -> None:
        """Decide a fork: the value given replaces every head that is known here."""
        known = self.load(entity, id_)
        names = ENTITIES[entity].groups[group]
        whole = {name: known.values.get(name) for name in names} | dict(fields)
        base = _heads(known, ENTITIES[entity], whole)
        self._say(SETTLE, entity, whole, known.scope, known.county, id_, audience, base)

    def touched(self) -> dict[str, frozenset[str]]:
        """Return the ids that this use case touched, those its facts feed included."""
        found: dict[str, set[str]] = {name: set() for name, _ in self._pending}
        for (name, id_), pending in self._pending.items():
            found[name].add(id_)
            for field in ENTITIES[name].feeds:
                fed = pending.fields.get(field)
                if fed:
                    found.setdefault(ENTITIES[name].fields[field].refers or field, set()).add(fed)
        return {name: frozenset(ids) for name, ids in found.items()}

    def parts(self) -> dict[str, list["Pending"]]:
        """Return the operations grouped by audience, in the order they were said within each."""
        grouped: dict[str, list[Pending]] = {}
        for pending in self._pending.values():
            grouped.setdefault(pending.audience, []).append(pending)
        return grouped

    def _say(
        self,
        kind: str,
        entity: str,
        fields: Mapping[str, Any],
        scope: str,
        county: str,
        id_: str | None,
        audience: str | None,
        base: tuple[str, ...],
    ) -> str:
        known = ENTITIES[entity]
        known.require_fields(fields)
        if id_ is None:
            id_ = new_id()
            self.made.add(id_)
        meant = audience or known.audience or scope
        said = Pending(entity, id_, kind, frozenset(base), dict(fields), scope, county, meant)
        self._pending[entity, id_] = said
        return id_

    def _whole_groups(self, entity: Entity, fields: Mapping[str, Any]) -> list[str]:
        entity.require_fields(fields)
        groups = {entity.group_of[name] for name in fields}
        return [name for group in sorted(groups) for name in entity.groups[group]]


def _heads(known: Resolved, entity: Entity, fields: Mapping[str, Any]) -> tuple[str, ...]:
    """Name every head a reader may have: behind a private draft the last shared word still stands elsewhere."""
    groups = {entity.group_of[name] for name in fields}
    named = {name for group in groups for name in known.heads_of(group)}
    return tuple(sorted(named | {name for group in groups for name in known.outside.get(group, ())}))
