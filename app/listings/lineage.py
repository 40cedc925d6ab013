"""An office with everything above it, read off the office table."""

from dataclasses import dataclass

from sqlalchemy import Connection, select

from app.domain.authority import OfficeRef, Subject
from app.domain.lifecycle import Stage, route
from db.codes import OfficeLevel
from db.schema.people import office as _office

_DEEPEST = 16


@dataclass(frozen=True, slots=True)
class Lineage:
    """An office, the county code its data carries, whether others write for it, and the offices above."""

    office: OfficeRef
    county: str
    hosted: bool
    above: tuple[OfficeRef, ...]

    @property
    def host(self) -> OfficeRef | None:
        """Return the office that writes for a hosted unit: the one it is placed under."""
        return self.above[0] if self.hosted and self.above else None

    @property
    def gate(self) -> OfficeRef | None:
        """Return the office whose word is the county gate: itself, or the nearest above, that is no school."""
        return next((known for known in (self.office, *self.above) if not known.level.teaches), None)

    @property
    def gates(self) -> tuple[Stage, ...]:
        """Return the gates that a plan of this office passes today."""
        host = self.host.level if self.host else None
        return route(self.office.level, has_parent=self.gate is not None, host=host)

    def subject(self, authors: frozenset[str] = frozenset()) -> Subject:
        """Return the office as the rules of authority see it."""
        return Subject(
            owner=self.office.id,
            above=tuple(known.id for known in self.above),
            host=self.host.id if self.host else None,
            gate=self.gate.id if self.gate else None,
            authors=authors,
        )


def lineage(connection: Connection, office_id: str) -> Lineage | None:
    """Return an office with the offices above it, nearest first, or None when it is not known here."""
    found: list[tuple[OfficeRef, str, bool]] = []
    next_id: str | None = office_id
    while next_id and len(found) < _DEEPEST and next_id not in {known.id for known, _, _ in found}:
        row = _one(connection, next_id)
        if row is None:
            break
        found.append(row)
        next_id = row[0].parent
    if not found:
        return None
    office, county, hosted = found[0]
    return Lineage(office, county, hosted, tuple(known for known, _, _ in found[1:]))


def _one(connection: Connection, office_id: str) -> tuple[OfficeRef, str, bool] | None:
    columns = (_office.c.code, _office.c.name, _office.c.level, _office.c.parent, _office.c.county)
    query = select(*columns, _office.c.hosted).where(_office.c.id == bytes.fromhex(office_id))
    row = connection.execute(query).first()
    if row is None:
        return None
    parent = row.parent.hex() if row.parent else None
    ref = OfficeRef(office_id, row.code or "", row.name or "", OfficeLevel(row.level), parent)
    return ref, row.county, bool(row.hosted)


def office_by_code(connection: Connection, code: str) -> str | None:
    """Return the id of the office with this code or id, or None."""
    query = select(_office.c.id).where(_office.c.code == code)
    row = connection.execute(query).first()
    if row is None and len(code) == 32 and set(code) <= set("0123456789abcdef"):
        row = connection.execute(select(_office.c.id).where(_office.c.id == bytes.fromhex(code))).first()
    return row.id.hex() if row else None
