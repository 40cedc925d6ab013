"""Reading filled attendance sheets: workbooks of our columns, and the same as JSON."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from app.documents.workbook import read_table
from app.domain.cells import text
from app.domain.roster_columns import Column
from app.errors import Refused, Unavailable

SHEET_COLUMNS = (
    Column("code", "教师编号", ("继续教育编号", "教师代码", "工号"), 20),
    Column("name", "姓名", ("教师姓名",), 12),
    Column("mark", "出勤情况", ("出勤", "考勤", "签到", "签到情况", "到会情况"), 12),
    Column("minutes", "实到分钟", ("分钟", "实到时长"), 10),
    Column("signature", "签名", (), 16),
    Column("note", "备注", ("说明",), 20),
)
_TEACHER_KEYS = ("teacher", "person", "code", "id", "name", "教师编号", "姓名")
_MARK_KEYS = ("mark", "status", "出勤情况", "出勤")
_MINUTES_KEYS = ("minutes", "实到分钟", "分钟")


def read(source: Path) -> list[tuple[int, dict[str, str]]]:
    """Return the rows of a filled sheet, with the numbers they have in the file."""
    return _json_entries(source) if source.suffix.lower() == ".json" else _workbook_entries(source)


def _workbook_entries(source: Path) -> list[tuple[int, dict[str, str]]]:
    table = read_table(source, SHEET_COLUMNS, required="mark")
    rows = []
    for row in table.rows():
        cells = {name: text(cell) for name, cell in row.cells.items()}
        rows.append((row.row, {"teacher": cells.get("code", "")} | cells))
    return rows


def _json_entries(source: Path) -> list[tuple[int, dict[str, str]]]:
    try:
        value = json.loads(source.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise Unavailable("attendance.unreadable", name=source.name) from error
    except (ValueError, RecursionError) as error:
        raise Refused("attendance.not_json", name=source.name) from error
    if isinstance(value, Mapping) and "marks" in value:
        value = value["marks"]
    if isinstance(value, Mapping):
        value = [{"teacher": teacher, "mark": mark} for teacher, mark in value.items()]
    if not isinstance(value, list):
        raise Refused("attendance.not_json", name=source.name)
    return [(number, _json_entry(entry)) for number, entry in enumerate(value, 1)]


def _json_entry(entry: object) -> dict[str, str]:
    if not isinstance(entry, Mapping):
        return {"name": str(entry), "mark": "?"}
    return {
        "teacher": _first(entry, _TEACHER_KEYS),
        "name": _first(entry, ("name", "姓名")),
        "mark": _first(entry, _MARK_KEYS),
        "minutes": _first(entry, _MINUTES_KEYS),
    }


def _first(entry: Mapping[str, object], keys: Sequence[str]) -> str:
    return next((str(entry[key]).strip() for key in keys if entry.get(key) not in (None, "")), "")
