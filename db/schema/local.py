"""What belongs to this machine or this office alone and never travels as an operation.

Private keys lie here because the whole file is encrypted. Peers and exchanges say whom we know
and what went to and fro; they can be told again by the other office.
"""

from sqlalchemy import Column, Index, Integer, LargeBinary, Table, Text

from db.schema.base import metadata

meta = Table(
    "meta",
    metadata,
    Column("key", Text, primary_key=True),
    Column("value", Text, nullable=False),
    info={"kind": "local"},
)

secret = Table(
    "secret",
    metadata,
    Column("name", Text, primary_key=True),
    Column("value", LargeBinary, nullable=False),
    info={"kind": "local"},
)

peer = Table(
    "peer",
    metadata,
    Column("office", LargeBinary(16), primary_key=True),
    Column("code", Text, nullable=False, index=True),
    Column("name", Text, nullable=False),
    Column("level", Text, nullable=False),
    Column("parent", LargeBinary(16)),
    Column("relation", Text, nullable=False),
    Column("authority", Text, nullable=False),
    Column("cross", Text),
    Column("recipient", Text),
    Column("since", Text, nullable=False),
    info={"kind": "local"},
)

peer_device = Table(
    "peer_device",
    metadata,
    Column("device", LargeBinary(16), primary_key=True),
    Column("office", LargeBinary(16), nullable=False, index=True),
    Column("certificate", Text, nullable=False),
    info={"kind": "local"},
)

frontier = Table(
    "frontier",
    metadata,
    Column("peer", LargeBinary(16), primary_key=True),
    Column("device", LargeBinary(16), primary_key=True),
    Column("acknowledged", Integer, nullable=False),
    info={"kind": "local"},
)

exchange = Table(
    "exchange",
    metadata,
    Column("n", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("direction", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("peer", LargeBinary(16), nullable=False),
    Column("seq", Integer, nullable=False),
    Column("at", Text, nullable=False),
    Column("file", Text, nullable=False),
    Column("sha256", Text, nullable=False),
    Column("operations", Integer, nullable=False),
    Column("status", Text, nullable=False),
    Column("summary", Text, nullable=False),
    Index("ix_exchange_peer_direction_seq", "peer", "direction", "seq"),
    info={"kind": "local"},
)
