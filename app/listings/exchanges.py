"""What went to and fro on the stick: every bundle sent and received, newest first."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, and_, func, select
from sqlalchemy.sql import ColumnElement

from app.listings.listing import Order, Totals
from db.schema.local import exchange, peer

Reader = Callable[[], AbstractContextManager[Connection]]

_ORDERS = {
    "at": exchange.c.at,
    "sequence": exchange.c.seq,
    "operations": exchange.c.operations,
    "peer": peer.c.name,
    "status": exchange.c.status,
}


@dataclass(frozen=True, slots=True)
class ExchangeCriteria:
    """Which bundles: of one office, one direction, one status; empty means any."""

    peer: str | None = None
    direction: str | None = None
    status: str | None = None


@dataclass(frozen=True, slots=True)
class ExchangeRow:
    """One bundle as a list shows it."""

    bundle: str
    direction: str
    kind: str
    peer: str
    peer_name: str
    sequence: int
    at: str
    file: str
    operations: int
    status: str


class Exchanges:
    """The list of bundles."""

    def __init__(self, read: Reader) -> None:
        self._read = read

    def find(self, criteria: ExchangeCriteria, order: Sequence[Order] = ()) -> Sequence[str]:
        """Return the ids of the bundles that match, newest first unless said otherwise."""
        columns = [(_ORDERS[one.column], one.descending) for one in order]
        sorting = [column.desc() if descending else column.asc() for column, descending in columns]
        query = select(exchange.c.id).select_from(_WITH_PEER).where(_matching(criteria))
        with self._read() as connection:
            return list(connection.scalars(query.order_by(*sorting, exchange.c.n.desc())))

    def rows(self, keys: Sequence[str]) -> list[ExchangeRow]:
        """Return the bundles of these ids in the same order."""
        query = select(exchange, peer.c.name.label("peer_name")).select_from(_WITH_PEER)
        with self._read() as connection:
            found = {row.id: _row(row) for row in connection.execute(query.where(exchange.c.id.in_(keys)))}
        return [found[key] for key in keys if key in found]

    def totals(self, criteria: ExchangeCriteria) -> Totals:
        """Return how many bundles match and the operations in them."""
        query = select(func.count(), func.coalesce(func.sum(exchange.c.operations), 0))
        with self._read() as connection:
            count, operations = connection.execute(query.where(_matching(criteria))).one()
        return Totals(count, {"operations": operations})


_WITH_PEER = exchange.outerjoin(peer, peer.c.office == exchange.c.peer)


def _row(row: Row[Any]) -> ExchangeRow:
    return ExchangeRow(
        row.id,
        row.direction,
        row.kind,
        row.peer.hex(),
        row.peer_name or "",
        row.seq,
        row.at,
        row.file,
        row.operations,
        row.status,
    )


def _matching(criteria: ExchangeCriteria) -> ColumnElement[bool]:
    wanted: list[ColumnElement[bool]] = [exchange.c.n > 0]
    if criteria.peer:
        wanted.append(exchange.c.peer == bytes.fromhex(criteria.peer))
    if criteria.direction:
        wanted.append(exchange.c.direction == criteria.direction)
    if criteria.status:
        wanted.append(exchange.c.status == criteria.status)
    return and_(*wanted)
