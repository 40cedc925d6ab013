"""Where an office stands in the tree: the offices above it, its county, who may decide for it."""

from collections.abc import Sequence

from sqlalchemy import Connection

from app.domain.authority import OfficeRef
from db.codes import OfficeLevel

_COLUMNS = "id, code, name, level, parent"


def office(connection: Connection, office_id: str) -> OfficeRef | None:
    """Return an office by id, or None when it is not in the roster."""
    sql = f"SELECT {_COLUMNS} FROM office WHERE id = ?"
    found = connection.exec_driver_sql(sql, (bytes.fromhex(office_id),)).fetchone()
    return _ref(found) if found else None


def by_code(connection: Connection, code: str) -> OfficeRef | None:
    """Return the office that has this code (学校标识码, 行政区划代码 or local key), or None."""
    found = connection.exec_driver_sql(f"SELECT {_COLUMNS} FROM office WHERE code = ?", (code,)).fetchone()
    return _ref(found) if found else None


def path(connection: Connection, office_id: str) -> list[OfficeRef]:
    """Return the office and the offices above it, nearest first; empty when it is not in the roster."""
    found: list[OfficeRef] = []
    following: str | None = office_id
    while following and following not in {known.id for known in found}:
        known = office(connection, following)
        if known is None:
            break
        found.append(known)
        following = known.parent
    return found


def county_code(connection: Connection, office_id: str) -> str:
    """Return the code of the county an office belongs to; empty above a county and for a school of its own."""
    counties = [known for known in path(connection, office_id) if known.level == OfficeLevel.COUNTY]
    return counties[0].code if counties else ""


def below(connection: Connection, office_id: str) -> set[str]:
    """Return the ids of an office and of all offices below it."""
    sql = (
        "WITH RECURSIVE tree(id) AS (SELECT ? UNION SELECT o.id FROM office o JOIN tree t ON o.parent = t.id) "
        "SELECT id FROM tree"
    )
    return {row[0].hex() for row in connection.exec_driver_sql(sql, (bytes.fromhex(office_id),))}


def _ref(row: Sequence[object]) -> OfficeRef:
    id_, code, name, level, parent = row
    assert isinstance(id_, bytes)
    above = parent.hex() if isinstance(parent, bytes) else None
    return OfficeRef(id_.hex(), str(code), str(name), OfficeLevel(str(level)), above)
