"""The journal itself: commits chained per device, operations, what waits, and the state sums.

Layout and figures follow from measurements: one link per commit, whole numbers and 16-byte ids,
bodies once and compressed with a shipped dictionary, one `touch` row per subject.
"""

from sqlalchemy import (
    Column,
    Index,
    Integer,
    LargeBinary,
    Table,
    Text,
    UniqueConstraint,
)

from db.schema.base import metadata

device = Table(
    "device",
    metadata,
    Column("n", Integer, primary_key=True),
    Column("id", LargeBinary(16), nullable=False, unique=True),
    Column("office", LargeBinary(16), nullable=False),
    Column("level", Text, nullable=False),
    Column("received", Integer, nullable=False),
    Column("head", LargeBinary(32)),
    info={"kind": "log"},
)

commit = Table(
    "commit_",
    metadata,
    Column("n", Integer, primary_key=True),
    Column("device", Integer, nullable=False),
    Column("seq", Integer, nullable=False),
    Column("first_op", Integer, nullable=False),
    Column("hash", LargeBinary(32), nullable=False),
    Column("header", LargeBinary, nullable=False),
    Column("bundle", Integer),
    UniqueConstraint("device", "seq"),
    Index("ix_commit__first_op", "first_op"),
    info={"kind": "log"},
)

op = Table(
    "op",
    metadata,
    Column("n", Integer, primary_key=True),
    Column("salt", LargeBinary(16)),
    Column("body", LargeBinary),
    info={"kind": "log"},
)

touch = Table(
    "touch",
    metadata,
    Column("subject", LargeBinary(16), primary_key=True),
    Column("op", Integer, primary_key=True),
    Column("own", Integer, nullable=False),
    info={"kind": "log"},
    sqlite_with_rowid=False,
)

parked = Table(
    "parked",
    metadata,
    Column("op", Integer, primary_key=True),
    Column("need", Text, nullable=False),
    Column("why", Text, nullable=False),
    Index("ix_parked_need", "need"),
    info={"kind": "log"},
)

fork = Table(
    "fork",
    metadata,
    Column("subject", LargeBinary(16), primary_key=True),
    Column("entity", Text, primary_key=True),
    Column("field_group", Text, primary_key=True),
    Column("id", LargeBinary(32), nullable=False),
    Column("heads", Text, nullable=False),
    info={"kind": "log"},
    sqlite_with_rowid=False,
)

state = Table(
    "state",
    metadata,
    Column("scope", LargeBinary(16), primary_key=True),
    Column("ops", Integer, nullable=False),
    Column("ops_sum", LargeBinary(32), nullable=False),
    Column("rows", Integer, nullable=False),
    Column("rows_sum", LargeBinary(32), nullable=False),
    info={"kind": "log"},
    sqlite_with_rowid=False,
)
