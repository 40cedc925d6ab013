"""The tables that are this office's own and never travel as operations: keys, peers, exchanges.

The one place outside the projection that writes, so that even these rows have one door. Every
function takes a connection of a write block (`Journal.local` or `Receiving.connection`).
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

import orjson
from sqlalchemy import Connection, RowMapping

from app.journal.log import rows


def meta(connection: Connection, key: str) -> Any:
    """Return a value by its key, or None."""
    found = rows(connection, "SELECT value FROM meta WHERE key = ?", (key,))
    return orjson.loads(found[0][0]) if found else None


def set_meta(connection: Connection, key: str, value: object) -> None:
    """Keep a JSON value under a key."""
    connection.exec_driver_sql(
        "INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        (key, orjson.dumps(value).decode()),
    )


def secret(connection: Connection, name: str) -> bytes | None:
    """Return a private key or other secret by name; it lies in the encrypted store only."""
    found = rows(connection, "SELECT value FROM secret WHERE name = ?", (name,))
    return found[0][0] if found else None


def set_secret(connection: Connection, name: str, value: bytes) -> None:
    """Keep a secret under a name."""
    connection.exec_driver_sql(
        "INSERT INTO secret (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        (name, value),
    )


# Peers ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Peer:
    """An office we know the keys of; certificates are PEM text, `recipient` is its age public key.

    `relation` is `parent`, `ancestor`, `child` or `descendant`; `cross` the certificate by which
    the office above it vouches for its authority.
    """

    office: str
    code: str
    name: str
    level: str
    parent: str | None
    relation: str
    authority: str
    cross: str | None
    recipient: str | None
    since: str


_PEER_IDS = ("office", "parent")


def peers(connection: Connection) -> dict[str, Peer]:
    """Return every known office by id."""
    found = connection.exec_driver_sql("SELECT * FROM peer").mappings()
    return {row["office"].hex(): Peer(**_plain(row, _PEER_IDS)) for row in found}


def put_peer(connection: Connection, peer: Peer) -> None:
    """Enter an office, or replace what was known of it."""
    _put(connection, "peer", asdict(peer), _PEER_IDS)


@dataclass(frozen=True, slots=True)
class PeerDevice:
    """A device of a known office and the certificate that names it."""

    device: str
    office: str
    certificate: str


_DEVICE_IDS = ("device", "office")


def peer_devices(connection: Connection) -> dict[str, PeerDevice]:
    """Return every known device of other offices by id."""
    found = connection.exec_driver_sql("SELECT * FROM peer_device").mappings()
    return {row["device"].hex(): PeerDevice(**_plain(row, _DEVICE_IDS)) for row in found}


def put_peer_device(connection: Connection, device: PeerDevice) -> None:
    """Enter a device, or replace its certificate."""
    _put(connection, "peer_device", asdict(device), _DEVICE_IDS)


# Exchanges -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Exchange:
    """One bundle sent or received; `n` is our own number for it, 0 before it is stored."""

    id: str
    direction: str
    kind: str
    peer: str
    seq: int
    at: str
    file: str
    sha256: str
    operations: int
    status: str
    summary: Mapping[str, Any]
    n: int = 0


def exchanges(connection: Connection, *, peer: str | None = None) -> list[Exchange]:
    """Return the bundles that went to and fro, oldest first."""
    where, values = ("WHERE peer = ?", (bytes.fromhex(peer),)) if peer else ("", ())
    found = connection.exec_driver_sql(f"SELECT * FROM exchange {where} ORDER BY n", values).mappings()
    return [_exchange(row) for row in found]


def exchange(connection: Connection, bundle: str) -> Exchange | None:
    """Return one bundle by its id, or None when it was never here."""
    found = connection.exec_driver_sql("SELECT * FROM exchange WHERE id = ?", (bundle,)).mappings().first()
    return _exchange(found) if found else None


def put_exchange(connection: Connection, entry: Exchange) -> int:
    """Enter a bundle, or replace what was known of it, and return our number for it."""
    values = asdict(entry) | {"summary": orjson.dumps(entry.summary).decode()}
    del values["n"]
    _put(connection, "exchange", values, ("peer",), key="id")
    n: int = rows(connection, "SELECT n FROM exchange WHERE id = ?", (entry.id,))[0][0]
    return n


def _exchange(row: RowMapping) -> Exchange:
    return Exchange(**_plain(row, ("peer",)) | {"summary": orjson.loads(row["summary"])})


# Frontiers -----------------------------------------------------------------------------------


def acknowledged(connection: Connection, peer: str) -> dict[str, int]:
    """Return how far a peer has acknowledged each device's chain."""
    sql = "SELECT device, acknowledged FROM frontier WHERE peer = ?"
    return {device.hex(): seq for device, seq in rows(connection, sql, (bytes.fromhex(peer),))}


def acknowledge(connection: Connection, peer: str, frontier: Mapping[str, int]) -> None:
    """Move a peer's frontier forward; it never moves back."""
    for device, seq in frontier.items():
        connection.exec_driver_sql(
            "INSERT INTO frontier (peer, device, acknowledged) VALUES (?, ?, ?) ON CONFLICT (peer, device) "
            "DO UPDATE SET acknowledged = MAX(acknowledged, excluded.acknowledged)",
            (bytes.fromhex(peer), bytes.fromhex(device), seq),
        )


# Shapes --------------------------------------------------------------------------------------


def _plain(row: RowMapping, ids: tuple[str, ...]) -> dict[str, Any]:
    return {name: value.hex() if name in ids and value is not None else value for name, value in row.items()}


def _put(
    connection: Connection,
    table: str,
    values: Mapping[str, Any],
    ids: tuple[str, ...],
    key: str | None = None,
) -> None:
    key = key or next(iter(values))
    stored = tuple(
        bytes.fromhex(value) if name in ids and value is not None else value for name, value in values.items()
    )
    columns, slots = ", ".join(values), ", ".join("?" * len(values))
    updates = ", ".join(f"{name} = excluded.{name}" for name in values if name != key)
    connection.exec_driver_sql(
        f"INSERT INTO {table} ({columns}) VALUES ({slots}) ON CONFLICT ({key}) DO UPDATE SET {updates}",
        stored,
    )
