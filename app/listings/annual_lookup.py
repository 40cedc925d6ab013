"""Which plan of the year a school has."""

from sqlalchemy import Connection, select

from db.schema.plans import annual_plan


def annual_of(connection: Connection, office: str, year: int) -> str | None:
    """Return the id of an office's plan of a school year; of several, the first that was made."""
    query = (
        select(annual_plan.c.id)
        .where(annual_plan.c.scope == bytes.fromhex(office), annual_plan.c.year == str(year))
        .order_by(annual_plan.c.id)
    )
    row = connection.execute(query).first()
    return row.id.hex() if row else None
