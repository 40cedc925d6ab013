"""Every table of the store, imported once so that `metadata` is whole."""

from db.schema import local, log, people, plans, training
from db.schema.base import metadata

PROJECTED = tuple(
    table for table in metadata.sorted_tables if table.info["kind"] in ("record", "fact", "part")
)
"""The product tables: a projection of the journal, written by `app.journal` alone."""

__all__ = ["PROJECTED", "local", "log", "metadata", "people", "plans", "training"]
