"""Offices, the people in them, and the accounts and settings of one office."""

from db.schema.base import derived, number, projected, refer, text

office = projected(
    "office",
    text("level", "identity", prefers="superior"),
    text("code", "identity", prefers="superior", index=True),
    text("name", "identity", prefers="superior"),
    refer("parent", "identity", prefers="superior"),
    number("hosted", "identity", prefers="superior"),
    text("category", "profile", prefers="superior"),
    text("ownership", "profile", prefers="superior"),
    text("setting", "profile", prefers="superior"),
    text("district", "profile", prefers="superior"),
    text("town", "profile", prefers="superior"),
    text("centre", "profile", prefers="superior"),
    text("head", "profile", prefers="superior"),
    text("phone", "profile", prefers="superior"),
    text("address", "profile", prefers="superior"),
    text("status", "profile", prefers="superior"),
    derived("search_key"),
    kind="record",
)

person = projected(
    "person",
    text("name", "identity", prefers="superior"),
    text("id_kind", "identity", prefers="superior"),
    text("id_number", "identity", prefers="superior", index=True),
    text("sex", "identity", prefers="superior"),
    text("born", "identity", prefers="superior"),
    text("ethnicity", "identity", prefers="superior"),
    refer("office", "affiliation", "office", prefers="superior"),
    text("status", "affiliation", prefers="superior"),
    text("code", "affiliation", prefers="superior", index=True),
    text("stage", "post"),
    text("subject", "post"),
    text("title", "post"),
    text("post", "post"),
    text("education", "post"),
    text("politics", "post"),
    text("joined_on", "post"),
    text("phone", "contact"),
    derived("search_key"),
    kind="record",
)

account = projected(
    "account",
    text("user", "account"),
    text("name", "account"),
    text("roles", "account"),
    refer("person", "account"),
    text("status", "account"),
    kind="record",
)

setting = projected("setting", text("key", "value"), text("value", "value"), kind="record")
