"""The list of credits as a workbook: the rows and columns that the screen shows."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from app.documents.sheet_writer import write_list
from app.domain.roster_columns import Column
from app.domain.units import plain

if TYPE_CHECKING:
    from app.services.credits import Statement


def write(out: Path, modes: Mapping[str, str], statements: "Iterable[Statement]") -> int:
    """Write one row per teacher, one column per mode of training; return the count of rows."""
    columns = (
        Column("school", "学校", (), 22),
        Column("code", "教师编号", (), 20),
        Column("name", "姓名", (), 12),
        Column("cycle", "周期", (), 12),
        *(Column(f"mode_{mode}", name, (), 12) for mode, name in modes.items()),
        Column("total", "合计", (), 10),
        Column("state", "是否达标", (), 10),
        Column("missing", "还差", (), 48),
    )
    return write_list(out, "学分", columns, map(_row, statements))


def _row(one: "Statement") -> dict[str, str]:
    missing = (
        f"{short.period.label} {short.name}还差{plain(short.needed - short.have)}{one.unit}"
        for short in one.shortfalls
    )
    return {
        "school": one.teacher.school,
        "code": one.teacher.code,
        "name": one.teacher.name,
        "cycle": one.cycle.label,
        "total": plain(one.total),
        "state": "达标" if one.met else "未达标",
        "missing": "；".join(missing),
        **{f"mode_{mode}": plain(total) for mode, total in one.by_mode.items()},
    }
