"""Sessions, who took part, what it earned, and the papers that say so."""

from sqlalchemy import Column, Integer, LargeBinary, Text

from db.schema.base import derived, document, exploded, number, projected, refer, text

session = projected(
    "session",
    refer("plan", "content", "plan"),
    refer("activity", "content"),
    number("position", "content"),
    text("topic", "content"),
    text("held_on", "content"),
    text("starts", "content"),
    text("ends", "content"),
    text("place", "content"),
    number("minutes", "content"),
    text("status", "content"),
    derived("sheets", "int"),
    derived("present", "int"),
    derived("expected", "int"),
    kind="record",
    by_scope=True,
)

attendance_sheet = projected(
    "attendance_sheet",
    refer("session", "fact", "session", feeds=True),
    refer("plan", "fact", feeds=True),
    text("source", "fact"),
    document("marks", "fact"),
    document("previous", "fact"),
    kind="fact",
)

attendance_correction = projected(
    "attendance_correction",
    refer("session", "fact", "session", feeds=True),
    refer("sheet", "fact", "attendance_sheet"),
    document("marks", "fact"),
    document("previous", "fact"),
    text("reason", "fact"),
    kind="fact",
)

mark = exploded(
    "mark",
    "session",
    Column("person", LargeBinary(16), index=True),
    Column("mark", Text),
    Column("minutes", Integer),
    Column("flagged", Integer),
)

claim = projected(
    "claim",
    refer("person", "fact", "person"),
    document("claim", "fact"),
    text("source", "fact"),
    derived("held_on"),
    derived("state", index=True),
    kind="fact",
    by_scope=True,
)

claim_decision = projected(
    "claim_decision",
    refer("claim", "fact", "claim", feeds=True),
    document("previous", "fact"),
    text("verdict", "fact"),
    text("comment", "fact"),
    kind="fact",
)

posting = projected(
    "posting",
    refer("person", "fact", "person"),
    refer("plan", "fact", feeds=True),
    refer("claim", "fact"),
    refer("reverses", "fact", "posting"),
    text("pack", "fact"),
    text("rule", "fact"),
    text("mode", "fact"),
    text("earned_on", "fact", index=True),
    number("hours", "fact"),
    number("credit", "fact"),
    document("claims", "fact"),
    document("explanation", "fact"),
    kind="fact",
)

adoption = projected(
    "adoption",
    text("pack", "fact"),
    text("digest", "fact"),
    document("body", "fact"),
    document("previous", "fact"),
    kind="fact",
)

certificate = projected(
    "certificate",
    text("number", "fact", index=True),
    text("kind", "fact"),
    refer("person", "fact", "person"),
    refer("plan", "fact"),
    refer("issuer", "fact"),
    text("holder", "fact"),
    text("holder_digest", "fact"),
    document("content", "fact"),
    text("sha256", "fact", index=True),
    number("size", "fact"),
    text("issued_on", "fact"),
    refer("replaces", "fact"),
    derived("state", index=True),
    kind="fact",
    by_scope=True,
)

revocation = projected(
    "revocation",
    refer("certificate", "fact", "certificate", feeds=True),
    text("reason", "fact"),
    kind="fact",
)

registration = projected(
    "registration",
    refer("certificate", "fact", "certificate", feeds=True),
    text("sha256", "fact"),
    refer("office", "fact"),
    kind="fact",
)
