"""Lines of a spreadsheet on the clipboard, read as activities."""

from collections.abc import Sequence

from app.domain.codes import folded
from app.ui.plans.activity_lines import COLUMNS, ActivityLine, new_line

_HEADINGS = {
    "date": ("日期", "时间日期", "活动日期", "研修日期"),
    "start": ("开始", "开始时间", "起"),
    "end": ("结束", "结束时间", "止"),
    "topic": ("主题", "活动主题", "研修主题", "内容", "活动内容", "研修内容", "专题"),
    "type": ("活动类型", "类型", "形式", "活动形式"),
    "speaker": ("主讲人", "主讲", "主持人", "执教人", "负责人"),
    "place": ("地点", "活动地点"),
    "hours": ("学时", "学时数", "课时"),
}
_COLUMN_OF = {folded(word): column for column, words in _HEADINGS.items() for word in words}


def cells_of(text: str) -> list[list[str]]:
    """Split clipboard text into rows and cells as Excel and WPS write it: quoted cells may hold line ends."""
    rows: list[list[str]] = [[]]
    cell, quoted, at = "", False, 0
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    while at < len(plain):
        char = plain[at]
        if quoted and char == '"' and plain[at + 1 : at + 2] == '"':
            cell, at = cell + '"', at + 1
        elif char == '"' and (quoted or not cell):
            quoted = not quoted
        elif char in "\t\n" and not quoted:
            rows[-1].append(cell)
            cell = ""
            if char == "\n":
                rows.append([])
        else:
            cell += char
        at += 1
    rows[-1].append(cell)
    return [row for row in rows if any(entry.strip() for entry in row)]


def lines_from(rows: Sequence[Sequence[str]]) -> list[ActivityLine]:
    """Return one line per row: by the headings of the first row when it has any, else in the table's order."""
    columns = _headings(rows[0]) if rows else None
    if columns is None:
        columns = _in_order(rows)
    else:
        rows = rows[1:]
    lines = []
    for row in rows:
        line = new_line()
        for column, cell in zip(columns, row, strict=False):
            if column:
                line = line.written(column, " ".join(cell.split()))
        if not line.blank:
            lines.append(line)
    return lines


def _headings(row: Sequence[str]) -> list[str] | None:
    found = [_COLUMN_OF.get(folded(cell), "") for cell in row]
    return found if sum(map(bool, found)) >= 2 else None


def _in_order(rows: Sequence[Sequence[str]]) -> list[str]:
    """Skip a leading column of running numbers, which forms often have."""
    numbered = all(row[0].strip() == str(n) for n, row in enumerate(rows, 1)) and len(rows[0]) > 1
    return ["", *COLUMNS] if numbered else list(COLUMNS)
