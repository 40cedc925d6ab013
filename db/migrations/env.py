"""Alembic's entry: run the chosen revisions on the connection that `db.migrate` hands over.

The transaction belongs to the caller, so that the revisions, the check of references and the
version number are committed together or not at all.
"""

from alembic import context

from db.schema.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
)
context.run_migrations()
