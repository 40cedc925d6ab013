"""Annual plans, projects with their activities, and everything decided about them."""

from sqlalchemy import Column, Integer, LargeBinary, Text

from db.schema.base import derived, document, exploded, projected, refer, text

annual_plan = projected(
    "annual_plan",
    refer("office", "content", "office"),
    text("year", "content"),
    document("content", "content"),
    text("author", "content"),
    derived("title"),
    derived("state", index=True),
    derived("submission", "id"),
    derived("digest"),
    derived("submitted_by"),
    derived("submitted_on"),
    derived("flagged", "int"),
    kind="record",
    by_scope=True,
)

plan = projected(
    "plan",
    refer("office", "content", "office"),
    refer("annual", "content"),
    document("content", "content"),
    text("author", "content"),
    derived("title"),
    derived("kind"),
    derived("starts_on"),
    derived("ends_on"),
    derived("lead"),
    derived("subject"),
    derived("hours", "int"),
    derived("state", index=True),
    derived("submission", "id"),
    derived("digest"),
    derived("submitted_by"),
    derived("submitted_on"),
    derived("flagged", "int"),
    derived("search_key"),
    kind="record",
    by_scope=True,
)

activity = exploded(
    "activity",
    "plan",
    Column("id", LargeBinary(16), index=True),
    Column("held_on", Text, index=True),
    Column("starts", Text),
    Column("ends", Text),
    Column("topic", Text),
    Column("type", Text),
    Column("mode", Text),
    Column("form", Text),
    Column("speaker", Text),
    Column("place", Text),
    Column("hours", Integer),
)

submission = projected(
    "submission",
    text("on", "fact"),
    refer("plan", "fact", feeds=True),
    document("previous", "fact"),
    text("digest", "fact"),
    document("gates", "fact"),
    kind="fact",
)

decision = projected(
    "decision",
    text("on", "fact"),
    refer("plan", "fact", feeds=True),
    refer("submission", "fact", "submission"),
    document("previous", "fact"),
    text("stage", "fact"),
    text("verdict", "fact"),
    text("digest", "fact"),
    text("comment", "fact"),
    document("remarks", "fact"),
    text("on_paper", "fact"),
    kind="fact",
)

withdrawal = projected(
    "withdrawal",
    text("on", "fact"),
    refer("plan", "fact", feeds=True),
    refer("submission", "fact", "submission"),
    text("reason", "fact"),
    kind="fact",
)
