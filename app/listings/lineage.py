"""An office with everything above it, as the rules of plans need it."""

from dataclasses import dataclass

from sqlalchemy import Connection

from app.domain.authority import OfficeRef, Subject
from app.domain.lifecycle import Stage, route
from app.journal.operation import is_id
from app.listings import offices


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
    path = offices.path(connection, office_id)
    if not path:
        return None
    county = offices.county_code(connection, office_id)
    return Lineage(path[0], county, _is_hosted(connection, office_id), tuple(path[1:]))


def office_by_code(connection: Connection, code: str) -> str | None:
    """Return the id of the office that this code, or this id, names."""
    found = offices.by_code(connection, code)
    if found is None and is_id(code):
        found = offices.office(connection, code)
    return found.id if found else None


def _is_hosted(connection: Connection, office_id: str) -> bool:
    sql = "SELECT hosted FROM office WHERE id = ?"
    return bool(connection.exec_driver_sql(sql, (bytes.fromhex(office_id),)).scalar())
