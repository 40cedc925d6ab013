"""Whether the log and the tables are what they were when they were written.

Chains and roots are computed again from the bytes that lie there; rows and their sums are
compared with what was kept while writing. Whatever is found is reported, never raised: a
damaged log must still be readable enough to say where.
"""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import orjson
from sqlalchemy import Connection
from zstandard import ZstdError

from app.errors import Refused
from app.journal import log, sums
from app.journal.compression import unpack
from app.journal.operation import OWN, Header, leaf, link
from app.journal.projection import scan
from app.journal.sums import Sums

_REPORTED = 100
"""Missing operations named one by one; more would say nothing new."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that `check` found wrong, by code and facts."""

    code: str
    facts: Mapping[str, object]


def findings(connection: Connection) -> Iterator[Finding]:
    """Yield what is wrong with the chains, the operations and the rows; nothing when all is well."""
    heard = Sums()
    yield from _chains(connection, heard)
    yield from _missing(connection)
    kept = sums.stored(connection)
    rows = {office: (count, total) for office, (_, _, count, total) in kept.items()}
    operations = {office: (count, total) for office, (count, total, _, _) in kept.items()}
    for office, expected, found in sums.differing(operations, heard.operations):
        yield Finding("doctor.operations_differ", {"office": office, "expected": expected, "found": found})
    for office, expected, found in sums.differing(rows, scan(connection).rows):
        yield Finding("doctor.rows_differ", {"office": office, "expected": expected, "found": found})


def _chains(connection: Connection, heard: Sums) -> Iterator[Finding]:
    """Follow every chain and compute every root again; `heard` gathers the operations that count."""
    devices = {device.n: device for device in log.devices(connection).values()}
    heads: dict[int, tuple[int, bytes | None]] = dict.fromkeys(devices, (0, None))
    parked = {n for (n,) in log.rows(connection, "SELECT op FROM parked")}
    sql = "SELECT device, seq, first_op, hash, header FROM commit_ ORDER BY device, seq"
    for device_n, seq, first_op, hash_, packed in connection.exec_driver_sql(sql):
        name = devices[device_n].id if device_n in devices else str(device_n)
        header = _header(packed, hash_)
        follows = header and (header.device, header.seq, (header.seq - 1, header.prev)) == (
            name,
            seq,
            heads.get(device_n),
        )
        if not follows:
            yield Finding("doctor.chain_broken", {"device": name, "seq": seq})
        if header and not _is_whole(connection, header, first_op, parked, heard):
            yield Finding("doctor.operation_altered", {"device": name, "seq": seq})
        heads[device_n] = (seq, hash_)
    for device in devices.values():
        if heads[device.n] != (device.received, device.head):
            yield Finding("doctor.chain_broken", {"device": device.id, "seq": device.received})


def _header(packed: bytes, hash_: bytes) -> Header | None:
    try:
        data = unpack(packed)
        return Header.decode(data) if link(data) == hash_ else None
    except (Refused, ZstdError):
        return None


def _is_whole(connection: Connection, header: Header, first_op: int, parked: set[int], heard: Sums) -> bool:
    """Return whether every part that is here gives the root that the header names."""
    for index, part in enumerate(header.parts):
        start = header.first_of(index)
        sql = "SELECT n, salt, body FROM op WHERE n >= ? AND n < ? ORDER BY n"
        bounds = (first_op + start, first_op + start + part.count)
        found, root = 0, hashlib.sha256()
        for n, salt, packed in connection.exec_driver_sql(sql, bounds):
            body = _body(packed)
            if body is None:
                return False
            leaf_ = leaf(salt, body)
            root.update(leaf_)
            found += 1
            if part.audience != OWN and n not in parked:
                heard.add_operations([(orjson.loads(body)["s"], leaf_)])
        if found and (found, root.digest()) != (part.count, part.root):
            return False
    return True


def _body(packed: bytes) -> bytes | None:
    try:
        body = unpack(packed)
        orjson.loads(body)
    except (TypeError, ValueError, ZstdError):
        return None
    return body


def _missing(connection: Connection) -> Iterator[Finding]:
    """Find operations that the log speaks of and that are not in it."""
    sql = (
        "SELECT DISTINCT (SELECT c.n FROM commit_ c WHERE c.first_op <= t.op ORDER BY c.first_op DESC LIMIT 1) "
        "FROM touch t LEFT JOIN op o ON o.n = t.op WHERE o.n IS NULL LIMIT ?"
    )
    for (commit,) in log.rows(connection, sql, (_REPORTED,)):
        where = "SELECT d.id, c.seq FROM commit_ c JOIN device d ON d.n = c.device WHERE c.n = ?"
        for device, seq in log.rows(connection, where, (commit,)):
            yield Finding("doctor.operation_altered", {"device": device.hex(), "seq": seq})
